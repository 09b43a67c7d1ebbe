//! Measures the product: how long after a tap its page is painted anew.

mod report;
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
    /// How long after a tap the page is painted anew, on a slow phone.
    Taps(taps::Options),
}

/// Measures, prints what came out and writes it down.
pub fn run(options: &Options) -> Result<(), Error> {
    let sections = match &options.part {
        Some(part) => vec![measure(part)?],
        None => vec![measure(&Part::Taps(taps::Options::default()))?],
    };
    report::publish(&sections)
}

fn measure(part: &Part) -> Result<Section, Error> {
    match part {
        Part::Taps(options) => taps::measure(options),
    }
}
