//! `zicha completions` and `zicha man`, both made from the definitions of the command line.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::Error;

/// The examples in the help of `completions`.
pub const COMPLETIONS_EXAMPLE: &str = "\
Example:
  zicha completions bash > ~/.local/share/bash-completion/completions/zicha";

/// The examples in the help of `man`.
pub const MAN_EXAMPLE: &str = "\
Example:
  zicha man > zicha.1 && man ./zicha.1";

/// For which shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

/// Prints the completions of a shell.
pub fn completions(options: &Completions, mut command: Command) -> Result<ExitCode, Error> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "zicha", &mut script);
    print(&script)
}

/// Prints the manual page, with a section for every command.
pub fn man(command: Command) -> Result<ExitCode, Error> {
    let mut page = Vec::new();
    let commands: Vec<Command> = command.get_subcommands().cloned().collect();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(Error::Pipe)?;
    for command in commands {
        let name = format!("zicha {}", command.get_name());
        let man = clap_mangen::Man::new(command.bin_name(&name));
        writeln!(page, ".SH \"{}\"", name.to_uppercase()).map_err(Error::Pipe)?;
        man.render_description_section(&mut page)
            .and_then(|()| man.render_options_section(&mut page))
            .and_then(|()| man.render_extra_section(&mut page))
            .map_err(Error::Pipe)?;
    }
    print(&page)
}

fn print(bytes: &[u8]) -> Result<ExitCode, Error> {
    io::stdout().write_all(bytes).map_err(Error::Pipe)?;
    Ok(ExitCode::SUCCESS)
}
