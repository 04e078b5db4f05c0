//! What drawing a text takes besides the text.

use yew::prelude::*;

use crate::i18n::Locale;
use article::SafeUrl;

/// What the parts of a text are drawn with.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The interface's language.
    pub locale: &'a Locale,
    /// The images that could not be loaded.
    pub broken: &'a [SafeUrl],
    /// Told of them.
    pub on_broken: &'a Callback<SafeUrl>,
}
