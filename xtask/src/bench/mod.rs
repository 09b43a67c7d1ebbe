//! `cargo xtask bench`: measures sizes, the engine, large notices, the start of the page, its response to taps, and
//! Lighthouse scores.

mod engine;
mod lighthouse;
mod peers;
mod report;
mod runs;
mod scale;
mod sizes;
mod start;
mod taps;

use clap::{Args, Subcommand};

use crate::error::Error;
use report::Section;
use runs::Runs;

/// What to measure.
#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    part: Option<Part>,
}

/// A part of the measurements; without it all of them, one after the other.
#[derive(Debug, Subcommand)]
enum Part {
    /// The compressed sizes of the page and its peers.
    Sizes,
    /// The speed of the engine, natively and in the browser.
    Engine,
    /// How the checks and a tap grow with the size of a notice, up to the limits of the format.
    Scale,
    /// The time until the page and its peers paint and respond to an answer, on a slow phone and network.
    Start(Runs),
    /// The time from a tap to the next paint, on a slow phone.
    Taps(Runs),
    /// The Lighthouse scores of the pages.
    Lighthouse(Runs),
}

/// Measures, prints the results and writes them to `docs/performance.md`.
pub fn run(options: &Options) -> Result<(), Error> {
    let sections = match &options.part {
        Some(part) => vec![measure(part)?],
        None => all()?,
    };
    report::publish(&sections)
}

fn all() -> Result<Vec<Section>, Error> {
    let parts = [
        Part::Sizes,
        Part::Engine,
        Part::Scale,
        Part::Start(Runs::default()),
        Part::Taps(Runs::default()),
        Part::Lighthouse(Runs::default()),
    ];
    parts.iter().map(measure).collect()
}

fn measure(part: &Part) -> Result<Section, Error> {
    match part {
        Part::Sizes => sizes::measure(),
        Part::Engine => engine::measure(),
        Part::Scale => scale::measure(),
        Part::Start(runs) => start::measure(runs),
        Part::Taps(runs) => taps::measure(runs),
        Part::Lighthouse(runs) => lighthouse::measure(runs),
    }
}
