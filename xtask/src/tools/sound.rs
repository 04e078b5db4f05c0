//! A sound device that leads nowhere, and a voice that speaks into it: a server has neither.

use super::system_package::{self, Package};
use crate::error::Result;
use crate::project::Project;

const PACKAGE: Package = Package {
    title: "a sound device and a voice without a loudspeaker",
    apt: &PACKAGES,
    ubuntu: &PACKAGES,
    // Fedora's sound server is another, and has its own way to a device without hardware.
    dnf: &[],
    brew: &[],
    estimate: "a download of about 15 MB, half a minute",
};

const PACKAGES: [&str; 3] = ["pulseaudio", "speech-dispatcher", "speech-dispatcher-espeak-ng"];

/// Installs what is missing, on Linux; other systems bring a device and voices.
pub fn ensure(project: &Project) -> Result {
    let there = ["pulseaudio", "speech-dispatcher"]
        .iter()
        .all(|name| project.which(name).is_some());
    if there || !cfg!(target_os = "linux") {
        return Ok(());
    }
    system_package::install(project, &PACKAGE)
}
