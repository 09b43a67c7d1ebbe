//! The conditions of a decision as diagrams, for a kind of answers.

use crate::notice::QuestionIndex;

use super::{
    condition::{Condition, any},
    diagram::{Diagrams, Tangled},
    matter::Matter,
    space::{Scope, Space},
};

/// A decision with its conditions.
pub struct Scoped<'a, 'n> {
    pub matter: &'a Matter<'n>,
    pub space: Space<'n>,
    pub diagrams: Diagrams,
    /// By finding; `None` for one without a condition.
    pub conditions: Vec<Option<Condition>>,
}

impl<'a, 'n> Scoped<'a, 'n> {
    /// Resolves the conditions; a question can be put before all others.
    pub fn new(
        matter: &'a Matter<'n>,
        scope: Scope,
        first: Option<QuestionIndex>,
        steps: usize,
    ) -> Result<Self, Tangled> {
        let order = matter.order.iter().filter(|it| Some(**it) != first);
        let order = first.iter().chain(order).copied();
        let space = Space::new(matter.notice, &matter.conditions(), scope, order);
        let mut diagrams = Diagrams::new(steps);
        let conditions = matter.rule.findings.iter().map(|rule| {
            let condition = rule
                .as_ref()
                .map(|it| Condition::of(&space, &mut diagrams, it));
            condition.transpose()
        });
        Ok(Self {
            conditions: conditions.collect::<Result<_, _>>()?,
            matter,
            space,
            diagrams,
        })
    }

    /// The condition of a finding.
    pub fn condition(&self, finding: usize) -> Condition {
        self.conditions[finding].unwrap_or(Condition::ALWAYS)
    }

    /// The condition that one of some findings holds.
    pub fn any(&mut self, findings: &[usize]) -> Result<Condition, Tangled> {
        let conditions = findings.iter().map(|it| self.condition(*it));
        let conditions: Vec<Condition> = conditions.collect();
        any(&mut self.diagrams, &conditions)
    }
}
