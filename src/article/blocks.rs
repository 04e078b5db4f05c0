//! The body: one function a kind of block, or one file where a kind needs more.

use yew::prelude::*;

use super::code::code;
use super::figure::figure;
use super::inlines::{fragment, inlines};
use super::math::display_math;
use super::quote::{alert, quote};
use super::setting::Setting;
use super::table::table;
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use article::{Block, BlockKind, Definition, HeadingLevel, Inline, LinkCard, ListItem, plain_text};

/// Blocks in their order. Plain functions, not components: a page of ten thousand blocks is one comparison by pointer.
pub(super) fn blocks(content: &[Block], setting: Setting<'_>) -> Html {
    content.iter().map(|item| block(item, setting)).collect()
}

fn block(block: &Block, setting: Setting<'_>) -> Html {
    let locale = setting.locale;
    let id = AttrValue::from(block.id.to_rc());
    match &block.kind {
        BlockKind::Paragraph(content) => element("p", attributes![; "id" = id], inlines(content, locale)),
        BlockKind::Heading { level, content } => heading(id, *level, content, locale),
        BlockKind::List { start, tight, items } => list(id, *start, *tight, items, setting),
        BlockKind::Quote { blocks, attribution } => {
            let attributes = attributes!["class" = "quote"; "id" = id];
            quote(attributes, blocks, attribution.as_deref(), setting)
        }
        // A pull quote repeats words of the article: it is drawn large.
        BlockKind::PullQuote { blocks, attribution } => {
            let attributes = attributes!["class" = "pull-quote"; "id" = id];
            quote(attributes, blocks, attribution.as_deref(), setting)
        }
        BlockKind::Alert { kind, blocks } => alert(id, *kind, blocks, setting),
        BlockKind::Code { language, text } => code(id, language.as_deref(), text, locale),
        BlockKind::Math(tex) => display_math(id, tex),
        BlockKind::Table(content) => table(id, content, locale),
        BlockKind::Figure(image) => {
            let attributes = attributes!["class" = "inset"; "id" = id];
            element("div", attributes, figure(image, false, setting))
        }
        BlockKind::LinkCard(card) => link_card(id, card, locale),
        BlockKind::DefinitionList(definitions) => definition_list(id, definitions, setting),
        BlockKind::Rule => element("hr", attributes![; "id" = id], Html::default()),
    }
}

fn heading(id: AttrValue, level: HeadingLevel, content: &[Inline], locale: &Locale) -> Html {
    let label = locale
        .strings
        .article
        .section_link
        .replace("{}", &plain_text(content));
    let address = fragment(&id);
    let anchor = attributes!["class" = "anchor"; "href" = address, "aria-label" = label];
    let content = nodes([inlines(content, locale), element("a", anchor, text("#"))]);
    let tag = match level.get() {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    element(tag, attributes!["tabindex" = "-1"; "id" = id], content)
}

fn list(id: AttrValue, start: Option<u64>, tight: bool, items: &[ListItem], setting: Setting<'_>) -> Html {
    let tasks = !items.is_empty() && items.iter().all(|item| item.task.is_some());
    let class = match (tight, tasks) {
        (true, true) => Some("tight tasks"),
        (true, false) => Some("tight"),
        (false, true) => Some("tasks"),
        (false, false) => None,
    };
    let content = items.iter().map(|item| {
        let mark = item.task.map(|done| {
            html! {
                <input type="checkbox" disabled=true checked={done} aria-label={task_label(item)} />
            }
        });
        let content = nodes([mark.unwrap_or_default(), blocks(&item.blocks, setting)]);
        element("li", attributes![], content)
    });
    let tag = if start.is_some() { "ol" } else { "ul" };
    let first = start.filter(|first| *first != 1).map(|first| first.to_string());
    element(
        tag,
        attributes![; "id" = id, "class" = class, "start" = first],
        content.collect(),
    )
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
    let link = element(
        "a",
        attributes![; "href" = card.url.to_rc()],
        inlines(&card.title, locale),
    );
    let content = nodes([
        element(
            "p",
            attributes!["class" = "link-card-label"],
            text(locale.strings.article.read_more),
        ),
        element("p", attributes!["class" = "link-card-title"], link),
        element(
            "p",
            attributes!["class" = "link-card-summary"],
            text(card.summary.clone()),
        ),
    ]);
    element(
        "div",
        attributes!["class" = "link-card", "part" = "link-card"; "id" = id],
        content,
    )
}

fn definition_list(id: AttrValue, definitions: &[Definition], setting: Setting<'_>) -> Html {
    let groups = definitions.iter().map(|definition| {
        let terms = definition
            .terms
            .iter()
            .map(|term| element("dt", attributes![], inlines(term, setting.locale)));
        let meanings = definition
            .definitions
            .iter()
            .map(|meaning| element("dd", attributes![], blocks(meaning, setting)));
        terms.chain(meanings).collect::<Html>()
    });
    element("dl", attributes![; "id" = id], groups.collect())
}
