//! A tree that says what a reader gets: names of elements, and text. Both the article model and the HTML of the
//! specifications are brought into this shape, and compared.

use std::fmt;

/// An element or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element by name, with the attributes that matter, such as `a href=/url`.
    Element(String, Vec<Node>),
    /// Text.
    Text(String),
    /// A line end the author asked for.
    Break,
}

/// An element without anything in it yet.
pub fn element(name: impl Into<String>, children: Vec<Node>) -> Node {
    Node::Element(name.into(), children)
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Break => f.write_str("<br>"),
            Self::Element(name, children) => {
                write!(f, "({name}")?;
                for child in children {
                    write!(f, " {child}")?;
                }
                f.write_str(")")
            }
        }
    }
}

/// Whether white space in and around an element's text does not show.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "root"
            | "p"
            | "quote"
            | "pull"
            | "card"
            | "list"
            | "item"
            | "table"
            | "row"
            | "cell"
            | "figure"
            | "note"
            | "notes"
    ) || name.starts_with("h ")
        || name.starts_with("list")
        || name.starts_with("item")
        || name.starts_with("cell")
        || name.starts_with("alert")
}

/// Brings a tree into its one shape: text joined and its white space collapsed, that at the edges of blocks dropped,
/// marks without content dropped, paragraphs of tight items unwrapped.
pub fn normalise(node: Node) -> Node {
    match node {
        Node::Element(name, children) if name == "code block" || name.starts_with("code block ") => {
            let text: String = children
                .into_iter()
                .map(|child| match child {
                    Node::Text(text) => text,
                    Node::Break => "\n".to_owned(),
                    Node::Element(..) => String::new(),
                })
                .collect();
            let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
            Node::Element(name, vec![Node::Text(text)])
        }
        Node::Element(name, children) => {
            let children = children.into_iter().map(normalise).flat_map(hoist_space);
            let children = join_text(children.filter(|child| !is_empty(child)).collect());
            let children = trim_text(children, is_block(&name));
            Node::Element(name, children)
        }
        other => other,
    }
}

fn is_empty(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.is_empty(),
        Node::Element(name, children) => {
            children.is_empty()
                && (matches!(
                    name.as_str(),
                    "em" | "strong" | "del" | "sup" | "sub" | "p" | "quote"
                ) || name.starts_with("h ")
                    || name.starts_with("a "))
        }
        Node::Break => false,
    }
}

/// Moves the space at the edges of a mark to its outside, where it looks the same.
fn hoist_space(node: Node) -> Vec<Node> {
    match node {
        Node::Element(name, mut children)
            if matches!(name.as_str(), "em" | "strong" | "del" | "sup" | "sub") || name.starts_with("a ") =>
        {
            let space = |moved: bool| moved.then(|| Node::Text(" ".to_owned()));
            let mut before = false;
            if let Some(Node::Text(text)) = children.first_mut() {
                before = text.starts_with(' ');
                *text = text.trim_start_matches(' ').to_owned();
            }
            let mut after = false;
            if let Some(Node::Text(text)) = children.last_mut() {
                after = text.ends_with(' ');
                *text = text.trim_end_matches(' ').to_owned();
            }
            children.retain(|child| !is_empty(child));
            let element = Node::Element(name, children);
            space(before)
                .into_iter()
                .chain([element])
                .chain(space(after))
                .collect()
        }
        other => vec![other],
    }
}

fn join_text(children: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::new();
    for child in children {
        match (joined.last_mut(), child) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, child) => joined.push(child),
        }
    }
    for child in &mut joined {
        if let Node::Text(text) = child {
            *text = collapse(text);
        }
    }
    joined
}

/// White space of any length is one space; no-break spaces stay.
fn collapse(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if !character.is_ascii_whitespace() {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// Drops white space around line breaks and blocks, and at the edges where `edges`.
fn trim_text(children: Vec<Node>, edges: bool) -> Vec<Node> {
    let apart = |node: Option<&Node>| match node {
        None => edges,
        Some(Node::Break) => true,
        Some(Node::Element(name, _)) => is_block(name) || name.starts_with("code block") || name == "rule",
        Some(Node::Text(_)) => false,
    };
    let mut kept: Vec<Node> = Vec::new();
    for (index, child) in children.iter().enumerate() {
        match child {
            Node::Text(text) => {
                let mut text = text.as_str();
                if apart(index.checked_sub(1).and_then(|before| children.get(before))) {
                    text = text.trim_start_matches(' ');
                }
                if apart(children.get(index + 1)) {
                    text = text.trim_end_matches(' ');
                }
                if !text.is_empty() {
                    kept.push(Node::Text(text.to_owned()));
                }
            }
            other => kept.push(other.clone()),
        }
    }
    while edges && kept.last() == Some(&Node::Break) {
        kept.pop();
    }
    kept
}

/// The first place where two trees differ, in words.
pub fn difference(model: &Node, html: &Node) -> Option<String> {
    if model == html {
        return None;
    }
    if let (Node::Element(a, left), Node::Element(b, right)) = (model, html)
        && a == b
        && left.len() == right.len()
    {
        return left
            .iter()
            .zip(right)
            .find_map(|(left, right)| difference(left, right));
    }
    Some(format!("model {model}\n     html  {html}"))
}

/// Returns a tree with one line for each block, for a person to compare.
pub fn lines(node: &Node) -> String {
    match node {
        Node::Element(name, children) if name == "root" => children
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n"),
        other => other.to_string(),
    }
}
