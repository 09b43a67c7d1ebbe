//! Makes all remarks on one decision.

use super::{
    super::{Concern, Remark},
    decision_to_check::{DecisionToCheck, Kind},
    definite::{Definite, Reached},
    definition::{confirm_is_reached, differs_from_definition},
    diagram::StepLimitReached,
};

/// The remarks on a decision, and the verdicts that answers lead to; `None` if the steps did not suffice. `steps` then
/// holds those that are left.
pub fn check(decision: &DecisionToCheck, steps: &mut usize) -> (Vec<Remark>, Option<Reached>) {
    let mut remarks = Vec::new();
    let reached = all(decision, &mut remarks, steps);
    if reached.is_err() {
        remarks.push(decision.step_limit_remark());
        *steps = 0;
    }
    (remarks, reached.ok())
}

/// Adds the remarks one by one, so that those made before the steps run out are kept.
fn all(
    decision: &DecisionToCheck,
    remarks: &mut Vec<Remark>,
    steps: &mut usize,
) -> Result<Reached, StepLimitReached> {
    let mut definite = Definite::new(decision, *steps)?;
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
    if decision.kind == Kind::Copies {
        let never = (0..decision.rule.findings.len()).filter(|at| !reached[*at]);
        remarks.extend(never.map(|at| decision.on_finding(at, Concern::ItemNeverApplies)));
    }
    *steps = definite.scoped.diagrams.left;
    drop(definite);
    let confirm = decision.rule.confirm;
    if !reached[confirm] {
        let count = reached.iter().filter(|it| **it).count();
        reached[confirm] = confirm_is_reached(decision, count, steps)?;
    }
    // Such a finding or item also causes a difference from the definition, which would be reported a second time.
    if !any_cause {
        remarks.extend(differs_from_definition(decision, steps)?);
    }
    Ok(reached)
}
