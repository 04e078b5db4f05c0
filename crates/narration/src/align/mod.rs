//! Monotone alignment of two lists of words: which of the one is which of the other, in order.
//!
//! 1. `anchors`: three words in a row that stand just once in each list tie the two together; the longest chain of such ties
//!    that crosses nowhere is kept (patience sorting). Where much is left between them, the same with single words.
//! 2. `shortest_edit`: what is left between two ties is compared by Myers' algorithm in linear space.
//! 3. `slide`: what is missing from one of them is moved to where a sentence begins, if it may as well lie there.
//! 4. `trust`: words that agree only by chance, where the texts differ, are let go.
//!
//! Memory is linear. Time is bounded too: once a budget is spent, what is not yet tied stays untied.

mod anchors;
mod shortest_edit;
mod slide;
mod trust;

use std::ops::Range;

use super::radix::sort_by;

pub(super) use slide::slide;
pub(super) use trust::{Gap, trusted};

/// A word of the one list and its counterpart in the other.
pub(super) type Pair = (u32, u32);

/// A stretch of both lists that is still to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    a: Range<usize>,
    b: Range<usize>,
}

/// Parts of fewer words, on both sides together, are compared in full.
const SHORT: usize = 2000;

/// The pairs in order. The words are numbers below `kinds`.
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
        let ties = anchors::triples(a, b, &part);
        split(part, &ties, first);
        pairs.extend(ties);
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
        // A single word is a weak tie: it is looked for only where a full comparison would take long.
        let ties = if size > SHORT {
            finder.singles(a, b, &part)
        } else {
            Vec::new()
        };
        if !ties.is_empty() {
            split(part, &ties, &mut parts);
            pairs.extend(ties);
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

/// Pairs off what is equal at both ends.
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

/// Adds the parts of `part` between the ties.
fn split(part: Part, ties: &[Pair], parts: &mut Vec<Part>) {
    let (mut a, mut b) = (part.a.start, part.b.start);
    let end = (part.a.end as u32, part.b.end as u32);
    for (one, other) in ties.iter().copied().chain([end]) {
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

    /// Pairs of the two texts' letters, with what agrees by chance.
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
    fn what_is_common_is_paired_in_order() {
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
