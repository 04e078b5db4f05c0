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
    /// The features that the project uses, or `None` for the crate's default features.
    pub features: Option<&'static str>,
    /// Its optimisation level. See [`QUICK_BUILD`].
    pub opt_level: &'static str,
    /// Minutes that the build takes on two cores.
    pub minutes: u32,
}

/// Settings that build a tool quickly. A tool is built once on each machine, and then it mostly waits for cargo or for a
/// browser. Full optimisation took 21 minutes from nothing to a served page on two cores, and saved no second of a build.
const QUICK_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs the crate: prebuilt if `cargo binstall` is there, else from source. It goes into cargo's own folder, or into
/// the project's private folder if another version is on the path (`other_version`).
pub fn install(project: &Project, tool: &Crate, other_version: Option<PathBuf>) -> Result {
    let private = other_version.is_some();
    if let Some(path) = &other_version {
        println!(
            "{} has another version than {}; it stays, and the project gets its own.",
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
        // The caller may be a cargo with settings for the widget, which are not for this crate.
        .without_env("CARGO_BUILD_TARGET")
        .without_env("RUSTFLAGS")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
        .args([
            "install",
            "--locked",
            "--force",
            tool.name,
            "--version",
            tool.version,
        ]);
    for (name, value) in QUICK_BUILD {
        run = run.env(name, value);
    }
    if let Some(features) = tool.features {
        run = run.args(["--no-default-features", "--features", features]);
    }
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

/// The folder into which `cargo install` puts programs.
pub fn bin_folder() -> Option<PathBuf> {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    home("CARGO_INSTALL_ROOT")
        .or_else(|| home("CARGO_HOME"))
        .or_else(|| home(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(|home| home.join(".cargo")))
        .map(|root| root.join("bin"))
}
