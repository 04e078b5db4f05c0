//! The content folder: articles, their media, and lists of related links.

use std::path::{Path, PathBuf};

use article_command::{Result, files};

/// The files of a content folder.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The folder.
    pub folder: PathBuf,
    /// The articles: Markdown files directly in the folder, by name.
    pub articles: Vec<PathBuf>,
    /// All files that are published, articles included.
    pub files: Vec<PathBuf>,
}

impl Content {
    /// Lists the files of a folder. A folder that does not exist is empty.
    ///
    /// Hidden files, files that begin with `_`, README.md, programs and notes (`.txt`) are not published.
    pub fn list(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            return Ok(Self {
                folder: folder.to_owned(),
                ..Self::default()
            });
        }
        let articles = files::list(folder)?
            .into_iter()
            .filter(|path| is_content(path) && path.is_file() && files::has_extension(path, "md"));
        Ok(Self {
            articles: articles.collect(),
            files: files::walk(folder, &is_content)?,
            folder: folder.to_owned(),
        })
    }

    /// Returns the path of a file of the folder on the site.
    pub(crate) fn published(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.folder).unwrap_or(path);
        let parts = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        format!("content/{}", parts.collect::<Vec<_>>().join("/"))
    }

    /// Returns the name of a file for messages.
    pub(crate) fn name(&self, relative: &str) -> String {
        self.folder.join(relative).display().to_string()
    }
}

fn is_content(path: &Path) -> bool {
    let name = files::name(path);
    let is_private = name.starts_with(['.', '_'])
        || name.eq_ignore_ascii_case("readme.md")
        || ["py", "sh", "mjs", "js", "rs", "txt"]
            .iter()
            .any(|extension| files::has_extension(path, extension));
    !is_private
}

#[cfg(test)]
mod tests {
    use super::*;

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
