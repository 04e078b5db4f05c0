//! The HTML of a specification as a tree, through html5ever: an independent reader.

use scraper::{ElementRef, Html, Node as HtmlNode};

use super::tree::{Node, element, normalise};

/// The tree of `html`.
///
/// What the article model leaves out on purpose is left out here by the same rules, stated once: elements that Markdown
/// cannot say are dropped and their text kept, scripts and the like are dropped whole, headings rank from 2, links and
/// images to refused addresses lose their address.
pub fn tree(html: &str) -> Node {
    let document = Html::parse_fragment(html);
    let mut children = Vec::new();
    read_children(document.root_element(), &mut children);
    normalise(element("root", group_lines(children)))
}

fn read_children(parent: ElementRef<'_>, out: &mut Vec<Node>) {
    for child in parent.children() {
        match child.value() {
            HtmlNode::Text(text) => out.push(Node::Text(text.to_string())),
            HtmlNode::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    read_element(child, out);
                }
            }
            _ => {}
        }
    }
}

fn children(parent: ElementRef<'_>) -> Vec<Node> {
    let mut children = Vec::new();
    read_children(parent, &mut children);
    children
}

fn read_element(node: ElementRef<'_>, out: &mut Vec<Node>) {
    let name = node.value().name();
    let attribute = |name: &str| node.value().attr(name).unwrap_or_default();
    match name {
        "p" => out.push(element("p", children(node))),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let rank = name
                .trim_start_matches('h')
                .parse::<u8>()
                .unwrap_or(6)
                .clamp(2, 6);
            out.push(element(format!("h {rank}"), children(node)));
        }
        "blockquote" => out.push(element("quote", group_lines(children(node)))),
        "ul" => out.push(element("list", children(node))),
        "ol" => {
            let start = node.value().attr("start").unwrap_or("1");
            out.push(element(format!("list {start}"), children(node)));
        }
        "li" => read_item(node, out),
        "pre" => read_pre(node, out),
        "hr" => out.push(element("rule", Vec::new())),
        "br" => out.push(Node::Break),
        "em" | "i" => out.push(element("em", children(node))),
        "strong" | "b" => out.push(element("strong", children(node))),
        "del" | "s" => out.push(element("del", children(node))),
        "sup" if attribute("class") == "footnote-ref" => {
            let number: String = node.text().collect();
            out.push(element(format!("reference {number}"), Vec::new()));
        }
        "sup" => out.push(element("sup", children(node))),
        "sub" => out.push(element("sub", children(node))),
        "code" => {
            let text: String = node.text().collect();
            out.push(element("code", vec![Node::Text(text)]));
        }
        "a" if attribute("class") == "footnote-backref" => {}
        "a" => {
            let address = attribute("href");
            if is_allowed(address) {
                let name = format!("a {} {}", plain_address(address), attribute("title").trim());
                out.push(element(name, children(node)));
            } else {
                read_children(node, out);
            }
        }
        "img"
            if node
                .value()
                .attr("src")
                .is_none_or(|address| !is_allowed(address)) =>
        {
            out.push(Node::Text(attribute("alt").to_owned()));
        }
        "img" => {
            let name = format!(
                "img {} {} {}",
                plain_address(attribute("src")),
                attribute("alt").trim(),
                attribute("title").trim()
            );
            out.push(element(name, Vec::new()));
        }
        "table" => read_table(node, out),
        "section" if attribute("class") == "footnotes" => {
            let notes = node.child_elements().flat_map(|list| list.child_elements());
            let notes = notes.map(|note| element("note", children(note)));
            out.push(element("notes", notes.collect()));
        }
        "script" | "style" | "template" | "noscript" | "iframe" | "svg" | "math" | "textarea" | "title" => {}
        "div" | "td" | "tr" | "section" | "article" => {
            let inner = group_lines(children(node));
            out.extend(inner);
        }
        _ => read_children(node, out),
    }
}

/// Runs of text between blocks are paragraphs.
fn group_lines(nodes: Vec<Node>) -> Vec<Node> {
    let mut grouped = Vec::new();
    let mut line = Vec::new();
    let end = |line: &mut Vec<Node>, grouped: &mut Vec<Node>| {
        let says = line.iter().any(|node| match node {
            Node::Text(text) => !text.trim().is_empty(),
            Node::Break => false,
            Node::Element(..) => true,
        });
        let nodes = std::mem::take(line);
        if says {
            grouped.push(element("p", nodes));
        }
    };
    for node in nodes {
        let block = matches!(&node, Node::Element(name, _)
            if matches!(name.as_str(), "p" | "quote" | "rule" | "table" | "notes")
                || name.starts_with("list") || name.starts_with("h ") || name.starts_with("code block"));
        if block {
            end(&mut line, &mut grouped);
            grouped.push(node);
        } else {
            line.push(node);
        }
    }
    end(&mut line, &mut grouped);
    grouped
}

fn read_item(node: ElementRef<'_>, out: &mut Vec<Node>) {
    let name = match checkbox(node) {
        None => "item",
        Some(true) => "item done",
        Some(false) => "item open",
    };
    out.push(element(name, group_lines(children(node))));
}

/// Whether the item's own checkbox is ticked: that at its beginning, or at that of its first paragraph.
fn checkbox(item: ElementRef<'_>) -> Option<bool> {
    let first = item.child_elements().next()?;
    match first.value().name() {
        "input" => Some(first.value().attr("checked").is_some()),
        "p" => checkbox(first),
        _ => None,
    }
}

fn read_pre(node: ElementRef<'_>, out: &mut Vec<Node>) {
    let code = node.child_elements().find(|child| child.value().name() == "code");
    let language = code
        .and_then(|code| code.value().attr("class"))
        .and_then(|class| class.strip_prefix("language-"))
        .unwrap_or_default();
    let text: String = node.text().collect();
    if text.trim().is_empty() && code.is_none() {
        return;
    }
    out.push(element(format!("code block {language}"), vec![Node::Text(text)]));
}

fn read_table(node: ElementRef<'_>, out: &mut Vec<Node>) {
    let is_generated = node
        .descendent_elements()
        .any(|inner| inner.value().name() == "th");
    if !is_generated {
        // A table in raw HTML: its cells' text.
        let inner = group_lines(children(node));
        out.extend(inner);
        return;
    }
    let rows = node
        .descendent_elements()
        .filter(|inner| inner.value().name() == "tr");
    let rows = rows.map(|row| {
        let cells = row
            .child_elements()
            .filter(|cell| matches!(cell.value().name(), "th" | "td"));
        let cells = cells.map(|cell| {
            let name = match cell.value().attr("align") {
                Some("center") => "cell center",
                Some("right") => "cell end",
                _ => "cell",
            };
            element(name, children(cell))
        });
        element("row", cells.collect())
    });
    out.push(element("table", rows.collect()));
}

/// The contract's schemes, written down a second time on purpose.
fn is_allowed(address: &str) -> bool {
    let address = address.trim();
    if address.is_empty() {
        return false;
    }
    match address.split_once(':') {
        Some((scheme, _))
            if scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) =>
        {
            ["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str())
        }
        _ => true,
    }
}

/// Without percent-encoding: the specifications' renderer encodes what the model keeps as written.
pub fn plain_address(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match tail {
            [high, low, ..] if *first == b'%' => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
