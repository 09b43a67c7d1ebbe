//! What must hold for whatever anyone makes up: a few cases every time, always the same ones;
//! `PROPTEST_CASES=20000 cargo test --test engine properties` tries others, and more of them.

mod answers;
mod notices;

use std::fmt::Debug;

use proptest::prelude::Strategy;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::oracle::state::{QUESTIONS, State};

/// Tries a property, and panics with the smallest case that it does not hold for.
fn holds<S>(few: u32, cases: S, property: impl Fn(S::Value))
where
    S: Strategy<Value: Debug>,
{
    let chance = Config {
        failure_persistence: None,
        ..Config::default()
    };
    // A build must not fail by chance, so chance comes in only where somebody asks for more.
    let config = match std::env::var_os("PROPTEST_CASES") {
        Some(_) => chance,
        None => Config {
            cases: few,
            rng_seed: RngSeed::Fixed(3),
            ..chance
        },
    };
    let tried = TestRunner::new(config).run(&cases, |case| {
        property(case);
        Ok(())
    });
    tried.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Answers of the contract, or a gap, for each question.
fn states() -> impl Strategy<Value = State> {
    let choices = QUESTIONS
        .map(|question| 0..=question.answers().end)
        .to_vec();
    choices.prop_map(|choices| {
        let pairs = QUESTIONS.into_iter().zip(choices);
        pairs.fold(State::empty(), |state, (question, choice)| {
            if choice == question.answers().end {
                state
            } else {
                state.with(question, choice)
            }
        })
    })
}

/// The same things in an order that chance chose.
fn in_order<T>(mut things: Vec<T>, order: &[Index]) -> Vec<T> {
    let mut ordered = Vec::new();
    for index in order {
        if !things.is_empty() {
            ordered.push(things.remove(index.index(things.len())));
        }
    }
    ordered.extend(things);
    ordered
}
