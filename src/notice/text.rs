//! `Text`, a sentence in every language of a notice.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::{
    Json, Written,
    decode::{Decode, Shape},
    strings::{join, replace},
};

/// A sentence with one wording per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Rc<[(Rc<str>, Rc<str>)]>);

impl Text {
    /// The wording in a language, or in the first; a valid notice has all its languages.
    pub fn get(&self, language: &str) -> Rc<str> {
        let own = self.0.iter().find(|(own, _)| &**own == language);
        own.or(self.0.first())
            .map_or_else(|| Rc::from(""), |(_, wording)| wording.clone())
    }

    /// The wording in a language, if there is one.
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(own, _)| &**own == language)
            .map(|(_, wording)| &**wording)
    }

    /// The languages this text is given in.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(language, _)| &**language)
    }

    /// Replaces the placeholder `{name}` in every language by a list of texts.
    #[must_use]
    pub fn with(&self, name: &str, values: &[&Self]) -> Self {
        let placeholder = format!("{{{name}}}");
        let replaced = |language: &str, wording: &str| {
            let values: Vec<_> = values.iter().map(|value| value.get(language)).collect();
            Rc::from(replace(wording, &placeholder, &join(&values, " / ")))
        };
        let texts = self.0.iter();
        Self(
            texts
                .map(|(language, it)| (language.clone(), replaced(language, it)))
                .collect(),
        )
    }
}

impl Decode for Text {
    const SHAPE: &'static Shape = &Shape::Text;

    fn read(json: &Json) -> Self {
        let wordings = json.as_object().iter();
        Self(
            wordings
                .map(|(language, it)| (language.clone(), Decode::read(it)))
                .collect(),
        )
    }
}

/// Each language before its wording; a wording alone where there is only one, because an edition names its language
/// once.
impl Written for Text {
    fn write(&self) -> Json {
        if let [(_, only)] = &*self.0 {
            return only.write();
        }
        let cells = self.0.iter().flat_map(|(language, it)| [language, it]);
        Json::List(cells.map(Written::write).collect())
    }

    fn read(json: &Json) -> Self {
        let cells = match json {
            Json::List(cells) => cells,
            only => std::slice::from_ref(only),
        };
        // What is asked for in a language that is not there is given in the first.
        let wordings = cells.rchunks(2).rev();
        let wordings = wordings.map(|it| (Written::read(&it[0]), Written::read(&it[it.len() - 1])));
        Self(wordings.collect())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .iter()
                .map(|(language, wording)| (&**language, &**wording)),
        )
    }
}
