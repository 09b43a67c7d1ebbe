//! Tests what modules must not use, as listed in `docs/architecture.md`.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by failing on it"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} is empty");
    found
}

fn assert_absent(folder: &str, words: &[&str]) {
    for (path, text) in sources(folder) {
        for word in words {
            assert!(!text.contains(word), "{} mentions {word}", path.display());
        }
    }
}

#[test]
fn the_notice_and_the_assessment_know_no_page_no_browser_and_no_clock() {
    let foreign = [
        "yew",
        "web_sys",
        "js_sys",
        "gloo",
        "wasm_bindgen",
        "SystemTime",
        "Instant::now",
    ];
    assert_absent("src/notice", &foreign);
    assert_absent("src/assess", &foreign);
}

#[test]
fn the_notice_knows_no_assessment() {
    assert_absent("src/notice", &["crate::assess", "crate::ui"]);
    assert_absent("src/assess", &["crate::ui"]);
}

#[test]
fn a_site_is_made_without_files_processes_and_clock() {
    let foreign = [
        "std::fs",
        "std::process",
        "std::env",
        "SystemTime",
        "Instant::now",
    ];
    assert_absent("site/src", &foreign);
}

#[test]
fn components_do_not_call_the_browser() {
    assert_absent("src/ui", &["web_sys::", "js_sys", "gloo", "crate::browser"]);
}

/// The code of a program file, without its comments and tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let program = text.split("#[cfg(test)]\nmod tests").next();
    let lines = program.unwrap_or_default().lines();
    lines.filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn no_rule_of_the_notice_is_in_the_program() {
    // Option ids, fees, years and places of the 2021 notice.
    let rules = [
        "junior-review",
        "bureau-institution",
        "若羌",
        "且末",
        "qiemo",
        "380",
        "2020",
    ];
    let program = sources("src")
        .into_iter()
        .filter(|(path, _)| !path.ends_with("tests.rs"));
    for (path, text) in program {
        // The address of JSON Schema holds the year of its edition.
        for line in code(&text).filter(|line| !line.contains("json-schema.org")) {
            for rule in rules {
                assert!(
                    !line.contains(rule),
                    "{} mentions {rule}: {line}",
                    path.display()
                );
            }
        }
    }
}

/// Ids of notices that are words of the format, states or plain words as well, and mean that in the program.
const WORDS: &[&str] = &[
    "bureau",
    "confirm",
    "contacts",
    "fee",
    "form",
    "late",
    "later",
    "links",
    "materials",
    "no",
    "none",
    "not-stated",
    "one",
    "paper",
    "required",
    "running",
    "statements",
    "status",
    "steps",
    "unit",
    "unsure",
    "windows",
    "years",
    "yes",
];

/// The ids of the questions, options, sections, verdicts and items of every notice in the repository.
fn ids_of_notices() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (path, text) in sources("notices") {
        if path.ends_with("notice.json") {
            let notice: Value = serde_json::from_str(&text).expect("JSON");
            collect_ids(&notice, "", &mut ids);
        }
    }
    ids
}

/// Sentences are left out: their ids are plain words, and nothing is looked up by them.
fn collect_ids(value: &Value, field: &str, ids: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let named = ["questions", "options", "sections", "verdicts", "items"].contains(&field);
            let id = fields.get("id").and_then(Value::as_str);
            ids.extend(id.filter(|_| named).map(str::to_owned));
            for (field, value) in fields {
                collect_ids(value, field, ids);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                collect_ids(entry, field, ids);
            }
        }
        _ => {}
    }
}

/// Sections, questions and verdicts are data: no code, style or script knows one of them by its id, as a string
/// or in a selector. The program that converts the first format knows the sections of that format.
#[test]
fn no_section_question_or_verdict_is_known_by_name() {
    let mut ids = ids_of_notices();
    assert!(ids.len() > 200, "only {} ids", ids.len());
    ids.retain(|id| !WORDS.contains(&&**id));
    let is_exempt = |path: &Path| {
        let mut parts = path.components();
        path.ends_with("tests.rs") || parts.any(|part| part.as_os_str() == "convert")
    };
    for folder in ["src", "site/src", "cli/src", "styles", "scripts", "embed"] {
        for (path, text) in sources(folder) {
            if is_exempt(&path) {
                continue;
            }
            let code: String = code(&text).flat_map(|line| [line, "\n"]).collect();
            for id in &ids {
                let written = [("\"", "\""), ("'", "'"), ("`", "`"), ("=", "]")];
                let written = written.map(|(before, after)| format!("{before}{id}{after}"));
                let known = written.iter().any(|it| code.contains(it.as_str()));
                assert!(!known, "{} knows `{id}`", path.display());
            }
        }
    }
}

#[test]
fn every_module_begins_with_a_description() {
    for folder in ["src", "site/src", "cli/src", "xtask/src"] {
        for (path, text) in sources(folder) {
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            assert!(
                !is_rust || text.starts_with("//! "),
                "{} does not",
                path.display()
            );
        }
    }
}
