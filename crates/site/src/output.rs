//! Where the files of a site go.

use std::path::{Path, PathBuf};

use article_command::{Result, files};

/// A place for the files of a site. Paths are relative to the root of the site, with `/`. Several threads write at once.
pub trait Output: Sync {
    /// Writes a file.
    fn write(&self, path: &str, content: &[u8]) -> Result;

    /// Copies a file.
    fn copy(&self, path: &str, source: &Path) -> Result;
}

/// A folder on the disk.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder need not exist.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }
}

impl Output for Folder {
    fn write(&self, path: &str, content: &[u8]) -> Result {
        files::write(&self.path.join(path), content)
    }

    fn copy(&self, path: &str, source: &Path) -> Result {
        files::copy(source, &self.path.join(path))
    }
}
