//! What stands after the command's name.

use crate::error::{Error, Result};

/// The arguments of one command. Each `take_…` removes what it finds; [`Options::finish`] fails on what is left.
#[derive(Debug)]
pub struct Options {
    command: String,
    args: Vec<String>,
    /// After `--`: for the program that the command ends in.
    passed_on: Vec<String>,
}

impl Options {
    /// `args` without the command's name.
    pub fn new(command: &str, mut args: Vec<String>) -> Self {
        let passed_on = match args.iter().position(|arg| arg == "--") {
            Some(at) => {
                let rest = args.split_off(at);
                rest.into_iter().skip(1).collect()
            }
            None => Vec::new(),
        };
        Self {
            command: command.to_owned(),
            args,
            passed_on,
        }
    }

    /// Whether `--help` is among them.
    pub fn asks_for_help(&self) -> bool {
        self.args.iter().any(|arg| arg == "--help" || arg == "-h")
    }

    /// Whether `name` is given.
    pub fn take_flag(&mut self, name: &str) -> bool {
        let before = self.args.len();
        self.args.retain(|arg| arg != name);
        self.args.len() < before
    }

    /// Each value of `name`, written `--name value` or `--name=value`.
    pub fn take_values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        let mut kept = Vec::new();
        let mut args = std::mem::take(&mut self.args).into_iter();
        while let Some(arg) = args.next() {
            if arg == name {
                values.push(
                    args.next()
                        .ok_or_else(|| self.wrong(&format!("{name} has no value")))?,
                );
            } else if let Some(value) = arg.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
                values.push(value.to_owned());
            } else {
                kept.push(arg);
            }
        }
        self.args = kept;
        Ok(values)
    }

    /// The one value of `name`; the last counts.
    pub fn take_value(&mut self, name: &str) -> Result<Option<String>> {
        Ok(self.take_values(name)?.pop())
    }

    /// The one argument that is not an option. `what` names it in the error.
    pub fn take_argument(&mut self, what: &str) -> Result<String> {
        match self.args.iter().position(|arg| !arg.starts_with('-')) {
            Some(at) => Ok(self.args.remove(at)),
            None => Err(self.wrong(&format!("{what} is missing"))),
        }
    }

    /// What stood after `--`; fails where something else is left that no one asked for.
    pub fn finish(self) -> Result<Vec<String>> {
        match self.args.first() {
            Some(arg) => Err(self.wrong(&format!("{arg:?} is not one of its options"))),
            None => Ok(self.passed_on),
        }
    }

    fn wrong(&self, why: &str) -> Error {
        Error::new(format!("run `cargo xtask {}`", self.command), why).remedy("See `cargo xtask help`.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(args: &[&str]) -> Options {
        Options::new("test", args.iter().map(|arg| (*arg).to_owned()).collect())
    }

    #[test]
    fn values_may_stand_behind_a_space_or_an_equals_sign() {
        let mut given = options(&["--only", "a", "--only=b", "--onlyx=c"]);
        assert_eq!(given.take_values("--only").unwrap(), ["a", "b"]);
        assert!(given.finish().is_err());
    }

    #[test]
    fn what_stands_after_two_hyphens_is_passed_on() {
        let mut given = options(&["--force", "x", "--", "--open", "--force"]);
        assert!(given.take_flag("--force"));
        assert!(!given.take_flag("--force"));
        assert_eq!(given.take_argument("the article").unwrap(), "x");
        assert_eq!(given.finish().unwrap(), ["--open", "--force"]);
    }

    #[test]
    fn a_missing_value_is_named() {
        let error = options(&["--voice"]).take_value("--voice").unwrap_err();
        assert!(error.to_string().contains("--voice has no value"));
    }
}
