//! Images.

use std::rc::Rc;

use super::SafeUrl;

/// An image of the article or of a related link.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Where it is.
    pub src: SafeUrl,
    /// Its other sizes, each URL checked: candidates with their descriptor (`800w`, `2x`, or empty).
    pub srcset: Vec<(SafeUrl, Rc<str>)>,
    /// The `sizes` attribute as the author wrote it.
    pub sizes: Option<Rc<str>>,
    /// Its size, so that the page holds its place while it loads.
    pub dimensions: Option<Dimensions>,
    /// What it shows, for those who do not see it. Empty for an ornament.
    pub alt: Rc<str>,
    /// The line under it.
    pub caption: Option<Rc<str>>,
    /// Who made it.
    pub credit: Option<Rc<str>>,
}

impl Image {
    /// The image at `src`, of which nothing else is known.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}
