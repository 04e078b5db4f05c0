//! The pieces in which a long article is drawn, so that no task of the page draws all of it.

use std::ops::Range;

use article::{Article, Block, BlockKind, Content, Inline};

/// Weight of a piece. The text of the first one fills any screen; a desktop draws one in half a millisecond.
const PIECE: usize = 8_000;

/// An article of at most this weight is drawn in one piece: about 1,500 words.
const WHOLE: usize = 16_000;

/// Weight of an element beside that of its text. A byte of text weighs 1.
const ELEMENT: usize = 40;

/// Consecutive content of an article.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// Blocks of the body.
    Blocks(Range<usize>),
    /// Items of a long list, or rows of a long table. `block` is its place in the body.
    Inside { block: usize, range: Range<usize> },
    /// Footnotes.
    Notes(Range<usize>),
}

/// Returns whether `article` is drawn in one go.
pub(super) fn is_short(article: &Article) -> bool {
    let notes = article.footnotes.iter().map(|note| weight(&note.blocks));
    weight(&article.body) + notes.sum::<usize>() <= WHOLE
}

/// Returns one piece for the body, and one for the notes if there are any.
pub(super) fn whole(article: &Article) -> Vec<Piece> {
    let notes = article.footnotes.len();
    let body = Piece::Blocks(0..article.body.len());
    std::iter::once(body)
        .chain((notes > 0).then_some(Piece::Notes(0..notes)))
        .collect()
}

/// Returns the pieces of a long article in their order.
pub(super) fn pieces(article: &Article) -> Vec<Piece> {
    let (body, notes) = (&article.body, &article.footnotes);
    let note_weight = |at: usize| notes.get(at).map_or(0, |note| weight(&note.blocks));
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut sum = 0;
    for (at, block) in body.iter().enumerate() {
        let own = block_weight(block);
        let parts = parts(block);
        if own > PIECE && parts > 1 {
            push(&mut pieces, start..at, Piece::Blocks);
            cut(
                &mut pieces,
                parts,
                |part| part_weight(block, part),
                |range| Piece::Inside { block: at, range },
            );
            (start, sum) = (at + 1, 0);
            continue;
        }
        sum += own;
        if sum >= PIECE {
            push(&mut pieces, start..at + 1, Piece::Blocks);
            (start, sum) = (at + 1, 0);
        }
    }
    push(&mut pieces, start..body.len(), Piece::Blocks);
    cut(&mut pieces, notes.len(), note_weight, Piece::Notes);
    pieces
}

fn push(pieces: &mut Vec<Piece>, range: Range<usize>, piece: impl Fn(Range<usize>) -> Piece) {
    if !range.is_empty() {
        pieces.push(piece(range));
    }
}

/// Adds `count` things in ranges of about the weight of a piece.
fn cut(
    pieces: &mut Vec<Piece>,
    count: usize,
    weight: impl Fn(usize) -> usize,
    piece: impl Fn(Range<usize>) -> Piece,
) {
    let (mut start, mut sum) = (0, 0);
    for at in 0..count {
        sum += weight(at);
        if sum >= PIECE {
            push(pieces, start..at + 1, &piece);
            (start, sum) = (at + 1, 0);
        }
    }
    push(pieces, start..count, piece);
}

/// Returns the number of items or rows that can be drawn one after another.
fn parts(block: &Block) -> usize {
    match &block.kind {
        BlockKind::List { items, .. } => items.len(),
        BlockKind::Table(table) => table.rows.len(),
        _ => 0,
    }
}

fn part_weight(block: &Block, part: usize) -> usize {
    match &block.kind {
        BlockKind::List { items, .. } => items.get(part).map_or(0, |item| ELEMENT + weight(&item.blocks)),
        BlockKind::Table(table) => {
            let row = table.rows.get(part).into_iter().flatten();
            row.map(|cell| ELEMENT + line_weight(cell)).sum()
        }
        _ => 0,
    }
}

fn weight(blocks: &[Block]) -> usize {
    blocks.iter().map(block_weight).sum()
}

fn block_weight(block: &Block) -> usize {
    let own = match &block.kind {
        BlockKind::Code { text, .. } | BlockKind::Math(text) => text.len(),
        _ => 0,
    };
    let content = block.content().into_iter().map(|content| match content {
        Content::Blocks(blocks) => ELEMENT + weight(blocks),
        Content::Line(line) => ELEMENT + line_weight(line),
        Content::Text(text) => text.len(),
    });
    own + ELEMENT + content.sum::<usize>()
}

fn line_weight(line: &[Inline]) -> usize {
    let weight = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Math(text) => text.len(),
        marked => ELEMENT + line_weight(marked.children()),
    };
    line.iter().map(weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        article::markdown(text, None).0
    }

    /// Returns the places that `pieces` cover: of the body with the part of its block, and of the notes.
    fn covered(article: &Article, pieces: &[Piece]) -> (Vec<(usize, Option<usize>)>, Vec<usize>) {
        let (mut body, mut notes) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece.clone() {
                Piece::Blocks(range) => body.extend(range.map(|at| (at, None))),
                Piece::Inside { block, range } => {
                    assert!(range.end <= parts(&article.body[block]));
                    body.extend(range.map(|part| (block, Some(part))));
                }
                Piece::Notes(range) => notes.extend(range),
            }
        }
        (body, notes)
    }

    #[test]
    fn pieces_cover_an_article_once_and_in_order() {
        let paragraph = "word ".repeat(200) + "\n\n";
        let table = "| a | b |\n|---|---|\n".to_owned() + &"| one | two |\n".repeat(3_000) + "\n";
        let list = "- item of a list\n".repeat(2_000) + "\n";
        let notes: String = (0..500)
            .map(|at| format!("[^{at}]: A note of some words.\n"))
            .collect();
        let references: String = (0..500).map(|at| format!("x[^{at}] ")).collect();
        let cases = [
            String::new(),
            "One.\n".to_owned(),
            paragraph.repeat(100),
            table.clone(),
            list.clone(),
            format!("{paragraph}{table}{paragraph}{list}{list}{paragraph}"),
            format!("{references}\n\n{notes}"),
            "`code`".repeat(20_000),
            format!(
                "```\n{}\n```\n\n> {}\n",
                "x\n".repeat(20_000),
                "quoted ".repeat(5_000)
            ),
        ];
        for text in cases {
            let article = article(&text);
            let start: String = text.chars().take(30).collect();
            for pieces in [pieces(&article), whole(&article)] {
                let (body, notes) = covered(&article, &pieces);
                let mut blocks: Vec<usize> = body.iter().map(|(at, _)| *at).collect();
                blocks.dedup();
                assert_eq!(blocks, (0..article.body.len()).collect::<Vec<_>>(), "{start}");
                for (at, block) in article.body.iter().enumerate() {
                    let inside: Vec<usize> = body
                        .iter()
                        .filter(|(of, _)| *of == at)
                        .filter_map(|(_, part)| *part)
                        .collect();
                    if !inside.is_empty() {
                        assert_eq!(inside, (0..parts(block)).collect::<Vec<_>>(), "{start}");
                    }
                }
                assert_eq!(notes, (0..article.footnotes.len()).collect::<Vec<_>>(), "{start}");
            }
        }
    }

    #[test]
    fn pieces_are_small_if_the_text_can_be_cut() {
        let row = "| one | two | three |\n";
        for (name, text, is_short_text, at_least) in [
            ("news", "word ".repeat(100) + "\n\n", true, 1),
            (
                "a long read",
                ("word ".repeat(60) + "\n\n").repeat(300),
                false,
                10,
            ),
            (
                "a table",
                "| a | b | c |\n|---|---|---|\n".to_owned() + &row.repeat(3_000),
                false,
                20,
            ),
            ("a list", "1. item\n".repeat(5_000), false, 20),
        ] {
            let article = article(&text);
            assert_eq!(is_short(&article), is_short_text, "{name}");
            let pieces = pieces(&article);
            assert!(pieces.len() >= at_least, "{name}: {}", pieces.len());
            for piece in &pieces {
                let weight = match piece.clone() {
                    Piece::Blocks(range) => weight(&article.body[range]),
                    Piece::Inside { block, range } => {
                        range.map(|part| part_weight(&article.body[block], part)).sum()
                    }
                    Piece::Notes(range) => range.map(|at| weight(&article.footnotes[at].blocks)).sum(),
                };
                assert!(weight < 2 * PIECE, "{name}: {piece:?} weighs {weight}");
            }
        }
    }
}
