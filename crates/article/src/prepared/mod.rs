//! An article as it was read when its site was built: the published page names this file beside the article's own, and the
//! reader's browser needs no parser (docs/decisions/0017-prepared-articles.md).
//!
//! JSON without names: a structure is the list of its fields in their order, a choice begins with its number. Addresses
//! stand as they were written, and pass [`SafeUrl::parse`](crate::model::SafeUrl::parse) again when they are read.

mod article;
mod wire;

use crate::model::{Article, BaseUrl, Value, Warning};
use wire::{Fields, List};

/// Another version arranges its fields in other ways.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes `article`, which was read without a base, and what was not understood.
#[must_use]
pub fn write(article: &Article, warnings: &[Warning]) -> String {
    let mut out = String::new();
    let mut list = List::open(&mut out);
    list.text(VERSION);
    list.put(article);
    list.entries(warnings);
    list.close();
    out
}

/// Reads what [`write()`] wrote. Relative addresses are relative to `base`, the address of the article's own file.
///
/// `None` where it is anything else, such as what another version wrote: then the article's own file is to be read.
#[must_use]
pub fn read(text: &str, base: &str) -> Option<(Article, Vec<Warning>)> {
    let base_url = BaseUrl::new(base);
    let mut fields = Fields::of(crate::json_value(text)?, &base_url)?;
    match fields.value()? {
        Value::String(version) if version == VERSION => {}
        _ => return None,
    }
    let mut article: Article = fields.take()?;
    article.written.base = base.into();
    let warnings = fields.take()?;
    fields.end(())?;
    Some((article, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    fn round_trip(text: &str) {
        const BASE: &str = "https://halden.example/content/a.md";
        let (article, warnings) = markdown(text, None);
        let expected = markdown(text, Some(&BaseUrl::new(BASE)));
        let prepared = write(&article, &warnings);
        assert_eq!(read(&prepared, BASE), Some(expected));
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
    fn what_was_not_understood_is_told_all_the_same() {
        round_trip(
            "---\ntitle: [\ndate: never\nx: {a: 1, b: [true, null, \"\\u0001\"]}\n---\n\n<video src=a></video> [^none]\n\n[a](javascript:b) ![a](data:image/png;base64,AA)\n",
        );
    }

    #[test]
    fn what_is_not_prepared_is_refused() {
        let (article, warnings) = markdown("# A\n\nWords.", None);
        let prepared = write(&article, &warnings);
        for other in [
            "".to_owned(),
            "# A\n\nWords.".to_owned(),
            "[]".to_owned(),
            prepared.replacen(VERSION, "0.0.0", 1),
            prepared.replacen(']', ",1]", 1),
            prepared.replacen("\"A\"", "7", 1),
            prepared[..prepared.len() - 1].to_owned(),
        ] {
            assert_eq!(read(&other, ""), None, "{other}");
        }
    }

    #[test]
    fn an_address_is_checked_again() {
        let (article, warnings) = markdown("[words](https://safe.example/)", None);
        let prepared = write(&article, &warnings);
        assert!(prepared.contains("https://safe.example/"));
        assert_eq!(
            read(
                &prepared.replace("https://safe.example/", "javascript:alert(1)"),
                ""
            ),
            None
        );
    }
}
