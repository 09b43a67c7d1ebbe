//! `cargo xtask fuzz`: fuzzes the readers of untrusted input (notices, links, stored answers).

use std::fs;

use clap::{Args, ValueEnum};

use crate::error::Error;
use crate::process;
use crate::program::toolchain;

/// What to fuzz, and for how long.
#[derive(Debug, Args)]
pub struct Options {
    /// The target; without it all of them, one after the other.
    target: Option<Target>,
    /// How long each target runs.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// A fuzz target.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Target {
    /// A notice, with or without the official text.
    Notice,
    /// The answers in a link.
    Fragment,
    /// The answers stored on a device.
    Stored,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Fragment => "fragment",
            Self::Stored => "stored",
        }
    }

    /// The longest useful input: a small notice; a link with every answer twice; the same with the list of
    /// papers.
    fn longest(self) -> usize {
        match self {
            Self::Notice => 16_384,
            Self::Fragment => 1_024,
            Self::Stored => 2_048,
        }
    }
}

/// Stops at the first input that panics; cargo-fuzz saves it in `fuzz/artifacts`.
pub fn run(options: &Options) -> Result<(), Error> {
    toolchain::add_nightly()?;
    toolchain::add_tool("fuzz", "cargo-fuzz", "0.13.2")?;
    let all = Target::value_variants();
    let chosen = options.target.as_ref().map_or(all, std::slice::from_ref);
    chosen
        .iter()
        .try_for_each(|target| fuzz(*target, options.seconds))
}

fn fuzz(target: Target, seconds: u32) -> Result<(), Error> {
    let name = target.name();
    // cargo-fuzz writes new inputs to the first directory, so the seeds in the second stay unchanged.
    let corpus = format!("fuzz/corpus/{name}");
    let path = process::root().join(&corpus);
    fs::create_dir_all(&path).map_err(Error::at(&path))?;
    let mut fuzz = process::command("rustup");
    fuzz.args(["run", toolchain::NIGHTLY, "cargo", "fuzz", "run", name]);
    fuzz.args([&corpus, &format!("fuzz/seeds/{name}"), "--"]);
    fuzz.arg(format!("-max_total_time={seconds}"));
    fuzz.arg(format!("-max_len={}", target.longest()));
    fuzz.args(["-timeout=20", "-print_final_stats=1"]);
    process::run(&mut fuzz)
}
