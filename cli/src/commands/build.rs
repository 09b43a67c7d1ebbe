//! `zicha build`: makes the whole site of a notice.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zicha_site::{Address, Ancestors, Built, Files, Options, Purpose};

use super::check;
use crate::Error;
use crate::notice_folder::NoticeFolder;
use crate::publish::{self, Earlier};

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha build my-notice
  zicha build my-notice --out /srv/zicha --origin https://self-check.example.org

A server may serve the folder as it is; `deploy/` in it holds configurations with the right headers.";

/// The folder for the site unless another is named.
pub const OUT: &str = "site";

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the notice, or its notice.json.
    #[arg(value_name = "NOTICE")]
    pub notice: PathBuf,
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

/// Builds the site of a notice into a folder and says how many files it has.
///
/// # Errors
/// If the folder must not be replaced, the notice has problems, or a file cannot be read or written.
pub fn run(arguments: &Arguments, built: Option<&Built>) -> Result<ExitCode, Error> {
    let built = built.ok_or(Error::NoPrograms)?;
    let out = &arguments.out;
    let options = arguments.published.options(Purpose::Publishing);
    publish::check(out)?;
    let files = site(&arguments.notice, built, &options)?;
    publish::replace(out, &files, Earlier::Kept)?;
    println!("{} files in {}", files.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

/// The files of a notice's site, after its problems have been printed.
///
/// # Errors
/// If the notice cannot be read or has problems.
pub fn site(notice: &Path, built: &Built, options: &Options) -> Result<Files, Error> {
    let folder = NoticeFolder::read(notice)?;
    if !check::print(&folder) {
        return Err(Error::Problems(folder.path));
    }
    Ok(zicha_site::build(folder.files(), built, options)?)
}
