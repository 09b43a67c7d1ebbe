//! Tests the explanations over all kinds of answers to every section: the answers that a finding names
//! decide it, and the answers listed as changing a verdict are exactly those that do.

use std::collections::BTreeSet;

use serde_json::json;
use zicha::assess::{Assessment, Because, Found, Instead, Outcome, Said, WouldChange, assess};
use zicha::notice::Date;

use crate::oracle::engine::{Follower, assessment, content};
use crate::oracle::random::Random;
use crate::oracle::rules::Applicant;
use crate::oracle::space::Space;
use crate::oracle::state::{Question, State};
use crate::oracle::table::{Table, is_promised, tables};

/// The verdicts with `would_change` (contract §2: unfavourable or unsettled).
const UNWELCOME: &[&str] = &["barred", "confirm", "not-exempt", "not-stated"];

fn assessed(engine: &mut Follower, state: State) -> Assessment {
    let today: Date = "2021-09-10".parse().unwrap();
    let notice = engine.notice;
    assess(notice, engine.answers(state), today.into())
}

/// The option that an answer names; the notice of 2021 asks for no values.
fn option(because: &Because) -> &str {
    match &because.said {
        Said::Option(option) => option,
        value @ Said::Value { .. } => panic!("{value:?}"),
    }
}

fn other_option(change: &WouldChange) -> &str {
    match &change.instead {
        Instead::Option(option) => option,
        value => panic!("{value:?}"),
    }
}

/// Visits every kind of state of every section in which its verdict counts.
fn everywhere(seed: u64, mut visit: impl FnMut(&mut Follower, &'static Table, State)) {
    let (mut engine, mut random) = (Follower::new(), Random::new(seed));
    for table in tables() {
        Space::of(table).visit(&mut random, &mut |state| {
            if is_promised(table, state) {
                visit(&mut engine, table, state);
            }
        });
    }
}

/// The state with only the answers that a finding names.
fn named(found: &Found) -> State {
    let mut state = State::empty();
    for because in &found.because {
        let question = Question::with_id(&because.question);
        state = state.adding(question, option(because));
    }
    state
}

/// A finding with its section and the answers it names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Explained {
    key: &'static str,
    id: String,
    verdict: String,
    because: Vec<(String, String)>,
}

impl Explained {
    fn new(key: &'static str, found: &Found) -> Self {
        let pair = |it: &Because| (it.question.to_string(), option(it).to_owned());
        Self {
            key,
            id: found.id.to_string(),
            verdict: found.verdict.to_string(),
            because: found.because.iter().map(pair).collect(),
        }
    }

    fn is_found(&self, engine: &mut Follower, state: State) -> bool {
        let assessment = assessed(engine, state);
        let section = content(&assessment, self.key);
        let mut same = section.findings.iter().filter(|found| *found.id == self.id);
        same.any(|found| *found.verdict == *self.verdict)
    }
}

#[test]
fn every_finding_rests_on_the_answers_it_names_and_on_each_of_them() {
    let mut looked_at = BTreeSet::new();
    let mut problems = Vec::new();
    everywhere(18, |engine, table, state| {
        let assessment = assessed(engine, state);
        for &key in table.section.keys {
            for found in &content(&assessment, key).findings {
                let explained = Explained::new(key, found);
                if looked_at.contains(&explained) {
                    continue;
                }
                let named = named(found);
                let id = &found.id;
                if !explained.is_found(engine, named) {
                    problems.push(format!("{key}: {id} does not follow from {named:?} alone"));
                }
                for question in named.answered() {
                    let mut others = question.answers();
                    if !others.any(|it| !explained.is_found(engine, named.with(question, it))) {
                        let question = question.id();
                        problems.push(format!("{key}: {id} of {named:?}: {question} is idle"));
                    }
                }
                looked_at.insert(explained);
            }
        }
    });
    assert!(problems.is_empty(), "{}: {problems:#?}", problems.len());
    assert!(
        looked_at.len() > 300,
        "only {} explanations",
        looked_at.len()
    );
}

/// The single changes of an answer that lead to another verdict, by the oracle.
fn changes(table: &Table, state: State) -> Vec<(Question, &'static str, State)> {
    let questions = table.section.depends_on.iter().copied();
    let single = |question: Question| {
        let options = question.single_options().into_iter();
        options.map(move |(id, choice)| (question, id, state.with(question, choice)))
    };
    let answered = questions.filter(|&question| state.has(question));
    answered
        .flat_map(single)
        .filter(|(_, _, changed)| table.code(*changed) != table.code(state))
        .collect()
}

/// For changes that would bar the applicant the verdicts do not count, so the section itself is asked.
#[test]
fn would_change_lists_exactly_the_answers_that_change_an_unwelcome_verdict() {
    let mut count = 0;
    everywhere(19, |engine, table, state| {
        let by_the_oracle = changes(table, state);
        let unwelcome = UNWELCOME.contains(&table.verdict(state));
        let assessment = assessed(engine, state);
        for &key in table.section.keys {
            let section = content(&assessment, key);
            for found in &section.findings {
                let outcome = section.verdict.as_ref().unwrap();
                let decides = unwelcome && outcome.is(&found.verdict);
                let (mut expected, mut found_changes) = (BTreeSet::new(), BTreeSet::new());
                for &(question, option, changed) in by_the_oracle.iter().filter(|_| decides) {
                    if is_promised(table, changed) {
                        expected.insert((question.id(), option, table.verdict(changed)));
                    }
                }
                for change in found.would_change.iter() {
                    let (question, option) = (&*change.question, other_option(change));
                    let asked = Question::with_id(question);
                    let changed = state.with(asked, asked.choice_alone(option));
                    if is_promised(table, changed) {
                        found_changes.insert((question, option, change.outcome.id()));
                    } else {
                        let found = engine.verdict(key, changed);
                        assert_eq!(*found, *change.outcome.id(), "{changed:?}");
                    }
                }
                assert_eq!(found_changes, expected, "{key}: {} of {state:?}", found.id);
                count += found_changes.len();
            }
        }
    });
    assert!(count > 100_000, "only {count} changes");
}

#[test]
fn every_settled_verdict_has_a_finding_and_those_that_make_it_come_first() {
    everywhere(21, |engine, table, state| {
        // Only a link can leave a gap before an answer; then a verdict may be settled because all
        // remaining answers lead to it, for different reasons.
        let mut answered = table.section.depends_on.iter().map(|&it| state.has(it));
        if !answered.by_ref().skip_while(|it| *it).all(|it| !it) {
            return;
        }
        let assessment = assessed(engine, state);
        for key in table.section.keys {
            let section = content(&assessment, key);
            let (outcome, findings) = (section.verdict.as_ref().unwrap(), &section.findings);
            let deciding = |found: &Found| outcome.is(&found.verdict);
            assert!(
                *outcome == Outcome::Open || findings.iter().any(deciding),
                "{key}: {state:?}"
            );
            let sorted = findings.is_sorted_by_key(|found| !deciding(found));
            assert!(sorted, "{key}: {state:?}");
        }
    });
}

/// With definite answers, each row of the oracle that decides a verdict appears with its clause; where
/// the bureau has to be asked no clause decides.
#[test]
fn every_reason_appears_with_its_clause() {
    everywhere(22, |engine, table, state| {
        let depends_on = table.section.depends_on.iter();
        if !depends_on
            .clone()
            .all(|&question| state.get(question) < question.definite())
        {
            return;
        }
        let choice = |question: Question| {
            if state.has(question) {
                state.get(question)
            } else {
                0
            }
        };
        let applicant = Applicant::new(choice);
        let verdict = table.verdict(state);
        let rows = table
            .section
            .rows
            .iter()
            .filter(|row| row.verdict != "confirm");
        let reasons = rows.filter(|row| row.verdict == verdict && (row.fits)(&applicant));
        let assessment = assessed(engine, state);
        for reason in reasons {
            for key in table.section.keys {
                let mut found = content(&assessment, key).findings.iter();
                let is_there =
                    found.any(|it| *it.verdict == *verdict && *it.clause == *reason.clause);
                assert!(
                    is_there,
                    "{key} of {state:?}: no finding cites {}",
                    reason.clause
                );
            }
        }
    });
}

/// A unit of unknown level may be a township's, where applicants are exempt.
fn at_a_unit_of_unknown_level(route: &str) -> serde_json::Value {
    let answers = json!({
        "route": route,
        "status": "in-service",
        "workplace": "korla",
        "employer": "bureau-institution",
        "unit-level": "unsure",
        "assignments": ["none"],
    });
    assessment(&answers, "2021-09-10")["defence"].take()
}

#[test]
fn an_unsure_finding_names_the_question_it_depends_on() {
    let defence = at_a_unit_of_unknown_level("intermediate-review");
    assert_eq!(defence["verdict"], "confirm");
    let findings = defence["findings"].as_array().unwrap();
    let township = findings.iter().find(|it| it["id"] == "township").unwrap();
    assert_eq!(township["verdict"], "confirm");
    assert_eq!(
        township["text"],
        json!({
            "zh": "视“单位层级”而定：属于通知五（一）所列免于答辩范围：在县级以下基层单位工作（乡镇及以下）。",
            "en": "Depends on “Level of the unit”: Within 五（一）: those who work in grass-roots units below county level (township or below) are exempt.",
        })
    );
}

#[test]
fn a_step_that_depends_on_an_unsure_answer_says_so() {
    let steps = |employer: &str| {
        let answers =
            json!({"route": "junior-review", "status": "in-service", "employer": employer});
        let assessment = assessment(&answers, "2021-09-10");
        let steps = assessment["steps"]["items"].as_array().unwrap().iter();
        let zh = steps.map(|it| it["text"]["zh"].as_str().unwrap().to_owned());
        zh.filter(|it| it.contains("人事代理机构"))
            .collect::<Vec<_>>()
    };
    // 二（三）: one channel for private enterprises, another for freelancers, none for `unsure`.
    assert_eq!(
        steps("freelance"),
        ["委托人事代理机构审核、公示（不少于5个工作日，六（三））、推荐。"]
    );
    assert_eq!(
        steps("unsure"),
        [
            "视“单位性质”而定：由所在工作单位或者人事代理机构审核、公示（不少于5个工作日，六（三））、推荐。",
            "视“单位性质”而定：委托人事代理机构审核、公示（不少于5个工作日，六（三））、推荐。",
        ]
    );
}

#[test]
fn an_unsure_finding_is_not_shown_where_another_settles_the_verdict() {
    let defence = at_a_unit_of_unknown_level("junior-review");
    assert_eq!(defence["verdict"], "exempt");
    let findings = defence["findings"].as_array().unwrap();
    assert!(findings.iter().all(|it| it["verdict"] == "exempt"));
}
