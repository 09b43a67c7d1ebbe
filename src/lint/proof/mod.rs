//! The proof: checks every decision of a notice for all answers, each question also unsure and unanswered, without
//! listing them. Exact: what it does not report does not happen.

mod condition;
mod decision;
mod definite;
mod definition;
mod diagram;
mod matter;
mod order;
mod quick;
mod scoped;
mod search;
mod sentence;
mod space;
#[cfg(test)]
mod tests;
mod top;

use crate::notice::{DecisionIndex, Notice, Part, Subject};

use super::{Concern, Remark};
use decision::check;
use definite::Reached;
use matter::Matter;

pub use diagram::Tangled;
pub use matter::tangled;
pub use sentence::{always, together};

/// The most steps for a decision, each about a node of a diagram: a second, and 150 MB.
const MOST_STEPS: usize = 1_000_000;
/// The most steps for all decisions together, so that nobody waits long for a notice that is tangled everywhere.
const MOST_STEPS_TOGETHER: usize = 4_000_000;
/// The steps that are left for a decision even then; few need more.
const FEW_STEPS: usize = 50_000;

/// The remarks on all decisions.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut papers = Vec::new();
    let mut left = MOST_STEPS_TOGETHER;
    for at in 0..notice.rules().decisions.len() {
        let matter = Matter::new(notice, DecisionIndex(at));
        let subject = matter.rule.subject;
        let given = left.clamp(FEW_STEPS, MOST_STEPS);
        let mut steps = given;
        let (mut found, reached) = check(&matter, &mut steps);
        left = left.saturating_sub(given - steps);
        if let Part::Paper(_) = subject.part {
            // A finding that papers share is looked at with each of them.
            found.retain(|it| !remarks.contains(it));
            papers.push((subject.section, reached));
            remarks.extend(found);
        } else {
            remarks.extend(found);
            let reached = reached.map(|it| by_verdict(&matter, &it));
            remarks.extend(never_reached(notice, subject, reached));
        }
    }
    for (section, reached) in by_section(papers) {
        let part = Part::Whole;
        remarks.extend(never_reached(notice, Subject { section, part }, reached));
    }
    remarks
}

/// The verdicts that any paper of each section reaches; `None` where that could not be found out of one of them.
fn by_section(papers: Vec<(usize, Option<Reached>)>) -> Vec<(usize, Option<Reached>)> {
    let mut sections: Vec<(usize, Option<Reached>)> = Vec::new();
    for (section, reached) in papers {
        match sections.last_mut() {
            Some((last, sum)) if *last == section => {
                let both = sum.take().zip(reached);
                *sum = both.map(|(sum, own)| sum.iter().zip(own).map(|(a, b)| *a || b).collect());
            }
            _ => sections.push((section, reached)),
        }
    }
    sections
}

/// Which verdicts are reached: one with several amounts is where one of its levels is, which follow each other.
fn by_verdict(matter: &Matter, reached: &Reached) -> Reached {
    let mut verdicts: Vec<(&str, bool)> = Vec::new();
    for (level, reached) in matter.rule.levels.iter().zip(reached) {
        match verdicts.last_mut() {
            Some((verdict, any)) if **verdict == *level.verdict => *any |= reached,
            _ => verdicts.push((&level.verdict, *reached)),
        }
    }
    verdicts.into_iter().map(|(_, reached)| reached).collect()
}

/// Verdicts of a list that no answers lead to.
fn never_reached(notice: &Notice, subject: Subject, reached: Option<Reached>) -> Vec<Remark> {
    let path = subject.path().key("verdicts");
    let listed = subject.verdicts(notice.document()).iter().enumerate();
    let never = listed.filter(|(at, _)| reached.as_ref().is_some_and(|it| !it[*at]));
    let never = never.map(|(at, verdict)| Remark {
        path: path.at(at).to_string(),
        concern: Concern::VerdictNeverReached(verdict.id.to_string()),
    });
    never.collect()
}
