//! The questions of a notice and their options.

use std::rc::Rc;

use super::super::{
    Date, Json, Text,
    decode::{Decode, Field, KIND, Shape, field, record},
};

/// A question to the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id in answers and conditions.
    pub id: Rc<str>,
    /// The question.
    pub text: Text,
    /// A word or two for the list of answers.
    pub label: Text,
    /// What to consider when answering.
    pub help: Option<Text>,
    /// What answering `unsure` costs.
    pub unsure_cost: Option<Text>,
    /// What an applicant who answered `unsure` has to find out, and who knows it.
    pub unsure_ask: Option<Text>,
    /// Whether its answer is included when the list of what to ask the bureau is copied.
    pub introduces: bool,
    /// The option in force while there is no answer. A question with a default is never asked.
    pub default: Option<Rc<str>>,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The options, in the order shown; beside a number or a day, what may be answered in its place.
    pub options: Vec<AnswerOption>,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// One option.
    One,
    /// One option or several.
    Several,
    /// A whole number.
    Number(NumberQuestion),
    /// A Beijing day.
    Day(DayQuestion),
}

record! {
    /// The limits of a number.
    struct NumberQuestion {
        /// The unit, as it stands behind the number.
        unit: Text,
        /// The smallest number that can be answered.
        least: u32,
        /// The largest number that can be answered.
        most: u32,
    }
}

record! {
    /// The limits of a day.
    struct DayQuestion {
        /// The first day that can be answered.
        first: Date,
        /// The last day that can be answered.
        last: Date,
    }
}

record! {
    /// What every question has.
    struct Head {
        /// Its id in answers and conditions.
        id: Rc<str>,
        /// What kind of answer it takes: `one` option, `several` options, a `number` or a `day`.
        kind: Rc<str>,
        /// The question.
        text: Text,
        /// A word or two for the list of answers.
        label: Text,
        ? {
            /// What to consider when answering.
            help: Option<Text>,
            /// What answering `unsure` costs.
            unsure_cost: Option<Text>,
            /// What an applicant who answered `unsure` has to find out, and who knows it.
            unsure_ask: Option<Text>,
            /// Whether its answer is included when the list of what to ask the bureau is copied.
            introduces: bool,
            /// The option in force while there is no answer. A question with a default is never asked.
            default: Option<Rc<str>>,
        }
    }
}

record! {
    /// The options of a question that takes some of them.
    struct Options {
        /// The options, in the order shown.
        options: Vec<AnswerOption>,
    }
}

record! {
    /// The options beside a number or a day.
    struct OptionsBeside {
        ? {
            /// What may be answered in place of a value, such as *none yet* or *not sure*.
            options: Vec<AnswerOption>,
        }
    }
}

record! {
    /// A possible answer. The id `unsure` means that the applicant does not know.
    struct AnswerOption {
        /// Its id in answers and conditions.
        id: Rc<str>,
        /// What it says.
        text: Text,
        ? {
            /// A hint for those who hesitate.
            hint: Option<Text>,
            /// Whether it excludes every other option of a question that takes several.
            alone: bool,
        }
    }
}

impl AnswerOption {
    /// The id of the option *I do not know*.
    pub const UNSURE: &str = "unsure";

    /// Whether this is the option *I do not know*.
    pub fn is_unsure(&self) -> bool {
        &*self.id == Self::UNSURE
    }
}

const OF_OPTIONS: &[&[Field]] = &[Head::FIELDS, Options::FIELDS];
const OF_NUMBER: &[&[Field]] = &[Head::FIELDS, NumberQuestion::FIELDS, OptionsBeside::FIELDS];
const OF_DAY: &[&[Field]] = &[Head::FIELDS, DayQuestion::FIELDS, OptionsBeside::FIELDS];

impl Decode for Question {
    const SHAPE: &'static Shape = &Shape::Kinds(&[
        ("one", &Shape::Object(OF_OPTIONS)),
        ("several", &Shape::Object(OF_OPTIONS)),
        ("number", &Shape::Object(OF_NUMBER)),
        ("day", &Shape::Object(OF_DAY)),
    ]);

    fn read(json: &Json) -> Self {
        let head = Head::read(json);
        Self {
            id: head.id,
            text: head.text,
            label: head.label,
            help: head.help,
            unsure_cost: head.unsure_cost,
            unsure_ask: head.unsure_ask,
            introduces: head.introduces,
            default: head.default,
            kind: match &*field::<Rc<str>>(json, KIND) {
                "several" => QuestionKind::Several,
                "number" => QuestionKind::Number(Decode::read(json)),
                "day" => QuestionKind::Day(Decode::read(json)),
                _ => QuestionKind::One,
            },
            options: field(json, "options"),
        }
    }
}

impl Question {
    /// Whether several options may be chosen.
    pub fn is_several(&self) -> bool {
        self.kind == QuestionKind::Several
    }

    /// The smallest and the largest value that can be answered: numbers, or days since 1970-01-01.
    pub fn limits(&self) -> Option<(i64, i64)> {
        match &self.kind {
            QuestionKind::Number(number) => Some((number.least.into(), number.most.into())),
            QuestionKind::Day(day) => Some((day.first.number(), day.last.number())),
            QuestionKind::One | QuestionKind::Several => None,
        }
    }
}
