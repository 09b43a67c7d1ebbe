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

use std::panic::resume_unwind;
use std::process::ExitCode;
use std::thread;

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

/// Runs the checks; a failure does not stop the later ones. What the browser tests need is built during the native
/// tests, which leave a core free half of the time.
pub fn run(options: &Options) -> ExitCode {
    // Determined before the native tests are compiled, which may replace this executable.
    let own = std::env::current_exe().map(|xtask| ("ZICHA_XTASK", xtask.into_os_string()));
    let settings: Vec<_> = own.into_iter().collect();
    let (native, browser) = (!options.browser, !options.native);
    let mut tallies = Vec::new();
    if native {
        // They also install what rustup has to, which it cannot do twice at the same time.
        tallies.push(stage("formatting", native::formatting));
        tallies.push(stage("lints", native::lints));
    }
    thread::scope(|scope| {
        let prepared = browser.then(|| scope.spawn(browser::prepare));
        if native {
            tallies.push(stage("native tests", native::tests));
        }
        tallies.extend(prepared.map(|prepared| {
            stage("browser tests", || {
                let prepared = prepared
                    .join()
                    .unwrap_or_else(|panic| resume_unwind(panic))?;
                browser::run(&prepared, &options.playwright, &settings)
            })
        }));
    });
    let total: Tally = tallies.into_iter().sum();
    println!("{total}");
    total.exit_code()
}

fn stage(title: &str, check: impl FnOnce() -> Result<Tally, Error>) -> Tally {
    println!("── {title}");
    check().unwrap_or_else(|error| {
        println!("error: {error}");
        Tally::of_one(false)
    })
}
