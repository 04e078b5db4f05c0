//! Moves differences to sentence boundaries.
//!
//! `He left. [The cat sat.] The dog ran.` and `He left. The [cat sat. The] dog ran.` are the same edit. The
//! first one keeps sentences whole.

use super::Pair;

/// Maximum distance that a difference is moved, in words.
const MAX_DISTANCE: usize = 200;

/// Moves words that are missing from one of the lists so that they begin at a sentence of the first list, as
/// `starts_sentence` reports it, or so that the pairs form fewer runs.
pub(crate) fn slide(a: &[u32], b: &[u32], pairs: &mut [Pair], starts_sentence: impl Fn(u32) -> bool) {
    for index in 0..pairs.len().saturating_sub(1) {
        let (Some(before), Some(after)) = (pairs.get(index).copied(), pairs.get(index + 1).copied()) else {
            return;
        };
        // The list with more words, and the positions of its words before and after the difference.
        let (list, last, next) = match (after.0 - before.0, after.1 - before.1) {
            (2.., 1) => (a, before.0, after.0),
            (1, 2..) => (b, before.1, after.1),
            _ => continue,
        };
        let in_a = after.0 - before.0 > 1;
        let length = next - last - 1;
        let word = |place: Option<u32>| place.and_then(|place| list.get(place as usize));
        // The number of words before the gap that can be exchanged for its own last words, and the number
        // after it.
        let back = run(pairs, index, false);
        let can_go_back = |by: u32| {
            let word_before = word(last.checked_sub(by));
            word_before.is_some() && word_before == word((next - 1).checked_sub(by))
        };
        let back_most = (0..back as u32).take_while(|by| can_go_back(*by)).count();
        let forth = run(pairs, index + 1, true);
        let can_go_forth = |by: &u32| word(Some(next + by)) == word(Some(last + 1 + by));
        let forth_most = (0..forth as u32).take_while(can_go_forth).count();
        let start = before.0 + 1;
        let good = |start: u32, whole: bool| u32::from(starts_sentence(start)) * 2 + u32::from(whole);
        let mut best = (good(start, false), 0_i64);
        for by in 1..=back_most as u32 {
            best = best.max((good(start - by, by as usize == back), -i64::from(by)));
        }
        for by in 1..=forth_most as u32 {
            let quality = good(start + by, by as usize == forth);
            if quality > best.0 {
                best = (quality, i64::from(by));
            }
        }
        let by = best.1.unsigned_abs() as usize;
        let (moved, up) = if best.1 < 0 {
            (index + 1 - by..index + 1, true)
        } else {
            (index + 1..index + 1 + by, false)
        };
        for pair in pairs.get_mut(moved).unwrap_or_default() {
            let place = if in_a { &mut pair.0 } else { &mut pair.1 };
            *place = if up { *place + length } else { *place - length };
        }
    }
}

/// Returns the number of consecutive pairs from `index` on, or back to it.
fn run(pairs: &[Pair], index: usize, forth: bool) -> usize {
    let pair = |by: usize| {
        if forth {
            pairs.get(index + by)
        } else {
            pairs.get(index.checked_sub(by)?)
        }
    };
    let follows = |by: &usize| {
        let (Some(one), Some(two)) = (pair(*by - 1), pair(*by)) else {
            return false;
        };
        one.0.abs_diff(two.0) == 1 && one.1.abs_diff(two.1) == 1
    };
    1 + (1..MAX_DISTANCE).take_while(follows).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the words of `a`, with brackets around those that `b` does not have.
    fn slid(a: &str, b: &str) -> String {
        let all: Vec<&str> = a.split(' ').chain(b.split(' ')).collect();
        let bare = |word: &str| word.trim_end_matches('.').to_lowercase();
        let number = |word: &str| {
            all.iter()
                .position(|other| bare(other) == bare(word))
                .unwrap_or(0) as u32
        };
        let [one, other]: [Vec<u32>; 2] = [a, b].map(|text| text.split(' ').map(number).collect());
        let mut pairs = super::super::align(&one, &other, all.len());
        let words: Vec<&str> = a.split(' ').collect();
        let starts = |place: u32| {
            place == 0
                || words
                    .get(place as usize - 1)
                    .is_some_and(|word| word.ends_with('.'))
        };
        slide(&one, &other, &mut pairs, starts);
        assert!(pairs.iter().all(|(x, y)| one[*x as usize] == other[*y as usize]));
        assert!(pairs.is_sorted_by(|x, y| x.0 < y.0 && x.1 < y.1));
        let paired = |place: usize| pairs.iter().any(|pair| pair.0 as usize == place);
        let word = |(place, word): (usize, &&str)| {
            if paired(place) {
                (*word).to_owned()
            } else {
                format!("[{word}]")
            }
        };
        words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn missing_words_are_whole_sentences_if_possible() {
        for (a, b, expected) in [
            (
                "He left. The cat sat. The dog ran.",
                "He left. The dog ran.",
                "He left. [The] [cat] [sat.] The dog ran.",
            ),
            (
                "The cat sat. The dog ran.",
                "The dog ran.",
                "[The] [cat] [sat.] The dog ran.",
            ),
            (
                "We saw it. One is here. Another is here.",
                "We saw it. One is here.",
                "We saw it. One is here. [Another] [is] [here.]",
            ),
            ("a b a b a b", "a b", "a b [a] [b] [a] [b]"),
        ] {
            assert_eq!(slid(a, b), expected, "{a}");
        }
    }
}
