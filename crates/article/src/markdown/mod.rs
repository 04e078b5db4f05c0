//! Steps 2 and 3: Markdown to blocks.
//!
//! 1. [`depth`] limits how many containers a line can open, so that no input makes the parser slow;
//! 2. pulldown-cmark gives events;
//! 3. [`builder`] is the stack machine that turns them into blocks: [`containers`] hold blocks, [`leaves`] hold text,
//!    [`mod@line`] and [`spans`] are what is inside a line, [`table`], [`html`] and [`raw_html`] need reading of their own;
//! 4. [`conventions`] finds figures, link cards, pull quotes and attributions, which Markdown has no marks for;
//! 5. [`autolinks`] finds bare addresses, as GitHub does, and [`scripts`] the 2 of `H~2~O`.

mod autolinks;
mod builder;
mod containers;
mod conventions;
mod depth;
mod entities;
pub(crate) mod footnotes;
mod html;
pub(crate) mod ids;
pub(crate) mod image_attributes;
mod leaves;
mod line;
mod position;
mod raw_html;
mod references;
mod scripts;
mod spans;
mod table;

pub use references::names_a_character;

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, Options, Parser};

use crate::model::{BaseUrl, Block};
use crate::warnings::Warnings;
use footnotes::Note;

/// Containers nested deeper than this are flattened: drawing recurses, and no page shows more.
const DEEPEST: usize = 32;

/// GitHub's extensions and those of the contract. Not smart punctuation (an author's quotes are their own), not
/// wikilinks (they lead nowhere outside a wiki).
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_SUPERSCRIPT)
    .union(Options::ENABLE_SUBSCRIPT);

/// What the body's reader needs to know about the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// What relative addresses are relative to.
    pub(crate) base: Option<&'a BaseUrl>,
    /// The line of the file on which the body begins.
    pub(crate) first_line: usize,
    /// The article's title. Where it is not known yet the first level-one heading is; one that only repeats it is not
    /// shown again.
    pub(crate) title: &'a str,
}

/// What was read. Blocks have no ids yet but those of the author, references no numbers.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The first level-one heading, where it was wanted.
    pub(crate) title: Option<Rc<str>>,
    /// The text.
    pub(crate) blocks: Vec<Block>,
    /// The notes, in the order in which they were first met.
    pub(crate) notes: Vec<Note>,
    /// Whether a formula is among it.
    pub(crate) has_formulas: bool,
}

/// Reads Markdown.
pub(crate) fn markdown(text: &str, context: Context<'_>, warnings: &mut Warnings) -> Body {
    let text = depth::limit(text, context.first_line, warnings);
    let mut builder = builder::Builder::new(&text, context, warnings);
    each_event(&text, OPTIONS, &mut |event, range| builder.event(event, range));
    builder.finish()
}

/// Calls `visit` with every event of `text`. The only loop over a parser: its iterator is drawn into each.
pub(crate) fn each_event(text: &str, options: Options, visit: &mut dyn FnMut(Event<'_>, Range<usize>)) {
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        visit(event, range);
    }
}

/// Reads the readable text of HTML, a paragraph for each of its blocks.
pub(crate) fn html_text(text: &str, context: Context<'_>, warnings: &mut Warnings) -> Body {
    let mut builder = builder::Builder::new(text, context, warnings);
    builder.html_block(text, 0);
    builder.finish()
}
