//! Every check of a notice, by one place made wrong and the line it has to give; and what is just
//! within a limit, and fine.

use serde_json::{Value, json};
use zicha::notice::Notice;

const JSON: &str = include_str!("../../notices/bayingolin-water-2021/notice.json");
const TEXT: &str = include_str!("../../notices/bayingolin-water-2021/notice.md");

/// The bundled notice with a value put into places; a field that is not there is added.
fn with(places: &[(&str, Value)]) -> String {
    let mut document: Value = serde_json::from_str(JSON).unwrap();
    for (place, value) in places {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let parent = document.pointer_mut(parent).expect(place);
        match name.parse::<usize>() {
            Ok(at) => parent[at] = value.clone(),
            Err(_) => parent[name] = value.clone(),
        }
    }
    document.to_string()
}

fn lines(json: &str, text: Option<&str>) -> Vec<String> {
    let problems = Notice::read(json, text).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn markup() -> Value {
    json!({ "zh": "<b>", "en": "fine" })
}

/// Places whose text is looked at, each in the notation of a problem.
const TEXTS: &[&str] = &[
    "title",
    "issuer",
    "unsure_text",
    "questions[0].text",
    "questions[0].label",
    "questions[0].help",
    "questions[0].unsure_cost",
    "questions[0].options[0].text",
    "questions[0].options[6].hint",
    "sections.fee.verdicts[0].text",
    "sections.fee.findings[0].text",
    "sections.fee.notes[0].text",
    "materials[0].name",
    "materials[0].seal",
    "materials[2].copies_note",
    "materials[3].originality_note",
    "materials[0].decision.findings[0].text",
    "materials[1].variant.verdicts[0].text",
    "materials[1].variant.findings[0].text",
    "shared_findings[0].finding.text",
    "material_notes[0].text",
    "requirements[0].text",
    "exemption_steps[0].text",
    "windows[0].name",
    "windows[0].text",
    "window_notes[0].text",
    "milestones[0].text",
    "steps[0].text",
    "statements[0].name",
    "statements[0].text",
    "cautions[0].text",
    "contacts[0].text",
    "sites[0].text",
    "attachments[0].text",
];

/// Places with a clause and a quote.
const CITATIONS: &[&str] = &[
    "sections.fee.findings[0]",
    "sections.fee.notes[0]",
    "materials[0]",
    "materials[1].variant.findings[0]",
    "shared_findings[0].finding",
    "material_notes[0]",
    "requirements[0]",
    "exemption_steps[0]",
    "windows[0]",
    "window_notes[0]",
    "milestones[0]",
    "steps[0]",
    "statements[0]",
    "cautions[0]",
    "contacts[0]",
    "sites[0]",
    "attachments[0]",
];

/// Lists whose entries have an id each.
const LISTS: &[&str] = &[
    "questions",
    "questions[0].options",
    "terms",
    "materials",
    "sections.fee.notes",
    "material_notes",
    "exemption_steps",
    "windows",
    "window_notes",
    "steps",
    "statements",
    "cautions",
    "contacts",
    "sites",
];

/// A JSON pointer from the notation of a problem.
fn pointer(place: &str) -> String {
    format!("/{}", place.replace(['.', '['], "/").replace(']', ""))
}

fn assert_told(places: &[(&str, Value)], expected: &str) {
    let found = lines(&with(places), Some(TEXT));
    let told = found.iter().any(|line| line.starts_with(expected));
    assert!(told, "{expected} is not in {found:#?}");
}

#[test]
fn every_text_is_looked_at() {
    for place in TEXTS {
        let expected = format!("{place}.zh: the text looks like markup");
        assert_told(&[(&pointer(place), markup())], &expected);
    }
    for place in ["number", "telephone", "sections.fee.findings[0].quote"] {
        let expected = format!("{place}: the text is empty");
        assert_told(&[(&pointer(place), json!(" "))], &expected);
    }
}

#[test]
fn every_citation_is_looked_up() {
    for place in CITATIONS {
        let (clause, quote) = (format!("{place}.clause"), format!("{place}.quote"));
        let expected = format!("{clause}: the official text has no clause `九十`");
        assert_told(&[(&pointer(&clause), json!("九十"))], &expected);
        let expected = format!("{quote}: the quote is not in clause `");
        assert_told(&[(&pointer(&quote), json!("无此一句"))], &expected);
    }
}

#[test]
fn ids_are_ids_and_differ() {
    let document: Value = serde_json::from_str(JSON).unwrap();
    for list in LISTS {
        let second = format!("{list}[1]");
        let first = document
            .pointer(&pointer(&format!("{list}[0].id")))
            .unwrap();
        let expected = format!(
            "{second}: the id {} is used twice",
            first.to_string().replace('"', "`")
        );
        let id = pointer(&format!("{second}.id"));
        assert_told(&[(&id, first.clone())], &expected);
        for bad in ["", "Route", "a b", "a_b", "路"] {
            let expected = format!("{second}.id: `{bad}` is not an id");
            assert_told(&[(&id, json!(bad))], &expected);
        }
    }
    assert_told(
        &[("/id", json!("2021/water"))],
        "id: `2021/water` is not an id",
    );
    let finding = "sections.fee.findings[1]";
    assert_told(
        &[(
            &pointer(&format!("{finding}.id")),
            json!("intermediate-review"),
        )],
        &format!("{finding}: the id `intermediate-review` is used twice"),
    );
    assert_told(
        &[("/sections/fee/findings/0/id", json!("Fee"))],
        "sections.fee.findings[0].id: `Fee` is not an id",
    );
    assert_told(
        &[("/sections/fee/verdicts/1/verdict", json!("stated"))],
        "sections.fee.verdicts[1]: the id `stated` is used twice",
    );
    assert_told(
        &[("/languages", json!(["zh", "en", "zh"]))],
        "languages[2]: the id `zh` is used twice",
    );
}

#[test]
fn what_has_to_be_there_is_missed() {
    let empty = [
        "languages",
        "questions",
        "questions[0].options",
        "materials",
        "sections.fee.findings",
    ];
    for place in empty {
        let expected = format!("{place}: the list is empty");
        assert_told(&[(&pointer(place), json!([]))], &expected);
    }
    let conditions = [json!({"route": []}), json!({"all": []}), json!({"any": []})];
    for (condition, name) in conditions.into_iter().zip(["route", "all", "any"]) {
        let expected = format!("sections.fee.findings[0].when.{name}: the list is empty");
        assert_told(&[("/sections/fee/findings/0/when", condition)], &expected);
    }
    // The first states an amount, the last none.
    for (at, verdict) in [(0, "confirm"), (5, "stated")] {
        let finding = format!("sections.fee.findings[{at}]");
        assert_told(
            &[(&pointer(&format!("{finding}.verdict")), json!(verdict))],
            &format!("{finding}.amount_cny: `amount_cny` belongs with the verdict `stated`"),
        );
    }
}

#[test]
fn verdicts_belong_where_they_stand() {
    assert_told(
        &[("/sections/fee/verdicts/0/verdict", json!("exempt"))],
        "sections.fee.verdicts[0].verdict: the verdict `exempt` does not belong here; \
         expected one of stated, confirm, not-stated",
    );
    // Listed nowhere in this section, though the section may have it.
    let fewer =
        json!([{"verdict": "confirm", "tone": "unsettled", "text": {"zh": "一", "en": "one"}}]);
    let found = lines(
        &with(&[("/materials/0/decision/verdicts", fewer)]),
        Some(TEXT),
    );
    let expected = "the verdict `required` does not belong here; expected one of confirm";
    assert!(
        found.iter().any(|line| line.ends_with(expected)),
        "{found:#?}"
    );
    let fewer =
        json!([{"verdict": "required", "tone": "neutral", "text": {"zh": "一", "en": "one"}}]);
    assert_told(
        &[("/materials/0/decision/verdicts", fewer)],
        "materials[0].decision.verdicts: the verdicts lack `confirm`",
    );
}

#[test]
fn a_wording_is_there_once_a_language_and_in_no_other() {
    let place = "/windows/0/name";
    assert_told(
        &[(place, json!({"zh": "一"}))],
        "windows[0].name: the wording in `en` is missing",
    );
    let more = json!({"zh": "一", "en": "one", "ug": "bir"});
    assert_told(
        &[(place, more)],
        "windows[0].name: `ug` is not among the languages of the notice",
    );
}

#[test]
fn plain_text_has_no_markup_in_it_and_an_end() {
    let place = "/telephone";
    let markup = ["<b", "</b", "<!--", "a <i>", "&#60;", "a\u{7}b", "a\nb"];
    for text in markup {
        assert_told(
            &[(place, json!(text))],
            "telephone: the text looks like markup",
        );
    }
    let long = "长".repeat(601);
    assert_told(
        &[(place, json!(long))],
        "telephone: 601 characters; at most 600 are expected",
    );
    for text in ["长".repeat(600), "1 < 2 > 1 & <2>, a<, <中>".to_owned()] {
        assert_eq!(lines(&with(&[(place, json!(text))]), Some(TEXT)), [""; 0]);
    }
}

#[test]
fn days_are_in_order_and_of_the_year() {
    for place in ["issued", "windows[1].closes", "milestones[0].date"] {
        let expected = format!("{place}: the year 2022 does not fit the notice of 2021");
        assert_told(&[(&pointer(place), json!("2022-09-30"))], &expected);
    }
    assert_told(
        &[("/windows/0/opens", json!("2020-09-06"))],
        "windows[0].opens: the year 2020 does not fit the notice of 2021",
    );
    assert_told(
        &[("/windows/0/opens", json!("2021-08-26"))],
        "windows[0].opens: 2021-08-26 is before 2021-08-27, which should come first",
    );
    assert_told(
        &[("/windows/1/opens", json!("2021-09-05"))],
        "windows[1].opens: 2021-09-05 is before 2021-09-06, which should come first",
    );
    assert_told(
        &[("/windows/0/closes", json!("2021-09-05"))],
        "windows[0].closes: the window closes before it opens",
    );
    for year in [2019, 2022] {
        assert_told(
            &[("/requirements/0/year", json!(year))],
            &format!("requirements[0].year: the year {year} does not fit the notice of 2021"),
        );
    }
    // On the day of issue, on one day, on the day of the window before, and of the year before.
    let edges = with(&[
        ("/windows/0/opens", json!("2021-08-27")),
        ("/windows/0/closes", json!("2021-08-27")),
        ("/windows/1/opens", json!("2021-08-27")),
        ("/requirements/0/year", json!(2020)),
        ("/requirements/1/year", json!(2021)),
    ]);
    assert_eq!(lines(&edges, Some(TEXT)), [""; 0]);
}

#[test]
fn addresses_are_those_of_web_sites() {
    for address in [
        "ftp://www.xjzcsq.com",
        "www.xjzcsq.com",
        "javascript:https://",
    ] {
        let expected = format!("sites[0].address: `{address}` is not a web address");
        assert_told(&[("/sites/0/address", json!(address))], &expected);
    }
    for address in ["http://www.xjzcsq.com", "https://www.xjzcsq.com"] {
        let changed = with(&[("/sites/0/address", json!(address))]);
        assert_eq!(lines(&changed, Some(TEXT)), [""; 0]);
    }
}

#[test]
fn every_clause_is_cited_or_excused_but_not_both() {
    let reason = "为什么";
    assert_told(
        &[("/uncited/0", json!({"clause": "九十", "reason": reason}))],
        "uncited[0].clause: the official text has no clause `九十`",
    );
    assert_told(
        &[(
            "/uncited/0",
            json!({"clause": "四（一）", "reason": reason}),
        )],
        "uncited[0].clause: clause `四（一）` is cited",
    );
    assert_told(
        &[(
            "/uncited/1",
            json!({"clause": "发文机关", "reason": reason}),
        )],
        "uncited[1].clause: clause `发文机关` is cited",
    );
    assert_told(
        &[("/uncited/0", json!({"clause": "文号", "reason": reason}))],
        "uncited: nothing cites clause `发文机关`",
    );
}

#[test]
fn a_shared_finding_is_of_papers_that_are_there() {
    assert_told(
        &[("/shared_findings/0/materials/1", json!("photograph"))],
        "shared_findings[0].materials[1]: there is no material `photograph`",
    );
}

fn options(count: usize) -> Value {
    let option = |at| json!({"id": format!("option-{at}"), "text": {"zh": "一", "en": "one"}});
    (0..count).map(option).collect()
}

/// The bundled notice with one more question, of so many options.
fn with_options(count: usize) -> String {
    let question = json!({
        "id": "more",
        "text": {"zh": "一", "en": "one"},
        "label": {"zh": "一", "en": "one"},
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

/// The bundled notice with as many questions in all.
fn with_as_many_questions(count: usize) -> String {
    let question = |at| {
        json!({
            "id": format!("question-{at}"),
            "text": {"zh": "一", "en": "one"},
            "label": {"zh": "一", "en": "one"},
            "options": options(2),
        })
    };
    with_questions(&(10..count).map(question).collect::<Vec<_>>())
}

#[test]
fn more_than_can_be_counted_is_refused_and_no_more_looked_at() {
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

/// What staff see at once: a notice can be looked at further where only what is said is wrong.
#[test]
fn a_notice_can_be_looked_at_further_where_its_conditions_make_sense() {
    let looked_at = |places: &[(&str, Value)]| {
        let (notice, problems) = Notice::examine(&with(places), Some(TEXT));
        assert_eq!(problems.len(), 1, "{problems:?}");
        notice.is_some()
    };
    assert!(looked_at(&[("/colour", json!("red"))]));
    assert!(looked_at(&[("/telephone", json!(""))]));
    assert!(!looked_at(&[("/telephone", json!(1))]));
    assert!(!looked_at(&[(
        "/sections/fee/findings/0/when",
        json!({"term": "nobody"})
    )]));
}

#[test]
fn the_bundled_text_serves_no_other_notice() {
    let other = with(&[("/id", json!("another-2021"))]);
    let bundled = Notice::read_bundled().unwrap();
    let notice = Notice::read_inline(&other, None, &bundled).unwrap();
    assert!(notice.clauses().is_empty());
    // Nor where a notice brings a text of its own, though it is an edition of the bundled one.
    let own = "# 文号\n\n另一份通知";
    let problems = Notice::read_inline(JSON, Some(own), &bundled).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|it| it.to_string().contains("has no clause `四（一）`"))
    );
}
