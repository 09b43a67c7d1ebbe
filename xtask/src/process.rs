//! Runs other programs in the directory of the workspace.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::error::Error;

/// The directory of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A command with the workspace as its working directory.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The Cargo that runs this program.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

/// Runs a command and returns its exit status.
pub fn status(command: &mut Command) -> Result<ExitStatus, Error> {
    command
        .status()
        .map_err(|source| start_error(command, source))
}

/// Runs a command; a failure is an error.
pub fn run(command: &mut Command) -> Result<(), Error> {
    if status(command)?.success() {
        Ok(())
    } else {
        Err(Error::Failed(line(command)))
    }
}

/// Runs a command, passes on each line of its standard output as it is written, and returns its exit status.
pub fn read_lines(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus, Error> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|source| start_error(command, source))?;
    let output = child.stdout.take().map(BufReader::new).into_iter();
    for line in output.flat_map(BufRead::lines).map_while(Result::ok) {
        read(&line);
    }
    child.wait().map_err(|source| start_error(command, source))
}

/// The standard output of a command, whose failure is an error; its standard error is shown.
pub fn output(command: &mut Command) -> Result<String, Error> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| start_error(command, source))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Error::Failed(line(command)))
    }
}

/// The standard output of a command, or nothing if it cannot be run or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The error for a command that did not start.
pub fn start_error(command: &Command, source: std::io::Error) -> Error {
    Error::Start {
        command: line(command),
        source,
    }
}

/// A command as typed in a shell, for messages.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
