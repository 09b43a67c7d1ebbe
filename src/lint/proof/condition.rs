//! Conditions as decision diagrams.

use crate::notice::Rule;

use super::{
    diagram::{Diagrams, Node, Operation, StepLimitReached},
    space::Space,
};

/// The answers for which a condition may be true and those for which it may be false, in the logic of the engine. With
/// definite answers it is one of the two; where it is unsure it is neither; with unanswered questions it may be both.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    pub may_be_true: Node,
    pub may_be_false: Node,
}

impl Condition {
    /// The condition of a finding that has none.
    pub const ALWAYS: Self = Self {
        may_be_true: Node::YES,
        may_be_false: Node::NO,
    };

    /// The diagrams of a condition.
    pub fn of(
        space: &Space,
        diagrams: &mut Diagrams,
        rule: &Rule,
    ) -> Result<Self, StepLimitReached> {
        let all_of = |diagrams: &mut Diagrams, parts: &[Rule]| {
            let parts = parts.iter().map(|part| Self::of(space, diagrams, part));
            parts.collect::<Result<Vec<_>, _>>()
        };
        let (may_be_true, may_be_false) = match rule {
            Rule::Answer(question, options) => space.answered(diagrams, (*question, *options))?,
            Rule::Unsure(question) => space.unsure(diagrams, *question)?,
            Rule::Not(part) => return Ok(Self::of(space, diagrams, part)?.negated()),
            Rule::Any(parts) => {
                let parts = all_of(diagrams, parts)?;
                return any(diagrams, &parts);
            }
            Rule::All(parts) => {
                let parts = all_of(diagrams, parts)?;
                let parts: Vec<Self> = parts.into_iter().map(Self::negated).collect();
                return Ok(any(diagrams, &parts)?.negated());
            }
            Rule::AtLeast(count, parts) => {
                let parts = all_of(diagrams, parts)?;
                let of = |which: fn(&Self) -> Node| parts.iter().map(which).collect::<Vec<_>>();
                let (held, failed) = (of(|it| it.may_be_true), of(|it| it.may_be_false));
                // It is false where so many parts are false that fewer than `count` can be true.
                let too_many = (parts.len() + 1).saturating_sub(*count);
                let may_be_true = at_least(diagrams, *count, &held)?;
                (may_be_true, at_least(diagrams, too_many, &failed)?)
            }
        };
        Ok(Self {
            may_be_true,
            may_be_false,
        })
    }

    /// The condition that is true where this one is false.
    pub fn negated(self) -> Self {
        Self {
            may_be_true: self.may_be_false,
            may_be_false: self.may_be_true,
        }
    }
}

/// The condition that at least one holds.
pub fn any(diagrams: &mut Diagrams, parts: &[Condition]) -> Result<Condition, StepLimitReached> {
    let held = parts.iter().map(|it| it.may_be_true).collect();
    let failed = parts.iter().map(|it| it.may_be_false).collect();
    Ok(Condition {
        may_be_true: diagrams.combine_all(Operation::Or, held, Node::NO)?,
        may_be_false: diagrams.combine_all(Operation::And, failed, Node::YES)?,
    })
}

/// Where at least `count` of some functions hold.
fn at_least(
    diagrams: &mut Diagrams,
    count: usize,
    parts: &[Node],
) -> Result<Node, StepLimitReached> {
    // For each number up to `count`: where at least so many of the functions so far hold.
    let mut reached = vec![Node::NO; count + 1];
    reached[0] = Node::YES;
    for (at, part) in parts.iter().enumerate() {
        let left = parts.len() - at;
        // With fewer than this, `count` cannot be reached by the functions that are left.
        let least = (count + 1).saturating_sub(left).max(1);
        for number in (least..=count.min(at + 1)).rev() {
            let one_more = diagrams.combine(Operation::And, *part, reached[number - 1])?;
            reached[number] = diagrams.combine(Operation::Or, reached[number], one_more)?;
        }
    }
    Ok(reached[count])
}
