//! `cargo xtask dist`: builds the whole site: program, prerendered pages, guide, official text, service
//! worker, manifest, embedding and server configurations.

use std::path::PathBuf;

use clap::Args;
use zicha::notice::Notice;

use crate::address::Address;
use crate::deploy::{Ancestors, Policies};
use crate::embed::Loader;
use crate::error::Error;
use crate::publish::{Earlier, Files};
use crate::shell::{LANGUAGES, MANIFEST, Site, WORKER};
use crate::styles::Styles;
use crate::wasm::{Asset, Engine, Program};
use crate::words::Words;
use crate::{
    compress, deploy, edition, embed, guide, icons, manifest, notice_page, process, programs,
    publish, shell, standalone, wasm, worker,
};

/// What to build and where to put it.
#[derive(Debug, Args)]
pub struct Options {
    /// The Cargo profile of the WebAssembly.
    #[arg(long, default_value = "release")]
    pub profile: String,
    /// The directory to replace by the site: one that does not exist, is empty, or holds an earlier build.
    #[arg(long, value_name = "DIRECTORY", default_value = "dist")]
    pub out: PathBuf,
    /// A development build: no checks, compression or service worker, and no engine module for other
    /// programs.
    #[arg(long)]
    pub quick: bool,
    /// The only sites that may embed `standalone.html`, such as `'self' https://portal.example`; written to
    /// the server configurations.
    #[arg(long, value_name = "SITES")]
    pub frame_ancestors: Option<Ancestors>,
    /// Where the site will be published, such as `https://self-check.example.org/folder`: the security
    /// policies then name its exact files, and the pages work at no other address.
    #[arg(long, value_name = "ADDRESS")]
    pub origin: Option<Address>,
    /// Whether only this program uses the directory.
    #[arg(skip)]
    pub own: bool,
}

/// Builds the site into its directory.
pub fn run(options: &Options) -> Result<(), Error> {
    let out = process::root().join(&options.out);
    if !options.own {
        publish::check(&out)?;
    }
    let notice = Notice::read_bundled().map_err(Error::Notice)?;
    let program = wasm::page(&options.profile)?;
    let engine = if options.quick {
        None
    } else {
        Some(wasm::engine(&options.profile)?)
    };
    let files = files(&notice, program, engine, options)?;
    if options.own {
        publish::replace_own(&out, &files)
    } else if options.quick {
        publish::replace(&out, &files, Earlier::Dropped)
    } else {
        publish::replace(&out, &files, Earlier::Kept)
    }
}

/// All files of the site. Without the engine module it is a development build.
fn files(
    notice: &Notice,
    program: Program,
    engine: Option<Engine>,
    options: &Options,
) -> Result<Files, Error> {
    let address = options.origin.as_ref();
    let kept = engine.is_some();
    let styles = Styles::read(&process::root().join("styles"))?;
    let editions = edition::each()?;
    let mut policies = Policies::new();
    let site = Site {
        notice,
        styles: &styles,
        program: &program,
        editions: &editions,
        address,
        kept,
    };
    let mut files = pages(&site, &mut policies)?;
    icons::add(&mut files, &styles.tokens)?;
    let alone = standalone::page(notice, &styles, &program)?;
    let Program { glue, wasm } = program;
    let assets = editions.into_iter().map(|it| it.file).chain([glue, wasm]);
    files.extend(assets.map(|Asset { name, bytes }| (name, bytes)));
    worker::add(&mut files, kept)?;
    deploy::add_page(&mut policies, WORKER, &deploy::worker_policy());
    let loaders = embed::loaders()?;
    for (path, page) in embed_pages(&styles, &loaders, address)? {
        deploy::add_page(&mut policies, &path, &page.policy);
        files.insert(path, page.html.into_bytes());
    }
    embed::add(&mut files, loaders);
    // Added after the service worker is built, because it is not cached.
    deploy::add_page(&mut policies, "standalone.html", &alone.policy);
    files.insert("standalone.html".to_owned(), alone.html.into_bytes());
    if let Some(engine) = engine {
        // Not cached either: only other programs load it.
        programs::add(&mut files, notice, engine)?;
        compress::add(&mut files)?;
    }
    deploy::add(
        &mut files,
        &policies,
        address,
        options.frame_ancestors.as_ref(),
    )?;
    Ok(files)
}

/// The pages of every language, with their policies.
fn pages(site: &Site<'_>, policies: &mut Policies) -> Result<Files, Error> {
    let Site { notice, styles, .. } = *site;
    let whole = styles.whole();
    let template = shell::template("index.html")?;
    let icon = icons::address(&styles.tokens)?;
    let mut files = Files::new();
    for edition in site.editions {
        let language = edition.language;
        let words = Words::read(language.code)?;
        let page = shell::page(site, &template, edition, &words)?;
        let guide = guide::page(notice, language, &words, &icon)?;
        let text = notice_page::page(notice, language, &words, styles)?;
        let pages = [
            (shell::PAGE, page.html, page.policy),
            (guide::PAGE, guide, guide::policy(guide::STYLES)),
            (notice_page::PAGE, text, guide::policy(&whole)),
        ];
        for (name, html, policy) in pages {
            let path = format!("{}{name}", language.folder);
            deploy::add_page(policies, &path, &policy);
            files.insert(path, html.into_bytes());
        }
        let manifest = manifest::json(language, &words, &styles.tokens)?;
        files.insert(
            format!("{}{MANIFEST}", language.folder),
            manifest.into_bytes(),
        );
    }
    Ok(files)
}

/// The page for the staff of other sites, in every language.
fn embed_pages(
    styles: &Styles,
    loaders: &[Loader],
    address: Option<&Address>,
) -> Result<Vec<(String, shell::Page)>, Error> {
    let loader = loaders.last().ok_or(Error::NoLoader)?;
    let page = |language: shell::Language| {
        embed::page(
            language,
            &Words::read(language.code)?,
            styles,
            loader,
            address,
        )
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

    fn options() -> Options {
        Options {
            profile: String::new(),
            out: PathBuf::new(),
            quick: false,
            frame_ancestors: None,
            origin: None,
            own: true,
        }
    }

    fn engine() -> Engine {
        Engine {
            glue: "export function assess() {}\n".to_owned(),
            types: String::new(),
            wasm: b"engine".to_vec(),
        }
    }

    #[test]
    fn the_same_sources_give_the_same_bytes() {
        let notice = Notice::read_bundled().unwrap();
        let build = || files(&notice, program(), Some(engine()), &options()).unwrap();
        let (first, second) = (build(), build());
        assert!(first == second);
        for name in [
            "index.html",
            "en/guide.html.br",
            "standalone.html.gz",
            "sw.js",
            "_headers",
            "program/zicha.d.ts",
            "program/zicha_bg.wasm.br",
        ] {
            assert!(first.contains_key(name), "{name}");
        }
    }

    #[test]
    fn the_service_worker_caches_every_page_and_nothing_for_servers() {
        let notice = Notice::read_bundled().unwrap();
        let files = files(&notice, program(), Some(engine()), &options()).unwrap();
        let worker = String::from_utf8_lossy(&files["sw.js"]);
        for path in ["", "en/", "guide.html", "en/notice.html", "icon.svg"] {
            assert!(worker.contains(&format!("\"{path}\"")), "{path}");
        }
        for path in ["standalone", "_headers", "deploy/", ".br", "program/"] {
            assert!(!worker.contains(path), "{path}");
        }
    }

    #[test]
    fn a_development_build_removes_the_caches_of_earlier_builds() {
        let notice = Notice::read_bundled().unwrap();
        let files = files(&notice, program(), None, &options()).unwrap();
        let worker = String::from_utf8_lossy(&files["sw.js"]);
        assert!(worker.contains("registration.unregister()"));
        assert!(!worker.contains("addEventListener(\"fetch\""));
    }
}
