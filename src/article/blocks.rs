//! The body: one function a kind of block, or one file where a kind needs more.

use yew::prelude::*;

use super::code::code;
use super::figure::Figure;
use super::inlines::inlines;
use super::math::display_math;
use super::quote::{alert, pull_quote, quote};
use super::table::table;
use crate::i18n::Locale;
use crate::model::{Block, BlockKind, Definition, HeadingLevel, Inline, LinkCard, ListItem, plain_text};

/// Blocks in their order. Plain functions, not components: a page of ten thousand blocks is one comparison by pointer.
pub(super) fn blocks(content: &[Block], locale: &Locale) -> Html {
    content.iter().map(|item| block(item, locale)).collect()
}

fn block(block: &Block, locale: &Locale) -> Html {
    let id = block.id.to_rc();
    match &block.kind {
        BlockKind::Paragraph(content) => html! { <p id={id}>{ inlines(content, locale) }</p> },
        BlockKind::Heading { level, content } => heading(id.into(), *level, content, locale),
        BlockKind::List { start, tight, items } => list(id.into(), *start, *tight, items, locale),
        BlockKind::Quote { blocks, attribution } => quote(id.into(), blocks, attribution.as_deref(), locale),
        BlockKind::PullQuote { blocks, attribution } => {
            pull_quote(id.into(), blocks, attribution.as_deref(), locale)
        }
        BlockKind::Alert { kind, blocks } => alert(id.into(), *kind, blocks, locale),
        BlockKind::Code { language, text } => code(id.into(), language.as_deref(), text, locale),
        BlockKind::Math(tex) => display_math(id.into(), tex),
        BlockKind::Table(content) => table(id.into(), content, locale),
        BlockKind::Figure(image) => html! {
            <div id={id} class="inset"><Figure image={image.clone()} strings={locale.strings} /></div>
        },
        BlockKind::LinkCard(card) => link_card(id.into(), card, locale),
        BlockKind::DefinitionList(definitions) => definition_list(id.into(), definitions, locale),
        BlockKind::Rule => html! { <hr id={id} /> },
    }
}

fn heading(id: AttrValue, level: HeadingLevel, content: &[Inline], locale: &Locale) -> Html {
    let label = locale
        .strings
        .article
        .section_link
        .replace("{}", &plain_text(content));
    let anchor = html! { <a class="anchor" href={format!("#{id}")} aria-label={label}>{ "#" }</a> };
    let content = inlines(content, locale);
    match level.get() {
        2 => html! { <h2 id={id} tabindex="-1">{ content }{ anchor }</h2> },
        3 => html! { <h3 id={id} tabindex="-1">{ content }{ anchor }</h3> },
        4 => html! { <h4 id={id} tabindex="-1">{ content }{ anchor }</h4> },
        5 => html! { <h5 id={id} tabindex="-1">{ content }{ anchor }</h5> },
        _ => html! { <h6 id={id} tabindex="-1">{ content }{ anchor }</h6> },
    }
}

fn list(id: AttrValue, start: Option<u64>, tight: bool, items: &[ListItem], locale: &Locale) -> Html {
    let tasks = !items.is_empty() && items.iter().all(|item| item.task.is_some());
    let class = classes!(tight.then_some("tight"), tasks.then_some("tasks"));
    let items = items.iter().map(|item| {
        let mark = item.task.map(|done| {
            html! {
                <input type="checkbox" disabled=true checked={done} aria-label={task_label(item)} />
            }
        });
        html! { <li>{ mark }{ blocks(&item.blocks, locale) }</li> }
    });
    match start {
        Some(first) => {
            let first = (first != 1).then(|| first.to_string());
            html! { <ol id={id} class={class} start={first}>{ for items }</ol> }
        }
        None => html! { <ul id={id} class={class}>{ for items }</ul> },
    }
}

/// The words of a task's first paragraph name its box.
fn task_label(item: &ListItem) -> String {
    item.blocks
        .iter()
        .find_map(|block| match &block.kind {
            BlockKind::Paragraph(content) => Some(plain_text(content)),
            _ => None,
        })
        .unwrap_or_default()
}

fn link_card(id: AttrValue, card: &LinkCard, locale: &Locale) -> Html {
    html! {
        <div id={id} class="link-card" part="link-card">
            <p class="link-card-label">{ locale.strings.article.read_more }</p>
            <p class="link-card-title"><a href={card.url.to_rc()}>{ inlines(&card.title, locale) }</a></p>
            <p class="link-card-summary">{ card.summary.clone() }</p>
        </div>
    }
}

fn definition_list(id: AttrValue, definitions: &[Definition], locale: &Locale) -> Html {
    let groups = definitions.iter().map(|definition| {
        let terms = definition
            .terms
            .iter()
            .map(|term| html! { <dt>{ inlines(term, locale) }</dt> });
        let meanings = definition
            .definitions
            .iter()
            .map(|meaning| html! { <dd>{ blocks(meaning, locale) }</dd> });
        html! { <>{ for terms }{ for meanings }</> }
    });
    html! { <dl id={id}>{ for groups }</dl> }
}
