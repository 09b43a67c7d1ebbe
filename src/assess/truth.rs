//! The logic in which conditions are evaluated: true, false, unsure and unanswered.

use crate::notice::{QuestionSet, Rule};

use super::Answers;

/// What a condition can still turn out to be. One possibility is a settled truth; several
/// mean that it is unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth(u8);

impl Truth {
    /// It holds.
    pub const TRUE: Self = Self(0b001);
    /// It does not hold.
    pub const FALSE: Self = Self(0b010);
    /// The applicant does not know.
    pub const UNSURE: Self = Self(0b100);
    /// Not asked yet: it may become any of the three.
    pub const UNANSWERED: Self = Self(0b111);

    /// Whether nothing can change it any more.
    pub fn is_settled(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether this is among the possibilities.
    pub fn may_be(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The possibilities of both.
    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The possibilities that both share.
    fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Both hold: what is false wins, then what is unsure.
    fn and(self, other: Self) -> Self {
        let unsure_beside = |one: Self, other: Self| {
            one.may_be(Self::UNSURE) && (other.may_be(Self::UNSURE) || other.may_be(Self::TRUE))
        };
        let either_false = self.with(other).shared(Self::FALSE);
        let both_true = self.shared(other).shared(Self::TRUE);
        let certain = either_false.with(both_true);
        if unsure_beside(self, other) || unsure_beside(other, self) {
            certain.with(Self::UNSURE)
        } else {
            certain
        }
    }

    /// It does not hold.
    fn not(self) -> Self {
        let swapped = [(Self::TRUE, Self::FALSE), (Self::FALSE, Self::TRUE)];
        let swapped = swapped.iter().filter(|(from, _)| self.may_be(*from));
        swapped.fold(self.shared(Self::UNSURE), |sum, (_, to)| sum.with(*to))
    }

    /// At least one holds.
    fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }
}

/// A truth, and the questions whose answers can still change it.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation {
    /// What it can turn out to be.
    pub truth: Truth,
    /// The unanswered questions it hangs on; none once it is settled.
    pub blockers: QuestionSet,
}

impl Evaluation {
    /// A truth that hangs on nothing.
    pub fn settled(truth: Truth) -> Self {
        Self {
            truth,
            blockers: QuestionSet::default(),
        }
    }

    /// At least one of them holds.
    pub fn any(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::settled(Truth::FALSE), |sum, part| {
            sum.join(part, Truth::or)
        })
    }

    fn all(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::settled(Truth::TRUE), |sum, part| {
            sum.join(part, Truth::and)
        })
    }

    fn join(self, other: Self, operator: fn(Truth, Truth) -> Truth) -> Self {
        let truth = operator(self.truth, other.truth);
        let blockers = self.blockers.union(other.blockers);
        if truth.is_settled() {
            Self::settled(truth)
        } else {
            Self { truth, blockers }
        }
    }
}

/// Evaluates a condition over the answers given so far.
pub fn evaluate(rule: &Rule, answers: &Answers) -> Evaluation {
    match rule {
        Rule::Answer(question, options) => answers.evaluate(*question, *options),
        Rule::Unsure(question) => answers.evaluate_unsure(*question),
        Rule::All(parts) => Evaluation::all(parts.iter().map(|part| evaluate(part, answers))),
        Rule::Any(parts) => Evaluation::any(parts.iter().map(|part| evaluate(part, answers))),
        Rule::Not(part) => {
            let part = evaluate(part, answers);
            Evaluation {
                truth: part.truth.not(),
                ..part
            }
        }
    }
}
