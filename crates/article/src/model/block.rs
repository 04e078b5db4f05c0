//! The blocks of an article's body.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Image, Inline, SafeUrl};

/// Identifies a block. The id does not change while the block's words stay the same, wherever the block moves
/// in the article.
///
/// It is also the `id` of the block's element. A heading's id is its anchor.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BlockId(Rc<str>);

impl BlockId {
    /// Wraps an id that the reader has made unique within the article.
    #[must_use]
    pub fn new(id: impl Into<Rc<str>>) -> Self {
        Self(id.into())
    }

    /// Returns the id as it is written in the page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the id as a shared string.
    #[must_use]
    pub fn to_rc(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }
}

/// A block and its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Block {
    /// The block's id, unique in the article.
    pub id: BlockId,
    /// The kind of block and its content.
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading within the article. The headline is not one of them.
    Heading {
        /// Its rank.
        level: HeadingLevel,
        /// The words of the heading.
        content: Vec<Inline>,
    },
    /// An ordered or unordered list.
    List {
        /// The first number if the list is ordered.
        start: Option<u64>,
        /// Whether the list is tight: paragraphs in its items have no space around them.
        tight: bool,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote {
        /// The quoted text.
        blocks: Vec<Block>,
        /// The speaker, if the quote's last paragraph is `— Name`.
        attribution: Option<Vec<Inline>>,
    },
    /// A pull quote, `> [!QUOTE]`: a sentence of the article set large.
    PullQuote {
        /// The text of the pull quote.
        blocks: Vec<Block>,
        /// The speaker, if the last paragraph is `— Name`.
        attribution: Option<Vec<Inline>>,
    },
    /// An alert such as `> [!NOTE]`.
    Alert {
        /// How urgent it is.
        kind: Alert,
        /// The text of the alert.
        blocks: Vec<Block>,
    },
    /// A code block.
    Code {
        /// The first word after the fence.
        language: Option<Rc<str>>,
        /// The code, without the last line break.
        text: Rc<str>,
    },
    /// A formula on a line of its own, as TeX.
    Math(Rc<str>),
    /// A table.
    Table(Table),
    /// An image alone in its paragraph, with caption and credit.
    Figure(Image),
    /// A link card: it points to another story.
    LinkCard(LinkCard),
    /// A definition list.
    DefinitionList(Vec<Definition>),
    /// A thematic break.
    Rule,
}

/// The level of a heading in the body, 2 to 6. The headline is the page's level 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u8")]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// Returns `level` clamped to 2 to 6.
    #[must_use]
    pub fn clamped(level: u8) -> Self {
        Self(level.clamp(2, 6))
    }

    /// Returns the level, 2 to 6.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    /// Whether the item is ticked. `None` if it is not a task.
    pub task: Option<bool>,
    /// The content of the item.
    pub blocks: Vec<Block>,
}

/// The five alerts of GitHub's Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alert {
    /// Useful information.
    Note,
    /// Advice that makes something easier.
    Tip,
    /// Information that is needed to succeed.
    Important,
    /// A danger that needs attention at once.
    Warning,
    /// A risk of some action.
    Caution,
}

/// Alignment of the text in a table column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// At the start of the line.
    #[default]
    Start,
    /// Centred.
    Center,
    /// At the end of the line.
    End,
}

/// A table with one head row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// One alignment for each column.
    pub alignments: Vec<Alignment>,
    /// The head row.
    pub head: Row,
    /// The other rows. A row may hold fewer cells than the head.
    pub rows: Vec<Row>,
}

/// The cells of one row.
pub type Row = Vec<Vec<Inline>>;

/// A link card: a paragraph that holds only one link with a title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkCard {
    /// The other story's headline.
    pub title: Vec<Inline>,
    /// The address of the other story.
    pub url: SafeUrl,
    /// The link's title: a sentence about the story.
    pub summary: Rc<str>,
}

/// An entry of a definition list: terms and their definitions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// The definitions.
    pub definitions: Vec<Vec<Block>>,
}
