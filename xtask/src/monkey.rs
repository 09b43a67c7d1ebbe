//! Does thousands of things on the page at random and looks whether it stays whole.

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
    /// The first visit, whose number decides what is done in it; a failure names it.
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// Does them.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let settings = [
        ("ZICHA_ACTIONS", options.actions.to_string().into()),
        ("ZICHA_SEED", options.seed.to_string().into()),
    ];
    let tally = browser::run(&["monkey.spec.ts".to_owned()], &settings)?;
    println!("{tally}");
    Ok(tally.exit_code())
}
