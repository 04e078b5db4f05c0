//! The project's commands: `cargo xtask COMMAND`.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

mod bench;
mod build;
mod bundle;
mod element;
#[cfg(test)]
mod element_tables;
mod error;
mod files;
mod json;
mod narrate;
mod new;
mod options;
mod project;
mod publish;
mod run;
mod serve;
mod test;
mod tools;
mod versions;

use std::process::ExitCode;

use error::{Error, Result};
use options::Options;
use project::Project;

const HELP: &str = "\
The commands of Article Widget. Each installs what it needs and says so; a second run installs nothing.

  cargo xtask serve [-- TRUNK OPTIONS]     build, and serve the demo site on http://127.0.0.1:8080/ with live reload
  cargo xtask test [--quick] [--only STEP] [--skip STEP] [--list]
                                           every check; --quick leaves out Firefox and WebKit; STEP may be given more than once
  cargo xtask build [-- TRUNK OPTIONS]     the release bundle in dist/
  cargo xtask bench [--only PART]          sizes, parse time, and the page beside its peers
  cargo xtask narrate ARTICLE.md [--voice V] [--command 'TEMPLATE'] [--recorded DATE] [--force]
                                 [--with-code] [--with-tables] [--with-captions]
                                           speech and timings for an article: docs/narration.md
  cargo xtask new SLUG                     a new article in static/content/
  cargo xtask help                         this page

`cargo xtask publish` is for Trunk, which calls it when it has built: see Trunk.toml.";

fn main() -> ExitCode {
    match command(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn command(mut args: Vec<String>) -> Result {
    let name = if args.is_empty() {
        "help".to_owned()
    } else {
        args.remove(0)
    };
    let options = Options::new(&name, args);
    if options.asks_for_help() {
        println!("{HELP}");
        return Ok(());
    }
    let project = Project::find()?;
    match name.as_str() {
        "serve" => serve::serve(&project, options),
        "build" => build::build(&project, options),
        "test" => test::test(&project, test::TestOptions::take(options)?),
        "bench" => bench::bench(&project, options),
        "narrate" => narrate::narrate(&project, options),
        "new" => new::new(&project, options),
        "publish" => publish::publish(&project),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(
            Error::new(format!("run `cargo xtask {other}`"), "there is no such command")
                .remedy(format!("Choose one of these.\n\n{HELP}")),
        ),
    }
}
