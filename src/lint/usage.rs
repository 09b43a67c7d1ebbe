//! Finds questions, options and terms that make no difference to any verdict.

use crate::notice::{Condition, Document, Notice, OptionSet, QuestionIndex, Rule, all_conditions};

use super::{Concern, Remark};

/// The remarks on questions, options and terms.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let document = notice.document();
    let mut remarks = Vec::new();
    for at in 0..document.questions.len() {
        question(notice, QuestionIndex(at), &mut remarks);
    }
    terms(document, &mut remarks);
    remarks
}

fn question(notice: &Notice, index: QuestionIndex, remarks: &mut Vec<Remark>) {
    let path = format!("questions[{}]", index.0);
    let sets = sets_asked(notice, index);
    if sets.is_empty() {
        remarks.push(Remark {
            path,
            concern: Concern::QuestionNeverAsked,
        });
        return;
    }
    let options = &notice.question(index).options;
    let definite = || {
        options
            .iter()
            .enumerate()
            .filter(|(_, option)| !option.is_unsure())
    };
    for (at, _) in definite() {
        let treated_alike = |earlier: &usize| {
            sets.iter()
                .all(|set| set.contains(*earlier) == set.contains(at))
        };
        let twin = definite()
            .map(|(at, _)| at)
            .take_while(|it| *it < at)
            .find(treated_alike);
        if let Some(twin) = twin {
            let concern = Concern::OptionNotDistinguished(options[twin].id.to_string());
            remarks.push(Remark {
                path: format!("{path}.options[{at}]"),
                concern,
            });
        }
    }
}

/// The sets of options of a question that findings and requirements test for.
fn sets_asked(notice: &Notice, index: QuestionIndex) -> Vec<OptionSet> {
    let rules = notice.rules();
    let findings = rules
        .decisions
        .iter()
        .flat_map(|decision| &decision.findings);
    let mut sets = Vec::new();
    for rule in findings.chain(&rules.requirements).flatten() {
        collect(rule, index, &mut sets);
    }
    sets
}

/// Collects the sets of options of a question that a condition tests for.
pub fn collect(rule: &Rule, index: QuestionIndex, sets: &mut Vec<OptionSet>) {
    match rule {
        Rule::Answer(question, set) if *question == index => sets.push(*set),
        Rule::Answer(..) | Rule::Unsure(_) => {}
        Rule::All(parts) | Rule::Any(parts) => {
            for part in parts {
                collect(part, index, sets);
            }
        }
        Rule::Not(part) => collect(part, index, sets),
    }
}

fn terms(document: &Document, remarks: &mut Vec<Remark>) {
    let conditions = all_conditions(document);
    for (at, term) in document.terms.iter().enumerate() {
        if !conditions.iter().any(|condition| uses(condition, &term.id)) {
            let path = format!("terms[{at}]");
            remarks.push(Remark {
                path,
                concern: Concern::TermUnused,
            });
        }
    }
}

fn uses(condition: &Condition, term: &str) -> bool {
    match condition {
        Condition::Term(name) => **name == *term,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|it| uses(it, term)),
        Condition::Not(part) => uses(part, term),
        Condition::Answer { .. } | Condition::Unsure(_) => false,
    }
}
