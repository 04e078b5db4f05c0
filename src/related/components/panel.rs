//! A panel of links.

use yew::prelude::*;

use super::item::Item;
use super::{panel_id, tab_id};
use crate::i18n::{Locale, format_day};
use crate::model::Shared;
use crate::related::{RelatedClick, ShownPanel};

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

/// Properties of [`PanelSection`].
#[derive(Properties, PartialEq)]
pub struct PanelSectionProps {
    /// The panel.
    pub panel: Shared<ShownPanel>,
    /// How it stands.
    pub standing: Standing,
    /// The interface's language.
    pub locale: Locale,
    /// Told before a link is followed.
    pub on_follow: Callback<RelatedClick>,
}

/// Heading, age and links. The same elements under a heading and under a tab, so that nothing is lost (the focus, images
/// already loaded) when the room changes.
///
/// A tab's panel takes no focus itself: there is a link in each.
#[component]
pub fn PanelSection(props: &PanelSectionProps) -> Html {
    let panel = &*props.panel;
    let title = AttrValue::from(panel.title.clone());
    let title_id = format!("related-title-{}", panel.place);
    let (role, label, hidden) = match props.standing {
        Standing::Headed => (None, title_id.clone(), false),
        Standing::Tabbed { selected } => (Some("tabpanel"), tab_id(panel.place), !selected),
    };
    let items = panel.items.iter().enumerate().map(|(index, item)| {
        html! {
            <Item key={item.url.as_str()} item={item.clone()} panel={title.clone()} {index}
                locale={props.locale.clone()} on_follow={props.on_follow.clone()} />
        }
    });
    html! {
        <section class="related-panel" part="panel" id={panel_id(panel.place)} {role} aria-labelledby={label} {hidden}>
            // Under a tab the tab says the title.
            <h2 class="related-title" part="panel-title" id={title_id} hidden={role.is_some()}>{title.clone()}</h2>
            <div class="related-age">{age(panel, &props.locale)}</div>
            // Safari drops the role of a list that is drawn without marks.
            if panel.period.is_some() {
                <ol class="related-list related-ranking" role="list">{for items}</ol>
            } else {
                <ul class="related-list" role="list">{for items}</ul>
            }
        </section>
    }
}

/// `24 hours · Updated March 5, 2024`, or as much of it as is known.
fn age(panel: &ShownPanel, locale: &Locale) -> Html {
    let period = panel
        .period
        .clone()
        .map(|period| html! { <span>{AttrValue::from(period)}</span> });
    let updated = panel.updated.map(|date| {
        let (lang, dir) = locale.foreign_strings().unzip();
        // The date is in the language that was asked for even where the words are not.
        let date_lang = lang.map(|_| locale.tag().to_owned());
        let (before, after) = locale
            .strings
            .related
            .updated
            .split_once("{}")
            .unwrap_or((locale.strings.related.updated, ""));
        html! {
            <span {lang} {dir}>
                {before}
                <time datetime={date.to_rfc3339()} lang={date_lang}>{format_day(&date, locale)}</time>
                {after}
            </span>
        }
    });
    let both = period.is_some() && updated.is_some();
    let dot = both.then(|| html! { {" · "} });
    period.into_iter().chain(dot).chain(updated).collect()
}
