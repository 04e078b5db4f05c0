//! A link to another story.

use yew::prelude::*;

use super::RenderContext;
use super::thumbnail::thumbnail;
use crate::i18n::format_day;
use crate::related::follow::{follow, follow_aside};
use article::RelatedItem;

/// Headline, summary, date, a mark if there is audio, and a thumbnail. The style sheet stretches the headline's link over
/// the whole: one stop for the keyboard, one large target for the finger.
///
/// `item` is the link at `index` of the panel with the title `panel`.
pub fn item(item: &RelatedItem, panel: &AttrValue, index: usize, context: RenderContext<'_>) -> Html {
    let onclick = follow(item, panel, index, context.on_follow);
    let onauxclick = follow_aside(&onclick);
    let href = AttrValue::from(item.url.to_rc());
    let summary = item.summary.clone().map(|summary| {
        html! { <p class="related-summary" dir="auto">{AttrValue::from(summary)}</p> }
    });
    html! {
        <li key={item.url.as_str()} class="related-item" part="related-item">
            <div class="related-story">
                <a class="related-link" dir="auto" {href} {onclick} {onauxclick}>
                    {AttrValue::from(item.title.clone())}
                </a>
                {summary}
                {facts(item, context)}
            </div>
            {item.image.as_ref().map(|image| thumbnail(image, context))}
        </li>
    }
}

/// The date, and whether there is audio.
fn facts(item: &RelatedItem, context: RenderContext<'_>) -> Option<Html> {
    let locale = context.locale;
    let (lang, dir) = locale.foreign_strings().unzip();
    let date = item
        .date
        .map(|date| html! { <time datetime={date.to_rfc3339()}>{format_day(&date, locale)}</time> });
    let audio = item.audio.then(|| {
        html! {
            <span class="related-audio">
                {headphones()}
                <span class="visually-hidden" {lang} {dir}>{locale.strings.related.has_audio}</span>
            </span>
        }
    });
    let extra = context.extra.and_then(|extra| extra.draw(item));
    let any = date.is_some() || audio.is_some();
    any.then(|| html! { <p class="related-facts">{date}{audio}{extra}</p> })
}

/// Headphones, drawn on a grid of 16 in the colour of the text: the story can be listened to.
fn headphones() -> Html {
    html! {
        <svg class="related-icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
            stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d="M2.25 11V8.5a5.75 5.75 0 0 1 11.5 0V11" />
            <path d="M2.25 9.75h1.5a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-.5a1 1 0 0 1-1-1z" />
            <path d="M13.75 9.75h-1.5a1 1 0 0 0-1 1v2a1 1 0 0 0 1 1h.5a1 1 0 0 0 1-1z" />
        </svg>
    }
}
