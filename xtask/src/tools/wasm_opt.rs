//! `wasm-opt`, which makes the module smaller.

use std::env;
use std::path::{Path, PathBuf};

use super::{cargo_install, node};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::versions::{BINARYEN, WASM_OPT_OLDEST};

/// Installs the npm package and a launcher for it where no `wasm-opt` of use is on the path.
pub fn ensure(project: &Project) -> Result {
    match version(project) {
        Some(version) if version >= WASM_OPT_OLDEST => return Ok(()),
        Some(version) => {
            return Err(Error::new(
                "use wasm-opt",
                format!(
                    "the one on your PATH is version {version}, and {WASM_OPT_OLDEST} is the oldest of use"
                ),
            )
            .remedy("Update the package binaryen of your system, or take its wasm-opt off your PATH."));
        }
        None => {}
    }
    println!("Installing wasm-opt (npm package binaryen {BINARYEN}): a download of about 20 MB, once.");
    let folder = project.tool_folder("binaryen", BINARYEN);
    node::install_packages(project, &folder, &[format!("binaryen@{BINARYEN}")])?;
    let script = folder.join("node_modules/binaryen/bin/wasm-opt");
    let launcher = write_launcher(&launcher_folder(&folder), &script)?;
    if version(project).is_none() {
        return Err(
            Error::new("start wasm-opt", format!("{} does not run", launcher.display()))
                .remedy("Install the package binaryen of your system instead."),
        );
    }
    Ok(())
}

/// Beside Trunk, so that `trunk build --release` finds it by itself, where that folder is on the path.
fn launcher_folder(private: &Path) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    match cargo_install::bin_folder() {
        Some(folder) if env::split_paths(&path).any(|entry| entry == folder) => folder,
        _ => private.join("bin"),
    }
}

#[cfg(unix)]
fn write_launcher(folder: &Path, script: &Path) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let launcher = folder.join("wasm-opt");
    let text = format!(
        "#!/bin/sh\n# Written by `cargo xtask` of article-widget: wasm-opt of the npm package binaryen.\n\
         exec node '{}' \"$@\"\n",
        script.display()
    );
    files::write(&launcher, text)?;
    std::fs::set_permissions(&launcher, std::fs::Permissions::from_mode(0o755))
        .map_err(|error| Error::new(format!("make {} a program", launcher.display()), error))?;
    Ok(launcher)
}

#[cfg(not(unix))]
fn write_launcher(folder: &Path, script: &Path) -> Result<PathBuf> {
    let launcher = folder.join("wasm-opt.cmd");
    files::write(&launcher, format!("@node \"{}\" %*\r\n", script.display()))?;
    Ok(launcher)
}

/// Its number, such as 132.
fn version(project: &Project) -> Option<u32> {
    let program = project.which("wasm-opt")?;
    parse_version(&project.command(program).arg("--version").probe()?)
}

/// `wasm-opt version 108 (version_108)`.
fn parse_version(answer: &str) -> Option<u32> {
    answer.split_whitespace().nth(2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_both_spellings() {
        assert_eq!(parse_version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(parse_version("wasm-opt version 108"), Some(108));
        assert_eq!(parse_version("wasm-opt"), None);
    }
}
