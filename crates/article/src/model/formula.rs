//! A formula as the tree that MathML draws: what stands where, with no trace of the notation it was written in.

use super::Alignment;

/// A formula: its parts in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula(pub Vec<MathNode>);

/// One part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum MathNode {
    /// Letters or digits.
    Token(MathToken, String),
    /// A sign between, before or after its operands, a fence, or a separator.
    Operator(MathOperator),
    /// Room: its width, a CSS length.
    Space(&'static str),
    /// Other parts, arranged.
    Group(MathGroup, Vec<MathNode>),
}

/// What letters or digits are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathToken {
    /// A variable, a constant or the name of a function; one letter alone is slanted.
    Identifier,
    /// The same, upright however long.
    Upright,
    /// A number as written.
    Number,
    /// Words.
    Text,
}

/// An operator, with what its place in the row does not tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MathOperator {
    /// The sign.
    pub text: String,
    /// Where its operands are, where its place in the row may tell it wrongly.
    pub form: Option<MathForm>,
    /// The room on both sides, where it is not what is usual for the sign.
    pub spacing: Option<MathSpacing>,
    /// Whether it grows with its row, where that is not what is usual for the sign.
    pub stretchy: Option<bool>,
    /// Whether limits move to its end within a line of text, where that is not what is usual for the sign.
    pub movable_limits: Option<bool>,
    /// A fixed height, a CSS length.
    pub height: Option<&'static str>,
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

/// How the parts of a group stand to one another. A kind that names its parts has just those, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathGroup {
    /// Side by side, as one.
    Row,
    /// The part above a line, and the part below.
    Fraction,
    /// The same without the line, as in a binomial.
    Stack,
    /// Side by side under a root sign.
    SquareRoot,
    /// What stands under a root sign, and which root.
    Root,
    /// A base and its lower script.
    Sub,
    /// A base and its upper script.
    Sup,
    /// A base, its lower and its upper script.
    SubSup,
    /// A base and its lower limit.
    Under,
    /// A base and its upper limit.
    Over,
    /// A base, its lower and its upper limit.
    UnderOver,
    /// A base and the mark over it.
    Accent,
    /// A base and the mark under it.
    AccentBelow,
    /// A base and the sign for a line as wide over it.
    LineAbove,
    /// A base and the sign for a line as wide under it.
    LineBelow,
    /// Side by side, sized as in a formula on a line of its own.
    DisplaySize,
    /// Side by side, sized as in a line of text.
    TextSize,
    /// Side by side, sized as in a script.
    ScriptSize,
    /// Rows of a table, all of them `TableRow`.
    Table(MathTable),
    /// Cells of a row, all of them `Cell`.
    TableRow,
    /// Side by side in a cell of a table.
    Cell(MathCell),
}

/// What a table of a formula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathTable {
    /// A matrix.
    Matrix,
    /// Cases and their conditions.
    Cases,
    /// Equations in pairs of columns that meet at the sign between them.
    Aligned,
    /// Formulas under one another.
    Gathered,
    /// The lines of one limit.
    Lines,
    /// An array.
    Array,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MathCell {
    /// Where its parts stand.
    pub alignment: Alignment,
    /// Whether a line stands before it.
    pub line_before: bool,
    /// Whether a line stands above it.
    pub line_above: bool,
}
