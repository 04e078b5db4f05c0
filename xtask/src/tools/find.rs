//! Programs on the search path.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Returns the file or folder that an environment variable names, if it exists.
pub fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.exists())
}

/// Returns the first program called `name` in the folders of `search_path`, as a shell would find it.
pub fn find_in(search_path: &OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(search_path)
        .flat_map(|folder| candidates(&folder, name))
        .find(|path| is_program(path))
}

#[cfg(windows)]
fn candidates(folder: &Path, name: &str) -> Vec<PathBuf> {
    ["exe", "cmd", "bat"]
        .iter()
        .map(|extension| folder.join(format!("{name}.{extension}")))
        .collect()
}

#[cfg(not(windows))]
fn candidates(folder: &Path, name: &str) -> Vec<PathBuf> {
    vec![folder.join(name)]
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_shell_is_found_and_nonsense_is_not() {
        let path = env::join_paths(["/nowhere", "/bin"]).unwrap();
        assert_eq!(find_in(&path, "sh"), Some(PathBuf::from("/bin/sh")));
        assert_eq!(find_in(&path, "no-such-program"), None);
    }
}
