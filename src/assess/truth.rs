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

    /// Both hold: what is false wins, then what is unsure.
    fn and(self, other: Self) -> Self {
        let unsure = Self::UNSURE.0 | Self::TRUE.0;
        let either_false = (self.0 | other.0) & Self::FALSE.0;
        let both_true = self.0 & other.0 & Self::TRUE.0;
        let may_be_unsure = (self.may_be(Self::UNSURE) && other.0 & unsure != 0)
            || (other.may_be(Self::UNSURE) && self.0 & unsure != 0);
        Self(either_false | both_true | if may_be_unsure { Self::UNSURE.0 } else { 0 })
    }

    /// It does not hold.
    fn not(self) -> Self {
        let swapped = (self.0 & Self::TRUE.0) << 1 | (self.0 & Self::FALSE.0) >> 1;
        Self(swapped | self.0 & Self::UNSURE.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 4] = [Truth::TRUE, Truth::FALSE, Truth::UNSURE, Truth::UNANSWERED];

    #[test]
    fn false_beats_unsure_and_unsure_beats_true_in_a_conjunction() {
        let rows = [
            (
                Truth::TRUE,
                [Truth::TRUE, Truth::FALSE, Truth::UNSURE, Truth::UNANSWERED],
            ),
            (Truth::FALSE, [Truth::FALSE; 4]),
            (
                Truth::UNSURE,
                [Truth::UNSURE, Truth::FALSE, Truth::UNSURE, Truth(0b110)],
            ),
        ];
        for (left, expected) in rows {
            for (right, expected) in ALL.into_iter().zip(expected) {
                assert_eq!(left.and(right), expected, "{left:?} and {right:?}");
                assert_eq!(right.and(left), expected, "{right:?} and {left:?}");
            }
        }
    }

    #[test]
    fn true_beats_unsure_and_unsure_beats_false_in_a_disjunction() {
        let rows = [
            (Truth::TRUE, [Truth::TRUE; 4]),
            (
                Truth::FALSE,
                [Truth::TRUE, Truth::FALSE, Truth::UNSURE, Truth::UNANSWERED],
            ),
            (
                Truth::UNSURE,
                [Truth::TRUE, Truth::UNSURE, Truth::UNSURE, Truth(0b101)],
            ),
        ];
        for (left, expected) in rows {
            for (right, expected) in ALL.into_iter().zip(expected) {
                assert_eq!(left.or(right), expected, "{left:?} or {right:?}");
                assert_eq!(right.or(left), expected, "{right:?} or {left:?}");
            }
        }
    }

    #[test]
    fn negation_swaps_true_and_false_only() {
        assert_eq!(Truth::TRUE.not(), Truth::FALSE);
        assert_eq!(Truth::FALSE.not(), Truth::TRUE);
        assert_eq!(Truth::UNSURE.not(), Truth::UNSURE);
        assert_eq!(Truth::UNANSWERED.not(), Truth::UNANSWERED);
    }
}
