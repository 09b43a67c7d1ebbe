//! Makes the files of a site from a notice and the built programs. Pure: it reads no file, starts no process
//! and asks no clock, so that a command line and a browser can both call it.

mod built;
mod delivery;
mod edition;
mod engine;
mod error;
#[cfg(test)]
mod fixtures;
mod language;
mod pages;
mod scripts;
mod template;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use zicha::notice::Notice;

pub use built::{Asset, Built, Engine, Program, Styles};
pub use delivery::address::Address;
pub use delivery::compress::{brotli, compress_beforehand};
pub use delivery::servers::{Ancestors, headers_of_every_response};
pub use delivery::worker::is_page;
pub use error::Error;
pub use scripts::without_comments;

use delivery::servers::Policies;
use delivery::{compress, icons, manifest, servers, worker};
use edition::Edition;
use language::LANGUAGES;
use pages::{applicant, embed, guide, official_text, standalone};

/// Files by their path in the site.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A notice as its folder holds it.
#[derive(Debug, Clone, Copy)]
pub struct NoticeFiles<'a> {
    /// The content of `notice.json`.
    pub json: &'a str,
    /// The content of `notice.md`, the official text.
    pub text: &'a str,
}

/// What a site is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Visitors: with a service worker and compressed copies.
    Publishing,
    /// Whoever is working on it: nothing is cached or compressed, so that the last change is always visible.
    Preview,
}

/// How to build a site.
#[derive(Debug, Clone)]
pub struct Options {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it will be published, if known: its policies then name exact files.
    pub address: Option<Address>,
    /// The only sites that may embed `standalone.html`; without them, any site.
    pub ancestors: Option<Ancestors>,
}

/// What all pages of a site are made from.
#[derive(Debug)]
struct Site<'a> {
    notice: Rc<Notice>,
    files: NoticeFiles<'a>,
    built: &'a Built,
    editions: Vec<Edition>,
    options: &'a Options,
}

/// All files of the site of a notice.
///
/// # Errors
/// [`Error::Notice`] with every problem of the notice; otherwise if templates, wordings and programs do not fit
/// together, which the tests of the product rule out.
pub fn build(files: NoticeFiles<'_>, built: &Built, options: &Options) -> Result<Files, Error> {
    let notice = Notice::read(files.json, Some(files.text)).map_err(Error::Notice)?;
    let site = Site {
        notice: Rc::new(notice),
        files,
        built,
        editions: edition::each(files)?,
        options,
    };
    site.files()
}

impl Site<'_> {
    fn files(&self) -> Result<Files, Error> {
        let publishing = self.options.purpose == Purpose::Publishing;
        let address = self.options.address.as_ref();
        let mut policies = Policies::new();
        let mut files = self.pages(&mut policies)?;
        icons::add(&mut files, &self.built.styles)?;
        let Program { glue, wasm } = &self.built.page;
        let editions = self.editions.iter().map(|it| &it.file);
        let assets = editions.chain([glue, wasm]);
        files.extend(assets.map(|it| (it.name.clone(), it.bytes.clone())));
        worker::add(&mut files, publishing)?;
        servers::add_page(&mut policies, worker::WORKER, &servers::worker_policy());
        // What follows is not cached by the service worker: it is for staff, portals and other programs.
        for language in LANGUAGES {
            let (path, page) = embed::page(self, language)?;
            servers::add_page(&mut policies, &path, &page.policy);
            files.insert(path, page.html.into_bytes());
        }
        embed::add(&mut files);
        let standalone = standalone::page(self)?;
        servers::add_page(&mut policies, standalone::PAGE, &standalone.policy);
        files.insert(standalone::PAGE.to_owned(), standalone.html.into_bytes());
        if let Some(engine) = &self.built.engine {
            engine::add(&mut files, &self.notice, self.files, engine);
        }
        if publishing {
            compress::add(&mut files, &self.built.compressed)?;
        }
        servers::add(
            &mut files,
            &policies,
            address,
            self.options.ancestors.as_ref(),
        )?;
        Ok(files)
    }

    /// The pages of every language, with their policies.
    fn pages(&self, policies: &mut Policies) -> Result<Files, Error> {
        let mut files = Files::new();
        for edition in &self.editions {
            let language = edition.language;
            let pages = [
                (applicant::PAGE, applicant::page(self, edition)?),
                (guide::PAGE, guide::page(self, language)?),
                (official_text::PAGE, official_text::page(self, language)?),
            ];
            for (name, page) in pages {
                let path = format!("{}{name}", language.folder);
                servers::add_page(policies, &path, &page.policy);
                files.insert(path, page.html.into_bytes());
            }
            let path = format!("{}{}", language.folder, manifest::MANIFEST);
            let manifest = manifest::json(language, &self.built.styles)?;
            files.insert(path, manifest.into_bytes());
        }
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fixtures::Current;

    fn files(built: &Built, purpose: Purpose) -> Files {
        let options = Options {
            purpose,
            address: None,
            ancestors: None,
        };
        build(Current::read().files(), built, &options).unwrap()
    }

    #[test]
    fn the_same_sources_give_the_same_bytes() {
        let build = || files(&fixtures::built(), Purpose::Publishing);
        let (first, second) = (build(), build());
        assert!(first == second);
        for name in [
            "index.html",
            "en/guide.html.br",
            "standalone.html.gz",
            "sw.js",
            "_headers",
            "program/zicha.d.ts",
            "program/notice.json",
            "program/zicha_bg.wasm.br",
        ] {
            assert!(first.contains_key(name), "{name}");
        }
    }

    #[test]
    fn programs_compressed_beforehand_give_the_same_site() {
        let built = fixtures::built();
        let mut compressed = built.clone();
        compress_beforehand(&mut compressed).unwrap();
        // A `.br` and a `.gz` copy of two files of the page and three of the engine.
        assert_eq!(compressed.compressed.len(), 10);
        let publish = |built| files(built, Purpose::Publishing);
        assert!(publish(&built) == publish(&compressed));
    }

    #[test]
    fn the_service_worker_caches_every_page_and_nothing_for_servers() {
        let files = files(&fixtures::built(), Purpose::Publishing);
        let worker = String::from_utf8_lossy(&files["sw.js"]);
        for path in ["", "en/", "guide.html", "en/notice.html", "icon.svg"] {
            assert!(worker.contains(&format!("\"{path}\"")), "{path}");
        }
        for path in ["standalone", "_headers", "deploy/", ".br", "program/"] {
            assert!(!worker.contains(path), "{path}");
        }
    }

    #[test]
    fn a_preview_removes_the_caches_of_earlier_builds() {
        let files = files(&fixtures::built(), Purpose::Preview);
        let worker = String::from_utf8_lossy(&files["sw.js"]);
        assert!(worker.contains("registration.unregister()"));
        assert!(!worker.contains("addEventListener(\"fetch\""));
        assert!(!files.contains_key("index.html.br"));
    }

    #[test]
    fn a_notice_with_problems_has_no_site() {
        let current = Current::read();
        let files = NoticeFiles {
            json: &current.json.replacen("\"六（二）\"", "\"九（九）\"", 1),
            text: &current.text,
        };
        let options = Options {
            purpose: Purpose::Preview,
            address: None,
            ancestors: None,
        };
        let refused = build(files, &fixtures::built(), &options).unwrap_err();
        assert!(refused.to_string().contains("九（九）"), "{refused}");
    }

    /// A page of another notice must not show anything of the one in the workspace.
    #[test]
    fn a_site_holds_only_its_own_notice() {
        let current = Current::read();
        let json = current.json.replace("220", "225");
        let text = current.text.replace("220", "225");
        let files = NoticeFiles {
            json: &json,
            text: &text,
        };
        let options = Options {
            purpose: Purpose::Preview,
            address: None,
            ancestors: None,
        };
        let files = build(files, &fixtures::built(), &options).unwrap();
        for name in [
            "guide.html",
            "en/guide.html",
            "notice.html",
            "standalone.html",
            "program/notice.json",
        ] {
            let text = String::from_utf8_lossy(&files[name]);
            assert!(text.contains("225"), "{name}");
            assert!(!text.contains("220元"), "{name}");
        }
    }
}
