//! The command line for those who work on the code: `cargo xtask <command>`.

mod bench;
mod commands;
mod error;
mod json;
mod process;
mod program;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use zicha_cli::commands::{assess, check, check_site};

use commands::{bloat, cli, dist, fuzz, schema, serve};
use error::Error;
use test::{gallery, monkey, mutants};

/// Builds, serves, tests and measures zicha.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Builds the site of the current notice into `dist`, or into another folder that is empty or holds an
    /// earlier build.
    Dist(dist::Options),
    /// Builds the site, serves it on this machine and rebuilds it when a source changes.
    Serve(serve::Options),
    /// Builds the program `zicha` for people who publish, with everything inside it.
    Cli,
    /// Checks formatting and lints, runs the native tests, then the browser tests.
    Test(test::Options),
    /// Makes small changes to the notice and the engine and lists those for which no test fails.
    Mutants(mutants::Options),
    /// Measures sizes, the engine and the page on a slow phone, compared with pages made with other tools.
    Bench(bench::Options),
    /// Lists the code size of the WebAssembly program by module and crate.
    Bloat(bloat::Options),
    /// Fuzzes the readers of notices, links and stored answers.
    Fuzz(fuzz::Options),
    /// Takes screenshots of every state of the page.
    Gallery(gallery::Options),
    /// Performs thousands of random actions on the page and checks that it keeps working.
    Monkey(monkey::Options),
    /// Writes the JSON Schema of notices to `notices/`.
    Schema,
    /// As `zicha assess`, by default with the current notice.
    Assess(assess::Arguments),
    /// As `zicha check`.
    CheckNotice(check::Arguments),
    /// As `zicha check-site`, by default with the site in `dist`.
    CheckSite(check_site::Arguments),
}

fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn run(task: Task) -> Result<ExitCode, Error> {
    let done = |()| ExitCode::SUCCESS;
    match task {
        Task::Dist(options) => dist::run(&options).map(done),
        Task::Serve(options) => serve::run(&options).map(done),
        Task::Cli => cli::run().map(done),
        Task::Test(options) => Ok(test::run(&options)),
        Task::Mutants(options) => mutants::run(&options),
        Task::Bench(options) => bench::run(&options).map(done),
        Task::Bloat(options) => bloat::run(&options).map(done),
        Task::Fuzz(options) => fuzz::run(&options).map(done),
        Task::Gallery(options) => gallery::run(&options),
        Task::Monkey(options) => monkey::run(&options),
        Task::Schema => schema::run().map(done),
        Task::Assess(arguments) => {
            let notice = arguments.notice.map_or_else(dist::current_notice, Ok)?;
            Ok(assess::run(Some(&notice))?)
        }
        Task::CheckNotice(arguments) => Ok(check::run(&arguments.notice)?),
        Task::CheckSite(arguments) => {
            let dist = process::root().join(dist::DIRECTORY);
            Ok(check_site::run(&arguments, &dist)?)
        }
    }
}
