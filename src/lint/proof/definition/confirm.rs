//! Finds answers with an unanswered question for which every definite answer to it gives `confirm`, but the engine
//! leaves the decision open.

use crate::notice::Verdict;

use super::{
    super::{
        decision_to_check::DecisionToCheck,
        diagram::{Node, Operation, StepLimitReached},
        first_question::FirstQuestion,
        scoped::Scoped,
        search::implies,
        space::{Scope, UNANSWERED},
    },
    Difference,
};

/// The findings that can lead to another verdict than `confirm`.
pub struct Alternatives(Vec<Alternative>);

/// A finding that can lead to its verdict, and the findings above it that can prevent it. Those that never hold
/// together with it cannot.
struct Alternative {
    finding: usize,
    level: usize,
    preventing: Vec<usize>,
}

impl Alternative {
    /// Where its condition may hold.
    fn holds(&self, first: &FirstQuestion) -> Node {
        first.scoped.condition(self.finding).may_be_true
    }

    /// Where each finding that can prevent it may fail.
    fn not_prevented(&self, first: &FirstQuestion) -> Vec<Node> {
        let conditions = self.preventing.iter();
        conditions
            .map(|it| first.scoped.condition(*it).may_be_false)
            .collect()
    }
}

impl Alternatives {
    /// Compares each two findings.
    pub fn new(decision: &DecisionToCheck, steps: &mut usize) -> Result<Self, StepLimitReached> {
        let mut scoped = Scoped::new(decision, Scope::All, None, *steps)?;
        let mut alternatives = Vec::new();
        let mut above: Vec<usize> = Vec::new();
        for (at, level) in decision.levels().iter().enumerate() {
            let is_confirm = at == decision.rule.confirm;
            for finding in level.findings.iter().copied().filter(|_| !is_confirm) {
                let holds = scoped.condition(finding).may_be_true;
                let mut preventing = Vec::new();
                for other in &above {
                    let fails = scoped.condition(*other).may_be_false;
                    if !implies(&mut scoped.diagrams, holds, fails)? {
                        preventing.push(*other);
                    }
                }
                alternatives.push(Alternative {
                    finding,
                    level: at,
                    preventing,
                });
            }
            above.extend(&level.findings);
        }
        *steps = scoped.diagrams.left;
        Ok(Self(alternatives))
    }

    /// Such answers, in which the first question is unanswered.
    pub fn find(&self, first: &mut FirstQuestion) -> Result<Option<Difference>, StepLimitReached> {
        if first.asked().indefinite & UNANSWERED == 0 {
            return Ok(None);
        }
        for alternative in &self.0 {
            let mut left = only_unanswered(first, alternative)?;
            let others = self.0.iter();
            for other in others.filter(|it| it.finding != alternative.finding) {
                if left == Node::NO {
                    break;
                }
                left = without_verdict_of(first, left, (alternative, other))?;
            }
            if let Some(answers) = first.answers(left, UNANSWERED) {
                let verdict = Verdict::CONFIRM.to_owned();
                return Ok(Some(Difference { answers, verdict }));
            }
        }
        Ok(None)
    }
}

/// Where a finding may lead to its verdict while the question is unanswered, but does not with any definite answer.
fn only_unanswered(
    first: &mut FirstQuestion,
    alternative: &Alternative,
) -> Result<Node, StepLimitReached> {
    let holds = alternative.holds(first);
    let not_prevented = alternative.not_prevented(first);
    // A condition that does not depend on the question is the same with a definite answer.
    let all = not_prevented.iter().chain([&holds]).copied();
    let depending: Vec<Node> = all.filter(|it| first.depends(*it)).collect();
    if depending.is_empty() {
        return Ok(Node::NO);
    }
    let mut classes = Vec::new();
    for class in first.classes(depending.iter().copied()) {
        let uncertain = depending
            .iter()
            .filter(|it| first.restricted(**it, class) != Node::YES)
            .count();
        if uncertain == 0 {
            return Ok(Node::NO);
        }
        classes.push((uncertain, class));
    }
    classes.sort_unstable();
    let mut left = first.restricted(holds, UNANSWERED);
    for (_, class) in classes {
        if left == Node::NO {
            return Ok(left);
        }
        // Each part is taken from what is left, so that the diagrams stay small.
        let mut fails = Node::NO;
        for function in &depending {
            let restricted = first.restricted(*function, class);
            let without = first
                .diagrams()
                .combine(Operation::Without, left, restricted)?;
            fails = first.diagrams().combine(Operation::Or, fails, without)?;
        }
        left = first.quantified(fails, Operation::And)?;
    }
    for function in not_prevented {
        let restricted = first.restricted(function, UNANSWERED);
        left = first.diagrams().combine(Operation::And, left, restricted)?;
    }
    Ok(left)
}

/// Where a function holds, except where `other` leads to its verdict with some definite answer. `own` is the finding that
/// the function was made for.
fn without_verdict_of(
    first: &mut FirstQuestion,
    function: Node,
    (own, other): (&Alternative, &Alternative),
) -> Result<Node, StepLimitReached> {
    let mut all = vec![other.holds(first)];
    // What can prevent a finding can also prevent those below it; these conditions exclude much, so they come first.
    if other.level >= own.level {
        let not_prevented = own.not_prevented(first).into_iter();
        all.extend(not_prevented.filter(|it| first.depends(*it)));
    }
    all.extend(other.not_prevented(first));
    let mut left = function;
    for class in first.classes(all.iter().copied()) {
        let mut decided = left;
        for function in &all {
            if decided == Node::NO {
                break;
            }
            let restricted = first.restricted(*function, class);
            decided = first
                .diagrams()
                .combine(Operation::And, decided, restricted)?;
        }
        let decided = first.quantified(decided, Operation::Or)?;
        left = first
            .diagrams()
            .combine(Operation::Without, left, decided)?;
    }
    Ok(left)
}
