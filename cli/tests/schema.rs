//! Tests that the committed JSON Schema is the one of the types, and that it accepts notices and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use zicha::notice::current;

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)
}

fn text(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn value(file: &str) -> Value {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn validator() -> Validator {
    jsonschema::validator_for(&value("notices/notice.schema.json"))
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Sections of the good notice, by position.
const FEE: usize = 9;
const WINDOWS: usize = 1;

/// What is done to a good notice, and how.
type Change<'a> = (&'a str, &'a dyn Fn(&mut Value));

#[test]
fn the_committed_schema_is_current() {
    let current = zicha::notice::schema::schema();
    let committed = text("notices/notice.schema.json");
    assert!(committed == current, "run `cargo xtask schema`");
}

#[test]
fn notices_fit_it() {
    let own: Value = serde_json::from_str(&current::json()).unwrap_or_default();
    for (file, notice) in [
        ("the current notice", own),
        ("good.json", value("tests/notices/good.json")),
    ] {
        let problems = validator();
        let problems: Vec<String> = problems
            .iter_errors(&notice)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(problems, Vec::<String>::new(), "{file}");
    }
}

#[test]
fn the_notice_names_it() {
    let notice: Value = serde_json::from_str(&current::json()).unwrap_or_default();
    assert_eq!(notice["$schema"], json!("../notice.schema.json"));
}

#[test]
fn what_is_none_does_not_fit() {
    let good = value("tests/notices/good.json");
    let validator = validator();
    let changes: [Change<'_>; 9] = [
        ("an unknown field", &|it| it["colour"] = json!("red")),
        ("a missing field", &|it| {
            it["sections"][FEE]["findings"][0]["clause"].take();
        }),
        ("an unknown kind of section", &|it| {
            it["sections"][FEE]["kind"] = json!("colour");
        }),
        ("items of another kind", &|it| {
            it["sections"][FEE]["items"] = it["sections"][WINDOWS]["items"].clone();
        }),
        ("an unknown tone", &|it| {
            it["sections"][FEE]["verdicts"][0]["tone"] = json!("perhaps");
        }),
        ("a fee below nothing", &|it| {
            it["sections"][FEE]["findings"][0]["amount_cny"] = json!(-1);
        }),
        ("a day that is none", &|it| {
            it["sections"][WINDOWS]["items"][0]["opens"] = json!("6 September");
        }),
        ("an empty condition", &|it| {
            it["sections"][FEE]["findings"][0]["when"] = json!({});
        }),
        ("a text without a wording", &|it| it["title"] = json!({})),
    ];
    for (what, change) in changes {
        let mut notice = good.clone();
        change(&mut notice);
        assert!(!validator.is_valid(&notice), "{what} fits");
    }
}
