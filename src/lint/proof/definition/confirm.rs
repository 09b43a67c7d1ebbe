//! Answers whose definite ones, for an unanswered question, all lead to `confirm`, while the engine leaves them open.

use crate::notice::Verdict;

use super::{
    super::{
        diagram::{Node, Operation, Tangled},
        matter::Matter,
        scoped::Scoped,
        search::follows,
        space::{Scope, UNANSWERED},
        top::Top,
    },
    Weaker,
};

/// The findings that can lead to another verdict than `confirm`.
pub struct Confirmed {
    leading: Vec<Leading>,
}

/// A finding that can, and those above it that keep it from it: those that exclude it anyway are left out.
struct Leading {
    finding: usize,
    level: usize,
    above: Vec<usize>,
}

impl Confirmed {
    /// Looks at each two findings.
    pub fn new(matter: &Matter, steps: &mut usize) -> Result<Self, Tangled> {
        let mut scoped = Scoped::new(matter, Scope::All, None, *steps)?;
        let mut leading = Vec::new();
        let mut above: Vec<usize> = Vec::new();
        for (at, level) in matter.levels().iter().enumerate() {
            let findings = level.findings.iter().filter(|_| at != matter.rule.confirm);
            for finding in findings.copied() {
                let holds = scoped.condition(finding).may_be_true;
                let mut hindering = Vec::new();
                for other in &above {
                    let not = scoped.condition(*other).may_be_false;
                    if !follows(&mut scoped.diagrams, holds, not)? {
                        hindering.push(*other);
                    }
                }
                leading.push(Leading {
                    finding,
                    level: at,
                    above: hindering,
                });
            }
            above.extend(&level.findings);
        }
        *steps = scoped.diagrams.left;
        Ok(Self { leading })
    }

    /// Such answers, where the question is the one before all others.
    pub fn weaker(&self, top: &mut Top) -> Result<Option<Weaker>, Tangled> {
        if top.asked().indefinite & UNANSWERED == 0 {
            return Ok(None);
        }
        for leading in &self.leading {
            let mut left = lost(top, leading)?;
            for other in self
                .leading
                .iter()
                .filter(|it| it.finding != leading.finding)
            {
                if left == Node::NO {
                    break;
                }
                left = without_led(top, left, (leading, other))?;
            }
            if let Some(answers) = top.answers(left, UNANSWERED) {
                let verdict = Verdict::CONFIRM.to_owned();
                return Ok(Some(Weaker { answers, verdict }));
            }
        }
        Ok(None)
    }
}

/// Where a finding may lead to its verdict while the question is unanswered, and cannot with any definite answer.
fn lost(top: &mut Top, leading: &Leading) -> Result<Node, Tangled> {
    let holds = top.0.condition(leading.finding).may_be_true;
    let nots = leading
        .above
        .iter()
        .map(|it| top.0.condition(*it).may_be_false);
    let nots: Vec<Node> = nots.collect();
    let all = || nots.iter().chain([&holds]).copied();
    // What does not look at the question is the same with a definite answer.
    let looking: Vec<Node> = all().filter(|it| top.looks(*it)).collect();
    if looking.is_empty() {
        return Ok(Node::NO);
    }
    let mut kinds = Vec::new();
    for kind in top.kinds(looking.iter().copied()) {
        let hindering = looking
            .iter()
            .filter(|it| top.at(**it, kind) != Node::YES)
            .count();
        if hindering == 0 {
            return Ok(Node::NO);
        }
        kinds.push((hindering, kind));
    }
    kinds.sort_unstable();
    let mut left = top.at(holds, UNANSWERED);
    for (_, kind) in kinds {
        if left == Node::NO {
            return Ok(left);
        }
        // Begun with what is left, so that it stays small.
        let mut lost = Node::NO;
        for function in &looking {
            let at = top.at(*function, kind);
            let without = top.diagrams().combine(Operation::Without, left, at)?;
            lost = top.diagrams().combine(Operation::Or, lost, without)?;
        }
        left = top.joined(lost, Operation::And)?;
    }
    for not in nots {
        let not = top.at(not, UNANSWERED);
        left = top.diagrams().combine(Operation::And, left, not)?;
    }
    Ok(left)
}

/// Where a finding is lost, without where another one leads to its verdict with some definite answer.
fn without_led(
    top: &mut Top,
    function: Node,
    (lost, other): (&Leading, &Leading),
) -> Result<Node, Tangled> {
    let holds = top.0.condition(other.finding).may_be_true;
    let not = |leading: &Leading| {
        let nots = leading
            .above
            .iter()
            .map(|it| top.0.condition(*it).may_be_false);
        nots.collect::<Vec<_>>()
    };
    let mut all = vec![holds];
    // What keeps a finding from its verdict keeps those below from theirs, and excludes much.
    if other.level >= lost.level {
        let not = not(lost).into_iter();
        all.extend(not.filter(|it| top.looks(*it)));
    }
    all.extend(not(other));
    let mut left = function;
    for kind in top.kinds(all.iter().copied()) {
        let mut led = left;
        for function in &all {
            if led == Node::NO {
                break;
            }
            let at = top.at(*function, kind);
            led = top.diagrams().combine(Operation::And, led, at)?;
        }
        let led = top.joined(led, Operation::Or)?;
        left = top.diagrams().combine(Operation::Without, left, led)?;
    }
    Ok(left)
}
