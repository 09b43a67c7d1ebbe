//! A condition over answers, as it is written in a notice.

use std::rc::Rc;

use super::{
    Fault, Json, Problems,
    decode::{Decode, Shape, field, look, look_for_repetition, record, refuse},
    path::Path,
};

/// A condition: questions with their options or thresholds, of which all must hold, or one of `all`, `any`,
/// `not`, `term`, `unsure` and `at-least` with `of`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The question is answered with one of the options.
    Answer {
        /// The id of the question.
        question: Rc<str>,
        /// The ids of the options.
        options: Vec<Rc<str>>,
    },
    /// The number or day that answers the question is within thresholds.
    Value {
        /// The id of the question.
        question: Rc<str>,
        /// The thresholds.
        range: Range,
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
    /// At least so many of them hold.
    Count {
        /// How many.
        at_least: u8,
        /// Of which: of an option of a question, whether it is chosen.
        of: Vec<Condition>,
    },
}

/// The thresholds of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The value is at least this.
    pub at_least: Option<Threshold>,
    /// The value is below this.
    pub below: Option<Threshold>,
}

/// A threshold of a number, or of the years since a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Threshold {
    /// A number.
    Number(u32),
    /// Years, counted up to a cut-off.
    Years(Years),
}

record! {
    /// Years since a day, counted up to a cut-off. They are full if the anniversary is not after it; the
    /// anniversary of 29 February is 28 February in a year without one.
    struct Years {
        /// How many; 0 for a day that is not after the cut-off.
        years: u8,
        /// The cut-off, by id.
        by: Rc<str>,
    }
}

/// Whether this is the program that reads only the page's own notice, which was validated when the site was built and
/// has rules in place of conditions. What only a notice of a portal's own needs is left out of it.
pub const IS_OWN: bool = cfg!(all(feature = "csr", not(feature = "inline")));

const AT_LEAST: &str = "at-least";
const BELOW: &str = "below";
const OF: &str = "of";

impl Condition {
    /// Whether it contains `unsure`.
    pub fn asks_unsure(&self) -> bool {
        match self {
            Self::Unsure(_) => true,
            Self::Answer { .. } | Self::Value { .. } | Self::Term(_) => false,
            Self::All(parts) | Self::Any(parts) | Self::Count { of: parts, .. } => {
                parts.iter().any(Self::asks_unsure)
            }
            Self::Not(part) => part.asks_unsure(),
        }
    }

    fn look(json: &Json, path: &Path, problems: &mut Problems) {
        let Json::Object(parts) = json else {
            let expected = "a condition: a question with its options or thresholds, all, any, not, \
                            term, unsure, or at-least and of";
            return refuse(expected, json, path, problems);
        };
        if parts.is_empty() {
            problems.push(path.fault(Fault::Empty));
        }
        for (name, part) in parts {
            let path = path.key(name);
            match &**name {
                "all" | "any" => look(<Vec<Self>>::SHAPE, part, &path, problems),
                "not" => look(Self::SHAPE, part, &path, problems),
                "term" | "unsure" => look(<Rc<str>>::SHAPE, part, &path, problems),
                AT_LEAST => look(u8::SHAPE, part, &path, problems),
                OF if matches!(part, Json::List(_)) => {
                    look(<Vec<Self>>::SHAPE, part, &path, problems);
                }
                OF => look_at_options(part, &path, problems),
                _ if matches!(part, Json::Object(_)) => Range::look(part, &path, problems),
                _ => look(<Vec<Rc<str>>>::SHAPE, part, &path, problems),
            }
        }
        let has = |name| json.field(name).is_some();
        for (one, other) in [(AT_LEAST, OF), (OF, AT_LEAST)] {
            if has(one) && !has(other) {
                problems.push(path.key(other).fault(Fault::MissingField));
            }
        }
        look_for_repetition(parts, path, problems);
    }

    fn part((name, json): &(Rc<str>, Json), all: &Json) -> Option<Self> {
        Some(match &**name {
            "all" => Self::All(Decode::read(json)),
            "any" => Self::Any(Decode::read(json)),
            "not" => Self::Not(Box::new(Decode::read(json))),
            "term" => Self::Term(Decode::read(json)),
            "unsure" => Self::Unsure(Decode::read(json)),
            AT_LEAST => Self::Count {
                at_least: Decode::read(json),
                of: counted(all.field(OF).unwrap_or(&Json::Null)),
            },
            OF => return None,
            _ if matches!(json, Json::Object(_)) => Self::Value {
                question: name.clone(),
                range: Range::read(json),
            },
            _ => Self::Answer {
                question: name.clone(),
                options: Decode::read(json),
            },
        })
    }
}

impl Decode for Condition {
    const SHAPE: &'static Shape = &Shape::Own(Self::look);

    fn read(json: &Json) -> Self {
        if IS_OWN {
            return Self::All(Vec::new());
        }
        let parts = json.as_object().iter();
        let mut parts: Vec<Self> = parts.filter_map(|it| Self::part(it, json)).collect();
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                Self::All(parts)
            }
        }
    }
}

/// Validates what is counted where it is written as questions with options.
fn look_at_options(json: &Json, path: &Path, problems: &mut Problems) {
    let Json::Object(questions) = json else {
        return refuse(
            "questions with options, or an array of conditions",
            json,
            path,
            problems,
        );
    };
    if questions.is_empty() {
        problems.push(path.fault(Fault::Empty));
    }
    for (question, options) in questions {
        look(
            <Vec<Rc<str>>>::SHAPE,
            options,
            &path.key(question),
            problems,
        );
    }
    look_for_repetition(questions, path, problems);
}

/// What is counted: every option of `{"works": ["award", "patent"]}` by itself, or a list of conditions.
fn counted(json: &Json) -> Vec<Condition> {
    if let Json::List(_) = json {
        return Decode::read(json);
    }
    let questions = json.as_object().iter();
    let each = questions.flat_map(|(question, options)| {
        options.as_list().iter().map(|option| Condition::Answer {
            question: question.clone(),
            options: vec![Decode::read(option)],
        })
    });
    each.collect()
}

impl Range {
    fn look(json: &Json, path: &Path, problems: &mut Problems) {
        let thresholds = json.as_object();
        if thresholds.is_empty() {
            problems.push(path.fault(Fault::Empty));
        }
        for (name, threshold) in thresholds {
            let path = path.key(name);
            if [AT_LEAST, BELOW].contains(&&**name) {
                let shape = match threshold {
                    Json::Object(_) => Years::SHAPE,
                    _ => u32::SHAPE,
                };
                look(shape, threshold, &path, problems);
            } else {
                let expected = format!("{AT_LEAST}, {BELOW}");
                problems.push(path.fault(Fault::UnknownField { expected }));
            }
        }
        look_for_repetition(thresholds, path, problems);
    }

    fn read(json: &Json) -> Self {
        Self {
            at_least: field(json, AT_LEAST),
            below: field(json, BELOW),
        }
    }
}

impl Decode for Threshold {
    const SHAPE: &'static Shape = u32::SHAPE;

    fn read(json: &Json) -> Self {
        match json {
            Json::Object(_) => Self::Years(Decode::read(json)),
            _ => Self::Number(Decode::read(json)),
        }
    }
}
