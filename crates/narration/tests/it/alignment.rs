//! How well timings are tied to articles that have changed since: written articles, narrations with known differences, and
//! each spoken word's highlight compared with the truth.
//!
//! Texts come from a generator with a fixed seed: a failure can be repeated.

use std::fmt::Write as _;

use narration::{Grain, Now, Timeline};

/// Numbers that are the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A word of the article and where it stands.
#[derive(Clone, Debug)]
struct Item {
    /// As it is written.
    text: String,
    /// As a narrator's timings write it: one or more words.
    spoken: Vec<String>,
    passage: usize,
    sentence: usize,
    /// In UTF-16 code units.
    end: usize,
}

/// A language to write in.
struct Tongue {
    name: &'static str,
    tag: &'static str,
    /// The most frequent first.
    words: Vec<String>,
    space: &'static str,
    stop: &'static str,
    /// How the article writes a word that timings write as it is.
    written: fn(&str, &mut Numbers) -> String,
}

fn as_it_is(word: &str, _: &mut Numbers) -> String {
    word.to_owned()
}

fn english() -> Tongue {
    const SMALL: &str = "the of and to a in that it was for on is with as he at by she be this had not are but from or have an \
                         they which one were all her we when there";
    const PARTS: [&str; 24] = [
        "ba", "ri", "con", "fi", "stel", "mo", "ran", "ter", "ly", "pro", "dis", "har", "bour", "wen", "ga",
        "tion", "lu", "per", "sen", "ok", "fla", "min", "qua", "dor",
    ];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut words: Vec<String> = SMALL.split_whitespace().map(str::to_owned).collect();
    for _ in 0..3000 {
        let parts = 2 + numbers.below(3);
        words.push((0..parts).map(|_| PARTS[numbers.below(PARTS.len())]).collect());
    }
    Tongue {
        name: "English",
        tag: "en",
        words,
        space: " ",
        stop: ".",
        // Ligatures, soft hyphens, capitals.
        written: |word, numbers| match numbers.below(12) {
            0 => word.replace("fi", "ﬁ").replace("fl", "ﬂ"),
            1 if word.len() > 6 => format!("{}\u{AD}{}", &word[..3], &word[3..]),
            2 => word.to_uppercase(),
            _ => word.to_owned(),
        },
    }
}

fn arabic() -> Tongue {
    const PARTS: [&str; 20] = [
        "سا", "بر", "من", "كت", "دار", "عل", "قو", "حب", "شم", "طر", "فا", "ول", "نه", "جب", "بح", "سو",
        "ري", "لم", "تي", "خر",
    ];
    let mut numbers = Numbers(77);
    let mut words: Vec<String> = "في من على إلى أن عن مع كان هذا التي"
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.extend((0..2000).map(|_| {
        (0..2 + numbers.below(3))
            .map(|_| PARTS[numbers.below(PARTS.len())])
            .collect()
    }));
    Tongue {
        name: "Arabic",
        tag: "ar",
        words,
        space: " ",
        stop: "؟",
        // Short vowels, and letters rendered out.
        written: |word, numbers| {
            let mut out = String::new();
            for letter in word.chars() {
                out.push(letter);
                match numbers.below(16) {
                    0 => out.push('\u{64E}'),
                    1 => out.push('\u{640}'),
                    _ => {}
                }
            }
            out
        },
    }
}

fn chinese() -> Tongue {
    let mut numbers = Numbers(99);
    let mut words: Vec<String> = "的 了 是 在 不 我们 他们 这 一 有"
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.extend((0..1500).map(|_| {
        let letters = 1 + numbers.below(3);
        (0..letters)
            .filter_map(|_| char::from_u32(0x4E00 + numbers.below(800) as u32 * 7))
            .collect()
    }));
    Tongue {
        name: "Chinese",
        tag: "zh",
        words,
        space: "",
        stop: "。",
        written: as_it_is,
    }
}

fn thai() -> Tongue {
    const PARTS: [&str; 22] = [
        "กา",
        "ที่",
        "นี่",
        "คน",
        "น้ำ",
        "บ้าน",
        "ไม่",
        "เมือง",
        "สะ",
        "พาน",
        "ทา",
        "วัน",
        "ปี",
        "แม่",
        "รถ",
        "ไฟ",
        "เรือ",
        "ตลาด",
        "ของ",
        "เขา",
        "ดี",
        "ลูก",
    ];
    let mut numbers = Numbers(55);
    let mut words: Vec<String> = "ที่ ใน ของ และ เป็น ไม่ ได้ มี"
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.extend((0..1500).map(|_| {
        (0..1 + numbers.below(3))
            .map(|_| PARTS[numbers.below(PARTS.len())])
            .collect()
    }));
    Tongue {
        name: "Thai",
        tag: "th",
        words,
        space: "",
        stop: " ! ",
        written: as_it_is,
    }
}

/// Numbers and abbreviations, as they are written and spoken.
const BRIDGED: [(&str, &str); 6] = [
    ("115", "one hundred and fifteen"),
    ("8.6", "eight point six"),
    ("1998", "nineteen ninety eight"),
    ("Dr.", "Doctor"),
    ("km", "kilometres"),
    ("e-mail", "email"),
];

/// An article of words of `tongue`, the frequent ones more often, with some sentences and words that repeat.
struct Written {
    markdown: String,
    items: Vec<Item>,
    sentences: usize,
}

fn write(tongue: &Tongue, length: usize, numbers: &mut Numbers) -> Written {
    let mut markdown = format!("---\ntitle: X\nlang: {}\n---\n", tongue.tag);
    let mut items: Vec<Item> = Vec::new();
    let (mut sentence, mut passage) = (1, 1);
    let mut done: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    while items.len() < length {
        let mut at = 0;
        for place in 0..2 + numbers.below(4) {
            let words = match done.len() {
                // A sentence that was there before.
                known if known > 3 && numbers.percent(4) => done[numbers.below(known)].clone(),
                _ => sentence_of(tongue, numbers),
            };
            if place > 0 {
                markdown.push(' ');
                at += 1;
            }
            for (index, (text, spoken)) in words.iter().enumerate() {
                if index > 0 {
                    markdown.push_str(tongue.space);
                    at += tongue.space.encode_utf16().count();
                }
                let end = at + text.encode_utf16().count();
                items.push(Item {
                    text: text.clone(),
                    spoken: spoken.clone(),
                    passage,
                    sentence,
                    end,
                });
                markdown.push_str(text);
                at = end;
            }
            markdown.push_str(tongue.stop.trim());
            at += tongue.stop.trim().encode_utf16().count();
            done.push(words);
            sentence += 1;
        }
        markdown.push_str("\n\n");
        passage += 1;
    }
    Written {
        markdown,
        items,
        sentences: sentence,
    }
}

fn sentence_of(tongue: &Tongue, numbers: &mut Numbers) -> Vec<(String, Vec<String>)> {
    let length = 5 + numbers.below(16);
    let mut words: Vec<(String, Vec<String>)> = Vec::new();
    for place in 0..length {
        if tongue.name == "English" && place > 0 && place + 1 < length && numbers.percent(3) {
            let (written, spoken) = BRIDGED[numbers.below(BRIDGED.len())];
            words.push((written.to_owned(), spoken.split(' ').map(str::to_owned).collect()));
            continue;
        }
        let word = match words.last() {
            // A word twice in a row.
            Some((_, spoken)) if spoken.len() == 1 && numbers.percent(1) => spoken[0].clone(),
            _ => any_word(tongue, numbers),
        };
        // `A.` and the like would be abbreviations.
        let word = if place + 1 == length && word.is_ascii() && word.len() < 4 {
            "ending".to_owned()
        } else {
            word
        };
        let mut written = (tongue.written)(&word, numbers);
        if place == 0 && tongue.name == "English" {
            written = written.to_uppercase();
        }
        words.push((written, vec![word]));
    }
    words
}

/// By Zipf's law, roughly: half of all words are of the first forty.
fn any_word(tongue: &Tongue, numbers: &mut Numbers) -> String {
    let all = tongue.words.len();
    let frequent = if all > 2500 { 40 } else { 10 };
    let index = if numbers.percent(45) {
        numbers.below(frequent)
    } else {
        frequent + numbers.below(all - frequent)
    };
    tongue.words[index].clone()
}

/// What is spoken, and what is true of it.
#[derive(Clone, Debug)]
struct Uttered {
    text: String,
    truth: Truth,
}

#[derive(Clone, Debug)]
enum Truth {
    /// This word of the article.
    Item(usize),
    /// No word, within a sentence that is otherwise spoken: between these two words of the article.
    Within(usize, usize),
    /// No sentence, before this word of the article.
    Nowhere(usize),
    /// Instead of this sentence, of this passage.
    Instead { sentence: usize, passage: usize },
}

/// How much the narration differs, in percent of sentences and of words.
#[derive(Clone, Copy, Debug, Default)]
struct Differences {
    sentences_left_out: usize,
    sentences_put_in: usize,
    sentences_rewritten: usize,
    words_left_out: usize,
    words_put_in: usize,
    words_replaced: usize,
}

fn narrate(
    written: &Written,
    tongue: &Tongue,
    differences: Differences,
    numbers: &mut Numbers,
) -> Vec<Uttered> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < written.items.len() {
        let sentence = written.items[at].sentence;
        let end = at
            + written.items[at..]
                .iter()
                .take_while(|item| item.sentence == sentence)
                .count();
        if numbers.percent(differences.sentences_put_in) {
            for (_, spoken) in sentence_of(tongue, numbers) {
                out.extend(spoken.into_iter().map(|text| Uttered {
                    text,
                    truth: Truth::Nowhere(at),
                }));
            }
        }
        if numbers.percent(differences.sentences_left_out) {
            at = end;
            continue;
        }
        if numbers.percent(differences.sentences_rewritten) {
            let passage = written.items[at].passage;
            for (_, spoken) in sentence_of(tongue, numbers) {
                out.extend(spoken.into_iter().map(|text| Uttered {
                    text,
                    truth: Truth::Instead { sentence, passage },
                }));
            }
            at = end;
            continue;
        }
        let mut index = at;
        while index < end {
            let few = 1 + numbers.below(3);
            if numbers.percent(differences.words_put_in) {
                for _ in 0..few {
                    out.push(Uttered {
                        text: any_word(tongue, numbers),
                        truth: Truth::Within(index.saturating_sub(1), index),
                    });
                }
            }
            if numbers.percent(differences.words_left_out) {
                index += few;
                continue;
            }
            if numbers.percent(differences.words_replaced) {
                for _ in 0..1 + numbers.below(3) {
                    out.push(Uttered {
                        text: any_word(tongue, numbers),
                        truth: Truth::Within(index.saturating_sub(1), index + few),
                    });
                }
                index += few;
                continue;
            }
            for text in &written.items[index].spoken {
                out.push(Uttered {
                    text: text.clone(),
                    truth: Truth::Item(index),
                });
            }
            index += 1;
        }
        at = end;
    }
    out
}

/// A tenth of a second a word, as Azure writes it.
fn timings(uttered: &[Uttered]) -> String {
    let mut out = String::from("[");
    for (place, word) in uttered.iter().enumerate() {
        let start = place * 1_000_000;
        writeln!(
            out,
            "{{\"Text\":\"{}\",\"AudioOffset\":{start},\"Duration\":1000000}},",
            word.text
        )
        .unwrap();
    }
    out.push(']');
    out
}

#[derive(Debug, Default)]
struct Score {
    /// Words that are spoken as they are written, with the two before and after them.
    same: usize,
    /// Highlighted within a word of the truth.
    right: usize,
    /// Their sentence highlighted, at least.
    in_sentence: usize,
    /// Words with no place in the article.
    different: usize,
    wrong: Vec<String>,
}

/// Whether the word at `place` and the two on either side are words of the article, in a row.
fn is_same_around(uttered: &[Uttered], place: usize) -> bool {
    let item = |place: usize| match uttered.get(place)?.truth {
        Truth::Item(index) => Some(index),
        _ => None,
    };
    let follows =
        |place: usize| matches!((item(place), item(place + 1)), (Some(a), Some(b)) if b == a || b == a + 1);
    let first = place.saturating_sub(2);
    (first..(place + 2).min(uttered.len() - 1)).all(follows)
}

fn score(tongue: &Tongue, written: &Written, uttered: &[Uttered], timeline: &Timeline) -> Score {
    let mut score = Score::default();
    let item_at = |passage: usize, offset: usize| {
        let first = written.items.partition_point(|item| item.passage < passage);
        let own = &written.items[first..];
        let index = own.partition_point(|item| item.passage == passage && item.end <= offset);
        (first + index < written.items.len()).then_some(first + index)
    };
    for (place, word) in uttered.iter().enumerate() {
        let now = timeline.at(place as u32 * 100 + 50);
        let shown = now.and_then(|now| {
            let range = &now.word?.range;
            let passage = now.cue.passage as usize;
            Some((
                item_at(passage, range.start.get() as usize)?,
                item_at(passage, range.end.get() as usize - 1)?,
            ))
        });
        let sentence = now
            .filter(|now| now.cue.grain == Grain::Sentence)
            .map(|now| now.cue.sentences.start as usize);
        let mut wrong = |what: &str| {
            let context: Vec<&str> = uttered[place.saturating_sub(4)..(place + 5).min(uttered.len())]
                .iter()
                .map(|word| word.text.as_str())
                .collect();
            let shown = shown.map(|(first, _)| written.items[first].text.as_str());
            score.wrong.push(format!(
                "{what}: {:?} {:?} shows {shown:?} in {context:?}",
                word.text, word.truth
            ));
        };
        // In scripts without spaces a word may be the beginning of another one.
        let spelled = |index: usize| {
            let spoken = &written.items[index].spoken;
            let part = |one: &String| {
                !one.is_ascii() && (one.contains(&word.text) || word.text.contains(one.as_str()))
            };
            spoken.contains(&word.text) || tongue.space.is_empty() && spoken.iter().any(part)
        };
        match word.truth {
            Truth::Item(truth) => {
                let is_same = is_same_around(uttered, place);
                score.same += usize::from(is_same);
                // Of two equal words close by, one of which is missing, either may be the one that is spoken.
                let undecided = shown.is_some_and(|(first, _)| spelled(first) && first.abs_diff(truth) <= 6);
                if let Some((first, last)) = shown {
                    if (first.saturating_sub(1)..=last + 1).contains(&truth) {
                        score.right += usize::from(is_same);
                    } else if !undecided {
                        wrong("another word");
                    }
                }
                match sentence {
                    Some(sentence) if sentence == written.items[truth].sentence => {
                        score.in_sentence += usize::from(is_same)
                    }
                    Some(_) if !undecided => wrong("another sentence"),
                    _ => {}
                }
            }
            Truth::Within(before, after) => {
                score.different += 1;
                // A word put in beside the same word: either may be the one that is written.
                let undecided = |(first, last): (usize, usize)| {
                    (first..=last).any(|index| spelled(index) && index + 3 >= before && index <= after + 3)
                };
                if shown.is_some_and(|shown| !undecided(shown)) {
                    wrong("a word that is not spoken");
                }
                let near =
                    [before, after].map(|index| written.items[index.min(written.items.len() - 1)].sentence);
                if sentence.is_some_and(|sentence| !near.contains(&sentence)) {
                    wrong("another sentence");
                }
            }
            Truth::Nowhere(at) => {
                score.different += 1;
                // Where a sentence of the article is missing too, this looks like another form of it.
                let near = [at.saturating_sub(1), at].map(|index| written.items[index].passage);
                let paragraph = |now: &Now<'_>| {
                    now.cue.grain == Grain::Paragraph && near.contains(&(now.cue.passage as usize))
                };
                if now.is_some_and(|now| !paragraph(&now)) {
                    wrong("something");
                }
            }
            Truth::Instead {
                sentence: instead,
                passage,
            } => {
                score.different += 1;
                if shown.is_some() {
                    wrong("a word of a sentence that is not spoken");
                }
                if let Some(now) = now {
                    let own = now.cue.passage as usize == passage;
                    if !own || sentence.is_some_and(|sentence| sentence != instead) {
                        wrong("another place");
                    }
                }
            }
        }
    }
    score
}

fn check(tongue: &Tongue, differences: Differences, length: usize, seed: u64) -> Score {
    let mut numbers = Numbers(seed);
    let written = write(tongue, length, &mut numbers);
    let uttered = narrate(&written, tongue, differences, &mut numbers);
    let (article, _) = article::markdown(&written.markdown, None);
    let script = narration::script(&article);
    assert_eq!(script.sentences.len(), written.sentences, "{}", tongue.name);
    let (timeline, _) = narration::timeline(timings(&uttered).as_bytes(), "application/json", &script, None);
    let score = score(tongue, &written, &uttered, &timeline);
    println!(
        "{}: {differences:?}: {} of {} words right, {} in their sentence; {} others, {} wrong",
        tongue.name,
        score.right,
        score.same,
        score.in_sentence,
        score.different,
        score.wrong.len()
    );
    score
}

fn tongues() -> [Tongue; 4] {
    [english(), arabic(), chinese(), thai()]
}

#[test]
fn what_is_spoken_as_it_is_written_is_highlighted_word_by_word() {
    for tongue in tongues() {
        let score = check(&tongue, Differences::default(), 4000, 1);
        assert!(score.wrong.is_empty(), "{}", score.wrong.join("\n"));
        assert!(
            score.right * 1000 >= score.same * 995,
            "{}: {} of {}",
            tongue.name,
            score.right,
            score.same
        );
    }
}

#[test]
fn differences_are_never_highlighted_and_the_rest_is() {
    let mut failures = Vec::new();
    for (place, differences) in [
        Differences {
            sentences_left_out: 10,
            ..Differences::default()
        },
        Differences {
            sentences_put_in: 10,
            ..Differences::default()
        },
        Differences {
            sentences_rewritten: 10,
            ..Differences::default()
        },
        Differences {
            words_left_out: 3,
            ..Differences::default()
        },
        Differences {
            words_put_in: 3,
            ..Differences::default()
        },
        Differences {
            words_replaced: 3,
            ..Differences::default()
        },
        Differences {
            sentences_left_out: 5,
            sentences_put_in: 5,
            sentences_rewritten: 5,
            words_left_out: 1,
            words_put_in: 1,
            words_replaced: 2,
        },
    ]
    .into_iter()
    .enumerate()
    {
        for tongue in tongues() {
            let score = check(&tongue, differences, 4000, 100 + place as u64);
            for wrong in score.wrong.iter().take(4) {
                failures.push(format!("{} {differences:?}: {wrong}", tongue.name));
            }
            if score.right * 100 <= score.same * 99 {
                failures.push(format!(
                    "{} {differences:?}: only {} of {}",
                    tongue.name, score.right, score.same
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
