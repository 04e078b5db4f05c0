//! A voice, and a program that encodes its speech.

use super::system_package::{self, Package};
use crate::error::Result;
use crate::project::Project;

const FFMPEG: Package = Package {
    title: "ffmpeg",
    apt: &["ffmpeg"],
    ubuntu: &["ffmpeg"],
    dnf: &["ffmpeg-free"],
    brew: &["ffmpeg"],
    estimate: "a download of about 100 MB, 1 minute",
};

const ESPEAK: Package = Package {
    title: "espeak-ng",
    apt: &["espeak-ng"],
    ubuntu: &["espeak-ng"],
    dnf: &["espeak-ng"],
    brew: &["espeak-ng"],
    estimate: "a download of about 5 MB, half a minute",
};

const FLITE: Package = Package {
    title: "flite",
    apt: &["flite"],
    ubuntu: &["flite"],
    dnf: &["flite"],
    brew: &["flite"],
    estimate: "a download of about 10 MB, half a minute",
};

/// Installs the programs of the native tests: those of `ensure`, and a synthesiser of another kind, whose words forced
/// alignment must find.
pub fn ensure_for_tests(project: &Project) -> Result {
    ensure(project, false)?;
    if project.which("flite").is_none() {
        system_package::install(project, &FLITE)?;
    }
    Ok(())
}

/// Installs the missing ones; `espeak-ng` only if the user has named no other voice.
pub fn ensure(project: &Project, own_voice: bool) -> Result {
    if project.which("ffmpeg").is_none() {
        system_package::install(project, &FFMPEG)?;
    }
    if !own_voice && project.which("espeak-ng").is_none() {
        system_package::install(project, &ESPEAK)?;
    }
    Ok(())
}
