//! Words that are unique in each list, and the longest chain of them without crossings.

use super::{Pair, Part};
use crate::radix::sort_by;

/// Returns the anchors in `part`: the middle words of three-word sequences that are unique in each list.
pub(super) fn triples(a: &[u32], b: &[u32], part: &Part) -> Vec<Pair> {
    let mut all = Vec::with_capacity(part.a.len() + part.b.len());
    push_triples(
        &mut all,
        a.get(part.a.clone()).unwrap_or_default(),
        part.a.start,
        false,
    );
    push_triples(
        &mut all,
        b.get(part.b.clone()).unwrap_or_default(),
        part.b.start,
        true,
    );
    // The position is last and ascending: each side is already in order.
    sort_by(&mut all, 64, |triple| triple.0);
    let same = |one: &(u64, bool, u32), other: &(u64, bool, u32)| one.0 == other.0;
    let once = all.chunk_by(same).filter_map(|equal| match equal {
        [(_, false, one), (_, true, other)] => Some((*one, *other)),
        _ => None,
    });
    let mut found: Vec<Pair> = once.collect();
    sort_by(&mut found, 32, |pair| u64::from(pair.0));
    longest_chain(&found)
}

/// Adds each three-word sequence as one number, with the side and the position of its middle word.
fn push_triples(out: &mut Vec<(u64, bool, u32)>, list: &[u32], start: usize, side: bool) {
    for (place, three) in list.windows(3).enumerate() {
        // Word ids are below 2^21 in any text of less than two million different words. Beyond that, two
        // sequences may collide.
        let key = three
            .iter()
            .fold(0, |key: u64, word| key << 21 ^ u64::from(*word));
        out.push((key, side, (start + place + 1) as u32));
    }
}

/// Finds unique words without clearing its tables for each part.
pub(super) struct Finder {
    /// For each word and side, the last part in which it occurred.
    seen: [Vec<u32>; 2],
    /// Its position there. `u32::MAX` if it occurred twice.
    places: [Vec<u32>; 2],
    part: u32,
}

impl Finder {
    pub(super) fn new(kinds: usize) -> Self {
        Self {
            seen: [vec![0; kinds], vec![0; kinds]],
            places: [vec![0; kinds], vec![0; kinds]],
            part: 0,
        }
    }

    /// Returns the anchors in `part`: the words that are unique in each list.
    pub(super) fn singles(&mut self, a: &[u32], b: &[u32], part: &Part) -> Vec<Pair> {
        self.part += 1;
        let one = a.get(part.a.clone()).unwrap_or_default();
        let other = b.get(part.b.clone()).unwrap_or_default();
        self.look(0, one);
        self.look(1, other);
        let mut found = Vec::new();
        for (place, word) in (part.a.start as u32..).zip(one) {
            if let (Some(_), Some(other)) = (self.once(0, *word), self.once(1, *word)) {
                found.push((place, part.b.start as u32 + other));
            }
        }
        longest_chain(&found)
    }

    fn look(&mut self, side: usize, list: &[u32]) {
        let (Some(seen), Some(places)) = (self.seen.get_mut(side), self.places.get_mut(side)) else {
            return;
        };
        for (at, word) in (0..).zip(list) {
            if let (Some(seen), Some(place)) = (seen.get_mut(*word as usize), places.get_mut(*word as usize))
            {
                *place = if *seen == self.part { u32::MAX } else { at };
                *seen = self.part;
            }
        }
    }

    fn once(&self, side: usize, word: u32) -> Option<u32> {
        let seen = self.seen.get(side)?.get(word as usize)?;
        let place = self.places.get(side)?.get(word as usize)?;
        (*seen == self.part && *place != u32::MAX).then_some(*place)
    }
}

/// Returns the longest chain of `pairs`, which are sorted by the first member, whose second members ascend
/// too (patience sorting).
fn longest_chain(pairs: &[Pair]) -> Vec<Pair> {
    // The pair on top of each pile, and for each pair its predecessor in its chain.
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |index: &usize| pairs.get(*index).map_or(0, |pair| pair.1);
    for (index, pair) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| second(top) < pair.1);
        before.push(pile.checked_sub(1).and_then(|pile| piles.get(pile)).copied());
        match piles.get_mut(pile) {
            Some(top) => *top = index,
            None => piles.push(index),
        }
    }
    let mut chain = Vec::with_capacity(piles.len());
    let mut next = piles.last().copied();
    while let Some(index) = next {
        chain.extend(pairs.get(index));
        next = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_chain_crosses_nowhere() {
        assert_eq!(
            longest_chain(&[(0, 5), (1, 1), (2, 2), (3, 0), (4, 9)]),
            [(1, 1), (2, 2), (4, 9)]
        );
        assert_eq!(longest_chain(&[]), []);
    }
}
