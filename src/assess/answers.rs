//! The answers of an applicant, validated against the questions of a notice.

use std::{fmt, rc::Rc};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use thiserror::Error;

use crate::notice::{Json, Notice, OptionSet, QuestionIndex, QuestionKind, QuestionSet};

use super::{
    truth::{Evaluation, Truth},
    value::{read_value, write_value},
};

/// The answers given so far; only options of the notice's questions can be in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answers {
    given: Vec<Given>,
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Answer {
    /// The options chosen, or the interval of the value; none while unanswered.
    pub chosen: OptionSet,
    /// The number, or the days since 1970-01-01, where it is one.
    pub value: Option<i64>,
}

impl From<OptionSet> for Answer {
    fn from(chosen: OptionSet) -> Self {
        Self {
            chosen,
            value: None,
        }
    }
}

impl Answer {
    /// A number, or a day as its days since 1970-01-01; `None` outside the limits of the question.
    pub fn of_value(notice: &Notice, question: QuestionIndex, value: i64) -> Option<Self> {
        let interval = notice.rules().questions[question.0]
            .intervals
            .of_value(value)?;
        Some(Self {
            chosen: OptionSet::one(interval),
            value: Some(value),
        })
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.chosen.is_empty()
    }
}

/// An answer, and what evaluating a condition needs to know of its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Given {
    answer: Answer,
    /// The option `unsure`, held here so that evaluating needs no notice.
    unsure: OptionSet,
    /// The default, in force while there is no answer; a question with a default is never asked.
    default: OptionSet,
}

/// Why an answer is invalid.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// There is no such question.
    #[error("there is no question `{question}`")]
    UnknownQuestion {
        /// The unknown name.
        question: String,
    },
    /// The question has no such option.
    #[error("the question `{question}` has no option `{option}`")]
    UnknownOption {
        /// The question.
        question: String,
        /// The unknown name.
        option: String,
    },
    /// The question is answered twice.
    #[error("the question `{question}` is answered twice, the second time with `{option}`")]
    GivenTwice {
        /// The question.
        question: String,
        /// The second answer.
        option: String,
    },
    /// An option is named twice.
    #[error("the question `{question}` is given the option `{option}` twice")]
    RepeatedOption {
        /// The question.
        question: String,
        /// The option.
        option: String,
    },
    /// One option is allowed and several are given.
    #[error("the question `{question}` takes one option, not several: `{option}` is one too many")]
    TooManyOptions {
        /// The question.
        question: String,
        /// The first option too many.
        option: String,
    },
    /// An option that excludes all others is given together with another.
    #[error(
        "the option `{option}` of the question `{question}` stands alone, not beside `{other}`"
    )]
    NotAlone {
        /// The question.
        question: String,
        /// The excluding option.
        option: String,
        /// An option given with it.
        other: String,
    },
    /// No option at all.
    #[error("the question `{question}` is answered with no option; expected one of {expected}")]
    NoOption {
        /// The question.
        question: String,
        /// The options of the question.
        expected: String,
    },
    /// A value beyond the limits of the question.
    #[error("the question `{question}` takes a value from {least} to {most}, not {value}")]
    OutsideLimits {
        /// The question.
        question: String,
        /// The value.
        value: String,
        /// The smallest value.
        least: String,
        /// The largest value.
        most: String,
    },
    /// A JSON value of the wrong type.
    #[error("the question `{question}` takes {expected}, not {found}")]
    WrongKind {
        /// The question.
        question: String,
        /// The type it takes.
        expected: &'static str,
        /// What was found.
        found: String,
    },
}

/// Answers as written in JSON, not validated yet: questions with options or a value.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenAnswers(pub Vec<(Rc<str>, Json)>);

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = WrittenAnswers;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object with an answer a question")
    }

    /// Keeps a question that occurs twice, which a map would hide.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WrittenAnswers, A::Error> {
        let mut written = Vec::new();
        while let Some(entry) = map.next_entry()? {
            written.push(entry);
        }
        Ok(WrittenAnswers(written))
    }
}

impl<'de> Deserialize<'de> for WrittenAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(WrittenVisitor)
    }
}

impl Answers {
    /// No answers.
    pub fn none(notice: &Notice) -> Self {
        let questions = notice.rules().questions.iter();
        let given = questions.map(|rule| Given {
            answer: Answer::default(),
            unsure: rule.unsure,
            default: rule.default,
        });
        Self {
            given: given.collect(),
        }
    }

    /// Reads answers from JSON: a string where a question takes one option or a day, an array of strings
    /// where it takes several, a number where it takes one.
    ///
    /// # Errors
    /// The first invalid answer.
    pub fn read(notice: &Notice, written: &WrittenAnswers) -> Result<Self, AnswerError> {
        let mut answers = Self::none(notice);
        for (question, value) in &written.0 {
            match read_written(notice, question, value)? {
                Written::Options(options) => answers.add(notice, question, &options)?,
                Written::Value(value) => {
                    let index = question_index(notice, question)?;
                    answers.not_answered(
                        notice,
                        index,
                        &write_value(notice.question(index), value),
                    )?;
                    answers.set_value(notice, question, value)?;
                }
            }
        }
        Ok(answers)
    }

    /// Answers a question that has no answer yet.
    ///
    /// # Errors
    /// As [`Answers::set`], and when the question has an answer.
    pub fn add(
        &mut self,
        notice: &Notice,
        question: &str,
        options: &[&str],
    ) -> Result<(), AnswerError> {
        let index = question_index(notice, question)?;
        self.not_answered(notice, index, &options.join(","))?;
        self.set(notice, question, options)
    }

    fn not_answered(
        &self,
        notice: &Notice,
        question: QuestionIndex,
        second: &str,
    ) -> Result<(), AnswerError> {
        if self.is_answered(question) {
            return Err(AnswerError::GivenTwice {
                question: notice.question(question).id.to_string(),
                option: second.to_owned(),
            });
        }
        Ok(())
    }

    /// Answers a question with a number, or a day as its days since 1970-01-01, in place of any earlier
    /// answer.
    ///
    /// # Errors
    /// When the notice has no such question, or the value is beyond its limits.
    pub fn set_value(
        &mut self,
        notice: &Notice,
        question: &str,
        value: i64,
    ) -> Result<(), AnswerError> {
        let index = question_index(notice, question)?;
        let asked = notice.question(index);
        let answer = Answer::of_value(notice, index, value).ok_or_else(|| {
            let (least, most) = asked.limits().unwrap_or_default();
            let [value, least, most] = [value, least, most].map(|it| write_value(asked, it));
            AnswerError::OutsideLimits {
                question: question.to_owned(),
                value,
                least,
                most,
            }
        })?;
        self.put(index, answer);
        Ok(())
    }

    /// Answers a question, in place of any earlier answer.
    ///
    /// # Errors
    /// When the notice has no such question or option, or the options exclude each other.
    pub fn set(
        &mut self,
        notice: &Notice,
        question: &str,
        options: &[&str],
    ) -> Result<(), AnswerError> {
        let index = question_index(notice, question)?;
        let chosen = option_set(notice, index, options)?;
        self.choose(index, chosen);
        Ok(())
    }

    /// Removes an answer; an unknown question is ignored.
    pub fn unset(&mut self, notice: &Notice, question: &str) {
        if let Some(index) = notice.question_index(question) {
            self.choose(index, OptionSet::default());
        }
    }

    /// The answer to a question.
    pub fn answer(&self, question: QuestionIndex) -> Answer {
        self.given[question.0].answer
    }

    /// The options chosen, or the interval of the value; none while unanswered.
    pub fn chosen(&self, question: QuestionIndex) -> OptionSet {
        self.answer(question).chosen
    }

    /// The options in force: those chosen or, failing that, the default.
    pub fn in_force(&self, question: QuestionIndex) -> OptionSet {
        let given = &self.given[question.0];
        if given.answer.is_empty() {
            given.default
        } else {
            given.answer.chosen
        }
    }

    /// Sets an answer without validation: it must be one to the question.
    pub(crate) fn put(&mut self, question: QuestionIndex, answer: Answer) {
        self.given[question.0].answer = answer;
    }

    /// Sets the options of an answer without validation, or an interval without a value in it.
    pub(crate) fn choose(&mut self, question: QuestionIndex, chosen: OptionSet) {
        self.put(question, chosen.into());
    }

    /// Whether the question has an answer.
    pub fn is_answered(&self, question: QuestionIndex) -> bool {
        !self.chosen(question).is_empty()
    }

    /// Whether the answer is `unsure`.
    pub fn is_unsure(&self, question: QuestionIndex) -> bool {
        let given = &self.given[question.0];
        given.answer.chosen.meets(given.unsure)
    }

    /// The questions that have an answer, in asking order.
    pub fn answered(&self) -> impl DoubleEndedIterator<Item = QuestionIndex> + '_ {
        (0..self.given.len())
            .map(QuestionIndex)
            .filter(|question| self.is_answered(*question))
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.answered().next().is_none()
    }

    /// Evaluates the condition that the answer is `unsure`.
    pub(super) fn evaluate_unsure(&self, question: QuestionIndex) -> Evaluation {
        match self.evaluate(question, OptionSet::default()) {
            unanswered if !unanswered.truth.is_settled() => unanswered,
            answered if answered.truth == Truth::UNSURE => Evaluation::settled(Truth::TRUE),
            _ => Evaluation::settled(Truth::FALSE),
        }
    }

    /// Evaluates the condition that the answer is one of the options.
    pub(super) fn evaluate(&self, question: QuestionIndex, options: OptionSet) -> Evaluation {
        let given = self.given[question.0];
        let chosen = self.in_force(question);
        if chosen.is_empty() {
            let blockers = QuestionSet::one(question);
            return Evaluation {
                truth: Truth::UNANSWERED,
                blockers,
            };
        }
        Evaluation::settled(if chosen.meets(given.unsure) {
            Truth::UNSURE
        } else if chosen.meets(options) {
            Truth::TRUE
        } else {
            Truth::FALSE
        })
    }
}

fn question_index(notice: &Notice, question: &str) -> Result<QuestionIndex, AnswerError> {
    let unknown = || AnswerError::UnknownQuestion {
        question: question.to_owned(),
    };
    notice.question_index(question).ok_or_else(unknown)
}

fn option_set(
    notice: &Notice,
    index: QuestionIndex,
    options: &[&str],
) -> Result<OptionSet, AnswerError> {
    let question = notice.question(index);
    let name = || question.id.to_string();
    let mut set = OptionSet::default();
    for option in options {
        let option_name = || (*option).to_owned();
        let at = notice
            .option_index(index, option)
            .ok_or_else(|| AnswerError::UnknownOption {
                question: name(),
                option: option_name(),
            })?;
        if set.contains(at) {
            return Err(AnswerError::RepeatedOption {
                question: name(),
                option: option_name(),
            });
        }
        if !set.is_empty() && !question.is_several() {
            return Err(AnswerError::TooManyOptions {
                question: name(),
                option: option_name(),
            });
        }
        set = set.union(OptionSet::one(at));
    }
    if set.is_empty() {
        let expected = question
            .options
            .iter()
            .map(|option| &*option.id)
            .collect::<Vec<_>>();
        return Err(AnswerError::NoOption {
            question: name(),
            expected: expected.join(", "),
        });
    }
    stands_alone(notice, index, options)?;
    Ok(set)
}

fn stands_alone(
    notice: &Notice,
    index: QuestionIndex,
    options: &[&str],
) -> Result<(), AnswerError> {
    let alone = notice.rules().questions[index.0].alone;
    let is_alone = |option: &&&str| {
        notice
            .option_index(index, option)
            .is_some_and(|at| alone.contains(at))
    };
    let Some(option) = options.iter().find(is_alone) else {
        return Ok(());
    };
    match options.iter().find(|other| *other != option) {
        None => Ok(()),
        Some(other) => Err(AnswerError::NotAlone {
            question: notice.question(index).id.to_string(),
            option: (*option).to_owned(),
            other: (*other).to_owned(),
        }),
    }
}

/// An answer as it is written.
enum Written<'a> {
    Options(Vec<&'a str>),
    Value(i64),
}

fn read_written<'a>(
    notice: &Notice,
    name: &str,
    value: &'a Json,
) -> Result<Written<'a>, AnswerError> {
    let index = question_index(notice, name)?;
    let question = notice.question(index);
    let wrong = || AnswerError::WrongKind {
        question: name.to_owned(),
        expected: match question.kind {
            QuestionKind::One => "one option, a string",
            QuestionKind::Several => "an array of options",
            QuestionKind::Number(_) => "a whole number, or an option beside it, a string",
            QuestionKind::Day(_) => "a day YYYY-MM-DD, or an option beside it, a string",
        },
        found: value.to_string(),
    };
    match (value, &question.kind) {
        (Json::Whole(number), QuestionKind::Number(_)) => Ok(Written::Value(*number)),
        (Json::Text(text), QuestionKind::Day(_)) if notice.option_index(index, text).is_none() => {
            let day = read_value(question, text.as_bytes());
            day.map(Written::Value).ok_or_else(wrong)
        }
        (Json::Text(option), kind) if *kind != QuestionKind::Several => {
            Ok(Written::Options(vec![option]))
        }
        (Json::List(options), QuestionKind::Several) => {
            let options = options.iter();
            let options = options.map(|it| it.as_text().map(|text| &**text).ok_or_else(wrong));
            options.collect::<Result<_, _>>().map(Written::Options)
        }
        _ => Err(wrong()),
    }
}
