//! Rules as editions hold them, in place of the conditions.

use super::super::{
    Json, Written,
    condition::{Threshold, Years},
    written::{numbers, rows},
};
use super::{
    DecisionIndex, DecisionRule, Intervals, ItemRule, Level, OptionSet, Part, QuestionIndex,
    QuestionRule, Rule, Rules, SectionRule, Subject,
};

rows! {
    Rules: questions, decisions, sections;
    QuestionRule: intervals, choices, unsure, alone, default;
    Intervals: limits, cuts;
    DecisionRule: subject, levels, confirm, findings;
    Subject: section, part;
    Level: verdict, ends, findings;
    SectionRule: decision, notes, items;
    ItemRule: when, decision, notes, variant, variant_notes, copies;
}

numbers! {
    OptionSet: Self::bits, |it: u32| Self::of_bits(it.into());
    QuestionIndex: |it| it.0, Self;
    DecisionIndex: |it| it.0, Self;
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
