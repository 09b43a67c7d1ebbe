//! Checks what the engine makes of unsure and unanswered questions against the definition: an unanswered question
//! leaves the outcome open, and an unsure one makes it `confirm`, unless all definite answers give the same outcome.
//!
//! It is enough to look at one question at a time. The engine never gives a verdict that some definite answers do not
//! lead to (`assess/truth.rs`), so it can differ from the definition only by leaving open, or to confirm, what the
//! definition decides. Of the answers for which it does, take some with the fewest unsure or unanswered questions: with
//! each definite answer to one of these the engine agrees with the definition, and without one it does not. There are
//! two cases:
//!
//! - All definite answers lead to the same verdict other than `confirm` (`verdict.rs`). For that it makes no
//!   difference whether a question is unsure or unanswered.
//! - All definite answers to an unanswered question lead to `confirm`, some of them perhaps because other questions
//!   are unsure (`confirm.rs`).
//!
//! A condition that does not look at the question is the same for every answer to it. So only the conditions that do
//! are joined first; what comes of that is mostly nothing, because the question has an answer that none of them
//! speaks of, and only otherwise all others are looked at.

mod confirm;
mod verdict;

use crate::assess::{Answers, write_fragment};

use super::{
    super::{Concern, Remark},
    diagram::{Node, Operation, Tangled},
    matter::Matter,
    scoped::Scoped,
    space::Scope,
    top::Top,
};
use confirm::Confirmed;

/// Where the engine settles on less than the definition: answers, and the verdict that their definite answers all
/// lead to.
struct Weaker {
    answers: Answers,
    verdict: String,
}

/// Where the engine settles on another outcome than the definition, if anywhere.
pub fn weaker(matter: &Matter, steps: &mut usize) -> Result<Option<Remark>, Tangled> {
    let mut found = first(matter, (Scope::Unknown, steps), verdict::weaker)?;
    if found.is_none() {
        let confirmed = Confirmed::new(matter, steps)?;
        found = first(matter, (Scope::All, steps), |top| confirmed.weaker(top))?;
    }
    Ok(found.map(|weaker| Remark {
        path: matter.path.to_string(),
        concern: Concern::WeakerThanRule {
            example: write_fragment(matter.notice, &weaker.answers),
            found: matter.outcome(&weaker.answers).id().to_owned(),
            expected: weaker.verdict,
        },
    }))
}

/// What is found for the first question for which anything is.
fn first(
    matter: &Matter,
    (scope, steps): (Scope, &mut usize),
    look: impl Fn(&mut Top) -> Result<Option<Weaker>, Tangled>,
) -> Result<Option<Weaker>, Tangled> {
    let mut questions = matter.order.clone();
    questions.sort_unstable();
    for question in questions {
        let mut top = Top::new(matter, scope, question, *steps)?;
        let found = look(&mut top)?;
        *steps = top.0.diagrams.left;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whether answers lead to `confirm` of which some are `unsure`, given how many verdicts definite answers lead to.
pub fn confirm_is_reached(
    matter: &Matter,
    reached: usize,
    steps: &mut usize,
) -> Result<bool, Tangled> {
    let mut scoped = Scoped::new(matter, Scope::Known, None, *steps)?;
    // From one verdict to another leads a chain of answers that differ in one question each; where the verdict
    // changes, that question being unsure is `confirm`.
    if reached > 1 && scoped.space.asked.iter().all(|it| it.indefinite != 0) {
        return Ok(true);
    }
    let function = not_confirm(&mut scoped);
    *steps = scoped.diagrams.left;
    Ok(function? != Node::YES)
}

/// Where a decision comes to something other than `confirm`, from the last level that can be reached up to the first.
fn not_confirm(scoped: &mut Scoped) -> Result<Node, Tangled> {
    let rule = scoped.matter.rule;
    let mut function = Node::NO;
    for (at, level) in scoped.matter.levels().iter().enumerate().rev() {
        for finding in &level.findings {
            let not = scoped.condition(*finding).may_be_false;
            function = scoped.diagrams.combine(Operation::And, function, not)?;
        }
        if at != rule.confirm {
            let holds = scoped.any(&level.findings)?.may_be_true;
            function = scoped.diagrams.combine(Operation::Or, function, holds)?;
        }
    }
    Ok(function)
}
