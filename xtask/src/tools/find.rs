//! Programs that the environment names.

use std::env;
use std::path::PathBuf;

/// Returns the file or folder that an environment variable names, if it exists.
pub fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.exists())
}
