//! Tests every section of an assessment against the oracle, over every combination of the
//! answers it depends on: definite, `unsure` and missing.

use serde_json::{Value, json};
use zicha::notice::Notice;

use crate::oracle::engine::{Follower, any_difference, assessment, notice_2021};
use crate::oracle::random::Random;
use crate::oracle::rules::{
    FEES, INTERMEDIATE_EDUCATION, INTERMEDIATE_REMAINING, JUNIOR_EDUCATION, JUNIOR_REMAINING,
    MATERIAL_IDS,
};
use crate::oracle::space::Space;
use crate::oracle::state::Question::{
    self, AssignmentPeriod, Assignments, Employer, Route, Status, Submissions,
};
use crate::oracle::state::State;
use crate::oracle::table::{is_barred, is_promised, table, tables, verdict};

const TODAY: &str = "2021-09-10";

/// Visits every combination of answers to these questions, unanswered included.
fn combinations(questions: &[Question], state: State, visit: &mut impl FnMut(State)) {
    match questions {
        [] => visit(state),
        [first, rest @ ..] => {
            combinations(rest, state, visit);
            for choice in first.answers() {
                combinations(rest, state.with(*first, choice), visit);
            }
        }
    }
}

/// Compares a section with its table, and the number of compared combinations with the expected one:
/// all, and those that do not bar the applicant, in which alone the verdict counts.
fn holds(key: &str, combinations_expected: usize, promised_expected: usize) {
    let table = table(key);
    let mut engine = Follower::new();
    let (mut all, mut promised) = (0, 0);
    combinations(table.section.depends_on, State::empty(), &mut |state| {
        all += 1;
        promised += usize::from(is_promised(table, state));
        for key in table.section.keys {
            let (found, expected) = (engine.verdict(key, state), table.verdict(state));
            assert!(
                *found == *expected || !is_promised(table, state),
                "{key} of {state:?}: expected {expected}, found {found}"
            );
        }
    });
    assert_eq!(
        (all, promised),
        (combinations_expected, promised_expected),
        "{key}"
    );
}

/// Where a notice differs from the tables, over every kind of state of every section.
pub fn problem(notice: &Notice) -> Option<String> {
    let (mut engine, mut random) = (Follower::of(notice), Random::new(23));
    let mut problem = None;
    for table in tables() {
        Space::of(table).visit(&mut random, &mut |state| {
            let expected = table.verdict(state);
            let mut keys = table.section.keys.iter();
            if problem.is_none() && is_promised(table, state) {
                let wrong = keys.find(|key| *engine.verdict(key, state) != *expected);
                problem = wrong.map(|key| format!("{key} of {state:?} is not {expected}"));
            }
        });
    }
    problem
}

#[test]
fn every_kind_of_state_agrees_with_the_tables() {
    assert_eq!(problem(notice_2021()), None);
}

#[test]
fn eligibility() {
    holds("eligibility", 443_520, 443_520);
}

#[test]
fn fee() {
    holds("fee", 8, 8);
}

#[test]
fn defence() {
    holds("defence", 813_120, 711_480);
}

#[test]
fn thesis() {
    holds("thesis", 18_480, 13_090);
}

#[test]
fn education() {
    holds("education", 48, 35);
}

#[test]
fn education_source() {
    holds("education-source", 66, 55);
}

#[test]
fn exemption() {
    holds("exemption", 23_232, 20_328);
}

#[test]
fn channel() {
    holds("channel", 66, 55);
}

#[test]
fn materials_that_depend_on_the_route() {
    holds("materials/identity-card", 8, 7);
}

#[test]
fn materials_that_a_unit_issues() {
    holds("materials/unit-nature", 88, 77);
}

#[test]
fn other_material() {
    holds("materials/other", 1, 1);
}

#[test]
fn unit_nature_variant() {
    holds("materials/unit-nature/variant", 11, 11);
}

#[test]
fn no_section_depends_on_any_other_question() {
    let mut engine = Follower::new();
    let mut random = Random::new(4);
    let mut unbarred = 0;
    for sample in 0..20_000 {
        let state = random.state(if sample % 2 == 0 { 2 } else { 8 });
        unbarred += u32::from(!is_barred(state));
        let difference = any_difference(state, &engine.verdicts(state));
        assert!(difference.is_none(), "{}", difference.unwrap());
    }
    assert!(
        unbarred > 9_000,
        "every section counts in {unbarred} samples only"
    );
}

fn level(route: u8) -> Option<&'static str> {
    match *Route.options().get(usize::from(route))? {
        "intermediate-review" | "intermediate-initial" | "intermediate-grant" => {
            Some("intermediate")
        }
        "junior-review" | "junior-initial" => Some("junior"),
        _ => None,
    }
}

/// The subjects and years of some requirements.
fn subjects(requirements: &Value, counts: impl Fn(&Value) -> bool) -> Vec<(&str, u64)> {
    let requirements = requirements.as_array().unwrap().iter();
    requirements
        .filter(|one| counts(one))
        .map(|one| {
            (
                one["subject"].as_str().unwrap(),
                one["year"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn there_is_an_amount_only_when_it_is_stated() {
    combinations(&[Route], State::empty(), &mut |state| {
        let fee = assessment(&state.to_json(), TODAY)["fee"].clone();
        let route = Route.options().get(usize::from(state.get(Route)));
        let amount = FEES.iter().find(|(fee_route, _)| Some(fee_route) == route);
        let amount = amount.map(|&(_, yuan)| yuan);
        assert_eq!(
            fee.get("amount_cny").and_then(Value::as_u64),
            amount,
            "{state:?}"
        );
        assert_eq!(
            fee["verdict"] == "stated",
            fee.get("amount_cny").is_some(),
            "{state:?}"
        );
    });
}

#[test]
fn the_requirements_follow_the_level_of_the_route() {
    combinations(&[Route, Status], State::empty(), &mut |state| {
        let given = assessment(&state.to_json(), TODAY);
        let expected = match level(state.get(Route)) {
            Some("intermediate") => INTERMEDIATE_EDUCATION,
            Some(_) => JUNIOR_EDUCATION,
            None => &[],
        };
        if !is_barred(state) {
            assert_eq!(
                subjects(&given["education"]["items"], |_| true),
                expected,
                "{state:?}"
            );
        }
    });
}

#[test]
fn an_exemption_leaves_the_public_subject_of_the_year_before() {
    let mut granted = 0;
    combinations(
        &[Route, Assignments, AssignmentPeriod],
        State::empty(),
        &mut |state| {
            let state = state.with(Employer, Employer.choice("county-water-institution"));
            let expected = match (verdict("exemption", state), level(state.get(Route))) {
                ("may-apply", Some("intermediate")) => INTERMEDIATE_REMAINING,
                ("may-apply", Some("junior")) => JUNIOR_REMAINING,
                _ => return,
            };
            granted += 1;
            let education = assessment(&state.to_json(), TODAY)["education"].take();
            let remains = |one: &Value| one["waived_if_granted"] == json!(false);
            let remaining = subjects(&education["items"], remains);
            assert_eq!(remaining, expected, "{state:?}");
        },
    );
    assert_eq!(
        granted, 120,
        "60 sets with one of the four, two review routes"
    );
}

/// The verdict in the JSON, at the place given in contract §3.
fn written(output: &Value, key: &str) -> Value {
    let parts: Vec<&str> = key.split('/').collect();
    let item = |section: &str, id: &str| {
        let items = output[section]["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap().clone()
    };
    match parts[..] {
        [section] => output[section]["verdict"].clone(),
        [section, id] => item(section, id)["verdict"].clone(),
        [section, id, part] => item(section, id)[part].clone(),
        _ => panic!("nothing is called {key}"),
    }
}

#[test]
fn the_json_has_the_same_verdicts() {
    let mut random = Random::new(5);
    let mut engine = Follower::new();
    for _ in 0..500 {
        let state = random.state(6);
        let output = assessment(&state.to_json(), TODAY);
        let verdicts = engine.verdicts(state);
        for (key, verdict) in verdicts.iter() {
            assert_eq!(written(&output, key), verdict, "{key} of {state:?}");
        }
        // Five sections, three parts of education, the papers and the variant of one of them.
        assert_eq!(verdicts.iter().count(), 5 + 3 + MATERIAL_IDS.len() + 1);
        let ids: Vec<_> = output["materials"]["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| &m["id"])
            .collect();
        assert_eq!(ids, MATERIAL_IDS, "{state:?}");
    }
}

#[test]
fn unset_submissions_mean_none() {
    let mut random = Random::new(6);
    let mut engine = Follower::new();
    for _ in 0..500 {
        let state = random.state(6).without(Submissions);
        let none = state.with(Submissions, Submissions.choice("none"));
        assert_eq!(engine.verdicts(state), engine.verdicts(none), "{state:?}");
        assert_eq!(
            assessment(&state.to_json(), TODAY)["eligibility"]["verdict"],
            json!(verdict("eligibility", none)),
        );
    }
}
