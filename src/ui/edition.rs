//! What the page says, in the languages of one file: the notice with its official text, and the
//! product's words. A page begins with one edition and learns the others, so that nobody waits for a
//! language they do not read.

use std::rc::Rc;

use yew::AttrValue;

use crate::notice::{Json, Notice, Problem};

use super::{Phrase, Wordings, language::is_same_language};

/// An edition as it is read.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The notice, or what is wrong with it.
    pub notice: Result<Rc<Notice>, Vec<Problem>>,
    /// The product's words in the languages of the edition.
    pub wordings: Wordings,
    /// Every language in which there is an edition, with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
}

impl Edition {
    /// Reads the file of an edition, as `xtask/src/edition.rs` writes it.
    pub fn read(file: &str) -> Self {
        // Of rubbish every part is missing, which the notice then tells.
        let file = Json::read(file);
        let part = |name| file.field(name).unwrap_or(&Json::Null);
        let text = part("text").as_text().map_or("", |text| &**text);
        let languages = part("languages").as_object().iter();
        let named = languages.filter_map(|(language, name)| {
            let name = AttrValue::Rc(name.as_text()?.clone());
            Some((language.clone(), name))
        });
        Self {
            notice: Notice::read_examined(part("notice"), text).map(Rc::new),
            wordings: Wordings::read(part("wording")),
            languages: named.collect(),
        }
    }

    /// The languages of a notice that a portal brings, of those for which there are words: here or
    /// in what the portal brings besides.
    pub fn languages_of(&self, notice: &Notice, brought: &Wordings) -> Vec<(Rc<str>, AttrValue)> {
        let name = |language: &Rc<str>| {
            let mut own = self.languages.iter();
            let own = own.find(|(it, _)| is_same_language(it, language));
            let brought = || Some(brought.get(language)?.say(Phrase::OwnName));
            own.map(|(_, name)| name.clone()).or_else(brought)
        };
        let languages = notice.document().languages.iter();
        let named = languages.filter_map(|language| Some((language.clone(), name(language)?)));
        named.collect()
    }
}
