//! The phrases of the pages that need no program (`wording/pages/`, one file for each language), and the
//! program's own phrases that those pages use too.

use std::collections::BTreeMap;

use zicha::notice::replace;
use zicha::ui::Wording;

use crate::Error;
use crate::template::{Template, source};

/// The wording files of the pages, by language.
const FILES: [(&str, Template<'static>); 2] = [
    ("zh", source!("wording/pages/zh.json")),
    ("en", source!("wording/pages/en.json")),
];

/// The phrases in one language.
#[derive(Debug)]
pub struct Words {
    language: &'static str,
    pages: BTreeMap<String, String>,
}

impl Words {
    /// Reads the phrases in a language.
    pub fn read(language: &'static str) -> Result<Self, Error> {
        let file = FILES.iter().find(|(code, _)| *code == language);
        let pages = match file {
            Some((_, Template { name, text })) => {
                serde_json::from_str(text).map_err(|source| Error::Json { name, source })?
            }
            None => BTreeMap::new(),
        };
        Ok(Self { language, pages })
    }

    /// A phrase of the pages, or else of the program.
    pub fn phrase(&self, key: &'static str) -> Result<String, Error> {
        let own = self.pages.get(key).cloned();
        let missing = || Error::NoPhrase {
            language: self.language.to_owned(),
            key,
        };
        own.or_else(|| zicha::prerender::phrase(self.language, key))
            .ok_or_else(missing)
    }

    /// The phrases of the pages whose keys have a prefix.
    pub fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.pages.iter();
        let pages = pages.map(|(key, phrase)| (key.as_str(), phrase.as_str()));
        pages.filter(move |(key, _)| key.starts_with(beginning))
    }

    /// A phrase with its `{placeholders}` replaced.
    pub fn fill(&self, key: &'static str, values: &[(&str, &str)]) -> Result<String, Error> {
        let fill = |text: String, (name, value): &(&str, &str)| {
            replace(&text, &format!("{{{name}}}"), value)
        };
        Ok(values.iter().fold(self.phrase(key)?, fill))
    }

    /// The program's wording in the language, for dates, values and thresholds.
    pub fn program(&self) -> Result<Wording, Error> {
        let missing = || Error::NoPhrase {
            language: self.language.to_owned(),
            key: "date",
        };
        zicha::prerender::wording(self.language).ok_or_else(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_have_the_same_phrases_with_the_same_placeholders() {
        let places = |text: &str| {
            let mut found: Vec<_> = text.split('{').skip(1).map(str::to_owned).collect();
            for place in &mut found {
                place.truncate(place.find('}').unwrap_or_default());
            }
            found.sort();
            found
        };
        let described = |language| {
            let words = Words::read(language).unwrap();
            let entries = words.pages.into_iter();
            entries
                .map(|(key, text)| (key, places(&text)))
                .collect::<Vec<_>>()
        };
        assert_eq!(described("zh"), described("en"));
    }

    #[test]
    fn a_missing_phrase_is_an_error_with_its_key() {
        let words = Words::read("zh").unwrap();
        let error = words.phrase("nothing").unwrap_err();
        assert!(matches!(error, Error::NoPhrase { key: "nothing", .. }));
        assert_eq!(words.phrase("own-name").unwrap(), "中文");
    }
}
