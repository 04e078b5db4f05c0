//! The body: one function for each kind of block, in a file of its own if it is long.

use std::ops::Range;

use yew::prelude::*;

use super::code::code;
use super::context::RenderContext;
use super::figure::figure;
use super::inlines::{fragment, inlines};
use super::math::display_math;
use super::quote::{alert, quote};
use super::table::{rows, table};
use crate::i18n::Locale;
use article::{Block, BlockKind, Definition, HeadingLevel, Inline, LinkCard, ListItem, plain_text};

/// Blocks in their order. Plain functions, not components: a page of ten thousand blocks is one comparison by pointer.
pub(super) fn blocks(content: &[Block], context: RenderContext<'_>) -> Html {
    content.iter().map(|item| block(item, context)).collect()
}

fn block(block: &Block, context: RenderContext<'_>) -> Html {
    let locale = context.locale;
    let id = AttrValue::from(block.id.to_rc());
    match &block.kind {
        BlockKind::Paragraph(content) => html! { <p {id}>{inlines(content, locale)}</p> },
        BlockKind::Heading { level, content } => heading(id, *level, content, locale),
        BlockKind::List { start, tight, items } => list(id, *start, *tight, items, context),
        BlockKind::Quote { blocks, attribution } => {
            quote(id, "quote", blocks, attribution.as_deref(), context)
        }
        // A pull quote repeats words of the article: it is drawn large.
        BlockKind::PullQuote { blocks, attribution } => {
            quote(id, "pull-quote", blocks, attribution.as_deref(), context)
        }
        BlockKind::Alert { kind, blocks } => alert(id, *kind, blocks, context),
        BlockKind::Code { language, text } => code(id, language.as_deref(), text, locale),
        BlockKind::Math(tex) => display_math(id, tex),
        BlockKind::Table(content) => table(id, content, rows(content, 0..content.rows.len(), locale), locale),
        BlockKind::Figure(image) => html! { <div class="inset" {id}>{figure(image, false, context)}</div> },
        BlockKind::LinkCard(card) => link_card(id, card, locale),
        BlockKind::DefinitionList(definitions) => definition_list(id, definitions, context),
        BlockKind::Rule => html! { <hr {id} /> },
    }
}

fn heading(id: AttrValue, level: HeadingLevel, content: &[Inline], locale: &Locale) -> Html {
    let label = locale
        .strings
        .article
        .section_link
        .replace("{}", &plain_text(content));
    let address = fragment(&id);
    let tag = match level.get() {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! {
        <@{tag} tabindex="-1" {id}>
            {inlines(content, locale)}
            <a class="anchor" href={address} aria-label={label}>{"#"}</a>
        </@>
    }
}

fn list(
    id: AttrValue,
    start: Option<u64>,
    tight: bool,
    items: &[ListItem],
    context: RenderContext<'_>,
) -> Html {
    list_of(id, start, tight, items, list_items(items, context))
}

/// A list whose items are drawn as `drawn`.
fn list_of(id: AttrValue, start: Option<u64>, tight: bool, items: &[ListItem], drawn: Html) -> Html {
    let tasks = !items.is_empty() && items.iter().all(|item| item.task.is_some());
    let class = classes!(tight.then_some("tight"), tasks.then_some("tasks"));
    match start {
        Some(1) => html! { <ol {id} {class}>{drawn}</ol> },
        Some(first) => html! { <ol {id} {class} start={first.to_string()}>{drawn}</ol> },
        None => html! { <ul {id} {class}>{drawn}</ul> },
    }
}

fn list_items(items: &[ListItem], context: RenderContext<'_>) -> Html {
    html! {
        for item in items {
            <li>
                if let Some(done) = item.task {
                    <input type="checkbox" disabled=true checked={done} aria-label={task_label(item)} />
                }
                {blocks(&item.blocks, context)}
            </li>
        }
    }
}

/// The list or table `block`, whose items or rows are drawn as `drawn`. Nothing for other blocks.
pub(super) fn block_of_parts(block: &Block, drawn: Html, locale: &Locale) -> Html {
    let id = AttrValue::from(block.id.to_rc());
    match &block.kind {
        BlockKind::List { start, tight, items } => list_of(id, *start, *tight, items, drawn),
        BlockKind::Table(content) => table(id, content, drawn, locale),
        _ => html! {},
    }
}

/// The items of a list, or the rows of a table, in `range`. Nothing for other blocks.
pub(super) fn parts(block: &Block, range: Range<usize>, context: RenderContext<'_>) -> Html {
    match &block.kind {
        BlockKind::List { items, .. } => list_items(items.get(range).unwrap_or_default(), context),
        BlockKind::Table(table) => rows(table, range, context.locale),
        _ => html! {},
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
        <div class="link-card" part="link-card" {id}>
            <p class="link-card-label">{locale.strings.article.read_more}</p>
            <p class="link-card-title"><a href={card.url.to_rc()}>{inlines(&card.title, locale)}</a></p>
            <p class="link-card-summary">{AttrValue::from(card.summary.clone())}</p>
        </div>
    }
}

fn definition_list(id: AttrValue, definitions: &[Definition], context: RenderContext<'_>) -> Html {
    html! {
        <dl {id}>
            for definition in definitions {
                for term in &definition.terms {
                    <dt>{inlines(term, context.locale)}</dt>
                }
                for meaning in &definition.definitions {
                    <dd>{blocks(meaning, context)}</dd>
                }
            }
        </dl>
    }
}
