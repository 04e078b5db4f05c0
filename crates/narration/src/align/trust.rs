//! Decides which pairs to trust. Two different texts still share words in the same order by chance: `the`,
//! `of`, a name.

use std::ops::Range;

use super::Pair;

/// Weight of a run of words that is trusted anywhere: three words of some length.
const TRUSTED_WEIGHT: u32 = 12;

/// The words between two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) a: Range<u32>,
    pub(crate) b: Range<u32>,
}

/// Consecutive pairs.
#[derive(Clone, Debug)]
struct Run {
    /// The range of the pairs.
    pairs: Range<usize>,
    weight: u32,
    first: Pair,
    last: Pair,
}

/// Returns the trusted pairs. A short run must be close to its neighbours on both sides: the lighter it is,
/// the closer. A gap for which `is_bridged` holds has no distance.
///
/// `weight` returns the weight of a word of the first list, 4 for a significant word. `ends` are the lengths
/// of the lists.
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
        // Both texts have a beginning and an end. That they meet there says little.
        gap.a.len().max(gap.b.len()).max(1) as u32
    };
    // Drops the last runs that are too far from their neighbours, now that the next run is known.
    let settle = |kept: &mut Vec<Run>, next: Pair| {
        while let Some(run) = kept.pop() {
            let reach = run.weight / 2;
            let stands = run.weight >= TRUSTED_WEIGHT || {
                let (before, after) = (distance(kept.last(), run.first), distance(Some(&run), next));
                // A significant word may be farther from one of its neighbours. Any word may be, if it is
                // next to a number that is spoken just before it.
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
    fn a_word_between_long_differences_is_dropped() {
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
    fn two_spellings_of_one_thing_have_no_distance() {
        // 115, one hundred and fifteen.
        let pairs: Vec<Pair> = vec![(0, 0), (2, 9)];
        assert_eq!(kept(&pairs, (3, 10)), []);
        assert_eq!(trusted(&pairs, (3, 10), |_| 4, |gap| gap.a == (1..2)), pairs);
    }
}
