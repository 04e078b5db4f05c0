use super::*;
use crate::test_data::{corpora, stored, suites};

fn words(text: &str) -> Words {
    let mut words = Words::default();
    words.count(text);
    words
}

#[test]
fn words_are_found_as_unicode_finds_them() {
    let cases = [
        ("", 0),
        (" \n\t ", 0),
        ("The bridge opened.", 3),
        ("don't can’t", 2),
        ("l'eau", 1),
        ("well-known", 2),
        ("3,000.5", 1),
        ("3.14, 15", 2),
        ("1;2 a,b a;b", 5),
        ("U.S.A. e.g. 3.", 3),
        ("a.b@example.org", 2),
        ("snake_case _ __", 1),
        ("C3PO", 1),
        ("… — ! 😀 👩‍👩‍👧 ☎", 0),
        ("п'ять об’єкт", 2),
        ("обʼєкт", 1),
        ("צה\"ל ארה״ב", 2),
        ("יו״ר ג׳ירפה", 2),
        ("\"שלום\"", 1),
        ("مَرْحَبًا بالعالم", 2),
        ("می‌خواهم", 1),
        ("١٬٢٣٤٫٥", 1),
        ("नमस्ते दुनिया", 2),
        ("한국어 문장", 2),
        ("co\u{AD}operate", 1),
        ("cafe\u{301} e\u{301}t", 2),
        ("Straße Ærø", 2),
        ("k:a", 1),
        ("a ½ ² b", 2),
    ];
    for (text, expected) in cases {
        let found = words(text);
        assert_eq!((found.spaced, found.total()), (expected, expected), "{text}");
    }
}

#[test]
fn characters_of_scripts_without_spaces_count_alone() {
    let cases = [
        (
            "橋は昨日開通した。",
            Words {
                cjk: 8,
                ..Words::default()
            },
        ),
        (
            "カタカナ・ひらがな",
            Words {
                cjk: 8,
                ..Words::default()
            },
        ),
        (
            "コーヒー ｶﾞ",
            Words {
                cjk: 5,
                ..Words::default()
            },
        ),
        (
            "2024年3月5日",
            Words {
                cjk: 3,
                spaced: 3,
                ..Words::default()
            },
        ),
        (
            "东京Tokyo",
            Words {
                cjk: 2,
                spaced: 1,
                ..Words::default()
            },
        ),
        (
            "𠮷野家",
            Words {
                cjk: 3,
                ..Words::default()
            },
        ),
        // Four letters; the vowel and tone marks stand on them.
        (
            "ที่นี่คน",
            Words {
                thai: 4,
                ..Words::default()
            },
        ),
        (
            "น้ำ",
            Words {
                thai: 1,
                ..Words::default()
            },
        ),
        (
            "ปี ๒๕๖๗",
            Words {
                thai: 1,
                spaced: 1,
                ..Words::default()
            },
        ),
        (
            "ສະບາຍດີ",
            Words {
                lao: 6,
                ..Words::default()
            },
        ),
        (
            "ភាសាខ្មែរ",
            Words {
                khmer: 5,
                ..Words::default()
            },
        ),
        (
            "မြန်မာ",
            Words {
                burmese: 3,
                ..Words::default()
            },
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

/// The suites and stored cases hold emoji, Arabic, Japanese, broken HTML and more. Lines with scripts whose characters
/// count are left out: there the two count different things.
#[test]
fn the_count_is_that_of_unicode_segmentation() {
    use unicode_segmentation::UnicodeSegmentation;

    let mut texts = sample_articles();
    for suite in ["commonmark", "gfm"] {
        let cases = suites::suite(suite);
        texts.extend(cases.iter().map(|case| suites::text(case, "markdown").to_owned()));
    }
    for target in ["markdown", "front_matter", "timings"] {
        let cases = stored::cases(target).into_iter();
        texts.extend(cases.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()));
    }
    for (name, member) in [("xss.json", "payload"), ("webvtt.json", "vtt")] {
        let entries = corpora::list(name);
        corpora::report(name, entries.len());
        texts.extend(entries.iter().map(|entry| suites::text(entry, member).to_owned()));
    }
    if let Some(folder) = corpora::folder() {
        texts.push(std::fs::read_to_string(folder.join("feeds.jsonl")).expect("feeds"));
        for entry in std::fs::read_dir(folder.join("markdown"))
            .expect("documents")
            .flatten()
        {
            texts.push(std::fs::read_to_string(entry.path()).expect("a document"));
        }
    }
    let mut different = Vec::new();
    let mut lines = 0;
    for line in texts.iter().flat_map(|text| text.lines()) {
        let found = words(line);
        // The crate takes a fraction alone (¾) for a word.
        let says = |word: &&str| word.chars().any(|c| c.is_alphabetic() || is_digit(c));
        let expected = line.unicode_words().filter(says).count();
        if found.total() == found.spaced {
            lines += 1;
            if found.spaced != expected {
                different.push(format!("{} not {expected}: {line:.300}", found.spaced));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(lines > 2000, "only {lines} lines");
}

fn sample_articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/content");
    let entries = std::fs::read_dir(folder).expect("the sample articles").flatten();
    let articles = entries.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "md"));
    let texts: Vec<String> = articles
        .map(|entry| std::fs::read_to_string(entry.path()).expect("an article"))
        .collect();
    assert!(texts.len() >= 10, "only {} sample articles", texts.len());
    texts
}
