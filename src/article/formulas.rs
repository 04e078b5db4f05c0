//! Formulas as MathML Core, which every current browser draws and reads aloud. A part of the module of its own: most
//! articles have none.
//!
//! No `style` attributes, which a page's policy may forbid: classes carry the features that MathML Core leaves to CSS.

use std::rc::Rc;

use yew::prelude::*;

use article::{
    Alignment, Formula, MathCell, MathForm, MathGroup, MathNode, MathOperator, MathSpacing, MathTable,
    MathToken,
};

/// Returns the `<math>` of a formula in TeX, or `None` if the formula is not understood. Left to right in every language,
/// as TeX is written.
pub(super) fn formula(tex: &Rc<str>, display: Option<&'static str>) -> Option<Html> {
    let Formula(content) = article::tex(tex)?;
    Some(html! { <math dir="ltr" {display} alttext={tex.clone()}>{row(content)}</math> })
}

fn draw(node: MathNode) -> Html {
    match node {
        // Without the attribute a single letter would be slanted.
        MathNode::Token(MathToken::Upright, text) if text.chars().nth(1).is_none() => {
            html! { <mi mathvariant="normal">{text}</mi> }
        }
        MathNode::Token(MathToken::Upright | MathToken::Identifier, text) => html! { <mi>{text}</mi> },
        MathNode::Token(MathToken::Number, text) => html! { <mn>{text}</mn> },
        MathNode::Token(MathToken::Text, text) => html! { <mtext>{text}</mtext> },
        MathNode::Operator(sign) => operator(sign),
        MathNode::Space(width) => html! { <mspace {width} /> },
        MathNode::Group(kind, parts) => group(kind, parts),
    }
}

/// Nodes side by side.
fn row(mut content: Vec<MathNode>) -> Html {
    // MathML treats words as space: a row of words and a sign counts as that sign, and its space goes around the row.
    // An empty identifier makes it a row (MathML Core, "embellished operator").
    let (mut sign, mut space) = (false, false);
    let counts_as_sign = content.iter().all(|node| match node {
        MathNode::Operator(_) => {
            sign = true;
            true
        }
        MathNode::Token(MathToken::Text, _) | MathNode::Space(_) => {
            space = true;
            true
        }
        _ => false,
    });
    if counts_as_sign && sign && space {
        content.push(MathNode::Token(MathToken::Identifier, String::new()));
    }
    all(content)
}

fn all(content: Vec<MathNode>) -> Html {
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
    html! {
        <mo {form} lspace={after.map(|_| "0")} rspace={after} stretchy={sign.stretchy.map(flag)}
            movablelimits={sign.movable_limits.map(flag)} minsize={sign.height} maxsize={sign.height}>
            {sign.text}
        </mo>
    }
}

fn group(kind: MathGroup, parts: Vec<MathNode>) -> Html {
    match kind {
        MathGroup::Row => html! { <mrow>{row(parts)}</mrow> },
        MathGroup::Fraction => html! { <mfrac>{all(parts)}</mfrac> },
        MathGroup::Stack => html! { <mfrac linethickness="0">{all(parts)}</mfrac> },
        MathGroup::SquareRoot => html! { <msqrt>{row(parts)}</msqrt> },
        MathGroup::Root => html! { <mroot>{all(parts)}</mroot> },
        MathGroup::Sub => html! { <msub>{all(parts)}</msub> },
        MathGroup::Sup => html! { <msup>{all(parts)}</msup> },
        MathGroup::SubSup => html! { <msubsup>{all(parts)}</msubsup> },
        MathGroup::Under => html! { <munder>{all(parts)}</munder> },
        MathGroup::Over => html! { <mover>{all(parts)}</mover> },
        MathGroup::UnderOver => html! { <munderover>{all(parts)}</munderover> },
        MathGroup::Accent => html! { <mover accent="true">{all(parts)}</mover> },
        MathGroup::AccentBelow => html! { <munder accentunder="true">{all(parts)}</munder> },
        // The style sheet draws the line as a border; the sign is for screen readers.
        MathGroup::LineAbove => html! { <mover accent="true" class="line-over">{all(parts)}</mover> },
        MathGroup::LineBelow => html! { <munder accentunder="true" class="line-under">{all(parts)}</munder> },
        MathGroup::DisplaySize => {
            html! { <mstyle displaystyle="true" scriptlevel="0">{row(parts)}</mstyle> }
        }
        MathGroup::TextSize => html! { <mstyle displaystyle="false" scriptlevel="0">{row(parts)}</mstyle> },
        MathGroup::ScriptSize => html! { <mstyle displaystyle="false" scriptlevel="1">{row(parts)}</mstyle> },
        MathGroup::Table(kind) => table(kind, all(parts)),
        MathGroup::TableRow => html! { <mtr>{all(parts)}</mtr> },
        MathGroup::Cell(cell) => html! { <mtd class={cell_class(cell)}>{row(parts)}</mtd> },
    }
}

fn table(kind: MathTable, rows: Html) -> Html {
    match kind {
        MathTable::Matrix => html! { <mtable class="matrix">{rows}</mtable> },
        MathTable::Cases => html! { <mtable class="cases">{rows}</mtable> },
        MathTable::Aligned => html! { <mtable class="aligned" displaystyle="true">{rows}</mtable> },
        MathTable::Gathered => html! { <mtable class="gathered" displaystyle="true">{rows}</mtable> },
        MathTable::Lines => html! { <mtable class="lines">{rows}</mtable> },
        MathTable::Array => html! { <mtable>{rows}</mtable> },
    }
}

fn cell_class(cell: MathCell) -> Classes {
    let alignment = match cell.alignment {
        Alignment::Center => None,
        Alignment::Start => Some("start"),
        Alignment::End => Some("end"),
    };
    classes!(
        alignment,
        cell.line_before.then_some("line-before"),
        cell.line_above.then_some("line-above"),
    )
}
