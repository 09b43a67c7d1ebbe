//! Tests the linter: it has no remarks on any notice of the repository, and finds each mistake made on purpose.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by failing on it"
)]

use serde_json::{Value, json};
use zicha::{
    lint::{Entry, lint},
    notice::Notice,
};

#[path = "oracle/mod.rs"]
mod oracle;

use oracle::notice::{self, JSON, TEXT};

/// The remarks on the notice of 2021 after one change.
fn remarks(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document: Value = serde_json::from_str(JSON).expect("JSON");
    change(&mut document);
    let notice = Notice::read(&document.to_string(), Some(TEXT)).expect("a notice that is read");
    let entries = lint(&notice).into_iter().map(Entry::from);
    entries.map(|entry| entry.to_string()).collect()
}

/// A section, by id.
fn section<'a>(document: &'a mut Value, id: &str) -> &'a mut Value {
    let sections = document["sections"].as_array_mut().expect("a list");
    let mut sections = sections.iter_mut();
    sections.find(|it| it["id"] == id).expect("the section")
}

/// The finding of a section, by id.
fn finding<'a>(document: &'a mut Value, of: &str, id: &str) -> &'a mut Value {
    let findings = section(document, of)["findings"]
        .as_array_mut()
        .expect("a list");
    findings
        .iter_mut()
        .find(|it| it["id"] == id)
        .expect("the finding")
}

/// Whether a change leads to a remark; a section in a place is named by its id.
fn assert_remarked(change: impl FnOnce(&mut Value), expected: &str) {
    let remarks = remarks(change);
    let (place, message) = expected.split_once(": ").expect("a place");
    let expected = format!("{}: {message}", notice::place(place));
    assert!(
        remarks.contains(&expected),
        "{expected} is not in {remarks:#?}"
    );
}

#[test]
fn the_notices_have_no_remarks() {
    for folder in notice::folders() {
        let [json, text] = notice::files(&folder);
        let notice = Notice::read(&json, Some(&text)).expect("a valid notice");
        let remarks: Vec<String> = lint(&notice)
            .into_iter()
            .map(|remark| Entry::from(remark).to_string())
            .collect();
        assert_eq!(remarks, Vec::<String>::new(), "{}", folder.display());
    }
}

#[test]
fn a_warning_is_accepted_only_with_a_reason() {
    assert_remarked(
        |it| it["accepted"] = json!([]),
        "questions[4].options[2]: warning: no finding distinguishes this option from `none-or-warning`",
    );
}

#[test]
fn a_finding_that_can_never_hold_is_an_error() {
    assert_remarked(
        |it| {
            finding(it, "defence", "freelance")["when"] =
                json!({"employer": ["freelance"], "not": {"employer": ["freelance"]}});
        },
        "sections.defence.findings[2]: error: the finding holds for no answers",
    );
}

#[test]
fn a_condition_that_always_holds_is_an_error() {
    let when = json!({"any": [{"route": ["senior"]}, {"not": {"route": ["senior"]}}]});
    assert_remarked(
        |it| finding(it, "channel", "aid")["when"] = when,
        "sections.channel.findings[3]: error: the finding holds for all answers; leave out `when` to say so",
    );
}

#[test]
fn contradicting_findings_are_reported_with_minimal_answers() {
    assert_remarked(
        |it| finding(it, "fee", "senior")["when"] = json!({"route": ["senior", "junior-review"]}),
        "sections.fee.findings[5]: error: contradicts `junior-review`, for example with #route=junior-review; put into one `when` what excludes the other",
    );
}

#[test]
fn two_fees_for_the_same_answers_contradict() {
    assert_remarked(
        |it| {
            finding(it, "fee", "junior-initial")["when"] =
                json!({"route": ["junior-initial", "junior-review"]});
        },
        "sections.fee.findings[2]: error: contradicts `junior-review`, for example with #route=junior-review; put into one `when` what excludes the other",
    );
}

#[test]
fn answers_that_no_finding_covers_are_reported() {
    assert_remarked(
        |it| finding(it, "fee", "senior")["when"] = json!({"route": ["junior-review"]}),
        "sections.fee.findings: error: no finding covers #route=senior",
    );
}

#[test]
fn a_verdict_that_nothing_leads_to_is_an_error() {
    assert_remarked(
        |it| {
            let findings = section(it, "channel")["findings"]
                .as_array_mut()
                .expect("a list");
            findings.retain(|finding| finding["id"] != "agency");
        },
        "sections.channel.verdicts[1]: error: no answers lead to the verdict `agency`",
    );
}

#[test]
fn a_question_that_nothing_asks_is_an_error() {
    assert_remarked(
        |it| {
            let spare = json!({
                "id": "spare", "kind": "one", "text": {"zh": "甲", "en": "A"}, "label": {"zh": "甲", "en": "A"},
                "options": [{"id": "yes", "text": {"zh": "是", "en": "Yes"}}]
            });
            it["questions"].as_array_mut().expect("a list").push(spare);
        },
        "questions[10]: error: no finding asks this question, so it is never asked",
    );
}

#[test]
fn a_term_that_nothing_uses_is_a_warning() {
    assert_remarked(
        |it| {
            let spare = json!({"id": "spare", "when": {"route": ["senior"]}});
            it["terms"].as_array_mut().expect("a list").push(spare);
        },
        "terms[10]: warning: nothing uses this term",
    );
}

#[test]
fn conditions_that_evaluate_weaker_than_the_definition_are_reported() {
    assert_remarked(
        |it| {
            finding(it, "fee", "intermediate-review")["when"] = json!({"route": ["senior"]});
            let findings = section(it, "fee")["findings"]
                .as_array_mut()
                .expect("a list");
            findings.truncate(1);
            let mut rest = findings[0].clone();
            rest["id"] = json!("rest");
            rest["when"] = json!({"not": {"route": ["senior"]}});
            findings.push(rest);
        },
        "sections.fee: error: #route=unsure comes to `confirm`, though its definite answers all come to `stated`",
    );
}
