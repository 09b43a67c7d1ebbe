//! Builds the site: the program, the prerendered pages, the guide and the official text, and what
//! keeps, installs and deploys them.

use std::path::PathBuf;

use clap::Args;
use zicha::notice::Notice;

use crate::deploy::{Ancestors, Policies};
use crate::error::Error;
use crate::publish::Files;
use crate::shell::{LANGUAGES, MANIFEST, WORKER};
use crate::wasm::{Asset, Program};
use crate::words::Words;
use crate::{
    compress, deploy, embed, guide, icons, imports, manifest, notice_page, process, publish, shell,
    standalone, styles, wasm, worker,
};

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Options {
    /// The Cargo profile of the WebAssembly.
    #[arg(long, default_value = "release")]
    pub profile: String,
    /// The directory to replace by the site.
    #[arg(long, value_name = "DIRECTORY", default_value = "dist")]
    pub out: PathBuf,
    /// Only what is needed to look at the page: nothing checked or compressed, nothing kept on the
    /// device.
    #[arg(long)]
    pub quick: bool,
    /// The only sites that may show the pages in a frame, such as `'self' https://portal.example`;
    /// it goes into the headers of servers.
    #[arg(long, value_name = "SITES")]
    pub frame_ancestors: Option<Ancestors>,
}

/// Builds the site into its directory.
pub fn run(options: &Options) -> Result<(), Error> {
    let notice = Notice::read_bundled().map_err(Error::Notice)?;
    let program = wasm::build(&options.profile)?;
    // What is built for looking at holds the tools of its author too.
    if !options.quick {
        imports::check(&program.wasm.bytes)?;
    }
    let files = files(&notice, program, options)?;
    publish::replace(&process::root().join(&options.out), &files)
}

fn files(notice: &Notice, program: Program, options: &Options) -> Result<Files, Error> {
    let styles = styles::join(&process::root().join("styles"))?;
    let mut policies = Policies::new();
    let mut files = pages(notice, &styles, &program, !options.quick, &mut policies)?;
    icons::add(&mut files, &styles)?;
    let alone = standalone::page(notice, &styles, &program)?;
    let Program { glue, wasm } = program;
    files.extend([glue, wasm].map(|Asset { name, bytes }| (name, bytes)));
    files.insert(WORKER.to_owned(), worker::script(&files)?.into_bytes());
    deploy::add_page(&mut policies, WORKER, &deploy::worker_policy());
    for (path, page) in embed_pages(&styles)? {
        deploy::add_page(&mut policies, &path, &page.policy);
        files.insert(path, page.html.into_bytes());
    }
    embed::add(&mut files, embed::loaders()?);
    // The one file that stands for itself is not kept on the device as a part of the site.
    deploy::add_page(&mut policies, "standalone.html", &alone.policy);
    files.insert("standalone.html".to_owned(), alone.html.into_bytes());
    if !options.quick {
        compress::add(&mut files)?;
    }
    deploy::add(&mut files, &policies, options.frame_ancestors.as_ref())?;
    Ok(files)
}

/// The pages of every language, with their policies.
fn pages(
    notice: &Notice,
    styles: &str,
    program: &Program,
    kept: bool,
    policies: &mut Policies,
) -> Result<Files, Error> {
    let template = shell::template("index.html")?;
    let icon = icons::address(styles)?;
    let mut files = Files::new();
    for language in LANGUAGES {
        let words = Words::read(language.code)?;
        let page = shell::page(notice, &template, language, &words, styles, program, kept)?;
        let guide = guide::page(notice, language, &words, &icon)?;
        let text = notice_page::page(notice, language, &words, styles)?;
        let pages = [
            ("index.html", page.html, page.policy),
            ("guide.html", guide, guide::policy(guide::STYLES)),
            ("notice.html", text, guide::policy(styles)),
        ];
        for (name, html, policy) in pages {
            let path = format!("{}{name}", language.folder);
            deploy::add_page(policies, &path, &policy);
            files.insert(path, html.into_bytes());
        }
        let manifest = manifest::json(language, &words, styles)?;
        files.insert(
            format!("{}{MANIFEST}", language.folder),
            manifest.into_bytes(),
        );
    }
    Ok(files)
}

/// The page for the staff of other sites, in every language.
fn embed_pages(styles: &str) -> Result<Vec<(String, shell::Page)>, Error> {
    let loaders = embed::loaders()?;
    let loader = loaders.last().ok_or(Error::NoLoader)?;
    let page = |language: shell::Language| {
        embed::page(language, &Words::read(language.code)?, styles, loader)
    };
    LANGUAGES.into_iter().map(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        let asset = |name: &str, text: &str| Asset {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        Program {
            glue: asset("zicha-0.js", "function a() {}\nexport { a as default };\n"),
            wasm: asset("zicha-1.wasm", "program"),
        }
    }

    fn options(quick: bool) -> Options {
        Options {
            profile: "release".to_owned(),
            out: PathBuf::new(),
            quick,
            frame_ancestors: None,
        }
    }

    #[test]
    fn the_same_sources_give_the_same_bytes() {
        let notice = Notice::read_bundled().unwrap();
        let build = || files(&notice, program(), &options(false)).unwrap();
        let (first, second) = (build(), build());
        assert!(first == second);
        for name in [
            "index.html",
            "en/guide.html.br",
            "standalone.html.gz",
            "sw.js",
            "_headers",
        ] {
            assert!(first.contains_key(name), "{name}");
        }
    }

    #[test]
    fn the_worker_keeps_every_page_and_nothing_for_servers() {
        let notice = Notice::read_bundled().unwrap();
        let files = files(&notice, program(), &options(true)).unwrap();
        let worker = String::from_utf8_lossy(&files["sw.js"]);
        for path in [
            "./",
            "./en/",
            "./guide.html",
            "./en/notice.html",
            "./zicha-1.wasm",
        ] {
            assert!(worker.contains(&format!("[\"{path}\",")), "{path}");
        }
        for path in ["standalone", "_headers", "deploy/", ".br"] {
            assert!(!worker.contains(path), "{path}");
        }
    }
}
