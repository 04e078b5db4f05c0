//! Steps 2 and 3: Markdown to blocks.
//!
//! 1. [`depth`] limits how many containers a line can open, so that no input makes the parser slow.
//! 2. pulldown-cmark emits events.
//! 3. [`builder`] is a stack machine that turns them into blocks. [`containers`] hold blocks, [`leaves`] hold text,
//!    [`mod@line`] and [`spans`] read the content of a line, and [`table`], [`html`] and [`raw_html`] have readers of
//!    their own.
//! 4. [`conventions`] finds figures, link cards, pull quotes and attributions, for which Markdown has no syntax.
//! 5. [`autolinks`] finds bare addresses, as GitHub does, and [`scripts`] finds the 2 in `H~2~O`.

mod autolinks;
mod builder;
mod containers;
mod conventions;
mod depth;
mod entities;
pub(crate) mod footnotes;
mod html;
pub(crate) mod ids;
mod image_attributes;
mod leaves;
mod line;
mod position;
mod raw_html;
mod references;
mod scripts;
mod spans;
mod table;

pub use references::has_named_reference;

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, Options, Parser};

use crate::model::{BaseUrl, Block};
use crate::warnings::Warnings;
use footnotes::Note;

/// Maximum nesting. Deeper containers are flattened: views recurse, and no page can show more.
const MAX_DEPTH: usize = 32;

/// GitHub's extensions and those of `docs/writing.md`. No smart punctuation, since an author's quotes are
/// their own. No wikilinks, since they lead nowhere outside a wiki.
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

/// The properties of the article that the body's reader needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// The base of relative addresses.
    pub(crate) base: Option<&'a BaseUrl>,
    /// The line of the file in which the body begins.
    pub(crate) first_line: usize,
    /// The article's title. If it is empty, the first level-one heading becomes the title. A heading that
    /// repeats the title is not shown again.
    pub(crate) title: &'a str,
}

/// The result. Blocks have no ids yet except the author's, and references have no numbers.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The first level-one heading, if there was no title.
    pub(crate) title: Option<Rc<str>>,
    /// The text.
    pub(crate) blocks: Vec<Block>,
    /// The footnotes, in the order in which they were first met.
    pub(crate) notes: Vec<Note>,
    /// Whether there is a formula.
    pub(crate) has_formulas: bool,
}

/// Reads Markdown.
pub(crate) fn markdown(text: &str, context: Context<'_>, warnings: &mut Warnings) -> Body {
    let text = depth::limit(text, context.first_line, warnings);
    let mut builder = builder::Builder::new(&text, context, warnings);
    each_event(&text, OPTIONS, &mut |event, range| builder.event(event, range));
    builder.finish()
}

/// Calls `visit` with every event of `text`. This is the only loop over a parser, because its iterator is
/// inlined into each.
pub(crate) fn each_event(text: &str, options: Options, visit: &mut dyn FnMut(Event<'_>, Range<usize>)) {
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        visit(event, range);
    }
}

/// Reads the text of HTML, with a paragraph for each block.
pub(crate) fn html_text(text: &str, context: Context<'_>, warnings: &mut Warnings) -> Body {
    let mut builder = builder::Builder::new(text, context, warnings);
    builder.html_block(text, 0);
    builder.finish()
}
