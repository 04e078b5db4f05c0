//! Binaryen: `wasm-opt`, which makes the module smaller, and `wasm-merge`, which joins pieces of it.

use std::path::{Path, PathBuf};

use super::node;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::versions::{BINARYEN, WASM_OPT_OLDEST};

/// Installs the npm package and launchers for it, unless programs of a sufficient version are on the path.
pub fn ensure(project: &Project) -> Result {
    match version(project) {
        Some(version) if version >= WASM_OPT_OLDEST && project.which("wasm-merge").is_some() => return Ok(()),
        Some(version) if version < WASM_OPT_OLDEST => println!(
            "The wasm-opt on your PATH is version {version}, and {WASM_OPT_OLDEST} is the oldest that works; it stays, and the \
             project gets its own."
        ),
        _ => {}
    }
    println!(
        "Installing wasm-opt and wasm-merge (npm package binaryen {BINARYEN}): a download of about 20 MB, once."
    );
    let folder = project.tool_folder("binaryen", BINARYEN);
    node::install_packages(project, &folder, &[format!("binaryen@{BINARYEN}")])?;
    let scripts = folder.join("node_modules/binaryen/bin");
    write_launcher(&folder.join("bin"), &scripts, "wasm-merge")?;
    let launcher = write_launcher(&folder.join("bin"), &scripts, "wasm-opt")?;
    if version(project).is_none_or(|version| version < WASM_OPT_OLDEST) {
        return Err(
            Error::new("start wasm-opt", format!("{} does not run", launcher.display()))
                .remedy("Install a newer binaryen by other means, and put its wasm-opt on your PATH."),
        );
    }
    Ok(())
}

#[cfg(unix)]
fn write_launcher(folder: &Path, scripts: &Path, name: &str) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let launcher = folder.join(name);
    let text = format!(
        "#!/bin/sh\n# Written by `cargo xtask` of article-widget: a program of the npm package binaryen.\n\
         exec node '{}' \"$@\"\n",
        scripts.join(name).display()
    );
    files::write(&launcher, text)?;
    std::fs::set_permissions(&launcher, std::fs::Permissions::from_mode(0o755))
        .map_err(|error| Error::new(format!("make {} a program", launcher.display()), error))?;
    Ok(launcher)
}

#[cfg(not(unix))]
fn write_launcher(folder: &Path, scripts: &Path, name: &str) -> Result<PathBuf> {
    let launcher = folder.join(format!("{name}.cmd"));
    files::write(
        &launcher,
        format!("@node \"{}\" %*\r\n", scripts.join(name).display()),
    )?;
    Ok(launcher)
}

/// Returns the version on the path, such as 132.
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
