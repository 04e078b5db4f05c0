//! An image as a named value: an address, or `{ src, srcset, sizes, width, height, alt, caption, credit }`.

use super::fields::{Fields, as_text};
use super::image_attributes::pixels;
use super::srcset::parse_srcset;
use crate::model::{Dimensions, Image, SafeUrl, UrlUse, Value};

const EXPECTED: &str = "an address, or `src` with an address";

/// Takes the image `name` out of `fields`.
pub(super) fn take_image(fields: &mut Fields<'_, '_>, name: &str) -> Option<Image> {
    match fields.take(name)? {
        Value::String(address) if address.trim().is_empty() => None,
        Value::String(address) => fields.check_url(name, &address, UrlUse::Image).map(image),
        Value::Object(map) if map.is_empty() => None,
        Value::Object(map) if map.get("src").is_none_or(Value::is_null) => {
            fields.wrong(name, EXPECTED, &Value::Object(map));
            None
        }
        Value::Object(map) => {
            let mut fields = fields.inside(name, map);
            let src = fields.url("src", UrlUse::Image)?;
            let srcset = fields
                .list("srcset")
                .iter()
                .filter_map(as_text)
                .collect::<Vec<_>>();
            let line = fields.line_of(name);
            let srcset = parse_srcset(&srcset.join(", "), fields.base, line, fields.warnings);
            let width = take_pixels(&mut fields, "width");
            let height = take_pixels(&mut fields, "height");
            Some(Image {
                srcset,
                sizes: fields.text("sizes"),
                dimensions: width
                    .zip(height)
                    .map(|(width, height)| Dimensions { width, height }),
                alt: fields.text("alt").unwrap_or_default(),
                caption: fields.text("caption"),
                credit: fields.text("credit"),
                ..image(src)
            })
        }
        other => {
            fields.wrong(name, EXPECTED, &other);
            None
        }
    }
}

fn image(src: SafeUrl) -> Image {
    Image {
        src,
        srcset: Vec::new(),
        sizes: None,
        dimensions: None,
        alt: "".into(),
        caption: None,
        credit: None,
    }
}

fn take_pixels(fields: &mut Fields<'_, '_>, name: &str) -> Option<u32> {
    let value = fields.take(name)?;
    let found = as_text(&value).as_deref().and_then(pixels);
    if found.is_none() {
        fields.wrong(name, "a whole number of pixels above zero", &value);
    }
    found
}
