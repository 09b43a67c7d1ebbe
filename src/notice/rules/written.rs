//! Rules as JSON. An edition holds the rules of its notice in place of the conditions, so that the page need not
//! resolve them. A struct is the list of its fields: nobody reads the file, and names would be half of it.

use std::rc::Rc;

use super::super::{
    Json,
    condition::{Threshold, Years},
    decode::whole,
};
use super::{
    DecisionIndex, DecisionRule, Intervals, ItemRule, Level, OptionSet, Part, QuestionIndex,
    QuestionRule, Rule, Rules, SectionRule, Subject,
};

/// A type with a form in JSON. Reading cannot fail: a site contains only what [`Written::write`] returned.
pub trait Written: Sized {
    /// Its JSON.
    fn write(&self) -> Json;

    /// Reads that JSON.
    fn read(json: &Json) -> Self;
}

/// Lists the fields of structs, once for writing and reading.
macro_rules! rows {
    ($($type:ident: $($field:ident),*;)*) => {
        $(impl Written for $type {
            fn write(&self) -> Json {
                Json::List(vec![$(self.$field.write()),*])
            }

            fn read(json: &Json) -> Self {
                let mut cells = json.as_list().iter();
                Self {
                    $($field: cell(cells.next()),)*
                }
            }
        })*
    };
}

fn cell<T: Written>(json: Option<&Json>) -> T {
    T::read(json.unwrap_or(&Json::Null))
}

rows! {
    Rules: questions, decisions, sections;
    QuestionRule: intervals, choices, unsure, alone, default;
    Intervals: limits, cuts;
    Years: years, by;
    DecisionRule: subject, levels, confirm, findings;
    Subject: section, part;
    Level: verdict, ends, findings;
    SectionRule: decision, notes, items;
    ItemRule: when, decision, notes, variant, variant_notes, copies;
}

/// Types that are written as a number.
macro_rules! numbers {
    ($($type:ident: $number:expr, $from:expr;)*) => {
        $(impl Written for $type {
            fn write(&self) -> Json {
                let number: fn(Self) -> _ = $number;
                Json::Whole(number(*self).try_into().unwrap_or_default())
            }

            fn read(json: &Json) -> Self {
                $from(whole(json).unwrap_or_default())
            }
        })*
    };
}

numbers! {
    i64: |it| it, |it| it;
    u32: |it| it, |it| it;
    u8: |it| it, |it| it;
    usize: |it| it, |it| it;
    bool: u8::from, |it: u8| it == 1;
    OptionSet: Self::bits, |it: u32| Self::of_bits(it.into());
    QuestionIndex: |it| it.0, Self;
    DecisionIndex: |it| it.0, Self;
}

impl Written for Rc<str> {
    fn write(&self) -> Json {
        Json::Text(self.clone())
    }

    fn read(json: &Json) -> Self {
        json.as_text().cloned().unwrap_or_default()
    }
}

impl<T: Written> Written for Option<T> {
    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::write)
    }

    fn read(json: &Json) -> Self {
        (*json != Json::Null).then(|| T::read(json))
    }
}

impl<T: Written> Written for Vec<T> {
    fn write(&self) -> Json {
        Json::List(self.iter().map(T::write).collect())
    }

    fn read(json: &Json) -> Self {
        json.as_list().iter().map(T::read).collect()
    }
}

impl<A: Written, B: Written> Written for (A, B) {
    fn write(&self) -> Json {
        Json::List(vec![self.0.write(), self.1.write()])
    }

    fn read(json: &Json) -> Self {
        let mut cells = json.as_list().iter();
        (cell(cells.next()), cell(cells.next()))
    }
}

impl Written for Threshold {
    fn write(&self) -> Json {
        match self {
            Self::Number(number) => number.write(),
            Self::Years(years) => years.write(),
        }
    }

    fn read(json: &Json) -> Self {
        match json {
            Json::List(_) => Self::Years(Years::read(json)),
            _ => Self::Number(u32::read(json)),
        }
    }
}

impl Written for Part {
    fn write(&self) -> Json {
        let numbered = |kind: usize, at| (kind, at).write();
        match *self {
            Self::Whole => Json::Null,
            Self::Paper(at) => numbered(0, at),
            Self::Variant(at) => numbered(1, at),
            Self::Copies(at) => numbered(2, at),
            Self::Item(at) => numbered(3, at),
        }
    }

    fn read(json: &Json) -> Self {
        let Some((kind, at)): Option<(usize, usize)> = Written::read(json) else {
            return Self::Whole;
        };
        match kind {
            0 => Self::Paper(at),
            1 => Self::Variant(at),
            2 => Self::Copies(at),
            _ => Self::Item(at),
        }
    }
}

/// The condition *answered with one of these* is a list, `unsure` a number; all others are objects whose field names
/// them: `all`, `any`, `not`, or the number of parts that have to hold.
impl Written for Rule {
    fn write(&self) -> Json {
        let named = |name: &str, parts| Json::Object(vec![(name.into(), parts)]);
        match self {
            Self::Answer(question, options) => (*question, *options).write(),
            Self::Unsure(question) => question.write(),
            Self::All(parts) => named("all", parts.write()),
            Self::Any(parts) => named("any", parts.write()),
            Self::Not(part) => named("not", part.write()),
            Self::AtLeast(count, parts) => named(&count.to_string(), parts.write()),
        }
    }

    fn read(json: &Json) -> Self {
        match (json, json.as_object()) {
            (_, [(name, parts)]) => match &**name {
                "all" => Self::All(Written::read(parts)),
                "any" => Self::Any(Written::read(parts)),
                "not" => Self::Not(Box::new(Self::read(parts))),
                count => Self::AtLeast(count.parse().unwrap_or_default(), Written::read(parts)),
            },
            (Json::List(_), _) => {
                let (question, options) = Written::read(json);
                Self::Answer(question, options)
            }
            _ => Self::Unsure(Written::read(json)),
        }
    }
}
