//! PHP, with which the example for WordPress is tested.

use super::system_package::{self, Package};
use crate::error::Result;
use crate::project::Project;

const PACKAGE: Package = Package {
    title: "PHP",
    apt: &["php-cli"],
    ubuntu: &["php-cli"],
    dnf: &["php-cli"],
    brew: &["php"],
    estimate: "a download of about 5 MB, half a minute",
};

/// Installs PHP if it is missing.
pub fn ensure(project: &Project) -> Result {
    if project.which("php").is_some() {
        return Ok(());
    }
    system_package::install(project, &PACKAGE)
}
