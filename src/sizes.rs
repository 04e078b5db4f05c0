//! Sizes that the code shares with the style sheets, in CSS pixels. The style sheet is the source: the compiler reads the
//! number there, and stops if it is gone.

const TOKENS: &str = include_str!("../static/css/10-tokens.css");
const PAGE: &str = include_str!("../static/css/20-page.css");

/// The smallest side of a target for a finger.
pub(crate) const TOUCH_PX: u16 = px(TOKENS, "--touch: ");

/// The width of the widget from which the related links stand beside the article.
pub(crate) const BESIDE_FROM_PX: u16 = px(PAGE, "@container article-widget (min-width: ");

/// The width of the widget below which the panels of related links are tabs: two columns no longer fit. No style sheet
/// needs it, since the code draws other elements then.
pub(crate) const TABS_BELOW_PX: u16 = 640;

/// Returns the number that follows the first `before` in `css`, which `px` ends.
const fn px(css: &str, before: &str) -> u16 {
    let mut rest = css.as_bytes();
    loop {
        if let Some(number) = strip(rest, before.as_bytes()) {
            return number_of(number);
        }
        match rest {
            [_, after @ ..] => rest = after,
            [] => return number_of(b""),
        }
    }
}

const fn strip<'a>(mut text: &'a [u8], mut prefix: &[u8]) -> Option<&'a [u8]> {
    while let [wanted, prefix_rest @ ..] = prefix {
        match text {
            [found, text_rest @ ..] if *found == *wanted => text = text_rest,
            _ => return None,
        }
        prefix = prefix_rest;
    }
    Some(text)
}

const fn number_of(mut text: &[u8]) -> u16 {
    let mut number = 0;
    while let [digit @ b'0'..=b'9', rest @ ..] = text {
        number = number * 10 + (*digit - b'0') as u16;
        text = rest;
    }
    assert!(
        number > 0 && strip(text, b"px").is_some(),
        "the style sheet does not hold this size"
    );
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_the_number_in_the_style_sheet() {
        assert_eq!(px("a { --x: 1px; --xy: 20px; --xy: 3px }", "--xy: "), 20);
        assert_eq!((TOUCH_PX, BESIDE_FROM_PX), (44, 1180));
    }

    #[test]
    fn each_size_is_in_the_style_sheets_once() {
        assert_eq!(TOKENS.matches("--touch:").count(), 1);
        assert_eq!(PAGE.matches("@container article-widget (min-width").count(), 1);
    }
}
