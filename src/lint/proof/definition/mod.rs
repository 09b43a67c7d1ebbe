//! Checks what the engine makes of unsure and unanswered questions against the definition: an unanswered question
//! leaves the outcome open, and an unsure one makes it `confirm`, unless all definite answers give the same outcome.
//!
//! It is enough to look at one question at a time. The engine never gives a verdict that some definite answers do not
//! lead to (`assess/truth.rs`). So where it differs from the definition, its outcome is open or `confirm`, and the
//! definition gives a verdict. Take such answers with the fewest unsure or unanswered questions: with each definite
//! answer to one of these questions the engine agrees with the definition. There are two cases:
//!
//! - All definite answers lead to the same verdict other than `confirm` (`verdict.rs`). For that it makes no
//!   difference whether a question is unsure or unanswered.
//! - All definite answers to an unanswered question lead to `confirm`, some of them perhaps because other questions
//!   are unsure (`confirm.rs`).
//!
//! A condition that does not depend on the question is the same for every answer to it. So the conditions that do
//! depend on it are combined first. Mostly that gives `NO`, because with some answer to the question none of them
//! holds; only otherwise they are combined with the others.

mod confirm;
mod verdict;

use crate::assess::{Answers, write_fragment};

use super::{
    super::{Concern, Remark},
    decision_to_check::DecisionToCheck,
    diagram::{Node, Operation, StepLimitReached},
    first_question::FirstQuestion,
    scoped::Scoped,
    space::Scope,
};
use confirm::Alternatives;

/// A difference between the engine and the definition: answers, and the verdict that all definite answers lead to.
struct Difference {
    answers: Answers,
    verdict: String,
}

/// A remark with answers for which the engine gives another outcome than the definition; `None` if there are none.
pub fn differs_from_definition(
    decision: &DecisionToCheck,
    steps: &mut usize,
) -> Result<Option<Remark>, StepLimitReached> {
    let mut found = for_any_question(decision, (Scope::Unknown, steps), verdict::find)?;
    if found.is_none() {
        let alternatives = Alternatives::new(decision, steps)?;
        let find = |first: &mut FirstQuestion| alternatives.find(first);
        found = for_any_question(decision, (Scope::All, steps), find)?;
    }
    Ok(found.map(|difference| Remark {
        path: decision.path.to_string(),
        concern: Concern::WeakerThanRule {
            example: write_fragment(decision.notice, &difference.answers),
            found: decision.outcome(&difference.answers).id().to_owned(),
            expected: difference.verdict,
        },
    }))
}

/// Looks for a difference with each question as the first one, until there is one.
fn for_any_question(
    decision: &DecisionToCheck,
    (scope, steps): (Scope, &mut usize),
    find: impl Fn(&mut FirstQuestion) -> Result<Option<Difference>, StepLimitReached>,
) -> Result<Option<Difference>, StepLimitReached> {
    let mut questions = decision.order.clone();
    questions.sort_unstable();
    for question in questions {
        let mut first = FirstQuestion::new(decision, scope, question, *steps)?;
        let found = find(&mut first)?;
        *steps = first.scoped.diagrams.left;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whether some answers, `unsure` ones among them, lead to `confirm`, given how many verdicts definite answers lead to.
pub fn confirm_is_reached(
    decision: &DecisionToCheck,
    reached: usize,
    steps: &mut usize,
) -> Result<bool, StepLimitReached> {
    let mut scoped = Scoped::new(decision, Scope::Known, None, *steps)?;
    // Answers with one verdict become answers with another by changing one question at a time. Where the verdict
    // changes, that question being unsure gives `confirm`.
    if reached > 1 && scoped.space.asked.iter().all(|it| it.indefinite != 0) {
        return Ok(true);
    }
    let function = not_confirm(&mut scoped);
    *steps = scoped.diagrams.left;
    Ok(function? != Node::YES)
}

/// Where the outcome is another one than `confirm`. Built from the last level that can be reached up to the first.
fn not_confirm(scoped: &mut Scoped) -> Result<Node, StepLimitReached> {
    let rule = scoped.decision.rule;
    let mut function = Node::NO;
    for (at, level) in scoped.decision.levels().iter().enumerate().rev() {
        for finding in &level.findings {
            let fails = scoped.condition(*finding).may_be_false;
            function = scoped.diagrams.combine(Operation::And, function, fails)?;
        }
        if at != rule.confirm {
            let holds = scoped.any(&level.findings)?.may_be_true;
            function = scoped.diagrams.combine(Operation::Or, function, holds)?;
        }
    }
    Ok(function)
}
