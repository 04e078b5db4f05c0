//! Images.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::SafeUrl;

/// An image of the article or of a related link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// The address of the image.
    pub src: SafeUrl,
    /// Other sizes: each address is checked and has its descriptor (`800w`, `2x`, or empty).
    pub srcset: Vec<(SafeUrl, Rc<str>)>,
    /// The `sizes` attribute as the author wrote it.
    pub sizes: Option<Rc<str>>,
    /// The size, so that the page reserves the space before the image loads.
    pub dimensions: Option<Dimensions>,
    /// The alternative text. Empty for a decorative image.
    pub alt: Rc<str>,
    /// The caption.
    pub caption: Option<Rc<str>>,
    /// The credit line, which names the maker of the image.
    pub credit: Option<Rc<str>>,
}

impl Image {
    /// Creates an image with an address only.
    #[must_use]
    pub fn new(src: SafeUrl) -> Self {
        Self {
            src,
            srcset: Vec::new(),
            sizes: None,
            dimensions: None,
            alt: Rc::default(),
            caption: None,
            credit: None,
        }
    }
}

/// Width and height in CSS pixels, both above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimensions {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}
