//! Where things are: the project's own folder, and a private one for the tools that it installs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::run::Run;
use crate::{tools, versions};

/// The project as the commands see it.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Private to the project and shared by all its clones: tools of exact versions, npm packages.
    pub cache: PathBuf,
}

impl Project {
    /// Finds both.
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

    /// A command that runs in the project's folder and sees the private tools first.
    pub fn command(&self, program: impl Into<OsString>) -> Run {
        Run::new(program)
            .folder(&self.root)
            .env("PATH", self.search_path())
    }

    /// Cargo, as it was called.
    pub fn cargo(&self) -> Run {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// The first program called `name` that a command of this project would start.
    pub fn which(&self, name: &str) -> Option<PathBuf> {
        tools::find_in(&self.search_path(), name)
    }

    /// The folder of one private tool of one version.
    pub fn tool_folder(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join("tools").join(format!("{name}-{version}"))
    }

    /// The private folders, whether or not they exist yet, and then the caller's `PATH`.
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
