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

/// A sentence of a notice.
pub struct Sentence<A> {
    pub id: &'static str,
    /// The verdict of a finding; empty for what decides nothing.
    pub verdict: &'static str,
    pub clause: &'static str,
    pub who: Who<A>,
    pub asks: Asks,
}

/// For whom a sentence holds.
pub enum Who<A> {
    /// Everyone; of findings, those for whom no other one does.
    Everyone,
    Those(fn(&A) -> bool),
    /// Those who answered this question with `unsure`.
    Unsure(&'static str),
}

/// Whether the bureau has to be asked, and whether its answer can cost the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    Something,
    ForTheYear,
}

/// The sentences of a place, in order: `eligibility` for its findings, `eligibility notes`, `steps items`, and the
/// same of papers, `materials/vacancy`.
pub type Place<A> = (&'static str, &'static [Sentence<A>]);

/// A finding, or an item of a list.
pub const fn said<A>(
    id: &'static str,
    verdict: &'static str,
    clause: &'static str,
    who: Who<A>,
) -> Sentence<A> {
    asks(Asks::Nothing, id, verdict, clause, who)
}

/// A sentence that the bureau has to be asked about.
pub const fn asks<A>(
    asks: Asks,
    id: &'static str,
    verdict: &'static str,
    clause: &'static str,
    who: Who<A>,
) -> Sentence<A> {
    Sentence {
        id,
        verdict,
        clause,
        who,
        asks,
    }
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
