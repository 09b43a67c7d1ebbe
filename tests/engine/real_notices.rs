//! Tests that what real notices say can be said: each of the 33 kinds of facts that about thirty real notices hold
//! is a few lines of data in `tests/notices/facts.json`, with answers and the verdicts that follow.
//!
//! The lines there leave out what every sentence has: its id, clause, quote and text.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use zicha::notice::Notice;

use crate::cases;

const FACTS: &str = include_str!("../notices/facts.json");

/// Small notices that misled once, written as the facts are.
const TRAPS: &str = include_str!("../notices/traps.json");

/// How many kinds of facts there are.
const COUNT: usize = 33;

fn facts() -> Vec<Value> {
    serde_json::from_str(FACTS).unwrap()
}

/// Adds a field that is left out.
fn default(fields: &mut Map<String, Value>, name: &str, value: Value) {
    fields.entry(name).or_insert(value);
}

fn text() -> Value {
    json!({ "zh": "文字", "en": "Text" })
}

/// Visits the entries of a list, each with its position.
fn each(
    fields: &mut Map<String, Value>,
    list: &str,
    visit: impl Fn(usize, &mut Map<String, Value>),
) {
    let entries = fields.get_mut(list).and_then(Value::as_array_mut);
    for (at, entry) in entries.into_iter().flatten().enumerate() {
        if let Some(id) = entry.as_str() {
            *entry = json!({ "id": id });
        }
        visit(at, entry.as_object_mut().unwrap());
    }
}

/// The whole notice of a fact.
fn notice(fact: &Value) -> Value {
    let mut notice = fact["notice"].as_object().unwrap().clone();
    for (name, value) in [
        ("format", json!(2)),
        (
            "id",
            json!(format!("fact-{}", fact["fact"].as_u64().unwrap_or(0))),
        ),
        ("languages", json!(["zh", "en"])),
        ("title", text()),
        ("issuer", text()),
        (
            "round",
            json!({"year": 2025, "from": "2025-01-01", "until": "2025-12-31"}),
        ),
        ("issued", json!("2025-03-01")),
        (
            "unsure_text",
            json!({"zh": "{questions}：{text}", "en": "{questions}: {text}"}),
        ),
        // There is always a question, even where nothing depends on one.
        (
            "questions",
            json!([{"id": "anything", "kind": "one", "options": ["yes"]}]),
        ),
    ] {
        default(&mut notice, name, value);
    }
    each(&mut notice, "cutoffs", |_, cutoff| cited(cutoff));
    each(&mut notice, "questions", |_, it| question(it));
    each(&mut notice, "sections", |_, it| section(it));
    Value::Object(notice)
}

fn question(question: &mut Map<String, Value>) {
    for field in ["text", "label", "unsure_ask"] {
        default(question, field, text());
    }
    if question["kind"] == "number" {
        default(question, "unit", text());
    }
    let several = question["kind"] == "several";
    each(question, "options", |_, option| {
        default(option, "text", text());
        let alone = ["none", "unsure"].contains(&option["id"].as_str().unwrap());
        default(option, "alone", json!(several && alone));
    });
}

fn section(section: &mut Map<String, Value>) {
    default(section, "heading", text());
    decision(section);
    let kind = section["kind"].clone();
    each(section, "items", |at, item| {
        sentence("item", at, item);
        let more: &[&str] = match kind.as_str().unwrap() {
            "windows" if item.contains_key("hint_for") => &[],
            "windows" | "fee" | "statements" => &["name"],
            "papers" => &["name", "brief"],
            "steps" => &["brief"],
            _ => &[],
        };
        for field in more {
            default(item, field, text());
        }
        if kind == "papers" {
            item.remove("text");
            decision(item);
        }
    });
}

fn decision(decision: &mut Map<String, Value>) {
    each(decision, "verdicts", |_, verdict| {
        let confirm = verdict["id"] == "confirm";
        default(verdict, "text", text());
        // The answers that would change a verdict are told where it is unwelcome.
        let unwelcome = verdict["id"].as_str().unwrap().starts_with("not-");
        let tone = if unwelcome { "unfavourable" } else { "neutral" };
        default(
            verdict,
            "tone",
            json!(if confirm { "unsettled" } else { tone }),
        );
    });
    each(decision, "findings", |at, finding| {
        sentence("finding", at, finding);
        if finding["verdict"] == "confirm" {
            default(finding, "ask", text());
        }
    });
}

fn sentence(what: &str, at: usize, sentence: &mut Map<String, Value>) {
    default(sentence, "id", json!(format!("{what}-{at}")));
    default(sentence, "text", text());
    cited(sentence);
}

fn cited(cited: &mut Map<String, Value>) {
    default(cited, "clause", json!("一"));
    default(cited, "quote", json!("引文"));
}

/// A case with what it leaves out.
fn case(fact: &Value, case: &Value) -> cases::Case {
    let mut case = case.as_object().unwrap().clone();
    default(&mut case, "answers", json!({}));
    default(&mut case, "today", json!("2025-03-01"));
    let name = format!("{}, {}", case["answers"], case["today"]);
    default(&mut case, "name", json!(name));
    (format!("fact {}", fact["fact"]), Value::Object(case))
}

#[test]
fn each_fact_is_data_and_is_assessed_as_it_says() {
    let numbers = facts()
        .into_iter()
        .map(|fact| fact["fact"].as_u64().unwrap());
    assert!(numbers.eq(1..=COUNT as u64));
    assert_assessed(&facts());
}

#[test]
fn what_misled_once_is_assessed_as_it_says() {
    let traps: Vec<Value> = serde_json::from_str(TRAPS).unwrap();
    assert_assessed(&traps);
}

fn assert_assessed(facts: &[Value]) {
    let mut problems = Vec::new();
    for fact in facts {
        let json = notice(fact).to_string();
        let notice = Notice::read(&json, None)
            .unwrap_or_else(|problems| panic!("fact {}: {problems:#?}", fact["fact"]));
        let cases = fact["cases"].as_array().unwrap();
        assert!(!cases.is_empty());
        let found = cases
            .iter()
            .flat_map(|it| cases::problems(&notice, &case(fact, it)));
        problems.extend(found);
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The rows of the table in the documentation: the number, and the lines of JSON.
fn documented() -> Vec<(u64, Vec<Value>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notice-format.md");
    let text = fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let number = cells.next()?.parse().ok()?;
        let lines = cells.nth(1)?.split('`').skip(1).step_by(2);
        let json = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))
        };
        Some((number, lines.map(json).collect()))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_documentation_shows_the_lines_that_are_tested() {
    let tested = facts().into_iter().map(|fact| {
        let shown = fact["shows"].as_array().unwrap().iter();
        let lines = shown.map(|place| {
            let line = fact["notice"].pointer(place.as_str().unwrap());
            line.unwrap_or_else(|| panic!("{}: {place}", fact["fact"]))
                .clone()
        });
        (
            fact["fact"].as_u64().unwrap(),
            lines.collect::<Vec<Value>>(),
        )
    });
    let documented = documented();
    assert_eq!(documented.len(), COUNT);
    for (found, tested) in documented.into_iter().zip(tested) {
        assert_eq!(found, tested);
    }
}

/// The product's own words name no bureau, place or speciality.
#[test]
fn the_words_of_the_program_belong_to_no_issuer() {
    let names = [
        "水利",
        "巴州",
        "巴音郭楞",
        "州局",
        "Bayingolin",
        "water",
        "Water Bureau",
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wording");
    for file in ["zh.json", "en.json", "pages/zh.json", "pages/en.json"] {
        let words = fs::read_to_string(folder.join(file)).unwrap();
        for name in names {
            assert!(!words.contains(name), "{file} names {name}");
        }
    }
}
