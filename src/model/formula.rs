//! A formula as the tree that MathML draws: what stands where, with no trace of the notation it was written in.

use super::Alignment;

/// A formula: its parts in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula(pub Vec<MathNode>);

/// One part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum MathNode {
    /// A variable, a constant or the name of a function. One letter is slanted unless `upright`.
    Identifier {
        /// Its letters.
        text: String,
        /// One letter that stands straight; longer names always do.
        upright: bool,
    },
    /// A number as written.
    Number(String),
    /// A sign between, before or after its operands, a fence, or a separator.
    Operator(MathOperator),
    /// Parts side by side that count as one.
    Row(Vec<MathNode>),
    /// One part above another.
    Fraction {
        /// The upper and the lower part.
        parts: Box<[MathNode; 2]>,
        /// Whether a line stands between them; none does in a binomial.
        line: bool,
    },
    /// A root.
    Root {
        /// What stands under the sign.
        radicand: Box<MathNode>,
        /// Which root, where it is not the square root.
        index: Option<Box<MathNode>>,
    },
    /// A part with others below and above its end, or right under and over it.
    Scripts(Box<MathScripts>),
    /// A part under a mark, or above one.
    Accent {
        /// The part.
        base: Box<MathNode>,
        /// The mark.
        mark: &'static str,
        /// Whether the mark is as wide as the part.
        wide: bool,
        /// Whether the mark stands below.
        below: bool,
    },
    /// Parts set at the size of another place.
    Sized {
        /// That place.
        size: MathSize,
        /// The parts.
        content: Vec<MathNode>,
    },
    /// Words.
    Text(String),
    /// Room.
    Space(MathSpace),
    /// A matrix, cases, or equations in line with one another.
    Table(MathTable),
}

/// An operator, with what its place in the row does not tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MathOperator {
    /// The sign.
    pub text: String,
    /// Where its operands are, where its place in the row would tell it wrongly.
    pub form: Option<MathForm>,
    /// The room on both sides, where it is not what is usual for the sign.
    pub spacing: Option<MathSpacing>,
    /// Whether it grows with its row, where that is not what is usual for the sign.
    pub stretchy: Option<bool>,
    /// Whether limits move to its end within a line of text, where that is not what is usual for the sign.
    pub movable_limits: Option<bool>,
    /// A fixed height.
    pub height: Option<MathHeight>,
}

/// Where an operator's operands are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathForm {
    /// After it.
    Prefix,
    /// On both sides.
    Infix,
    /// Before it.
    Postfix,
}

/// The room around an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathSpacing {
    /// None on either side.
    Tight,
    /// A little after it.
    Separator,
}

/// The height of a delimiter, after TeX's `\big` to `\Bigg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathHeight {
    /// 1.2 em.
    Big,
    /// 1.8 em.
    Bigger,
    /// 2.4 em.
    VeryBig,
    /// 3 em.
    Biggest,
}

/// A base with scripts.
#[derive(Clone, Debug, PartialEq)]
pub struct MathScripts {
    /// What the scripts belong to.
    pub base: MathNode,
    /// The lower script.
    pub sub: Option<MathNode>,
    /// The upper script.
    pub sup: Option<MathNode>,
    /// Whether they stand right under and over the base: limits.
    pub stacked: bool,
}

/// The size of a part, after TeX's styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathSize {
    /// As in a formula on a line of its own.
    Display,
    /// As in a line of text.
    Text,
    /// As in a script.
    Script,
}

/// Room between parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathSpace {
    /// 3/18 em.
    Thin,
    /// 4/18 em.
    Medium,
    /// 5/18 em.
    Thick,
    /// 1/3 em: between words.
    Word,
    /// 1 em.
    Quad,
    /// 2 em.
    DoubleQuad,
}

/// Parts in rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct MathTable {
    /// What the rows and columns are for.
    pub kind: MathTableKind,
    /// The columns of an array; no others are given.
    pub columns: Vec<MathColumn>,
    /// The rows.
    pub rows: Vec<MathRow>,
}

/// What a table of a formula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathTableKind {
    /// Every column centred.
    Matrix,
    /// Every column at its start: cases and their conditions.
    Cases,
    /// Columns in pairs that meet at the sign between them.
    Aligned,
    /// Formulas under one another, centred.
    Gathered,
    /// The lines of one limit.
    Lines,
    /// As its columns say.
    Array,
}

/// A column of an array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MathColumn {
    /// Where its cells stand.
    pub alignment: Alignment,
    /// Whether a line stands before it.
    pub line: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct MathRow {
    /// Whether a line stands above it.
    pub line: bool,
    /// Its cells.
    pub cells: Vec<MathNode>,
}
