//! Questions and answers of the invented notices, for their oracles.

/// A day: year, month, day.
pub type Day = (i32, u32, u32);

/// A definite answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Options by id; several only where the question takes several, and one beside a number or a day.
    Options(&'static [&'static str]),
    Number(u32),
    Day(Day),
}

/// A question with definite answers that stand for all of them: every option or combination of options, and
/// of a number or a day the limits and the values below, at and above each threshold.
pub struct Question {
    pub id: &'static str,
    /// Whether it takes several options.
    pub several: bool,
    /// The option in force without an answer, where there is one.
    pub default: Option<&'static str>,
    pub answers: &'static [Answer],
}

/// A question that takes one answer.
pub const fn asked(id: &'static str, answers: &'static [Answer]) -> Question {
    Question {
        id,
        several: false,
        default: None,
        answers,
    }
}
