//! The tests of the engine, `src/notice` and `src/assess`: what a notice may say, which answers
//! are understood, and what they come to. Complete and quick, for mutation testing runs this
//! suite and no other. `tests/flow.rs` walks every path of the questions besides.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../oracle/mod.rs"]
mod oracle;

mod answers;
mod cases;
mod data_mutants;
mod days;
mod explanations;
mod facts;
mod faults;
mod flow;
mod lines;
mod notice;
mod open_points;
mod plan;
mod properties;
mod reasons;
mod sections;
mod truth;
