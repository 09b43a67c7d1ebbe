//! How the findings of a section fold into one verdict.

use crate::notice::{DecisionIndex, DecisionRule, Notice, QuestionSet, Rules, Section, Verdict};

use super::{
    Answers,
    truth::{Evaluation, Truth, evaluate},
};

/// What a section comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An unanswered question still decides it.
    Open,
    /// Nothing can change it any more.
    Settled(Verdict),
}

impl Outcome {
    /// The verdict, once settled.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Open => None,
            Self::Settled(verdict) => Some(verdict),
        }
    }

    /// The name that programs rely on.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Settled(verdict) => verdict.id(),
        }
    }
}

/// An outcome, and the questions it still hangs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folded {
    pub outcome: Outcome,
    pub blockers: QuestionSet,
}

/// The verdicts that are still possible.
#[derive(Default)]
struct Possible {
    first: Option<Verdict>,
    several: bool,
}

impl Possible {
    fn add(&mut self, verdict: Verdict) {
        self.several |= self.first.is_some_and(|first| first != verdict);
        self.first.get_or_insert(verdict);
    }
}

/// The truth of all findings that share a verdict.
fn level(rule: &DecisionRule, findings: &[usize], answers: &Answers) -> Evaluation {
    // A finding without a condition stands when nothing else does; the fold reaches its level
    // only when nothing above holds, so it holds there.
    Evaluation::any(
        findings
            .iter()
            .map(|finding| match &rule.findings[*finding] {
                Some(condition) => evaluate(condition, answers),
                None => Evaluation::settled(Truth::TRUE),
            }),
    )
}

/// Folds the findings of a decision: the first verdict by precedence that holds. Where one is
/// unsure, its options disagree, for another verdict would follow without it: so `confirm`.
/// Where no finding holds at all the notice is silent: `confirm` as well.
pub(super) fn fold(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Folded {
    let rule = &notice.rules().decisions[decision.0];
    let mut possible = Possible::default();
    let mut blockers = QuestionSet::default();
    let mut reached_end = true;
    for (verdict, findings) in &rule.levels {
        let level = level(rule, findings, answers);
        blockers = blockers.union(level.blockers);
        if level.truth.may_be(Truth::TRUE) {
            possible.add(*verdict);
        }
        if level.truth.may_be(Truth::UNSURE) {
            possible.add(Verdict::Confirm);
        }
        if !level.truth.may_be(Truth::FALSE) {
            reached_end = false;
            break;
        }
    }
    if reached_end {
        possible.add(Verdict::Confirm);
    }
    match possible.first {
        Some(verdict) if !possible.several => Folded {
            outcome: Outcome::Settled(verdict),
            blockers: QuestionSet::default(),
        },
        _ => Folded {
            outcome: Outcome::Open,
            blockers,
        },
    }
}

/// What a decision comes to.
pub fn outcome(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Outcome {
    fold(notice, decision, answers).outcome
}

/// The verdicts of all sections, papers and variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    outcomes: Vec<(String, Outcome)>,
}

impl Verdicts {
    /// The verdict by the name of its section; `material:thesis` for a paper and
    /// `unit-nature-variant` for the variant of one.
    pub fn get(&self, name: &str) -> Option<&'static str> {
        self.outcomes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, outcome)| outcome.id())
    }

    /// All of them with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.outcomes
            .iter()
            .map(|(name, outcome)| (&**name, outcome.id()))
    }
}

/// The verdicts alone, without texts and explanations.
pub fn verdicts(notice: &Notice, answers: &Answers) -> Verdicts {
    let outcome = |(name, decision)| (name, fold(notice, decision, answers).outcome);
    Verdicts {
        outcomes: named_decisions(notice).map(outcome).collect(),
    }
}

fn named_decisions(notice: &Notice) -> impl Iterator<Item = (String, DecisionIndex)> {
    let document = notice.document();
    let sections = Section::ALL
        .into_iter()
        .map(|it| (it.id().to_owned(), Rules::section(it)));
    let materials = document.materials.iter().enumerate();
    let papers = materials
        .clone()
        .map(|(at, it)| (format!("material:{}", it.id), Rules::material(at)));
    let variants = materials
        .filter_map(|(at, it)| Some((format!("{}-variant", it.id), Rules::variant(document, at)?)));
    sections.chain(papers).chain(variants)
}

/// Whether the applicant is barred, so that nothing else matters.
pub(super) fn is_barred(notice: &Notice, answers: &Answers) -> bool {
    let eligibility = fold(notice, Rules::section(Section::Eligibility), answers);
    eligibility.outcome == Outcome::Settled(Verdict::Barred)
}

/// The unanswered questions that can still change a verdict.
pub(super) fn blockers(notice: &Notice, answers: &Answers) -> QuestionSet {
    if is_barred(notice, answers) {
        return QuestionSet::default();
    }
    let decisions = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let blockers = decisions.map(|decision| fold(notice, decision, answers).blockers);
    blockers.fold(QuestionSet::default(), QuestionSet::union)
}
