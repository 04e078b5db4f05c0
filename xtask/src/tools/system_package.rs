//! Packages of the operating system.

use crate::error::{Error, Result};
use crate::project::Project;
use crate::run::Run;

/// The packages of one program for each package manager. Empty if a manager has none.
pub struct Package {
    /// What people call it.
    pub title: &'static str,
    /// Debian and its kin.
    pub apt: &'static [&'static str],
    /// Ubuntu, whose names differ.
    pub ubuntu: &'static [&'static str],
    /// Fedora and its kin.
    pub dnf: &'static [&'static str],
    /// Homebrew.
    pub brew: &'static [&'static str],
    /// The size and time, for people.
    pub estimate: &'static str,
}

/// Installs the packages with the first package manager on the machine.
pub fn install(project: &Project, package: &Package) -> Result {
    let (manager, names) = choose(project, package).ok_or_else(|| {
        Error::new(
            format!("install {}", package.title),
            "none of the package managers that this command knows (apt-get, dnf, brew) is on this machine and has it",
        )
        .remedy(format!(
            "Install {} by hand and put it on your PATH.",
            package.title
        ))
    })?;
    let step = format!("install {}", package.title);
    let by_hand = |error: Error| {
        Error::new(&step, error).remedy(format!("Run `{manager} install {}` by hand.", names.join(" ")))
    };
    println!(
        "Installing {} ({manager}: {}): {}, once.",
        package.title,
        names.join(" "),
        package.estimate
    );
    match manager {
        "apt-get" => {
            as_root(project, manager)
                .args(["update", "--quiet=2"])
                .go("read the list of packages")
                .map_err(by_hand)?;
            as_root(project, manager).args([
                "install",
                "--yes",
                "--quiet=2",
                "--no-install-recommends",
                // Another installation may be running.
                "-o",
                "DPkg::Lock::Timeout=600",
            ])
        }
        "dnf" => as_root(project, manager).args(["install", "--assumeyes", "--quiet"]),
        _ => project.command(manager).args(["install", "--quiet"]),
    }
    .args(names)
    .go(&step)
    .map_err(by_hand)
}

fn choose(project: &Project, package: &Package) -> Option<(&'static str, &'static [&'static str])> {
    let apt = if is_ubuntu() { package.ubuntu } else { package.apt };
    [("apt-get", apt), ("dnf", package.dnf), ("brew", package.brew)]
        .into_iter()
        .find(|(manager, names)| !names.is_empty() && project.which(manager).is_some())
}

fn is_ubuntu() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=ubuntu"))
}

/// Runs the program through `sudo` unless we are root.
fn as_root(project: &Project, program: &str) -> Run {
    let root = project
        .command("id")
        .arg("-u")
        .probe()
        .is_some_and(|id| id == "0");
    if root {
        project.command(program).env("DEBIAN_FRONTEND", "noninteractive")
    } else {
        project
            .command("sudo")
            .args(["--preserve-env=DEBIAN_FRONTEND", program])
            .env("DEBIAN_FRONTEND", "noninteractive")
    }
}
