//! Firefox and geckodriver.

use std::path::PathBuf;

use super::browser::Browser;
use super::cargo_install::{self, Crate};
use super::find::named_by;
use super::system_package::{self, Package};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::versions::GECKODRIVER;

const PACKAGE: Package = Package {
    title: "Firefox",
    apt: &["firefox-esr"],
    // A snap, which geckodriver cannot start on every system. GitHub's runners have a Firefox of their own.
    ubuntu: &["firefox"],
    dnf: &["firefox"],
    brew: &["--cask", "firefox"],
    estimate: "a download of about 80 MB, 1 minute",
};

const DRIVER: Crate = Crate {
    name: "geckodriver",
    version: GECKODRIVER,
    title: "geckodriver",
    features: None,
    opt_level: "0",
    minutes: 1,
};

const MAC_PLACE: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// Finds them (by `FIREFOX` and `GECKODRIVER`, else on the path) or installs them.
pub fn ensure(project: &Project) -> Result<Browser> {
    if program(project).is_none() {
        system_package::install(project, &PACKAGE)?;
    }
    if driver(project).is_none() {
        cargo_install::install(project, &DRIVER, None)?;
    }
    let found = |name: &str, variable: &str, path: Option<PathBuf>| {
        path.ok_or_else(|| {
            Error::new(
                format!("find {name}"),
                "it is installed, but it is not on your PATH",
            )
            .remedy(format!("Set {variable} to the program."))
        })
    };
    Ok(Browser {
        program: found("Firefox", "FIREFOX", program(project))?,
        driver: found("geckodriver", "GECKODRIVER", driver(project))?,
    })
}

fn program(project: &Project) -> Option<PathBuf> {
    named_by("FIREFOX")
        .or_else(|| {
            ["firefox", "firefox-esr"]
                .iter()
                .find_map(|name| project.which(name))
        })
        .or_else(|| Some(PathBuf::from(MAC_PLACE)).filter(|path| path.is_file()))
}

/// Any recent release works with any recent Firefox: unlike chromedriver it is not tied to a version of the browser.
fn driver(project: &Project) -> Option<PathBuf> {
    named_by("GECKODRIVER")
        // GitHub's runners name its folder.
        .or_else(|| named_by("GECKOWEBDRIVER").map(|folder| folder.join("geckodriver")))
        .or_else(|| project.which("geckodriver"))
        .or_else(|| cargo_install::bin_folder().map(|folder| folder.join("geckodriver")))
        .filter(|path| path.is_file())
}
