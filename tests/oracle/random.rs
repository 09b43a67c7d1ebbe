//! A random generator with a seed, and random answers.

use super::state::{ASKED, QUESTIONS, Question, State};

/// Steele and Vigna's `SplitMix64`.
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    pub fn below(&mut self, end: u8) -> u8 {
        u8::try_from(self.next() % u64::from(end)).expect("below a u8")
    }

    /// A number from 0 up to `end`, which is not included.
    pub fn number(&mut self, end: i64) -> i64 {
        let end = u64::try_from(end).expect("an end above 0");
        i64::try_from(self.next() % end).expect("below an i64")
    }

    pub fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        let end = u8::try_from(items.len()).expect("few items");
        items[usize::from(self.below(end))]
    }

    /// A definite, `unsure` or missing answer; it is missing with a probability of one in `rarity`.
    pub fn choice(&mut self, question: Question, rarity: u8) -> u8 {
        if self.below(rarity) == 0 {
            question.unanswered()
        } else {
            self.below(question.answers().end)
        }
    }

    pub fn state(&mut self, rarity: u8) -> State {
        QUESTIONS
            .into_iter()
            .fold(State::empty(), |state, question| {
                state.with(question, self.choice(question, rarity))
            })
    }

    pub fn question(&mut self) -> Question {
        self.one_of(ASKED)
    }

    /// The state after one answer was changed on the page.
    pub fn changed(&mut self, state: State) -> State {
        let answered: Vec<Question> = state.answered().collect();
        let question = self.one_of(&answered);
        let others: Vec<u8> = question
            .answers()
            .filter(|&choice| choice != state.get(question))
            .collect();
        state.with(question, self.one_of(&others))
    }
}
