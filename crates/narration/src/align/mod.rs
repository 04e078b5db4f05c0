//! Monotone alignment of two lists of words: finds the pairs of words that correspond, in order.
//!
//! 1. `anchors`: three-word sequences that are unique in both lists anchor the lists to each other. The longest chain
//!    of anchors without crossings is kept (patience sorting). If a long part remains between two of them, single
//!    words are used in the same way.
//! 2. `shortest_edit`: compares the rest between two anchors by Myers' algorithm in linear space.
//! 3. `slide`: moves missing words to the start of a sentence if the alignment stays as good.
//! 4. `trust`: drops words that match only by chance.
//!
//! Memory is linear. Time is bounded: once a budget is spent, the remaining words stay unaligned.

mod anchors;
mod shortest_edit;
mod slide;
mod trust;

use std::ops::Range;

use super::radix::sort_by;

pub(super) use slide::slide;
pub(super) use trust::{Gap, trusted};

/// The index of a word in the first list and of its counterpart in the second.
pub(super) type Pair = (u32, u32);

/// A part of both lists that is still to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    a: Range<usize>,
    b: Range<usize>,
}

/// Parts with fewer words, on both sides together, are compared in full.
const SHORT: usize = 2000;

/// Returns the pairs in order. Words are ids below `kinds`.
pub(super) fn align(a: &[u32], b: &[u32], kinds: usize) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(a.len().min(b.len()));
    let mut finder = anchors::Finder::new(kinds);
    let whole = Part {
        a: 0..a.len(),
        b: 0..b.len(),
    };
    let mut budget = (a.len() + b.len()).saturating_mul(64) + 1_000_000;
    let mut parts = vec![whole];
    let first = &mut parts;
    if let Some(part) = first.pop() {
        let part = trim(a, b, part, &mut pairs);
        let anchors = anchors::triples(a, b, &part);
        split(part, &anchors, first);
        pairs.extend(anchors);
    }
    while let Some(part) = parts.pop() {
        let part = trim(a, b, part, &mut pairs);
        let size = part.a.len() + part.b.len();
        if part.a.is_empty() || part.b.is_empty() {
            continue;
        }
        budget = budget.saturating_sub(size);
        if budget == 0 {
            continue;
        }
        // A single word is weak evidence. It is used only if a full comparison would take long.
        let anchors = if size > SHORT {
            finder.singles(a, b, &part)
        } else {
            Vec::new()
        };
        if !anchors.is_empty() {
            split(part, &anchors, &mut parts);
            pairs.extend(anchors);
            continue;
        }
        let (one, other) = (a.get(part.a.clone()), b.get(part.b.clone()));
        if let (Some(one), Some(other)) = (one, other) {
            let from = (part.a.start, part.b.start);
            let cost = shortest_edit::compare(one, other, from, budget, &mut pairs);
            budget = budget.saturating_sub(cost);
        }
    }
    sort_by(&mut pairs, 32, |pair| u64::from(pair.0));
    pairs
}

/// Pairs equal words at both ends.
fn trim(a: &[u32], b: &[u32], part: Part, pairs: &mut Vec<Pair>) -> Part {
    let Part {
        a: mut one,
        b: mut other,
    } = part;
    while !one.is_empty() && !other.is_empty() && a.get(one.start) == b.get(other.start) {
        pairs.push((one.start as u32, other.start as u32));
        one.start += 1;
        other.start += 1;
    }
    while !one.is_empty() && !other.is_empty() && a.get(one.end - 1) == b.get(other.end - 1) {
        one.end -= 1;
        other.end -= 1;
        pairs.push((one.end as u32, other.end as u32));
    }
    Part { a: one, b: other }
}

/// Adds the parts of `part` between the anchors.
fn split(part: Part, anchors: &[Pair], parts: &mut Vec<Part>) {
    let (mut a, mut b) = (part.a.start, part.b.start);
    let end = (part.a.end as u32, part.b.end as u32);
    for (one, other) in anchors.iter().copied().chain([end]) {
        let (one, other) = (one as usize, other as usize);
        if one > a && other > b {
            parts.push(Part {
                a: a..one,
                b: b..other,
            });
        }
        (a, b) = (one + 1, other + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs the letters of two texts, chance matches included.
    fn paired(a: &str, b: &str) -> String {
        let number = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let pairs = align(&number(a), &number(b), 128);
        assert!(
            pairs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1),
            "{pairs:?}"
        );
        let letter = |(one, other): &Pair| {
            assert_eq!(a.as_bytes()[*one as usize], b.as_bytes()[*other as usize]);
            char::from(a.as_bytes()[*one as usize])
        };
        pairs.iter().map(letter).collect()
    }

    #[test]
    fn common_words_are_paired_in_order() {
        for (a, b, expected) in [
            ("", "", ""),
            ("a", "", ""),
            ("abc", "abc", "abc"),
            ("abc", "xaybzc", "abc"),
            ("abcdef", "abxdef", "abdef"),
            ("aaaa", "aa", "aa"),
            ("abababab", "babababa", "bababab"),
            ("the cat sat", "the dog sat", "the  sat"),
        ] {
            assert_eq!(paired(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn a_long_text_without_a_unique_word_is_compared() {
        let a: Vec<u32> = (0..50_000).map(|place| place % 7).collect();
        let b: Vec<u32> = (0..50_000).map(|place| place * place % 7).collect();
        let pairs = align(&a, &b, 7);
        assert!(pairs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1));
    }
}
