//! Tests the oracle without the engine: its rows, its dependencies and its rule for `unsure`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod oracle;

use std::collections::BTreeSet;

use oracle::random::Random;
use oracle::rules::{Applicant, MATERIAL_IDS, Row, SECTIONS, Section};
use oracle::state::{QUESTIONS, Question, State};
use oracle::table::{Table, tables};

const SAMPLES: usize = 20_000;

fn definite(random: &mut Random) -> State {
    QUESTIONS
        .into_iter()
        .fold(State::empty(), |state, question| {
            state.with(question, random.below(question.definite()))
        })
}

fn applicant(state: State) -> Applicant {
    Applicant::new(|question| state.get(question))
}

#[test]
fn a_section_reads_only_its_declared_dependencies() {
    let mut random = Random::new(1);
    for _ in 0..SAMPLES {
        let state = definite(&mut random);
        for table in tables() {
            let expected = table.section.verdict(&applicant(state));
            assert_eq!(
                table.verdict(state),
                expected,
                "{:?} {state:?}",
                table.section.keys
            );
        }
    }
}

#[test]
fn every_row_decides_for_some_answers() {
    let mut random = Random::new(2);
    let mut decided = BTreeSet::new();
    for _ in 0..SAMPLES {
        let applicant = applicant(definite(&mut random));
        for section in SECTIONS {
            let first = section.rows.iter().position(|row| (row.fits)(&applicant));
            decided.insert((section.keys[0], first.unwrap_or(section.rows.len())));
        }
    }
    for section in SECTIONS {
        for (
            index,
            Row {
                clause, verdict, ..
            },
        ) in section.rows.iter().enumerate()
        {
            let found = decided.contains(&(section.keys[0], index));
            assert!(
                found,
                "{:?}: {clause} {verdict} never decides",
                section.keys
            );
        }
        assert!(
            decided.contains(&(section.keys[0], section.rows.len())),
            "{:?}",
            section.keys
        );
    }
}

#[test]
fn all_twelve_materials_have_rows() {
    let keys = SECTIONS.iter().flat_map(|section| section.keys);
    let materials: BTreeSet<_> = keys
        .filter_map(|key| key.strip_prefix("materials/"))
        .filter(|id| !id.ends_with("/variant"))
        .collect();
    assert_eq!(materials, BTreeSet::from(MATERIAL_IDS));
}

/// The verdicts of all definite answers that an `unsure` one may stand for.
fn resolved(section: &Section, state: State) -> BTreeSet<&'static str> {
    let unsure = |question: &Question| state.get(*question) == question.unsure();
    let Some(question) = section.depends_on.iter().copied().find(unsure) else {
        return BTreeSet::from([section.verdict(&applicant(state))]);
    };
    let choices = 0..question.definite();
    choices
        .flat_map(|choice| resolved(section, state.with(question, choice)))
        .collect()
}

fn resolved_verdict(section: &Section, state: State) -> &'static str {
    let verdicts = resolved(section, state);
    if verdicts.len() == 1 {
        verdicts.first().unwrap()
    } else {
        "confirm"
    }
}

/// The verdicts that are still possible, where open questions may also be answered `unsure`.
fn possible(section: &Section, state: State) -> BTreeSet<&'static str> {
    let gap = section
        .depends_on
        .iter()
        .copied()
        .find(|question| !state.has(*question));
    let Some(question) = gap else {
        return BTreeSet::from([resolved_verdict(section, state)]);
    };
    question
        .answers()
        .flat_map(|choice| possible(section, state.with(question, choice)))
        .collect()
}

/// A random state with gaps: questions that the section ignores are definite, and `submissions` is never
/// a gap.
fn partial(random: &mut Random, table: &Table) -> State {
    let mut state = definite(random);
    for &question in table.section.depends_on {
        if question == Question::Submissions {
            continue;
        }
        // Each gap multiplies the number of answers to try, assignments by 65.
        let rarity = if question == Question::Assignments {
            12
        } else {
            4
        };
        state = match random.below(rarity) {
            0 => state.without(question),
            1 => state.with(question, question.unsure()),
            _ => state,
        };
    }
    state
}

#[test]
fn the_tables_agree_with_all_answers_tried() {
    let mut random = Random::new(3);
    for table in tables() {
        for _ in 0..300 {
            let state = partial(&mut random, table);
            let verdicts = possible(table.section, state);
            let expected = if verdicts.len() == 1 {
                verdicts.first().unwrap()
            } else {
                "open"
            };
            assert_eq!(
                table.verdict(state),
                expected,
                "{:?} {state:?}",
                table.section.keys
            );
        }
    }
}
