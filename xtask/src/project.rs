//! The folders of the project: its own, and a private one for the tools that it installs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::run::Run;
use crate::versions;

/// The folders of the project.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder with the `Cargo.toml` of the workspace.
    pub root: PathBuf,
    /// The folder for tools of exact versions and npm packages. All clones of the project share it.
    pub cache: PathBuf,
}

impl Project {
    /// Finds the folders.
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_path_buf();
        let cache = cache_folder().ok_or_else(|| {
            Error::new(
                "find a folder for tools",
                "neither XDG_CACHE_HOME nor HOME is set",
            )
            .remedy("Set HOME to a folder that you may write to.")
        })?;
        Ok(Self {
            root,
            cache: cache.join("article-widget"),
        })
    }

    /// Returns a program that runs in the project's folder and finds the private tools first.
    pub fn command(&self, program: impl Into<OsString>) -> Run {
        Run::new(program)
            .folder(&self.root)
            .env("PATH", self.search_path())
    }

    /// Returns the cargo that runs this command.
    pub fn cargo(&self) -> Run {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Returns the path of the program that [`Project::command`] would start.
    pub fn which(&self, name: &str) -> Option<PathBuf> {
        find_in(&self.search_path(), name)
    }

    /// Returns the folder of a private tool of one version.
    pub fn tool_folder(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join("tools").join(format!("{name}-{version}"))
    }

    /// Returns the private folders, even if they do not exist yet, and then the caller's `PATH`.
    fn search_path(&self) -> OsString {
        let private = [
            self.tool_folder("trunk", versions::TRUNK).join("bin"),
            self.tool_folder("wasm-bindgen-cli", versions::WASM_BINDGEN)
                .join("bin"),
            self.tool_folder("binaryen", versions::BINARYEN).join("bin"),
        ];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = private.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}

fn cache_folder() -> Option<PathBuf> {
    let named = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if cfg!(windows) {
        return named("LOCALAPPDATA");
    }
    named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
}

/// Returns the first program called `name` in the folders of `search_path`, as a shell would find it.
fn find_in(search_path: &OsStr, name: &str) -> Option<PathBuf> {
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
