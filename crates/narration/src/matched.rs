//! Decides which sentences of the article are heard, and where in the spoken words.

use std::ops::Range;

use super::align::{self, Gap};
use super::bridge;
use super::words::Words;
use crate::{Confidence, Script};

/// Words that match: one written and one spoken word, or a few that are bridged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) written: Range<u32>,
    pub(super) spoken: Range<u32>,
}

/// The match of a sentence with the spoken words.
#[derive(Clone, Debug)]
pub(super) struct SentenceMatch {
    /// The sentence's words.
    pub(super) written: Range<u32>,
    /// The matching words, in order.
    pub(super) links: Vec<Link>,
    /// Whether the match is good enough to give the sentence a time.
    pub(super) accepted: bool,
    /// Whether all of it is heard and nothing else is spoken within it.
    pub(super) whole: bool,
    /// The share of it that is heard.
    pub(super) confidence: Confidence,
}

impl SentenceMatch {
    /// Returns the range of spoken words from the first match to the last. Empty if there is none.
    pub(super) fn spoken(&self) -> Range<u32> {
        match (self.links.first(), self.links.last()) {
            (Some(first), Some(last)) => first.spoken.start..last.spoken.end,
            _ => 0..0,
        }
    }

    /// Decides whether the match is good enough.
    fn weigh(&mut self, words: &Words<'_>) {
        let written = |range: Range<u32>| range.map(|index| words.written_weight(index)).sum::<u32>();
        let spoken = |range: Range<u32>| range.map(|index| words.spoken_weight(index)).sum::<u32>();
        let all = written(self.written.clone());
        let mut strays = 0;
        let (heard, own, meanwhile) = loop {
            let heard: u32 = self.links.iter().map(|link| written(link.written.clone())).sum();
            let own: u32 = self.links.iter().map(|link| spoken(link.spoken.clone())).sum();
            let meanwhile = spoken(self.spoken());
            if own * 2 >= meanwhile || heard * 2 < all || strays == MAX_STRAYS {
                break (heard, own, meanwhile);
            }
            strays += 1;
            self.drop_strays(&written);
        };
        // Half of a sentence remains when a few words are corrected. By chance, two sentences share a fifth
        // or less.
        self.accepted = heard > 0 && heard * 2 >= all && own * 2 >= meanwhile;
        self.whole = heard == all && own == meanwhile;
        self.confidence = Confidence::percent(heard * 100 / all.max(1));
    }

    /// Removes words that are far from the sentence's others and match another sentence's words by chance:
    /// the lighter side of the widest gap in the spoken words, less the words written there.
    fn drop_strays(&mut self, weight: &impl Fn(Range<u32>) -> u32) {
        let excess = |pair: &[Link]| match pair {
            [one, two] => {
                (two.spoken.start - one.spoken.end).saturating_sub(two.written.start - one.written.end)
            }
            _ => 0,
        };
        let widest = self
            .links
            .windows(2)
            .enumerate()
            .max_by_key(|(_, pair)| excess(pair));
        let at = widest.map_or(0, |(at, _)| at + 1);
        let (before, after) = self.links.split_at_checked(at).unwrap_or_default();
        let side = |links: &[Link]| links.iter().map(|link| weight(link.written.clone())).sum::<u32>();
        if side(before) < side(after) {
            self.links.drain(..at);
        } else {
            self.links.truncate(at);
        }
    }
}

/// Maximum number of removals. A sentence that needs more is not heard.
const MAX_STRAYS: u32 = 8;

/// Returns one match for each sentence of the script.
pub(super) fn sentences(words: &Words<'_>, script: &Script) -> Vec<SentenceMatch> {
    let language = &script.language;
    let mut pairs = align::align(&words.written_ids, &words.spoken_ids, words.kinds);
    let sentence = |index: u32| words.written.get(index as usize).map(|word| word.sentence);
    let starts = |index: u32| index == 0 || sentence(index) != sentence(index - 1);
    align::slide(&words.written_ids, &words.spoken_ids, &mut pairs, starts);
    let ends = (words.written.len() as u32, words.spoken.len() as u32);
    let is_same = |gap: &Gap| bridge::is_same(words, language, gap);
    let pairs = align::trusted(&pairs, ends, |index| words.written_weight(index), is_same);
    let mut heard = empty(words, script);
    let mut before = (0, 0);
    for pair in pairs.iter().copied().chain([ends]) {
        let gap = Gap {
            a: before.0..pair.0,
            b: before.1..pair.1,
        };
        before = (pair.0 + 1, pair.1 + 1);
        // Both ends of a bridge are in one sentence.
        let first = sentence(gap.a.start);
        if !gap.a.is_empty()
            && first == sentence(gap.a.end - 1)
            && let Some(same) = bridge::common(words, language, &gap)
        {
            add(&mut heard, first, same.a, same.b);
        }
        if pair != ends {
            add(
                &mut heard,
                sentence(pair.0),
                pair.0..pair.0 + 1,
                pair.1..pair.1 + 1,
            );
        }
    }
    heard.iter_mut().for_each(|sentence| sentence.weigh(words));
    heard
}

/// Returns the sentences without any match.
fn empty(words: &Words<'_>, script: &Script) -> Vec<SentenceMatch> {
    let mut next = 0;
    let sentence = |index: u32| {
        let start = next;
        next += words
            .written
            .get(start as usize..)
            .unwrap_or_default()
            .iter()
            .take_while(|word| word.sentence == index)
            .count() as u32;
        SentenceMatch {
            written: start..next,
            links: Vec::new(),
            accepted: false,
            whole: false,
            confidence: Confidence::default(),
        }
    };
    (0..script.sentences.len() as u32).map(sentence).collect()
}

fn add(heard: &mut [SentenceMatch], sentence: Option<u32>, written: Range<u32>, spoken: Range<u32>) {
    if let Some(heard) = sentence.and_then(|index| heard.get_mut(index as usize)) {
        heard.links.push(Link { written, spoken });
    }
}
