//! `cargo xtask gallery`: takes screenshots of every state of the page, for visual review.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::browser;
use crate::error::Error;
use crate::process;

/// The default directory of the screenshots.
const DIRECTORY: &str = "target/gallery";

/// The marker file of a directory of screenshots.
const MARK: &str = ".zicha-pictures";

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
    clear(&out, options.out == Path::new(DIRECTORY))?;
    let settings = [("ZICHA_PICTURES", out.clone().into_os_string())];
    let tally = browser::run(
        &browser::prepare()?,
        &["gallery.spec.ts".to_owned()],
        &settings,
    )?;
    println!("{}", out.display());
    Ok(tally.exit_code())
}

/// Creates a directory for screenshots, or removes those of an earlier run from it. Unless only this program
/// uses it (`own`), it has to be empty, not exist or contain the marker file. Other files are an error.
fn clear(directory: &Path, own: bool) -> Result<(), Error> {
    let mark = directory.join(MARK);
    fs::create_dir_all(directory).map_err(Error::at(directory))?;
    let entries = fs::read_dir(directory).map_err(Error::at(directory))?;
    let paths = entries.map(|entry| entry.map(|it| it.path()));
    let paths: Result<Vec<PathBuf>, _> = paths.collect();
    let mut paths = paths.map_err(Error::at(directory))?;
    if !own && !mark.exists() && !paths.is_empty() {
        return Err(zicha_cli::Error::NotOurs(directory.to_path_buf()).into());
    }
    paths.retain(|path| *path != mark);
    let is_picture = |path: &&PathBuf| path.extension().is_some_and(|it| it == "png");
    if let Some(other) = paths.iter().find(|path| !is_picture(path)) {
        return Err(zicha_cli::Error::InTheWay(other.clone()).into());
    }
    for picture in paths {
        fs::remove_file(&picture).map_err(Error::at(&picture))?;
    }
    fs::write(&mark, "").map_err(Error::at(&mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refuses(result: Result<(), Error>, path: &Path) {
        let error = result.unwrap_err();
        assert!(error.to_string().contains(&*path.to_string_lossy()));
        assert!(matches!(
            error,
            Error::Cli(zicha_cli::Error::NotOurs(_) | zicha_cli::Error::InTheWay(_))
        ));
    }

    #[test]
    fn only_screenshots_are_removed_for_new_ones() {
        let name = format!("zicha-gallery-{}", std::process::id());
        let gallery = std::env::temp_dir().join(name);
        fs::create_dir_all(&gallery).unwrap();
        let [a, b, c, notes] =
            ["a.png", "b.png", "c.png", "notes.txt"].map(|name| gallery.join(name));
        fs::write(&a, "foreign").unwrap();
        refuses(clear(&gallery, false), &gallery);
        assert!(a.exists());
        clear(&gallery, true).unwrap();
        assert!(!a.exists());
        fs::write(&b, "foreign").unwrap();
        clear(&gallery, false).unwrap();
        assert!(!b.exists());
        fs::write(&c, "foreign").unwrap();
        fs::write(&notes, "foreign").unwrap();
        refuses(clear(&gallery, true), &notes);
        assert!(c.exists());
        fs::remove_dir_all(&gallery).unwrap();
    }
}
