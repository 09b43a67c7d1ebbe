//! The four-valued logic of conditions: true, false, unsure and unanswered.

use crate::notice::{QuestionSet, Rule};

use super::Answers;

/// The set of values a condition can still take. One value is settled; several mean unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth(u8);

impl Truth {
    /// It holds.
    pub const TRUE: Self = Self(0b001);
    /// It does not hold.
    pub const FALSE: Self = Self(0b010);
    /// It depends on an answer that the applicant does not know.
    pub const UNSURE: Self = Self(0b100);
    /// It may still take any of the three values.
    pub const UNANSWERED: Self = Self(0b111);

    /// Whether there is only one value left.
    pub fn is_settled(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether a value is in the set.
    pub fn may_be(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The set of some values.
    pub(super) fn any_of(values: impl Iterator<Item = Self>) -> Self {
        values.fold(Self(0), Self::with)
    }

    /// The union of both sets.
    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The intersection of both sets.
    fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Conjunction: false takes precedence, then unsure.
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

    /// Negation.
    fn not(self) -> Self {
        let swapped = [(Self::TRUE, Self::FALSE), (Self::FALSE, Self::TRUE)];
        let swapped = swapped.iter().filter(|(from, _)| self.may_be(*from));
        swapped.fold(self.shared(Self::UNSURE), |sum, (_, to)| sum.with(*to))
    }

    /// Disjunction.
    fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }
}

/// The truth of a condition, and the questions whose answers can still change it.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation {
    /// The values it can still take.
    pub truth: Truth,
    /// The unanswered questions it depends on; none once it is settled.
    pub blockers: QuestionSet,
}

impl Evaluation {
    /// A settled truth.
    pub fn settled(truth: Truth) -> Self {
        Self {
            truth,
            blockers: QuestionSet::default(),
        }
    }

    /// The disjunction of several.
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

    /// At least so many. Like the other operators it takes the parts as independent of each other.
    fn at_least(count: usize, parts: impl Iterator<Item = Self>) -> Self {
        let mut reach = Reach::default();
        let mut blockers = QuestionSet::default();
        for part in parts {
            reach.add(part.truth);
            blockers = blockers.union(part.blockers);
        }
        let truth = reach.at_least(count);
        if truth.is_settled() {
            Self::settled(truth)
        } else {
            Self { truth, blockers }
        }
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

/// How many of several conditions hold, as far as that is known.
#[derive(Default)]
struct Reach {
    /// Those that hold.
    hold: usize,
    /// Those that may hold.
    may_hold: usize,
    /// Those that may be unsure.
    may_be_unsure: usize,
    /// Those that may be true but not unsure, beyond those that hold.
    free: usize,
    /// Those that cannot be false.
    cannot_be_false: usize,
}

impl Reach {
    fn add(&mut self, truth: Truth) {
        let [holds, unsure, not] =
            [Truth::TRUE, Truth::UNSURE, Truth::FALSE].map(|it| truth.may_be(it));
        self.hold += usize::from(truth == Truth::TRUE);
        self.may_hold += usize::from(holds);
        self.may_be_unsure += usize::from(unsure);
        self.free += usize::from(holds && not && !unsure);
        self.cannot_be_false += usize::from(!not);
    }

    fn at_least(&self, count: usize) -> Truth {
        let mut possible = Truth(0);
        if self.may_hold >= count {
            possible = possible.with(Truth::TRUE);
        }
        if self.cannot_be_false < count {
            possible = possible.with(Truth::FALSE);
        }
        // It is unsure where those that hold are too few, and the unsure ones would make them enough.
        let fewest = self.hold.max(count.saturating_sub(self.may_be_unsure));
        let most = (self.hold + self.free).min(count.saturating_sub(1));
        if self.may_be_unsure > 0 && fewest <= most {
            possible = possible.with(Truth::UNSURE);
        }
        possible
    }
}

/// The truth of the condition that at least so many hold.
pub(super) fn at_least(count: usize, parts: impl Iterator<Item = Truth>) -> Truth {
    let mut reach = Reach::default();
    parts.for_each(|part| reach.add(part));
    reach.at_least(count)
}

/// Evaluates a condition for the answers given so far.
pub fn evaluate(rule: &Rule, answers: &Answers) -> Evaluation {
    match rule {
        Rule::Answer(question, options) => answers.evaluate(*question, *options),
        Rule::Unsure(question) => answers.evaluate_unsure(*question),
        Rule::All(parts) => Evaluation::all(parts.iter().map(|part| evaluate(part, answers))),
        Rule::Any(parts) => Evaluation::any(parts.iter().map(|part| evaluate(part, answers))),
        Rule::AtLeast(count, parts) => {
            Evaluation::at_least(*count, parts.iter().map(|part| evaluate(part, answers)))
        }
        Rule::Not(part) => {
            let part = evaluate(part, answers);
            Evaluation {
                truth: part.truth.not(),
                ..part
            }
        }
    }
}
