//! Tests the report on a notice: it is empty for a valid one, and for each of the small invalid ones in
//! tests/notices it is the one line with the problem and its place. In tests/notices/changed one valid notice is
//! beside a list of changes, each with the line it leads to.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use zicha::lint::Report;

/// The invalid notices, each with its line.
const BAD: &[(&str, &str)] = &[
    (
        "bad-unknown-field.json",
        "sections[9].findings[0].amount_usd: error: the field is unknown; expected id, clause, quote, when, occurrence, ask, costs_year, concerns, verdict, text, items, amount_cny",
    ),
    (
        "bad-unknown-question.json",
        "sections[0].findings[0].when.state: error: there is no question `state`",
    ),
    (
        "bad-unknown-option.json",
        "sections[3].items[0].when.status[0]: error: the question `status` has no option `serving`",
    ),
    (
        "bad-option-alike.json",
        "questions[0].options[2]: warning: no finding distinguishes this option from `in-service`",
    ),
    (
        "bad-never-fires.json",
        "sections[0].findings[1]: error: the finding holds for no answers",
    ),
    (
        "bad-always-fires.json",
        "sections[8].findings[0]: error: the finding holds for all answers; leave out `when` to say so",
    ),
    (
        "bad-contradiction.json",
        "sections[0].findings[2]: error: contradicts `retired`, for example with #status=retired; put into one `when` what excludes the other",
    ),
    (
        "bad-not-covered.json",
        "sections[0].findings: error: no finding covers #status=on-leave",
    ),
    (
        "bad-question-never-asked.json",
        "questions[1]: error: no finding asks this question, so it is never asked",
    ),
    (
        "bad-verdict-never-reached.json",
        "sections[9].verdicts[1]: error: no answers lead to the verdict `not-stated`",
    ),
    (
        "bad-missing-translation.json",
        "sections[6].findings[0].text: error: the wording in `en` is missing",
    ),
    (
        "bad-missing-clause.json",
        "sections[7].findings[0].clause: error: the field is missing",
    ),
    (
        "bad-missing-quote.json",
        "sections[3].findings[0].quote: error: the text is empty",
    ),
    (
        "bad-quote-not-found.json",
        "sections[9].findings[0].quote: error: the quote is not in clause `三` of the official text: `评审费 380 元`",
    ),
    (
        "bad-clause-not-cited.json",
        "uncited: error: nothing cites clause `二`; cite it, or list it under `uncited` with the reason",
    ),
    (
        "bad-closes-before-opening.json",
        "sections[1].items[0].closes: error: the window closes before it opens",
    ),
    (
        "bad-out-of-order.json",
        "corrected: error: 2021-08-26 is before 2021-08-27, which should come first",
    ),
    (
        "bad-foreign-year.json",
        "sections[3].items[0].years[0]: error: the year 2014 does not fit the round of 2021; at most 6 years back are expected",
    ),
    (
        "bad-money.json",
        "sections[9].findings[0].amount_cny: error: expected a whole number, not negative, not -380",
    ),
    (
        "bad-amount-not-in-quote.json",
        "sections[9].findings[0].amount_cny: error: the quote does not name the amount 38",
    ),
    (
        "bad-day-not-in-quote.json",
        "sections[1].items[0].opens: error: the quote does not name the day 2021-09-05",
    ),
    (
        "bad-duplicate-id.json",
        "sections[1].items[1]: error: the id `online` is used twice; ids of one kind must differ",
    ),
    (
        "bad-too-long.json",
        "sections[10].items[0].text.en: error: 601 characters; at most 600 are expected",
    ),
    (
        "bad-markup.json",
        "title.zh: error: the text looks like markup; plain text is expected",
    ),
    (
        "bad-not-json.json",
        ".: error: not JSON: EOF while parsing an object at line 85 column 0",
    ),
    (
        "bad-first-format.json",
        "format: error: this file is in the first format; `zicha convert notice.json` writes it in format 2",
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
        "sections[9].findings[0].amount_usd: error: the field is unknown; expected id, clause, quote, when, occurrence, ask, costs_year, concerns, verdict, text, items, amount_cny",
        "sections[9].findings[0].quote: error: the quote is not in clause `三` of the official text: `评审费 380 元`",
        "sections[1].items[0].opens: error: the quote does not name the day 2021-09-05",
    ];
    assert_eq!(lines, expected);
}

/// The lines on the notice that is changed, after a replacement in the text of one of its two files.
fn replaced(file: &str, old: &str, new: &str) -> Vec<String> {
    let read = |name: &str| {
        let text = changed(name);
        if name == file {
            assert!(text.contains(old), "{old} is not in {file}");
            text.replacen(old, new, 1)
        } else {
            text
        }
    };
    lines(&Report::on(&read("notice.json"), Some(&read("notice.md"))))
}

#[test]
fn signs_of_chinese_input_methods_are_named_where_json_needs_others() {
    let cases = [
        (
            "\"id\": \"changed\",",
            "\"id\": \"changed\"，",
            "there is a `，`, and JSON needs `,`",
        ),
        (
            "\"id\": \"changed\"",
            "\"id\"： \"changed\"",
            "there is a `：`, and JSON needs `:`",
        ),
        (
            "\"id\": \"changed\"",
            "“id”: \"changed\"",
            "there is a `“`, and JSON needs `\"`",
        ),
        (
            "\"id\": \"changed\"",
            "\"id\": “changed”",
            "there is a `“`, and JSON needs `\"`",
        ),
        (
            "\"id\": \"changed\",",
            "\"id\": \"changed”,",
            "there is a `”`, and JSON needs `\"`",
        ),
    ];
    for (old, new, expected) in cases {
        let lines = replaced("notice.json", old, new);
        assert_eq!(lines.len(), 1, "{new}");
        assert!(lines[0].ends_with(expected), "{new}: {lines:?}");
    }
    let other = replaced(
        "notice.json",
        "\"id\": \"changed\",",
        "\"id\": \"changed，\"",
    );
    assert!(!other[0].contains("JSON needs"), "{other:?}");
}

#[test]
fn the_official_text_comes_first() {
    let lines = replaced("notice.md", "## 七", "＃＃ 七");
    assert!(lines[0].starts_with("notice.md:"), "{lines:?}");
    assert!(lines[0].contains("does not begin a heading"), "{lines:?}");
    assert!(lines.len() > 3, "{lines:?}");
}

#[test]
fn a_clause_with_more_words_in_its_heading_is_named() {
    let lines = replaced("notice.md", "## 三", "## 三、业绩");
    let expected = "sections[2].findings[0].clause: error: the official text has no clause `三`; did you mean `三、业绩`?";
    assert!(lines.iter().any(|it| it == expected), "{lines:#?}");
}

#[test]
fn a_clause_with_brackets_of_another_width_is_named() {
    let text = changed("notice.md").replace("## 三", "## 三（一）");
    let of = |clause: &str| {
        let cited = format!("\"clause\": \"{clause}\"");
        let json = changed("notice.json").replace("\"clause\": \"三\"", &cited);
        lines(&Report::on(&json, Some(&text)))[0].clone()
    };
    let place = "sections[2].findings[0].clause: error: the official text has no clause";
    assert_eq!(
        of("三(一)"),
        format!("{place} `三(一)`; did you mean `三（一）`?")
    );
    // A part of a clause is another clause.
    assert_eq!(of("三"), format!("{place} `三`"));
}

/// The first block of a language in a part of a document.
fn block<'a>(part: &'a str, language: &str) -> &'a str {
    let (_, block) = part
        .split_once(&format!("```{language}\n"))
        .expect("a block");
    block.split("```").next().unwrap_or_default()
}

#[test]
fn the_smallest_notice_of_the_documentation_has_no_problems() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notice-format.md");
    let page = fs::read_to_string(path).expect("the page");
    let (_, part) = page
        .split_once("## The smallest notice")
        .expect("the section");
    let report = Report::on(block(part, "json"), Some(block(part, "markdown")));
    assert_eq!(lines(&report), [""; 0]);
}

/// The files of the notice that is changed.
fn changed(file: &str) -> String {
    fs::read_to_string(folder().join("changed").join(file)).expect("a file of the test")
}

/// A change of the notice: a value at a place, named as problems name it, or without a value the field left out.
struct Change {
    name: String,
    at: String,
    value: Option<Value>,
    /// What is reported: one line, several where a mistake has consequences, none where it is still right.
    lines: Vec<String>,
}

fn changes() -> Vec<Change> {
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let list: Vec<Value> = serde_json::from_str(&changed("changes.json")).expect("JSON");
    let change = |change: &Value| Change {
        name: text(&change["name"]),
        at: text(&change["at"]),
        value: change.get("value").cloned(),
        lines: match &change["line"] {
            Value::Array(lines) => lines.iter().map(text).collect(),
            line => vec![text(line)],
        },
    };
    list.iter().map(change).collect()
}

impl Change {
    /// The notice with this change.
    fn of(&self, notice: &Value) -> String {
        let mut notice = notice.clone();
        let pointer = format!("/{}", self.at.replace(['.', '['], "/").replace(']', ""));
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let parent = notice
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("no place {}", self.at));
        match (parent, self.value.clone()) {
            (Value::Array(entries), Some(value)) => match entries.get_mut(number(name)) {
                Some(entry) => *entry = value,
                None => entries.push(value),
            },
            (Value::Array(entries), None) => drop(entries.remove(number(name))),
            (parent, Some(value)) => parent[name] = value,
            (parent, None) => {
                parent
                    .as_object_mut()
                    .and_then(|fields| fields.remove(name))
                    .expect("a field");
            }
        }
        notice.to_string()
    }
}

fn number(name: &str) -> usize {
    name.parse().expect("a position")
}

#[test]
fn every_change_has_the_expected_lines() {
    let notice: Value = serde_json::from_str(&changed("notice.json")).expect("JSON");
    let text = changed("notice.md");
    assert_eq!(
        lines(&Report::on(&notice.to_string(), Some(&text))),
        [""; 0]
    );
    for change in changes() {
        let report = Report::on(&change.of(&notice), Some(&text));
        assert_eq!(lines(&report), change.lines, "{}", change.name);
    }
}

/// The messages of an enumeration in a source file, without what is filled in: of each the longest stretch of its
/// own words.
fn messages(source: &str, of: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(source);
    let source = fs::read_to_string(path).expect("a source file");
    let (_, variants) = source
        .split_once(&format!("pub enum {of} {{"))
        .expect("an enumeration");
    let variants = variants.split("\n}").next().unwrap_or_default();
    let message = |variant: &str| {
        let written = variant.split('"').nth(1)?;
        let own = written.split(['{', '}']).step_by(2);
        own.max_by_key(|part| part.len()).map(str::to_owned)
    };
    let all = variants.split("#[error(").skip(1).filter_map(message);
    all.filter(|message| !message.is_empty()).collect()
}

/// What no small notice can show, and other tests do: more problems than are listed, fields that only text can
/// hold twice, files that are too large, entries that are too many, texts without clauses, and sections too tangled to be checked.
const ELSEWHERE: &[&str] = &[
    " more",
    "the field stands twice",
    " bytes; at most ",
    " entries; at most ",
    "no heading begins a clause; one such as `## 一（一）` is expected for each",
    "` look at too many answers together to be checked; these questions are tied: ",
];

/// Every fault of a notice, and every remark of the linter on its data, is in some invalid notice.
#[test]
fn every_message_has_an_invalid_notice() {
    let of_changes = changes().into_iter().flat_map(|change| change.lines);
    let of_files = BAD.iter().map(|(_, line)| (*line).to_owned());
    let lines: Vec<String> = of_changes.chain(of_files).collect();
    let mut expected = messages("notice/fault.rs", "Fault");
    expected.extend(messages("lint/remark.rs", "Concern"));
    assert!(expected.len() > 60, "only {} messages", expected.len());
    let is_elsewhere = |message: &&String| ELSEWHERE.contains(&message.as_str());
    let is_shown = |message: &&String| lines.iter().any(|line| line.contains(message.as_str()));
    let missing = expected
        .iter()
        .filter(|it| !is_elsewhere(it) && !is_shown(it));
    let missing: Vec<&String> = missing.collect();
    assert!(
        missing.is_empty(),
        "no invalid notice is reported with {missing:#?}"
    );
}
