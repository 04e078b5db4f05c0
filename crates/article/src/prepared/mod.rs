//! An article as it was read when its site was built. A published page names this file beside the article's own, and the
//! reader's browser needs no parser (docs/decisions/0017-prepared-articles.md).
//!
//! JSON: the fingerprint of the layout, the article, its warnings. Addresses are written as the author wrote them, and pass
//! [`SafeUrl::parse`](crate::model::SafeUrl::parse) again when they are read.

mod address;
mod layout;

use serde::{Deserialize, Serialize};

use crate::model::{Article, BaseUrl, Warning};
use crate::{ParseError, Parsed};
use address::with_base;
use layout::LAYOUT;

/// The fingerprint in a file. It comes first: of a file with another one, nothing more is read.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "u64")]
struct Layout(u64);

impl TryFrom<u64> for Layout {
    type Error = &'static str;

    fn try_from(layout: u64) -> Result<Self, Self::Error> {
        if layout == LAYOUT {
            Ok(Self(layout))
        } else {
            Err("another version of the widget wrote it")
        }
    }
}

/// Writes `article`, which was read without a base, and its warnings.
///
/// # Errors
/// Never for an article that a reader of this crate has returned.
pub fn write(article: &Article, warnings: &[Warning]) -> serde_json::Result<String> {
    serde_json::to_string(&(Layout(LAYOUT), article, warnings))
}

/// Reads the text that [`write()`] returned. Relative addresses are relative to `base`, the address of the article's own file.
///
/// # Errors
/// The text is anything else: cut off, foreign, or written by a version with another layout. Read the article's own file then.
pub fn read(text: &str, base: &str) -> Result<Parsed<Article>, ParseError> {
    let (_, mut article, warnings) = with_base(BaseUrl::new(base), || {
        serde_json::from_str::<(Layout, Article, Vec<Warning>)>(text)
    })
    .map_err(|error| ParseError {
        message: format!("the prepared article: {error}. Build the site again"),
    })?;
    article.written.base = base.into();
    Ok((article, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    const BASE: &str = "https://halden.example/content/a.md";

    fn prepared(text: &str) -> String {
        let (article, warnings) = markdown(text, None);
        write(&article, &warnings).unwrap()
    }

    fn round_trip(text: &str) {
        let expected = markdown(text, Some(&BaseUrl::new(BASE)));
        assert_eq!(read(&prepared(text), BASE), Ok(expected));
    }

    #[test]
    fn every_sample_is_the_same_as_its_own_file() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/content");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                round_trip(&std::fs::read_to_string(path).unwrap());
                count += 1;
            }
        }
        assert!(count >= 10, "{count}");
    }

    #[test]
    fn every_field_and_kind_of_block_is_the_same() {
        round_trip(include_str!("../../tests/fixtures/every-kind.md"));
        round_trip(
            "---\ntitle: T\nkicker: K\ndescription: D\ndate: 2024-03-05T14:31:00+02:00\nupdated: 2024-03-06\n\
             authors: [Ada, { name: Bo, url: ../bo, image: bo.jpg }]\nurl: /a/\nedit_url: edit\nlang: ar\ndir: rtl\ntags: [a, b]\n\
             section: City\nimage: { src: a.jpg, srcset: 'b.jpg 2x, c.jpg', sizes: 50vw, width: 16, height: 9, alt: A }\n\
             audio: { sources: [{ src: a.mp3, type: audio/mpeg }], duration: 1:02.5, timings: a.vtt, ai_generated: true, \
             voice: V, recorded: 2024-03-05, notice: N }\n\
             related:\n- { title: P, period: 24 h, limit: 3, items: [{ title: I, url: i/, image: i.jpg, audio: true }] }\n\
             - { title: Q, source: q.json }\n- { title: R, source: similar }\n\
             corrections: [{ date: 2024-03-07, text: C }, D]\nmood: { calm: [1.50, 123456789012345678901, null] }\n---\nText.",
        );
    }

    #[test]
    fn warnings_are_kept() {
        round_trip(
            "---\ntitle: [\ndate: never\nx: {a: 1, b: [true, null, \"\\u0001\"]}\n---\n\n<video src=a></video> [^none]\n\n[a](javascript:b) ![a](data:image/png;base64,AA)\n",
        );
    }

    #[test]
    fn a_file_of_another_layout_is_refused() {
        let prepared = prepared("# A\n\nWords.");
        let another = prepared.replacen(&LAYOUT.to_string(), &(LAYOUT + 1).to_string(), 1);
        let message = read(&another, "").unwrap_err().message;
        assert!(
            message.starts_with("the prepared article: another version of the widget wrote it at line 1"),
            "{message}"
        );
        assert!(message.ends_with("Build the site again"), "{message}");
    }

    #[test]
    fn a_file_that_is_foreign_or_cut_off_is_refused() {
        let prepared = prepared("# A\n\nWords.");
        for other in [
            "",
            "# A\n\nWords.",
            "[]",
            "[\"0.1.0\",[],[]]",
            "{\"title\":\"A\"}",
        ] {
            assert!(read(other, "").is_err(), "{other}");
        }
        for (from, to) in [("]", ",1]"), ("\"A\"", "7")] {
            let other = prepared.replacen(from, to, 1);
            assert_ne!(other, prepared);
            assert!(read(&other, "").is_err(), "{other}");
        }
        for length in 0..prepared.len() {
            assert!(read(&prepared[..length], "").is_err(), "{length}");
        }
    }

    #[test]
    fn an_address_is_checked_again() {
        let prepared = prepared("[words](https://safe.example/)");
        assert!(prepared.contains("https://safe.example/"));
        let other = prepared.replace("https://safe.example/", "javascript:alert(1)");
        let message = read(&other, "").unwrap_err().message;
        assert!(
            message.contains("expected an address that is allowed"),
            "{message}"
        );
        // Whatever was read before, an address is relative to no file now.
        let url: crate::model::SafeUrl = serde_json::from_str("\"a.md\"").unwrap();
        assert_eq!(url.as_str(), "a.md");
    }
}
