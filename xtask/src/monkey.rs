//! Does thousands of things on the page at random and looks whether it stays whole, and whether a
//! portal around it sees the same whatever is done.

use std::process::ExitCode;

use clap::Args;

use crate::error::Error;
use crate::test::browser;

/// How long to go on, and from where.
#[derive(Debug, Args)]
pub struct Options {
    /// How many things to do.
    #[arg(long, default_value_t = 20_000)]
    actions: u32,
    /// How many paths to walk in a frame.
    #[arg(long, default_value_t = 2_000)]
    paths: u32,
    /// The first visit or path, whose number decides what is done in it; a failure names it.
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// Does them.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let settings = [
        ("ZICHA_ACTIONS", options.actions.to_string().into()),
        ("ZICHA_PATHS", options.paths.to_string().into()),
        ("ZICHA_SEED", options.seed.to_string().into()),
    ];
    let specs = ["monkey.spec.ts", "trace.spec.ts"].map(str::to_owned);
    let tally = browser::run(&specs, &settings)?;
    println!("{tally}");
    Ok(tally.exit_code())
}
