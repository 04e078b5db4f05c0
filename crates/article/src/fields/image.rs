//! An image as a named value: an address, or `{ src, srcset, sizes, width, height, alt, caption, credit }`.

use crate::fields::srcset::parse_srcset;
use crate::fields::{Fields, as_text};
use crate::model::{Dimensions, Image, UrlUse, Value};
use crate::text::digits::pixels;

const EXPECTED: &str = "an address, or `src` with an address";

/// Takes the image `name` out of `fields`.
pub(crate) fn take_image(fields: &mut Fields<'_, '_>, name: &str) -> Option<Image> {
    match fields.take(name)? {
        Value::String(address) if address.trim().is_empty() => None,
        Value::String(address) => fields.check_url(name, &address, UrlUse::Image).map(Image::new),
        Value::Object(map) if map.is_empty() => None,
        Value::Object(map) if map.get("src").is_none_or(Value::is_null) => {
            fields.wrong(name, EXPECTED, &Value::Object(map));
            None
        }
        Value::Object(map) => {
            let mut fields = fields.inside(name, map);
            let src = fields.url("src", UrlUse::Image)?;
            let line = fields.line_of(name);
            let mut srcset = Vec::new();
            for entry in fields.list("srcset") {
                let text = as_text(&entry).unwrap_or_default();
                parse_srcset(text, &mut srcset, fields.base, line, fields.warnings);
            }
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
                ..Image::new(src)
            })
        }
        other => {
            fields.wrong(name, EXPECTED, &other);
            None
        }
    }
}

fn take_pixels(fields: &mut Fields<'_, '_>, name: &str) -> Option<u32> {
    let value = fields.take(name)?;
    let found = as_text(&value).and_then(pixels);
    if found.is_none() {
        fields.wrong(name, "a whole number of pixels above zero", &value);
    }
    found
}
