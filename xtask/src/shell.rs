//! The pages of the site in each language, from the shell template.

use std::fs;

use crate::error::Error;
use crate::template::{Template, Value};
use crate::wasm::Program;
use crate::{prerender, process};

/// A language of the site and where its pages stand.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The language, as the wording names it.
    pub code: &'static str,
    /// The language, as HTML names it.
    pub tag: &'static str,
    /// The folder of its pages.
    pub folder: &'static str,
    /// The way from that folder to the files that all languages share.
    pub root: &'static str,
}

/// The languages, the one of the notice first.
pub const LANGUAGES: [Language; 2] = [
    Language {
        code: "zh",
        tag: "zh-CN",
        folder: "",
        root: "./",
    },
    Language {
        code: "en",
        tag: "en",
        folder: "en/",
        root: "../",
    },
];

/// The template of the shell.
pub fn template() -> Result<String, Error> {
    let path = process::root().join("index.html");
    fs::read_to_string(&path).map_err(Error::at(&path))
}

/// The whole page in one language.
pub fn page(
    template: &str,
    language: Language,
    styles: &str,
    program: &Program,
) -> Result<String, Error> {
    let phrase = |key| prerender::phrase(language.code, key);
    let page = prerender::page(language.code);
    Template {
        name: "index.html",
        text: template,
    }
    .fill(&[
        ("lang", Value::Text(language.tag)),
        ("title", Value::Text(&phrase("title")?)),
        ("description", Value::Text(&phrase("description")?)),
        ("styles", Value::Raw(styles)),
        (
            "glue",
            Value::Raw(&format!("{}{}", language.root, program.glue.name)),
        ),
        (
            "wasm",
            Value::Raw(&format!("{}{}", language.root, program.wasm.name)),
        ),
        ("failed", Value::Text(&phrase("failed")?)),
        ("noscript", Value::Text(&phrase("noscript")?)),
        ("notice", Value::Text(&phrase("notice-link")?)),
        ("page", Value::Raw(&page)),
    ])
}
