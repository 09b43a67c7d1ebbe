//! The tests of the engine, `src/notice` and `src/assess`: validation of notices and answers, and
//! assessment. The suite has to be complete and fast, because mutation testing runs only this one.
//! `tests/flow.rs` additionally walks every path of the questions.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../oracle/mod.rs"]
mod oracle;

mod answers;
mod cases;
mod data_mutants;
mod days;
mod examples;
mod explanations;
mod facts;
mod faults;
mod flow;
mod lines;
mod notice;
mod open_points;
mod plan;
mod properties;
mod real_notices;
mod reasons;
mod sections;
mod truth;
