//! Generates the TypeScript declarations that depend on the notice and the engine: answers and verdicts.

use std::fmt::Write;

use zicha::notice::{Notice, Question, Section, Verdict};

/// The module's declarations followed by the generated ones, to which they refer.
pub fn complete(types: &str, notice: &Notice) -> String {
    let questions = &notice.document().questions;
    let mut complete = format!("{types}\n{}", answers(questions));
    for section in Section::ALL {
        let name = format!("{}Verdict", pascal(section.id()));
        complete += &verdicts(&name, section.verdicts());
    }
    complete += &verdicts("MaterialVerdict", &Verdict::OF_MATERIALS);
    complete += &verdicts("VariantVerdict", &Verdict::OF_VARIANTS);
    complete
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
    let options = union(question.options.iter().map(|option| &*option.id));
    let taken = if question.several {
        format!("readonly ({options})[]")
    } else {
        options
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

fn verdicts(name: &str, verdicts: &[Verdict]) -> String {
    // `open`: not decided by the answers so far.
    let verdicts = verdicts.iter().map(|verdict| verdict.id()).chain(["open"]);
    format!("export type {name} = {};\n", union(verdicts))
}

fn union<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// An id as a field name.
fn name(id: &str) -> String {
    if id.contains('-') {
        format!("\"{id}\"")
    } else {
        id.to_owned()
    }
}

/// An id as a type name.
fn pascal(id: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        first.to_uppercase() + rest
    };
    id.split('-').map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names() {
        assert_eq!(pascal("education-source"), "EducationSource");
        assert_eq!(name("assignment-period"), "\"assignment-period\"");
        assert_eq!(union(["a", "b"].into_iter()), r#""a" | "b""#);
    }

    #[test]
    fn the_answers_are_those_of_the_notice() {
        let types = complete("", &zicha::notice::current::read());
        for line in [
            r#"  submissions?: "none" | "one" | "two" | "third-pending" | "third-returned";"#,
            r#"export type EligibilityVerdict = "barred" | "confirm" | "clear" | "open";"#,
            r#"  "assignment-period"?: "this-year" | "past-only" | "unsure";"#,
        ] {
            assert!(types.lines().any(|own| own == line), "{line} in\n{types}");
        }
        assert!(types.contains("  assignments?: readonly (\"village-stationing\" | "));
    }
}
