//! Attributes in braces after an image, as in pandoc: `{width=1200 height=675 credit="Name"}`.

use std::rc::Rc;

use crate::fields::srcset::parse_srcset;
use crate::model::{BaseUrl, Dimensions, Image};
use crate::text::digits::pixels;
use crate::text::shared::shared;
use crate::warnings::Warnings;

/// Maximum length of an attribute list in bytes.
const MAX_LEN: usize = 4096;

/// The attributes of an image, as written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ImageAttributes {
    width: Option<u32>,
    height: Option<u32>,
    credit: Option<Rc<str>>,
    caption: Option<Rc<str>>,
    srcset: Option<Rc<str>>,
    sizes: Option<Rc<str>>,
}

impl ImageAttributes {
    /// Parses the braces at the start of `text`. Returns the attributes and the number of bytes read. `None`
    /// if there are no braces or they hold no attributes: they are then plain text.
    ///
    /// Skips unknown names, `#id` and `.class`.
    pub(crate) fn parse(text: &str) -> Option<(Self, usize)> {
        let mut attributes = Self::default();
        let inner = text.strip_prefix('{')?;
        let mut rest = inner;
        loop {
            rest = rest.trim_start();
            let read = text.len() - rest.len();
            if read > MAX_LEN {
                return None;
            }
            if let Some(after) = rest.strip_prefix('}') {
                return Some((attributes, text.len() - after.len()));
            }
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '}' | '{' | '"'))?;
            let (name, after) = rest.split_at(end);
            match after.strip_prefix('=') {
                Some(after) if !name.is_empty() => {
                    let (value, after) = value(after)?;
                    attributes.set(name, value);
                    rest = after;
                }
                None if name.len() > 1 && name.starts_with(['#', '.']) => rest = after,
                _ => return None,
            }
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        let text = match name {
            "width" => return self.width = pixels(value),
            "height" => return self.height = pixels(value),
            "credit" => &mut self.credit,
            "caption" => &mut self.caption,
            "srcset" => &mut self.srcset,
            "sizes" => &mut self.sizes,
            _ => return,
        };
        *text = shared(value);
    }

    /// Applies the attributes to `image`.
    pub(crate) fn apply(
        self,
        image: &mut Image,
        base: Option<&BaseUrl>,
        line: Option<usize>,
        warnings: &mut Warnings,
    ) {
        image.dimensions = self
            .width
            .zip(self.height)
            .map(|(width, height)| Dimensions { width, height });
        if let Some(srcset) = self.srcset {
            parse_srcset(&srcset, &mut image.srcset, base, line, warnings);
        }
        image.sizes = self.sizes;
        image.credit = self.credit;
        if self.caption.is_some() {
            image.caption = self.caption;
        }
    }
}

/// Splits `text` into the value at its start (in quotes, or up to white space or `}`) and the rest.
fn value(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        mark @ ('"' | '\'') => {
            let (value, after) = text.get(1..)?.split_once(mark)?;
            // A blank line ends the paragraph, and with it the attributes.
            (!value.contains("\n\n")).then_some((value, after))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '}')?;
            Some(text.split_at(end))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_pandoc_reads_them() {
        let text = "{#fig .wide width=1200 height='675px' credit=\"A } B\" srcset=\"a.jpg 1x,\nb.jpg 2x\" sizes=50vw other=x} text";
        let (attributes, length) = ImageAttributes::parse(text).expect("attributes");
        assert_eq!(
            attributes,
            ImageAttributes {
                width: Some(1200),
                height: Some(675),
                credit: Some("A } B".into()),
                caption: None,
                srcset: Some("a.jpg 1x,\nb.jpg 2x".into()),
                sizes: Some("50vw".into()),
            }
        );
        assert_eq!(&text[length..], " text");
        assert_eq!(
            ImageAttributes::parse("{}").map(|(_, length)| length),
            Some(2),
            "empty braces are attributes too"
        );
    }

    #[test]
    fn braces_that_hold_no_attributes_are_text() {
        for text in [
            "",
            "width=1",
            "{",
            "{width=1",
            "{not attributes}",
            "{width=1 here}",
            "{=1}",
            "{credit=\"A}",
            "{.}",
            "{a=\"b\n\nc\"}",
            "{{a=b}}",
        ] {
            assert_eq!(ImageAttributes::parse(text), None, "{text}");
        }
    }
}
