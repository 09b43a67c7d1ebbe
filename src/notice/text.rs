//! `Text`, a sentence in every language of a notice, and small string functions.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::{
    Json, Problems,
    decode::{self, Decode, Shape, look_for_repetition, refuse},
    path::Path,
};

/// A sentence with one wording per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Rc<str>, Rc<str>)>);

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

/// The first position of a part in a text. The search of the standard library would add two kilobytes to
/// the program.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let text = text.as_bytes();
    let last = text.len().checked_sub(part.len())?;
    (0..=last).find(|at| text[*at..].starts_with(part.as_bytes()))
}

/// Joins texts with a separator. The standard library generates more code, once for each type of text.
pub fn join<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut texts = texts.iter().map(T::as_ref);
    let mut joined = texts.next().unwrap_or_default().to_owned();
    for text in texts {
        joined.push_str(between);
        joined.push_str(text);
    }
    joined
}

/// Replaces every occurrence of a placeholder.
pub fn replace(text: &str, placeholder: &str, value: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = find(rest, placeholder) {
        replaced.push_str(&rest[..at]);
        replaced.push_str(value);
        rest = &rest[at + placeholder.len()..];
    }
    replaced.push_str(rest);
    replaced
}

/// Validates the shape of a text.
pub fn look(json: &Json, path: &Path, problems: &mut Problems) {
    let Json::Object(wordings) = json else {
        let expected = "an object with one wording a language";
        return refuse(expected, json, path, problems);
    };
    for (language, wording) in wordings {
        decode::look(<Rc<str>>::SHAPE, wording, &path.key(language), problems);
    }
    look_for_repetition(wordings, path, problems);
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

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .iter()
                .map(|(language, wording)| (&**language, &**wording)),
        )
    }
}
