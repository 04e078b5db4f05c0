//! A link to another story.

use yew::prelude::*;

use super::icon::HeadphonesIcon;
use super::thumbnail::Thumbnail;
use crate::i18n::{Locale, format_day};
use crate::model::RelatedItem;
use crate::related::RelatedClick;

/// `MouseEvent.button` of the middle button (UI Events, section 3.4).
const MIDDLE_BUTTON: i16 = 1;

/// Properties of [`Item`].
#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// The link.
    pub item: RelatedItem,
    /// The panel's title.
    pub panel: AttrValue,
    /// Its place in the panel, from 0.
    pub index: usize,
    /// The interface's language.
    pub locale: Locale,
    /// Told before it is followed.
    pub on_follow: Callback<RelatedClick>,
}

/// Headline, summary, date, a mark where there is audio, and a thumbnail. The style sheet stretches the headline's link
/// over the whole: one stop for the keyboard, one large target for the finger.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let item = &props.item;
    let onclick = follow(props);
    // The middle button opens a new tab without a `click`; the right one only opens a menu.
    let onauxclick = {
        let onclick = onclick.clone();
        Callback::from(move |event: MouseEvent| {
            if event.button() == MIDDLE_BUTTON {
                onclick.emit(event);
            }
        })
    };
    html! {
        <li class="related-item" part="related-item">
            <div class="related-story">
                <a class="related-link" href={AttrValue::from(item.url.to_rc())} {onclick} {onauxclick}>
                    {AttrValue::from(item.title.clone())}
                </a>
                if let Some(summary) = &item.summary {
                    <p class="related-summary">{AttrValue::from(summary.clone())}</p>
                }
                if item.date.is_some() || item.audio {
                    <p class="related-facts">{facts(item, &props.locale)}</p>
                }
            </div>
            if let Some(image) = &item.image {
                <Thumbnail image={image.clone()} />
            }
        </li>
    }
}

/// What happens at a click, before the browser follows the link.
fn follow(props: &ItemProps) -> Callback<MouseEvent> {
    let on_follow = props.on_follow.clone();
    let title = AttrValue::from(props.item.title.clone());
    let url = AttrValue::from(props.item.url.to_rc());
    let (panel, index) = (props.panel.clone(), props.index);
    Callback::from(move |event| {
        on_follow.emit(RelatedClick {
            title: title.clone(),
            url: url.clone(),
            panel: panel.clone(),
            index,
            event,
        });
    })
}

/// The date, and whether there is audio.
fn facts(item: &RelatedItem, locale: &Locale) -> Html {
    let (lang, dir) = locale.foreign_strings().unzip();
    let date = item
        .date
        .map(|date| html! { <time datetime={date.to_rfc3339()}>{format_day(&date, locale)}</time> });
    let audio = item.audio.then(|| {
        html! {
            <span class="related-audio">
                <HeadphonesIcon />
                <span class="visually-hidden" {lang} {dir}>{locale.strings.related.has_audio}</span>
            </span>
        }
    });
    date.into_iter().chain(audio).collect()
}
