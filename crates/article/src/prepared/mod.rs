//! Prepared articles: the build of a site reads each article and writes the result. A published page names this file beside
//! the article's own, so that the reader's browser needs no parser (docs/decisions/0017-prepared-articles.md).
//!
//! The fingerprint of the layout, then the article and its warnings as postcard writes them: fields in their order, without
//! names. Addresses are written as the author wrote them, and pass [`SafeUrl::parse`](crate::model::SafeUrl::parse) again when
//! they are read.

mod address;
mod depth;
pub(crate) mod extra;
mod layout;

use crate::model::{Article, BaseUrl, Warning};
use crate::{ParseError, Parsed};
use address::with_base;
use layout::LAYOUT;

/// Writes `article`, which was read without a base, and its warnings.
///
/// # Errors
/// Never for an article that a reader of this crate has returned.
pub fn write(article: &Article, warnings: &[Warning]) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_extend(&(article, warnings), LAYOUT.to_le_bytes().to_vec())
}

/// Reads the bytes that [`write()`] returned. Relative addresses are relative to `base`, the address of the article's own
/// file.
///
/// # Errors
/// The bytes are anything else: cut off, foreign, or written by a version with another layout. Read the article's own file
/// then.
pub fn read(bytes: &[u8], base: &str) -> Result<Parsed<Article>, ParseError> {
    let error = |found: &str| ParseError {
        message: format!("the prepared article: {found}. Build the site again, and upload all of it"),
    };
    let content = match bytes.split_first_chunk() {
        Some((layout, content)) if *layout == LAYOUT.to_le_bytes() => content,
        _ => return Err(error("it is of another version of the widget, or another file")),
    };
    // Refuse every other layout: fields have no names that would show a difference.
    let read = with_base(BaseUrl::new(base), || postcard::take_from_bytes(content));
    let ((mut article, warnings), rest): ((Article, _), _) =
        read.map_err(|_| error("it is cut off or changed"))?;
    if !rest.is_empty() {
        return Err(error("it is longer than it should be"));
    }
    article.written.base = base.into();
    Ok((article, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::model::{Block, BlockId, BlockKind};

    const BASE: &str = "https://halden.example/content/a.md";

    fn prepared(text: &str) -> Vec<u8> {
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

    /// Replaces the first `from` by `to`, which is as long.
    fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
        let at = bytes
            .windows(from.len())
            .position(|part| part == from.as_bytes())
            .unwrap();
        let mut bytes = bytes.to_vec();
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        bytes
    }

    fn error(bytes: &[u8]) -> String {
        read(bytes, "").unwrap_err().message
    }

    #[test]
    fn a_file_of_another_layout_is_refused() {
        let mut prepared = prepared("# A\n\nWords.");
        assert!(read(&prepared, "").is_ok());
        prepared[..8].copy_from_slice(&(LAYOUT + 1).to_le_bytes());
        assert_eq!(
            error(&prepared),
            "the prepared article: it is of another version of the widget, or another file. Build the site again, and upload all of it"
        );
    }

    #[test]
    fn a_file_that_is_foreign_or_cut_off_is_refused() {
        for other in [
            "",
            "# A\n\nWords.",
            "[]",
            "[\"0.1.0\",[],[]]",
            "{\"title\":\"A\"}",
        ] {
            assert!(error(other.as_bytes()).contains("another file"), "{other}");
        }
        let prepared = prepared("# A\n\nWords.");
        for length in 8..prepared.len() {
            assert!(error(&prepared[..length]).contains("cut off"), "{length}");
        }
        assert!(error(&[&prepared[..], b"x"].concat()).contains("longer"));
    }

    #[test]
    fn no_bytes_cause_a_panic() {
        let prepared = prepared(include_str!("../../tests/fixtures/every-kind.md"));
        for at in (8..prepared.len()).step_by(3) {
            for byte in [0, 1, 0x7F, 0xFF] {
                let mut other = prepared.clone();
                other[at] = byte;
                let _ = read(&other, "");
            }
        }
    }

    #[test]
    fn an_address_is_checked_again() {
        let prepared = prepared("[words](https://safe.example/)");
        let other = replaced(&prepared, "https://safe.example/", "javascript:alert(1)//");
        assert!(error(&other).contains("changed"));
    }

    #[test]
    fn a_file_that_nests_deeper_than_an_article_is_refused() {
        let quotes = |depth| {
            (0..depth).fold(Vec::new(), |blocks, _| {
                vec![Block {
                    id: BlockId::new("a"),
                    kind: BlockKind::Quote {
                        blocks,
                        attribution: None,
                    },
                }]
            })
        };
        let [fits, deeper, much_deeper] = [80, 81, 200].map(|depth| {
            let body = quotes(depth);
            let article = Article {
                body,
                ..Article::default()
            };
            write(&article, &[]).unwrap()
        });
        // The stack of a WebAssembly module.
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
            assert!(read(&fits, "").is_ok());
            assert!(error(&deeper).contains("changed"));
            assert!(error(&much_deeper).contains("changed"));
        });
        thread.unwrap().join().unwrap();
    }
}
