//! `zicha serve`: serves the site of a notice on the loopback interface while the notice is being written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use tempfile::TempDir;
use zicha_site::{Built, Options, Purpose};

use super::build::{self, Published};
use crate::notice_folder::json_path;
use crate::server::Port;
use crate::watch::{Changes, Folder, is_scratch};
use crate::{Error, publish};

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha serve my-notice
  zicha serve my-notice --port 9000

Only this machine can open the address. Ctrl-C ends the command; nothing remains on the disk.";

/// What to serve and where.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the notice, or its notice.json.
    #[arg(value_name = "NOTICE")]
    notice: PathBuf,
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds and serves the site, and rebuilds it on change, until Ctrl-C.
///
/// # Errors
/// If the port is in use, the notice has problems at the start, or the folder cannot be watched.
pub fn run(arguments: &Arguments, built: Option<&Built>) -> Result<ExitCode, Error> {
    let built = built.ok_or(Error::NoPrograms)?;
    let port = Port::take(arguments.port)?;
    let notice = json_path(&arguments.notice);
    let changes = Changes::of(&[Folder::FilesOf(folder_of(&notice))], |path| {
        !is_scratch(path)
    })?;
    changes.end_on_ctrl_c()?;
    let scratch = TempDir::new().map_err(Error::at(std::env::temp_dir()))?;
    let site = scratch.path().join("site");
    let options = Published::default().options(Purpose::Preview);
    rebuild(&notice, &site, built, &options)?;
    println!("serving {}", port.url());
    let server = port.serve(&site);
    while changes.wait() && !server.is_finished() {
        match rebuild(&notice, &site, built, &options) {
            Ok(()) => println!("rebuilt"),
            Err(error) => println!("{error}; what is served is as it was"),
        }
    }
    if server.is_finished() {
        server.join().unwrap_or(Ok(()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_path_buf()
}

fn rebuild(notice: &Path, site: &Path, built: &Built, options: &Options) -> Result<(), Error> {
    let files = build::site(&[notice.to_path_buf()], built, options)?;
    publish::replace_own(site, &files)
}
