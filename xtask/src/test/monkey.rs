//! `cargo xtask monkey`: performs random actions on the page and checks that it keeps working, and that a
//! portal that embeds it observes nothing that depends on them.

use std::process::ExitCode;

use clap::Args;

use super::browser;
use crate::error::Error;

/// How many actions, and the random seed.
#[derive(Debug, Args)]
pub struct Options {
    /// The number of random actions on the page.
    #[arg(long, default_value_t = 20_000)]
    actions: u32,
    /// The number of random sequences of actions in a portal's iframe.
    #[arg(long, default_value_t = 2_000)]
    paths: u32,
    /// The number of the first visit or sequence, which seeds its actions; a failure names it.
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// Runs the two specs and prints how many tests passed.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let settings = [
        ("ZICHA_ACTIONS", options.actions.to_string().into()),
        ("ZICHA_PATHS", options.paths.to_string().into()),
        ("ZICHA_SEED", options.seed.to_string().into()),
    ];
    let specs = ["monkey.spec.ts", "trace.spec.ts"].map(str::to_owned);
    let tally = browser::run(&browser::prepare()?, &specs, &settings)?;
    println!("{tally}");
    Ok(tally.exit_code())
}
