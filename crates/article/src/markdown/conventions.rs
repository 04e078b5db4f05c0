//! Conventions for blocks without Markdown syntax of their own: a paragraph that is a figure, a link card or
//! an attribution, and a quote that is a pull quote.

use crate::model::{Block, BlockKind, Inline, LinkCard, plain_text};

/// Returns the block for a paragraph with `content`, or `None` if it is blank. If `cards`, a single link with
/// a title becomes a link card.
pub(super) fn paragraph(mut content: Vec<Inline>, cards: bool) -> Option<BlockKind> {
    trim(&mut content);
    match content.as_mut_slice() {
        [] => return None,
        [Inline::Image(image)] => return Some(BlockKind::Figure(image.clone())),
        [
            Inline::Link {
                url,
                title: Some(summary),
                content: title,
            },
        ] if cards && !plain_text(title).trim().is_empty() => {
            return Some(BlockKind::LinkCard(LinkCard {
                title: std::mem::take(title),
                url: url.clone(),
                summary: summary.clone(),
            }));
        }
        _ => {}
    }
    has_text(&content).then_some(BlockKind::Paragraph(content))
}

/// The same for text that is no paragraph in Markdown, such as that of a tight list item.
pub(super) fn plain_paragraph(mut content: Vec<Inline>) -> Option<BlockKind> {
    trim(&mut content);
    has_text(&content).then_some(BlockKind::Paragraph(content))
}

/// Returns whether `content` holds anything besides white space.
pub(super) fn has_text(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => !text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => false,
        _ => true,
    })
}

/// Removes white space and line breaks at both ends of a line. No-break spaces stay: the author wrote them on
/// purpose.
pub(super) fn trim(content: &mut Vec<Inline>) {
    let blank = |inline: &Inline| match inline {
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Text(text) => text.bytes().all(|byte| byte.is_ascii_whitespace()),
        _ => false,
    };
    while content.last().is_some_and(blank) {
        content.pop();
    }
    let leading = content.iter().take_while(|inline| blank(inline)).count();
    content.drain(..leading);
    if let Some(Inline::Text(text)) = content.first_mut() {
        let trimmed = text.trim_ascii_start();
        if trimmed.len() < text.len() {
            *text = trimmed.into();
        }
    }
    if let Some(Inline::Text(text)) = content.last_mut() {
        let trimmed = text.trim_ascii_end();
        if trimmed.len() < text.len() {
            *text = trimmed.into();
        }
    }
}

/// Returns the quote or pull quote with `blocks`.
pub(super) fn quote(mut blocks: Vec<Block>) -> BlockKind {
    let pulled = take_pull_quote_marker(&mut blocks);
    let attribution = take_attribution(&mut blocks);
    if pulled {
        BlockKind::PullQuote { blocks, attribution }
    } else {
        BlockKind::Quote { blocks, attribution }
    }
}

/// Removes `[!QUOTE]` from the first line, as GitHub does for alerts. Returns whether it was there.
fn take_pull_quote_marker(blocks: &mut Vec<Block>) -> bool {
    const MARK: &str = "[!QUOTE]";
    let Some(Block {
        kind: BlockKind::Paragraph(content),
        ..
    }) = blocks.first_mut()
    else {
        return false;
    };
    let [Inline::Text(text), rest @ ..] = content.as_slice() else {
        return false;
    };
    let alone = matches!(rest.first(), None | Some(Inline::SoftBreak | Inline::HardBreak));
    if !alone || !text.trim().eq_ignore_ascii_case(MARK) {
        return false;
    }
    let rest = content.split_off(1);
    match paragraph(rest, false) {
        Some(kind) => {
            if let Some(first) = blocks.first_mut() {
                first.kind = kind;
            }
        }
        None => {
            blocks.remove(0);
        }
    }
    true
}

/// Removes and returns the last paragraph if it is `— Name` and is not the only block.
fn take_attribution(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let [_, .., last] = blocks.as_slice() else {
        return None;
    };
    let BlockKind::Paragraph(content) = &last.kind else {
        return None;
    };
    let Some(Inline::Text(text)) = content.first() else {
        return None;
    };
    let name = ["— ", "-- ", "― "]
        .iter()
        .find_map(|dash| text.strip_prefix(dash))?;
    let name = Inline::Text(name.trim_ascii_start().into());
    let BlockKind::Paragraph(mut content) = blocks.pop()?.kind else {
        return None;
    };
    if let Some(first) = content.first_mut() {
        *first = name;
    }
    trim(&mut content);
    Some(content)
}

#[cfg(test)]
mod tests {
    use crate::markdown;
    use crate::model::BlockKind;

    /// The kinds of the blocks of `text`.
    fn kinds(text: &str) -> Vec<&'static str> {
        let (article, _) = markdown(&format!("---\ntitle: T\n---\n{text}"), None);
        let kind = |block: &crate::model::Block| match &block.kind {
            BlockKind::Paragraph(_) => "paragraph",
            BlockKind::Quote {
                attribution: None, ..
            } => "quote",
            BlockKind::Quote { .. } => "quote by",
            BlockKind::PullQuote {
                attribution: None, ..
            } => "pull quote",
            BlockKind::PullQuote { .. } => "pull quote by",
            BlockKind::Figure(_) => "figure",
            BlockKind::LinkCard(_) => "card",
            BlockKind::Math(_) => "math",
            _ => "other",
        };
        article.body.iter().map(kind).collect()
    }

    #[test]
    fn paragraphs_become_figures_cards_and_attributions() {
        let cases: [(&str, &[&str]); 20] = [
            ("![a](b)", &["figure"]),
            ("![a](b){width=1 height=1}", &["figure"]),
            ("![a](b) c", &["paragraph"]),
            ("![a](b)\n![c](d)", &["paragraph"]),
            ("![a](javascript:x)", &["paragraph"]),
            ("![a](b){not attributes}", &["paragraph"]),
            ("[a](b \"c\")", &["card"]),
            ("[a](b \"c\") <!-- x -->", &["card"]),
            ("[a](b)", &["paragraph"]),
            ("[a](b \"c\").", &["paragraph"]),
            ("[](b \"c\")", &[]),
            ("[a](javascript:x \"c\")", &["paragraph"]),
            ("> a", &["quote"]),
            ("> a\n>\n> — B", &["quote by"]),
            ("> a\n>\n> -- B", &["quote by"]),
            ("> — B", &["quote"]),
            ("> [!QUOTE]\n> a", &["pull quote"]),
            ("> [!Quote]\n>\n> a\n>\n> — B", &["pull quote by"]),
            ("> [!QUOTE] a", &["quote"]),
            ("a $$b$$ c", &["paragraph", "math", "paragraph"]),
        ];
        for (text, expected) in cases {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_heading_that_repeats_the_title_is_not_shown_again() {
        for (heading, blocks) in [("# The *bridge*", 1), ("# A bridge", 2), ("## The bridge", 2)] {
            let text = format!("---\ntitle: The bridge\n---\n{heading}\n\nText.");
            let (article, _) = markdown(&text, None);
            assert_eq!(
                (&*article.title, article.body.len()),
                ("The bridge", blocks),
                "{heading}"
            );
        }
    }

    #[test]
    fn the_first_heading_of_rank_one_is_the_title_if_there_is_none() {
        for (text, title, blocks) in [
            ("# *A* b\n\nc", "A b", 1),
            ("a\n\n# B", "B", 1),
            ("> # A\n\nb", "", 2),
            ("# A\n\n# B", "A", 1),
            ("## A\n\nb", "", 2),
            ("#\n\n# A", "A", 0),
        ] {
            let (article, _) = markdown(text, None);
            assert_eq!((&*article.title, article.body.len()), (title, blocks), "{text}");
        }
    }
}
