//! Tests the current notice and that of 2021 against the official text, and notices with one mistake.

use serde_json::{Value, json};
use zicha::notice::{Clauses, Notice};

use crate::oracle::engine::assessment_by;
use crate::oracle::notice::{self, JSON, TEXT};

fn document() -> Value {
    serde_json::from_str(JSON).expect("JSON")
}

/// The problems of the notice of 2021 with values set at places.
fn problems(places: &[(&str, Value)]) -> Vec<String> {
    match Notice::read(&notice::with(JSON, places), Some(TEXT)) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// Fails unless each of these is the beginning of a problem, with the section in its place named by id.
fn assert_among(found: &[String], expected: &[&str]) {
    for expected in expected {
        let (place, message) = expected.split_once(": ").expect("a place");
        let expected = format!("{}: {message}", notice::place(place));
        assert!(
            found.iter().any(|it| it.starts_with(&expected)),
            "{expected} is not in {found:#?}"
        );
    }
}

/// Everything in a document that cites a clause: the clause, the quote and the place.
fn citations(value: &Value, place: &str, found: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(clause), Some(quote)) = (fields.get("clause"), fields.get("quote")) {
                let text = |value: &Value| value.as_str().expect("a string").to_owned();
                found.push((text(clause), text(quote), place.to_owned()));
            }
            for (key, value) in fields {
                citations(value, &format!("{place}.{key}"), found);
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                citations(value, &format!("{place}[{at}]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_notice_is_in_the_folder_of_its_id_and_one_of_them_is_current() {
    let folders = notice::folders();
    assert!(folders.contains(&notice::current()));
    for folder in folders {
        let [json, _] = notice::files(&folder);
        let document: Value = serde_json::from_str(&json).expect("JSON");
        assert!(folder.ends_with(document["id"].as_str().expect("an id")));
    }
}

#[test]
fn every_quote_is_in_its_clause_word_for_word() {
    for folder in notice::folders() {
        let [json, text] = notice::files(&folder);
        let clauses = Clauses::read(&text);
        let mut found = Vec::new();
        citations(&serde_json::from_str(&json).expect("JSON"), "", &mut found);
        let fewest = if folder == notice::folder_2021() {
            150
        } else {
            10
        };
        assert!(found.len() > fewest, "only {} citations", found.len());
        for (clause, quote, place) in found {
            let clause = clauses
                .get(&clause)
                .unwrap_or_else(|| panic!("{place}: no clause {clause}"));
            assert!(!clause.places(&quote).is_empty(), "{place}: {quote}");
        }
    }
}

#[test]
fn every_clause_is_cited_or_listed_with_a_reason() {
    for folder in notice::folders() {
        let [json, text] = notice::files(&folder);
        let document: Value = serde_json::from_str(&json).expect("JSON");
        let mut found = Vec::new();
        citations(&document, "", &mut found);
        let listed = document["uncited"].as_array().expect("a list");
        for clause in Clauses::read(&text)
            .iter()
            .filter(|it| !it.paragraphs.is_empty())
        {
            let cited = found.iter().any(|(cited, ..)| *cited == *clause.id);
            let reasoned = listed
                .iter()
                .any(|it| it["clause"] == *clause.id && it["reason"] != "");
            assert!(
                cited != reasoned,
                "{} is cited: {cited}, listed: {reasoned}",
                clause.id
            );
        }
    }
}

#[test]
fn the_two_statements_are_complete_and_without_page_breaks() {
    let place = notice::pointer(&notice::place("sections.statements.items"));
    let document = document();
    let lengths: Vec<usize> = document
        .pointer(&place)
        .and_then(Value::as_array)
        .expect("a list")
        .iter()
        .map(|statement| {
            let quote = statement["quote"].as_str().expect("a string");
            assert!(!quote.contains(char::is_whitespace), "{quote}");
            quote.chars().count()
        })
        .collect();
    assert_eq!(lengths, [26, 65]);
}

#[test]
fn the_official_text_joins_the_pages_of_the_scan() {
    for sentence in [
        "申报人应当为在巴州工作的在职专业技术人才，离退休人员不得申报参加职称评审。",
        "相关纸质材料报送至巴州水利局401办公室。",
        "南疆学前教育支教和内地服务管理工作以及担任深度贫困村第一书记的专业技术人员，当年申报",
        "本单位已对提供的申报材料逐一审核，真实准确，同意推荐",
        "组织好本单位专业技术人员的职称申报工作",
    ] {
        assert!(TEXT.contains(sentence), "{sentence}");
    }
}

#[test]
fn every_place_of_a_wrong_shape_is_reported() {
    let found = problems(&[
        ("sections.fee.findings[0].colour", json!("red")),
        ("sections.fee.findings[0].amount_cny", json!(-1)),
        ("sections.fee.findings[1].verdict", json!(7)),
        ("sections.fee.findings[2].when", json!({})),
        ("sections.fee.verdicts[0].tone", json!("cheerful")),
        ("sections.windows.items[0].opens", json!("2021-02-30")),
        (
            "sections.windows.items[1].closes",
            json!("2021-09-30T24:01"),
        ),
        ("sections.windows.items[1].actor", json!("nobody")),
        ("sections.materials.items[0].copies", json!("one")),
        (
            "sections.materials.items[1].copies",
            json!([{"when": {"route": ["senior"]}}]),
        ),
        ("sections.channel.kind", json!("decisions")),
        ("sections.thesis.items", json!([])),
        ("questions[1].kind", json!("number")),
        ("questions[2].kind", json!("year")),
        ("round", json!({"year": 2021, "from": "2021-01-01"})),
        ("languages", json!("zh")),
        ("questions[0].text", json!("Route?")),
    ]);
    let expected = [
        "languages: expected an array, not `zh`",
        "round.until: the field is missing",
        "questions[0].text: expected an object with one wording a language, not `Route?`",
        "questions[1].unit: the field is missing",
        "questions[1].least: the field is missing",
        "questions[1].most: the field is missing",
        "questions[2].kind: expected one of one several number day, not `year`",
        "sections.fee.findings[0].amount_cny: expected a whole number, not negative, not -1",
        "sections.fee.findings[0].colour: the field is unknown; expected ",
        "sections.fee.findings[1].verdict: expected a string, not 7",
        "sections.fee.findings[2].when: the list is empty",
        "sections.fee.verdicts[0].tone: expected one of favourable neutral unfavourable unsettled",
        "sections.windows.items[0].opens: expected a day YYYY-MM-DD, or a time on it, ",
        "sections.windows.items[1].closes: expected a day YYYY-MM-DD, or a time on it, ",
        "sections.windows.items[1].actor: expected one of applicant unit bureau, not `nobody`",
        "sections.materials.items[0].copies: expected a small whole number, not negative, not `one`",
        "sections.materials.items[1].copies[0].count: the field is missing",
        "sections.channel.kind: expected one of decision fee windows papers ",
        "sections.thesis.items: the field is unknown; expected ",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    assert_among(&found, &expected);
}

/// Fields that belong to another kind of section or question are unknown there.
#[test]
fn a_field_of_another_kind_is_unknown() {
    let found = problems(&[
        ("sections.cautions.catalogue", json!(true)),
        ("sections.materials.ordered", json!(true)),
        ("sections.windows.items[0].amount_cny", json!(1)),
        ("sections.fee.findings[0].alone", json!(true)),
        ("questions[0].least", json!(1)),
        ("questions[0].first", json!("2021-01-01")),
    ]);
    let expected = [
        "questions[0].least: the field is unknown",
        "questions[0].first: the field is unknown",
        "sections.cautions.catalogue: the field is unknown",
        "sections.materials.ordered: the field is unknown",
        "sections.windows.items[0].amount_cny: the field is unknown",
        "sections.fee.findings[0].alone: the field is unknown",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    assert_among(&found, &expected);
}

#[test]
fn what_is_not_a_notice_is_refused() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        &format!("{JSON} and more"),
        &"[".repeat(10_000),
    ] {
        let problems = Notice::read(text, Some(TEXT)).expect_err("no notice");
        assert!(
            problems
                .iter()
                .all(|problem| !problem.to_string().is_empty())
        );
    }
    let twice = JSON.replacen("\"year\": 2021,", "\"year\": 2021, \"year\": 2022,", 1);
    let problems = Notice::read(&twice, Some(TEXT)).expect_err("a field twice");
    assert_eq!(
        problems[0].to_string(),
        "round.year: the field stands twice"
    );
}

#[test]
fn all_inconsistencies_are_reported_at_once() {
    let found = problems(&[
        ("sections.windows.items[0].closes", json!("2021-09-05")),
        ("sections.windows.items[1].closes", json!("2022-09-20")),
        ("sections.fee.findings[0].when", json!({"rout": ["senior"]})),
        (
            "sections.fee.findings[1].when",
            json!({"route": ["juniour"]}),
        ),
        (
            "sections.fee.findings[2].when",
            json!({"route": ["unsure"]}),
        ),
        ("sections.fee.findings[3].text", json!({"zh": "费用"})),
        ("sections.defence.findings[0].quote", json!("免于一切")),
        ("sections.defence.findings[1].clause", json!("九（九）")),
        ("sections.defence.findings[2].verdict", json!("stated")),
        (
            "sections.defence.findings[3].when",
            json!({"term": "nobody"}),
        ),
        (
            "sections.defence.findings[4].when",
            json!({"unsure": "route"}),
        ),
        (
            "sections.defence.findings[5].when",
            json!({"route": {"at-least": 2}}),
        ),
        ("sections.materials.items[1].id", json!("conduct-appraisal")),
        ("sections.exemption.within", json!("fee")),
        (
            "sections.exemption-steps.shown_with.section",
            json!("exemptions"),
        ),
        ("sections.steps.items[0].window", json!("onlin")),
        ("questions[0].text.en", json!("<b>Route?</b>")),
        (
            "sections.sites.items[0].address",
            json!("javascript:alert(1)"),
        ),
    ]);
    let expected = [
        "sections.windows.items[0].closes: the window closes before it opens",
        "sections.windows.items[1].closes: 2022-09-20 is outside the round, 2021-01-01 to 2021-12-31",
        "sections.fee.findings[0].when.rout: there is no question `rout`",
        "sections.fee.findings[1].when.route[0]: the question `route` has no option `juniour`",
        "sections.fee.findings[2].when.route[0]: a condition cannot ask for `unsure`",
        "sections.fee.findings[3].text: the wording in `en` is missing",
        "sections.defence.findings[0].quote: the quote is not in clause `五（二）`",
        "sections.defence.findings[1].clause: the official text has no clause `九（九）`",
        "sections.defence.findings[2].verdict: the verdict `stated` does not belong here",
        "sections.defence.findings[3].when.term: there is no term `nobody`; they are listed under `terms`",
        "sections.defence.findings[4].when: only notes and other lines may ask for `unsure`",
        "sections.defence.findings[5].when.route.at-least: `route` takes options",
        "sections.materials.items[1]: the id `conduct-appraisal` is used twice",
        "sections.exemption.within: there is no section `fee` before this one",
        "sections.exemption-steps.shown_with.section: there is no section `exemptions`",
        "sections.steps.items[0].window: there is no window `onlin`",
        "questions[0].text.en: the text looks like markup",
        "sections.sites.items[0].address: `javascript:alert(1)` is not a web address",
    ];
    assert_among(&found, &expected);
}

#[test]
fn a_notice_without_its_text_is_validated_by_itself() {
    let notice = Notice::read(JSON, None).expect("a notice");
    assert!(notice.clauses().is_empty());
    let own = notice::read();
    let inline = Notice::read_inline(JSON, None, &own).expect("a notice");
    assert!(
        inline.clauses().get("四（九）").is_some(),
        "the text of a notice serves another edition of it"
    );
}

/// Portals may ask for a language that a notice does not have.
#[test]
fn a_text_is_given_in_the_requested_language_or_the_first_one() {
    let notice = Notice::read(JSON, None).expect("a notice");
    let at = notice.document().section_index("windows").expect("windows");
    let window = &notice.document().sections[at].windows()[0];
    let name = window.name.as_ref().expect("a name");
    assert_eq!(&*name.get("zh"), "网上申报");
    assert_eq!(&*name.get("en"), "Online filing");
    assert_eq!(&*name.get("ug"), "网上申报");
    assert_eq!(name.exact("en"), Some("Online filing"));
    assert_eq!(name.exact("ug"), None);
    assert_eq!(name.languages().collect::<Vec<_>>(), ["zh", "en"]);
}

#[test]
fn a_heading_begins_a_clause_and_a_line_is_a_paragraph() {
    let clauses = Clauses::read("before\n# 一\n\n甲\n乙\n## 一（一）\n丙");
    let ids: Vec<&str> = clauses.iter().map(|clause| &*clause.id).collect();
    assert_eq!(ids, ["一", "一（一）"]);
    let contains = |id: &str, quote: &str| !clauses.get(id).expect(id).places(quote).is_empty();
    assert!(contains("一", "甲") && contains("一", "乙") && contains("一（一）", "丙"));
    assert!(!contains("一", "丙") && !contains("一（一）", "甲") && !contains("一", "before"));
    assert!(clauses.get("二").is_none());
    assert!(!clauses.is_empty() && Clauses::read("no clause").is_empty());
}

/// Two papers with variants: each variant belongs to its own paper.
#[test]
fn several_papers_may_have_variants() {
    let items = notice::pointer(&notice::place("sections.materials.items"));
    let mut variant = document()
        .pointer(&format!("{items}/1/variant"))
        .expect("a variant")
        .clone();
    let findings = variant["findings"].as_array_mut().expect("a list");
    findings.truncate(1);
    findings[0]["clause"] = json!("四（一）");
    findings[0]["quote"] = json!("原件1份");
    findings[0]["when"] = json!({"route": ["junior-review"]});
    let changed = notice::with(JSON, &[("sections.materials.items[0].variant", variant)]);
    let notice = Notice::read(&changed, Some(TEXT)).expect("a notice");
    let answers = json!({"route": "junior-review", "employer": "state-enterprise"});
    let output = assessment_by(&notice, &answers, "2021-09-10").expect("an assessment");
    let forms = ["/materials/items/0/variant", "/materials/items/1/variant"];
    let found = forms.map(|place| output.pointer(place).expect(place).clone());
    assert_eq!(found, [json!("institution"), json!("enterprise")]);
}

/// Gives the papers of a section ids of their own.
fn rename_papers(section: &mut Value) {
    let renamed = |id: &Value| json!(format!("{}-of-others", id.as_str().expect("an id")));
    for paper in section["items"].as_array_mut().expect("papers") {
        paper["id"] = renamed(&paper["id"]);
    }
    for finding in section["findings"].as_array_mut().expect("findings") {
        for id in finding["items"].as_array_mut().into_iter().flatten() {
            *id = renamed(id);
        }
    }
}

/// Two sections of one kind whose findings have the same ids: nothing is looked up by the id of a finding alone.
#[test]
fn sections_of_one_kind_may_stand_side_by_side() {
    let mut document = document();
    let sections = document["sections"].as_array_mut().expect("a list");
    let at = |id: &str, sections: &[Value]| {
        sections
            .iter()
            .position(|it| it["id"] == id)
            .expect("a section")
    };
    for (id, other) in [("fee", "fee-of-others"), ("materials", "papers-of-others")] {
        let mut copy = sections[at(id, sections)].clone();
        copy["id"] = json!(other);
        copy.as_object_mut().expect("an object").remove("summary");
        if id == "fee" {
            copy["findings"][0]["when"] = json!({"route": ["senior"]});
            copy["findings"][5]["when"] = json!({"route": ["intermediate-review"]});
        } else {
            copy["findings"][0]["when"] = json!({"route": ["senior"]});
            rename_papers(&mut copy);
        }
        sections.push(copy);
    }
    let notice = Notice::read(&document.to_string(), Some(TEXT)).expect("a notice");
    let answers = json!({"route": "senior", "employer": "state-enterprise"});
    let output = assessment_by(&notice, &answers, "2021-09-10").expect("an assessment");
    let found = [
        "/fee",
        "/fee-of-others",
        "/materials/items/8",
        "/papers-of-others/items/8",
    ]
    .map(|place| output.pointer(place).expect(place)["verdict"].clone());
    assert_eq!(
        found,
        ["not-stated", "stated", "required", "confirm"].map(|it| json!(it))
    );
    assert_eq!(output["fee-of-others"]["amount_cny"], 380);
}
