//! Programs that are Rust crates.

use std::env;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::project::Project;

/// A crate that holds programs.
pub struct Crate {
    /// Its name in the registry.
    pub name: &'static str,
    /// Its exact version.
    pub version: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Minutes that building it takes on two cores.
    pub minutes: u32,
}

/// Installs it: prebuilt where `cargo binstall` is there, else from source; into cargo's own folder where no other
/// version is on the path (`other_version`), else into the project's private one.
pub fn install(project: &Project, tool: &Crate, other_version: Option<PathBuf>) -> Result {
    let private = other_version.is_some();
    if let Some(path) = &other_version {
        println!(
            "{} is of another version than {}; it stays, and the project gets its own.",
            path.display(),
            tool.version
        );
    }
    if project.cargo().args(["binstall", "-V"]).probe().is_some() {
        println!(
            "Installing {} {}: prebuilt, under a minute, once.",
            tool.title, tool.version
        );
        let mut run = project
            .cargo()
            .args(["binstall", "--no-confirm", "--force"])
            .arg(format!("{}@{}", tool.name, tool.version));
        if private {
            run = run
                .arg("--root")
                .arg(project.tool_folder(tool.name, tool.version));
        }
        match run.go("install a prebuilt program") {
            Ok(()) => return Ok(()),
            Err(error) => eprintln!("{error}\nBuilding it from source instead."),
        }
    }
    println!(
        "Installing {} {} from source: about {} minutes on two cores, once.",
        tool.title, tool.version, tool.minutes
    );
    let mut run = project
        .cargo()
        // The caller may be a cargo of its own with settings for the widget: they are not for this crate.
        .without_env("CARGO_BUILD_TARGET")
        .without_env("RUSTFLAGS")
        .args([
            "install",
            "--locked",
            "--force",
            tool.name,
            "--version",
            tool.version,
        ]);
    if private {
        run = run
            .arg("--root")
            .arg(project.tool_folder(tool.name, tool.version));
    }
    run.go(&format!("install {}", tool.title)).map_err(|error| {
        Error::new(
            format!("install {} {}", tool.title, tool.version),
            format!("{error}"),
        )
        .remedy(format!(
            "Run `cargo install {} --version {} --locked`, or put the program of this version on your PATH by other \
             means.",
            tool.name, tool.version
        ))
    })
}

/// Where `cargo install` puts programs.
pub fn bin_folder() -> Option<PathBuf> {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    home("CARGO_INSTALL_ROOT")
        .or_else(|| home("CARGO_HOME"))
        .or_else(|| home(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(|home| home.join(".cargo")))
        .map(|root| root.join("bin"))
}
