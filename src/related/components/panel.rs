//! A panel of links.

use yew::prelude::*;

use super::item::item;
use super::{RenderContext, id};
use crate::i18n::{Locale, format_day};
use crate::related::ShownPanel;
use article::{DateTime, Panel};

/// How a panel is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presentation {
    /// As a list under its own heading.
    List,
    /// Under a tab. Only the panel of the selected tab is visible.
    Tab { selected: bool },
}

/// Heading, age and links. The elements are the same under a heading and under a tab, so that nothing is lost (the focus,
/// loaded images) when the width changes.
///
/// A tab's panel takes no focus itself: there is a link in each.
pub fn panel_section(shown: &ShownPanel<'_>, presentation: Presentation, context: RenderContext<'_>) -> Html {
    let (panel, index) = (shown.panel, shown.place);
    let title = AttrValue::from(panel.title.clone());
    let title_id = id("title", index);
    let (role, label, hidden) = match presentation {
        Presentation::List => (None, title_id.clone(), false),
        Presentation::Tab { selected } => (Some("tabpanel"), id("tab", index), !selected),
    };
    let items = shown
        .items
        .iter()
        .enumerate()
        .map(|(index, link)| item(link, &title, index, context))
        .collect::<Html>();
    // Safari drops the role of a list that is drawn without marks.
    let list = if panel.period.is_some() {
        html! { <ol class="related-list related-ranking" role="list">{items}</ol> }
    } else {
        html! { <ul class="related-list" role="list">{items}</ul> }
    };
    html! {
        <section key={index} class="related-panel" part="panel" id={id("panel", index)} {role} aria-labelledby={label}
            {hidden}>
            // A tab gives the title itself.
            <h2 class="related-title" part="panel-title" dir="auto" id={title_id} hidden={role.is_some()}>
                {title.clone()}
            </h2>
            <div class="related-age">{age(panel, context.locale)}</div>
            {list}
        </section>
    }
}

/// `24 hours · Updated March 5, 2024`, or the known part of it.
fn age(panel: &Panel, locale: &Locale) -> Html {
    let period = panel
        .period
        .clone()
        .map(|period| html! { <span dir="auto">{AttrValue::from(period)}</span> });
    let updated = panel.updated.map(|date| updated(&date, locale));
    let dot = (period.is_some() && updated.is_some()).then_some(" · ");
    html! { <>{period}{dot}{updated}</> }
}

fn updated(date: &DateTime, locale: &Locale) -> Html {
    let (lang, dir) = locale.foreign_strings().unzip();
    // The date is in the requested language even if the words are not.
    let date_lang = lang.map(|_| locale.tag().to_owned());
    let text = locale.strings.related.updated;
    let (before, after) = text.split_once("{}").unwrap_or((text, ""));
    html! {
        <span {lang} {dir}>
            {before}
            <time datetime={date.to_rfc3339()} lang={date_lang}>{format_day(date, locale)}</time>
            {after}
        </span>
    }
}
