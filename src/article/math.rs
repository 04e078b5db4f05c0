//! Formulas as MathML Core, which every current browser draws and reads aloud; as their source where that is not
//! understood. Elements are made without `html!`: a dozen kinds of them differ in a name only.
//!
//! No `style` attributes, which a page's policy may forbid: what MathML Core leaves to CSS has a class.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty::{self, Static};
use yew::virtual_dom::{Attributes, VNode, VTag};

use crate::model::{
    Alignment, Formula, MathColumn, MathForm, MathHeight, MathNode, MathOperator, MathScripts, MathSize,
    MathSpace, MathSpacing, MathTable, MathTableKind,
};
use crate::parse;

type Attribute = (&'static str, AttributeOrProperty);

/// A formula within a line.
pub(super) fn inline_math(tex: &Rc<str>) -> Html {
    math(tex, None)
}

/// A formula on a line of its own.
pub(super) fn display_math(id: AttrValue, tex: &Rc<str>) -> Html {
    html! { <div id={id} class="math-block">{ math(tex, Some("block")) }</div> }
}

/// Left to right in every language, as TeX is written.
fn math(tex: &Rc<str>, display: Option<&'static str>) -> Html {
    match parse::tex(tex) {
        Some(Formula(content)) => html! {
            <math display={display} dir="ltr" alttext={tex.clone()}>{ for row(content) }</math>
        },
        None => html! { <code class="math" dir="ltr">{ tex.clone() }</code> },
    }
}

fn draw(node: MathNode) -> VNode {
    match node {
        MathNode::Identifier { text, upright } => {
            // Only a single letter would be slanted.
            let attributes: &[Attribute] = if upright && text.chars().nth(1).is_none() {
                &[("mathvariant", Static("normal"))]
            } else {
                &[]
            };
            token("mi", attributes, text)
        }
        MathNode::Number(text) => token("mn", &[], text),
        MathNode::Text(text) => token("mtext", &[], text),
        MathNode::Operator(sign) => operator(sign),
        MathNode::Row(content) => finish("mrow", Attributes::default(), row(content)),
        MathNode::Fraction { parts, line: true } => element("mfrac", &[], *parts),
        MathNode::Fraction { parts, line: false } => {
            element("mfrac", &[("linethickness", Static("0"))], *parts)
        }
        MathNode::Root {
            radicand,
            index: None,
        } => element("msqrt", &[], [*radicand]),
        MathNode::Root {
            radicand,
            index: Some(index),
        } => element("mroot", &[], [*radicand, *index]),
        MathNode::Scripts(content) => scripts(*content),
        MathNode::Accent {
            base,
            mark,
            wide,
            below,
        } => accent(*base, mark, wide, below),
        MathNode::Sized { size, content } => finish("mstyle", Attributes::Static(sized(size)), row(content)),
        MathNode::Space(space) => element("mspace", width(space), []),
        MathNode::Table(content) => table(content),
    }
}

/// Parts side by side.
fn row(content: Vec<MathNode>) -> Vec<VNode> {
    // Words are but room to MathML: a row of words and a sign counts as that sign, and its room goes around the row.
    // An empty identifier makes it a row (MathML Core, "embellished operator").
    let sign = |node: &MathNode| matches!(node, MathNode::Operator(_));
    let room = |node: &MathNode| matches!(node, MathNode::Text(_) | MathNode::Space(_));
    let counts_as_sign = content.iter().any(sign) && content.iter().all(|node| sign(node) || room(node));
    let anchor = (counts_as_sign && content.iter().any(room)).then(|| token("mi", &[], String::new()));
    content.into_iter().map(draw).chain(anchor).collect()
}

fn accent(base: MathNode, mark: &'static str, wide: bool, below: bool) -> VNode {
    // What is a border in the style sheet; its sign is for those who listen.
    let line = matches!(mark, "‾" | "_");
    let mark = MathNode::Operator(MathOperator {
        text: mark.to_owned(),
        stretchy: Some(wide && !line),
        ..MathOperator::default()
    });
    let (tag, attributes): (_, &[Attribute]) = match (below, line) {
        (false, false) => ("mover", &[("accent", Static("true"))]),
        (false, true) => (
            "mover",
            &[("accent", Static("true")), ("class", Static("line-over"))],
        ),
        (true, false) => ("munder", &[("accentunder", Static("true"))]),
        (true, true) => (
            "munder",
            &[("accentunder", Static("true")), ("class", Static("line-under"))],
        ),
    };
    element(tag, attributes, [base, mark])
}

fn element(
    tag: &'static str,
    attributes: &'static [Attribute],
    content: impl IntoIterator<Item = MathNode>,
) -> VNode {
    finish(
        tag,
        Attributes::Static(attributes),
        content.into_iter().map(draw).collect(),
    )
}

fn token(tag: &'static str, attributes: &'static [Attribute], text: String) -> VNode {
    finish(tag, Attributes::Static(attributes), vec![VNode::from(text)])
}

fn finish(tag: &'static str, attributes: Attributes, children: Vec<VNode>) -> VNode {
    let mut element = VTag::new(tag);
    element.set_attributes(attributes);
    element.add_children(children);
    element.into()
}

fn value(text: &'static str) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(AttrValue::Static(text))
}

fn operator(sign: MathOperator) -> VNode {
    let flag = |set: bool| value(if set { "true" } else { "false" });
    let form = sign.form.map(|form| match form {
        MathForm::Prefix => "prefix",
        MathForm::Infix => "infix",
        MathForm::Postfix => "postfix",
    });
    let (before, after) = match sign.spacing {
        Some(MathSpacing::Tight) => (Some("0"), Some("0")),
        Some(MathSpacing::Separator) => (Some("0"), Some("0.1667em")),
        None => (None, None),
    };
    let height = sign.height.map(|height| match height {
        MathHeight::Big => "1.2em",
        MathHeight::Bigger => "1.8em",
        MathHeight::VeryBig => "2.4em",
        MathHeight::Biggest => "3em",
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
            before.map(value),
            after.map(value),
            sign.stretchy.map(flag),
            sign.movable_limits.map(flag),
            height.map(value),
            height.map(value),
        ]),
    };
    finish("mo", attributes, vec![VNode::from(sign.text)])
}

fn scripts(scripts: MathScripts) -> VNode {
    let MathScripts {
        base,
        sub,
        sup,
        stacked,
    } = scripts;
    let tag = match (stacked, &sub, &sup) {
        (false, Some(_), Some(_)) => "msubsup",
        (false, Some(_), None) => "msub",
        (false, None, _) => "msup",
        (true, Some(_), Some(_)) => "munderover",
        (true, Some(_), None) => "munder",
        (true, None, _) => "mover",
    };
    element(tag, &[], [Some(base), sub, sup].into_iter().flatten())
}

fn sized(size: MathSize) -> &'static [Attribute] {
    match size {
        MathSize::Display => &[("displaystyle", Static("true")), ("scriptlevel", Static("0"))],
        MathSize::Text => &[("displaystyle", Static("false")), ("scriptlevel", Static("0"))],
        MathSize::Script => &[("displaystyle", Static("false")), ("scriptlevel", Static("1"))],
    }
}

fn width(space: MathSpace) -> &'static [Attribute] {
    match space {
        MathSpace::Thin => &[("width", Static("0.1667em"))],
        MathSpace::Medium => &[("width", Static("0.2222em"))],
        MathSpace::Thick => &[("width", Static("0.2778em"))],
        MathSpace::Word => &[("width", Static("0.3333em"))],
        MathSpace::Quad => &[("width", Static("1em"))],
        MathSpace::DoubleQuad => &[("width", Static("2em"))],
    }
}

fn table(table: MathTable) -> VNode {
    let MathTable { kind, columns, rows } = table;
    let attributes: &[Attribute] = match kind {
        MathTableKind::Matrix => &[("class", Static("matrix"))],
        MathTableKind::Cases => &[("class", Static("cases"))],
        MathTableKind::Aligned => &[("class", Static("aligned")), ("displaystyle", Static("true"))],
        MathTableKind::Gathered => &[("class", Static("gathered")), ("displaystyle", Static("true"))],
        MathTableKind::Lines => &[("class", Static("lines"))],
        MathTableKind::Array => &[("class", Static("array"))],
    };
    let rows = rows.into_iter().map(|row| {
        let mut columns = columns.iter();
        let cells = row.cells.into_iter().map(|cell| {
            let attributes = match columns.next() {
                Some(column) => cell_class(*column, row.line),
                None => Attributes::default(),
            };
            finish("mtd", attributes, vec![draw(cell)])
        });
        finish("mtr", Attributes::default(), cells.collect())
    });
    finish("mtable", Attributes::Static(attributes), rows.collect())
}

/// The classes of an array's cell.
fn cell_class(column: MathColumn, line_above: bool) -> Attributes {
    let mut class = String::from(match column.alignment {
        Alignment::Start => "start",
        Alignment::Center => "center",
        Alignment::End => "end",
    });
    if column.line {
        class.push_str(" line-before");
    }
    if line_above {
        class.push_str(" line-above");
    }
    Attributes::Dynamic {
        keys: &["class"],
        values: Box::new([Some(AttributeOrProperty::Attribute(class.into()))]),
    }
}
