//! Tests every check of a notice: one place is made wrong and must give one line. Values just within a
//! limit must give none.

use serde_json::{Value, json};
use zicha::notice::Notice;

use crate::oracle::notice::{self, JSON, TEXT};

/// The notice of 2021 with values set at places.
fn with(places: &[(&str, Value)]) -> String {
    notice::with(JSON, places)
}

fn lines(json: &str, text: Option<&str>) -> Vec<String> {
    let problems = Notice::read(json, text).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn markup() -> Value {
    json!({ "zh": "<b>", "en": "fine" })
}

/// Places of texts in several languages, in the notation of a problem but with the sections by id.
const TEXTS: &[&str] = &[
    "title",
    "issuer",
    "unsure_text",
    "questions[0].text",
    "questions[0].label",
    "questions[0].help",
    "questions[0].unsure_cost",
    "questions[0].unsure_ask",
    "questions[0].options[0].text",
    "questions[0].options[6].hint",
    "telephones[0].name",
    "sections.fee.heading",
    "sections.fee.verdicts[0].text",
    "sections.fee.findings[0].text",
    "sections.fee.notes[0].text",
    "sections.fee.notes[2].ask",
    "sections.fee.notes[2].concerns",
    "sections.materials.findings[0].text",
    "sections.materials.findings[0].ask",
    "sections.materials.notes[0].text",
    "sections.materials.items[0].name",
    "sections.materials.items[0].brief",
    "sections.materials.items[0].seal",
    "sections.materials.items[0].form",
    "sections.materials.items[2].copies_note",
    "sections.materials.items[3].originality_note",
    "sections.materials.items[0].findings[0].text",
    "sections.materials.items[0].notes[0].text",
    "sections.materials.items[1].variant.verdicts[0].text",
    "sections.materials.items[1].variant.findings[0].text",
    "sections.education.items[0].text",
    "sections.exemption-steps.items[0].text",
    "sections.windows.items[0].name",
    "sections.windows.items[0].text",
    "sections.windows.items[0].daily",
    "sections.windows.notes[0].text",
    "sections.steps.items[0].brief",
    "sections.steps.items[0].text",
    "sections.statements.items[0].name",
    "sections.statements.items[0].text",
    "sections.cautions.items[0].text",
    "sections.contacts.items[0].text",
    "sections.sites.items[0].text",
    "sections.attachments.items[0].name",
    "sections.attachments.items[0].text",
];

/// Places with a clause and a quote.
const CITATIONS: &[&str] = &[
    "sections.fee.findings[0]",
    "sections.fee.notes[0]",
    "sections.materials.items[0]",
    "sections.materials.items[0].findings[0]",
    "sections.materials.items[0].notes[0]",
    "sections.materials.items[1].variant.findings[0]",
    "sections.materials.findings[0]",
    "sections.materials.notes[0]",
    "sections.education.items[0]",
    "sections.exemption-steps.items[0]",
    "sections.windows.items[0]",
    "sections.windows.notes[0]",
    "sections.windows.items[2]",
    "sections.steps.items[0]",
    "sections.statements.items[0]",
    "sections.cautions.items[0]",
    "sections.contacts.items[0]",
    "sections.sites.items[0]",
    "sections.attachments.items[0]",
];

/// Places of plain strings.
const PLAIN: &[&str] = &[
    "id",
    "languages[0]",
    "number",
    "telephones[0].number",
    "questions[0].id",
    "questions[0].options[0].id",
    "terms[0].id",
    "sections.fee.findings[0].id",
    "sections.fee.findings[0].clause",
    "sections.fee.findings[0].quote",
    "sections.fee.id",
    "sections.education-source.within",
    "sections.exemption-steps.shown_with.section",
    "sections.exemption-steps.shown_with.verdicts[0]",
    "sections.materials.findings[0].items[0]",
    "sections.education.items[0].subject",
    "sections.windows.items[2].hint_for",
    "sections.steps.items[0].window",
    "sections.contacts.items[0].telephones[0]",
    "sections.contacts.items[0].telephones[1]",
    "sections.sites.items[0].address",
    "uncited[0].clause",
    "uncited[0].reason",
    "accepted[0].path",
    "accepted[0].reason",
];

/// Lists whose entries have ids; those of the items of a section may be shared under conditions.
const LISTS: &[&str] = &[
    "questions",
    "questions[0].options",
    "terms",
    "sections",
    "sections.fee.verdicts",
    "sections.fee.findings",
    "sections.fee.notes",
    "sections.materials.items",
    "sections.materials.notes",
    "sections.exemption-steps.items",
    "sections.windows.items",
    "sections.windows.notes",
    "sections.statements.items",
    "sections.contacts.items",
    "sections.sites.items",
];

/// Whether a change leads to a line that begins so; a section in a place is named by its id.
fn assert_reported(places: &[(&str, Value)], expected: &str) {
    let (place, message) = expected.split_once(": ").unwrap();
    let expected = format!("{}: {message}", notice::place(place));
    let found = lines(&with(places), Some(TEXT));
    let is_reported = found.iter().any(|line| line.starts_with(&expected));
    assert!(is_reported, "{expected} is not in {found:#?}");
}

#[test]
fn every_text_is_validated() {
    for place in TEXTS {
        let expected = format!("{place}.zh: the text looks like markup");
        assert_reported(&[(place, markup())], &expected);
    }
    for place in [
        "number",
        "telephones[0].number",
        "sections.fee.findings[0].quote",
    ] {
        let expected = format!("{place}: the text is empty");
        assert_reported(&[(place, json!(" "))], &expected);
    }
}

#[test]
fn every_string_is_plain_text_of_limited_length() {
    for place in PLAIN {
        let reports = |value: &str, expected: &str| {
            assert_reported(&[(place, json!(value))], &format!("{place}: {expected}"));
        };
        reports("<b>", "the text looks like markup");
        reports("a\u{202e}b", "the text holds a control character");
        reports("a\nb", "the text holds a control character");
        reports("", "the text is empty");
        reports(&"a".repeat(601), "601 characters; at most 600 are expected");
    }
}

/// Telephone numbers, which become `tel:` links, and addresses.
#[test]
fn telephone_numbers_and_addresses_are_valid_as_links() {
    let numbers = ["0996-2030024", "+86 (996) 203 0024", "110"];
    let no_numbers = [
        "call me",
        "0996-2030024转801",
        "０９９６",
        "110;phone-context=x",
        "110?body=x",
        "110,,1",
        "javascript:alert(1)",
    ];
    for place in [
        "telephones[0].number",
        "sections.contacts.items[0].telephones[1]",
    ] {
        for number in numbers {
            assert_eq!(lines(&with(&[(place, json!(number))]), Some(TEXT)), [""; 0]);
        }
        for number in no_numbers {
            let expected = format!("{place}: expected digits, spaces and + - ( ), not {number}");
            assert_reported(&[(place, json!(number))], &expected);
        }
    }
    let place = "sections.sites.items[0].address";
    for address in [
        "http://www.xjzcsq.com",
        "https://a-b.example.org:8443/path/?query=1&b=%E6%B0%B4#part",
        "https://127.0.0.1/",
    ] {
        assert_eq!(
            lines(&with(&[(place, json!(address))]), Some(TEXT)),
            [""; 0]
        );
    }
    for address in [
        "www.xjzcsq.com",
        "HTTPS://example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https:///path",
        "https://bureau.gov.cn@example.org/",
        "https://user:word@example.org",
        "https://example.org evil",
        "https://example.org/a b",
        "https://example.org\\@evil.org",
        "https://例.中国",
        "https://еxample.org",
        "https://.org",
        "https://example.org/\"onclick=",
        "https://example.org/水",
    ] {
        let expected = format!("{place}: `{address}` is not a web address");
        assert_reported(&[(place, json!(address))], &expected);
    }
}

#[test]
fn every_citation_is_compared_with_the_text() {
    for place in CITATIONS {
        let (clause, quote) = (format!("{place}.clause"), format!("{place}.quote"));
        let expected = format!("{clause}: the official text has no clause `九十`");
        assert_reported(&[(&clause, json!("九十"))], &expected);
        let expected = format!("{quote}: the quote is not in clause `");
        assert_reported(&[(&quote, json!("无此一句"))], &expected);
    }
}

#[test]
fn ids_are_well_formed_and_unique() {
    let document: Value = serde_json::from_str(JSON).unwrap();
    for list in LISTS {
        let second = format!("{list}[1]");
        let first = notice::pointer(&notice::place(&format!("{list}[0].id")));
        let first = document.pointer(&first).unwrap();
        let expected = format!(
            "{second}: the id {} is used twice",
            first.to_string().replace('"', "`")
        );
        let id = format!("{second}.id");
        assert_reported(&[(&id, first.clone())], &expected);
        for bad in ["", "Route", "a b", "a_b", "路"] {
            let expected = format!("{second}.id: `{bad}` is not an id");
            assert_reported(&[(&id, json!(bad))], &expected);
        }
    }
    assert_reported(
        &[("id", json!("2021/water"))],
        "id: `2021/water` is not an id",
    );
    assert_reported(
        &[("languages", json!(["zh", "en", "zh"]))],
        "languages[2]: the id `zh` is used twice",
    );
}

#[test]
fn missing_required_entries_are_reported() {
    let empty = [
        "languages",
        "questions",
        "questions[0].options",
        "sections",
        "sections.fee.findings",
        "sections.materials.items[11].findings",
        "sections.materials.items[1].variant.verdicts",
        "sections.materials.items[1].variant.findings",
        "sections.materials.items[0].copies",
        "sections.exemption-steps.shown_with.verdicts",
        "sections.education.items[1].waived_by.verdicts",
    ];
    for place in empty {
        let expected = format!("{place}: the list is empty");
        assert_reported(&[(place, json!([]))], &expected);
    }
    let conditions = [json!({"route": []}), json!({"all": []}), json!({"any": []})];
    for (condition, name) in conditions.into_iter().zip(["route", "all", "any"]) {
        let expected = format!("sections.fee.findings[0].when.{name}: the list is empty");
        assert_reported(&[("sections.fee.findings[0].when", condition)], &expected);
    }
}

/// The findings of a verdict all state an amount or none does, and the bureau cannot be asked for one.
#[test]
fn amounts_stand_where_a_fee_is_stated() {
    let amount = "`amount_cny` belongs to a section of the kind `fee`";
    for (at, verdict) in [(0, "confirm"), (5, "stated")] {
        let finding = format!("sections.fee.findings[{at}]");
        let change = (&*format!("{finding}.verdict"), json!(verdict));
        assert_reported(&[change], &format!("{finding}.amount_cny: {amount}"));
    }
    for elsewhere in [
        "sections.defence.findings[0]",
        "sections.materials.items[0].findings[0]",
    ] {
        let place = format!("{elsewhere}.amount_cny");
        assert_reported(&[(&place, json!(380))], &format!("{place}: {amount}"));
    }
}

#[test]
fn verdicts_of_another_section_are_reported() {
    assert_reported(
        &[("sections.fee.findings[0].verdict", json!("exempt"))],
        "sections.fee.findings[0].verdict: the verdict `exempt` does not belong here; \
         expected one of stated, not-stated, confirm",
    );
    assert_reported(
        &[(
            "sections.materials.items[1].variant.findings[0].verdict",
            json!("required"),
        )],
        "sections.materials.items[1].variant.findings[0].verdict: the verdict `required` does not \
         belong here; expected one of institution, enterprise, confirm",
    );
    for place in [
        "sections.exemption-steps.shown_with.verdicts[0]",
        "sections.education.items[1].waived_by.verdicts[0]",
    ] {
        let expected =
            format!("{place}: the verdict `definite` does not belong here; expected one of");
        assert_reported(&[(place, json!("definite"))], &expected);
    }
    let verdict =
        |id: &str| json!({"id": id, "tone": "neutral", "text": {"zh": "一", "en": "one"}});
    let fewer = [(
        "sections.materials.verdicts",
        json!([verdict("required"), verdict("optional")]),
    )];
    assert_reported(
        &fewer,
        "sections.materials.verdicts: the verdicts lack `confirm`",
    );
}

#[test]
fn a_text_has_one_wording_per_language_of_the_notice() {
    let place = "sections.windows.items[0].name";
    assert_reported(
        &[(place, json!({"zh": "一"}))],
        "sections.windows.items[0].name: the wording in `en` is missing",
    );
    let more = json!({"zh": "一", "en": "one", "ug": "bir"});
    assert_reported(
        &[(place, more)],
        "sections.windows.items[0].name: `ug` is not among the languages of the notice",
    );
}

#[test]
fn plain_text_has_no_markup_and_a_limited_length() {
    let place = "number";
    for text in ["<b", "</b", "<!--", "a <i>", "&#60;"] {
        assert_reported(
            &[(place, json!(text))],
            "number: the text looks like markup",
        );
    }
    let unseen = [
        "a\u{7}b",
        "a\nb",
        "a\rb",
        "a\0",
        "a\u{85}b",
        "a\u{2028}b",
        "a\u{202e}b",
        "a\u{2067}b",
        "\u{feff}a",
    ];
    for text in unseen {
        assert_reported(
            &[(place, json!(text))],
            "number: the text holds a control character",
        );
    }
    let long = "长".repeat(601);
    assert_reported(
        &[(place, json!(long))],
        "number: 601 characters; at most 600 are expected",
    );
    for text in ["长".repeat(600), "1 < 2 > 1 & <2>, a<, <中>".to_owned()] {
        assert_eq!(lines(&with(&[(place, json!(text))]), Some(TEXT)), [""; 0]);
    }
}

/// Days outside the round were probably left over from another notice.
#[test]
fn days_are_in_order_and_within_the_round() {
    let windows = "sections.windows.items";
    for (end, day) in [
        ("[1].closes", "2022-01-01"),
        ("[2].closes", "2022-01-01"),
        ("[0].opens", "2020-12-31"),
    ] {
        let place = format!("{windows}{end}");
        let expected = format!("{place}: {day} is outside the round, 2021-01-01 to 2021-12-31");
        assert_reported(&[(&place, json!(day))], &expected);
    }
    for closes in ["2021-09-05", "2021-09-05T24:00", "2021-09-05T23:59:59"] {
        let place = format!("{windows}[0].closes");
        let expected = format!("{place}: the window closes before it opens");
        assert_reported(&[(&place, json!(closes))], &expected);
    }
    // No minute is left, or one.
    let at = |time: &str| json!(format!("2021-09-06T{time}"));
    let ends = |opens, closes| {
        [
            ("sections.windows.items[0].opens", at(opens)),
            ("sections.windows.items[0].closes", at(closes)),
            // An advised day is not after its window.
            ("sections.windows.items[2].closes", json!("2021-09-06")),
        ]
    };
    let expected = "sections.windows.items[0].closes: the window closes before it opens";
    assert_reported(&ends("18:00", "18:00"), expected);
    assert_eq!(lines(&with(&ends("17:59", "18:00")), Some(TEXT)), [""; 0]);
    for (place, day, expected) in [
        (
            "issued",
            "2022-01-01",
            "round.until: 2021-12-31 is before 2022-01-01",
        ),
        (
            "round.until",
            "2020-12-31",
            "round.until: 2020-12-31 is before 2021-01-01",
        ),
        (
            "corrected",
            "2021-08-26",
            "corrected: 2021-08-26 is before 2021-08-27",
        ),
    ] {
        let expected = format!("{expected}, which should come first");
        assert_reported(&[(place, json!(day))], &expected);
    }
    // Six years back, as far as a requirement may lie, and a year of the round to come.
    for year in [2014, 2022] {
        let place = "sections.education.items[0].years[0]";
        let expected = format!("{place}: the year {year} does not fit the round of 2021");
        assert_reported(&[(place, json!(year))], &expected);
    }
    // A window of one day, the first and the last day of the round, and the years at the limits.
    let edges = with(&[
        ("corrected", json!("2021-08-27")),
        ("sections.windows.items[0].opens", json!("2021-01-01")),
        ("sections.windows.items[0].closes", json!("2021-01-01")),
        ("sections.windows.items[1].closes", json!("2021-12-31")),
        ("sections.windows.items[2].closes", json!("2021-01-01")),
        ("sections.education.items[0].years[0]", json!(2015)),
        ("sections.education.items[1].years[0]", json!(2021)),
    ]);
    assert_eq!(lines(&edges, Some(TEXT)), [""; 0]);
}

#[test]
fn every_clause_is_either_cited_or_listed_as_uncited() {
    let reason = "为什么";
    assert_reported(
        &[("uncited[0]", json!({"clause": "九十", "reason": reason}))],
        "uncited[0].clause: the official text has no clause `九十`",
    );
    assert_reported(
        &[(
            "uncited[0]",
            json!({"clause": "四（一）", "reason": reason}),
        )],
        "uncited[0].clause: clause `四（一）` is cited",
    );
    assert_reported(
        &[(
            "uncited[1]",
            json!({"clause": "发文机关", "reason": reason}),
        )],
        "uncited[1].clause: clause `发文机关` is cited",
    );
    assert_reported(
        &[("uncited[0]", json!({"clause": "文号", "reason": reason}))],
        "uncited: nothing cites clause `发文机关`",
    );
}

#[test]
fn a_shared_finding_names_existing_papers_and_no_other_does() {
    assert_reported(
        &[(
            "sections.materials.findings[0].items[1]",
            json!("photograph"),
        )],
        "sections.materials.findings[0].items[1]: there is no paper `photograph`",
    );
    let misplaced = "`items` names the papers that share a finding of a section of papers";
    for place in [
        "sections.fee.findings[0].items",
        "sections.materials.items[0].findings[0].items",
    ] {
        let expected = format!("{place}: {misplaced}");
        assert_reported(&[(place, json!(["thesis"]))], &expected);
    }
    let place = "sections.materials.findings[0].items";
    assert_reported(&[(place, json!([]))], &format!("{place}: {misplaced}"));
    // The paper has a finding of this name itself.
    assert_reported(
        &[(
            "sections.materials.items[0].findings[0].id",
            json!("fee-only-list"),
        )],
        "sections.materials.items[0].findings[1]: the id `fee-only-list` is used twice",
    );
}

fn options(count: usize) -> Value {
    let option = |at| json!({"id": format!("option-{at}"), "text": {"zh": "一", "en": "one"}});
    (0..count).map(option).collect()
}

/// The notice of 2021 with one more question, with this many options.
fn with_options(count: usize) -> String {
    let question = json!({
        "id": "more",
        "text": {"zh": "一", "en": "one"},
        "label": {"zh": "一", "en": "one"},
        "kind": "one",
        "options": options(count),
    });
    with_questions(&[question])
}

fn with_questions(more: &[Value]) -> String {
    let mut document: Value = serde_json::from_str(JSON).unwrap();
    let questions = document["questions"].as_array_mut().unwrap();
    questions.extend(more.iter().cloned());
    document.to_string()
}

/// The notice of 2021 with this many questions in all.
fn with_as_many_questions(count: usize) -> String {
    let question = |at| {
        json!({
            "id": format!("question-{at}"),
            "text": {"zh": "一", "en": "one"},
            "label": {"zh": "一", "en": "one"},
            "kind": "one",
            "options": options(2),
        })
    };
    with_questions(&(10..count).map(question).collect::<Vec<_>>())
}

#[test]
fn too_many_questions_or_options_are_refused_without_further_checks() {
    for (json, expected) in [
        (
            with_options(33),
            "questions[10].options: 33 entries; at most 32 are expected",
        ),
        (
            with_options(34),
            "questions[10].options: 34 entries; at most 32 are expected",
        ),
        (
            with_as_many_questions(33),
            "questions: 33 entries; at most 32 are expected",
        ),
        (
            with_as_many_questions(34),
            "questions: 34 entries; at most 32 are expected",
        ),
    ] {
        let (notice, problems) = Notice::examine(&json, Some(TEXT));
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [expected]);
        assert!(notice.is_none());
    }
    for json in [with_options(32), with_as_many_questions(32)] {
        let (notice, problems) = Notice::examine(&json, Some(TEXT));
        assert_eq!(problems, []);
        assert!(notice.is_some());
    }
}

/// A notice with wrong content but valid conditions is examined further, so that staff see all problems
/// at once.
#[test]
fn a_notice_with_valid_conditions_is_examined_despite_problems() {
    let looked_at = |places: &[(&str, Value)]| {
        let (notice, problems) = Notice::examine(&with(places), Some(TEXT));
        assert_eq!(problems.len(), 1, "{problems:?}");
        notice.is_some()
    };
    assert!(looked_at(&[("colour", json!("red"))]));
    assert!(looked_at(&[("telephones[0].number", json!(""))]));
    assert!(!looked_at(&[("telephones[0].number", json!(1))]));
    assert!(!looked_at(&[(
        "sections.fee.findings[0].when",
        json!({"term": "nobody"})
    )]));
}

/// Texts without headings, and empty ones: no quote may pass for found in them.
#[test]
fn a_text_without_clauses_is_reported() {
    let own = notice::read();
    let invented = with(&[("sections.fee.findings[0].quote", json!("免费"))]);
    for text in [
        String::new(),
        " \r\n\t\n".to_owned(),
        "\u{feff}".to_owned(),
        TEXT.replace('#', ""),
        TEXT.replace("## ", "＃＃ "),
    ] {
        let inline = Notice::read_inline(&invented, Some(&text), &own).unwrap_err();
        let inline = inline.iter().map(ToString::to_string).collect();
        for found in [lines(&invented, Some(&text)), inline] {
            assert!(
                found[0].starts_with("notice.md: no heading begins a clause"),
                "{found:#?}"
            );
            // No quote is found, including the invented one.
            let place = notice::place("sections.fee.findings[0].clause");
            let expected = format!("{place}: the official text has no clause");
            assert!(
                found.iter().any(|line| line.starts_with(&expected)),
                "{found:#?}"
            );
            assert!(found.len() > 150, "{}", found.len());
        }
    }
}

#[test]
fn empty_clauses_have_no_quotes_and_repeated_names_are_reported() {
    let lines_of = |text: &str| {
        let report = zicha::lint::Report::on(JSON, Some(text));
        report
            .entries()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let heading = "## 六（二）\n";
    assert!(TEXT.contains(heading));
    let empty = TEXT.replace(heading, "## 六（二）\n## 其余\n");
    let found = lines_of(&empty);
    let expected = "error: the quote is not in clause";
    assert!(
        found.iter().any(|line| line.contains(expected)),
        "{found:#?}"
    );
    let twice = TEXT.replace(heading, "## 六（二）\n## 六（二）\n");
    let found = lines_of(&twice);
    let expected = "error: another clause has this name already";
    assert!(
        found.iter().any(|line| line.contains(expected)),
        "{found:#?}"
    );
}

/// Texts as editors on Windows and old systems write them.
#[test]
fn byte_order_marks_and_line_endings_make_no_difference() {
    for end in ["\n", "\r\n", "\r"] {
        let marked = |text: &str| format!("\u{feff}{}", text.replace('\n', end));
        let notice = Notice::read(&marked(JSON), Some(&marked(TEXT))).unwrap();
        assert_eq!(notice.clauses(), notice::read().clauses());
        assert_eq!(
            zicha::lint::Report::on(&marked(JSON), Some(&marked(TEXT))).entries(),
            []
        );
    }
}

/// Quotes must match word for word, also in spaces and characters that only look alike.
#[test]
fn a_quote_that_only_looks_alike_has_its_own_message() {
    let place = notice::place("sections.fee.findings[0].quote");
    let quote = |change: fn(&str) -> String| {
        let document: Value = serde_json::from_str(JSON).unwrap();
        let quote = document
            .pointer(&notice::pointer(&place))
            .unwrap()
            .as_str()
            .unwrap();
        json!(change(quote))
    };
    let alike = format!(
        "{place}: the quote is not in clause `七（五）` of the official text, where it has"
    );
    let other = format!(
        "{place}: the quote is not in clause `七（五）` of the official text: `中级评审 380元/人`"
    );
    for changed in [
        quote(|it| it.replace('3', "３")),
        quote(|it| it.replacen('3', "\u{200b}3", 1)),
    ] {
        assert_reported(&[(&place, changed)], &alike);
    }
    let found = lines(
        &with(&[(&place, quote(|it| it.replacen('3', " 3", 1)))]),
        Some(TEXT),
    );
    assert_eq!(found, [other]);
    // The text has an ordinary space, the quotes a no-break space and a full-width one.
    let spaced = TEXT.replace("380元", "380 元");
    for space in ['\u{a0}', '\u{3000}'] {
        let json = JSON.replace("380元", &format!("380{space}元"));
        let found = lines(&json, Some(&spaced));
        assert!(
            found.iter().any(|line| line.starts_with(&alike)),
            "{found:#?}"
        );
    }
}

#[test]
fn the_text_of_one_notice_is_not_used_for_another() {
    let other = with(&[("id", json!("another-2021"))]);
    let current = notice::read();
    let notice = Notice::read_inline(&other, None, &current).unwrap();
    assert!(notice.clauses().is_empty());
    // Nor for the same notice when it comes with a text of its own.
    let own = "# 文号\n\n另一份通知";
    let problems = Notice::read_inline(JSON, Some(own), &current).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|it| it.to_string().contains("has no clause `四（一）`"))
    );
}

/// The problems of a large notice, which must be found without comparing all entries with each other.
fn found_in(json: &str) -> Vec<String> {
    assert!(json.len() < 4_000_000);
    lines(json, Some(TEXT))
}

#[test]
fn too_many_entries_are_reported_once() {
    let strange = |count: usize| {
        let fields = (0..count).map(|at| format!("\"strange{at}\": 1, "));
        JSON.replacen('{', &format!("{{{}", fields.collect::<String>()), 1)
    };
    let found = found_in(&strange(200));
    assert_eq!(found.len(), 200);
    assert!(found[0].starts_with("strange0: the field is unknown"));
    let found = found_in(&strange(100_000));
    assert_eq!(found[0], ".: 100015 entries; at most 256 are expected");
    assert!(found[1].starts_with("strange0: the field is unknown"));
    assert_eq!(found.len(), 257);

    let document: Value = serde_json::from_str(JSON).unwrap();
    let place = notice::place("sections.cautions.items");
    let cautions = document.pointer(&notice::pointer(&place)).unwrap();
    let many = json!(vec![cautions[0].clone(); 257]);
    let found = found_in(&with(&[(&place, many)]));
    assert_eq!(
        found,
        [format!("{place}: 257 entries; at most 256 are expected")]
    );

    let found = found_in(&with(&[("languages", json!(vec!["zh"; 257]))]));
    assert_eq!(found, ["languages: 257 entries; at most 256 are expected"]);
    let wordings = (0..257).map(|at| (format!("l{at}"), json!("x")));
    let wordings: serde_json::Map<_, _> = wordings.collect();
    let found = found_in(&with(&[("title", json!(wordings))]));
    assert_eq!(found, ["title: 257 entries; at most 256 are expected"]);
    let options = json!({ "route": vec!["senior"; 257] });
    let found = found_in(&with(&[("sections.fee.findings[0].when", options)]));
    let place = notice::place("sections.fee.findings[0].when.route");
    assert_eq!(
        found,
        [format!("{place}: 257 entries; at most 256 are expected")]
    );
}

#[test]
fn a_thousand_problems_are_listed_and_the_others_counted() {
    // 256 languages, of which every text has at most two.
    let mut languages: Vec<String> = (0..254).map(|at| format!("l{at}")).collect();
    languages.extend(["zh".to_owned(), "en".to_owned()]);
    let found = found_in(&with(&[("languages", json!(languages))]));
    assert_eq!(found.len(), 1001);
    let more = found[1000].strip_prefix(".: and ").unwrap();
    let (count, rest) = more.split_once(' ').unwrap();
    assert!(count.parse::<usize>().unwrap() > 10_000, "{more}");
    assert_eq!(rest, "more");
}

#[test]
fn messages_shorten_long_values() {
    let long = "长".repeat(100_000);
    let places = [
        ("questions", json!(long)),
        ("round.year", json!(vec![long.clone(); 2])),
        ("sections.windows.items[0].opens", json!(long)),
    ];
    for (place, value) in places {
        for line in found_in(&with(&[(place, value)])) {
            assert!(line.chars().count() < 300, "{}", line.len());
        }
    }
    let condition = json!({ long: ["x"] });
    for line in found_in(&with(&[("sections.fee.findings[0].when", condition)])) {
        let (path, _) = line.split_once(": ").unwrap();
        assert!(path.chars().count() < 300, "{}", path.len());
    }
}

/// A term counts at every use, because it is copied there.
#[test]
fn the_number_of_conditions_with_terms_expanded_is_limited() {
    let part = || json!({"any": vec![json!({"route": ["senior"]}); 250]});
    let term = |parts: usize| json!([{"id": "wide", "when": {"any": vec![part(); parts]}}]);
    let used = |times: usize| json!({"any": vec![json!({"term": "wide"}); times]});
    let terms = serde_json::from_str::<Value>(JSON).unwrap()["terms"].clone();
    let with_term = |parts, times| {
        let mut terms = terms.as_array().unwrap().clone();
        terms.extend(term(parts).as_array().unwrap().clone());
        with(&[
            ("terms", json!(terms)),
            ("sections.fee.notes[0].when", used(times)),
        ])
    };
    let found = found_in(&with_term(1, 20));
    assert_eq!(found, [""; 0]);
    let (notice, problems) = Notice::examine(&with_term(30, 250), Some(TEXT));
    assert!(notice.is_none());
    let [problem] = &problems[..] else {
        panic!("{problems:?}");
    };
    let message = problem.to_string();
    assert!(message.starts_with("when: "), "{message}");
    assert!(
        message.ends_with(" at most 10000 are expected"),
        "{message}"
    );
}

/// Terms within terms would fill any memory if they were copied before they are counted.
#[test]
fn terms_of_terms_are_counted_before_they_are_copied() {
    let term = |at: usize, when: Value| json!({"id": format!("term-{at}"), "when": when});
    let first = term(0, json!({"any": vec![json!({"route": ["senior"]}); 250]}));
    let wider = |at: usize| {
        let part = json!({ "term": format!("term-{}", at - 1) });
        term(at, json!({"any": vec![part; 250]}))
    };
    let more: Vec<Value> = [first].into_iter().chain((1..12).map(wider)).collect();
    let mut terms = serde_json::from_str::<Value>(JSON).unwrap()["terms"].clone();
    terms.as_array_mut().unwrap().extend(more);
    let used = json!({"term": "term-11"});
    let changed = with(&[("terms", terms), ("sections.fee.notes[0].when", used)]);
    let found = found_in(&changed);
    let limit = |line: &&String| line.ends_with(" at most 10000 are expected");
    assert!(
        !found.is_empty() && found.iter().all(|line| limit(&line)),
        "{found:#?}"
    );
}

/// What is too large together must not be read as no condition at all.
#[test]
fn terms_that_are_too_large_together_are_refused() {
    let part = json!({"any": vec![json!({"route": ["senior"]}); 250]});
    let wide = json!({"id": "wide", "when": {"any": vec![part; 12]}});
    let twice = |id: &str| json!({"id": id, "when": {"any": [{"term": "wide"}, {"term": "wide"}]}});
    let mut terms = serde_json::from_str::<Value>(JSON).unwrap()["terms"].clone();
    terms
        .as_array_mut()
        .unwrap()
        .extend([wide, twice("one"), twice("other")]);
    let used = json!({"term": "other"});
    let changed = with(&[("terms", terms), ("sections.fee.notes[0].when", used)]);
    let found = found_in(&changed);
    let [only] = &found[..] else {
        panic!("{found:#?}");
    };
    assert!(
        only.starts_with("terms: ") && only.ends_with(" at most 10000 are expected"),
        "{only}"
    );
}

#[test]
fn a_notice_of_too_many_bytes_is_refused() {
    let padded = format!("{JSON}{}", " ".repeat(4_000_000));
    let found = lines(&padded, Some(TEXT));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with("bytes; at most 4000000 are expected"),
        "{found:?}"
    );
}
