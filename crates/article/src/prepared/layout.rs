//! The fingerprint of the model's layout.

use crate::text::hash::Fnv;

/// Changes with every change to the layout in the source: a field that is added, renamed or moved, another type, another
/// serialization. Comments and white space do not count.
///
/// It is a hash of the source. serde's derives know the names of fields, but not their types.
pub(super) const LAYOUT: u64 = {
    let mut hash = Fnv::EMPTY;
    let mut file = 0;
    while file < SOURCES.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        let (_, source) = SOURCES[file];
        hash = add(hash, source.as_bytes());
        file += 1;
    }
    hash.get()
};

macro_rules! sources {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_str!($file))),*]
    };
}

const SOURCES: [(&str, &str); 15] = sources![
    "mod.rs",
    "address.rs",
    "extra.rs",
    "../model/article.rs",
    "../model/block.rs",
    "../model/checked.rs",
    "../model/date.rs",
    "../model/image.rs",
    "../model/inline.rs",
    "../model/language.rs",
    "../model/narration.rs",
    "../model/panel.rs",
    "../model/reading_time.rs",
    "../model/url.rs",
    "../model/warning.rs",
];

const fn add(mut hash: Fnv, source: &[u8]) -> Fnv {
    let mut rest = source;
    while let [byte, after @ ..] = rest {
        rest = match rest {
            [b'/', b'/', ..] => after_line(rest),
            [b' ' | b'\n' | b'\r' | b'\t', ..] => after,
            _ => {
                hash = hash.with(*byte);
                after
            }
        };
    }
    hash
}

const fn after_line(mut rest: &[u8]) -> &[u8] {
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte == b'\n' {
            break;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(source: &str) -> u64 {
        add(Fnv::EMPTY, source.as_bytes()).get()
    }

    #[test]
    fn a_field_that_is_added_renamed_or_moved_changes_the_fingerprint() {
        let now = layout("struct Author {\n    name: Rc<str>,\n    url: Option<SafeUrl>,\n}\n");
        for other in [
            "struct Author { name: Rc<str>, url: Option<SafeUrl>, image: Option<SafeUrl>, }",
            "struct Author { title: Rc<str>, url: Option<SafeUrl>, }",
            "struct Author { url: Option<SafeUrl>, name: Rc<str>, }",
            "struct Author { name: Rc<str>, url: Option<Image>, }",
        ] {
            assert_ne!(layout(other), now, "{other}");
        }
        let commented =
            "/// A name.\nstruct Author { // The byline's.\n  name: Rc<str>, url: Option<SafeUrl>, }";
        assert_eq!(layout(commented), now);
    }

    #[test]
    fn every_file_of_the_model_counts() {
        // These hold nothing that is written.
        let others = [
            "content.rs",
            "date_parser.rs",
            "formula.rs",
            "mod.rs",
            "shared.rs",
            "value.rs",
        ];
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/model");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let listed = SOURCES
                .iter()
                .any(|(file, _)| *file == format!("../model/{name}"));
            assert!(listed != others.contains(&&*name), "{name}");
        }
    }
}
