//! Checks one decision.

use super::{
    super::{Concern, Remark},
    definite::{Definite, Reached},
    definition::{confirm_is_reached, weaker},
    diagram::Tangled,
    matter::{Kind, Matter},
};

/// The remarks on a decision, and the verdicts that answers lead to, unless that could not be found out in so many
/// steps. The steps that it took are taken off.
pub fn check(matter: &Matter, steps: &mut usize) -> (Vec<Remark>, Option<Reached>) {
    let mut remarks = Vec::new();
    let reached = all(matter, &mut remarks, steps);
    if reached.is_err() {
        remarks.push(matter.tangled());
        *steps = 0;
    }
    (remarks, reached.ok())
}

/// Adds the remarks. What was found before it gets too tangled is kept.
fn all(matter: &Matter, remarks: &mut Vec<Remark>, steps: &mut usize) -> Result<Reached, Tangled> {
    let mut definite = Definite::new(matter, *steps)?;
    remarks.extend(definite.findings()?);
    let is_cause = |it: &Remark| {
        matches!(
            it.concern,
            Concern::AlwaysFires | Concern::ItemAlwaysApplies | Concern::ItemNeverApplies
        )
    };
    let any_cause = remarks.iter().any(is_cause);
    remarks.extend(definite.coverage()?);
    let mut reached = definite.reached()?;
    if matter.kind == Kind::Copies {
        let never = (0..matter.rule.findings.len()).filter(|at| !reached[*at]);
        remarks.extend(never.map(|at| matter.on_finding(at, Concern::ItemNeverApplies)));
    }
    *steps = definite.0.diagrams.left;
    drop(definite);
    let confirm = matter.rule.confirm;
    if !reached[confirm] {
        let count = reached.iter().filter(|it| **it).count();
        reached[confirm] = confirm_is_reached(matter, count, steps)?;
    }
    // A finding that holds for all answers causes these too, and so does an item that never applies; it is reported
    // already.
    if !any_cause {
        remarks.extend(weaker(matter, steps)?);
    }
    Ok(reached)
}
