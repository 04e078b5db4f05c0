//! Formulas as MathML Core, which every current browser draws and reads aloud; as their source where that is not
//! understood. Elements are made without `html!`: two dozen kinds of them differ in name and attributes only.
//!
//! No `style` attributes, which a page's policy may forbid: what MathML Core leaves to CSS has a class.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty::{self, Static};
use yew::virtual_dom::{Attributes, Listeners, VNode, VTag};

use crate::model::{
    Alignment, Formula, MathCell, MathForm, MathGroup, MathNode, MathOperator, MathSpacing, MathTable,
    MathToken,
};
use crate::parse;

/// A formula within a line.
pub(super) fn inline_math(tex: &Rc<str>) -> Html {
    math(tex, None)
}

/// A formula on a line of its own; it may scroll, and so can be reached by keyboard.
pub(super) fn display_math(id: AttrValue, tex: &Rc<str>) -> Html {
    html! {
        <div id={id} class="math-block" tabindex="0">
            { math(tex, Some("block")) }
        </div>
    }
}

/// Left to right in every language, as TeX is written.
fn math(tex: &Rc<str>, display: Option<&'static str>) -> Html {
    match parse::tex(tex) {
        Some(Formula(content)) => {
            let attributes = Attributes::Dynamic {
                keys: &["display", "dir", "alttext"],
                values: Box::new([
                    display.map(value),
                    Some(value("ltr")),
                    Some(AttributeOrProperty::Attribute(AttrValue::Rc(Rc::clone(tex)))),
                ]),
            };
            element("math", attributes, row(content))
        }
        None => html! { <code class="math" dir="ltr">{ tex.clone() }</code> },
    }
}

fn draw(node: MathNode) -> VNode {
    match node {
        MathNode::Token(kind, text) => {
            // Only a single letter would be slanted.
            let upright = kind == MathToken::Upright && text.chars().nth(1).is_none();
            let tag = match kind {
                MathToken::Identifier | MathToken::Upright => "mi",
                MathToken::Number => "mn",
                MathToken::Text => "mtext",
            };
            let attributes = Attributes::Static(if upright {
                &[("mathvariant", Static("normal"))]
            } else {
                &[]
            });
            element(tag, attributes, vec![VNode::from(text)])
        }
        MathNode::Operator(sign) => operator(sign),
        MathNode::Space(width) => {
            let values = Box::new([Some(value(width))]);
            element(
                "mspace",
                Attributes::Dynamic {
                    keys: &["width"],
                    values,
                },
                Vec::new(),
            )
        }
        MathNode::Group(kind, parts) => {
            let (tag, attributes) = shape(kind);
            let children = match kind {
                MathGroup::Row | MathGroup::SquareRoot | MathGroup::Cell(_) => row(parts),
                MathGroup::DisplaySize | MathGroup::TextSize | MathGroup::ScriptSize => row(parts),
                _ => parts.into_iter().map(draw).collect(),
            };
            element(tag, Attributes::Static(attributes), children)
        }
    }
}

/// What `html!` expands to, for a name known at run time only: `VTag::new` and its setters are 1 kB more (yew 0.23.0).
fn element(tag: &'static str, attributes: Attributes, children: Vec<VNode>) -> VNode {
    let children = VNode::from_iter(children);
    VTag::__new_other(
        AttrValue::Static(tag),
        NodeRef::default(),
        None,
        attributes,
        Listeners::None,
        children,
    )
    .into()
}

fn value(text: &'static str) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(AttrValue::Static(text))
}

/// Parts side by side.
fn row(mut content: Vec<MathNode>) -> Vec<VNode> {
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

fn operator(sign: MathOperator) -> VNode {
    let flag = |set: bool| value(if set { "true" } else { "false" });
    let form = sign.form.map(|form| match form {
        MathForm::Prefix => "prefix",
        MathForm::Infix => "infix",
        MathForm::Postfix => "postfix",
    });
    let after = sign.spacing.map(|spacing| match spacing {
        MathSpacing::Tight => "0",
        MathSpacing::Separator => "0.1667em",
    });
    let attributes = Attributes::Dynamic {
        keys: &[
            "form",
            "lspace",
            "rspace",
            "stretchy",
            "movablelimits",
            "minsize",
            "maxsize",
        ],
        values: Box::new([
            form.map(value),
            after.map(|_| value("0")),
            after.map(value),
            sign.stretchy.map(flag),
            sign.movable_limits.map(flag),
            sign.height.map(value),
            sign.height.map(value),
        ]),
    };
    element("mo", attributes, vec![VNode::from(sign.text)])
}

/// The element of a group and its attributes.
fn shape(kind: MathGroup) -> (&'static str, &'static [(&'static str, AttributeOrProperty)]) {
    match kind {
        MathGroup::Row => ("mrow", &[]),
        MathGroup::Fraction => ("mfrac", &[]),
        MathGroup::Stack => ("mfrac", &[("linethickness", Static("0"))]),
        MathGroup::SquareRoot => ("msqrt", &[]),
        MathGroup::Root => ("mroot", &[]),
        MathGroup::Sub => ("msub", &[]),
        MathGroup::Sup => ("msup", &[]),
        MathGroup::SubSup => ("msubsup", &[]),
        MathGroup::Under => ("munder", &[]),
        MathGroup::Over => ("mover", &[]),
        MathGroup::UnderOver => ("munderover", &[]),
        MathGroup::Accent => ("mover", &[("accent", Static("true"))]),
        MathGroup::AccentBelow => ("munder", &[("accentunder", Static("true"))]),
        // A border in the style sheet; the sign is for those who listen.
        MathGroup::LineAbove => (
            "mover",
            &[("accent", Static("true")), ("class", Static("line-over"))],
        ),
        MathGroup::LineBelow => (
            "munder",
            &[("accentunder", Static("true")), ("class", Static("line-under"))],
        ),
        MathGroup::DisplaySize => (
            "mstyle",
            &[("displaystyle", Static("true")), ("scriptlevel", Static("0"))],
        ),
        MathGroup::TextSize => (
            "mstyle",
            &[("displaystyle", Static("false")), ("scriptlevel", Static("0"))],
        ),
        MathGroup::ScriptSize => (
            "mstyle",
            &[("displaystyle", Static("false")), ("scriptlevel", Static("1"))],
        ),
        MathGroup::Table(MathTable::Matrix) => ("mtable", &[("class", Static("matrix"))]),
        MathGroup::Table(MathTable::Cases) => ("mtable", &[("class", Static("cases"))]),
        MathGroup::Table(MathTable::Aligned) => (
            "mtable",
            &[("class", Static("aligned")), ("displaystyle", Static("true"))],
        ),
        MathGroup::Table(MathTable::Gathered) => (
            "mtable",
            &[("class", Static("gathered")), ("displaystyle", Static("true"))],
        ),
        MathGroup::Table(MathTable::Lines) => ("mtable", &[("class", Static("lines"))]),
        MathGroup::Table(MathTable::Array) => ("mtable", &[]),
        MathGroup::TableRow => ("mtr", &[]),
        MathGroup::Cell(cell) => ("mtd", cell_class(cell)),
    }
}

fn cell_class(cell: MathCell) -> &'static [(&'static str, AttributeOrProperty)] {
    match (cell.alignment, cell.line_before, cell.line_above) {
        (Alignment::Center, false, false) => &[],
        (Alignment::Center, true, false) => &[("class", Static("line-before"))],
        (Alignment::Center, false, true) => &[("class", Static("line-above"))],
        (Alignment::Center, true, true) => &[("class", Static("line-before line-above"))],
        (Alignment::Start, false, false) => &[("class", Static("start"))],
        (Alignment::Start, true, false) => &[("class", Static("start line-before"))],
        (Alignment::Start, false, true) => &[("class", Static("start line-above"))],
        (Alignment::Start, true, true) => &[("class", Static("start line-before line-above"))],
        (Alignment::End, false, false) => &[("class", Static("end"))],
        (Alignment::End, true, false) => &[("class", Static("end line-before"))],
        (Alignment::End, false, true) => &[("class", Static("end line-above"))],
        (Alignment::End, true, true) => &[("class", Static("end line-before line-above"))],
    }
}
