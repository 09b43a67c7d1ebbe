//! A decision with what the checks need of it: the order of its questions, its places, and how it is made.

use crate::{
    assess::{Answers, Outcome, outcome_of},
    notice::{
        DecisionIndex, DecisionRule, Finding, Level, Notice, Part, Path, QuestionIndex,
        QuestionSet, Rule, Verdict,
    },
};

use super::{
    super::{Concern, Remark},
    order::order,
    space::questions_of,
};

/// How a decision is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By findings.
    Findings,
    /// By the condition of an item.
    Item,
    /// By the first number of copies whose condition holds.
    Copies,
}

/// A decision and what is needed to report on it.
pub struct DecisionToCheck<'a> {
    pub notice: &'a Notice,
    pub rule: &'a DecisionRule,
    pub kind: Kind,
    pub path: Path,
    /// The findings; none of an item or copies.
    pub findings: Vec<&'a Finding>,
    /// The order in which diagrams ask its questions.
    pub order: Vec<QuestionIndex>,
    index: DecisionIndex,
    /// By finding, or by entry of copies.
    places: Vec<Path>,
}

impl<'a> DecisionToCheck<'a> {
    /// The decision at a position.
    pub fn new(notice: &'a Notice, index: DecisionIndex) -> Self {
        let rule = notice.decision(index);
        let document = notice.document();
        Self {
            notice,
            rule,
            kind: match rule.subject.part {
                Part::Whole | Part::Paper(_) | Part::Variant(_) => Kind::Findings,
                Part::Item(_) => Kind::Item,
                Part::Copies(_) => Kind::Copies,
            },
            path: rule.subject.path(),
            findings: rule.subject.findings(document),
            order: order(&rule.findings.iter().flatten().collect::<Vec<_>>()),
            index,
            places: rule.subject.places(document),
        }
    }

    /// The conditions of its findings.
    pub fn conditions(&self) -> Vec<&'a Rule> {
        self.rule.findings.iter().flatten().collect()
    }

    /// Its levels up to the first with a finding without a condition: that one holds where no finding of these levels
    /// does, so those after them are never reached.
    pub fn levels(&self) -> &'a [Level] {
        let levels = &self.rule.levels;
        let is_unconditional = |level: &Level| {
            level
                .findings
                .iter()
                .any(|it| self.rule.findings[*it].is_none())
        };
        let last = levels.iter().position(is_unconditional);
        &levels[..last.map_or(levels.len(), |it| it + 1)]
    }

    /// A remark on a finding.
    pub fn on_finding(&self, at: usize, concern: Concern) -> Remark {
        Remark {
            path: self.places[at].to_string(),
            concern,
        }
    }

    /// The outcome of some answers.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        outcome_of(self.notice, self.index, answers)
    }

    /// Whether two findings must not hold together: their verdicts or fees differ, and neither is `confirm`.
    pub fn would_contradict(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.findings[one], self.findings[other]);
        let settled = [one, other]
            .iter()
            .all(|it| &*it.verdict != Verdict::CONFIRM);
        settled && (one.verdict != other.verdict || one.amount_cny != other.amount_cny)
    }

    /// The remark that the steps do not suffice to check it.
    pub fn step_limit_remark(&self) -> Remark {
        let section = self.rule.subject.section;
        step_limit_remark(self.notice, (section, &self.path), &self.conditions())
    }
}

/// The remark that the steps do not suffice to check some conditions. It names the questions of the largest group of
/// conditions that share questions, because that group mostly needs the most steps.
pub fn step_limit_remark(
    notice: &Notice,
    (section, path): (usize, &Path),
    rules: &[&Rule],
) -> Remark {
    let groups = groups(rules).into_iter().map(|(questions, _)| questions);
    let largest = groups.max_by_key(|questions| questions.len());
    let questions = largest.unwrap_or_default();
    let ids = questions
        .iter()
        .map(|it| format!("`{}`", notice.question(it).id));
    Remark {
        path: path.to_string(),
        concern: Concern::TooTangled {
            section: notice.document().sections[section].id.to_string(),
            questions: ids.collect::<Vec<_>>().join(", "),
        },
    }
}

/// The positions of conditions, in groups that share no question, with the questions of each group.
pub fn groups(rules: &[&Rule]) -> Vec<(QuestionSet, Vec<usize>)> {
    let mut groups: Vec<(QuestionSet, Vec<usize>)> = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let mut group = (questions_of(rule), Vec::new());
        let is_linked = |it: &(QuestionSet, Vec<usize>)| it.0.meets(group.0);
        let (linked, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_linked);
        for (questions, positions) in linked {
            group.0 = group.0.union(questions);
            group.1.extend(positions);
        }
        group.1.push(at);
        groups = others;
        groups.push(group);
    }
    groups
}
