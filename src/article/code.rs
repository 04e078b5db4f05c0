//! Code on lines of its own.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Locale;

/// A code block. Always left to right, and reachable by keyboard since it may scroll.
pub(super) fn code(id: AttrValue, language: Option<&str>, text: &Rc<str>, locale: &Locale) -> Html {
    let label = match language {
        Some(language) => format!("{} ({language})", locale.strings.article.code),
        None => locale.strings.article.code.to_owned(),
    };
    html! {
        <pre id={id} class="code" dir="ltr" role="group" tabindex="0" aria-label={label}>
            <code data-language={language.map(str::to_owned)}>{ text.clone() }</code>
        </pre>
    }
}
