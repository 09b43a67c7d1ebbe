//! Documents as editions hold them. What only validation reads is left out: conditions, in whose place an edition has
//! rules, and what the notice does not cite.

use super::super::{
    Condition, Json, Written,
    written::{next, row, rows},
};
use super::{Copies, Items, Question, QuestionKind, Section};

rows! {
    Section: id, heading, within, own_line, summary, shown_with, decision, items;
    Question: id, text, label, help, unsure_cost, unsure_ask, introduces, default, kind, options;
}

/// The number of the kind, the items and the flag of the kind.
impl Written for Items {
    fn write(&self) -> Json {
        let (kind, items, flag) = match self {
            Self::None => return Json::Null,
            Self::Charges(items) => (1, items.write(), false),
            Self::Windows(items) => (2, items.write(), false),
            Self::Papers(items, catalogue) => (3, items.write(), *catalogue),
            Self::Requirements(items) => (4, items.write(), false),
            Self::Steps(items) => (5, items.write(), false),
            Self::Lines(items, ordered) => (6, items.write(), *ordered),
            Self::Statements(items) => (7, items.write(), false),
            Self::Contacts(items) => (8, items.write(), false),
            Self::Links(items) => (9, items.write(), false),
        };
        row(vec![Json::Whole(kind), items, flag.write()])
    }

    fn read(json: &Json) -> Self {
        let mut cells = json.as_list().iter();
        let Json::Whole(kind) = next(&mut cells) else {
            return Self::None;
        };
        let (items, flag) = (next(&mut cells), Written::read(next(&mut cells)));
        match kind {
            1 => Self::Charges(Written::read(items)),
            2 => Self::Windows(Written::read(items)),
            3 => Self::Papers(Written::read(items), flag),
            4 => Self::Requirements(Written::read(items)),
            5 => Self::Steps(Written::read(items)),
            6 => Self::Lines(Written::read(items), flag),
            7 => Self::Statements(Written::read(items)),
            8 => Self::Contacts(Written::read(items)),
            _ => Self::Links(Written::read(items)),
        }
    }
}

/// A number for a question that takes options; else the limits, numbers or days.
impl Written for QuestionKind {
    fn write(&self) -> Json {
        match self {
            Self::One => Json::Null,
            Self::Several => Json::Whole(1),
            Self::Number(number) => row(vec![Json::Whole(0), number.write()]),
            Self::Day(day) => row(vec![Json::Whole(1), day.write()]),
        }
    }

    fn read(json: &Json) -> Self {
        match json.as_list() {
            [Json::Whole(0), number] => Self::Number(Written::read(number)),
            [_, day] => Self::Day(Written::read(day)),
            _ if *json == Json::Null => Self::One,
            _ => Self::Several,
        }
    }
}

impl Written for Copies {
    fn write(&self) -> Json {
        self.0.write()
    }

    fn read(json: &Json) -> Self {
        Self(Written::read(json))
    }
}

/// Conditions are left out.
impl Written for Condition {
    fn write(&self) -> Json {
        Json::Null
    }

    fn read(_: &Json) -> Self {
        Self::All(Vec::new())
    }
}
