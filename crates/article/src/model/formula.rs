//! A formula as a tree in the shape of MathML, independent of the notation it was written in.

use super::Alignment;

/// A formula: its parts in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula(pub Vec<MathNode>);

/// One part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum MathNode {
    /// An identifier, a number or words.
    Token(MathToken, String),
    /// An operator, a fence or a separator.
    Operator(MathOperator),
    /// A space. The value is its width, a CSS length.
    Space(&'static str),
    /// Other parts, in an arrangement.
    Group(MathGroup, Vec<MathNode>),
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathToken {
    /// A variable, a constant or a function name. A single letter is slanted.
    Identifier,
    /// An identifier that is upright, also if it is a single letter.
    Upright,
    /// A number as written.
    Number,
    /// Words of running text.
    Text,
}

/// An operator, with the properties that its place in the row does not determine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MathOperator {
    /// The character or characters.
    pub text: String,
    /// The place of its operands, if MathML would guess it wrongly from the row.
    pub form: Option<MathForm>,
    /// The space on both sides, if it differs from the operator dictionary.
    pub spacing: Option<MathSpacing>,
    /// Whether it grows with its row, if that differs from the operator dictionary.
    pub stretchy: Option<bool>,
    /// Whether its limits move to its side within a line of text, if that differs from the operator
    /// dictionary.
    pub movable_limits: Option<bool>,
    /// A fixed height as a CSS length.
    pub height: Option<&'static str>,
}

/// The place of an operator's operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathForm {
    /// The operand follows.
    Prefix,
    /// An operand on each side.
    Infix,
    /// The operand precedes.
    Postfix,
}

/// The space around an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathSpacing {
    /// No space on either side.
    Tight,
    /// A small space after it.
    Separator,
}

/// The arrangement of a group's parts. If a variant names its parts, the group has exactly those, in that
/// order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathGroup {
    /// Side by side.
    Row,
    /// Numerator and denominator.
    Fraction,
    /// The same without the fraction bar, as in a binomial.
    Stack,
    /// Side by side under a root sign: a square root.
    SquareRoot,
    /// The radicand and the degree of a root.
    Root,
    /// A base and its subscript.
    Sub,
    /// A base and its superscript.
    Sup,
    /// A base, its subscript and its superscript.
    SubSup,
    /// A base and its lower limit.
    Under,
    /// A base and its upper limit.
    Over,
    /// A base, its lower and its upper limit.
    UnderOver,
    /// A base and the accent over it.
    Accent,
    /// A base and the accent under it.
    AccentBelow,
    /// A base and a line over its whole width.
    LineAbove,
    /// A base and a line under its whole width.
    LineBelow,
    /// Side by side, in the size of a displayed formula.
    DisplaySize,
    /// Side by side, in the size of a formula in a line of text.
    TextSize,
    /// Side by side, in the size of a script.
    ScriptSize,
    /// A table. Its parts are all `TableRow`.
    Table(MathTable),
    /// A table row. Its parts are all `Cell`.
    TableRow,
    /// A table cell.
    Cell(MathCell),
}

/// The kinds of tables in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathTable {
    /// A matrix.
    Matrix,
    /// Cases and their conditions.
    Cases,
    /// Equations in pairs of columns that are aligned at the relation between them.
    Aligned,
    /// Centred formulas, one below the other.
    Gathered,
    /// The lines of one limit (`\substack`).
    Lines,
    /// An array with its own column alignments.
    Array,
}

/// A table cell's properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MathCell {
    /// Alignment of the content.
    pub alignment: Alignment,
    /// Whether a line is drawn before the cell.
    pub line_before: bool,
    /// Whether a line is drawn above the cell.
    pub line_above: bool,
}
