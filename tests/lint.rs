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

/// Carries what is typed in a notice over to the next year, and its quotes: nothing of its sentences.
fn carry_over(json: &mut Value) {
    const TYPED: &[&str] = &[
        "quote", "opens", "closes", "date", "issued", "from", "until", "year", "years", "number",
    ];
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                if TYPED.contains(&&**name) {
                    *value = serde_json::from_str(&next_year(&value.to_string())).expect("JSON");
                } else {
                    carry_over(value);
                }
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(carry_over),
        _ => {}
    }
}

/// A text with the years, days and fees of 2022 in place of those of 2021, as if the bureau had changed them all.
fn next_year(text: &str) -> String {
    let text = text.replace("2021", "2022").replace("2020", "2021");
    let text = text.replace("9月6日-9月19日", "9月5日-9月18日");
    let text = text.replace("2022-09-06", "2022-09-05");
    let text = text.replace("2022-09-19", "2022-09-18");
    text.replace("380元", "400元")
}

/// The places of all texts that contain something, but nothing of a second list.
fn places(json: &Value, path: &str, found: &mut Vec<String>, has: &[&str], lacks: &[&str]) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "accepted") {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                places(value, &path, found, has, lacks);
            }
        }
        Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                places(entry, &format!("{path}[{at}]"), found, has, lacks);
            }
        }
        Value::String(text)
            if ["zh", "en"].contains(&path.rsplit('.').next().unwrap_or_default()) =>
        {
            let any = |words: &[&str]| words.iter().any(|it| text.contains(it));
            if any(has) && !any(lacks) {
                found.push(path.to_owned());
            }
        }
        _ => {}
    }
}

#[test]
fn sentences_left_over_from_last_year_are_found() {
    let mut document: Value = serde_json::from_str(JSON).expect("JSON");
    carry_over(&mut document);
    for finding in section(&mut document, "fee")["findings"]
        .as_array_mut()
        .expect("a list")
    {
        if finding["amount_cny"] == 380 {
            finding["amount_cny"] = json!(400);
        }
    }
    let text = next_year(TEXT);
    let notice = Notice::read(&document.to_string(), Some(&text)).expect("a notice that is read");
    let remarks: Vec<String> = lint(&notice)
        .into_iter()
        .map(|it| Entry::from(it).to_string())
        .collect();
    let is_told = |place: &String, of: &str| {
        remarks
            .iter()
            .any(|it| it.starts_with(&format!("{place}: warning: names the {of}")))
    };
    let mut expected = Vec::new();
    places(&document, "", &mut expected, &["2021"], &["2022"]);
    assert!(
        expected.len() > 70,
        "only {} texts name 2021",
        expected.len()
    );
    let silent: Vec<_> = expected
        .iter()
        .filter(|it| !is_told(it, "year 2021"))
        .collect();
    assert!(silent.is_empty(), "{silent:#?} name 2021");

    let mut fees = Vec::new();
    places(
        section(&mut document, "fee"),
        "",
        &mut fees,
        &["380元", "380 yuan"],
        &[],
    );
    let fees: Vec<String> = fees
        .iter()
        .map(|it| notice::place(&format!("sections.fee.{it}")))
        .collect();
    assert_eq!(fees.len(), 6);
    let silent: Vec<_> = fees
        .iter()
        .filter(|it| !is_told(it, "amount 380"))
        .collect();
    assert!(silent.is_empty(), "{silent:#?} name 380 yuan");

    let mut days = Vec::new();
    places(&document, "", &mut days, &["9月19日", "19 September"], &[]);
    assert!(
        days.len() > 10,
        "only {} texts name 19 September",
        days.len()
    );
    let silent: Vec<_> = days.iter().filter(|it| !is_told(it, "day")).collect();
    assert!(silent.is_empty(), "{silent:#?} name 19 September");
}
