//! The command line of `zicha`: its commands, their help, and the exit code.

use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use zicha_site::Built;

use crate::Error;
use crate::commands::{assess, build, check, check_site, convert, manual, schema, serve};

const AFTER_HELP: &str = "\
Exit codes:
  0  success
  1  the notice, a line or the site has problems, or the command failed
  2  the arguments are not valid

Start here:
  zicha check my-notice               what is wrong with the notice in a folder
  zicha serve my-notice               its site on this machine, rebuilt when the notice changes
  zicha assess --notice my-notice     verdicts for answers, one JSON object a line
  zicha build my-notice --out site    its site, ready to be published
  zicha convert my-notice             a notice of the first format, in format 2";

/// Builds, checks and serves the self-check site of a notice on engineering titles. A notice is a folder with a
/// notice.json (the rules as data) and a notice.md (the official text).
#[derive(Debug, Parser)]
#[command(name = "zicha", version, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the whole site of a notice into a folder.
    #[command(after_help = build::EXAMPLE)]
    Build(build::Arguments),
    /// Checks a notice and prints one line for each problem.
    #[command(after_help = check::EXAMPLE)]
    Check(check::Arguments),
    /// Serves the site of a notice on this machine and rebuilds it when the notice changes.
    #[command(after_help = serve::EXAMPLE)]
    Serve(serve::Arguments),
    /// Compares a published site, on a server or in a folder, with the built one.
    #[command(after_help = check_site::EXAMPLE)]
    CheckSite(check_site::Arguments),
    /// Reads one JSON object with answers per line and writes one assessment per line.
    #[command(after_help = assess::EXAMPLE)]
    Assess(assess::Arguments),
    /// Writes a notice of the first format in format 2.
    #[command(after_help = convert::EXAMPLE)]
    Convert(convert::Arguments),
    /// Prints the JSON Schema of notices.
    #[command(after_help = schema::EXAMPLE)]
    Schema,
    /// Prints the completions of a shell for this program.
    #[command(after_help = manual::COMPLETIONS_EXAMPLE)]
    Completions(manual::Completions),
    /// Prints the manual page of this program.
    #[command(after_help = manual::MAN_EXAMPLE)]
    Man,
}

/// Runs the command that the arguments of the process name. Without the built programs, commands that build a
/// site fail.
pub fn run(built: Option<&Built>) -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments, built),
        Command::Check(arguments) => check::run(&arguments.notice),
        Command::Serve(arguments) => serve::run(&arguments, built),
        Command::CheckSite(arguments) => check_site::run(&arguments, Path::new(build::OUT)),
        Command::Assess(arguments) => assess::run(arguments.notice.as_deref()),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Schema => schema::print(),
        Command::Completions(shell) => manual::completions(&shell, Arguments::command()),
        Command::Man => manual::man(Arguments::command()),
    };
    result.unwrap_or_else(|error| report(&error))
}

/// Prints an error. A reader that has stopped reading, such as `head`, is none.
fn report(error: &Error) -> ExitCode {
    match error {
        Error::Pipe(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_has_an_example() {
        for command in Arguments::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string);
            let named = format!("zicha {}", command.get_name());
            assert!(help.is_some_and(|it| it.contains(&named)), "{named}");
        }
    }
}
