//! How often a part of the benchmark measures.

use clap::Args;

/// The option `--runs`, with its default.
#[derive(Debug, Args)]
pub struct Runs<const DEFAULT: u32> {
    /// How many runs for each page.
    #[arg(long, default_value_t = DEFAULT)]
    pub runs: u32,
}

impl<const DEFAULT: u32> Default for Runs<DEFAULT> {
    fn default() -> Self {
        Self { runs: DEFAULT }
    }
}
