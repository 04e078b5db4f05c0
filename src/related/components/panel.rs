//! A panel of links.

use yew::prelude::*;

use super::item::item;
use super::{Room, id};
use crate::i18n::{Locale, format_day};
use crate::related::ShownPanel;
use article::{DateTime, Panel};

/// How a panel stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Under its own heading.
    Headed,
    /// Under a tab, which is the one selected or not.
    Tabbed {
        /// Whether it is the one that is seen.
        selected: bool,
    },
}

/// Heading, age and links. The same elements under a heading and under a tab, so that nothing is lost (the focus, images
/// already loaded) when the room changes.
///
/// A tab's panel takes no focus itself: there is a link in each.
pub fn panel_section(shown: &ShownPanel<'_>, standing: Standing, room: Room<'_>) -> Html {
    let (panel, place) = (shown.panel, shown.place);
    let title = AttrValue::from(panel.title.clone());
    let title_id = id("title", place);
    let (role, label, hidden) = match standing {
        Standing::Headed => (None, title_id.clone(), false),
        Standing::Tabbed { selected } => (Some("tabpanel"), id("tab", place), !selected),
    };
    let items = shown
        .items
        .iter()
        .enumerate()
        .map(|(index, link)| item(link, &title, index, room))
        .collect::<Html>();
    // Safari drops the role of a list that is drawn without marks.
    let list = if panel.period.is_some() {
        html! { <ol class="related-list related-ranking" role="list">{items}</ol> }
    } else {
        html! { <ul class="related-list" role="list">{items}</ul> }
    };
    html! {
        <section key={place} class="related-panel" part="panel" id={id("panel", place)} {role} aria-labelledby={label}
            {hidden}>
            // Under a tab the tab says the title.
            <h2 class="related-title" part="panel-title" dir="auto" id={title_id} hidden={role.is_some()}>
                {title.clone()}
            </h2>
            <div class="related-age">{age(panel, room.locale)}</div>
            {list}
        </section>
    }
}

/// `24 hours · Updated March 5, 2024`, or as much of it as is known.
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
    // The date is in the language that was asked for even where the words are not.
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
