//! Builds the service worker, which caches the site, and the version that it and the pages carry.

use serde_json::{Map, Value, json};

use super::{policy, servers};
use crate::built::short_hash;
use crate::language::LANGUAGES;
use crate::scripts;
use crate::template::{Template, Value as TemplateValue, source};
use crate::words::Words;
use crate::{Error, Files};

/// The service worker.
pub const WORKER: &str = "sw.js";

const SCRIPT: Template<'static> = source!("scripts/service-worker.js");
/// The placeholder for the version in the files from which the version is computed.
const VERSION: &str = "{{version}}";

/// The content of a page's `zicha` meta element: the version of the site and the name of the page, by which
/// the service worker recognises the right page.
pub fn mark(path: &str) -> String {
    format!("{VERSION}/{}", name(path))
}

/// The name of a page: its path, or for an `index.html` the path of its folder.
fn name(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// Adds the service worker, and the version to the pages. A site that is not to be cached (`cached` is false)
/// gets `deploy/sw-off.js`, which removes the service worker and caches of an earlier build.
pub fn add(files: &mut Files, cached: bool) -> Result<(), Error> {
    let version = version(files, &script(files, VERSION)?);
    for (_, page) in files.iter_mut().filter(|(path, _)| is_page(path)) {
        *page = String::from_utf8_lossy(page)
            .replacen(VERSION, &version, 1)
            .into_bytes();
    }
    let worker = if cached {
        script(files, &version)?
    } else {
        servers::WORKER_OFF.text.to_owned()
    };
    files.insert(WORKER.to_owned(), worker.into_bytes());
    Ok(())
}

/// A hash of all files that a visitor can get and of the service worker.
fn version(files: &Files, worker: &str) -> String {
    let entry = |(name, bytes): (&String, &Vec<u8>)| json!([name, policy::digest(bytes)]);
    let list: Value = files.iter().map(entry).collect();
    short_hash(format!("{list}{worker}").as_bytes())
}

/// Whether a file of the site is a page; all its file names are in lower case.
pub fn is_page(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "html")
}

fn script(files: &Files, version: &str) -> Result<String, Error> {
    let pages = files.keys().filter(|it| is_page(it));
    let pages: Value = pages.map(|it| name(it)).collect();
    let hashed = |path: &str| path.starts_with("zicha-");
    let extras = files.keys().filter(|it| !is_page(it) && !hashed(it));
    let extras: Value = extras.map(String::as_str).collect();
    let words = LANGUAGES.map(|it| Ok((it.code.to_owned(), words(it.code)?)));
    let words: Map<String, Value> = words.into_iter().collect::<Result<_, Error>>()?;
    scripts::fill(
        SCRIPT,
        &[
            ("version", TemplateValue::Raw(version)),
            ("pages", TemplateValue::Raw(&pages.to_string())),
            ("extras", TemplateValue::Raw(&extras.to_string())),
            (
                "words",
                TemplateValue::Raw(&Value::Object(words).to_string()),
            ),
        ],
    )
}

/// The phrases that the service worker inserts into a cached page that may be out of date.
fn words(language: &'static str) -> Result<Value, Error> {
    let words = Words::read(language)?;
    Ok(json!({
        "gone": words.phrase("kept-gone")?,
        "newer": words.phrase("kept-newer")?,
        "old": words.phrase("kept-old")?,
        "way": words.phrase("kept-way")?,
        "locale": words.phrase("kept-locale")?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(content: &str) -> Files {
        let page = |path: &str| (path.to_owned(), mark(path).into_bytes());
        let mut files = Files::from(["en/index.html", "index.html", "guide.html"].map(page));
        for name in ["zicha-0123456789abcdef.wasm", "icon.svg"] {
            files.insert(name.to_owned(), content.as_bytes().to_vec());
        }
        files
    }

    fn text(files: &Files, path: &str) -> String {
        String::from_utf8(files[path].clone()).unwrap()
    }

    fn built(content: &str) -> Files {
        let mut files = site(content);
        add(&mut files, true).unwrap();
        files
    }

    #[test]
    fn pages_contain_their_version_and_name() {
        let files = built("a");
        let worker = text(&files, WORKER);
        let english = text(&files, "en/index.html");
        let (version, name) = english.split_once('/').unwrap();
        assert_eq!((version.len(), name), (16, "en/"));
        assert_eq!(text(&files, "index.html"), format!("{version}/"));
        assert_eq!(text(&files, "guide.html"), format!("{version}/guide.html"));
        assert!(worker.contains(&format!("const VERSION = \"{version}\"")));
        assert!(worker.contains(r#"const PAGES = ["en/","guide.html",""]"#));
        assert!(worker.contains(r#"const EXTRAS = ["icon.svg"]"#));
    }

    #[test]
    fn a_change_of_content_changes_the_version() {
        let version = |content| text(&built(content), "index.html");
        assert_eq!(version("a"), version("a"));
        assert_ne!(version("a"), version("b"));
    }

    #[test]
    fn a_change_of_the_service_worker_changes_the_version() {
        let files = site("a");
        assert_ne!(version(&files, "one"), version(&files, "two"));
        assert_ne!(version(&files, ""), version(&site("b"), ""));
    }

    /// The service worker inserts them both as HTML and as text.
    #[test]
    fn the_phrases_need_no_escaping() {
        for language in LANGUAGES {
            let words = words(language.code).unwrap().to_string();
            assert!(!words.contains(['<', '>', '&']), "{words}");
            assert_eq!(words.matches("{day}").count(), 3);
        }
    }
}
