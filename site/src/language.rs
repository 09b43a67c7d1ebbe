//! The languages of a site and where the pages of a notice are in each.

use zicha::notice::Document;

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The language code of the wording files.
    pub code: &'static str,
    /// The language tag for the `lang` attribute.
    pub tag: &'static str,
    /// The folder of its pages.
    folder: &'static str,
}

/// Where the pages of a notice are in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The language.
    pub language: Language,
    /// The folder of the pages, such as `en/`.
    pub folder: String,
    /// The relative path from that folder to the root of the site.
    pub root: String,
}

impl Place {
    /// The place of a notice whose own folder is `base`, which is empty for the notice of the page.
    pub fn new(language: Language, base: &str) -> Self {
        let folder = format!("{}{base}", language.folder);
        let root = match folder.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        };
        Self {
            language,
            folder,
            root,
        }
    }

    /// The relative path from the folder to that of another place.
    pub fn to(&self, other: &Self) -> String {
        format!("{}{}", self.root, other.folder)
    }
}

/// The languages that have pages, the one at the root of the site first.
pub const LANGUAGES: [Language; 2] = [
    Language {
        code: "zh",
        tag: "zh-CN",
        folder: "",
    },
    Language {
        code: "en",
        tag: "en",
        folder: "en/",
    },
];

/// The tag of the language in which the official text is written: the first one of the notice.
pub fn of_official_text(document: &Document) -> &str {
    let code = document.languages.first().map_or("", |code| &**code);
    let known = LANGUAGES.iter().find(|it| it.code == code);
    known.map_or(code, |it| it.tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_to_the_root_and_to_each_other() {
        let [zh, en] = LANGUAGES;
        let own = Place::new(zh, "");
        let other = Place::new(en, "a-2020/");
        assert_eq!((&*own.folder, &*own.root), ("", "./"));
        assert_eq!((&*other.folder, &*other.root), ("en/a-2020/", "../../"));
        assert_eq!(own.to(&other), "./en/a-2020/");
        assert_eq!(other.to(&own), "../../");
    }
}
