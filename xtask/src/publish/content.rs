//! The content folder: articles, their media, and lists of related links.

use std::path::Path;

use article_widget::model::{Article, BaseUrl, DateTime, Direction, Image, Language, SafeUrl, Shared};
use article_widget::{parse, prepared};

use super::hash::ContentHash;
use super::staging::Staging;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// One article of the folder.
pub struct Entry {
    /// Its file's name without the extension: its name in the site's addresses.
    pub slug: String,
    /// As its own page sees it: addresses lead from `articles/SLUG/`.
    pub article: Shared<Article>,
    /// What tells its prepared form apart: a hash of that file's content. `None` where it has none.
    pub prepared: Option<String>,
}

impl Entry {
    /// The language, English where none is given.
    pub fn language(&self) -> &str {
        self.article.lang.as_ref().map_or("en", Language::as_str)
    }

    /// The direction of its text.
    pub fn direction(&self) -> &'static str {
        Direction::as_str(self.article.direction())
    }

    /// The headline, or the slug where there is none.
    pub fn title(&self) -> &str {
        if self.article.title.is_empty() {
            &self.slug
        } else {
            &self.article.title
        }
    }

    /// The address of its page from the bundle's folder.
    pub fn page(&self) -> String {
        format!("articles/{}/", self.slug)
    }

    /// The address of its file from the bundle's folder.
    pub fn source(&self) -> String {
        format!("content/{}.md", self.slug)
    }

    /// When it was first published, as milliseconds since 1970; articles without a date are the oldest.
    pub fn published_ms(&self) -> f64 {
        self.article.date.as_ref().map_or(f64::MIN, DateTime::epoch_ms)
    }

    /// The hero image's address from the site's own folder, for pages that stand there.
    pub fn image_from_root(&self) -> Option<(&Image, String)> {
        let image = self.article.image.as_ref()?;
        Some((image, from_root(&image.src)))
    }
}

/// An address that leads from `articles/SLUG/`, as it leads from the folder two above.
pub fn from_root(url: &SafeUrl) -> String {
    let url = url.as_str();
    url.strip_prefix("../../").unwrap_or(url).to_owned()
}

/// Copies `static/content/` and reads its articles, newest first. What the articles' parser warns of is printed.
pub fn copy_and_read(project: &Project, staging: &Staging) -> Result<Vec<Entry>> {
    let folder = project.root.join("static/content");
    if !folder.is_dir() {
        eprintln!("There is no static/content/: the site has no article. `cargo xtask new SLUG` makes one.");
        return Ok(Vec::new());
    }
    files::copy_folder(&folder, &staging.path("content"), &is_content)?;
    let mut entries = Vec::new();
    for path in files::list(&folder)? {
        if is_content(&path) && files::has_extension(&path, "md") {
            entries.push(read(&path, staging)?);
        }
    }
    entries.sort_by(|a, b| {
        b.published_ms()
            .total_cmp(&a.published_ms())
            .then_with(|| a.slug.cmp(&b.slug))
    });
    Ok(entries)
}

fn read(path: &Path, staging: &Staging) -> Result<Entry> {
    let slug = files::stem(path);
    let text = files::read_text(path)?;
    let base = BaseUrl::new(&format!("../../content/{slug}.md"));
    let (article, warnings) = parse::markdown(&text, Some(&base));
    for warning in warnings {
        eprintln!("static/content/{slug}.md: {warning}");
    }
    let prepared = match prepare(&text) {
        Some(content) => {
            let hash = ContentHash::of(&content).short();
            staging.write(&format!("content/{slug}.{hash}.bin"), content)?;
            Some(hash)
        }
        None => None,
    };
    Ok(Entry {
        slug,
        article: Shared::new(article),
        prepared,
    })
}

/// Returns the article as it is read, for a browser without a parser, or `None` if that would not give the same article
/// again: its page then reads the text itself.
fn prepare(text: &str) -> Option<Vec<u8>> {
    let own = parse::markdown(text, None);
    let content = prepared::write(&own.0, &own.1).ok()?;
    (prepared::read(&content, "") == Ok(own)).then_some(content)
}

/// Notes to authors, programs and hidden files stay at home.
fn is_content(path: &Path) -> bool {
    let name = files::name(path);
    let at_home = name.starts_with(['.', '_'])
        || name.eq_ignore_ascii_case("readme.md")
        || ["py", "sh", "mjs", "js", "rs", "txt"]
            .iter()
            .any(|extension| files::has_extension(path, extension));
    !at_home
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_prepared_however_deep_its_lists_are() {
        assert!(prepare("# A\n\nWords.").is_some());
        let deep: String = (0..60).map(|depth| "  ".repeat(depth) + "- Words.\n").collect();
        assert!(prepare(&deep).is_some());
    }

    #[test]
    fn only_content_is_published() {
        for yes in [
            "a.md",
            "related.json",
            "media/a.mp3",
            "media/a.vtt",
            "media/a.svg",
            "media",
        ] {
            assert!(is_content(Path::new(yes)), "{yes}");
        }
        for no in [
            ".gitkeep",
            "README.md",
            "_draft.md",
            "media/make.py",
            "x/notes.txt",
        ] {
            assert!(!is_content(Path::new(no)), "{no}");
        }
    }
}
