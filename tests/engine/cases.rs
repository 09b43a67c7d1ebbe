//! Tests the cases in `notices/*/cases`: answers with the expected verdicts, findings and sentences, as
//! data. Each case is assessed with the notice beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use zicha::notice::Notice;

use crate::examples;
use crate::oracle::engine::assessment_by;
use crate::oracle::notice;

/// The number of cases of 2021.
const CASES: usize = 471;

/// The keys a case may have; any other is a typing mistake.
const FIELDS: &[&str] = &[
    "name",
    "from",
    "clause",
    "answers",
    "today",
    "expect",
    "findings",
    "says",
    "never_says",
];

/// Words that an assessment must not use outside quotations (domain §0, §4.1 and AMB-28): an exemption
/// that is only applied for waives nothing yet, and mistakes of the notice appear in quotations only.
const NEVER: &[&str] = &["已免除", "过过", "登陆", "实效性", "您符合条件"];

/// A case, with the topic that its file is named after.
pub type Case = (String, Value);

/// The cases of 2021.
pub fn cases() -> Vec<Case> {
    cases_of(&notice::folder_2021())
}

/// The cases in the folder of a notice.
pub fn cases_of(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder.join("cases")).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &PathBuf| {
        let topic = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).unwrap())
            .unwrap_or_else(|error| panic!("{topic}: {error}"));
        cases.into_iter().map(move |case| (topic.clone(), case))
    };
    files.iter().flat_map(read).collect()
}

/// Every notice with its cases.
fn notices_with_cases() -> Vec<(Notice, Vec<Case>)> {
    let read = |folder: &PathBuf| {
        let [json, text] = notice::files(folder);
        (Notice::read(&json, Some(&text)).unwrap(), cases_of(folder))
    };
    notice::folders().iter().map(read).collect()
}

fn words(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(|word| word.as_str().unwrap())
        .collect()
}

/// A string, or several alternatives.
fn alternatives(value: &Value) -> Vec<&str> {
    value.as_str().map_or_else(|| words(value), |one| vec![one])
}

/// A key word, or several alternatives separated by `|`.
fn contains(text: &str, word: &str) -> bool {
    word.split('|').any(|word| text.contains(word))
}

fn contains_all(text: &str, all: &Value) -> bool {
    words(all).iter().all(|word| contains(text, word))
}

/// What a key names: a section by its id, `section/item` and `section/item/variant`, or a field of the
/// assessment. Of items that share an id the one that applies, or may apply.
fn named<'a>(output: &'a Value, key: &str) -> &'a Value {
    let mut parts = key.split('/');
    let section = &output[parts.next().unwrap_or_default()];
    let Some(id) = parts.next() else {
        return section;
    };
    let listed = [&section["items"], &section["hints"]];
    let items = listed.into_iter().filter_map(Value::as_array).flatten();
    let mut same = items.filter(|item| item["id"] == id);
    let does_not = |item: &&Value| item["verdict"] == "does-not" || item["applies"] == "no";
    let first = same.clone().next();
    let item = same.find(|item| !does_not(item)).or(first);
    let item = item.unwrap_or(&Value::Null);
    match parts.next() {
        None => item,
        Some(part) => &item[part],
    }
}

/// Whether a value is as expected; in an object only the fields that the case names are compared.
fn fits(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .all(|(key, value)| fits(value, found.get(key).unwrap_or(&Value::Null))),
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(e, f)| fits(e, f))
        }
        _ => expected == found,
    }
}

fn expectation_problems(case: &Value, output: &Value) -> Vec<String> {
    let none = Map::new();
    let expect = case
        .get("expect")
        .map_or(&none, |expect| expect.as_object().unwrap());
    let problem = |(key, expected): (&String, &Value)| {
        let found = named(output, key);
        let verdict = match found {
            Value::Object(fields) if !expected.is_object() => &fields["verdict"],
            _ => found,
        };
        (!fits(expected, verdict)).then(|| format!("{key}: expected {expected}, found {verdict}"))
    };
    expect.iter().filter_map(problem).collect()
}

/// The findings of a section or a paper; those of a paper's variant are in `variant_detail`.
fn findings<'a>(output: &'a Value, key: &str) -> Vec<&'a Value> {
    let decided = match key.strip_suffix("/variant") {
        Some(paper) => &named(output, paper)["variant_detail"],
        None => named(output, key),
    };
    decided["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .collect()
}

/// Whether a finding is the one a case describes.
fn is_described(finding: &Value, wanted: &Value) -> bool {
    let named = |key: &str| {
        let pairs = finding[key].as_array().unwrap();
        let all = wanted[key].as_array().into_iter().flatten();
        all.into_iter()
            .all(|wanted| pairs.iter().any(|pair| fits(wanted, pair)))
    };
    let verdict = wanted
        .get("verdict")
        .is_none_or(|verdict| &finding["verdict"] == verdict);
    let clauses = alternatives(&wanted["clause"]);
    let clause = clauses.is_empty() || clauses.iter().any(|clause| &finding["clause"] == clause);
    verdict
        && clause
        && contains_all(
            finding["text"]["zh"].as_str().unwrap(),
            &wanted["zh_contains"],
        )
        && contains_all(
            finding["quote"].as_str().unwrap(),
            &wanted["quote_contains"],
        )
        && named("because")
        && named("would_change")
}

fn finding_problems(case: &Value, output: &Value) -> Vec<String> {
    let none = Map::new();
    let sections = case
        .get("findings")
        .map_or(&none, |findings| findings.as_object().unwrap());
    let mut problems = Vec::new();
    for (key, wanted) in sections {
        let (found, wanted) = (findings(output, key), wanted.as_array().unwrap());
        for wanted in wanted {
            if !found.iter().any(|finding| is_described(finding, wanted)) {
                let found = json!(found);
                problems.push(format!("{key}: no finding is {wanted} among {found}"));
            }
        }
        // An additional reason misleads as much as a missing one.
        for found in found {
            if !wanted.iter().any(|wanted| is_described(found, wanted)) {
                problems.push(format!("{key}: nobody expects the finding {found}"));
            }
        }
    }
    problems
}

/// A sentence of the assessment with its clause.
struct Sentence<'a> {
    clause: &'a str,
    zh: &'a str,
    quote: &'a str,
}

/// All sentences, each with the nearest enclosing clause.
fn sentences<'a>(value: &'a Value, clause: &'a str, quote: &'a str, all: &mut Vec<Sentence<'a>>) {
    match value {
        Value::Object(fields) => {
            let own = |key: &str| fields.get(key).and_then(Value::as_str);
            let (clause, quote) = (
                own("clause").unwrap_or(clause),
                own("quote").unwrap_or(quote),
            );
            if let Some(zh) = own("zh") {
                all.push(Sentence { clause, zh, quote });
            }
            fields
                .values()
                .for_each(|value| sentences(value, clause, quote, all));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| sentences(item, clause, quote, all)),
        _ => {}
    }
}

fn sentence_problems(case: &Value, output: &Value) -> Vec<String> {
    let mut all = Vec::new();
    sentences(output, "", "", &mut all);
    let mut problems = Vec::new();
    for wanted in case["says"].as_array().into_iter().flatten() {
        let clauses = alternatives(&wanted["clause"]);
        let under = |sentence: &&Sentence| clauses.contains(&sentence.clause);
        let said = all.iter().filter(under).any(|sentence| {
            contains_all(sentence.zh, &wanted["zh_contains"])
                && contains_all(sentence.quote, &wanted["quote_contains"])
        });
        if !said {
            let texts: Vec<&str> = all
                .iter()
                .filter(under)
                .map(|sentence| sentence.zh)
                .collect();
            problems.push(format!(
                "nothing says {wanted}; under the clause stand {texts:?}"
            ));
        }
    }
    for word in words(&case["never_says"]) {
        for Sentence { zh, .. } in all.iter().filter(|sentence| sentence.zh.contains(word)) {
            problems.push(format!("“{word}” is said: {zh}"));
        }
    }
    problems
}

fn output(notice: &Notice, case: &Value) -> Result<Value, String> {
    assessment_by(notice, &case["answers"], case["today"].as_str().unwrap())
}

/// Where the assessment of a case differs from what is expected.
pub fn problems(notice: &Notice, (topic, case): &Case) -> Vec<String> {
    let output = match output(notice, case) {
        Ok(output) => output,
        Err(error) => return vec![format!("{topic}: {case}: {error}")],
    };
    let mut problems = expectation_problems(case, &output);
    problems.extend(finding_problems(case, &output));
    problems.extend(sentence_problems(case, &output));
    let place = format!("{topic}: {}", case["name"].as_str().unwrap());
    problems
        .into_iter()
        .map(|problem| format!("{place}: {problem}"))
        .collect()
}

#[test]
fn every_case_gives_the_expected_result() {
    let notices = notices_with_cases();
    let problems: Vec<String> = notices
        .iter()
        .flat_map(|(notice, cases)| cases.iter().flat_map(move |case| problems(notice, case)))
        .collect();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

/// A sentence without its quotations.
fn own_words(zh: &str) -> String {
    let mut quoted = false;
    let own = |letter: &char| {
        quoted = (quoted || *letter == '“') && *letter != '”';
        !quoted
    };
    zh.chars().filter(own).collect()
}

#[test]
fn no_sentence_uses_words_that_mislead() {
    let mut said = BTreeSet::new();
    for (notice, cases) in notices_with_cases() {
        for (_, case) in cases {
            let output = output(&notice, &case).unwrap();
            let mut all = Vec::new();
            sentences(&output, "", "", &mut all);
            let own = all.iter().map(|sentence| own_words(sentence.zh));
            said.extend(own.filter(|own| NEVER.iter().any(|word| own.contains(word))));
        }
    }
    assert!(said.is_empty(), "{said:#?} contain one of {NEVER:?}");
}

/// Whether a list or an object is not empty.
fn says_something(value: &Value) -> bool {
    *value != json!([]) && *value != json!({})
}

#[test]
fn cases_are_well_formed() {
    assert_eq!(cases().len(), CASES);
    for folder in notice::folders() {
        let cases = cases_of(&folder);
        // Nobody has written the cases of a notice yet that has just been carried over to the next year.
        let id = folder.file_name().and_then(|it| it.to_str());
        let is_example = id.is_some_and(|id| examples::of(id).is_some());
        assert!(!is_example || !cases.is_empty(), "{id:?} has no cases");
        assert_well_formed(&cases);
    }
}

/// The first block of a language after a heading of the documentation.
fn documented(heading: &str, language: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notice-format.md");
    let page = fs::read_to_string(path).unwrap();
    let (_, part) = page.split_once(&format!("\n## {heading}\n")).unwrap();
    let (_, block) = part.split_once(&format!("```{language}\n")).unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn the_case_of_the_documentation_fits_its_smallest_notice() {
    let smallest = |language| documented("The smallest notice", language);
    let notice = Notice::read(&smallest("json"), Some(&smallest("markdown"))).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&documented("Cases", "json")).unwrap();
    let cases: Vec<Case> = cases.into_iter().map(|it| (String::new(), it)).collect();
    assert_well_formed(&cases);
    assert_eq!(problems(&notice, &cases[0]), [""; 0]);
}

fn assert_well_formed(cases: &[Case]) {
    let mut names = BTreeSet::new();
    for (topic, case) in cases {
        let fields = case.as_object().unwrap();
        let unknown = fields
            .keys()
            .find(|field| !FIELDS.contains(&field.as_str()));
        assert!(unknown.is_none(), "{case}: {unknown:?}");
        assert!(
            names.insert((topic, case["name"].as_str().unwrap())),
            "twice: {case}"
        );
        let asserts = ["expect", "findings", "says"]
            .iter()
            .any(|key| fields.get(*key).is_some_and(says_something));
        assert!(asserts, "asserts nothing: {case}");
        for key in ["from", "clause"] {
            assert!(case[key].is_string(), "{key} is missing: {case}");
        }
    }
}

/// The rows of the domain's tables that the cases name as their sources.
fn sources() -> BTreeSet<String> {
    let cases = cases();
    let from = cases
        .iter()
        .flat_map(|(_, case)| case["from"].as_str().unwrap().split(" / "));
    from.map(str::to_owned).collect()
}

#[test]
fn every_ambiguity_has_a_case() {
    let sources = sources();
    let missing: Vec<String> = (1..=30)
        .map(|number| format!("AMB-{number:02}"))
        .filter(|row| !sources.contains(row))
        .collect();
    assert!(missing.is_empty(), "no case comes from {missing:?}");
}

#[test]
fn every_row_about_who_may_apply_and_who_is_exempt_has_a_case() {
    let sources = sources();
    let rows = [
        ("E", 23),
        ("R", 6),
        ("C", 9),
        ("M", 12),
        ("T", 7),
        ("K", 10),
        ("X", 10),
        ("D", 17),
    ];
    let missing: Vec<String> = rows
        .iter()
        .flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}-{number:02}")))
        .filter(|row| !sources.contains(row))
        .collect();
    assert!(missing.is_empty(), "no case comes from {missing:?}");
}
