//! `zicha build`: makes the whole site of one notice, or of several side by side.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zicha_site::{Address, Ancestors, Built, Files, NoticeFiles, Options, Purpose};

use super::check;
use crate::Error;
use crate::notice_folder::NoticeFolder;
use crate::publish::{self, Earlier};

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha build my-notice
  zicha build my-notice --out /srv/zicha --origin https://self-check.example.org
  zicha build notice-2026 notice-2025 other-bureau-2026

A server may serve the folder as it is; `deploy/` in it holds configurations with the right headers.";

/// The folder for the site unless another is named.
pub const OUT: &str = "site";

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the notice, or its notice.json. Further ones stand beside it, each under its own id; the
    /// first is that of the page, and none of its issuer may have a later round.
    #[arg(value_name = "NOTICE", required = true)]
    pub notices: Vec<PathBuf>,
    /// The folder to replace by the site: one that does not exist, is empty, or holds an earlier build.
    #[arg(long, value_name = "SITE", default_value = OUT)]
    pub out: PathBuf,
    /// Where it will be published.
    #[command(flatten)]
    pub published: Published,
}

/// What a build may know about the place where its site will be published.
#[derive(Debug, Clone, Default, Args)]
pub struct Published {
    /// Where the site will be published, such as `https://self-check.example.org/folder`: the security
    /// policies then name its exact files, and the pages work at no other address.
    #[arg(long, value_name = "ADDRESS")]
    origin: Option<Address>,
    /// The only sites that may embed `standalone.html`, such as `'self' https://portal.example`; written to
    /// the server configurations.
    #[arg(long, value_name = "SITES")]
    frame_ancestors: Option<Ancestors>,
}

impl Published {
    /// The options of a site for a purpose.
    pub fn options(&self, purpose: Purpose) -> Options {
        Options {
            purpose,
            address: self.origin.clone(),
            ancestors: self.frame_ancestors.clone(),
        }
    }
}

/// Builds the site of one notice or several into a folder and says how many files it has.
///
/// # Errors
/// If the folder must not be replaced, the notice has problems, or a file cannot be read or written.
pub fn run(arguments: &Arguments, built: Option<&Built>) -> Result<ExitCode, Error> {
    let built = built.ok_or(Error::NoPrograms)?;
    let out = &arguments.out;
    let options = arguments.published.options(Purpose::Publishing);
    publish::check(out)?;
    let files = site(&arguments.notices, built, &options)?;
    publish::replace(out, &files, Earlier::Kept)?;
    println!("{} files in {}", files.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

/// The files of a site, after the problems of its notices have been printed.
///
/// # Errors
/// If a notice cannot be read or has problems, or they cannot stand side by side.
pub fn site(notices: &[PathBuf], built: &Built, options: &Options) -> Result<Files, Error> {
    let folders = notices.iter().map(|it| NoticeFolder::read(it));
    let folders: Vec<NoticeFolder> = folders.collect::<Result<_, Error>>()?;
    let wrong: Vec<&NoticeFolder> = folders.iter().filter(|it| !check::print(it)).collect();
    if let Some(first) = wrong.first() {
        return Err(Error::Problems(first.path.clone()));
    }
    let files: Vec<NoticeFiles> = folders.iter().map(NoticeFolder::files).collect();
    Ok(zicha_site::build(&files, built, options)?)
}
