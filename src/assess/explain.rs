//! Explains a verdict: the answers it rests on, and the single answers that would change it.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{Decision, DecisionIndex, Notice, OptionSet, QuestionIndex, Rule, Text};

use super::{Answers, fold::outcome_of, truth::evaluate};

/// An answer that a verdict or a line rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Because {
    /// The question.
    pub question: Rc<str>,
    /// The chosen option.
    pub option: Rc<str>,
}

/// A single answer that would lead to another verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WouldChange {
    /// The question.
    pub question: Rc<str>,
    /// The option that would replace the present answer.
    pub option: Rc<str>,
    /// The verdict that follows; `open` where further questions decide it.
    pub verdict: &'static str,
    /// That verdict in words; `None` where it is open.
    #[serde(skip)]
    pub answer: Option<Text>,
}

/// A minimal set of answers with which something still holds; later answers are dropped first.
pub(super) fn because(
    notice: &Notice,
    answers: &Answers,
    holds: impl Fn(&Answers) -> bool,
) -> Vec<Because> {
    let mut needed = answers.clone();
    for question in answers.answered().rev() {
        let chosen = needed.chosen(question);
        needed.choose(question, OptionSet::default());
        if !holds(&needed) {
            needed.choose(
                question,
                fewest_options(notice, &needed, question, chosen, &holds),
            );
        }
    }
    let listed = needed.answered().flat_map(|question| {
        let options = notice
            .option_ids(question, needed.chosen(question))
            .into_iter();
        options.map(move |option| Because {
            question: notice.question(question).id.clone(),
            option,
        })
    });
    listed.collect()
}

/// The same for the options of one answer, which cannot be dropped as a whole.
fn fewest_options(
    notice: &Notice,
    answers: &Answers,
    question: QuestionIndex,
    chosen: OptionSet,
    holds: impl Fn(&Answers) -> bool,
) -> OptionSet {
    let mut needed = chosen;
    let options = 0..notice.question(question).options.len();
    for option in options.filter(|option| chosen.contains(*option)) {
        let fewer = needed.without(option);
        let mut attempt = answers.clone();
        attempt.choose(question, fewer);
        if holds(&attempt) {
            needed = fewer;
        }
    }
    needed
}

/// The single changes of an answer that give a decision another outcome.
pub(super) fn would_change(
    notice: &Notice,
    index: DecisionIndex,
    decision: &Decision,
    answers: &Answers,
) -> Vec<WouldChange> {
    let present = outcome_of(notice, index, answers);
    let mut changes = Vec::new();
    let mut attempt = answers.clone();
    for question in answers.answered() {
        for (at, option) in notice.question(question).options.iter().enumerate() {
            attempt.choose(question, OptionSet::one(at));
            let outcome = outcome_of(notice, index, &attempt);
            if !option.is_unsure() && outcome != present {
                let question = notice.question(question).id.clone();
                let option = option.id.clone();
                let answer = decision
                    .wording(outcome.verdict())
                    .map(|it| it.text.clone());
                let verdict = outcome.id();
                changes.push(WouldChange {
                    question,
                    option,
                    verdict,
                    answer,
                });
            }
        }
        attempt.choose(question, answers.chosen(question));
    }
    changes
}

/// A minimal set of answers with which a condition has the same truth.
pub(super) fn reasons(notice: &Notice, answers: &Answers, rule: &Rule) -> Vec<Because> {
    let truth = evaluate(rule, answers).truth;
    let same = |answers: &Answers| evaluate(rule, answers).truth == truth;
    because(notice, answers, same)
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
