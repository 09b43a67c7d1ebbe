//! How the findings of a section fold into one verdict.

use crate::notice::{
    DecisionIndex, DecisionRule, Notice, OptionSet, QuestionIndex, QuestionSet, Rules, Section,
    Verdict,
};

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

/// The verdicts that are still possible, and the questions they hang on.
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

/// What a decision comes to.
pub fn outcome_of(notice: &Notice, decision: DecisionIndex, answers: &Answers) -> Outcome {
    fold(notice, decision, answers).outcome()
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

/// Whether the applicant is barred, so that nothing else matters.
fn is_barred(notice: &Notice, answers: &Answers) -> bool {
    let eligibility = Rules::section(Section::Eligibility);
    outcome_of(notice, eligibility, answers) == Outcome::Settled(Verdict::Barred)
}

/// The open decisions with the unanswered questions that their conditions mention; none once the
/// applicant is barred.
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

/// The questions that open decisions mention.
fn all_of(open: &[(DecisionIndex, QuestionSet)]) -> QuestionSet {
    open.iter()
        .fold(QuestionSet::default(), |all, (_, blockers)| {
            all.union(*blockers)
        })
}

/// The unanswered questions that open verdicts hang on, by the words of their conditions.
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
    // Where no single question changes what is possible, only several together do.
    if deciding.is_empty() {
        blockers
    } else {
        deciding
    }
}

/// Whether the answer to a question makes a difference to what a decision can come to. A
/// condition may mention a question whose answer no longer does.
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
