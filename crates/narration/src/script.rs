//! Extracts the script of an article: its spoken text, with the position of every word in the page.
//!
//! Offsets count the text content of the elements that the article view renders. `tests/script.rs` compares
//! the two.

use std::rc::Rc;

use super::sentences;
use crate::{Passage, PassageKind, Run, Script, Sentence, Utf16Offset};
use article::{Article, Block, BlockId, BlockKind, Content, Formula, Inline, Language, MathNode};

/// Returns the spoken text of `article`: headline, standfirst and body. Code, tables, figures, formulas,
/// notes and link cards are not spoken. A pull quote is not, because it repeats the text.
#[must_use]
pub fn script(article: &Article) -> Script {
    let mut writer = Writer {
        script: Script {
            language: article.lang.as_ref().map_or_else(|| "".into(), Language::to_rc),
            ..Script::default()
        },
    };
    writer.push_plain("headline", PassageKind::Headline, &article.title);
    if let Some(standfirst) = &article.description {
        writer.push_plain("standfirst", PassageKind::Standfirst, standfirst);
    }
    writer.push_blocks(&article.body, PassageKind::Paragraph);
    writer.script
}

struct Writer {
    script: Script,
}

impl Writer {
    fn push_plain(&mut self, id: &str, kind: PassageKind, text: &str) {
        let mut line = Line::at(0);
        line.speak(text);
        self.push(&BlockId::new(id), kind, line);
    }

    fn push_blocks(&mut self, blocks: &[Block], kind: PassageKind) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) => self.push_line(block, kind, content, 0),
                BlockKind::Heading { content, .. } => self.push_line(block, PassageKind::Heading, content, 0),
                BlockKind::List { items, .. } => {
                    for item in items {
                        self.push_blocks(&item.blocks, PassageKind::Item);
                    }
                }
                BlockKind::Quote { blocks, attribution } => {
                    self.push_blocks(blocks, PassageKind::Quote);
                    if let (Some(from), Some(start)) = (attribution, rendered_blocks(blocks)) {
                        self.push_line(block, PassageKind::Quote, from, start);
                    }
                }
                BlockKind::Alert { blocks, .. } => self.push_blocks(blocks, PassageKind::Paragraph),
                BlockKind::DefinitionList(definitions) => {
                    let mut start = Some(0);
                    for definition in definitions {
                        for term in &definition.terms {
                            if let Some(start) = &mut start {
                                self.push_line(block, PassageKind::Term, term, *start);
                                *start += rendered_line(term);
                            }
                        }
                        for blocks in &definition.definitions {
                            self.push_blocks(blocks, PassageKind::Paragraph);
                            start = start.and_then(|start| Some(start + rendered_blocks(blocks)?));
                        }
                    }
                }
                BlockKind::PullQuote { .. }
                | BlockKind::Code { .. }
                | BlockKind::Math(_)
                | BlockKind::Table(_)
                | BlockKind::Figure(_)
                | BlockKind::LinkCard(_)
                | BlockKind::Rule => {}
            }
        }
    }

    /// `start` is the offset of the line in the text content of the block's element.
    fn push_line(&mut self, block: &Block, kind: PassageKind, content: &[Inline], start: u32) {
        let mut line = Line::at(start);
        line.push(content);
        self.push(&block.id, kind, line);
    }

    fn push(&mut self, block: &BlockId, kind: PassageKind, line: Line) {
        let passage = self.script.passages.len() as u32;
        let first = self.script.sentences.len() as u32;
        // The end of the last sentence, in bytes and in UTF-16 code units.
        let (mut bytes, mut units) = (0, 0);
        for range in sentences::ranges(&line.text, &self.script.language) {
            let start = units + utf16(line.text.get(bytes..range.start));
            units = start + utf16(line.text.get(range.clone()));
            bytes = range.end;
            self.script.sentences.push(Sentence {
                passage,
                bytes: range.start as u32..range.end as u32,
                spoken: start..units,
            });
        }
        let sentences = first..self.script.sentences.len() as u32;
        if sentences.is_empty() {
            return;
        }
        self.script.passages.push(Passage {
            block: block.clone(),
            kind,
            text: line.text.into(),
            runs: line.runs.into(),
            sentences,
        });
    }
}

/// The spoken text of a line and its position in the rendered text.
struct Line {
    text: String,
    runs: Vec<Run>,
    /// In UTF-16 code units.
    spoken: u32,
    rendered: u32,
    /// Whether the next word begins a new run.
    broken: bool,
}

impl Line {
    fn at(rendered: u32) -> Self {
        Self {
            text: String::new(),
            runs: Vec::new(),
            spoken: 0,
            rendered,
            broken: true,
        }
    }

    fn speak(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.broken {
            self.broken = false;
            self.runs.push(Run {
                spoken: self.spoken,
                rendered: Utf16Offset::new(self.rendered),
            });
        }
        self.text.push_str(text);
        let units = utf16(Some(text));
        self.spoken += units;
        self.rendered += units;
    }

    /// Skips rendered text that is not spoken.
    fn skip(&mut self, units: u32) {
        self.rendered += units;
        self.broken |= units > 0;
    }

    fn push(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.speak(text),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Link { content, .. } => self.push(content),
                Inline::SoftBreak => self.speak("\n"),
                // A pause that is no text of the page.
                Inline::HardBreak => {
                    self.text.push(' ');
                    self.spoken += 1;
                    self.broken = true;
                }
                Inline::Strikethrough(_) | Inline::Math(_) | Inline::Image(_) | Inline::Footnote(_) => {
                    self.skip(rendered_line(std::slice::from_ref(inline)));
                }
            }
        }
    }
}

fn utf16(text: Option<&str>) -> u32 {
    let text = text.unwrap_or_default();
    if text.is_ascii() {
        text.len() as u32
    } else {
        text.chars().map(|character| character.len_utf16() as u32).sum()
    }
}

/// Returns the length of the text content of `inlines` as the article view renders them, in UTF-16 code
/// units.
fn rendered_line(inlines: &[Inline]) -> u32 {
    let length = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => utf16(Some(text)),
        Inline::Math(tex) => rendered_formula(tex),
        Inline::Image(_) | Inline::HardBreak => 0,
        Inline::Footnote(reference) => utf16(Some(&reference.number.to_string())),
        Inline::SoftBreak => 1,
        marked => rendered_line(marked.children()),
    };
    inlines.iter().map(length).sum()
}

/// The length of a formula: its letters, numbers and symbols, or its source if it is not understood.
fn rendered_formula(tex: &Rc<str>) -> u32 {
    fn length(nodes: &[MathNode]) -> u32 {
        let of = |node: &MathNode| match node {
            MathNode::Token(_, text) => utf16(Some(text)),
            MathNode::Operator(sign) => utf16(Some(&sign.text)),
            MathNode::Space(_) => 0,
            MathNode::Group(_, parts) => length(parts),
        };
        nodes.iter().map(of).sum()
    }
    match article::tex(tex) {
        Some(Formula(nodes)) => length(&nodes),
        None => utf16(Some(tex)),
    }
}

/// Returns the length of the text content of `blocks`, or `None` if it depends on the language of the
/// interface.
fn rendered_blocks(blocks: &[Block]) -> Option<u32> {
    let mut units = 0;
    for block in blocks {
        units += match &block.kind {
            // The `#` that links to it.
            BlockKind::Heading { .. } => 1,
            BlockKind::Code { text, .. } => utf16(Some(text)),
            BlockKind::Math(tex) => rendered_formula(tex),
            BlockKind::Paragraph(_)
            | BlockKind::List { .. }
            | BlockKind::Quote { .. }
            | BlockKind::PullQuote { .. }
            | BlockKind::DefinitionList(_)
            | BlockKind::Rule => 0,
            BlockKind::Alert { .. } | BlockKind::Table(_) | BlockKind::Figure(_) | BlockKind::LinkCard(_) => {
                return None;
            }
        };
        for content in block.content() {
            units += match content {
                Content::Blocks(blocks) => rendered_blocks(blocks)?,
                Content::Line(line) => rendered_line(line),
                Content::Text(text) => utf16(Some(text)),
            };
        }
    }
    Some(units)
}
