//! The steps after a text was read as blocks.

use crate::Parsed;
use crate::markdown::{Body, footnotes, ids};
use crate::model::{Article, WarningCode};
use crate::reading_time::reading_time;
use crate::warnings::Warnings;

/// An article whose text was read as blocks. The rest is in two steps, so that a caller can do something else between: each is
/// about as long as the first, the reading of the text.
#[derive(Debug)]
pub struct Reading {
    article: Article,
    warnings: Warnings,
    is_named: bool,
}

impl Reading {
    pub(crate) fn new(mut article: Article, body: Body, mut warnings: Warnings) -> Self {
        if let Some(title) = body.title {
            article.title = title;
        }
        article.has_formulas = body.has_formulas;
        article.body = body.blocks;
        article.footnotes = footnotes::number(&mut article.body, body.notes, &mut warnings);
        Self {
            article,
            warnings,
            is_named: false,
        }
    }

    /// Gives the blocks their ids.
    pub fn name(&mut self) {
        if !self.is_named {
            self.is_named = true;
            ids::assign(&mut self.article.body, &mut self.article.footnotes);
        }
    }

    /// Counts the words, and warns if the title or the text is missing. Returns the article.
    #[must_use]
    pub fn finish(mut self) -> Parsed<Article> {
        self.name();
        let Self {
            mut article,
            mut warnings,
            ..
        } = self;
        article.reading_time = reading_time(&article.body);
        let mut missing = |code, message: &'static str| warnings.add(code, None, message);
        if article.title.is_empty() {
            missing(
                WarningCode::MissingTitle,
                "expected a `title` in the front matter or a first heading `# …`, found none",
            );
        }
        if article.body.is_empty() {
            missing(
                WarningCode::EmptyBody,
                "expected text after the front matter, found none",
            );
        }
        (article, warnings.into_vec())
    }
}
