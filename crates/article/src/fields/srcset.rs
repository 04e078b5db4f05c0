//! The other sizes of an image.

use std::rc::Rc;

use crate::links::refused;
use crate::model::{BaseUrl, SafeUrl, UrlUse};
use crate::warnings::Warnings;

/// Adds to `candidates` those of `text`, as the `srcset` attribute lists them (HTML Standard, section 4.8.4.2): an
/// address, perhaps a descriptor (`800w`, `2x`), commas between. Addresses that are refused and
/// candidates with a wrong descriptor are left out.
pub(crate) fn parse_srcset(
    text: &str,
    candidates: &mut Vec<(SafeUrl, Rc<str>)>,
    base: Option<&BaseUrl>,
    line: Option<usize>,
    warnings: &mut Warnings,
) {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (mut address, mut after) = rest.split_at(end);
        let mut descriptor = "";
        if let Some(alone) = address.strip_suffix(',') {
            address = alone.trim_end_matches(',');
        } else {
            let comma = after.find(',').unwrap_or(after.len());
            (descriptor, after) = after.split_at(comma);
        }
        rest = after;
        let descriptor = descriptor.trim();
        if !(descriptor.is_empty() || is_descriptor(descriptor)) {
            continue;
        }
        match SafeUrl::parse(address, UrlUse::Image, base) {
            Some(url) => candidates.push((url, descriptor.into())),
            None => refused(address, "image", line, warnings),
        }
    }
}

/// A whole number and `w`, or a number and `x`.
fn is_descriptor(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(width) = text.strip_suffix('w') {
        return digits(width);
    }
    let Some(density) = text.strip_suffix('x') else {
        return false;
    };
    match density.split_once('.') {
        Some((whole, fraction)) => (whole.is_empty() || digits(whole)) && digits(fraction),
        None => digits(density),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let mut candidates = Vec::new();
        parse_srcset(text, &mut candidates, None, None, &mut Warnings::default());
        candidates
            .into_iter()
            .map(|(url, descriptor)| (url.as_str().to_owned(), descriptor.to_string()))
            .collect()
    }

    #[test]
    fn candidates_are_split_as_in_browsers() {
        let cases: [(&str, &[(&str, &str)]); 8] = [
            (
                "a.jpg 800w, b.jpg 1600w",
                &[("a.jpg", "800w"), ("b.jpg", "1600w")],
            ),
            ("a.jpg, b.jpg 1.5x,", &[("a.jpg", ""), ("b.jpg", "1.5x")]),
            ("a,b.jpg 2x", &[("a,b.jpg", "2x")]),
            (" a.jpg\n 2x\t,b.jpg .5x", &[("a.jpg", "2x"), ("b.jpg", ".5x")]),
            ("javascript:x 1x, a.jpg 2x", &[("a.jpg", "2x")]),
            ("a.jpg 2y, b.jpg -1x, c.jpg x, d.jpg 1x 2w", &[]),
            (
                "data:image/png;base64,AA 1x",
                &[("data:image/png;base64,AA", "1x")],
            ),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(url, descriptor)| ((*url).to_owned(), (*descriptor).to_owned()))
                .collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
