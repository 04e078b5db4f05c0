//! A sound device that leads nowhere, and a voice that speaks into it. A server has neither.

use super::system_package::{self, Package};
use crate::error::Result;
use crate::project::Project;

const PACKAGE: Package = Package {
    title: "a sound device and a voice without a loudspeaker",
    apt: &PACKAGES,
    ubuntu: &PACKAGES,
    // Fedora has another sound server, with other settings for a device without hardware.
    dnf: &[],
    brew: &[],
    estimate: "a download of about 15 MB, half a minute",
};

const PACKAGES: [&str; 3] = ["pulseaudio", "speech-dispatcher", "speech-dispatcher-espeak-ng"];

/// Installs the missing ones on Linux. Other systems have a device and voices.
pub fn ensure(project: &Project) -> Result {
    let there = ["pulseaudio", "speech-dispatcher"]
        .iter()
        .all(|name| project.which(name).is_some());
    if there || !cfg!(target_os = "linux") {
        return Ok(());
    }
    system_package::install(project, &PACKAGE)
}
