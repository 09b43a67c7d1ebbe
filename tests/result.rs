//! Tests that the page of every notice contains every sentence of an assessment, folded ones included, for
//! random applicants who have answered everything, and for those whom a verdict ended the check on the way.
//! Quotes are rendered when a clause is opened; `tests/browser/result.spec.ts` tests that.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "oracle/mod.rs"]
mod oracle;

use std::rc::Rc;

use serde_json::{Value, json};
use zicha::assess::{Answers, Assessment, assess, prune, write_fragment};
use zicha::notice::Notice;
use zicha::prerender;

use oracle::any;
use oracle::random::Random;

/// The number of applicants on each notice.
const APPLICANTS: usize = 300;

/// Whether something in an assessment is for somebody else: a window, a charge, a requirement or a paper.
fn is_for_others(fields: &Value) -> bool {
    fields["verdict"] == json!("does-not") || fields["applies"] == json!("no")
}

/// Collects every sentence with a clause from the JSON of an assessment, in a language.
fn sentences<'a>(json: &'a Value, language: &str, found: &mut Vec<&'a str>) {
    match json {
        Value::Object(_) if is_for_others(json) => {}
        Value::Object(fields) => {
            if fields.contains_key("clause") {
                found.extend(fields.get("text").and_then(|text| text[language].as_str()));
            }
            for field in fields.values() {
                sentences(field, language, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                sentences(item, language, found);
            }
        }
        _ => {}
    }
}

/// The sections that an applicant sees: all, or once a verdict ended the check that section and the windows.
fn seen(assessment: &Assessment) -> Vec<Value> {
    let sections = assessment.sections.iter().enumerate();
    let seen = sections.filter(|(at, section)| {
        let ended = assessment.ended_by;
        ended.is_none() || ended == Some(*at) || !section.windows().is_empty()
    });
    seen.map(|(_, section)| serde_json::to_value(section).unwrap())
        .collect()
}

/// The text of an HTML page.
fn text(html: &str) -> String {
    let parts = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |it| it.1));
    let text: String = parts.collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&")
}

/// Fails unless the page says what an assessment says; returns how many sentences that are.
fn assert_said(
    notice: &Rc<Notice>,
    answers: &Answers,
    assessment: &Assessment,
    language: &str,
) -> usize {
    let sections = seen(assessment);
    let mut expected = Vec::new();
    for section in &sections {
        sentences(section, language, &mut expected);
    }
    let fragment = write_fragment(notice, answers);
    let shown = text(&prerender::visit(
        notice,
        language,
        &fragment,
        assessment.today,
    ));
    for sentence in &expected {
        assert!(
            shown.contains(sentence),
            "{}: {fragment}: {sentence}",
            notice.document().id
        );
    }
    expected.len()
}

#[test]
fn every_sentence_of_an_assessment_is_on_the_page() {
    for notice in any::notices() {
        let notice = Rc::new(notice);
        let mut random = Random::new(500);
        let today = notice.document().issued.into();
        let (mut applicants, mut ended, mut said) = (0, 0, 0);
        while applicants < APPLICANTS {
            let answers = prune(&notice, &any::answers(&notice, &mut random, 255)).0;
            let assessment = assess(&notice, &answers, today);
            if assessment.next.is_some() {
                continue;
            }
            if assessment.is_ended() {
                ended += 1;
            } else {
                applicants += 1;
            }
            let language = ["zh", "en"][applicants % 2];
            said += assert_said(&notice, &answers, &assessment, language);
        }
        let decisions = notice.rules().decisions.iter();
        let can_end = decisions
            .flat_map(|rule| &rule.levels)
            .any(|level| level.ends);
        assert!(ended > 100 || !can_end, "{ended} ended");
        assert!(said > 5 * APPLICANTS, "{said} sentences");
    }
}
