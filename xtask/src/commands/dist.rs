//! `cargo xtask dist`: builds the site of the current notice from the sources of the workspace.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use zicha_cli::commands::build::{self, Published};
use zicha_cli::notice_folder;
use zicha_cli::publish::{self, Earlier};
use zicha_site::{Built, Purpose};

use crate::error::Error;
use crate::{process, program};

/// The directory of the site unless another is named.
pub const DIRECTORY: &str = "dist";

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Options {
    /// The directory to replace by the site: one that does not exist, is empty, or holds an earlier build.
    #[arg(long, value_name = "DIRECTORY", default_value = DIRECTORY)]
    out: PathBuf,
    /// A development build: no checks, compression or service worker, and no engine module for other
    /// programs.
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    published: Published,
}

/// Builds the site into a directory that the user chose.
pub fn run(options: &Options) -> Result<(), Error> {
    let out = process::root().join(&options.out);
    publish::check(&out)?;
    let (built, purpose, earlier) = if options.quick {
        (program::development()?, Purpose::Preview, Earlier::Dropped)
    } else {
        (program::released()?, Purpose::Publishing, Earlier::Kept)
    };
    let options = options.published.options(purpose);
    let files = build::site(&[current_notice()?], &built, &options)?;
    Ok(publish::replace(&out, &files, earlier)?)
}

/// Builds the site of the current notice into a directory of the workspace that only this program uses.
pub fn into_own(directory: &str, purpose: Purpose) -> Result<(), Error> {
    let built = match purpose {
        Purpose::Publishing => program::released()?,
        Purpose::Preview => program::development()?,
    };
    write_own(directory, &[current_notice()?], &built, purpose)
}

/// Writes the site of some notices, with programs that are built, into such a directory.
pub fn write_own(
    directory: &str,
    notices: &[PathBuf],
    built: &Built,
    purpose: Purpose,
) -> Result<(), Error> {
    let files = build::site(notices, built, &Published::default().options(purpose))?;
    let directory = process::root().join(directory);
    Ok(publish::replace_own(&directory, &files)?)
}

/// The paths of all notices of the workspace, the current one first.
pub fn all_notices() -> Result<Vec<PathBuf>, Error> {
    let current = current_notice()?;
    let directory = process::root().join("notices");
    let mut notices = Vec::new();
    for entry in fs::read_dir(&directory).map_err(Error::at(&directory))? {
        let path = entry.map_err(Error::at(&directory))?.path();
        notices.push(notice_folder::json_path(&path));
    }
    notices.retain(|path| path.ends_with(notice_folder::JSON) && *path != current);
    notices.sort();
    notices.insert(0, current);
    Ok(notices)
}

/// The path of the notice that `notices/current` names.
pub fn current_notice() -> Result<PathBuf, Error> {
    Ok(notice_folder::in_directory(&process::root())?)
}
