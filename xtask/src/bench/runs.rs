//! How often a part of the benchmark measures.

use clap::Args;

/// The option `--runs`.
#[derive(Debug, Default, Args)]
pub struct Runs {
    /// How many runs for each page; by default as many as `docs/performance.md` names.
    #[arg(long)]
    runs: Option<u32>,
}

impl Runs {
    /// The number that was given, or else a default. The parts have different defaults, so it is no attribute of the
    /// option.
    pub fn or(&self, default: u32) -> u32 {
        self.runs.unwrap_or(default)
    }
}
