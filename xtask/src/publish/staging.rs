//! The folder in which Trunk puts a bundle together.

use std::env;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::files;

/// The folder that becomes `dist/` when the build is complete.
#[derive(Debug)]
pub struct Staging {
    /// Its path.
    pub folder: PathBuf,
}

impl Staging {
    /// Reads its path from the environment that Trunk sets.
    pub fn from_trunk() -> Result<Self> {
        let folder = env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .ok_or_else(|| {
                Error::new(
                    "publish",
                    "TRUNK_STAGING_DIR is not set: Trunk calls this command, not you",
                )
                .remedy("Run `cargo xtask build` or `cargo xtask serve`.")
            })?;
        Ok(Self { folder })
    }

    /// Returns the path of a file in the bundle.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.join(relative)
    }

    /// Writes a file of the bundle.
    pub fn write(&self, relative: &str, content: impl AsRef<[u8]>) -> Result {
        files::write(&self.path(relative), content)
    }
}
