//! The pages that the product is measured against, and the product itself, built and served.

use std::fs;
use std::path::PathBuf;

use crate::error::Error;
use crate::server::Port;
use crate::test::packages;
use crate::{deploy, dist, process};

/// Where everything that is measured is built.
const DIRECTORY: &str = "target/bench";

/// A page that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The product.
    Zicha,
    /// All questions as one form.
    NoScript,
    /// The questions one after the other, by hand, with Preact.
    Preact,
    /// The same with a library for forms, `SurveyJS`.
    Survey,
}

impl Page {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 4] = [Self::Zicha, Self::NoScript, Self::Preact, Self::Survey];

    /// Its name in paths and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zicha => "zicha",
            Self::NoScript => "no-script",
            Self::Preact => "preact",
            Self::Survey => "survey",
        }
    }

    /// Its name for readers.
    pub fn title(self) -> &'static str {
        match self {
            Self::Zicha => "zicha",
            Self::NoScript => "no script",
            Self::Preact => "Preact",
            Self::Survey => "SurveyJS",
        }
    }

    /// Where it is built.
    pub fn directory(self) -> PathBuf {
        process::root().join(DIRECTORY).join(self.name())
    }
}

/// Builds the product anew.
pub fn build_own() -> Result<(), Error> {
    dist::run(&dist::Options {
        profile: "release".to_owned(),
        out: Page::Zicha.directory(),
        quick: false,
        frame_ancestors: None,
        origin: None,
        own: true,
    })
}

/// Builds all pages anew.
pub fn build() -> Result<(), Error> {
    build_own()?;
    packages::npm("bench")?;
    let mut node = process::command("node");
    process::run(node.arg("bench/peers/build.mjs").arg(DIRECTORY))?;
    // Pages are compared, not headers: one of ours makes a browser begin a new process for the page.
    for peer in Page::ALL.into_iter().filter(|page| *page != Page::Zicha) {
        let path = peer.directory().join("_headers");
        fs::write(&path, deploy::headers_of_every_answer()).map_err(Error::at(&path))?;
    }
    Ok(())
}

/// Serves a page until the process ends and says where.
pub fn serve(page: Page) -> Result<String, Error> {
    let port = Port::take(0)?;
    let url = port.url();
    port.serve(&page.directory());
    Ok(url)
}
