//! Tests the report on a notice: it is empty for a valid one, and for each of the small invalid ones in
//! tests/notices it is the one line with the problem and its place.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use zicha::lint::Report;

/// The invalid notices, each with its line.
const BAD: &[(&str, &str)] = &[
    (
        "bad-unknown-field.json",
        "sections.fee.findings[0].amount_usd: error: the field is unknown; expected id, verdict, clause, quote, text, when, amount_cny, ask, costs_year, concerns, occurrence",
    ),
    (
        "bad-unknown-question.json",
        "sections.eligibility.findings[0].when.state: error: there is no question `state`",
    ),
    (
        "bad-unknown-option.json",
        "requirements[0].when.status[0]: error: the question `status` has no option `serving`",
    ),
    (
        "bad-option-alike.json",
        "questions[0].options[2]: warning: no finding distinguishes this option from `in-service`",
    ),
    (
        "bad-never-fires.json",
        "sections.eligibility.findings[1]: error: the finding holds for no answers",
    ),
    (
        "bad-always-fires.json",
        "sections.channel.findings[0]: error: the finding holds for all answers; leave out `when` to say so",
    ),
    (
        "bad-contradiction.json",
        "sections.eligibility.findings[2]: error: contradicts `retired`, for example with #status=retired",
    ),
    (
        "bad-not-covered.json",
        "sections.eligibility.findings: error: no finding covers #status=on-leave",
    ),
    (
        "bad-question-never-asked.json",
        "questions[1]: error: no finding asks this question, so it is never asked",
    ),
    (
        "bad-verdict-never-reached.json",
        "sections.fee.verdicts[1]: error: no answers lead to the verdict `not-stated`",
    ),
    (
        "bad-missing-translation.json",
        "sections.defence.findings[0].text: error: the wording in `en` is missing",
    ),
    (
        "bad-missing-clause.json",
        "sections.thesis.findings[0].clause: error: the field is missing",
    ),
    (
        "bad-missing-quote.json",
        "sections.education.findings[0].quote: error: the text is empty",
    ),
    (
        "bad-quote-not-found.json",
        "sections.fee.findings[0].quote: error: the quote is not in clause `三` of the official text",
    ),
    (
        "bad-clause-not-cited.json",
        "uncited: error: nothing cites clause `二`; cite it, or list it under `uncited` with the reason",
    ),
    (
        "bad-closes-before-opening.json",
        "windows[0].closes: error: the window closes before it opens",
    ),
    (
        "bad-out-of-order.json",
        "windows[0].opens: error: 2021-09-06 is before 2021-10-27, which should come first",
    ),
    (
        "bad-foreign-year.json",
        "requirements[0].year: error: the year 2019 does not fit the notice of 2021",
    ),
    (
        "bad-money.json",
        "sections.fee.findings[0].amount_cny: error: expected a whole number, not negative, not -380",
    ),
    (
        "bad-amount-not-in-quote.json",
        "sections.fee.findings[0].amount_cny: warning: the quote does not name the amount 38",
    ),
    (
        "bad-day-not-in-quote.json",
        "windows[0].opens: warning: the quote does not name the day 2021-09-05",
    ),
    (
        "bad-duplicate-id.json",
        "windows[1]: error: the id `online` is used twice; ids of one kind must differ",
    ),
    (
        "bad-too-long.json",
        "cautions[0].text.en: error: 601 characters; at most 600 are expected",
    ),
    (
        "bad-markup.json",
        "title.zh: error: the text looks like markup; plain text is expected",
    ),
    (
        "bad-not-json.json",
        ".: error: not JSON: EOF while parsing an object at line 85 column 0",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices")
}

fn report(file: &str) -> Report {
    let read = |name: &str| fs::read_to_string(folder().join(name)).expect("a file of the test");
    Report::on(&read(file), Some(&read("notice.md")))
}

fn lines(report: &Report) -> Vec<String> {
    report.entries().iter().map(ToString::to_string).collect()
}

#[test]
fn a_valid_notice_has_an_empty_report() {
    let report = report("good.json");
    assert_eq!(report.entries(), []);
    assert!(!report.is_wrong());
}

#[test]
fn an_invalid_notice_has_the_expected_line() {
    for (file, line) in BAD {
        let report = report(file);
        assert_eq!(lines(&report), [*line], "{file}");
        assert_eq!(report.is_wrong(), line.contains(": error: "), "{file}");
    }
}

#[test]
fn every_invalid_notice_is_tested() {
    let entries = fs::read_dir(folder()).expect("the folder of the notices");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let found: BTreeSet<String> = names.filter(|name| name.starts_with("bad-")).collect();
    let listed: BTreeSet<String> = BAD.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(found, listed);
}

#[test]
fn superfluous_fields_do_not_hide_other_problems() {
    let read = |name: &str| fs::read_to_string(folder().join(name)).expect("a file of the test");
    let broken = read("bad-unknown-field.json")
        .replace("\"评审费380元\"", "\"评审费 380 元\"")
        .replace("\"opens\": \"2021-09-06\"", "\"opens\": \"2021-09-05\"");
    let lines = lines(&Report::on(&broken, Some(&read("notice.md"))));
    let expected = [
        "sections.fee.findings[0].amount_usd: error: the field is unknown; expected id, verdict, clause, quote, text, when, amount_cny, ask, costs_year, concerns, occurrence",
        "sections.fee.findings[0].quote: error: the quote is not in clause `三` of the official text",
        "windows[0].opens: warning: the quote does not name the day 2021-09-05",
    ];
    assert_eq!(lines, expected);
}
