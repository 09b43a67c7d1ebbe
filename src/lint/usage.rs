//! Finds questions, options, terms and cut-offs that make no difference to any verdict.

use crate::notice::{
    Condition, Document, Kind, Notice, OptionSet, QuestionIndex, Rule, Threshold, each_condition,
    parts,
};

use super::{Concern, Remark};

/// The remarks on questions, options, terms and cut-offs.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let document = notice.document();
    let mut remarks = Vec::new();
    for at in 0..document.questions.len() {
        question(notice, QuestionIndex(at), &mut remarks);
    }
    terms(document, &mut remarks);
    cutoffs(document, &mut remarks);
    remarks
}

fn question(notice: &Notice, index: QuestionIndex, remarks: &mut Vec<Remark>) {
    let path = format!("questions[{}]", index.0);
    let rules = notice.rules();
    let decided = rules.decisions.iter().flat_map(|it| &it.findings).flatten();
    let mut sets = Vec::new();
    for rule in decided {
        collect(rule, index, &mut sets);
    }
    if sets.is_empty() {
        remarks.push(Remark {
            path,
            concern: Concern::QuestionNeverAsked,
        });
        return;
    }
    // Requirements beside a verdict ask nothing, and yet tell options apart.
    let sections = rules.sections.iter().zip(&notice.document().sections);
    let of_requirements = sections.filter(|(_, it)| it.kind() == Kind::Requirements);
    let items = of_requirements.flat_map(|(rule, _)| &rule.items);
    for rule in items.filter_map(|it| it.when.as_ref()) {
        collect(rule, index, &mut sets);
    }
    options(notice, index, &path, &sets, remarks);
}

fn options(
    notice: &Notice,
    index: QuestionIndex,
    path: &str,
    sets: &[OptionSet],
    remarks: &mut Vec<Remark>,
) {
    // Intervals come before the options.
    let first = notice.rules().questions[index.0].intervals.count();
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
                .all(|set| set.contains(first + *earlier) == set.contains(first + at))
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

/// Collects the sets of options of a question that a condition tests for.
pub fn collect(rule: &Rule, index: QuestionIndex, sets: &mut Vec<OptionSet>) {
    match rule {
        Rule::Answer(question, set) if *question == index => sets.push(*set),
        Rule::Answer(..) | Rule::Unsure(_) => {}
        Rule::All(parts) | Rule::Any(parts) | Rule::AtLeast(_, parts) => {
            for part in parts {
                collect(part, index, sets);
            }
        }
        Rule::Not(part) => collect(part, index, sets),
    }
}

fn terms(document: &Document, remarks: &mut Vec<Remark>) {
    let mut used = Vec::new();
    for_each_part(document, &mut |part| {
        if let Condition::Term(name) = part {
            used.push(name.clone());
        }
    });
    for (at, term) in document.terms.iter().enumerate() {
        if !used.contains(&term.id) {
            let path = format!("terms[{at}]");
            remarks.push(Remark {
                path,
                concern: Concern::TermUnused,
            });
        }
    }
}

fn cutoffs(document: &Document, remarks: &mut Vec<Remark>) {
    let mut used = Vec::new();
    for_each_part(document, &mut |part| {
        if let Condition::Value { range, .. } = part {
            for threshold in range.at_least.iter().chain(&range.below) {
                if let Threshold::Years(years) = threshold {
                    used.push(years.by.clone());
                }
            }
        }
    });
    for (at, cutoff) in document.cutoffs.iter().enumerate() {
        if !used.contains(&cutoff.id) {
            let path = format!("cutoffs[{at}]");
            remarks.push(Remark {
                path,
                concern: Concern::CutoffUnused,
            });
        }
    }
}

/// Calls back with every condition of a document and every part of one.
fn for_each_part(document: &Document, found: &mut impl FnMut(&Condition)) {
    let mut left: Vec<&Condition> = each_condition(document)
        .into_iter()
        .map(|it| it.1)
        .collect();
    while let Some(condition) = left.pop() {
        found(condition);
        left.extend(parts(condition));
    }
}
