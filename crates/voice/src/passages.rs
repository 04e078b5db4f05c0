//! The text of an article that is read aloud, in its order: the script that the player reads too, and the requested extras.

use article::{Article, Block, BlockId, BlockKind, plain_text};
use narration::{PassageKind, sentences};
use sha2::{Digest, Sha256};

/// A paragraph, a heading or an item of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Passage {
    /// At least one.
    pub sentences: Vec<String>,
    /// A longer pause follows a heading.
    pub is_heading: bool,
}

/// Parts of an article that are read only on request. The player highlights nothing meanwhile.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras {
    /// Code blocks.
    pub code: bool,
    /// Tables.
    pub tables: bool,
    /// Captions of pictures.
    pub captions: bool,
}

impl Extras {
    /// Returns the requested texts of a block, without those of the blocks inside it.
    fn of(self, kind: &BlockKind) -> Vec<String> {
        match kind {
            BlockKind::Code { text, .. } if self.code => text.lines().map(str::to_owned).collect(),
            BlockKind::Table(table) if self.tables => std::iter::once(&table.head)
                .chain(&table.rows)
                .map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                    cells.join(", ")
                })
                .collect(),
            BlockKind::Figure(image) if self.captions => {
                image.caption.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Returns headline, standfirst and body.
pub fn of(article: &Article, extras: Extras) -> Vec<Passage> {
    let script = narration::script(article);
    let mut extra = extra_texts(article, extras, &|block| {
        script.passages.iter().any(|passage| passage.block == *block)
    });
    let mut passages = Vec::new();
    let mut script_passages = script.passages.iter().peekable();
    passages.extend(texts(&mut extra, None, &script.language));
    while let Some(passage) = script_passages.next() {
        let own = passage.sentences.start as usize..passage.sentences.end as usize;
        let own = script.sentences.get(own).unwrap_or_default();
        passages.push(Passage {
            sentences: own
                .iter()
                .map(|sentence| one_line(script.text(sentence)))
                .collect(),
            is_heading: matches!(passage.kind, PassageKind::Headline | PassageKind::Heading),
        });
        // Extras follow the last passage of their block.
        if script_passages
            .peek()
            .is_none_or(|next| next.block != passage.block)
        {
            passages.extend(texts(&mut extra, Some(&passage.block), &script.language));
        }
    }
    passages
}

/// A text that follows a block, or comes first.
type Extra = (Option<BlockId>, String);

/// Returns the requested texts, each with the last spoken block before it.
fn extra_texts(article: &Article, extras: Extras, is_spoken: &dyn Fn(&BlockId) -> bool) -> Vec<Extra> {
    fn walk(
        blocks: &[Block],
        extras: Extras,
        is_spoken: &dyn Fn(&BlockId) -> bool,
        after: &mut Option<BlockId>,
        found: &mut Vec<Extra>,
    ) {
        for block in blocks {
            if is_spoken(&block.id) {
                *after = Some(block.id.clone());
            }
            found.extend(
                extras
                    .of(&block.kind)
                    .into_iter()
                    .map(|text| (after.clone(), text)),
            );
            let mut walk = |blocks: &[Block]| walk(blocks, extras, is_spoken, after, found);
            match &block.kind {
                BlockKind::List { items, .. } => items.iter().for_each(|item| walk(&item.blocks)),
                BlockKind::Quote { blocks, .. } | BlockKind::Alert { blocks, .. } => walk(blocks),
                BlockKind::DefinitionList(definitions) => definitions
                    .iter()
                    .flat_map(|definition| &definition.definitions)
                    .for_each(|blocks| walk(blocks)),
                _ => {}
            }
        }
    }
    let mut after = ["standfirst", "headline"]
        .map(BlockId::new)
        .into_iter()
        .find(|block| is_spoken(block));
    let mut found = Vec::new();
    let hero = article.image.iter().filter(|_| extras.captions);
    let caption = hero.filter_map(|image| image.caption.as_ref());
    found.extend(caption.map(|caption| (after.clone(), caption.to_string())));
    walk(&article.body, extras, is_spoken, &mut after, &mut found);
    found
}

/// Removes the texts after `block` from `extra`, and returns them as passages.
fn texts(extra: &mut Vec<Extra>, block: Option<&BlockId>, language: &str) -> Vec<Passage> {
    extra
        .extract_if(.., |(after, _)| after.as_ref() == block)
        .map(|(_, text)| Passage {
            sentences: sentences::ranges(&text, language)
                .into_iter()
                .filter_map(|range| text.get(range).map(one_line))
                .collect(),
            is_heading: false,
        })
        .filter(|passage| !passage.sentences.is_empty())
        .collect()
}

/// Returns the SHA-256 of the narrated text: each sentence is a line, and an empty line follows each passage. Programs compare
/// it with today's text to find outdated recordings. The form is that of `integrity`, but with hexadecimal digits.
pub fn text_hash(passages: &[Passage]) -> String {
    let mut hash = Sha256::new();
    for passage in passages {
        for sentence in &passage.sentences {
            hash.update(sentence);
            hash.update("\n");
        }
        hash.update("\n");
    }
    let digits = hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        digits.push_str(&format!("{byte:02x}"));
        digits
    });
    format!("sha256-{digits}")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "---\ntitle: The bridge\nimage:\n  src: a.svg\n  caption: A hero.\n---\n\
        One[^1] *two. Three.* $x^2$\n\n```\nlet x;\nlet y;\n```\n\n## Next\n\n- An item\n\n  | a | b |\n  |---|---|\n  | c | d |\n\n\
        ![alt](b.svg \"A caption. And more.\")\n\nThe end.\n\n[^1]: A note.\n";

    fn read(extras: Extras) -> Vec<(String, bool)> {
        let (article, _) = article::markdown(ARTICLE, None);
        of(&article, extras)
            .into_iter()
            .map(|passage| (passage.sentences.join(" | "), passage.is_heading))
            .collect()
    }

    fn expected(passages: &[(&str, bool)]) -> Vec<(String, bool)> {
        passages
            .iter()
            .map(|(text, is_heading)| ((*text).to_owned(), *is_heading))
            .collect()
    }

    #[test]
    fn extras_are_not_read_without_a_request() {
        let passages = [
            ("The bridge", true),
            ("One two. | Three.", false),
            ("Next", true),
            ("An item", false),
            ("The end.", false),
        ];
        assert_eq!(read(Extras::default()), expected(&passages));
    }

    #[test]
    fn requested_extras_are_read_in_their_places() {
        let all = Extras {
            code: true,
            tables: true,
            captions: true,
        };
        let passages = [
            ("The bridge", true),
            ("A hero.", false),
            ("One two. | Three.", false),
            ("let x;", false),
            ("let y;", false),
            ("Next", true),
            ("An item", false),
            ("a, b", false),
            ("c, d", false),
            ("A caption. | And more.", false),
            ("The end.", false),
        ];
        assert_eq!(read(all), expected(&passages));
    }

    #[test]
    fn a_changed_word_changes_the_hash_and_a_changed_line_break_does_not() {
        let hash = |text: &str| {
            let (article, _) = article::markdown(text, None);
            text_hash(&of(&article, Extras::default()))
        };
        let one = hash("---\ntitle: A\n---\nOne two.\n\n```\ncode\n```\n");
        assert_eq!(one, hash("---\ntitle: A\nlang: en\n---\nOne\ntwo.\n"));
        assert_ne!(one, hash("---\ntitle: A\n---\nOne three.\n"));
        assert_ne!(one, hash("---\ntitle: A\n---\nOne\n\ntwo.\n"));
        assert_eq!(one.len(), "sha256-".len() + 64);
    }
}
