//! Folds the findings of a decision into one verdict, and determines which questions can change it.

use crate::notice::{
    DecisionIndex, DecisionRule, Notice, OptionSet, QuestionIndex, QuestionSet, Rules, Section,
    Verdict,
};

use super::{
    Answers,
    truth::{Evaluation, Truth, evaluate},
};

/// The outcome of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It depends on unanswered questions.
    Open,
    /// Further answers cannot change the verdict.
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

    /// The name in JSON, which programs rely on.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Settled(verdict) => verdict.id(),
        }
    }
}

/// The verdicts that are still possible, and the questions they depend on.
#[derive(Debug, Clone, Copy)]
struct Folded {
    possible: Possible,
    blockers: QuestionSet,
}

impl Folded {
    /// One possible verdict is settled; several leave the section open.
    fn outcome(self) -> Outcome {
        self.possible.only().map_or(Outcome::Open, Outcome::Settled)
    }
}

/// A set of verdicts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Possible(u32);

impl Possible {
    fn add(&mut self, verdict: Verdict) {
        self.0 |= 1 << verdict as u32;
    }

    fn only(self) -> Option<Verdict> {
        let position = self.0.trailing_zeros() as usize;
        self.0
            .is_power_of_two()
            .then(|| Verdict::ALL.get(position).copied())
            .flatten()
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
fn fold(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Folded {
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
    fold(notice, decision, answers).outcome()
}

/// The verdicts of all sections, papers and variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    outcomes: Vec<(String, Outcome)>,
}

impl Verdicts {
    /// A verdict by name: the id of a section, `material:thesis` for a paper, `unit-nature-variant` for the
    /// variant of a paper.
    pub fn get(&self, name: &str) -> Option<&'static str> {
        self.outcomes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, outcome)| outcome.id())
    }

    /// All verdicts with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.outcomes
            .iter()
            .map(|(name, outcome)| (&**name, outcome.id()))
    }
}

/// The verdicts without texts and explanations.
pub fn verdicts(notice: &Notice, answers: &Answers) -> Verdicts {
    let outcome = |(name, decision)| (name, outcome_of(notice, decision, answers));
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

/// Whether the applicant may not apply; the other decisions then do not matter.
fn is_barred(notice: &Notice, answers: &Answers) -> bool {
    let eligibility = Rules::section(Section::Eligibility);
    outcome_of(notice, eligibility, answers) == Outcome::Settled(Verdict::Barred)
}

/// The open decisions with the unanswered questions in their conditions; none for a barred applicant.
fn open_decisions(notice: &Notice, answers: &Answers) -> Vec<(DecisionIndex, QuestionSet)> {
    if is_barred(notice, answers) {
        return Vec::new();
    }
    let decisions = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let blockers = |decision| (decision, fold(notice, decision, answers).blockers);
    decisions
        .map(blockers)
        .filter(|(_, blockers)| !blockers.is_empty())
        .collect()
}

/// The union of their questions.
fn all_of(open: &[(DecisionIndex, QuestionSet)]) -> QuestionSet {
    open.iter()
        .fold(QuestionSet::default(), |all, (_, blockers)| {
            all.union(*blockers)
        })
}

/// The unanswered questions in the conditions of open decisions.
pub(super) fn mentioned_questions(notice: &Notice, answers: &Answers) -> QuestionSet {
    all_of(&open_decisions(notice, answers))
}

/// The unanswered questions whose answer can still change a verdict.
pub(super) fn open_questions(notice: &Notice, answers: &Answers) -> QuestionSet {
    let open = open_decisions(notice, answers);
    let blockers = all_of(&open);
    let decides = |question: &QuestionIndex| {
        let mut hanging = open
            .iter()
            .filter(|(_, blockers)| blockers.contains(*question));
        hanging.any(|(decision, _)| decides(notice, *decision, answers, *question))
    };
    let deciding = blockers.iter().filter(decides);
    let deciding = deciding.fold(QuestionSet::default(), |all, it| {
        all.union(QuestionSet::one(it))
    });
    // If no single answer changes the possible verdicts, several together do.
    if deciding.is_empty() {
        blockers
    } else {
        deciding
    }
}

/// Whether the answer to a question changes the possible verdicts of a decision. A condition may contain
/// a question whose answer no longer does.
fn decides(
    notice: &Notice,
    decision: DecisionIndex,
    answers: &Answers,
    question: QuestionIndex,
) -> bool {
    let mut answered = answers.clone();
    let options = 0..notice.question(question).options.len();
    let mut possible = options.map(|option| {
        answered.choose(question, OptionSet::one(option));
        fold(notice, decision, &answered).possible
    });
    let first = possible.next();
    possible.any(|other| Some(other) != first)
}
