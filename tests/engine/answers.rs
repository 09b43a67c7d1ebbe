//! Tests which requests the engine accepts and refuses (contract §1 and §3), and the shape of its output.

use serde_json::{Value, json};
use zicha::assess::{Answers, answer_line, assess, next_question};
use zicha::notice::{Date, OptionSet};

use crate::oracle::engine::{assessment, notice_2021};
use crate::oracle::facts::SECTIONS;
use crate::oracle::notice;
use crate::oracle::random::Random;
use crate::oracle::rules::MATERIAL_IDS;
use crate::oracle::state::{QUESTIONS, Question, State};

/// The reason, the answers to be refused, and the words that the error must contain.
type Refused = (&'static str, &'static str, &'static [&'static str]);

const REFUSED: &[Refused] = &[
    ("unknown question", r#"{"salary":"high"}"#, &["salary"]),
    (
        "a question by its number or name",
        r#"{"申报类型":"senior"}"#,
        &["申报类型"],
    ),
    (
        "unknown option",
        r#"{"route":"professor"}"#,
        &["route", "professor"],
    ),
    (
        "an option of another question",
        r#"{"workplace":"county"}"#,
        &["workplace", "county"],
    ),
    (
        "an option is not its label, nor trimmed or folded",
        r#"{"status":"Retired"}"#,
        &["status", "Retired"],
    ),
    ("an empty option", r#"{"employer":""}"#, &["employer"]),
    (
        "submissions offer no unsure",
        r#"{"submissions":"unsure"}"#,
        &["submissions", "unsure"],
    ),
    (
        "unknown option among several",
        r#"{"assignments":["village-stationing","gardening"]}"#,
        &["assignments", "gardening"],
    ),
    (
        "an option given twice",
        r#"{"assignments":["first-secretary","first-secretary"]}"#,
        &["assignments", "first-secretary"],
    ),
    (
        "none beside another",
        r#"{"assignments":["none","inland-service"]}"#,
        &["assignments", "none"],
    ),
    (
        "another beside none",
        r#"{"assignments":["inland-service","none"]}"#,
        &["assignments", "none"],
    ),
    (
        "unsure beside another",
        r#"{"assignments":["temple-stationing","unsure"]}"#,
        &["assignments", "unsure"],
    ),
    (
        "none beside unsure",
        r#"{"assignments":["none","unsure"]}"#,
        &["assignments"],
    ),
    (
        "no assignment at all",
        r#"{"assignments":[]}"#,
        &["assignments"],
    ),
    (
        "a string where an array is due",
        r#"{"assignments":"village-stationing"}"#,
        &["assignments", "village-stationing"],
    ),
    (
        "even for none",
        r#"{"assignments":"none"}"#,
        &["assignments", "none"],
    ),
    (
        "an array where a string is due",
        r#"{"route":["junior-review"]}"#,
        &["route", "junior-review"],
    ),
    (
        "several where one is allowed",
        r#"{"route":["junior-review","senior"]}"#,
        &["route", "senior"],
    ),
    ("a number", r#"{"unit-level":2}"#, &["unit-level", "2"]),
    ("null is not a gap", r#"{"sanction":null}"#, &["sanction"]),
    (
        "a number among assignments",
        r#"{"assignments":["village-stationing",3]}"#,
        &["assignments", "3"],
    ),
    (
        "a question given twice",
        r#"{"route":"senior","status":"retired","route":"junior-review"}"#,
        &["route", "junior-review"],
    ),
    (
        "a question given twice alike",
        r#"{"route":"senior","route":"senior"}"#,
        &["route", "senior"],
    ),
    (
        "assignments given twice",
        r#"{"assignments":["none"],"assignments":["village-stationing"]}"#,
        &["assignments", "village-stationing"],
    ),
];

/// The error for a bad line: JSON with the reason and nothing else.
fn refusal(line: &str) -> String {
    let error = match answer_line(notice_2021(), line) {
        Ok(output) => panic!("{line} is accepted: {output}"),
        Err(error) => error,
    };
    let error: Value = serde_json::from_str(&error).unwrap_or_else(|_| panic!("not JSON: {error}"));
    assert_eq!(error.as_object().unwrap().len(), 1, "{line}: {error}");
    assert!(!error.to_string().contains('\n'), "one line: {error}");
    error["error"].as_str().unwrap().to_owned()
}

fn assert_names(line: &str, why: &str, names: &[&str]) {
    let error = refusal(line);
    for name in names {
        assert!(
            error.contains(name),
            "{why}: {line} reports “{error}” without {name}"
        );
    }
}

#[test]
fn bad_answers_are_refused_by_question_and_option() {
    for (why, answers, names) in REFUSED {
        assert_names(
            &format!(r#"{{"answers":{answers},"today":"2021-09-10"}}"#),
            why,
            names,
        );
    }
}

#[test]
fn setting_a_bad_answer_changes_nothing() {
    let notice = notice_2021();
    let mut answers = Answers::none(notice);
    answers
        .set(notice, "assignments", &["village-stationing"])
        .unwrap();
    let before = answers.clone();
    let bad: [(&str, &[&str]); 6] = [
        ("salary", &["high"]),
        ("assignments", &["gardening"]),
        ("assignments", &["none", "first-secretary"]),
        ("assignments", &["first-secretary", "first-secretary"]),
        ("assignments", &[]),
        ("route", &["senior", "junior-review"]),
    ];
    for (question, options) in bad {
        let error = answers
            .set(notice, question, options)
            .unwrap_err()
            .to_string();
        assert!(error.contains(question), "{error}");
        assert_eq!(answers, before, "{question}: {options:?}");
    }
}

#[test]
fn a_later_answer_replaces_an_earlier_one() {
    let notice = notice_2021();
    let mut answers = Answers::none(notice);
    answers.set(notice, "assignments", &["none"]).unwrap();
    answers
        .set(
            notice,
            "assignments",
            &["first-secretary", "inland-service"],
        )
        .unwrap();
    let mut other_order = Answers::none(notice);
    other_order
        .set(
            notice,
            "assignments",
            &["inland-service", "first-secretary"],
        )
        .unwrap();
    assert_eq!(answers, other_order);
    answers.unset(notice, "assignments");
    answers.unset(notice, "salary");
    assert_eq!(answers, Answers::none(notice));
}

#[test]
fn answers_are_empty_until_one_is_given() {
    let notice = notice_2021();
    let mut answers = Answers::none(notice);
    assert!(answers.is_empty());
    answers.set(notice, "submissions", &["one"]).unwrap();
    assert!(!answers.is_empty());
    let submissions = notice.question_index("submissions").unwrap();
    assert!(!answers.is_unsure(submissions));
    answers.set(notice, "route", &["unsure"]).unwrap();
    assert!(answers.is_unsure(notice.question_index("route").unwrap()));
}

#[test]
fn every_option_of_the_contract_is_accepted() {
    for question in QUESTIONS {
        for choice in question.answers() {
            let state = State::empty().with(question, choice);
            let output = assessment(&state.to_json(), "2021-09-10");
            assert_eq!(output["notice"], notice::ID, "{state:?}");
        }
    }
}

#[test]
fn questions_come_in_the_contracts_order() {
    let notice = notice_2021();
    let mut answers = Answers::none(notice);
    // A path on which all nine questions are asked.
    let given = [
        ("route", "intermediate-review"),
        ("status", "in-service"),
        ("workplace", "korla"),
        ("employer", "bureau-institution"),
        ("sanction", "none-or-warning"),
        ("falsification-bar", "no"),
        ("unit-level", "prefecture"),
        ("assignments", "village-stationing"),
        ("assignment-period", "this-year"),
    ];
    for (question, option) in given {
        assert_eq!(next_question(notice, &answers), Some(question));
        answers.set(notice, question, &[option]).unwrap();
    }
    assert_eq!(next_question(notice, &answers), None);
}

#[test]
fn a_bad_day_is_refused() {
    let days = [
        r#""2021-02-30""#,
        r#""2021-02-29""#,
        r#""2021-13-01""#,
        r#""2021-00-10""#,
        r#""2021-09-00""#,
        r#""2021-9-1""#,
        r#""2021-09-1""#,
        r#""21-09-10""#,
        r#""2021/09/10""#,
        r#""20210910""#,
        r#""2021-09-10T00:00:00""#,
        r#""2021-09-10T24:00""#,
        r#""2021-09-10T9:00""#,
        r#""2021-09-10T09:60""#,
        r#""2021-09-10 09:00""#,
        r#""2021-09-10T09:00Z""#,
        r#""2021-09-10 ""#,
        r#"" 2021-09-10""#,
        r#""+2021-09-10""#,
        r#""-2021-09-10""#,
        r#""２０２１-09-10""#,
        r#""今天""#,
        r#""""#,
        "20210910",
        "null",
        r#"["2021-09-10"]"#,
    ];
    for day in days {
        assert_names(
            &format!(r#"{{"answers":{{}},"today":{day}}}"#),
            "bad day",
            &[],
        );
    }
    let named = r#"{"answers":{},"today":"2021-02-30"}"#;
    assert_names(named, "a day that is not there", &["2021-02-30"]);
    assert_names(
        r#"{"answers":{},"today":"2021-9-1"}"#,
        "short",
        &["2021-9-1", "YYYY-MM-DD"],
    );
}

#[test]
fn the_leap_day_is_a_day() {
    assert_eq!(assessment(&json!({}), "2024-02-29")["today"], "2024-02-29");
}

/// Contract §3: a day alone stands for its first minute.
#[test]
fn today_is_a_day_or_a_minute_of_one() {
    for (given, expected) in [
        ("2021-09-10T17:30", "2021-09-10T17:30"),
        ("2021-09-10T00:00", "2021-09-10"),
        ("2021-09-10T23:59", "2021-09-10T23:59"),
    ] {
        assert_eq!(assessment(&json!({}), given)["today"], expected);
    }
}

#[test]
fn a_line_has_answers_and_today_and_nothing_else() {
    let today = "today";
    assert_names(r#"{"answers":{}}"#, "today is missing", &[today]);
    assert_names(
        r#"{"today":"2021-09-10"}"#,
        "answers are missing",
        &["answers"],
    );
    let unknown = r#"{"answers":{},"today":"2021-09-10","notice":"x"}"#;
    assert_names(unknown, "unknown field", &["notice"]);
    let twice = r#"{"answers":{},"today":"2021-09-10","today":"2021-09-11"}"#;
    assert_names(twice, "a field twice", &[today]);
    let twice = r#"{"answers":{"route":"senior"},"answers":{},"today":"2021-09-10"}"#;
    assert_names(twice, "answers twice", &["answers"]);
}

#[test]
fn invalid_requests_are_refused() {
    let lines = [
        "",
        " ",
        "x",
        "null",
        "[]",
        "{",
        r#""answers""#,
        r#"{"answers":[],"today":"2021-09-10"}"#,
        r#"{"answers":null,"today":"2021-09-10"}"#,
        r#"{"answers":{},"today":"2021-09-10"} x"#,
        r#"{"answers":{},"today":"2021-09-10"}{"answers":{},"today":"2021-09-10"}"#,
    ];
    for line in lines {
        refusal(line);
    }
    assert_names(
        r#"{"answers":[],"today":"2021-09-10"}"#,
        "answers that are a list",
        &["expected an object with an answer a question"],
    );
    // Deep nesting must be an error, not a crash.
    refusal(&"[".repeat(100_000));
    refusal(&format!(
        r#"{{"answers":{{"route":{}}},"today":"2021-09-10"}}"#,
        "[".repeat(100_000)
    ));
}

/// The types of JSON values that contract §3 promises.
fn assert_text(value: &Value, place: &str) {
    assert!(
        value.as_str().is_some_and(|text| !text.is_empty()),
        "{place}: {value}"
    );
}

fn assert_pairs(finding: &Value, key: &str, fields: &[&str]) {
    for pair in finding[key]
        .as_array()
        .unwrap_or_else(|| panic!("no {key} in {finding}"))
    {
        for field in fields {
            assert_text(&pair[field], &format!("{key} of {finding}"));
        }
        let question = QUESTIONS
            .iter()
            .find(|question| question.id() == pair["question"]);
        let question = question.unwrap_or_else(|| panic!("{key}: no question in {pair}"));
        let option = pair["option"].as_str().unwrap();
        let named = ["none", "unsure"].contains(&option) || question.options().contains(&option);
        assert!(named, "{key}: no option in {pair}");
    }
}

fn assert_finding(finding: &Value) {
    for key in ["id", "verdict", "clause", "quote"] {
        assert_text(&finding[key], &format!("{key} of {finding}"));
    }
    for language in ["zh", "en"] {
        assert_text(&finding["text"][language], &format!("text of {finding}"));
    }
    assert_pairs(finding, "because", &["question", "option"]);
    assert_pairs(finding, "would_change", &["question", "option", "verdict"]);
}

fn assert_section(section: &Value, verdicts: &[&str]) {
    let verdict = section["verdict"].as_str().unwrap();
    assert!(
        verdicts.contains(&verdict),
        "{verdict} is none of {verdicts:?}"
    );
    for finding in section["findings"].as_array().unwrap() {
        assert_finding(finding);
    }
}

fn assert_requirements(requirements: &Value) {
    for requirement in requirements.as_array().unwrap() {
        let subject = requirement["subject"].as_str().unwrap();
        assert!(
            ["public", "professional"].contains(&subject),
            "{requirement}"
        );
        assert!(
            [2020, 2021].contains(&requirement["year"].as_u64().unwrap()),
            "{requirement}"
        );
        let id = format!("{subject}-{}", requirement["year"]);
        assert_eq!(requirement["id"], json!(id));
        assert!(requirement["waived_if_granted"].is_boolean());
        // The section has a verdict; its requirements have none, nor more years than one.
        for absent in ["verdict", "years", "hours"] {
            assert!(requirement.get(absent).is_none(), "{requirement}");
        }
    }
}

fn assert_education(output: &Value) {
    assert_section(&output["education"], &["definite", "confirm", "open"]);
    assert_requirements(&output["education"]["items"]);
    let source = ["education-centre", "any-institution", "confirm", "open"];
    assert_section(&output["education-source"], &source);
    assert_section(
        &output["exemption"],
        &["may-apply", "confirm", "none", "open"],
    );
    for part in ["education-source", "exemption"] {
        assert_eq!(output[part]["within"], "education");
    }
}

fn assert_materials(materials: &Value) {
    let materials = materials.as_array().unwrap();
    let ids: Vec<&str> = materials
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, MATERIAL_IDS);
    for material in materials {
        let verdict = material["verdict"].as_str().unwrap();
        assert!(
            ["required", "confirm", "optional", "open"].contains(&verdict),
            "{material}"
        );
        let variant = material.get("variant").and_then(Value::as_str);
        assert_eq!(
            variant.is_some(),
            material["id"] == "unit-nature",
            "{material}"
        );
        let variants = [
            None,
            Some("institution"),
            Some("enterprise"),
            Some("confirm"),
            Some("open"),
        ];
        assert!(variants.contains(&variant), "{material}");
    }
}

fn assert_windows(windows: &Value) {
    let windows = windows.as_array().unwrap();
    let facts: Vec<_> = windows
        .iter()
        .map(|w| (&w["id"], &w["opens"], &w["closes"]))
        .collect();
    assert_eq!(
        json!(facts),
        json!([
            ["online", "2021-09-06", "2021-09-19"],
            ["paper", "2021-09-20", "2021-09-30"],
        ])
    );
    for window in windows {
        let verdict = window["verdict"].as_str().unwrap();
        assert!(
            ["upcoming", "open", "closed"].contains(&verdict),
            "{window}"
        );
        // The windows of 2021 are for everybody.
        assert!(window.get("applies").is_none(), "{window}");
        let days = window.get("days_until_close").expect("the key stays");
        assert_eq!(days.is_null(), verdict == "closed", "{window}");
        assert!(days.is_null() || days.is_u64(), "{window}");
    }
}

fn assert_shape(output: &Value, today: &str) {
    assert_eq!(output["notice"], notice::ID);
    assert_eq!(output["today"], today);
    let asked = |id: &str| QUESTIONS[..9].iter().any(|question| question.id() == id);
    let next = output.get("next").expect("the key stays");
    assert!(next.is_null() || next.as_str().is_some_and(asked), "{next}");
    assert_section(
        &output["eligibility"],
        &["barred", "confirm", "clear", "open"],
    );
    assert_section(&output["fee"], &["stated", "confirm", "not-stated", "open"]);
    assert_section(
        &output["defence"],
        &["exempt", "confirm", "not-exempt", "open"],
    );
    let thesis = [
        "private-works",
        "county-alternative",
        "criteria",
        "confirm",
        "open",
    ];
    assert_section(&output["thesis"], &thesis);
    assert_education(output);
    let channel = ["own-unit", "unit-or-agency", "agency", "confirm", "open"];
    assert_section(&output["channel"], &channel);
    assert_materials(&output["materials"]["items"]);
    assert_windows(&output["windows"]["items"]);
    for (id, kind, within) in SECTIONS {
        let section = &output[*id];
        assert_eq!(
            (&section["id"], &section["kind"]),
            (&json!(id), &json!(kind))
        );
        assert_eq!(
            section.get("within").and_then(Value::as_str),
            *within,
            "{id}"
        );
    }
}

#[test]
fn an_assessment_has_the_contracts_shape() {
    let mut random = Random::new(13);
    assert_shape(&assessment(&json!({}), "2021-09-10"), "2021-09-10");
    for rarity in [2, 4, 16] {
        for _ in 0..60 {
            let state = random.state(rarity);
            let today = random.one_of(&["2021-08-01", "2021-09-06", "2021-09-20", "2026-01-31"]);
            assert_shape(&assessment(&state.to_json(), today), today);
        }
    }
}

#[test]
fn the_contracts_example_gives_the_output_printed_there() {
    let output = assessment(
        &json!({ "route": "junior-review", "status": "in-service" }),
        "2021-09-10",
    );
    let expected = [
        ("/notice", json!(notice::ID)),
        ("/today", json!("2021-09-10")),
        ("/next", json!("workplace")),
        ("/eligibility/verdict", json!("open")),
        ("/fee/verdict", json!("stated")),
        ("/fee/amount_cny", json!(220)),
        ("/defence/verdict", json!("exempt")),
        ("/thesis/verdict", json!("open")),
        ("/education/verdict", json!("definite")),
        ("/questions_left", json!(7)),
        ("/eligibility/kind", json!("decision")),
        ("/windows/kind", json!("windows")),
        ("/materials/kind", json!("papers")),
        ("/education/kind", json!("requirements")),
        ("/education/items/0/id", json!("public-2021")),
        ("/education/items/0/subject", json!("public")),
        ("/education/items/0/year", json!(2021)),
        ("/education/items/0/waived_if_granted", json!(true)),
        ("/education/items/1/id", json!("professional-2021")),
        ("/education/items/1/subject", json!("professional")),
        ("/education/items/1/year", json!(2021)),
        ("/education/items/1/waived_if_granted", json!(true)),
        ("/education-source/within", json!("education")),
        ("/education-source/verdict", json!("open")),
        ("/exemption/within", json!("education")),
        ("/exemption/verdict", json!("open")),
        ("/channel/verdict", json!("open")),
        ("/fee/kind", json!("fee")),
        ("/fee/items", json!([])),
        ("/materials/items/0/id", json!("conduct-appraisal")),
        ("/materials/items/0/verdict", json!("required")),
        ("/materials/items/1/id", json!("unit-nature")),
        ("/materials/items/1/variant", json!("open")),
        ("/windows/items/0/id", json!("online")),
        ("/windows/items/0/verdict", json!("open")),
        ("/windows/items/0/opens", json!("2021-09-06")),
        ("/windows/items/0/closes", json!("2021-09-19")),
        ("/windows/items/0/days_until_close", json!(9)),
    ];
    for (place, value) in expected {
        assert_eq!(output.pointer(place), Some(&value), "{place}");
    }
}

#[test]
fn an_assessment_is_one_line() {
    let line = r#"{"answers":{"route":"senior"},"today":"2021-09-10"}"#;
    assert!(!answer_line(notice_2021(), line).unwrap().contains('\n'));
}

/// Contract §2: when barred, every key stays present.
#[test]
fn a_barred_assessment_keeps_its_shape() {
    let barred = Question::Status;
    let state = State::empty().with(barred, barred.choice("retired"));
    let output = assessment(&state.to_json(), "2021-09-10");
    assert_eq!(output["eligibility"]["verdict"], "barred");
    assert!(output["next"].is_null());
    assert_shape(&output, "2021-09-10");
}

#[test]
fn an_assessment_knows_whether_a_verdict_ends_it() {
    let notice = notice_2021();
    let mut answers = Answers::none(notice);
    for (status, barred) in [("in-service", false), ("unsure", false), ("retired", true)] {
        answers.set(notice, "status", &[status]).unwrap();
        let assessment = assess(notice, &answers, Date::UNKNOWN.into());
        assert_eq!(assessment.is_ended(), barred, "{status}");
        let section = assessment.ended_by.map(|at| &*assessment.sections[at].id);
        assert_eq!(section, barred.then_some("eligibility"));
    }
}

#[test]
fn option_sets_can_be_united_and_reduced() {
    let [first, third, sixth] = [0, 2, 5].map(OptionSet::one);
    let together = first.union(third).union(sixth);
    assert_eq!(together.without(2), first.union(sixth));
    assert_eq!(together.without(1), together);
    assert!(together.contains(5) && !together.without(5).contains(5));
    assert!(together.meets(third) && !together.without(2).meets(third));
    assert!(first.without(0).is_empty() && !first.is_empty());
}
