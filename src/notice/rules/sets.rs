//! Sets of options and of questions, as the bits of a number.

/// The maximum number of options of a question, with the intervals of its values: `OptionSet` has 32 bits.
pub const MOST_OPTIONS: usize = 32;
/// The maximum number of questions of a notice: `QuestionSet` has 32 bits.
pub const MOST_QUESTIONS: usize = 32;

/// The maximum number of verdicts of a decision.
pub const MOST_VERDICTS: usize = 32;

/// A question by its position in asking order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionIndex(pub usize);

/// A set of options of one question. Of a number or day the intervals between its thresholds come first, the
/// smallest values first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionSet(u32);

impl OptionSet {
    /// The set with one option.
    pub fn one(option: usize) -> Self {
        Self(1 << option)
    }

    /// The set of the options from one position up to another, which is not included.
    pub fn range(from: usize, to: usize) -> Self {
        (from..to).fold(Self::default(), |set, at| set.union(Self::one(at)))
    }

    /// The set as a number with one bit per option.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The set from such a number.
    #[expect(clippy::cast_possible_truncation, reason = "there are no more options")]
    pub fn of_bits(bits: u64) -> Self {
        Self(bits as u32)
    }

    /// The union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The options that are in both sets.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The set without an option.
    #[must_use]
    pub fn without(self, option: usize) -> Self {
        Self(self.0 & !(1 << option))
    }

    /// Whether the sets share an option.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the option is in it.
    pub fn contains(self, option: usize) -> bool {
        self.meets(Self::one(option))
    }

    /// Its options.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MOST_OPTIONS).filter(move |option| self.contains(*option))
    }

    /// The first option.
    pub fn first(self) -> Option<usize> {
        (self.0 != 0).then(|| self.0.trailing_zeros() as usize)
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A set of questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QuestionSet(u32);

impl QuestionSet {
    /// The set with one question.
    pub fn one(question: QuestionIndex) -> Self {
        Self(1 << question.0)
    }

    /// The union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its questions in asking order.
    pub fn iter(self) -> impl Iterator<Item = QuestionIndex> {
        (0..MOST_QUESTIONS)
            .map(QuestionIndex)
            .filter(move |question| self.contains(*question))
    }

    /// The first question in asking order.
    pub fn first(self) -> Option<QuestionIndex> {
        (self.0 != 0).then(|| QuestionIndex(self.0.trailing_zeros() as usize))
    }

    /// Whether the question is in it.
    pub fn contains(self, question: QuestionIndex) -> bool {
        self.0 & (1 << question.0) != 0
    }

    /// Whether the sets share a question.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The number of questions.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
