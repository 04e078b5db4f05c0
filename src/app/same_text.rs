//! Whether an adopted page still says what the article says. Needed if the article does not come from the prepared form that
//! belongs to the page. In the part that only published pages load.

use crate::part::PartMissing;
use article::{Article, Block, BlockKind, Content, Inline, Shared};

/// Longest label of the interface within a text, such as 'Read more', in bytes.
const LABEL: usize = 80;

part! {
    prepared:
    /// Returns whether the page with this `headline` and `body`, the text content of their elements, shows `article`.
    ///
    /// # Errors
    /// This part of the module did not load.
    pub(super) fn shows(headline: String, body: String, article: Shared<Article>) -> Result<bool, PartMissing> {
        Ok(is_same(&headline, &body, &article))
    }
}

fn is_same(headline: &str, body: &str, article: &Article) -> bool {
    if !without_space(headline).eq(without_space(&article.title)) {
        return false;
    }
    let body: String = without_space(body).collect();
    let mut reader = Reader { rest: &body, gap: 0 };
    reader.blocks(&article.body) && reader.is_at_end()
}

/// Browsers fold white space, and translate line ends.
fn without_space(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| !char.is_whitespace())
}

/// Reads the page's text along with the article.
struct Reader<'a> {
    rest: &'a str,
    /// Maximum length of the text that the page may have here and the model does not tell, in bytes: a label, a formula.
    gap: usize,
}

impl Reader<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> bool {
        blocks.iter().all(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> bool {
        match &block.kind {
            BlockKind::Alert { .. } | BlockKind::LinkCard(_) => self.gap += LABEL,
            BlockKind::Math(tex) => self.formula(tex),
            BlockKind::Code { text, .. } => return self.text(text),
            BlockKind::Figure(image) => {
                // The alternative text, if the picture is missing.
                self.gap += LABEL + image.alt.len();
                let caption = image.caption.as_deref().unwrap_or_default();
                let credit = image.credit.as_deref().unwrap_or_default();
                return self.text(caption) && self.text(credit);
            }
            _ => {}
        }
        let is_read = block.content().into_iter().all(|content| match content {
            Content::Blocks(blocks) => self.blocks(blocks),
            Content::Line(line) => self.line(line),
            Content::Text(text) => self.text(text),
        });
        // The link to a heading.
        is_read && (!matches!(block.kind, BlockKind::Heading { .. }) || self.text("#"))
    }

    fn line(&mut self, line: &[Inline]) -> bool {
        line.iter().all(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => self.text(text),
            Inline::Footnote(reference) => self.text(&reference.number.to_string()),
            Inline::Math(tex) => {
                self.formula(tex);
                true
            }
            marked => self.line(marked.children()),
        })
    }

    /// Names of signs are longer in TeX than the signs. A formula that is not understood is there as TeX.
    fn formula(&mut self, tex: &str) {
        self.gap += 2 * tex.len();
    }

    fn text(&mut self, text: &str) -> bool {
        let text: String = without_space(text).collect();
        if text.is_empty() {
            return true;
        }
        let gap = std::mem::take(&mut self.gap);
        let found = match gap {
            0 => self.rest.starts_with(&*text).then_some(0),
            _ => self.rest.find(&*text).filter(|at| *at <= gap),
        };
        let after = found.and_then(|at| self.rest.get(at + text.len()..));
        self.rest = after.unwrap_or_default();
        after.is_some()
    }

    fn is_at_end(&self) -> bool {
        self.rest.len() <= self.gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_if_every_word_is() {
        for (markdown, headline, body, expected) in [
            ("# T\n\nOne.\n\nTwo.", "T", "One.Two.", true),
            ("# T\n\nOne\ntwo  *three*.", "T", " One two\n three. ", true),
            ("# T\n\n## A\n\nOne.", "T", "A#One.", true),
            ("# T\n\nOne[^1].\n\n[^1]: A note.", "T", "One1.", true),
            ("# T\n\n- One\n- [x] Two", "T", "OneTwo", true),
            (
                "# T\n\n```rust\nlet a = 1;\n```\n\nTwo.",
                "T",
                "let a = 1;Two.",
                true,
            ),
            ("# T\n\n| a | b |\n|--|--|\n| 1 | 2 |", "T", "ab12", true),
            ("# T\n\n> [!NOTE]\n> One.", "T", "Hinweis One.", true),
            ("# T\n\nThe sum $a+b$ is one.", "T", "The sum a+b is one.", true),
            ("# T\n\n$$\\alpha$$", "T", "α", true),
            ("# T\n\n[Other](b.md \"Why\")", "T", "Read more Other Why", true),
            (
                "# T\n\n![Alt](a.png \"Caption\")\n\nOne.",
                "T",
                "CaptionOne.",
                true,
            ),
            (
                "# T\n\n![Alt](a.png \"Caption\")\n\nOne.",
                "T",
                "Alt The picture is missing. CaptionOne.",
                true,
            ),
            ("# T\n\nÉtage — “ça”.", "T", "Étage — “ça”.", true),
            ("# T", "T", "", true),
            ("# T\n\nOne.", "U", "One.", false),
            ("# T\n\nOne.", "T", "One. Two.", false),
            ("# T\n\nOne. Two.", "T", "One.", false),
            ("# T\n\nOne.\n\nThree.", "T", "One.Two.Three.", false),
            ("# T\n\nOne 1.", "T", "One 2.", false),
            ("# T\n\nOne.", "T", "Eins.", false),
            (
                "# T\n\nOne.\n\n![Alt](a.png \"Caption\")",
                "T",
                &format!("One.{}Caption", "long ".repeat(40)),
                false,
            ),
        ] {
            let (article, _) = article::markdown(markdown, None);
            assert_eq!(
                is_same(headline, body, &article),
                expected,
                "{markdown:?} as {body:?}"
            );
        }
    }
}
