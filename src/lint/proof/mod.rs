//! The proof: checks every decision of a notice for all answers, each question also unsure and unanswered, without
//! listing them. Exact: what it does not report does not happen.

mod condition;
mod conditions_alone;
mod decision;
mod decision_to_check;
mod definite;
mod definition;
mod diagram;
mod first_question;
mod hash;
mod order;
mod scoped;
mod search;
mod space;
#[cfg(test)]
mod tests;

use crate::notice::{DecisionIndex, Notice, Part, Subject};

use super::{Concern, Remark};
use decision::check;
use decision_to_check::DecisionToCheck;
use definite::Reached;

pub use conditions_alone::{always, together};
pub use decision_to_check::step_limit_remark;
pub use diagram::StepLimitReached;

/// The most steps for a decision, each of about one node of a diagram: they take a second and 150 MB.
const MOST_STEPS: usize = 1_000_000;
/// The most steps for all decisions together, so that a notice with many large decisions does not take long.
const MOST_STEPS_TOGETHER: usize = 4_000_000;
/// The steps that a decision gets even when these are used up; few need more.
const FEW_STEPS: usize = 50_000;

/// The remarks on all decisions.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut papers = Vec::new();
    let mut left = MOST_STEPS_TOGETHER;
    for at in 0..notice.rules().decisions.len() {
        let decision = DecisionToCheck::new(notice, DecisionIndex(at));
        let subject = decision.rule.subject;
        let given = left.clamp(FEW_STEPS, MOST_STEPS);
        let mut steps = given;
        let (mut found, reached) = check(&decision, &mut steps);
        left = left.saturating_sub(given - steps);
        if let Part::Paper(_) = subject.part {
            // A finding that papers share is checked with each of them, and reported once.
            found.retain(|it| !remarks.contains(it));
            papers.push((subject.section, reached));
            remarks.extend(found);
        } else {
            remarks.extend(found);
            let reached = reached.map(|it| by_verdict(&decision, &it));
            remarks.extend(never_reached(notice, subject, reached));
        }
    }
    for (section, reached) in by_section(papers) {
        let part = Part::Whole;
        remarks.extend(never_reached(notice, Subject { section, part }, reached));
    }
    remarks
}

/// The verdicts that the papers of each section reach together; `None` where one of the papers could not be checked.
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
fn by_verdict(decision: &DecisionToCheck, reached: &Reached) -> Reached {
    let mut verdicts: Vec<(&str, bool)> = Vec::new();
    for (level, reached) in decision.rule.levels.iter().zip(reached) {
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
