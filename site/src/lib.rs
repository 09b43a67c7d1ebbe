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

use zicha::notice::{Document, Notice, Text};

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
use pages::{Page, applicant, embed, guide, official_text, standalone};

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

/// What all pages of a notice are made from.
#[derive(Debug)]
struct Site<'a> {
    notice: Rc<Notice>,
    files: NoticeFiles<'a>,
    built: &'a Built,
    /// The folder of its pages, such as `a-2020/`; empty for the notice of the page.
    base: String,
    editions: Vec<Edition>,
    /// The other notices of the site.
    others: Vec<Other>,
    options: &'a Options,
}

/// Another notice of the same site.
#[derive(Debug, Clone)]
struct Other {
    title: Text,
    /// The folder of its pages.
    base: String,
    /// Whether it is an earlier round of the same issuer.
    is_over: bool,
}

/// All files of the site of one notice or several. The first is that of the page; every other one is whole
/// under its id, and all name each other.
///
/// # Errors
/// [`Error::Notice`] with every problem of a notice, [`Error::SameId`], [`Error::LaterRound`]; otherwise if
/// templates, wordings and programs do not fit together, which the tests of the product rule out.
pub fn build(
    notices: &[NoticeFiles<'_>],
    built: &Built,
    options: &Options,
) -> Result<Files, Error> {
    let read =
        |files: &NoticeFiles| Notice::read(files.json, Some(files.text)).map_err(Error::Notice);
    let read: Vec<Notice> = notices.iter().map(read).collect::<Result<_, Error>>()?;
    let (first, _) = read.split_first().ok_or(Error::NoNotice)?;
    check_others(first, &read)?;
    let latest = first.document().clone();
    let others: Vec<Other> = read.iter().map(|it| Other::of(it, &latest)).collect();
    let mut sites = Vec::new();
    for (at, (notice, files)) in read.into_iter().zip(notices).enumerate() {
        let base = others[at].base.clone();
        sites.push(Site {
            notice: Rc::new(notice),
            files: *files,
            built,
            editions: edition::each(*files, &base)?,
            others: others
                .iter()
                .filter(|it| it.base != base)
                .cloned()
                .collect(),
            base,
            options,
        });
    }
    files(&sites, built, options)
}

/// Checks that the notices have folders of their own, and that the first is the latest of its issuer.
fn check_others(first: &Notice, all: &[Notice]) -> Result<(), Error> {
    let page = first.document();
    for (at, notice) in all.iter().enumerate() {
        let other = notice.document();
        if all[..at].iter().any(|it| it.document().id == other.id) {
            return Err(Error::SameId(other.id.to_string()));
        }
        if other.issuer == page.issuer && other.round.year > page.round.year {
            return Err(Error::LaterRound {
                page: page.id.to_string(),
                later: other.id.to_string(),
            });
        }
    }
    Ok(())
}

impl Other {
    fn of(notice: &Notice, page: &Document) -> Self {
        let own = notice.document();
        let is_page = own.id == page.id;
        Self {
            title: own.title.clone(),
            base: if is_page {
                String::new()
            } else {
                format!("{}/", own.id)
            },
            is_over: own.issuer == page.issuer && own.round.year < page.round.year,
        }
    }
}

fn files(sites: &[Site<'_>], built: &Built, options: &Options) -> Result<Files, Error> {
    let publishing = options.purpose == Purpose::Publishing;
    let mut policies = Policies::new();
    let mut files = Files::new();
    for site in sites {
        files.extend(site.pages(&mut policies)?);
    }
    icons::add(&mut files, &built.styles)?;
    let Built { page, portal, .. } = built;
    let editions = sites
        .iter()
        .flat_map(|site| &site.editions)
        .map(|it| &it.file);
    let assets = editions.chain([&page.glue, &page.wasm, &portal.glue, &portal.wasm]);
    files.extend(assets.map(|it| (it.name.clone(), it.bytes.clone())));
    worker::add(&mut files, publishing)?;
    servers::add_page(&mut policies, worker::WORKER, &servers::worker_policy());
    // What follows is not cached by the service worker: it is for staff, portals and other programs.
    for site in sites {
        site.add_for_others(&mut files, &mut policies)?;
    }
    embed::add(&mut files);
    if publishing {
        compress::add(&mut files, &built.compressed)?;
    }
    let (address, ancestors) = (options.address.as_ref(), options.ancestors.as_ref());
    servers::add(&mut files, &policies, address, ancestors)?;
    Ok(files)
}

impl Site<'_> {
    /// Adds what is for staff, portals and other programs: the page in one file, the page that makes snippets,
    /// and the engine. The last two serve the notice of the page.
    fn add_for_others(&self, files: &mut Files, policies: &mut Policies) -> Result<(), Error> {
        let standalone = standalone::page(self)?;
        let path = format!("{}{}", self.base, standalone::PAGE);
        add_page(files, policies, path, standalone);
        if !self.base.is_empty() {
            return Ok(());
        }
        for edition in &self.editions {
            let (path, page) = embed::page(self, &edition.place)?;
            add_page(files, policies, path, page);
        }
        if let Some(engine) = &self.built.engine {
            engine::add(files, &self.notice, self.files, engine);
        }
        Ok(())
    }

    /// The pages of every language, with their policies.
    fn pages(&self, policies: &mut Policies) -> Result<Files, Error> {
        let mut files = Files::new();
        for edition in &self.editions {
            let place = &edition.place;
            let pages = [
                (applicant::PAGE, applicant::page(self, edition)?),
                (guide::PAGE, guide::page(self, place)?),
                (official_text::PAGE, official_text::page(self, place)?),
            ];
            for (name, page) in pages {
                let path = format!("{}{name}", place.folder);
                add_page(&mut files, policies, path, page);
            }
            let path = format!("{}{}", place.folder, manifest::MANIFEST);
            let manifest = manifest::json(place, &self.built.styles)?;
            files.insert(path, manifest.into_bytes());
        }
        Ok(files)
    }
}

/// Adds a page with its policy.
fn add_page(files: &mut Files, policies: &mut Policies, path: String, page: Page) {
    servers::add_page(policies, &path, &page.policy);
    files.insert(path, page.html.into_bytes());
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
        build(&[Current::read().files()], built, &options).unwrap()
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
        // A `.br` and a `.gz` copy of two files of each of the page's programs and three of the engine.
        assert_eq!(compressed.compressed.len(), 14);
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
        let refused = build(&[files], &fixtures::built(), &options).unwrap_err();
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
        let files = build(&[files], &fixtures::built(), &options).unwrap();
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
