//! Answers whose definite ones all lead to a verdict other than `confirm`, on which the engine does not settle.

use super::{
    super::{
        diagram::{Node, Operation, Tangled},
        space::UNSURE,
        top::Top,
    },
    Weaker,
};

/// Such answers, where the question is the one before all others. For each verdict the finding that holds may be
/// another one for each answer to the question; or it may not be seen of a finding above that it does not hold.
pub fn weaker(top: &mut Top) -> Result<Option<Weaker>, Tangled> {
    if top.asked().indefinite == 0 {
        return Ok(None);
    }
    let matter = top.0.matter;
    let mut above: Vec<usize> = Vec::new();
    // Where it is not seen of a finding above that it does not hold.
    let mut unseen: Vec<Node> = Vec::new();
    for (at, level) in matter.levels().iter().enumerate() {
        if at != matter.rule.confirm {
            let begun = held_by_turns(top, &level.findings)?;
            let mut found = with_above(top, begun, &above)?;
            for begun in &unseen {
                let held = held_throughout(top, *begun, &level.findings)?;
                let more = with_above(top, held, &above)?;
                found = top.diagrams().combine(Operation::Or, found, more)?;
            }
            if let Some(answers) = top.answers(found, UNSURE) {
                let verdict = level.verdict.to_string();
                return Ok(Some(Weaker { answers, verdict }));
            }
        }
        for finding in &level.findings {
            let not = top.0.condition(*finding).may_be_false;
            if top.looks(not) {
                let all = top.for_all(not)?;
                let seen = top.at(not, UNSURE);
                let hidden = top.diagrams().combine(Operation::Without, all, seen)?;
                unseen.extend(Some(hidden).filter(|it| *it != Node::NO));
            }
            above.push(*finding);
        }
    }
    Ok(None)
}

/// Where one of some findings holds for each definite answer, and none is seen to hold without one. Then all of these
/// look at the question.
fn held_by_turns(top: &mut Top, findings: &[usize]) -> Result<Node, Tangled> {
    let holds = findings.iter().map(|it| top.0.condition(*it).may_be_true);
    let holds: Vec<Node> = holds.collect();
    let looking: Vec<Node> = holds.iter().copied().filter(|it| top.looks(*it)).collect();
    let mut turns = for_all_of(top, &looking)?;
    for holds in holds {
        if turns == Node::NO {
            break;
        }
        let seen = top.at(holds, UNSURE);
        turns = top.diagrams().combine(Operation::Without, turns, seen)?;
    }
    Ok(turns)
}

/// Where, beside a function, one of some findings holds for each definite answer.
fn held_throughout(top: &mut Top, begun: Node, findings: &[usize]) -> Result<Node, Tangled> {
    let holds = findings.iter().map(|it| top.0.condition(*it).may_be_true);
    let (looking, others): (Vec<Node>, Vec<Node>) = holds.partition(|it| top.looks(*it));
    let mut ways = others;
    ways.push(for_all_of(top, &looking)?);
    let mut held = Node::NO;
    for way in ways {
        let both = top.diagrams().combine(Operation::And, begun, way)?;
        held = top.diagrams().combine(Operation::Or, held, both)?;
    }
    Ok(held)
}

/// Where for each definite answer one of some functions holds.
fn for_all_of(top: &mut Top, functions: &[Node]) -> Result<Node, Tangled> {
    let mut kinds = Vec::new();
    for kind in top.kinds(functions.iter().copied()) {
        let holding = functions
            .iter()
            .filter(|it| !top.fails_at(**it, kind))
            .count();
        if holding == 0 {
            return Ok(Node::NO);
        }
        kinds.push((holding, kind));
    }
    // What fewest findings speak of excludes the most.
    kinds.sort_unstable();
    let mut all = Node::YES;
    for (_, kind) in kinds {
        let at = functions.iter().map(|it| top.at(*it, kind)).collect();
        let any = top.diagrams().combine_all(Operation::Or, at, Node::NO)?;
        let any = top.joined(any, Operation::And)?;
        all = top.diagrams().combine(Operation::And, all, any)?;
        if all == Node::NO {
            break;
        }
    }
    Ok(all)
}

/// Where, beside a function, no finding above holds, for all definite answers.
fn with_above(top: &mut Top, begun: Node, above: &[usize]) -> Result<Node, Tangled> {
    let mut left = begun;
    for finding in above {
        if left == Node::NO {
            break;
        }
        let not = top.0.condition(*finding).may_be_false;
        let not = top.for_all(not)?;
        left = top.diagrams().combine(Operation::And, left, not)?;
    }
    Ok(left)
}
