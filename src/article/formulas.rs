//! Formulas as MathML Core, which every current browser draws and reads aloud. A part of the module of its own: most
//! articles have none.
//!
//! No `style` attributes, which a page's policy may forbid: what MathML Core leaves to CSS has a class.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Attributes;

use crate::dom::{self, attributes, element};
use article::{
    Alignment, Formula, MathCell, MathForm, MathGroup, MathNode, MathOperator, MathSpacing, MathTable,
    MathToken,
};

/// The `<math>` of a formula written in TeX; `None` where that is not understood. Left to right in every language, as TeX
/// is written.
pub(super) fn formula(tex: &Rc<str>, display: Option<&'static str>) -> Option<Html> {
    let Formula(content) = article::tex(tex)?;
    let attributes = attributes!["dir" = "ltr"; "display" = display, "alttext" = Rc::clone(tex)];
    Some(element("math", attributes, row(content)))
}

fn draw(node: MathNode) -> Html {
    match node {
        MathNode::Token(kind, text) => {
            // Only a single letter would be slanted.
            let upright = kind == MathToken::Upright && text.chars().nth(1).is_none();
            let tag = match kind {
                MathToken::Identifier | MathToken::Upright => "mi",
                MathToken::Number => "mn",
                MathToken::Text => "mtext",
            };
            let attributes = if upright {
                attributes!["mathvariant" = "normal"]
            } else {
                attributes![]
            };
            element(tag, attributes, dom::text(text))
        }
        MathNode::Operator(sign) => operator(sign),
        MathNode::Space(width) => element("mspace", attributes![; "width" = width], Html::default()),
        MathNode::Group(kind, parts) => {
            let (tag, attributes) = shape(kind);
            let content = match kind {
                MathGroup::Row | MathGroup::SquareRoot | MathGroup::Cell(_) => row(parts),
                MathGroup::DisplaySize | MathGroup::TextSize | MathGroup::ScriptSize => row(parts),
                _ => parts.into_iter().map(draw).collect(),
            };
            element(tag, attributes, content)
        }
    }
}

/// Parts side by side.
fn row(mut content: Vec<MathNode>) -> Html {
    // Words are but room to MathML: a row of words and a sign counts as that sign, and its room goes around the row.
    // An empty identifier makes it a row (MathML Core, "embellished operator").
    let (mut sign, mut room) = (false, false);
    let counts_as_sign = content.iter().all(|node| match node {
        MathNode::Operator(_) => {
            sign = true;
            true
        }
        MathNode::Token(MathToken::Text, _) | MathNode::Space(_) => {
            room = true;
            true
        }
        _ => false,
    });
    if counts_as_sign && sign && room {
        content.push(MathNode::Token(MathToken::Identifier, String::new()));
    }
    content.into_iter().map(draw).collect()
}

fn operator(sign: MathOperator) -> Html {
    let flag = |set: bool| if set { "true" } else { "false" };
    let form = sign.form.map(|form| match form {
        MathForm::Prefix => "prefix",
        MathForm::Infix => "infix",
        MathForm::Postfix => "postfix",
    });
    let after = sign.spacing.map(|spacing| match spacing {
        MathSpacing::Tight => "0",
        MathSpacing::Separator => "0.1667em",
    });
    let attributes = attributes![
        ;
        "form" = form,
        "lspace" = after.map(|_| "0"),
        "rspace" = after,
        "stretchy" = sign.stretchy.map(flag),
        "movablelimits" = sign.movable_limits.map(flag),
        "minsize" = sign.height,
        "maxsize" = sign.height,
    ];
    element("mo", attributes, dom::text(sign.text))
}

/// The element of a group and its attributes.
fn shape(kind: MathGroup) -> (&'static str, Attributes) {
    match kind {
        MathGroup::Row => ("mrow", attributes![]),
        MathGroup::Fraction => ("mfrac", attributes![]),
        MathGroup::Stack => ("mfrac", attributes!["linethickness" = "0"]),
        MathGroup::SquareRoot => ("msqrt", attributes![]),
        MathGroup::Root => ("mroot", attributes![]),
        MathGroup::Sub => ("msub", attributes![]),
        MathGroup::Sup => ("msup", attributes![]),
        MathGroup::SubSup => ("msubsup", attributes![]),
        MathGroup::Under => ("munder", attributes![]),
        MathGroup::Over => ("mover", attributes![]),
        MathGroup::UnderOver => ("munderover", attributes![]),
        MathGroup::Accent => ("mover", attributes!["accent" = "true"]),
        MathGroup::AccentBelow => ("munder", attributes!["accentunder" = "true"]),
        // A border in the style sheet; the sign is for those who listen.
        MathGroup::LineAbove => ("mover", attributes!["accent" = "true", "class" = "line-over"]),
        MathGroup::LineBelow => (
            "munder",
            attributes!["accentunder" = "true", "class" = "line-under"],
        ),
        MathGroup::DisplaySize => (
            "mstyle",
            attributes!["displaystyle" = "true", "scriptlevel" = "0"],
        ),
        MathGroup::TextSize => (
            "mstyle",
            attributes!["displaystyle" = "false", "scriptlevel" = "0"],
        ),
        MathGroup::ScriptSize => (
            "mstyle",
            attributes!["displaystyle" = "false", "scriptlevel" = "1"],
        ),
        MathGroup::Table(MathTable::Matrix) => ("mtable", attributes!["class" = "matrix"]),
        MathGroup::Table(MathTable::Cases) => ("mtable", attributes!["class" = "cases"]),
        MathGroup::Table(MathTable::Aligned) => (
            "mtable",
            attributes!["class" = "aligned", "displaystyle" = "true"],
        ),
        MathGroup::Table(MathTable::Gathered) => (
            "mtable",
            attributes!["class" = "gathered", "displaystyle" = "true"],
        ),
        MathGroup::Table(MathTable::Lines) => ("mtable", attributes!["class" = "lines"]),
        MathGroup::Table(MathTable::Array) => ("mtable", attributes![]),
        MathGroup::TableRow => ("mtr", attributes![]),
        MathGroup::Cell(cell) => ("mtd", cell_class(cell)),
    }
}

fn cell_class(cell: MathCell) -> Attributes {
    match (cell.alignment, cell.line_before, cell.line_above) {
        (Alignment::Center, false, false) => attributes![],
        (Alignment::Center, true, false) => attributes!["class" = "line-before"],
        (Alignment::Center, false, true) => attributes!["class" = "line-above"],
        (Alignment::Center, true, true) => attributes!["class" = "line-before line-above"],
        (Alignment::Start, false, false) => attributes!["class" = "start"],
        (Alignment::Start, true, false) => attributes!["class" = "start line-before"],
        (Alignment::Start, false, true) => attributes!["class" = "start line-above"],
        (Alignment::Start, true, true) => attributes!["class" = "start line-before line-above"],
        (Alignment::End, false, false) => attributes!["class" = "end"],
        (Alignment::End, true, false) => attributes!["class" = "end line-before"],
        (Alignment::End, false, true) => attributes!["class" = "end line-above"],
        (Alignment::End, true, true) => attributes!["class" = "end line-before line-above"],
    }
}
