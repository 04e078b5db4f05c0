//! Node.js and packages for it.

use std::path::Path;

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::versions::NODE_OLDEST;

/// Checks that Node.js is there and new enough. We do not install it.
pub fn ensure(project: &Project) -> Result {
    let remedy =
        format!("Install Node.js {NODE_OLDEST} or newer from https://nodejs.org or your system's packages.");
    let answer = project
        .command("node")
        .arg("--version")
        .probe()
        .ok_or_else(|| Error::new("find Node.js", "there is no `node` on your PATH").remedy(&remedy))?;
    match major(&answer) {
        Some(found) if found >= NODE_OLDEST => Ok(()),
        _ => Err(Error::new(
            "use Node.js",
            format!("it is {answer}, and {NODE_OLDEST} is the oldest that works"),
        )
        .remedy(remedy)),
    }
}

/// npm, without its advertisements.
pub fn npm(project: &Project) -> Result<Run> {
    ensure(project)?;
    let program = project.which("npm").ok_or_else(|| {
        Error::new("find npm", "it is not on your PATH, though Node.js is")
            .remedy("Install npm: it comes with Node.js, or is your system's package npm.")
    })?;
    Ok(project
        .command(program)
        .env("npm_config_fund", "false")
        .env("npm_config_audit", "false")
        .env("npm_config_update_notifier", "false"))
}

/// Installs packages, each as `name@version`, into a folder of their own, without running their scripts.
pub fn install_packages(project: &Project, folder: &Path, packages: &[String]) -> Result {
    files::write(&folder.join("package.json"), "{ \"private\": true }\n")?;
    npm(project)?
        .args([
            "install",
            "--ignore-scripts",
            "--no-save",
            "--loglevel=error",
            "--prefix",
        ])
        .arg(folder)
        .args(packages)
        .go(&format!("install {}", packages.join(", ")))
}

/// `v20.11.1`.
fn major(answer: &str) -> Option<u32> {
    answer.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("20"), None);
    }
}
