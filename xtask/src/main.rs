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
mod estimates;
mod narrate;
mod new;
mod options;
mod project;
mod publish;
mod serve;
mod test;
mod tools;
mod versions;

use std::io;
use std::process::ExitCode;

use article_command::{error, files, report, run};
use clap::{CommandFactory, Parser};

use error::Result;
use options::{Arguments, Command};
use project::Project;

fn main() -> ExitCode {
    match run_command(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::print_error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run_command(arguments: Arguments) -> Result {
    let Some(command) = arguments.command else {
        println!("{}", Arguments::command().render_help());
        return Ok(());
    };
    let project = Project::find()?;
    match command {
        Command::Serve(options) => serve::serve(&project, &options),
        Command::Build(options) => build::build(&project, &options),
        Command::Test(options) => test::test(&project, options),
        Command::Bench(options) => bench::bench(&project, options),
        Command::Narrate(options) => narrate::narrate(&project, options),
        Command::New { slug } => new::new(&project, &slug),
        Command::Publish => publish::publish(&project),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "xtask", &mut io::stdout());
            Ok(())
        }
    }
}
