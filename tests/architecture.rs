//! Tests what modules must not use, as listed in `docs/architecture.md`.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by failing on it"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

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
        let program = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let code = program
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
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
