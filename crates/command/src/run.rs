//! Programs that commands start.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::error::{Error, Result};

/// A program with its arguments.
#[derive(Debug)]
pub struct Run {
    command: Command,
}

impl Run {
    /// A program by its name or path.
    pub fn new(program: impl Into<OsString>) -> Self {
        let mut command = Command::new(program.into());
        command.stdin(Stdio::null());
        Self { command }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, args: I) -> Self {
        self.command.args(args);
        self
    }

    /// Sets the folder in which it runs.
    #[must_use]
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes a variable from its environment.
    #[must_use]
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs it with its output on the terminal. `step` completes the sentence 'Could not …'.
    pub fn go(mut self, step: &str) -> Result {
        let status = self
            .command
            .status()
            .map_err(|error| self.not_started(step, &error))?;
        if status.success() {
            return Ok(());
        }
        Err(self.ended(step, status))
    }

    /// Ends in the program. On Unix this process becomes the program, so that signals reach it and nothing is left over.
    pub fn end_in(self, step: &str) -> Result {
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            let mut run = self;
            run.command.stdin(Stdio::inherit());
            let error = run.command.exec();
            Err(run.not_started(step, &error))
        }
        #[cfg(not(unix))]
        self.go(step)
    }

    /// Runs it and returns its standard output. An error contains its standard error. `step` completes the sentence
    /// 'Could not …'.
    pub fn output(mut self, step: &str) -> Result<String> {
        let output = self
            .command
            .output()
            .map_err(|error| self.not_started(step, &error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Error::new(
            step,
            format!("`{self}` ended with {}: {}", output.status, said.trim()),
        ))
    }

    /// Runs it and passes on each line of its standard output as it comes. Its standard error is on the terminal. `step`
    /// completes the sentence 'Could not …'.
    pub fn lines(mut self, step: &str, each: &mut dyn FnMut(&str)) -> Result {
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| self.not_started(step, &error))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(io::Result::ok) {
                each(&line);
            }
        }
        let status = child.wait().map_err(|error| self.not_started(step, &error))?;
        if status.success() {
            return Ok(());
        }
        Err(self.ended(step, status))
    }

    /// Returns its standard output, or `None` if it does not run or fails.
    pub fn probe(mut self) -> Option<String> {
        let output = self.command.output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn ended(&self, step: &str, status: ExitStatus) -> Error {
        Error::new(
            step,
            format!("`{self}` ended with {status}; its messages are above"),
        )
        .remedy(format!("Run `{self}` by itself and follow its messages."))
    }

    fn not_started(&self, step: &str, error: &io::Error) -> Error {
        if error.kind() == io::ErrorKind::NotFound {
            let program = self.command.get_program();
            return Error::new(step, format!("there is no program {program:?} on your PATH"))
                .remedy("Install it, or name another.");
        }
        Error::new(step, format!("`{self}` did not start: {error}"))
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.command.get_program().to_string_lossy())?;
        for arg in self.command.get_args() {
            let arg = arg.to_string_lossy();
            if arg.is_empty() || arg.contains(|c: char| c.is_whitespace() || c == '"') {
                write!(f, " '{arg}'")?;
            } else {
                write!(f, " {arg}")?;
            }
        }
        Ok(())
    }
}
