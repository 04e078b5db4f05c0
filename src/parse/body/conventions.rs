//! What Markdown has no marks for: a paragraph that is a figure, a link card or an attribution, a quote that is a pull
//! quote.

use crate::model::{Block, BlockKind, Inline, LinkCard, plain_text};

/// The block that a paragraph with `content` is, if it says anything. `cards` where a lone link with a title is a card.
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
    says_something(&content).then_some(BlockKind::Paragraph(content))
}

/// The same for text that Markdown does not call a paragraph, such as that of a tight list item.
pub(super) fn plain_paragraph(mut content: Vec<Inline>) -> Option<BlockKind> {
    trim(&mut content);
    says_something(&content).then_some(BlockKind::Paragraph(content))
}

/// Whether there is anything but white space in `content`.
pub(super) fn says_something(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => !text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => false,
        _ => true,
    })
}

/// Drops white space and line ends at both ends of a line. No-break spaces are the author's.
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

/// The quote or pull quote that holds `blocks`.
pub(super) fn quote(mut blocks: Vec<Block>) -> BlockKind {
    let pulled = take_pull_mark(&mut blocks);
    let attribution = take_attribution(&mut blocks);
    if pulled {
        BlockKind::PullQuote { blocks, attribution }
    } else {
        BlockKind::Quote { blocks, attribution }
    }
}

/// Takes `[!QUOTE]` off the first line, in the manner of GitHub's alerts.
fn take_pull_mark(blocks: &mut Vec<Block>) -> bool {
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

/// Takes the last paragraph where it is `— Name` and there are others.
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
