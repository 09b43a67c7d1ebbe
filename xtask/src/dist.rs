//! Builds the site: the program, the prerendered pages and the official text.

use std::path::PathBuf;

use clap::Args;
use zicha::notice::Notice;

use crate::error::Error;
use crate::publish::Files;
use crate::shell::LANGUAGES;
use crate::wasm::{Asset, Program};
use crate::{notice_page, process, publish, shell, styles, wasm};

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Options {
    /// The Cargo profile of the WebAssembly.
    #[arg(long, default_value = "release")]
    pub profile: String,
    /// The directory to replace by the site.
    #[arg(long, value_name = "DIRECTORY", default_value = "dist")]
    pub out: PathBuf,
}

/// Builds the site into its directory.
pub fn run(options: &Options) -> Result<(), Error> {
    let notice = Notice::read_bundled().map_err(Error::Notice)?;
    let program = wasm::build(&options.profile)?;
    let files = files(&notice, program)?;
    publish::replace(&process::root().join(&options.out), &files)
}

fn files(notice: &Notice, program: Program) -> Result<Files, Error> {
    let template = shell::template()?;
    let styles = styles::join(&process::root().join("styles"))?;
    let mut files = Files::new();
    for language in LANGUAGES {
        let page = shell::page(&template, language, &styles, &program)?;
        let text = notice_page::page(notice, language, &styles)?;
        files.insert(format!("{}index.html", language.folder), page.into_bytes());
        files.insert(format!("{}notice.html", language.folder), text.into_bytes());
    }
    let Program { glue, wasm } = program;
    files.extend([glue, wasm].map(|Asset { name, bytes }| (name, bytes)));
    Ok(files)
}
