//! Checks conditions that decide nothing by themselves: those of notes, lines and listed items.

use crate::notice::{Notice, Rule};

use super::{
    MOST_STEPS,
    condition::{Condition, any},
    definite::{hold, minimal},
    diagram::{Diagrams, Node, StepLimitReached},
    order::order,
    space::{Scope, Space},
};

/// A minimal set of answers, definite or `unsure`, with which all conditions hold; `None` if there are none.
pub fn together(notice: &Notice, rules: &[&Rule]) -> Result<Option<String>, StepLimitReached> {
    let space = Space::new(notice, rules, Scope::Known, order(rules));
    let mut diagrams = Diagrams::new(MOST_STEPS);
    let negated = rules.iter().map(|it| {
        let condition = Condition::of(&space, &mut diagrams, it);
        condition.map(Condition::negated)
    });
    let negated: Vec<Condition> = negated.collect::<Result<_, _>>()?;
    let all = any(&mut diagrams, &negated)?.negated().may_be_true;
    let example = diagrams.assignment(all).map(|assignment| {
        let holds = |answers: &_| hold(rules.iter().copied(), answers);
        minimal(notice, &space.answers(&assignment), &holds)
    });
    Ok(example)
}

/// Whether a condition holds for all definite answers.
pub fn always(notice: &Notice, rule: &Rule) -> Result<bool, StepLimitReached> {
    let space = Space::new(notice, &[rule], Scope::Definite, order(&[rule]));
    let mut diagrams = Diagrams::new(MOST_STEPS);
    let condition = Condition::of(&space, &mut diagrams, rule)?;
    Ok(condition.may_be_true == Node::YES)
}
