//! The article model as a tree.

use article::{Alignment, Article, Block, BlockKind, Footnote, Image, Inline, LinkCard, ListItem, Table};

use super::html_tree::plain_address;
use super::tree::{Node, element, normalise};

/// The tree of an article's body and notes, in the words of the HTML that the specifications show: an alert is a quote,
/// a figure is a paragraph with an image alone, a link card one with a link alone.
pub fn tree(article: &Article) -> Node {
    normalise(plain(raw(article)))
}

fn plain(node: Node) -> Node {
    let Node::Element(name, children) = node else {
        return node;
    };
    let children = children.into_iter().map(plain).collect();
    let name = match name.split(' ').next() {
        Some("pull" | "alert") => "quote".to_owned(),
        Some("figure" | "card") => "p".to_owned(),
        _ => name,
    };
    Node::Element(name, children)
}

/// The tree of an article's body and notes, every kind of block by its own name.
pub fn exact(article: &Article) -> Node {
    normalise(raw(article))
}

fn raw(article: &Article) -> Node {
    let mut children = blocks(&article.body);
    if !article.footnotes.is_empty() {
        children.push(element("notes", article.footnotes.iter().map(note).collect()));
    }
    element("root", children)
}

fn note(note: &Footnote) -> Node {
    element("note", blocks(&note.blocks))
}

fn blocks(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Node {
    match &block.kind {
        BlockKind::Paragraph(content) => element("p", inlines(content)),
        BlockKind::Heading { level, content } => element(format!("h {}", level.get()), inlines(content)),
        BlockKind::List { start, items, .. } => {
            let name = start.map_or_else(|| "list".to_owned(), |start| format!("list {start}"));
            element(name, items.iter().map(item).collect())
        }
        BlockKind::Quote { blocks, attribution } => quote("quote", blocks, attribution.as_deref()),
        BlockKind::PullQuote { blocks, attribution } => quote("pull", blocks, attribution.as_deref()),
        BlockKind::Alert { kind, blocks: inner } => element(format!("alert {kind:?}"), blocks(inner)),
        BlockKind::Code { language, text } => element(
            format!("code block {}", language.as_deref().unwrap_or_default()),
            // The model leaves out the last line break, HTML does not.
            vec![Node::Text(format!("{text}\n"))],
        ),
        BlockKind::Math(tex) => element("math", vec![Node::Text(tex.to_string())]),
        BlockKind::Table(content) => table(content),
        BlockKind::Figure(content) => element("figure", vec![image(content)]),
        BlockKind::LinkCard(card) => element("card", vec![link_card(card)]),
        BlockKind::DefinitionList(definitions) => {
            let mut children = Vec::new();
            for definition in definitions {
                children.extend(definition.terms.iter().map(|term| element("term", inlines(term))));
                let explanations = definition.definitions.iter();
                children.extend(explanations.map(|inner| element("definition", blocks(inner))));
            }
            element("definitions", children)
        }
        BlockKind::Rule => element("rule", Vec::new()),
    }
}

fn quote(name: &str, inner: &[Block], attribution: Option<&[Inline]>) -> Node {
    let mut children = blocks(inner);
    if let Some(name) = attribution {
        let mut line = vec![Node::Text("— ".to_owned())];
        line.extend(inlines(name));
        children.push(element("p", line));
    }
    element(name, children)
}

fn item(item: &ListItem) -> Node {
    let name = match item.task {
        None => "item",
        Some(true) => "item done",
        Some(false) => "item open",
    };
    element(name, blocks(&item.blocks))
}

fn table(table: &Table) -> Node {
    let row = |cells: &Vec<Vec<Inline>>| {
        let cells = table.alignments.iter().enumerate().map(|(index, alignment)| {
            let name = match alignment {
                Alignment::Start => "cell",
                Alignment::Center => "cell center",
                Alignment::End => "cell end",
            };
            element(
                name,
                cells.get(index).map(|cell| inlines(cell)).unwrap_or_default(),
            )
        });
        element("row", cells.collect())
    };
    element(
        "table",
        std::iter::once(&table.head).chain(&table.rows).map(row).collect(),
    )
}

fn link_card(card: &LinkCard) -> Node {
    let name = format!("a {} {}", plain_address(card.url.as_str()), card.summary);
    element(name, inlines(&card.title))
}

fn image(image: &Image) -> Node {
    let name = format!(
        "img {} {} {}",
        plain_address(image.src.as_str()),
        image.alt,
        image.caption.as_deref().unwrap_or_default()
    );
    element(name, Vec::new())
}

fn inlines(content: &[Inline]) -> Vec<Node> {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Node {
    match inline {
        Inline::Text(text) => Node::Text(text.to_string()),
        Inline::Code(text) => element("code", vec![Node::Text(text.to_string())]),
        Inline::Math(tex) => element("math", vec![Node::Text(tex.to_string())]),
        Inline::Emphasis(content) => element("em", inlines(content)),
        Inline::Strong(content) => element("strong", inlines(content)),
        Inline::Strikethrough(content) => element("del", inlines(content)),
        Inline::Superscript(content) => element("sup", inlines(content)),
        Inline::Subscript(content) => element("sub", inlines(content)),
        Inline::Link { url, title, content } => {
            let name = format!(
                "a {} {}",
                plain_address(url.as_str()),
                title.as_deref().unwrap_or_default()
            );
            element(name, inlines(content))
        }
        Inline::Image(content) => image(content),
        Inline::Footnote(reference) => element(format!("reference {}", reference.number), Vec::new()),
        Inline::SoftBreak => Node::Text("\n".to_owned()),
        Inline::HardBreak => Node::Break,
    }
}
