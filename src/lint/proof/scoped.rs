//! The conditions of a decision as diagrams, for the answers of one scope.

use crate::notice::QuestionIndex;

use super::{
    condition::{Condition, any},
    decision_to_check::DecisionToCheck,
    diagram::{Diagrams, StepLimitReached},
    space::{Scope, Space},
};

/// A decision with its conditions as diagrams.
pub struct Scoped<'a, 'n> {
    pub decision: &'a DecisionToCheck<'n>,
    pub space: Space<'n>,
    pub diagrams: Diagrams,
    /// By finding; `None` for one without a condition.
    pub conditions: Vec<Option<Condition>>,
}

impl<'a, 'n> Scoped<'a, 'n> {
    /// Resolves the conditions, with the questions in the order of the decision, except that `first` comes before all
    /// others.
    pub fn new(
        decision: &'a DecisionToCheck<'n>,
        scope: Scope,
        first: Option<QuestionIndex>,
        steps: usize,
    ) -> Result<Self, StepLimitReached> {
        let order = decision.order.iter().filter(|it| Some(**it) != first);
        let order = first.iter().chain(order).copied();
        let space = Space::new(decision.notice, &decision.conditions(), scope, order);
        let mut diagrams = Diagrams::new(steps);
        let conditions = decision.rule.findings.iter().map(|rule| {
            let condition = rule
                .as_ref()
                .map(|it| Condition::of(&space, &mut diagrams, it));
            condition.transpose()
        });
        Ok(Self {
            conditions: conditions.collect::<Result<_, _>>()?,
            decision,
            space,
            diagrams,
        })
    }

    /// The condition of a finding.
    pub fn condition(&self, finding: usize) -> Condition {
        self.conditions[finding].unwrap_or(Condition::ALWAYS)
    }

    /// The condition that one of some findings holds.
    pub fn any(&mut self, findings: &[usize]) -> Result<Condition, StepLimitReached> {
        let conditions = findings.iter().map(|it| self.condition(*it));
        let conditions: Vec<Condition> = conditions.collect();
        any(&mut self.diagrams, &conditions)
    }
}
