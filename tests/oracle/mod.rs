//! A second reading of the notice, written by hand from the contract and the notice's text.
//!
//! The engine evaluates conditions over partial answers. This is a different thing on purpose:
//! plain rows over an applicant about whom everything is known ([`rules`]), and the contract's
//! one rule for `unsure` and for gaps worked out by trying every possibility ([`table`]).
//! Nothing here reads notice.json or calls the engine, except to hand it the same answers.

#![allow(dead_code, reason = "each test file uses the part it needs")]

pub mod engine;
pub mod facts;
pub mod flow;
pub mod lines;
pub mod random;
pub mod reasons;
pub mod rules;
pub mod space;
pub mod state;
pub mod table;
