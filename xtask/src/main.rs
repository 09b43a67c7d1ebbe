//! The command line of the project's own tools: `cargo xtask <command>`.

mod address;
mod assess;
mod bench;
mod bloat;
mod check_notice;
mod check_site;
mod compress;
mod declarations;
mod deploy;
mod dist;
mod edition;
mod embed;
mod error;
mod fuzz;
mod gallery;
mod guide;
mod headers;
mod icons;
mod imports;
mod manifest;
mod monkey;
mod mutants;
mod notice_page;
mod policy;
mod prerender;
mod process;
mod programs;
mod publish;
mod schema;
mod scripts;
mod serve;
mod server;
mod shell;
mod standalone;
mod styles;
mod template;
mod test;
mod text_file;
mod toolchain;
mod wasm;
mod wasm_order;
mod watch;
mod words;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::Error;

/// Builds, serves, tests and checks zicha.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Builds the site into `dist`, or into another folder that is empty or holds an earlier build.
    Dist(dist::Options),
    /// Builds the site, serves it on this machine and rebuilds it on change.
    Serve(serve::Options),
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
    /// Reads JSON objects from standard input, one per line, and writes one assessment per line.
    Assess {
        /// A notice.json to use instead of the bundled notice.
        #[arg(long, value_name = "PATH")]
        notice: Option<PathBuf>,
    },
    /// Writes the JSON Schema of notices.
    Schema,
    /// Compares a published site, on a server or in a folder, with the built one.
    CheckSite(check_site::Options),
    /// Checks a notice.json against the notice.md beside it and prints one line per problem.
    CheckNotice {
        /// The notice.json.
        path: PathBuf,
    },
}

fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn run(task: Task) -> Result<ExitCode, Error> {
    match task {
        Task::Dist(options) => dist::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Serve(options) => serve::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Test(options) => Ok(test::run(&options)),
        Task::Mutants(options) => mutants::run(&options),
        Task::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Bloat(options) => bloat::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Fuzz(options) => fuzz::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Gallery(options) => gallery::run(&options),
        Task::Monkey(options) => monkey::run(&options),
        Task::Assess { notice } => assess::run(notice.as_deref()),
        Task::Schema => schema::run().map(|()| ExitCode::SUCCESS),
        Task::CheckSite(options) => check_site::run(&options),
        Task::CheckNotice { path } => check_notice::run(&path),
    }
}
