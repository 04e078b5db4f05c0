//! Which of the pairs are to be believed. Two texts that differ still have words in common, in the same order, by chance:
//! `the`, `of`, a name.

use std::ops::Range;

use super::Pair;

/// A run of words in a row that weighs this much is believed wherever it stands: three words of some length.
const SOLID: u32 = 12;

/// What stands between two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) a: Range<u32>,
    pub(crate) b: Range<u32>,
}

/// Words that are paired in a row.
#[derive(Clone, Debug)]
struct Run {
    /// Which of the pairs.
    pairs: Range<usize>,
    weight: u32,
    first: Pair,
    last: Pair,
}

/// The pairs that are believed. A short run must stand close to its neighbours on both sides, the closer the lighter it is;
/// what `is_bridged` says are two ways to write one thing is no distance.
///
/// `weight` is that of a word of the first list: 4 for a word that tells something. `ends` are the lengths of the lists.
pub(crate) fn trusted(
    pairs: &[Pair],
    ends: Pair,
    weight: impl Fn(u32) -> u32,
    is_bridged: impl Fn(&Gap) -> bool,
) -> Vec<Pair> {
    let mut kept: Vec<Run> = Vec::new();
    let distance = |before: Option<&Run>, after: Pair| {
        let gap = Gap {
            a: before.map_or(0, |run| run.last.0 + 1)..after.0,
            b: before.map_or(0, |run| run.last.1 + 1)..after.1,
        };
        if is_bridged(&gap) {
            return 0;
        }
        // Both texts have a beginning and an end: that the two meet there says little.
        gap.a.len().max(gap.b.len()).max(1) as u32
    };
    // Lets go of the last runs that do not stand close enough, now that what follows them is known.
    let settle = |kept: &mut Vec<Run>, next: Pair| {
        while let Some(run) = kept.pop() {
            let reach = run.weight / 2;
            let stands = run.weight >= SOLID || {
                let (before, after) = (distance(kept.last(), run.first), distance(Some(&run), next));
                // A word that tells something may stand farther from one of the two; and anything, from what follows
                // upon a number that is spoken just before it.
                let far = if run.weight < 4 { reach } else { 3 * reach };
                let (near, other) = (before.min(after), before.max(after));
                near == 0 || near <= reach && other <= far
            };
            if stands {
                kept.push(run);
                return;
            }
        }
    };
    for run in runs(pairs, &weight) {
        settle(&mut kept, run.first);
        kept.push(run);
    }
    settle(&mut kept, ends);
    let pairs = kept.iter().filter_map(|run| pairs.get(run.pairs.clone()));
    pairs.flatten().copied().collect()
}

fn runs(pairs: &[Pair], weight: &impl Fn(u32) -> u32) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.last.0 + 1 == pair.0 && run.last.1 + 1 == pair.1 => {
                run.pairs.end = index + 1;
                run.weight += weight(pair.0);
                run.last = *pair;
            }
            _ => runs.push(Run {
                pairs: index..index + 1,
                weight: weight(pair.0),
                first: *pair,
                last: *pair,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(pairs: &[Pair], ends: Pair) -> Vec<Pair> {
        trusted(pairs, ends, |_| 4, |_| false)
    }

    #[test]
    fn a_word_between_long_differences_is_let_go() {
        let mut pairs: Vec<Pair> = (0..5).map(|place| (place, place)).collect();
        pairs.push((9, 8));
        pairs.extend((14..19).map(|place| (place, place)));
        let kept = kept(&pairs, (19, 19));
        assert_eq!(kept.len(), 10);
        assert!(!kept.contains(&(9, 8)));
    }

    #[test]
    fn a_word_between_two_corrections_stays() {
        let pairs: Vec<Pair> = [0, 1, 2, 4, 6, 7, 8].map(|place| (place, place)).to_vec();
        assert_eq!(kept(&pairs, (9, 9)), pairs);
    }

    #[test]
    fn what_is_written_in_two_ways_is_no_distance() {
        // 115, one hundred and fifteen.
        let pairs: Vec<Pair> = vec![(0, 0), (2, 9)];
        assert_eq!(kept(&pairs, (3, 10)), []);
        assert_eq!(trusted(&pairs, (3, 10), |_| 4, |gap| gap.a == (1..2)), pairs);
    }
}
