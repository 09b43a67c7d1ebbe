//! Tests `zicha check`, the command that staff run on a notice: what it prints and how it ends.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use zicha_cli::notice_folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn check(notice: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zicha"))
        .arg("check")
        .arg(notice)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", notice.display()))
}

fn expect(notice: &Path, printed: &str, success: bool) {
    let output = check(notice);
    let file = notice.display();
    assert_eq!(String::from_utf8_lossy(&output.stdout), printed, "{file}");
    assert_eq!(output.status.success(), success, "{file}");
}

#[test]
fn nothing_is_printed_about_a_notice_without_problems() {
    let current = notice_folder::in_directory(&root()).unwrap_or_else(|error| panic!("{error}"));
    expect(&current, "", true);
    // The folder names its notice.json too.
    expect(current.parent().unwrap_or(&current), "", true);
    expect(&root().join("tests/notices/good.json"), "", true);
}

#[test]
fn what_was_examined_is_said_beside_the_output() {
    let said = |file: &str| {
        let output = check(&root().join("tests/notices").join(file));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert_eq!(said("good.json"), "no problems: 10 sections, 1 questions\n");
    assert_eq!(said("bad-option-alike.json"), "");
    assert_eq!(said("bad-markup.json"), "");
}

#[test]
fn an_error_fails_and_a_warning_does_not() {
    let error = "title.zh: error: the text looks like markup; plain text is expected\n";
    expect(&root().join("tests/notices/bad-markup.json"), error, false);
    let old_fee =
        "sections[9].findings[0].amount_cny: error: the quote does not name the amount 38\n";
    let wrong = root().join("tests/notices/bad-amount-not-in-quote.json");
    expect(&wrong, old_fee, false);
    let warning = "questions[0].options[2]: warning: no finding distinguishes this option from `in-service`\n";
    expect(
        &root().join("tests/notices/bad-option-alike.json"),
        warning,
        true,
    );
}

#[test]
fn a_missing_file_is_named() {
    let output = check(&root().join("tests/notices/nowhere.json"));
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.json"));
    let alone = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let written = std::fs::write(alone.path().join("notice.json"), "{}");
    written.unwrap_or_else(|error| panic!("{error}"));
    let output = check(alone.path());
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let expected = "notice.md: the official text `notice.md` is missing beside notice.json";
    assert!(said.contains(expected), "{said}");
}
