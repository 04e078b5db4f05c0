//! The blocks of an article's body.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Image, Inline, SafeUrl};

/// Names a block for as long as its words stay the same, wherever it moves in the article.
///
/// It is also the `id` of the block's element: a heading's is its anchor.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BlockId(Rc<str>);

impl BlockId {
    /// Wraps an id that the parser has made unique within the article.
    #[must_use]
    pub fn new(id: impl Into<Rc<str>>) -> Self {
        Self(id.into())
    }

    /// The id as it stands in the page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id, shared.
    #[must_use]
    pub fn to_rc(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }
}

/// One block and its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Block {
    /// Unique in the article.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading within the article; the headline is not among them.
    Heading {
        /// Its rank.
        level: HeadingLevel,
        /// Its words.
        content: Vec<Inline>,
    },
    /// An ordered or unordered list.
    List {
        /// The first number where the list is ordered.
        start: Option<u64>,
        /// Whether its items stand close together: a paragraph in a tight item is drawn without space around it.
        tight: bool,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// Words of somebody else.
    Quote {
        /// What they said.
        blocks: Vec<Block>,
        /// Who said it, where the quote's last paragraph is `— Name`.
        attribution: Option<Vec<Inline>>,
    },
    /// A sentence of the article set large, to draw the eye: `> [!QUOTE]`.
    PullQuote {
        /// What it says.
        blocks: Vec<Block>,
        /// Who said it, where the last paragraph is `— Name`.
        attribution: Option<Vec<Inline>>,
    },
    /// A note beside the text: `> [!NOTE]` and its kin.
    Alert {
        /// How urgent it is.
        kind: Alert,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Code, as it is to be typed.
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
    /// An image that stands alone, with its caption and credit.
    Figure(Image),
    /// The card between paragraphs that points to another story.
    LinkCard(LinkCard),
    /// Terms and what they mean.
    DefinitionList(Vec<Definition>),
    /// A change of subject.
    Rule,
}

/// The rank of a heading in the body: the headline is the page's first, so 2 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u8")]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// `level` moved into 2 to 6.
    #[must_use]
    pub fn clamped(level: u8) -> Self {
        Self(level.clamp(2, 6))
    }

    /// 2 to 6.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    /// Whether it is ticked, where it is a task.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The five alerts of GitHub's Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alert {
    /// Useful to know.
    Note,
    /// Makes it easier.
    Tip,
    /// Needed to succeed.
    Important,
    /// Needs attention at once.
    Warning,
    /// Risky.
    Caution,
}

/// Where the text of a table's column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// Where text begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Where text ends.
    End,
}

/// A table with one head row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// One a column.
    pub alignments: Vec<Alignment>,
    /// The head.
    pub head: Row,
    /// The other rows. A row may hold fewer cells than the head.
    pub rows: Vec<Row>,
}

/// The cells of one row.
pub type Row = Vec<Vec<Inline>>;

/// A paragraph that holds nothing but one link with a title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkCard {
    /// The other story's headline.
    pub title: Vec<Inline>,
    /// Where it is.
    pub url: SafeUrl,
    /// The link's title: a sentence about it.
    pub summary: Rc<str>,
}

/// Terms and what they mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The words explained.
    pub terms: Vec<Vec<Inline>>,
    /// Each explanation.
    pub definitions: Vec<Vec<Block>>,
}
