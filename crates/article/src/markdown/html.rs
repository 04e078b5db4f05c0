//! Raw HTML: its text, with a paragraph for each block. Elements that Markdown can express become that.

use super::builder::Builder;
use super::raw_html::{Tag, Token, tokens};
use super::spans::SpanKind;
use crate::markdown::entities;
use crate::model::{BlockKind, Inline, WarningCode};

/// Maximum number of elements with a warning.
const MAX_WARNED_ELEMENTS: usize = 50;

impl Builder<'_, '_> {
    /// Reads the HTML at `offset` of the source.
    pub(super) fn html_block(&mut self, html: &str, offset: usize) {
        self.end_leaf();
        let mut after_space = true;
        let mut preformatted: Option<String> = None;
        for token in tokens(html) {
            match token {
                Token::Hidden(name) => self.warn_element(&name, true, offset),
                Token::Text(text) => {
                    let text = entities::decode(text);
                    match &mut preformatted {
                        Some(code) => code.push_str(&text),
                        None => self.flowing_text(&text, &mut after_space),
                    }
                }
                Token::Tag(tag) => match &mut preformatted {
                    Some(code) if tag.name == "br" => code.push('\n'),
                    Some(_) if tag.name != "pre" => {}
                    _ if tag.separates_text() => {
                        self.end_leaf();
                        after_space = true;
                        self.end_preformatted(preformatted.take());
                        preformatted = (tag.name == "pre" && !tag.closes).then(String::new);
                        self.block_tag(&tag, offset);
                    }
                    _ => {
                        after_space |= tag.name == "br";
                        self.inline_tag(&tag, offset);
                    }
                },
            }
        }
        self.end_preformatted(preformatted);
        self.end_leaf();
    }

    /// Adds text outside of `<pre>`: any run of white space becomes one space.
    fn flowing_text(&mut self, text: &str, after_space: &mut bool) {
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            if !character.is_ascii_whitespace() {
                out.push(character);
                *after_space = false;
            } else if !*after_space {
                out.push(' ');
                *after_space = true;
            }
        }
        if !out.is_empty() {
            self.text(&out);
        }
    }

    fn block_tag(&mut self, tag: &Tag<'_>, offset: usize) {
        if tag.closes {
            return;
        }
        match tag.name.as_str() {
            "hr" => self.push_block(BlockKind::Rule),
            "p" | "pre" => {}
            name => self.warn_element(name, false, offset),
        }
    }

    fn end_preformatted(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        let text = text.strip_prefix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\n').unwrap_or(text);
        if !text.trim().is_empty() {
            self.push_block(BlockKind::Code {
                language: None,
                text: text.into(),
            });
        }
    }

    /// Handles an HTML tag within a line. Elements that Markdown can express become that, the others are
    /// dropped.
    pub(super) fn inline_tag(&mut self, tag: &Tag<'_>, offset: usize) {
        if tag.closes {
            self.spans.close_element(&tag.name);
            return;
        }
        if tag.name == "br" {
            self.push_inline(Inline::HardBreak);
            return;
        }
        if let Some(kind) = SpanKind::of_element(&tag.name) {
            self.begin_line();
            if self.has_room(offset) {
                self.spans.open_element(kind, &tag.name);
            }
            return;
        }
        self.warn_element(&tag.name, tag.hides(), offset);
        if tag.hides() && self.has_room(offset) {
            self.begin_line();
            self.spans.open_element(SpanKind::Hidden, &tag.name);
        } else if tag.name == "img"
            && let Some(alt) = tag.attribute("alt")
        {
            let alt = entities::decode(alt);
            self.text(&alt);
        }
    }

    /// Warns that an element is not shown, once for each name.
    pub(super) fn warn_element(&mut self, name: &str, hidden: bool, offset: usize) {
        if self.warned_elements.len() >= MAX_WARNED_ELEMENTS
            || self.warned_elements.iter().any(|warned| warned == name)
        {
            return;
        }
        self.warned_elements.push(name.to_owned());
        let line = self.lines.at(offset);
        let message = if hidden {
            format!("raw HTML: `<{name}>` and its content are left out")
        } else {
            format!("raw HTML: `<{name}>` is left out, its text is kept; write it as Markdown")
        };
        self.warnings.add(WarningCode::RawHtml, Some(line), message);
    }
}
