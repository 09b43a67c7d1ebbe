//! Takes pictures of every state of the page, so that a change can be looked at.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::error::Error;
use crate::process;
use crate::test::browser;

/// Where the pictures go.
#[derive(Debug, Args)]
pub struct Options {
    /// The directory, made anew.
    #[arg(long, value_name = "DIRECTORY", default_value = "target/gallery")]
    out: PathBuf,
}

/// Takes them.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let out = process::root().join(&options.out);
    if out.exists() {
        fs::remove_dir_all(&out).map_err(Error::at(&out))?;
    }
    fs::create_dir_all(&out).map_err(Error::at(&out))?;
    let settings = [("ZICHA_PICTURES", out.clone().into_os_string())];
    let tally = browser::run(&["gallery.spec.ts".to_owned()], &settings)?;
    println!("{}", out.display());
    Ok(tally.exit_code())
}
