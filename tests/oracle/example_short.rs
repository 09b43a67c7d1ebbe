//! The decisions of the invented notice example-short-2025, written by hand from its text, for an applicant
//! whose answers are all definite.

use super::example::Answer::{self, Number, Options};
use super::example::{Question, asked};

pub const QUESTIONS: &[Question] = &[
    asked(
        "unit",
        &[
            Options(&["township"]),
            Options(&["street"]),
            Options(&["county"]),
        ],
    ),
    // The limits, and the values below, at and above one and two years.
    asked(
        "years",
        &[Number(0), Number(1), Number(2), Number(3), Number(50)],
    ),
];

/// One definite answer to every question.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub unit: &'static str,
    pub years: u32,
}

impl Applicant {
    /// An applicant with an answer to each question, by id.
    ///
    /// # Panics
    /// Where an answer is of the wrong kind.
    pub fn new(answer: impl Fn(&str) -> Answer) -> Self {
        match (answer("unit"), answer("years")) {
            (Options([unit]), Number(years)) => Self { unit, years },
            other => panic!("{other:?}"),
        }
    }
}

/// 一: two years, in a township one. Whether a street office counts as a township is not said.
pub fn eligibility(a: &Applicant) -> &'static str {
    match (a.unit, a.years) {
        (_, 2..) | ("township", 1) => "enough",
        ("street", 1) => "confirm",
        _ => "too-short",
    }
}

/// 二: a township adds a proof.
pub fn township_proof(a: &Applicant) -> &'static str {
    if a.unit == "township" {
        "applies"
    } else {
        "does-not"
    }
}

/// The notice states no fee.
pub fn amount(_: &Applicant) -> Option<u32> {
    None
}

/// No verdict of this notice ends the check.
pub fn ends(_: &Applicant) -> bool {
    false
}

/// Every verdict by its key.
pub fn verdicts(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    vec![
        ("eligibility", eligibility(a)),
        ("materials/township-proof", township_proof(a)),
    ]
}
