//! WebKitGTK's MiniBrowser and its driver, and the virtual display on which they run.

use super::system_package::{self, Package};
use crate::error::{Error, Result};
use crate::project::Project;

const PACKAGE: Package = Package {
    title: "WebKitGTK with a virtual display",
    apt: &PACKAGES,
    ubuntu: &PACKAGES,
    // Not tried there: the end-to-end tests report missing programs.
    dnf: &[],
    // It is made for Linux.
    brew: &[],
    estimate: "a download of about 60 MB, 1 minute",
};

/// The driver's package has MiniBrowser and depends on the engine. `xsettingsd` sets dark mode and less motion. The
/// plugins of GStreamer play MP3 and, by `libav`, AAC, into the sound device of `sound.rs`.
const PACKAGES: [&str; 6] = [
    "webkit2gtk-driver",
    "xvfb",
    "xsettingsd",
    "gstreamer1.0-plugins-good",
    "gstreamer1.0-libav",
    "gstreamer1.0-pulseaudio",
];

/// Programs that must be on the path. The tests know the place of MiniBrowser.
const PROGRAMS: [&str; 3] = ["WebKitWebDriver", "Xvfb", "xsettingsd"];

/// Installs the packages if a program is missing.
pub fn ensure(project: &Project) -> Result {
    let missing = || PROGRAMS.into_iter().find(|name| project.which(name).is_none());
    if missing().is_none() {
        return Ok(());
    }
    system_package::install(project, &PACKAGE)?;
    match missing() {
        None => Ok(()),
        Some(name) => Err(Error::new(
            format!("find {name}"),
            "its package is installed, but it is not on your PATH",
        )
        .remedy(format!("Put {name} on your PATH."))),
    }
}
