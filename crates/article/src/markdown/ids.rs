//! Step 5: assigns ids to blocks.

use crate::model::{Block, BlockId, BlockKind, Content, Footnote, Inline, SafeUrl, plain_text};
use crate::text::case;
use crate::text::names::Names;
use crate::text::scripts::is_mark;

/// Maximum length of a slug in bytes.
const MAX_SLUG_LEN: usize = 80;

/// Gives every block of the article an id. Headings may already have the author's own `{#id}`; all other ids
/// are empty.
///
/// A heading's id is made from its words, as on GitHub. The id of any other block is its kind and a hash of
/// its words, so that it does not change when the block moves. The author's ids change only if they repeat.
pub(crate) fn assign(body: &mut [Block], footnotes: &mut [Footnote]) {
    let mut ids = Ids::default();
    for footnote in footnotes.iter() {
        ids.reserve(footnote);
    }
    each(body, footnotes, &mut |block| {
        if !block.id.as_str().is_empty() {
            let id = ids.unique(block.id.as_str());
            block.id = BlockId::new(id);
        }
    });
    each(body, footnotes, &mut |block| {
        if block.id.as_str().is_empty() {
            block.id = BlockId::new(ids.unique(&name(block)));
        }
    });
}

/// Calls `visit` with every block of the article.
fn each(body: &mut [Block], footnotes: &mut [Footnote], visit: &mut dyn FnMut(&mut Block)) {
    Block::each_mut(body, visit);
    for footnote in footnotes {
        Block::each_mut(&mut footnote.blocks, visit);
    }
}

/// Ids that the page itself uses.
const RESERVED: [&str; 4] = ["headline", "standfirst", "footnotes-title", "corrections-title"];

struct Ids {
    /// The ids in use, each with the last number given to a repeat. Ten thousand equal paragraphs must not
    /// search from 2 each time.
    taken: Names,
}

impl Default for Ids {
    fn default() -> Self {
        let mut taken = Names::default();
        for name in RESERVED {
            taken.add(name, 1);
        }
        Self { taken }
    }
}

impl Ids {
    /// Reserves the ids of a note and of the references to it (`src/article/inlines.rs`).
    fn reserve(&mut self, footnote: &Footnote) {
        let note = format!("note-{}", footnote.number);
        for occurrence in 1..=footnote.references {
            self.taken.add(&format!("{note}-reference-{occurrence}"), 1);
        }
        self.taken.add(&note, 1);
    }

    /// Returns `name`, or `name-2`, `name-3` … if it is in use.
    fn unique(&mut self, name: &str) -> String {
        let Some(last) = self.taken.add(name, 1) else {
            return name.to_owned();
        };
        let mut number = *last;
        let id = loop {
            number += 1;
            let id = format!("{name}-{number}");
            if self.taken.add(&id, 1).is_none() {
                break id;
            }
        };
        if let Some(last) = self.taken.add(name, 1) {
            *last = number;
        }
        id
    }
}

fn name(block: &Block) -> String {
    let (prefix, hash) = match &block.kind {
        BlockKind::Heading { content, .. } => {
            let slug = slug(&plain_text(content));
            return if slug.is_empty() {
                "section".to_owned()
            } else {
                slug
            };
        }
        BlockKind::Paragraph(_) => ("p", Hash::of_content(block)),
        BlockKind::List { .. } => ("list", Hash::of_content(block)),
        // Without the attribution: a name that is corrected does not change the id.
        BlockKind::Quote { blocks, .. } => ("quote", Hash::of_blocks(blocks)),
        BlockKind::PullQuote { blocks, .. } => ("pull", Hash::of_blocks(blocks)),
        BlockKind::Alert { .. } => ("note", Hash::of_content(block)),
        BlockKind::Code { text, .. } => ("code", Hash::of_text(text)),
        BlockKind::Math(text) => ("math", Hash::of_text(text)),
        BlockKind::Table(_) => ("table", Hash::of_content(block)),
        BlockKind::Figure(image) => ("figure", Hash::of_text(last_segment(&image.src))),
        BlockKind::LinkCard(card) => ("card", Hash::of_text(last_segment(&card.url))),
        BlockKind::DefinitionList(_) => ("terms", Hash::of_content(block)),
        BlockKind::Rule => return "rule".to_owned(),
    };
    format!("{prefix}-{}", hash.base36())
}

/// Returns the last segment of an address. It does not depend on the address of the article's own file.
fn last_segment(url: &SafeUrl) -> &str {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// FNV-1a, 32 bits (RFC 9923): short, quick, and the same in every build. Collisions are harmless: the second
/// block gets a number.
///
/// Not [`crate::text::hash::Fnv`], which has 64 bits: ids are public anchors. Another hash would break links to
/// published articles, and its ids would be longer.
struct Hash {
    state: u32,
    after_space: bool,
}

impl Default for Hash {
    fn default() -> Self {
        Self {
            state: 0x811C_9DC5,
            after_space: true,
        }
    }
}

impl Hash {
    fn of_text(text: &str) -> Self {
        let mut hash = Self::default();
        hash.add(text);
        hash
    }

    /// The blocks within `block` have their names already.
    fn of_content(block: &Block) -> Self {
        let mut hash = Self::default();
        for content in block.content() {
            match content {
                Content::Blocks(blocks) => hash.add_blocks(blocks),
                Content::Line(line) => hash.add_line(line),
                Content::Text(text) => hash.add(text),
            }
        }
        hash
    }

    /// Hashes blocks that already have ids.
    fn of_blocks(blocks: &[Block]) -> Self {
        let mut hash = Self::default();
        hash.add_blocks(blocks);
        hash
    }

    fn add_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.add(block.id.as_str());
        }
    }

    fn add(&mut self, text: &str) {
        self.add_text(text);
        self.end();
    }

    fn add_line(&mut self, content: &[Inline]) {
        self.add_inlines(content);
        self.end();
    }

    fn add_inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Math(text) => self.add_text(text),
                Inline::Image(image) => self.add_text(&image.alt),
                Inline::SoftBreak | Inline::HardBreak => self.add_text(" "),
                marked => self.add_inlines(marked.children()),
            }
        }
    }

    /// Adds text. Any run of white space counts as one space.
    fn add_text(&mut self, text: &str) {
        for byte in text.bytes() {
            if byte.is_ascii_whitespace() {
                self.end();
            } else {
                self.after_space = false;
                self.add_byte(byte);
            }
        }
    }

    fn end(&mut self) {
        if !self.after_space {
            self.after_space = true;
            self.add_byte(b' ');
        }
    }

    fn add_byte(&mut self, byte: u8) {
        self.state = (self.state ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    fn base36(&self) -> String {
        let mut rest = self.state;
        let mut digits = Vec::new();
        loop {
            digits.extend(char::from_digit(rest % 36, 36));
            rest /= 36;
            if rest == 0 {
                return digits.iter().rev().collect();
            }
        }
    }
}

/// Returns the anchor of a heading as GitHub makes it: lower case, hyphens between words. Letters, marks and
/// digits of every script are kept, punctuation is removed.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.trim().chars() {
        if slug.len() >= MAX_SLUG_LEN {
            break;
        }
        match character {
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' => {}
            '-' | '_' => slug.push(character),
            _ if character.is_whitespace() => slug.push('-'),
            _ if character.is_alphanumeric() || is_mark(character) => slug.push(case::lower(character)),
            _ => {}
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    fn ids(text: &str) -> Vec<String> {
        let (mut article, _) = markdown(&format!("---\ntitle: T\n---\n{text}"), None);
        let mut ids = Vec::new();
        each(&mut article.body, &mut article.footnotes, &mut |block| {
            ids.push(block.id.as_str().to_owned());
        });
        ids
    }

    #[test]
    fn slugs_are_those_of_github() {
        let cases = [
            ("Who pays for it?", "who-pays-for-it"),
            ("  What's new -- in 2.0  ", "whats-new----in-20"),
            ("snake_case", "snake_case"),
            ("Чому міст закрили?", "чому-міст-закрили"),
            ("橋はなぜ閉じたのか？", "橋はなぜ閉じたのか"),
            ("หัวข้อ ที่ 1", "หัวข้อ-ที่-1"),
            ("जल के स्रोत", "जल-के-स्रोत"),
            ("Ünïcode É", "ünïcode-é"),
            ("co\u{AD}operate", "cooperate"),
            ("!?", ""),
            ("😀", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn ids_are_unique_over_the_whole_article() {
        let all = ids(
            "## A\n\n## A\n\n## A {#a-2}\n\n## B {#a}\n\nx\n\nx[^1]\n\n- x\n- y\n\n> x\n\n---\n\n---\n\n## !\n\n[^1]: x\n",
        );
        let unique: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(unique.len(), all.len(), "{all:?}");
        assert_eq!(all[..4], ["a-3", "a-4", "a-2", "a"], "an author's own names stay");
        assert!(
            all.iter()
                .all(|id| !id.is_empty() && !id.contains(char::is_whitespace))
        );
    }

    #[test]
    fn a_note_keeps_its_id_whatever_the_headings_say() {
        let all = ids("## Note 1\n\n## Note 1 reference 1\n\n## Note 2\n\n## Headline\n\nx[^1]\n\n[^1]: x\n");
        assert_eq!(
            all[..4],
            ["note-1-2", "note-1-reference-1-2", "note-2", "headline-2"]
        );
    }

    #[test]
    fn a_block_keeps_its_id_wherever_it_moves() {
        let there = ids("One *word*.\n\nTwo\nlines.\n");
        let back = ids("Two lines.\n\nNew.\n\nOne word.\n");
        assert_eq!(there, [back[2].clone(), back[0].clone()]);
    }

    #[test]
    fn many_equal_blocks_get_ids() {
        assert_eq!(ids(&"x\n\n".repeat(10_000)).len(), 10_000);
    }
}
