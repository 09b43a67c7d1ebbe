//! Wording in every language of a notice.

use std::{fmt, rc::Rc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

/// One sentence, once a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Rc<str>, Rc<str>)>);

impl Text {
    /// The wording in a language, or in the first one there is: a checked notice has them all.
    pub fn get(&self, language: &str) -> Rc<str> {
        let own = self.0.iter().find(|(own, _)| &**own == language);
        own.or(self.0.first())
            .map_or_else(|| Rc::from(""), |(_, wording)| wording.clone())
    }

    /// The wording in exactly this language.
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

    /// The same text with a `{name}` replaced, language by language, by a list of texts.
    #[must_use]
    pub fn with(&self, name: &str, values: &[&Self]) -> Self {
        let placeholder = format!("{{{name}}}");
        let replaced = |language: &str, wording: &str| {
            let values: Vec<_> = values.iter().map(|value| value.get(language)).collect();
            Rc::from(wording.replace(&placeholder, &values.join(", ")))
        };
        let texts = self.0.iter();
        Self(
            texts
                .map(|(language, it)| (language.clone(), replaced(language, it)))
                .collect(),
        )
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object with one wording a language")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut wordings: Vec<(Rc<str>, Rc<str>)> = Vec::new();
        while let Some((language, wording)) = map.next_entry::<Rc<str>, Rc<str>>()? {
            if wordings.iter().any(|(earlier, _)| *earlier == language) {
                return Err(A::Error::custom(format_args!(
                    "`{language}` is given twice"
                )));
            }
            wordings.push((language, wording));
        }
        Ok(Text(wordings))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextVisitor)
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
