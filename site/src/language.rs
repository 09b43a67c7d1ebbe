//! The languages of a site and where their pages are.

use zicha::notice::Document;

/// A language of the site and the folder of its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The language code of the wording files.
    pub code: &'static str,
    /// The language tag for the `lang` attribute.
    pub tag: &'static str,
    /// The folder of its pages.
    pub folder: &'static str,
    /// The relative path from that folder to the root of the site.
    pub root: &'static str,
}

/// The languages that have pages, the one at the root of the site first.
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

/// The tag of the language in which the official text is written: the first one of the notice.
pub fn of_official_text(document: &Document) -> &str {
    let code = document.languages.first().map_or("", |code| &**code);
    let known = LANGUAGES.iter().find(|it| it.code == code);
    known.map_or(code, |it| it.tag)
}
