//! Words set apart: quotes, pull quotes, alerts.

use yew::prelude::*;

use super::blocks::blocks;
use super::inlines::inlines;
use crate::i18n::Locale;
use crate::model::{Alert, Block, Inline};

pub(super) fn quote(
    id: AttrValue,
    content: &[Block],
    attribution: Option<&[Inline]>,
    locale: &Locale,
) -> Html {
    html! {
        <figure id={id} class="quote">
            <blockquote>{ blocks(content, locale) }</blockquote>
            { attributed(attribution, locale) }
        </figure>
    }
}

/// A pull quote repeats words of the article: it is drawn large, and is a figure of its own.
pub(super) fn pull_quote(
    id: AttrValue,
    content: &[Block],
    attribution: Option<&[Inline]>,
    locale: &Locale,
) -> Html {
    html! {
        <figure id={id} class="pull-quote">
            <blockquote>{ blocks(content, locale) }</blockquote>
            { attributed(attribution, locale) }
        </figure>
    }
}

fn attributed(attribution: Option<&[Inline]>, locale: &Locale) -> Html {
    match attribution {
        Some(name) => html! { <figcaption class="attribution">{ inlines(name, locale) }</figcaption> },
        None => Html::default(),
    }
}

pub(super) fn alert(id: AttrValue, kind: Alert, content: &[Block], locale: &Locale) -> Html {
    let [note, tip, important, warning, caution] = locale.strings.article.alerts;
    let (name, label) = match kind {
        Alert::Note => ("note", note),
        Alert::Tip => ("tip", tip),
        Alert::Important => ("important", important),
        Alert::Warning => ("warning", warning),
        Alert::Caution => ("caution", caution),
    };
    html! {
        <div id={id} class={classes!("alert", name)} role="note" aria-label={label}>
            <p class="alert-label" aria-hidden="true">{ label }</p>
            { blocks(content, locale) }
        </div>
    }
}
