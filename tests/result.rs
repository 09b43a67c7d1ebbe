//! Tests that the page contains every sentence of an assessment, folded ones included, for 500 random
//! applicants who have answered everything and are not barred, and for barred ones drawn on the way.
//! Quotes are rendered when a clause is opened; `tests/browser/result.spec.ts` tests that.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "oracle/mod.rs"]
mod oracle;

use std::rc::Rc;

use serde_json::Value;
use zicha::assess::{Answers, assess, prune};
use zicha::notice::{Notice, QuestionIndex};
use zicha::prerender;

use oracle::engine::{Follower, notice_2021};
use oracle::random::Random;

const APPLICANTS: usize = 500;

/// The fragment with the answers.
fn fragment(notice: &Notice, answers: &Answers) -> String {
    let questions = (0..notice.document().questions.len()).map(QuestionIndex);
    let answered = questions.filter(|it| answers.is_answered(*it));
    let pairs = answered.map(|it| {
        let options = notice.option_ids(it, answers.chosen(it));
        let options: Vec<&str> = options.iter().map(|it| &**it).collect();
        format!("{}={}", notice.question(it).id, options.join(","))
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Collects every sentence with a clause from the JSON of an assessment, in a language.
fn sentences<'a>(json: &'a Value, language: &str, found: &mut Vec<&'a str>) {
    match json {
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

/// The text of an HTML page.
fn text(html: &str) -> String {
    let parts = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |it| it.1));
    let text: String = parts.collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&")
}

#[test]
fn every_sentence_of_an_assessment_is_on_the_page() {
    let notice = notice_2021();
    let page = Rc::new(oracle::notice::read());
    let mut engine = Follower::new();
    let mut random = Random::new(500);
    let today = "2021-09-10".parse().unwrap();
    let (mut applicants, mut barred, mut said) = (0, 0, 0);
    while applicants < APPLICANTS {
        let answers = prune(notice, engine.answers(random.state(255))).0;
        let assessment = assess(notice, &answers, today);
        if assessment.next.is_some() {
            continue;
        }
        let language = ["zh", "en"][applicants % 2];
        let json = serde_json::to_value(&assessment).unwrap();
        let mut expected = Vec::new();
        if assessment.is_barred() {
            // Of its assessment a barred applicant sees eligibility and windows only.
            barred += 1;
            sentences(&json["eligibility"], language, &mut expected);
            sentences(&json["windows"], language, &mut expected);
            sentences(&json["window_notes"], language, &mut expected);
        } else {
            applicants += 1;
            sentences(&json, language, &mut expected);
        }
        let fragment = fragment(notice, &answers);
        let shown = text(&prerender::visit(&page, language, &fragment, today));
        for sentence in &expected {
            assert!(shown.contains(sentence), "{fragment}: {sentence}");
        }
        said += expected.len();
    }
    assert!(barred > 100, "{barred} barred");
    assert!(said > 10_000, "{said} sentences");
}
