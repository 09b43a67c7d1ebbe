//! Explains a verdict: the answers it rests on, and the single answers that would change it.

use std::rc::Rc;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::notice::{
    Bound, Date, DecisionIndex, Notice, OptionSet, Question, QuestionIndex, QuestionKind,
    QuestionRule, Rule, Text, Threshold,
};

use super::{Answers, Outcome, fold::outcome_of, truth::evaluate};

/// An answer that a verdict or a line rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The question.
    pub question: Rc<str>,
    /// What was answered.
    pub said: Said,
}

/// What was answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// An option, by id.
    Option(Rc<str>),
    /// A number or a day.
    Value {
        /// The number or the day.
        value: Value,
        /// The thresholds that it meets or misses, of those that matter.
        bounds: Vec<Bound>,
    },
}

/// A number or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(i64),
    /// A Beijing day.
    Day(Date),
}

/// A single answer that would lead to another verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldChange {
    /// The question.
    pub question: Rc<str>,
    /// What would replace the present answer.
    pub instead: Instead,
    /// The verdict that follows; open where further questions decide it.
    pub outcome: Outcome,
    /// That verdict in words; `None` where it is open.
    pub answer: Option<Text>,
}

/// An answer in place of the present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// An option, by id.
    Option(Rc<str>),
    /// A value on one side of a threshold, the nearest that changes something.
    Value(Bound),
    /// Any value.
    AnyValue,
}

impl Value {
    /// The value of a question that is stored as a number.
    pub fn of(question: &Question, value: i64) -> Self {
        let is_day = matches!(question.kind, QuestionKind::Day(_));
        let day = Date::of_number(value).filter(|_| is_day);
        day.map_or(Self::Number(value), Self::Day)
    }
}

impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("question", &self.question)?;
        match &self.said {
            Said::Option(option) => map.serialize_entry("option", option)?,
            Said::Value { value, bounds } => {
                map.serialize_entry("value", value)?;
                for bound in bounds {
                    serialize_bound(&mut map, bound)?;
                }
            }
        }
        map.end()
    }
}

impl Serialize for WouldChange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("question", &self.question)?;
        match &self.instead {
            Instead::Option(option) => map.serialize_entry("option", option)?,
            Instead::Value(bound) => serialize_bound(&mut map, bound)?,
            Instead::AnyValue => {}
        }
        map.serialize_entry("verdict", self.outcome.id())?;
        map.end()
    }
}

fn serialize_bound<M: SerializeMap>(map: &mut M, bound: &Bound) -> Result<(), M::Error> {
    match bound {
        Bound::AtLeast(threshold) => map.serialize_entry("at-least", threshold),
        Bound::Below(threshold) => map.serialize_entry("below", threshold),
    }
}

impl Serialize for Threshold {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Years(years) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("years", &years.years)?;
                map.serialize_entry("by", &years.by)?;
                map.end()
            }
        }
    }
}

/// A minimal set of answers with which something still holds; later answers are dropped first.
pub(super) fn because(
    notice: &Notice,
    answers: &Answers,
    holds: &dyn Fn(&Answers) -> bool,
) -> Vec<Because> {
    let mut needed = answers.clone();
    for question in answers.answered().rev() {
        let answer = needed.answer(question);
        needed.choose(question, OptionSet::default());
        if !holds(&needed) {
            needed.put(question, answer);
            if answer.value.is_none() {
                let fewest = fewest_options(&needed, question, holds);
                needed.choose(question, fewest);
            }
        }
    }
    let mut listed = Vec::new();
    for question in needed.answered() {
        for said in said(notice, &needed, question, holds) {
            listed.push(Because {
                question: notice.question(question).id.clone(),
                said,
            });
        }
    }
    listed
}

/// A minimal set of the options of one answer, which cannot be dropped as a whole.
fn fewest_options(
    answers: &Answers,
    question: QuestionIndex,
    holds: &dyn Fn(&Answers) -> bool,
) -> OptionSet {
    let chosen = answers.chosen(question);
    let mut needed = chosen;
    for option in chosen.iter() {
        let fewer = needed.without(option);
        let mut attempt = answers.clone();
        attempt.choose(question, fewer);
        if holds(&attempt) {
            needed = fewer;
        }
    }
    needed
}

/// What a needed answer says: its options, or its value with the thresholds beyond which it would no longer
/// hold.
fn said(
    notice: &Notice,
    needed: &Answers,
    question: QuestionIndex,
    holds: &dyn Fn(&Answers) -> bool,
) -> Vec<Said> {
    let answer = needed.answer(question);
    let Some((value, interval)) = answer.value.zip(answer.chosen.first()) else {
        let options = notice.option_ids(question, answer.chosen).into_iter();
        return options.map(Said::Option).collect();
    };
    let intervals = &notice.rules().questions[question.0].intervals;
    let matters = |interval: usize| {
        let mut attempt = needed.clone();
        attempt.choose(question, OptionSet::one(interval));
        interval < intervals.count() && !holds(&attempt)
    };
    let below = interval.checked_sub(1).filter(|it| matters(*it));
    let lower = below.and_then(|_| intervals.lower(interval));
    let upper = matters(interval + 1).then(|| intervals.upper(interval));
    let bounds = lower.into_iter().chain(upper.flatten());
    vec![Said::Value {
        value: Value::of(notice.question(question), value),
        bounds: bounds.collect(),
    }]
}

/// The single changes of an answer that give a decision another outcome.
pub(super) fn would_change(
    notice: &Notice,
    index: DecisionIndex,
    answers: &Answers,
) -> Vec<WouldChange> {
    let present = outcome_of(notice, index, answers);
    let verdicts = notice.decision(index).subject.verdicts(notice.document());
    let mut changes = Vec::new();
    for question in answers.answered() {
        let rule = &notice.rules().questions[question.0];
        let chosen = answers.chosen(question);
        // Where several options may be chosen together, another one is chosen beside them.
        let beside = notice.question(question).is_several() && !chosen.meets(rule.alone);
        let mut attempt = answers.clone();
        let mut outcome = |choice| {
            let one = OptionSet::one(choice);
            let together = beside && !one.meets(rule.alone);
            attempt.choose(question, if together { chosen.union(one) } else { one });
            outcome_of(notice, index, &attempt)
        };
        let outcomes: Vec<Outcome> = (0..rule.choices).map(&mut outcome).collect();
        let mut add = |instead, outcome: &Outcome| {
            let verdict = verdicts.iter().find(|it| outcome.is(&it.id));
            changes.push(WouldChange {
                question: notice.question(question).id.clone(),
                instead,
                outcome: outcome.clone(),
                answer: verdict.map(|it| it.text.clone()),
            });
        };
        for (instead, at) in other_values(rule, chosen, &outcomes, &present) {
            add(instead, &outcomes[at]);
        }
        for (choice, outcome) in outcomes.iter().enumerate() {
            let option = notice.option(question, choice);
            if let Some(option) = option.filter(|it| !it.is_unsure() && *outcome != present) {
                add(Instead::Option(option.id.clone()), outcome);
            }
        }
    }
    changes
}

/// The values of a question that give another outcome: the nearest threshold either way or, where an option
/// was chosen, the thresholds between which the outcome stays the same. Each with an interval beyond it.
fn other_values(
    rule: &QuestionRule,
    chosen: OptionSet,
    outcomes: &[Outcome],
    present: &Outcome,
) -> Vec<(Instead, usize)> {
    let intervals = &rule.intervals;
    let count = intervals.count();
    let differs = |at: &usize| outcomes[*at] != *present;
    let beyond = |bound: Option<Bound>| bound.map_or(Instead::AnyValue, Instead::Value);
    let Some(own) = chosen.first().filter(|own| *own < count) else {
        let changes_at = |at: &usize| *at == 0 || outcomes[*at] != outcomes[at - 1];
        let begins = (0..count).filter(changes_at).filter(differs);
        let runs = begins.map(|at| {
            let end = (at..count)
                .take_while(|it| outcomes[*it] == outcomes[at])
                .last();
            let lower = intervals.lower(at);
            let bound = lower.or_else(|| intervals.upper(end.unwrap_or(at)));
            (beyond(bound), at)
        });
        return runs.collect();
    };
    let below = (0..own).rev().find(differs);
    let above = (own + 1..count).find(differs);
    let below = below.map(|at| (beyond(intervals.upper(at)), at));
    let above = above.map(|at| (beyond(intervals.lower(at)), at));
    below.into_iter().chain(above).collect()
}

/// A minimal set of answers with which a condition has the same truth.
pub(super) fn reasons(notice: &Notice, answers: &Answers, rule: &Rule) -> Vec<Because> {
    let truth = evaluate(rule, answers).truth;
    let same = |answers: &Answers| evaluate(rule, answers).truth == truth;
    because(notice, answers, &same)
}

/// The questions among reasons that are answered `unsure`.
pub(super) fn unsure_among(
    notice: &Notice,
    answers: &Answers,
    because: &[Because],
) -> Vec<QuestionIndex> {
    let questions = because
        .iter()
        .filter_map(|it| notice.question_index(&it.question));
    questions
        .filter(|question| answers.is_unsure(*question))
        .collect()
}

/// A text with an introduction saying that it depends on questions answered `unsure`.
pub(super) fn framed(notice: &Notice, text: &Text, unsure: &[QuestionIndex]) -> Text {
    let labels = unsure.iter().map(|it| &notice.question(*it).label);
    let frame = &notice.document().unsure_text;
    let frame = frame.with("text", &[text]);
    frame.with("questions", &labels.collect::<Vec<_>>())
}
