//! Tests the command that staff run on a notice: what it prints and how it ends.

use std::path::Path;
use std::process::{Command, Output};

fn check(file: &str) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    Command::new(env!("CARGO_BIN_EXE_zicha"))
        .arg("check")
        .arg(root.join(file))
        .output()
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn says(file: &str, expected: &str, success: bool) {
    let output = check(file);
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{file}");
    assert_eq!(output.status.success(), success, "{file}");
}

#[test]
fn of_a_notice_without_problems_nothing_is_said() {
    says("notices/bayingolin-water-2021/notice.json", "", true);
    says("tests/notices/good.json", "", true);
}

#[test]
fn an_error_fails_and_a_warning_does_not() {
    let wrong = "title.zh: error: the text looks like markup; plain text is expected\n";
    says("tests/notices/bad-markup.json", wrong, false);
    let doubtful =
        "sections.fee.findings[0].amount_cny: warning: the quote does not name the amount 38\n";
    says("tests/notices/bad-amount-not-in-quote.json", doubtful, true);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = check("tests/notices/nowhere.json");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.json"));
}
