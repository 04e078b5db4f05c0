//! Code on lines of its own.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Locale;

/// A code block. Always left to right, and reachable by keyboard since it may scroll.
pub(super) fn code(id: AttrValue, language: Option<&str>, text: &Rc<str>, locale: &Locale) -> Html {
    let name = locale.strings.article.code;
    let label = match language {
        Some(language) => format!("{name} ({language})").into(),
        None => AttrValue::Static(name),
    };
    html! {
        <pre class="code" dir="ltr" role="group" tabindex="0" {id} aria-label={label}>
            <code data-language={language.map(str::to_owned)}>{AttrValue::from(text.clone())}</code>
        </pre>
    }
}
