//! Folds the findings of a decision into one verdict, and determines which questions can change it.

use std::rc::Rc;

use crate::notice::{
    DecisionIndex, DecisionRule, Notice, Part, QuestionIndex, QuestionSet, Verdict,
};

use super::{
    Answers,
    spread::decides,
    truth::{Evaluation, Truth, evaluate},
};

/// The outcome of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It depends on unanswered questions.
    Open,
    /// Further answers cannot change the verdict, given by its id.
    Settled(Rc<str>),
}

impl Outcome {
    /// The verdict, once settled.
    pub fn verdict(&self) -> Option<&str> {
        match self {
            Self::Open => None,
            Self::Settled(verdict) => Some(verdict),
        }
    }

    /// The name in JSON, which programs rely on.
    pub fn id(&self) -> &str {
        self.verdict().unwrap_or(Verdict::OPEN)
    }

    /// Whether it is a verdict, by id.
    pub fn is(&self, verdict: &str) -> bool {
        self.verdict() == Some(verdict)
    }

    /// Whether the bureau has to be asked.
    pub fn is_confirm(&self) -> bool {
        self.is(Verdict::CONFIRM)
    }
}

/// The verdicts that are still possible, and the questions they depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folded {
    possible: Possible,
    blockers: QuestionSet,
}

impl Folded {
    /// The position of the verdict, if it is settled.
    fn level(self) -> Option<usize> {
        self.possible.only()
    }
}

/// A set of verdicts, by their positions in a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Possible(u64);

impl Possible {
    fn add(&mut self, level: usize) {
        self.0 |= 1 << level;
    }

    fn only(self) -> Option<usize> {
        let position = self.0.trailing_zeros() as usize;
        self.0.is_power_of_two().then_some(position)
    }
}

/// The truth of all findings that share a verdict.
fn level(rule: &DecisionRule, findings: &[usize], answers: &Answers) -> Evaluation {
    // The fold reaches a level only when no finding above it holds, so a finding without a condition
    // holds here.
    Evaluation::any(
        findings
            .iter()
            .map(|finding| match &rule.findings[*finding] {
                Some(condition) => evaluate(condition, answers),
                None => Evaluation::settled(Truth::TRUE),
            }),
    )
}

/// Folds the findings of a decision into the first verdict, by precedence, with a finding that holds.
/// Where a level is unsure the verdict is `confirm`, because the possible answers lead to different
/// verdicts; where no finding holds it is `confirm`, because the notice is silent.
pub(super) fn fold(rule: &DecisionRule, answers: &Answers) -> Folded {
    let mut possible = Possible::default();
    let mut blockers = QuestionSet::default();
    let mut reached_end = true;
    for (at, verdict) in rule.levels.iter().enumerate() {
        let level = level(rule, &verdict.findings, answers);
        blockers = blockers.union(level.blockers);
        if level.truth.may_be(Truth::TRUE) {
            possible.add(at);
        }
        if level.truth.may_be(Truth::UNSURE) {
            possible.add(rule.confirm);
        }
        if !level.truth.may_be(Truth::FALSE) {
            reached_end = false;
            break;
        }
    }
    if reached_end {
        possible.add(rule.confirm);
    }
    let settled = possible.only().is_some();
    let blockers = if settled {
        QuestionSet::default()
    } else {
        blockers
    };
    Folded { possible, blockers }
}

/// The outcome of a decision.
pub fn outcome_of(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Outcome {
    let level = level_of(notice, decision, answers);
    level.map_or(Outcome::Open, |level| {
        let levels = &notice.decision(decision).levels;
        Outcome::Settled(levels[level].verdict.clone())
    })
}

/// The level on which a decision is settled, by position.
pub fn level_of(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Option<usize> {
    fold(notice.decision(decision), answers).level()
}

/// The verdicts of everything that is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    outcomes: Vec<(String, Outcome)>,
}

impl Verdicts {
    /// A verdict by name: the id of a section, `section/item` for an item, `section/item/variant` for the
    /// variant of a paper and `section/item/copies` for its number of copies.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut outcomes = self.iter();
        outcomes.find(|(own, _)| *own == name).map(|(_, id)| id)
    }

    /// All verdicts with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let outcomes = self.outcomes.iter();
        outcomes.map(|(name, outcome)| (&**name, outcome.id()))
    }
}

/// The verdicts without texts and explanations.
pub fn verdicts(notice: &Notice, answers: &Answers) -> Verdicts {
    let decisions = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let outcome = |at| (name_of(notice, at), outcome_of(notice, at, answers));
    Verdicts {
        outcomes: decisions.map(outcome).collect(),
    }
}

/// The name of a decision, as [`Verdicts::get`] takes it.
pub fn name_of(notice: &Notice, decision: DecisionIndex) -> String {
    let subject = notice.decision(decision).subject;
    let section = &notice.document().sections[subject.section];
    let item = |at: usize| format!("{}/{}", section.id, section.items.each()[at].cited().id);
    match subject.part {
        Part::Whole => section.id.to_string(),
        Part::Paper(at) | Part::Item(at) => item(at),
        Part::Variant(at) => item(at) + "/variant",
        Part::Copies(at) => item(at) + "/copies",
    }
}

/// The section whose verdict ends the check, if one has it: nothing else matters then.
pub fn ended_by(notice: &Notice, answers: &Answers) -> Option<usize> {
    let decisions = notice.rules().decisions.iter();
    let mut can_end = decisions.filter(|rule| rule.levels.iter().any(|level| level.ends));
    let ends = |rule: &&DecisionRule| {
        let level = fold(rule, answers).level();
        level.is_some_and(|level| rule.levels[level].ends)
    };
    can_end.find(ends).map(|rule| rule.subject.section)
}

/// The open decisions with the unanswered questions in their conditions; none once the check has ended.
fn open_decisions<'a>(
    notice: &'a Notice,
    answers: &'a Answers,
) -> impl Iterator<Item = (&'a DecisionRule, QuestionSet)> + Clone {
    let decisions = if ended_by(notice, answers).is_some() {
        &[][..]
    } else {
        &notice.rules().decisions
    };
    let blockers = |rule| (rule, fold(rule, answers).blockers);
    let open = decisions.iter().map(blockers);
    open.filter(|(_, blockers)| !blockers.is_empty())
}

/// The unanswered questions in the conditions of open decisions.
pub(super) fn mentioned_questions(notice: &Notice, answers: &Answers) -> QuestionSet {
    let open = open_decisions(notice, answers);
    open.fold(QuestionSet::default(), |all, (_, blockers)| {
        all.union(blockers)
    })
}

/// The first unanswered question whose answer can still change a verdict. If no single answer changes the
/// possible verdicts, several together do; then it is the first question in their conditions.
pub(super) fn first_open_question(notice: &Notice, answers: &Answers) -> Option<QuestionIndex> {
    let open: Vec<_> = open_decisions(notice, answers).collect();
    let all = open.iter();
    let all = all.fold(QuestionSet::default(), |all, (_, it)| all.union(*it));
    let deciding = all.iter().find(|question| {
        let mut blocked = open
            .iter()
            .filter(|(_, blockers)| blockers.contains(*question));
        blocked.any(|(rule, _)| decides(notice, rule, answers, *question))
    });
    deciding.or(all.first())
}

/// As `spread::decides`, one answer after the other.
#[cfg(test)]
pub(super) fn decides_one_by_one(
    notice: &Notice,
    rule: &DecisionRule,
    answers: &Answers,
    question: QuestionIndex,
) -> bool {
    let mut answered = answers.clone();
    let choices = 0..notice.rules().questions[question.0].choices;
    let mut possible = choices.map(|choice| {
        answered.choose(question, crate::notice::OptionSet::one(choice));
        fold(rule, &answered).possible
    });
    let first = possible.next();
    possible.any(|other| Some(other) != first)
}
