//! Tests the linter on a small notice with one mistake at a time.

use serde_json::{Value, json};

use super::{Entry, lint};
use crate::notice::Notice;

fn text(words: &str) -> Value {
    json!({ "zh": words })
}

fn cited(id: &str, when: &Value) -> Value {
    let mut cited = json!({"id": id, "clause": "一", "quote": "9月6日10时至9月19日18:00，100元", "text": text("甲")});
    if !when.is_null() {
        cited["when"] = when.clone();
    }
    cited
}

fn with(mut cited: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().into_iter().flatten() {
        cited[name] = value.clone();
    }
    cited
}

/// A notice without a mistake.
fn good() -> Value {
    let finding = |id: &str, verdict: &str, when: &Value| {
        with(cited(id, when), &json!({ "verdict": verdict }))
    };
    let window = |id: &str, when: &Value| {
        let days =
            json!({"name": text("甲"), "opens": "2025-09-06T10:00", "closes": "2025-09-19T18:00"});
        with(cited(id, when), &days)
    };
    let option = |id: &str| json!({"id": id, "text": text("甲")});
    let verdicts = |ids: &[&str]| {
        let verdicts = ids
            .iter()
            .map(|id| json!({"id": id, "tone": "neutral", "text": text("甲")}));
        verdicts.collect::<Value>()
    };
    let paper = |id: &str, findings: Value, copies: Value| {
        let mut paper = with(
            cited(id, &Value::Null),
            &json!({"name": text("甲"), "brief": text("甲")}),
        );
        paper.as_object_mut().expect("a paper").remove("text");
        paper["findings"] = findings;
        paper["copies"] = copies;
        paper
    };
    let at_least = |years: u8| json!({"years": {"at-least": years}});
    let ask = json!({ "ask": text("甲") });
    json!({
        "format": 2, "id": "small", "languages": ["zh"], "title": text("甲"), "issuer": text("甲"),
        "round": {"year": 2025, "from": "2025-01-01", "until": "2025-12-31"}, "issued": "2025-08-01",
        "unsure_text": text("{questions}：{text}"),
        "cutoffs": [{"id": "service", "date": "2025-09-19", "clause": "一", "quote": "9月19日"}],
        "terms": [
            {"id": "senior", "when": {"level": ["b"]}},
            {"id": "long", "when": {"all": [{"term": "senior"}, at_least(5)]}},
        ],
        "questions": [
            {"id": "level", "kind": "one", "text": text("甲"), "label": text("甲"), "unsure_ask": text("甲"),
             "options": [option("a"), option("b"), option("unsure")]},
            {"id": "years", "kind": "number", "text": text("甲"), "label": text("甲"), "unit": text("年"),
             "least": 0, "most": 40},
            {"id": "since", "kind": "day", "text": text("甲"), "label": text("甲"), "first": "1990-01-01",
             "last": "2025-12-31"},
        ],
        "sections": [
            {"id": "scope", "kind": "decision", "heading": text("甲"), "verdicts": verdicts(&["may", "must-not", "confirm"]),
             "findings": [
                finding("long", "may", &json!({"term": "long"})),
                finding("short", "must-not", &json!({"all": [{"term": "senior"}, {"not": at_least(5)}]})),
                with(finding("junior", "confirm", &json!({"level": ["a"]})), &ask),
             ],
             "notes": [with(cited("note", &json!({"unsure": "level"})), &json!({}))]},
            {"id": "windows", "kind": "windows", "heading": text("甲"), "items": [
                window("first", &json!({"level": ["a"]})), window("second", &json!({"level": ["b"]})),
            ]},
            {"id": "papers", "kind": "papers", "heading": text("甲"), "verdicts": verdicts(&["needed", "not", "confirm"]),
             "items": [
                paper("form", json!([finding("form", "needed", &json!({"since":
                    {"at-least": {"years": 1, "by": "service"}}})),
                    with(finding("rest", "confirm", &Value::Null), &ask)]), json!(1)),
                paper("proof", json!([finding("proof", "not", &json!({"level": ["a"]})),
                    with(finding("rest", "confirm", &Value::Null), &ask)]),
                    json!([{"count": 2, "when": {"level": ["a"]}}, {"count": 3}])),
             ]},
        ],
    })
}

fn entries(json: &Value) -> Vec<String> {
    let (notice, problems) = Notice::examine(&json.to_string(), None);
    assert_eq!(problems, []);
    let remarks = lint(&notice.expect("a notice")).into_iter();
    remarks
        .map(|remark| Entry::from(remark).to_string())
        .collect()
}

/// Asserts that one change leads to one remark.
fn assert_remarked(change: impl FnOnce(&mut Value), expected: &str) {
    let mut json = good();
    change(&mut json);
    assert_eq!(entries(&json), [expected]);
}

#[test]
fn a_good_notice_has_no_remarks() {
    assert_eq!(entries(&good()), Vec::<String>::new());
}

#[test]
fn an_item_that_never_or_always_applies_is_an_error() {
    let never = json!({"level": ["a"], "not": {"level": ["a"]}});
    let always = json!({"any": [{"level": ["a"]}, {"level": ["b"]}]});
    let path = "sections[1].items[0]";
    assert_remarked(
        |it| it["sections"][1]["items"][0]["when"] = never,
        &format!("{path}: error: this applies with no answers"),
    );
    assert_remarked(
        |it| it["sections"][1]["items"][0]["when"] = always,
        &format!("{path}: error: this applies with all answers; leave out `when` to say so"),
    );
}

#[test]
fn numbers_of_copies_are_checked_in_order() {
    let path = "sections[2].items[1].copies";
    let first = json!([{"count": 2, "when": {"level": ["a"]}}, {"count": 3, "when": {"level": ["a"]}}, {"count": 1}]);
    assert_remarked(
        |it| it["sections"][2]["items"][1]["copies"] = first,
        &format!("{path}[1]: error: this applies with no answers"),
    );
    assert_remarked(
        |it| {
            it["sections"][2]["items"][1]["copies"] =
                json!([{"count": 2, "when": {"level": ["a"]}}]);
        },
        &format!("{path}: error: no number of copies covers #level=b"),
    );
}

#[test]
fn items_with_one_id_have_to_exclude_each_other() {
    assert_remarked(
        |it| {
            it["sections"][1]["items"][1]["id"] = json!("first");
            it["sections"][1]["items"][1]["when"] = json!({"years": {"below": 5}});
        },
        "sections[1].items[1]: error: has the id of sections[1].items[0], and both hold, for example with \
         #level=a&years=0",
    );
    let mut json = good();
    json["sections"][1]["items"][1]["id"] = json!("first");
    assert_eq!(entries(&json), Vec::<String>::new());
}

#[test]
fn sentences_that_are_never_shown_are_a_warning() {
    assert_remarked(
        |it| it["sections"][0]["notes"][0]["when"] = json!({"unsure": "years"}),
        "sections[0].notes[0]: warning: this holds for no answers, so it is never shown",
    );
}

#[test]
fn a_window_before_the_notice_is_a_warning_that_can_be_accepted() {
    let early = |it: &mut Value| it["issued"] = json!("2025-09-10");
    let warning = |at| {
        format!(
            "sections[1].items[{at}].opens: warning: the window opens on 2025-09-06, before the notice was issued on \
             2025-09-10"
        )
    };
    let mut json = good();
    early(&mut json);
    assert_eq!(entries(&json), [warning(0), warning(1)]);
    json["accepted"] = json!([{"path": "sections[1].items[0].opens", "reason": "甲"}]);
    assert_eq!(entries(&json), [warning(1)]);
}

#[test]
fn a_question_without_thresholds_is_never_asked() {
    let question = json!({"id": "age", "kind": "number", "text": text("甲"), "label": text("甲"), "unit": text("岁"),
        "least": 0, "most": 99});
    assert_remarked(
        |it| {
            it["questions"]
                .as_array_mut()
                .expect("a list")
                .push(question);
        },
        "questions[3]: error: no finding asks this question, so it is never asked",
    );
}

#[test]
fn unused_terms_and_cut_offs_are_warnings() {
    assert_remarked(
        |it| {
            let unused = json!({"id": "unused", "when": {"term": "long"}});
            it["terms"].as_array_mut().expect("a list").push(unused);
        },
        "terms[2]: warning: nothing uses this term",
    );
    assert_remarked(
        |it| {
            let mut unused = it["cutoffs"][0].clone();
            unused["id"] = json!("unused");
            it["cutoffs"].as_array_mut().expect("a list").push(unused);
        },
        "cutoffs[1]: warning: nothing counts up to this cut-off",
    );
}

#[test]
fn days_and_times_are_in_their_quotes() {
    assert_remarked(
        |it| it["cutoffs"][0]["date"] = json!("2025-09-20"),
        "cutoffs[0].date: error: the quote does not name the day 2025-09-20",
    );
    assert_remarked(
        |it| it["sections"][1]["items"][0]["closes"] = json!("2025-09-19T17:00"),
        "sections[1].items[0].closes: error: the quote does not name the time of 2025-09-19T17:00",
    );
    assert_remarked(
        |it| it["sections"][1]["items"][0]["opens"] = json!("2025-09-07T10:00"),
        "sections[1].items[0].opens: error: the quote does not name the day 2025-09-07",
    );
}

#[test]
fn figures_outside_their_quotes_are_errors_that_can_be_accepted_and_no_others() {
    let mut json = good();
    json["sections"][1]["items"][0]["opens"] = json!("2025-09-07T10:30");
    json["sections"][1]["items"][0]["when"] = json!({"level": ["a"], "not": {"level": ["a"]}});
    let accepted = |path: &str| json!({"path": path, "reason": "甲"});
    json["accepted"] = json!([
        accepted("sections[1].items[0].opens"),
        accepted("sections[1].items[0]"),
    ]);
    assert_eq!(
        entries(&json),
        ["sections[1].items[0]: error: this applies with no answers"]
    );
}

#[test]
fn a_verdict_of_papers_is_reached_by_any_of_them() {
    assert_remarked(
        |it| it["sections"][2]["items"][1]["findings"][0]["verdict"] = json!("needed"),
        "sections[2].verdicts[1]: error: no answers lead to the verdict `not`",
    );
}

#[test]
fn what_is_too_tangled_is_named() {
    let mut json = good();
    let mut seed = 1_u32;
    let mut below = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    let question = |at: u32| {
        let options = (0..16).map(|it| json!({"id": format!("o{it}"), "text": text("甲")}));
        json!({"id": format!("q{at}"), "kind": "one", "text": text("甲"), "label": text("甲"),
            "options": options.collect::<Value>()})
    };
    let own = json["questions"].as_array_mut().expect("a list");
    own.extend((0..12).map(question));
    let mut finding = json["sections"][0]["findings"][0].clone();
    for at in 0..100 {
        let tests = (0..5).map(|_| {
            let question = format!("q{}", below(12));
            let options = (0..16).filter(|_| below(2) == 0).chain([0]);
            let options: Vec<String> = options.map(|it| format!("o{it}")).collect();
            json!({ question: options[..options.len() - 1] })
        });
        finding["id"] = json!(format!("f{at}"));
        finding["when"] = json!({"all": tests.collect::<Vec<_>>()});
        let findings = json["sections"][0]["findings"]
            .as_array_mut()
            .expect("a list");
        findings.push(finding.clone());
    }
    let entries = entries(&json);
    let tangled = entries.iter().find(|it| it.contains("tied"));
    assert_eq!(
        tangled.map(|it| &it[..]),
        Some(
            "sections[0]: error: the findings of `scope` look at too many answers together to be checked; these \
             questions are tied: `q0`, `q1`, `q2`, `q3`, `q4`, `q5`, `q6`, `q7`, `q8`, `q9`, `q10`, `q11`"
        )
    );
}
