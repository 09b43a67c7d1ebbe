//! Builds and serves the product and the pages it is compared with: peers, which ask the same questions with
//! other tools.

use std::fs;
use std::path::PathBuf;

use zicha_cli::server::Port;
use zicha_site::{Purpose, headers_of_every_response};

use crate::commands::dist;
use crate::error::Error;
use crate::process;
use crate::test::packages;

/// The directory of the built pages.
const DIRECTORY: &str = "target/bench";

/// A page that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The product.
    Zicha,
    /// All questions as one HTML form without a script.
    NoScript,
    /// The questions one by one, with Preact.
    Preact,
    /// The questions one by one, with the form library `SurveyJS`.
    Survey,
}

impl Page {
    /// All pages, in the order of the tables.
    pub const ALL: [Self; 4] = [Self::Zicha, Self::NoScript, Self::Preact, Self::Survey];

    /// The name in paths and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zicha => "zicha",
            Self::NoScript => "no-script",
            Self::Preact => "preact",
            Self::Survey => "survey",
        }
    }

    /// The title in tables.
    pub fn title(self) -> &'static str {
        match self {
            Self::Zicha => "zicha",
            Self::NoScript => "no script",
            Self::Preact => "Preact",
            Self::Survey => "SurveyJS",
        }
    }

    /// The path of its files in the workspace.
    fn path(self) -> String {
        format!("{DIRECTORY}/{}", self.name())
    }

    /// The directory of its files.
    pub fn directory(self) -> PathBuf {
        process::root().join(self.path())
    }
}

/// Builds the product.
pub fn build_own() -> Result<(), Error> {
    dist::into_own(&Page::Zicha.path(), Purpose::Publishing)
}

/// Builds all pages.
pub fn build() -> Result<(), Error> {
    build_own()?;
    packages::npm("bench")?;
    let mut node = process::command("node");
    process::run(node.arg("bench/peers/build.mjs").arg(DIRECTORY))?;
    // The peers get the headers of all our files: `Cross-Origin-Opener-Policy` alone makes a browser start a
    // new process, which would distort the comparison.
    for peer in Page::ALL.into_iter().filter(|page| *page != Page::Zicha) {
        let path = peer.directory().join("_headers");
        fs::write(&path, headers_of_every_response()).map_err(Error::at(&path))?;
    }
    Ok(())
}

/// Serves a page until the process ends; returns its URL.
pub fn serve(page: Page) -> Result<String, Error> {
    let port = Port::take(0)?;
    let url = port.url();
    port.serve(&page.directory());
    Ok(url)
}
