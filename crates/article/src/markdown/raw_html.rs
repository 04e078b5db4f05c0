//! Raw HTML to tags and text. No markup reaches the page: a tag is only a name that the builder looks up.

use crate::text::word_list::contains_word;

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text. Its character references are not decoded yet.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
    /// An element that is left out with its content: its name.
    Hidden(String),
}

/// A start or end tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Whether it is an end tag.
    pub(super) closes: bool,
    /// The text after the name.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Parses the tag at the start of `text`. Returns it and its length in bytes, or `None` if there is no
    /// tag.
    pub(super) fn parse(text: &'a str) -> Option<(Self, usize)> {
        let inner = text.strip_prefix('<')?;
        let (closes, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))?;
        let (name, rest) = inner.split_at(name_end);
        let mut quote = None;
        let mut after_equals = false;
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(mark), _) => {
                    if byte == mark {
                        quote = None;
                    }
                }
                (None, b'>') => {
                    let tag = Self {
                        name: name.to_ascii_lowercase(),
                        closes,
                        attributes: rest.get(..at)?,
                    };
                    return Some((tag, text.len() - rest.len() + at + 1));
                }
                (None, b'"' | b'\'') if after_equals => quote = Some(byte),
                (None, _) => {}
            }
            if !byte.is_ascii_whitespace() {
                after_equals = quote.is_none() && byte == b'=';
            }
        }
        None
    }

    /// Returns the value of the attribute `name`. Its character references are not decoded yet.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            let after = after.trim_start();
            let value = match after.strip_prefix('=') {
                None => {
                    rest = after;
                    ""
                }
                Some(after) => {
                    let after = after.trim_start();
                    let (value, after) = match after.chars().next() {
                        Some(mark @ ('"' | '\'')) => after.get(1..)?.split_once(mark)?,
                        _ => after.split_at(
                            after
                                .find(|c: char| c.is_ascii_whitespace())
                                .unwrap_or(after.len()),
                        ),
                    };
                    rest = after;
                    value
                }
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
        }
    }

    /// Returns whether the element's content is not text of the page: scripts, styles, form values, graphics.
    pub(super) fn hides(&self) -> bool {
        contains_word(
            "script style template noscript noembed noframes iframe object svg math textarea select title",
            &self.name,
        )
    }

    /// Returns whether the element separates the text before it from the text after it.
    pub(super) fn separates_text(&self) -> bool {
        contains_word(
            "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset \
             figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li listing main menu nav ol \
             optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp",
            &self.name,
        )
    }
}

/// Returns the length of the comment, declaration or instruction at the start of `text`. `None` if there is
/// none, or if it is not closed: then its first bytes are dropped and the rest is kept as text.
pub(super) fn ignored_len(text: &str) -> Option<usize> {
    let (opening, closing) = if text.starts_with("<!-->") || text.starts_with("<!--->") {
        ("<!", ">")
    } else if text.starts_with("<!--") {
        ("<!--", "-->")
    } else if text.starts_with("<![CDATA[") {
        ("<![CDATA[", "]]>")
    } else if text.starts_with("<?") {
        ("<?", "?>")
    } else if text.starts_with("<!") || text.starts_with("</") {
        ("<!", ">")
    } else {
        return None;
    };
    let inner = text.get(opening.len()..)?;
    inner.find(closing).map(|at| opening.len() + at + closing.len())
}

/// Maximum number of tags and comments without an end. The rest is then taken as text, since each one costs a
/// scan of all following text.
const MAX_UNCLOSED: usize = 100;

/// Splits `html` into tokens. An unclosed element hides nothing: a `<script>` without its end tag is treated
/// like other tags.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // At most one entry for each name that hides its content.
    let mut unclosed: Vec<String> = Vec::new();
    let mut misses = 0;
    let mut text_start = 0;
    let mut at = 0;
    while misses < MAX_UNCLOSED
        && let Some(found) = html.get(at..).and_then(|rest| rest.find('<'))
    {
        at += found;
        let rest = html.get(at..).unwrap_or_default();
        let (token, length) = if let Some((tag, length)) = Tag::parse(rest) {
            let inner = rest.get(length..).unwrap_or_default();
            let hides = !tag.closes && tag.hides() && !unclosed.contains(&tag.name);
            match hides.then(|| end_tag(inner, &tag.name)) {
                Some(Some(hidden)) => (Some(Token::Hidden(tag.name)), length + hidden),
                Some(None) => {
                    unclosed.push(tag.name.clone());
                    (Some(Token::Tag(tag)), length)
                }
                None => (Some(Token::Tag(tag)), length),
            }
        } else if let Some(length) = ignored_len(rest) {
            (None, length)
        } else {
            let marks = if rest.starts_with("<!--") { 4 } else { 0 };
            let begins_markup = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
            misses += usize::from(rest.get(1..).is_some_and(|rest| rest.starts_with(begins_markup)));
            if marks == 0 {
                at += 1;
                continue;
            }
            (None, marks)
        };
        if at > text_start {
            tokens.extend(html.get(text_start..at).map(Token::Text));
        }
        tokens.extend(token);
        at += length;
        text_start = at;
    }
    if text_start < html.len() {
        tokens.extend(html.get(text_start..).map(Token::Text));
    }
    tokens
}

/// Returns the end of the first `</name …>` in `text`.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find("</")?;
        let inner = text.get(at + 2..)?;
        let fits = inner
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
            && inner.get(name.len()..).is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
            });
        if fits {
            return text.get(at..)?.find('>').map(|end| at + end + 1);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags in square brackets, hidden elements with a minus.
    fn shown(html: &str) -> String {
        tokens(html)
            .iter()
            .map(|token| match token {
                Token::Text(text) => (*text).to_owned(),
                Token::Tag(tag) => format!("[{}{}]", if tag.closes { "/" } else { "" }, tag.name),
                Token::Hidden(name) => format!("[-{name}]"),
            })
            .collect()
    }

    #[test]
    fn html_is_cut_into_tags_and_text() {
        let cases = [
            ("a <B class='x > y'>b</b >", "a [b]b[/b]"),
            ("<a href=\"'>\" title='\">'>b</a>", "[a]b[/a]"),
            ("a<br/>b<br />c", "a[br]b[br]c"),
            ("a < b > c <3", "a < b > c <3"),
            ("a<!-- <b> -->c<!-->d<!--->e", "acde"),
            ("<!DOCTYPE html>a<?php echo '>' ?>b<![CDATA[c]]>d", "abd"),
            ("<script>a</b>c</SCRIPT >d", "[-script]d"),
            (
                "<svg><a>b</a></svg>c<textarea><b></textarea>d",
                "[-svg]c[-textarea]d",
            ),
            ("<script>a<b>c", "[script]a[b]c"),
            ("a<!-- b <c> d", "a b [c] d"),
            ("<a", "<a"),
            ("<a b='>", "<a b='>"),
            ("</>a</ b>c", "ac"),
            ("<é>", "<é>"),
        ];
        for (html, expected) in cases {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn attributes_are_found_in_every_way_of_writing_them() {
        for html in [
            "<img src=x alt=\"A b\">",
            "<img ALT='A b' src=x/>",
            "<img\nsrc = 'x'\nalt =\n\"A b\" />",
            "<img hidden alt='A b' alt='C'>",
        ] {
            let (tag, _) = Tag::parse(html).expect("a tag");
            assert_eq!(tag.attribute("alt"), Some("A b"), "{html}");
        }
        for html in ["<img>", "<img data-alt=x>", "<img title='alt=x'>", "<img alt='x>"] {
            assert_eq!(
                Tag::parse(html).and_then(|(tag, _)| tag.attribute("alt")),
                None,
                "{html}"
            );
        }
    }
}
