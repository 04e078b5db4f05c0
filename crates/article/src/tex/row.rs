//! Builds a row. TeX derives from neighbours some things that MathML does not: whether an operator is between
//! operands or before one, the space around function names, and relations of two characters.

use crate::model::{MathForm, MathNode, MathOperator};

/// The class of a part among its neighbours (*The TeXbook*, chapter 17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Ordinary,
    /// A large operator.
    Large,
    /// A function name.
    Function,
    Binary,
    Relation,
    Open,
    Close,
    /// A delimiter that opens or closes, depending on its place.
    Fence,
    Punctuation,
    /// A space.
    Space,
}

/// A part before it is added to a row.
pub(super) struct Atom {
    pub(super) node: MathNode,
    pub(super) class: Class,
}

impl Atom {
    pub(super) fn new(class: Class, node: MathNode) -> Self {
        Self { node, class }
    }

    pub(super) fn ordinary(node: MathNode) -> Self {
        Self::new(Class::Ordinary, node)
    }
}

pub(super) struct Row {
    nodes: Vec<MathNode>,
    /// The class of the part before. `None` at the start of a row.
    last: Option<Class>,
}

impl Row {
    /// `continues`: the row continues the cell before it, as after `&` in aligned equations.
    pub(super) fn new(continues: bool) -> Self {
        Self {
            nodes: Vec::new(),
            last: continues.then_some(Class::Ordinary),
        }
    }

    pub(super) fn push(&mut self, atom: Atom) {
        let Atom { mut node, mut class } = atom;
        if class == Class::Space {
            self.nodes.push(node);
            return;
        }
        let operand_before = matches!(self.last, Some(Class::Ordinary | Class::Close));
        match class {
            // Set also if the place seems to determine it: next to words, which MathML treats as space, the
            // default is wrong.
            Class::Binary if operand_before => set_form(&mut node, MathForm::Infix),
            Class::Binary => {
                set_form(&mut node, MathForm::Prefix);
                class = Class::Ordinary;
            }
            Class::Fence if operand_before => class = Class::Close,
            Class::Fence => class = Class::Open,
            Class::Relation if self.last == Some(Class::Relation) => {
                if let Some(MathNode::Operator(before)) = self.nodes.last_mut()
                    && let MathNode::Operator(after) = &node
                    && [&before.text, &after.text]
                        .iter()
                        .all(|text| text.bytes().all(|b| b":=<>".contains(&b)))
                {
                    before.text.push_str(&after.text);
                    return;
                }
            }
            _ => {}
        }
        let thin = MathNode::Space("0.1667em");
        if self.last == Some(Class::Function)
            && matches!(
                class,
                Class::Ordinary | Class::Function | Class::Large | Class::Open
            )
        {
            self.nodes.push(MathNode::Operator(MathOperator {
                text: APPLY_FUNCTION.into(),
                ..Default::default()
            }));
            if class != Class::Open {
                self.nodes.push(thin);
            }
        } else if class == Class::Function && operand_before {
            self.nodes.push(thin);
        }
        self.nodes.push(node);
        self.last = Some(class);
    }

    pub(super) fn into_nodes(self) -> Vec<MathNode> {
        self.nodes
    }
}

/// Invisible, and read as "of" (MathML Core, section 3.2.4).
const APPLY_FUNCTION: &str = "\u{2061}";

fn set_form(node: &mut MathNode, form: MathForm) {
    match node {
        MathNode::Operator(operator) => operator.form = Some(form),
        MathNode::Group(_, parts) => {
            if let Some(base) = parts.first_mut() {
                set_form(base, form);
            }
        }
        _ => {}
    }
}
