//! A condition over answers, as a notice writes it.

use std::{fmt, rc::Rc};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
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

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(
            "a condition: a question with its options, `all`, `any`, `not`, `term` or `unsure`",
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
        let mut parts = Vec::new();
        while let Some(key) = map.next_key::<Rc<str>>()? {
            parts.push(match &*key {
                "all" => Condition::All(map.next_value()?),
                "any" => Condition::Any(map.next_value()?),
                "not" => Condition::Not(map.next_value()?),
                "unsure" => Condition::Unsure(map.next_value()?),
                "term" => Condition::Term(map.next_value()?),
                _ => Condition::Answer {
                    question: key,
                    options: map.next_value()?,
                },
            });
        }
        match parts.len() {
            0 => Err(A::Error::custom("the condition is empty")),
            1 => Ok(parts.remove(0)),
            _ => Ok(Condition::All(parts)),
        }
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ConditionVisitor)
    }
}
