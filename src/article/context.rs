//! The inputs of the rendering functions besides the text.

use yew::prelude::*;

use crate::i18n::Locale;
use article::SafeUrl;

#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The interface's language.
    pub locale: &'a Locale,
    /// The images that could not be loaded.
    pub broken_images: &'a [SafeUrl],
    /// Called with the address of an image that could not be loaded.
    pub on_image_error: &'a Callback<SafeUrl>,
}
