//! `cargo xtask gallery`: takes screenshots of every state of the page, for visual review.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zicha_cli::publish;

use super::browser;
use crate::error::Error;
use crate::process;

/// The default directory of the screenshots.
const DIRECTORY: &str = "target/gallery";

/// Where to write the screenshots.
#[derive(Debug, Args)]
pub struct Options {
    /// The directory: one that does not exist, is empty, or was created by this command.
    #[arg(long, value_name = "DIRECTORY", default_value = DIRECTORY)]
    out: PathBuf,
}

/// Runs the spec that takes the screenshots.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let out = process::root().join(&options.out);
    publish::clear_of_pictures(&out, options.out == Path::new(DIRECTORY))?;
    let settings = [("ZICHA_PICTURES", out.clone().into_os_string())];
    let tally = browser::run(
        &browser::prepare()?,
        &["gallery.spec.ts".to_owned()],
        &settings,
    )?;
    println!("{}", out.display());
    Ok(tally.exit_code())
}
