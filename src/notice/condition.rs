//! A condition over answers, as a notice writes it.

use std::rc::Rc;

use super::{
    Fault, Json, Problem,
    decode::{Decode, refuse},
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
    /// The question is answered with not knowing. Only what decides nothing may ask this.
    Unsure(Rc<str>),
    /// A named condition of the notice.
    Term(Rc<str>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Condition {
    fn part(name: &Rc<str>, json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        match &**name {
            "all" => Decode::decode(json, path, problems).map(Self::All),
            "any" => Decode::decode(json, path, problems).map(Self::Any),
            "not" => Decode::decode(json, path, problems).map(|part| Self::Not(Box::new(part))),
            "term" => Decode::decode(json, path, problems).map(Self::Term),
            "unsure" => Decode::decode(json, path, problems).map(Self::Unsure),
            _ => {
                let options = Decode::decode(json, path, problems)?;
                Some(Self::Answer {
                    question: name.clone(),
                    options,
                })
            }
        }
    }
}

impl Decode for Condition {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let Json::Object(fields) = json else {
            let expected =
                "a condition: a question with its options, all, any, not, term or unsure";
            return refuse(expected, json, path, problems);
        };
        let parts = fields.iter().enumerate().map(|(at, (name, json))| {
            let path = path.key(name);
            if fields[..at].iter().any(|(earlier, _)| earlier == name) {
                problems.push(path.fault(Fault::RepeatedField));
            }
            Self::part(name, json, &path, problems)
        });
        let mut parts = parts
            .collect::<Vec<_>>()
            .into_iter()
            .collect::<Option<Vec<_>>>()?;
        match parts.len() {
            0 => {
                problems.push(path.fault(Fault::Empty));
                None
            }
            1 => parts.pop(),
            _ => Some(Self::All(parts)),
        }
    }
}
