//! The worker that keeps the pages on the device, and the mark by which it knows them.

use serde_json::{Map, Value, json};

use crate::deploy;
use crate::error::Error;
use crate::publish::Files;
use crate::shell::{LANGUAGES, WORKER};
use crate::template::Value as Place;
use crate::words::Words;
use crate::{policy, scripts, wasm};

const SCRIPT: &str = "scripts/sw.js";
/// Stands for the version while the files that it is reckoned from are being written.
const VERSION: &str = "{{version}}";

/// What a page says of itself in its `zicha` element: the version of its site and its own name. A page
/// that says something else is not what a browser has asked for.
pub fn mark(path: &str) -> String {
    format!("{VERSION}/{}", name(path))
}

/// The name of a page: that of its folder where it is the index of it.
fn name(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// Adds the worker for a set of files, and their version to the pages. A site that is not to be kept
/// gets the worker that ends what an earlier one has kept.
pub fn add(files: &mut Files, kept: bool) -> Result<(), Error> {
    let version = version(files, &script(files, VERSION)?);
    for (_, page) in files.iter_mut().filter(|(path, _)| is_page(path)) {
        *page = String::from_utf8_lossy(page)
            .replacen(VERSION, &version, 1)
            .into_bytes();
    }
    let worker = if kept {
        script(files, &version)?
    } else {
        deploy::worker_off()?
    };
    files.insert(WORKER.to_owned(), worker.into_bytes());
    Ok(())
}

/// Changes with everything that a visitor can be shown, and with the worker that decides which of it.
fn version(files: &Files, worker: &str) -> String {
    let entry = |(name, bytes): (&String, &Vec<u8>)| json!([name, policy::digest(bytes)]);
    let list: Value = files.iter().map(entry).collect();
    wasm::short_hash(format!("{list}{worker}").as_bytes())
}

/// Whether a file of the site is a page; all names are in lower case.
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
    scripts::read(
        SCRIPT,
        &[
            ("version", Place::Raw(version)),
            ("pages", Place::Raw(&pages.to_string())),
            ("extras", Place::Raw(&extras.to_string())),
            ("words", Place::Raw(&Value::Object(words).to_string())),
        ],
    )
}

/// What the worker writes into a page that may be out of date, in one language.
fn words(language: &'static str) -> Result<Value, Error> {
    let words = Words::read(language)?;
    Ok(json!({
        "gone": words.say("kept-gone")?,
        "newer": words.say("kept-newer")?,
        "old": words.say("kept-old")?,
        "way": words.say("kept-way")?,
        "locale": words.say("kept-locale")?,
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

    fn said(files: &Files, path: &str) -> String {
        String::from_utf8(files[path].clone()).unwrap()
    }

    fn built(content: &str) -> Files {
        let mut files = site(content);
        add(&mut files, true).unwrap();
        files
    }

    #[test]
    fn pages_say_their_version_and_their_name() {
        let files = built("a");
        let worker = said(&files, WORKER);
        let english = said(&files, "en/index.html");
        let (version, name) = english.split_once('/').unwrap();
        assert_eq!((version.len(), name), (16, "en/"));
        assert_eq!(said(&files, "index.html"), format!("{version}/"));
        assert_eq!(said(&files, "guide.html"), format!("{version}/guide.html"));
        assert!(worker.contains(&format!("const VERSION = \"{version}\"")));
        assert!(worker.contains(r#"const PAGES = ["en/","guide.html",""]"#));
        assert!(worker.contains(r#"const EXTRAS = ["icon.svg"]"#));
    }

    #[test]
    fn another_content_is_another_version() {
        let version = |content| said(&built(content), "index.html");
        assert_eq!(version("a"), version("a"));
        assert_ne!(version("a"), version("b"));
    }

    #[test]
    fn another_worker_is_another_version() {
        let files = site("a");
        assert_ne!(version(&files, "one"), version(&files, "two"));
        assert_ne!(version(&files, ""), version(&site("b"), ""));
    }

    /// They are written into pages, and into texts of pages.
    #[test]
    fn the_words_need_no_escaping() {
        for language in LANGUAGES {
            let words = words(language.code).unwrap().to_string();
            assert!(!words.contains(['<', '>', '&']), "{words}");
            assert_eq!(words.matches("{day}").count(), 3);
        }
    }
}
