//! The oracle: the expected results, written by hand from docs/contract.md and the notice's text, to compare
//! the engine's with.
//!
//! The engine evaluates conditions over partial answers. The oracle works differently on purpose: it has
//! plain rows for an applicant whose answers are all definite ([`rules`]), and evaluates `unsure` and missing
//! answers by trying every possibility ([`table`]).
//! Nothing here reads notice.json or calls the engine, except `notice`, which reads the files, and
//! `engine`, which gives the engine the same answers.

#![allow(dead_code, reason = "each test file uses the part it needs")]

pub mod any;
pub mod engine;
pub mod example;
pub mod example_short;
pub mod example_short_said;
pub mod example_transport;
pub mod example_transport_said;
pub mod facts;
pub mod flow;
pub mod lines;
pub mod notice;
pub mod random;
pub mod reasons;
pub mod rules;
pub mod space;
pub mod state;
pub mod table;
