//! `cargo xtask test`: runs all checks of the project and counts what passed and failed; beside it the commands
//! that run some tests in another way.

pub mod browser;
pub mod budget;
pub mod gallery;
pub mod monkey;
pub mod mutants;
pub mod native;
pub mod packages;
pub mod servers;
pub mod tally;

use std::process::ExitCode;

use clap::Args;

use crate::error::Error;
use tally::Tally;

/// Which checks to run.
#[derive(Debug, Args)]
pub struct Options {
    /// Only formatting, lints and the native tests.
    #[arg(long, conflicts_with = "browser")]
    native: bool,
    /// Only the browser tests.
    #[arg(long)]
    browser: bool,
    /// Arguments for Playwright.
    #[arg(last = true)]
    playwright: Vec<String>,
}

/// A check, the title under which it is shown, and how it is run.
type Stage<'a> = (&'static str, &'a dyn Fn() -> Result<Tally, Error>);

/// Runs the checks; a failure does not stop the later ones.
pub fn run(options: &Options) -> ExitCode {
    // Determined before the native tests are compiled, which may replace this executable.
    let own = std::env::current_exe().map(|xtask| ("ZICHA_XTASK", xtask.into_os_string()));
    let settings: Vec<_> = own.into_iter().collect();
    let browser = || browser::run(&options.playwright, &settings);
    let stages: [Stage<'_>; 4] = [
        ("formatting", &native::formatting),
        ("lints", &native::lints),
        ("native tests", &native::tests),
        ("browser tests", &browser),
    ];
    let chosen = match (options.native, options.browser) {
        (true, _) => &stages[..3],
        (_, true) => &stages[3..],
        _ => &stages[..],
    };
    let total: Tally = chosen.iter().map(stage).sum();
    println!("{total}");
    total.exit_code()
}

fn stage((title, check): &Stage<'_>) -> Tally {
    println!("── {title}");
    check().unwrap_or_else(|error| {
        println!("error: {error}");
        Tally::of_one(false)
    })
}
