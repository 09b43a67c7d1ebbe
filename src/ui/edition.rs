//! An edition: one file with the notice, its official text and the product's wording in one language
//! (in `standalone.html`, in all of them). A page starts with the edition of its own language and adds
//! the others later, so that nobody waits for a language they do not read.

use std::rc::Rc;

use yew::AttrValue;

use crate::notice::{Json, Notice};

use super::{Phrase, Wordings, language::is_same_language};

/// The content of an edition's file.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The notice; `None` if the file is not one.
    pub notice: Option<Rc<Notice>>,
    /// The product's wording in the languages of the edition.
    pub wordings: Wordings,
    /// Every language that has an edition, with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
}

impl Edition {
    /// Reads the file of an edition, as `site/src/edition.rs` writes it.
    pub fn read(file: &str) -> Self {
        // In an invalid file every part is missing.
        let file = Json::read(file);
        let part = |name| file.field(name).unwrap_or(&Json::Null);
        let text = part("text").as_text().map_or("", |text| &**text);
        let languages = part("languages").as_object().iter();
        let named = languages.filter_map(|(language, name)| {
            let name = AttrValue::Rc(name.as_text()?.clone());
            Some((language.clone(), name))
        });
        Self {
            notice: Notice::read_written(part("notice"), part("rules"), text).map(Rc::new),
            wordings: Wordings::read(part("wording")),
            languages: named.collect(),
        }
    }

    /// The languages of a portal's notice for which there is wording, either in the editions or in what
    /// the portal brings.
    pub fn languages_of(
        &self,
        notice: &Notice,
        brought: Option<&Wordings>,
    ) -> Vec<(Rc<str>, AttrValue)> {
        let name = |language: &Rc<str>| {
            let mut own = self.languages.iter();
            let own = own.find(|(it, _)| is_same_language(it, language));
            let brought = || Some(brought?.get(language)?.phrase(Phrase::OwnName));
            own.map(|(_, name)| name.clone()).or_else(brought)
        };
        let languages = notice.document().languages.iter();
        let named = languages.filter_map(|language| Some((language.clone(), name(language)?)));
        named.collect()
    }
}
