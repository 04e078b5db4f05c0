//! Chromium and the driver through which tests control it.

use std::path::{Path, PathBuf};

use super::find::named_by;
use super::system_package::{self, Package};
use crate::error::{Error, Result};
use crate::project::Project;

const PACKAGE: Package = Package {
    title: "Chromium and its driver",
    apt: &["chromium", "chromium-driver"],
    ubuntu: &["chromium-browser", "chromium-chromedriver"],
    dnf: &["chromium", "chromedriver"],
    brew: &["--cask", "chromium", "chromedriver"],
    estimate: "a download of about 150 MB, 2 minutes",
};

const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

const MAC_PLACES: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A browser with its driver.
#[derive(Clone, Debug)]
pub struct Browser {
    pub program: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// Finds them (by `CHROME` and `CHROMEDRIVER`, else on the path) or installs them.
pub fn ensure(project: &Project) -> Result<Browser> {
    let found = match find(project) {
        Some(found) => found,
        None => {
            system_package::install(project, &PACKAGE)?;
            find(project).ok_or_else(|| {
                Error::new(
                    "find Chromium",
                    "its packages are installed, but no browser or no chromedriver is on your PATH",
                )
                .remedy("Set CHROME and CHROMEDRIVER to the two programs.")
            })?
        }
    };
    same_version(project, &found)?;
    Ok(found)
}

fn find(project: &Project) -> Option<Browser> {
    Some(Browser {
        program: program(project)?,
        driver: driver(project)?,
    })
}

fn program(project: &Project) -> Option<PathBuf> {
    named_by("CHROME")
        .or_else(|| NAMES.iter().find_map(|name| project.which(name)))
        .or_else(|| MAC_PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn driver(project: &Project) -> Option<PathBuf> {
    named_by("CHROMEDRIVER")
        // GitHub's runners name the folder of a driver that fits their Chrome.
        .or_else(|| named_by("CHROMEWEBDRIVER").map(|folder| folder.join("chromedriver")))
        .or_else(|| project.which("chromedriver"))
}

/// A driver only works with the browser of its own major version.
fn same_version(project: &Project, browser: &Browser) -> Result {
    let version = |path: &Path| {
        project
            .command(path)
            .arg("--version")
            .probe()
            .and_then(|answer| major(&answer))
    };
    match (version(&browser.program), version(&browser.driver)) {
        (Some(program), Some(driver)) if program != driver => Err(Error::new(
            "use the browser",
            format!(
                "{} is version {program} and {} is version {driver}",
                browser.program.display(),
                browser.driver.display()
            ),
        )
        .remedy(
            "Install a browser and a driver of one version, or name such a pair in CHROME and CHROMEDRIVER.",
        )),
        _ => Ok(()),
    }
}

/// `Chromium 156.0.8078.79 built on Debian`, `ChromeDriver 156.0.8078.79 (…)`.
fn major(answer: &str) -> Option<u32> {
    answer
        .split_whitespace()
        .find_map(|word| word.split_once('.').and_then(|(major, _)| major.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_drivers_name_their_versions_alike() {
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"),
            Some(156)
        );
        assert_eq!(
            major("ChromeDriver 156.0.8078.79 (abc-refs/heads/main@{#1})"),
            Some(156)
        );
        assert_eq!(major("Google Chrome 130.0.1 "), Some(130));
        assert_eq!(major("nothing"), None);
    }
}
