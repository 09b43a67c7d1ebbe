//! A condition over answers, as it is written in a notice.

use std::rc::Rc;

use super::{
    Fault, Json, Problems,
    decode::{Decode, Shape, look, look_for_repetition, refuse},
    path::Path,
};

/// A condition: `{"route": ["junior-review"]}`, several questions of which all must hold,
/// or one of `all`, `any`, `not`, `term` and `unsure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The question is answered with one of the options.
    Answer {
        /// The id of the question.
        question: Rc<str>,
        /// The ids of the options.
        options: Vec<Rc<str>>,
    },
    /// The question is answered `unsure`. Only notes and other lines may use this.
    Unsure(Rc<str>),
    /// The condition of a term holds.
    Term(Rc<str>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it contains `unsure`.
    pub fn asks_unsure(&self) -> bool {
        match self {
            Self::Unsure(_) => true,
            Self::Answer { .. } | Self::Term(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_unsure),
            Self::Not(part) => part.asks_unsure(),
        }
    }

    fn look(json: &Json, path: &Path, problems: &mut Problems) {
        let Json::Object(parts) = json else {
            let expected =
                "a condition: a question with its options, all, any, not, term or unsure";
            return refuse(expected, json, path, problems);
        };
        if parts.is_empty() {
            problems.push(path.fault(Fault::Empty));
        }
        for (name, part) in parts {
            let shape = match &**name {
                "all" | "any" => <Vec<Self>>::SHAPE,
                "not" => Self::SHAPE,
                "term" | "unsure" => <Rc<str>>::SHAPE,
                _ => <Vec<Rc<str>>>::SHAPE,
            };
            look(shape, part, &path.key(name), problems);
        }
        look_for_repetition(parts, path, problems);
    }

    fn part((name, json): &(Rc<str>, Json)) -> Self {
        match &**name {
            "all" => Self::All(Decode::read(json)),
            "any" => Self::Any(Decode::read(json)),
            "not" => Self::Not(Box::new(Decode::read(json))),
            "term" => Self::Term(Decode::read(json)),
            "unsure" => Self::Unsure(Decode::read(json)),
            _ => Self::Answer {
                question: name.clone(),
                options: Decode::read(json),
            },
        }
    }
}

impl Decode for Condition {
    const SHAPE: &'static Shape = &Shape::Own(Self::look);

    fn read(json: &Json) -> Self {
        match json.as_object() {
            [part] => Self::part(part),
            parts => Self::All(parts.iter().map(Self::part).collect()),
        }
    }
}
