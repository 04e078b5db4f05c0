//! The reading time, by the number of words.

use crate::model::{Block, Content, Inline, Minutes, ReadingTime, plain_text};
use crate::text::words::Words;

/// Silent reading of English non-fiction, in words a minute (Brysbaert 2019, "How many words do we read per
/// minute?", a meta-analysis of 190 studies).
const SPACED_PER_MINUTE: f64 = 238.0;

/// Chinese and Japanese characters a minute: see `docs/writing.md#reading-time`.
const CJK_PER_MINUTE: f64 = 500.0;

// No study gives letters a minute for these four scripts. Readers of all languages take about the same time
// for the same text (Trauzettel-Klosinski and Dietz 2012, the IReST texts; Brysbaert 2019). So each rate is
// the number of letters that the Universal Declaration of Human Rights needs for the content of 238 English
// words: 4.02, 4.20, 3.50 and 3.50 letters for each of the 1,753 English words (texts of the Unicode UDHR
// project, letters without marks). The same calculation gives 509 for Japanese.
const THAI_PER_MINUTE: f64 = 957.0;
const LAO_PER_MINUTE: f64 = 998.0;
const KHMER_PER_MINUTE: f64 = 834.0;
const BURMESE_PER_MINUTE: f64 = 833.0;

/// Returns the word count of `body` and the time it takes to read. Code blocks, captions and displayed
/// formulas do not count. Footnotes are not part of the body.
pub(crate) fn reading_time(body: &[Block]) -> ReadingTime {
    let mut words = Words::default();
    count_blocks(&mut words, body);
    let minutes = words.spaced as f64 / SPACED_PER_MINUTE
        + words.cjk as f64 / CJK_PER_MINUTE
        + words.thai as f64 / THAI_PER_MINUTE
        + words.lao as f64 / LAO_PER_MINUTE
        + words.khmer as f64 / KHMER_PER_MINUTE
        + words.burmese as f64 / BURMESE_PER_MINUTE;
    ReadingTime {
        words: words.total(),
        // The cast saturates. The small subtraction keeps rounding errors from adding a minute.
        minutes: Minutes::at_least_one((minutes - 1e-9).ceil() as u32),
    }
}

fn count_blocks(words: &mut Words, blocks: &[Block]) {
    for content in blocks.iter().flat_map(Block::content) {
        match content {
            Content::Blocks(blocks) => count_blocks(words, blocks),
            Content::Line(line) => count_line(words, line),
            Content::Text(text) => words.count(text),
        }
    }
}

/// Counts a line as a whole, since emphasis can begin within a word.
fn count_line(words: &mut Words, content: &[Inline]) {
    words.count(&plain_text(content));
}

#[cfg(test)]
mod tests {
    use crate::markdown;

    fn time(text: &str) -> (usize, u32) {
        let time = markdown(text, None).0.reading_time;
        (time.words, time.minutes.get())
    }

    #[test]
    fn minutes_are_rounded_up_and_at_least_one() {
        let cases = [
            (String::new(), 0, 1),
            ("word ".repeat(238), 238, 1),
            ("word ".repeat(239), 239, 2),
            ("word ".repeat(2380), 2380, 10),
            ("橋".repeat(500), 500, 1),
            ("橋".repeat(501), 501, 2),
            ("กา".repeat(957), 957 * 2, 2),
            ("ข".repeat(958), 958, 2),
            (format!("{}{}", "word ".repeat(119), "橋".repeat(250)), 369, 1),
            (format!("{}{}", "word ".repeat(120), "橋".repeat(250)), 370, 2),
            ("كلمة ".repeat(476), 476, 2),
        ];
        for (text, words, minutes) in cases {
            assert_eq!(time(&text), (words, minutes), "{text:.20}");
        }
    }

    #[test]
    fn text_counts_and_code_and_pictures_do_not() {
        let cases = [
            ("one *two* th**r**ee", 3),
            ("## one\n\ntwo", 2),
            ("- one\n- two\n\n> three\n>\n> — four", 4),
            ("| one | two |\n|---|---|\n| three | four |", 4),
            ("[one](b \"two three\")", 3),
            ("one\n: two", 2),
            ("> [!NOTE]\n> one", 1),
            ("one `two`", 2),
            ("```\none\n```\n\n    two", 0),
            ("![one](a.png \"two\")", 0),
            ("one[^1]\n\n[^1]: two", 1),
            ("<b>one</b> <!-- two -->", 1),
        ];
        for (text, words) in cases {
            assert_eq!(time(text).0, words, "{text}");
        }
    }
}
