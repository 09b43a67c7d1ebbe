//! Assesses what sections list: charges, windows, papers and requirements.

use std::rc::Rc;

use crate::notice::{Charge, DecisionRule, ItemRule, Paper, Requirement, Section, Verdict, Window};

use super::{
    assessment::{Assessed, AssessedCharge, AssessedPaper, AssessedRequirement},
    engine::Engine,
    fold::Outcome,
    windows::{AssessedWindow, Hint, applies, assessed},
};

pub(super) fn charge(engine: &Engine, charge: &Charge, rule: &ItemRule) -> AssessedCharge {
    let cited = &charge.cited;
    let outcome = engine.applies(rule);
    AssessedCharge {
        id: cited.id.clone(),
        unsure_about: unsure_about(engine, rule, Some(&outcome)),
        verdict: outcome,
        amount_cny: charge.amount_cny,
        possible: charge.possible,
        per: charge.per.clone(),
        name: charge.name.clone(),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        text: charge.text.clone(),
    }
}

pub(super) fn window(engine: &Engine, window: &Window, rule: &ItemRule) -> AssessedWindow {
    let outcome = rule.decision.map(|it| engine.outcome(it));
    AssessedWindow {
        unsure_about: unsure_about(engine, rule, outcome.as_ref()),
        ..assessed(window, outcome.as_ref(), engine.now)
    }
}

/// The days among the windows of a section that are only advised.
pub(super) fn hints(engine: &Engine, windows: &[Window], rules: &[ItemRule]) -> Vec<Hint> {
    let hints = windows.iter().zip(rules).filter_map(|(window, rule)| {
        let cited = &window.cited;
        let outcome = rule.decision.map(|it| engine.outcome(it));
        Some(Hint {
            id: cited.id.clone(),
            applies: outcome.as_ref().map(applies),
            unsure_about: unsure_about(engine, rule, outcome.as_ref()),
            date: window.closes?.day,
            window: window.hint_for.clone()?,
            clause: cited.clause.clone(),
            quote: cited.quote.clone(),
            text: window.text.clone(),
        })
    });
    hints.collect()
}

/// The questions answered `unsure` on which it depends whether an item applies.
fn unsure_about(engine: &Engine, rule: &ItemRule, outcome: Option<&Outcome>) -> Vec<Rc<str>> {
    let when = rule.when.as_ref();
    let unsure = when.filter(|_| outcome.is_some_and(Outcome::is_confirm));
    unsure.map_or_else(Vec::new, |when| engine.unsure_about(when))
}

/// Without a verdict where the section has one.
pub(super) fn requirement(
    engine: &Engine,
    requirement: &Requirement,
    rule: &ItemRule,
    is_decided: bool,
) -> AssessedRequirement {
    let verdict = (!is_decided).then(|| engine.applies(rule));
    let cited = &requirement.cited;
    let (year, years) = match &*requirement.years {
        [year] => (Some(*year), Vec::new()),
        years => (None, years.to_vec()),
    };
    AssessedRequirement {
        id: cited.id.clone(),
        unsure_about: unsure_about(engine, rule, verdict.as_ref()),
        verdict,
        subject: requirement.subject.clone(),
        year,
        years,
        hours: requirement.hours,
        waived_if_granted: requirement.waived_by.is_some(),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        text: requirement.text.clone(),
    }
}

pub(super) fn paper(
    engine: &Engine,
    section: &Section,
    paper: &Paper,
    rule: &ItemRule,
) -> AssessedPaper {
    let cited = &paper.cited;
    let has_findings = !section.decision.verdicts.is_empty();
    let mut needed = match rule.decision {
        Some(decision) if has_findings => engine.decision(decision),
        // Of a paper with a condition only its verdict is known.
        decision => Assessed {
            verdict: decision.map(|it| engine.outcome(it)),
            ..Assessed::default()
        },
    };
    needed.notes = engine.lines(&paper.notes, &rule.notes);
    let variant = rule.variant.map(|decision| {
        let variant = engine.decision(decision);
        let notes = paper
            .variant
            .as_ref()
            .map(|it| engine.lines(&it.notes, &rule.variant_notes));
        Assessed {
            notes: notes.unwrap_or_default(),
            ..variant
        }
    });
    let outcome = needed.verdict.as_ref().filter(|_| has_findings);
    let wording = outcome.and_then(|it| section.decision.verdict(it.id()));
    let is = |verdict| needed.verdict.as_ref().is_some_and(|it| it.is(verdict));
    let copies = rule.copies.map(|it| engine.outcome(it));
    AssessedPaper {
        id: cited.id.clone(),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        name: paper.name.clone(),
        brief: paper.brief.clone(),
        copies: copies_of(paper, copies.as_ref()),
        unsure_about: unsure_about(engine, rule, needed.verdict.as_ref()),
        copies_unsure_about: copies_unsure_about(engine, rule, copies.as_ref()),
        copies_verdict: copies.filter(|it| *it == Outcome::Open || it.is_confirm()),
        copies_note: paper.copies_note.clone(),
        originality: paper.originality,
        originality_note: paper.originality_note.clone(),
        form: paper.form.clone(),
        seal: paper.seal.clone(),
        handling: paper.handling,
        variant: variant.as_ref().and_then(|it| it.verdict.clone()),
        variant_detail: variant,
        is_usual: wording.map_or_else(|| !is(Verdict::CONFIRM), |it| it.usual),
        is_not_needed: wording.is_some_and(|it| it.not_needed) || is(DecisionRule::DOES_NOT),
        assessed: needed,
    }
}

/// The number of copies, if it is settled.
fn copies_of(paper: &Paper, outcome: Option<&Outcome>) -> Option<u8> {
    let copies = paper.copies.as_ref()?;
    match outcome {
        // The verdicts of the decision are the positions in the list.
        Some(outcome) => {
            let at: usize = outcome.verdict()?.parse().ok()?;
            copies.0.get(at).map(|it| it.count)
        }
        None => copies.only(),
    }
}

fn copies_unsure_about(
    engine: &Engine,
    rule: &ItemRule,
    outcome: Option<&Outcome>,
) -> Vec<Rc<str>> {
    let confirm = outcome.is_some_and(Outcome::is_confirm);
    let Some(decision) = rule.copies.filter(|_| confirm) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for when in engine.notice.decision(decision).findings.iter().flatten() {
        let unsure = engine.unsure_about(when).into_iter();
        for question in unsure {
            if !all.contains(&question) {
                all.push(question);
            }
        }
    }
    all
}
