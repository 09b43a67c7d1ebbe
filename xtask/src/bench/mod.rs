//! Measures the product: what it weighs, how fast its engine is, how soon its page can be used, how
//! long after a tap it is painted anew, what Lighthouse says about it.

mod engine;
mod lighthouse;
mod peers;
mod report;
mod sizes;
mod start;
mod taps;

use clap::{Args, Subcommand};

use crate::error::Error;
use report::Section;

/// What to measure.
#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    part: Option<Part>,
}

/// A part of the measurements; all of them, one after the other, without it.
#[derive(Debug, Subcommand)]
enum Part {
    /// What the page and its peers weigh.
    Sizes,
    /// How fast the engine is, natively and in the browser.
    Engine,
    /// How soon the page and its peers paint and take an answer, on a slow phone and network.
    Start(start::Options),
    /// How long after a tap the page is painted anew, on a slow phone.
    Taps(taps::Options),
    /// What Lighthouse says about the pages.
    Lighthouse(lighthouse::Options),
}

/// Measures, prints what came out and writes it down.
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
        Part::Start(start::Options::default()),
        Part::Taps(taps::Options::default()),
        Part::Lighthouse(lighthouse::Options::default()),
    ];
    parts.iter().map(measure).collect()
}

fn measure(part: &Part) -> Result<Section, Error> {
    match part {
        Part::Sizes => sizes::measure(),
        Part::Engine => engine::measure(),
        Part::Start(options) => start::measure(options),
        Part::Taps(options) => taps::measure(options),
        Part::Lighthouse(options) => lighthouse::measure(options),
    }
}
