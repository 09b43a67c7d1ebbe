//! Finds answers for which every definite completion gives the same verdict, but the engine does not settle on it.
//! That verdict is another one than `confirm`.

use super::{
    super::{
        diagram::{Node, Operation, StepLimitReached},
        first_question::FirstQuestion,
        space::UNSURE,
    },
    Difference,
};

/// Such answers, in which the first question is unsure or unanswered. There are two reasons for them: with each
/// definite answer another finding of the verdict holds; or the engine cannot tell that a finding above fails.
pub fn find(first: &mut FirstQuestion) -> Result<Option<Difference>, StepLimitReached> {
    if first.asked().indefinite == 0 {
        return Ok(None);
    }
    let decision = first.scoped.decision;
    let mut above: Vec<usize> = Vec::new();
    // Where the engine cannot tell that a finding above fails.
    let mut undetermined: Vec<Node> = Vec::new();
    for (at, level) in decision.levels().iter().enumerate() {
        if at != decision.rule.confirm {
            let different = held_by_different(first, &level.findings)?;
            let mut found = and_none_holds(first, different, &above)?;
            for node in &undetermined {
                let held = and_one_holds(first, *node, &level.findings)?;
                let more = and_none_holds(first, held, &above)?;
                found = first.diagrams().combine(Operation::Or, found, more)?;
            }
            if let Some(answers) = first.answers(found, UNSURE) {
                let verdict = level.verdict.to_string();
                return Ok(Some(Difference { answers, verdict }));
            }
        }
        for finding in &level.findings {
            let fails = first.scoped.condition(*finding).may_be_false;
            if first.depends(fails) {
                let always = first.for_all(fails)?;
                let known = first.restricted(fails, UNSURE);
                let unknown = first
                    .diagrams()
                    .combine(Operation::Without, always, known)?;
                undetermined.extend(Some(unknown).filter(|it| *it != Node::NO));
            }
            above.push(*finding);
        }
    }
    Ok(None)
}

/// Where one of some findings holds with each definite answer, and the engine cannot tell of any that it holds without
/// one. Then the conditions of all that hold depend on the question.
fn held_by_different(
    first: &mut FirstQuestion,
    findings: &[usize],
) -> Result<Node, StepLimitReached> {
    let conditions = findings
        .iter()
        .map(|it| first.scoped.condition(*it).may_be_true);
    let conditions: Vec<Node> = conditions.collect();
    let depending = conditions.iter().copied().filter(|it| first.depends(*it));
    let depending: Vec<Node> = depending.collect();
    let mut held = one_for_each(first, &depending)?;
    for condition in conditions {
        if held == Node::NO {
            break;
        }
        let known = first.restricted(condition, UNSURE);
        held = first.diagrams().combine(Operation::Without, held, known)?;
    }
    Ok(held)
}

/// Where a function holds, and one of some findings with each definite answer.
fn and_one_holds(
    first: &mut FirstQuestion,
    function: Node,
    findings: &[usize],
) -> Result<Node, StepLimitReached> {
    let conditions = findings
        .iter()
        .map(|it| first.scoped.condition(*it).may_be_true);
    let (depending, others): (Vec<Node>, Vec<Node>) = conditions.partition(|it| first.depends(*it));
    let mut alternatives = others;
    alternatives.push(one_for_each(first, &depending)?);
    let mut held = Node::NO;
    for alternative in alternatives {
        let both = first
            .diagrams()
            .combine(Operation::And, function, alternative)?;
        held = first.diagrams().combine(Operation::Or, held, both)?;
    }
    Ok(held)
}

/// Where with each definite answer one of some functions holds.
fn one_for_each(first: &mut FirstQuestion, functions: &[Node]) -> Result<Node, StepLimitReached> {
    let mut classes = Vec::new();
    for class in first.classes(functions.iter().copied()) {
        let holding = functions
            .iter()
            .filter(|it| !first.surely_fails(**it, class))
            .count();
        if holding == 0 {
            return Ok(Node::NO);
        }
        classes.push((holding, class));
    }
    // An answer with which few functions hold excludes most, so the diagrams that follow are small.
    classes.sort_unstable();
    let mut all = Node::YES;
    for (_, class) in classes {
        let restricted = functions.iter().map(|it| first.restricted(*it, class));
        let restricted = restricted.collect();
        let any = first
            .diagrams()
            .combine_all(Operation::Or, restricted, Node::NO)?;
        let any = first.quantified(any, Operation::And)?;
        all = first.diagrams().combine(Operation::And, all, any)?;
        if all == Node::NO {
            break;
        }
    }
    Ok(all)
}

/// Where a function holds, and none of the findings above with any definite answer.
fn and_none_holds(
    first: &mut FirstQuestion,
    function: Node,
    above: &[usize],
) -> Result<Node, StepLimitReached> {
    let mut left = function;
    for finding in above {
        if left == Node::NO {
            break;
        }
        let fails = first.scoped.condition(*finding).may_be_false;
        let fails = first.for_all(fails)?;
        left = first.diagrams().combine(Operation::And, left, fails)?;
    }
    Ok(left)
}
