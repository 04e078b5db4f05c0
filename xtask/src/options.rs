//! The command line.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand};

use crate::bench::BenchOptions;
use crate::fuzz::FuzzOptions;
use crate::generate::Generated;
use crate::narrate::NarrateOptions;
use crate::test::TestOptions;

/// The commands of Article Widget. Each installs the tools that it needs and reports it. A second run installs nothing.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build, and serve the sample site on http://127.0.0.1:8080/ with live reload
    Serve(TrunkOptions),
    /// Run every check, or some
    Test(TestOptions),
    /// Build the release bundle in dist/
    Build(BuildOptions),
    /// Measure sizes, parse times, and the page beside its peers
    Bench(BenchOptions),
    /// Make speech and timings for an article: docs/narration.md
    Narrate(NarrateOptions),
    /// Start an article in static/content/
    New {
        /// The name of the article in addresses, such as harbour-bridge
        slug: String,
    },
    /// Look for inputs that break the readers: fuzz/
    Fuzz(FuzzOptions),
    /// Write a source that is made from data
    Generate {
        /// The source
        source: Generated,
    },
    /// Make the bundle from the build of Trunk, which calls this command: see Trunk.toml
    #[command(hide = true)]
    Publish,
    /// Print completions of these commands for a shell
    ///
    /// For bash: `cargo xtask completions bash > ~/.local/share/bash-completion/completions/xtask`. Shells complete the
    /// name `xtask`, so an alias such as `alias xtask='cargo xtask'` is needed.
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Options of a command that ends in Trunk.
#[derive(Args, Debug, Default)]
pub struct TrunkOptions {
    /// Options for Trunk, after `--`
    #[arg(last = true, value_name = "TRUNK OPTIONS")]
    pub passed_on: Vec<String>,
}

/// Options of `build`.
#[derive(Args, Debug, Default)]
pub struct BuildOptions {
    /// Accept the sizes of the files of a first view as they are now, for this reason: docs/sizes.json
    #[arg(long, value_name = "REASON", value_parser = NonEmptyStringValueParser::new())]
    pub accept_sizes: Option<String>,
    #[command(flatten)]
    pub trunk: TrunkOptions,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(args: &str) -> Result<Command, String> {
        let args = ["cargo xtask"].into_iter().chain(args.split(' '));
        let parsed = Arguments::try_parse_from(args).map_err(|error| error.to_string())?;
        parsed.command.ok_or_else(|| "no command".to_owned())
    }

    #[test]
    fn the_commands_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_value_follows_a_space_or_an_equals_sign() {
        let Ok(Command::Test(options)) = parse("test --only format --only=clippy --skip e2e --quick --list")
        else {
            panic!("it is a test")
        };
        assert_eq!(
            (options.only, options.skip),
            (
                vec!["format".to_owned(), "clippy".to_owned()],
                vec!["e2e".to_owned()]
            )
        );
        assert!(options.quick && options.list);
        assert!(parse("test --onlyx=format").is_err());
    }

    #[test]
    fn arguments_after_two_hyphens_are_for_trunk() {
        let Ok(Command::Serve(options)) = parse("serve -- --open --force") else {
            panic!("it serves")
        };
        assert_eq!(options.passed_on, ["--open", "--force"]);
        assert!(parse("serve --open").is_err());
    }

    #[test]
    fn sizes_are_accepted_for_a_reason() {
        let Ok(Command::Build(options)) = parse("build --accept-sizes=serde -- --open") else {
            panic!("it builds")
        };
        assert_eq!(options.accept_sizes.as_deref(), Some("serde"));
        assert_eq!(options.trunk.passed_on, ["--open"]);
        assert!(parse("build --accept-sizes=").is_err());
    }

    #[test]
    fn a_wrong_argument_is_named_with_a_suggestion() {
        for (args, said) in [
            ("narrate", "<ARTICLE>"),
            ("narrate bridge --loud", "unexpected argument '--loud'"),
            (
                "narrate bridge --voice",
                "a value is required for '--voice <NAME>'",
            ),
            ("narrate bridge --with-cod", "'--with-code'"),
            ("new", "<SLUG>"),
            ("tset", "'test'"),
            ("test --only nativ", "'native'"),
            ("bench --only size", "'sizes'"),
        ] {
            let error = parse(args).unwrap_err();
            assert!(
                error.contains(said) && error.contains("--help"),
                "{args}: {error}"
            );
        }
    }

    #[test]
    fn every_shell_gets_completions() {
        use clap::ValueEnum as _;
        for shell in clap_complete::Shell::value_variants() {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "xtask", &mut script);
            assert!(String::from_utf8(script).unwrap().contains("narrate"), "{shell}");
        }
    }
}
