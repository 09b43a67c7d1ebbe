//! Generates the TypeScript declarations that depend on the notice: the answers, and the sections with their
//! verdicts.

use std::fmt::Write;

use zicha::notice::{Notice, Question, QuestionKind, Section};

/// The module's declarations followed by the generated ones, to which they refer.
pub fn complete(types: &str, notice: &Notice) -> String {
    let document = notice.document();
    format!(
        "{types}\n{}{}",
        answers(&document.questions),
        verdicts(&document.sections)
    )
}

/// The interface of the answers to the own notice.
fn answers(questions: &[Question]) -> String {
    let fields: String = questions.iter().map(answer).collect();
    format!(
        "/** Answers to the own notice; what is left out is not answered yet. */\n\
         export interface Answers {{\n{fields}}}\n"
    )
}

fn answer(question: &Question) -> String {
    let options = question.options.iter().map(|option| quoted(&option.id));
    let value = match question.kind {
        QuestionKind::Number(_) => Some("number".to_owned()),
        QuestionKind::Day(_) => Some("Day".to_owned()),
        QuestionKind::One | QuestionKind::Several => None,
    };
    let taken = value
        .into_iter()
        .chain(options)
        .collect::<Vec<_>>()
        .join(" | ");
    let taken = if question.is_several() {
        format!("readonly ({taken})[]")
    } else {
        taken
    };
    let mut field = String::new();
    let _ = writeln!(field, "  /** {} */", comment(question));
    let _ = writeln!(field, "  {}?: {taken};", name(&question.id));
    field
}

/// The text of a question, in which `*/` must not end the comment.
fn comment(question: &Question) -> String {
    question.text.get("en").replace("*/", "* /")
}

/// The verdicts of the sections of the own notice, by section. A section of papers has those of its papers.
fn verdicts(sections: &[Section]) -> String {
    let fields: String = sections.iter().map(verdicts_of).collect();
    format!(
        "/** The sections of the own notice with their verdicts; of papers, those of each paper. */\n\
         export interface Verdicts {{\n{fields}}}\n"
    )
}

fn verdicts_of(section: &Section) -> String {
    let verdicts = &section.decision.verdicts;
    let ids = verdicts.iter().map(|verdict| quoted(&verdict.id));
    let union = if verdicts.is_empty() {
        "undefined".to_owned()
    } else {
        // `open`: not decided by the answers so far.
        ids.chain([quoted("open")]).collect::<Vec<_>>().join(" | ")
    };
    format!("  {}: {union};\n", name(&section.id))
}

fn quoted(id: &str) -> String {
    format!("\"{id}\"")
}

/// An id as a field name.
fn name(id: &str) -> String {
    if id.contains('-') || id.starts_with(|first: char| first.is_ascii_digit()) {
        quoted(id)
    } else {
        id.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names() {
        assert_eq!(name("assignment-period"), "\"assignment-period\"");
        assert_eq!(name("fee"), "fee");
        assert_eq!(name("2021"), "\"2021\"");
    }

    #[test]
    fn the_answers_and_verdicts_are_those_of_the_notice() {
        let types = complete("", &zicha::notice::current::read());
        for line in [
            r#"  submissions?: "none" | "one" | "two" | "third-pending" | "third-returned";"#,
            r#"  eligibility: "barred" | "confirm" | "clear" | "open";"#,
            r#"  "assignment-period"?: "this-year" | "past-only" | "unsure";"#,
            r"  windows: undefined;",
        ] {
            assert!(types.lines().any(|own| own == line), "{line} in\n{types}");
        }
        assert!(types.contains("  assignments?: readonly (\"village-stationing\" | "));
    }
}
