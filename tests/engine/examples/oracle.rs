//! The oracles of the invented notices in one form, and their verdicts for every combination of the answers that
//! each depends on: definite, `unsure` and missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use zicha::notice::Notice;

use super::said::{self, Expected};
use crate::oracle::example::{Answer, Question};
use crate::oracle::random::Random;
use crate::oracle::table::with_gaps;
use crate::oracle::{example_short, example_short_said, example_transport, example_transport_said};

/// An invented notice with its oracle. The answers are one a question, in order.
pub struct Example {
    pub id: &'static str,
    pub questions: &'static [Question],
    /// Every verdict by its key.
    pub verdicts: fn(&[Answer]) -> Vec<(&'static str, &'static str)>,
    /// The fee in yuan, where it is stated.
    pub amount: fn(&[Answer]) -> Option<u32>,
    /// Whether a verdict ends the check.
    pub ends: fn(&[Answer]) -> bool,
    /// Where a notice says anything else than its text, besides the verdicts.
    pub said: fn(&Self, &Notice) -> Option<String>,
}

fn named<'a>(questions: &'a [Question], answers: &'a [Answer]) -> impl Fn(&str) -> Answer + 'a {
    |id| {
        let at = questions.iter().position(|question| question.id == id);
        answers[at.unwrap_or_else(|| panic!("no question is called {id}"))]
    }
}

fn short(answers: &[Answer]) -> example_short::Applicant {
    example_short::Applicant::new(named(example_short::QUESTIONS, answers))
}

fn transport(answers: &[Answer]) -> example_transport::Applicant {
    example_transport::Applicant::new(named(example_transport::QUESTIONS, answers))
}

pub static EXAMPLES: [Example; 2] = [
    Example {
        id: "example-short-2025",
        questions: example_short::QUESTIONS,
        verdicts: |answers| example_short::verdicts(&short(answers)),
        amount: |answers| example_short::amount(&short(answers)),
        ends: |answers| example_short::ends(&short(answers)),
        said: |example, notice| {
            use example_short_said::{FACTS, SENTENCES};
            static EXPECTED: OnceLock<Expected> = OnceLock::new();
            let expected = EXPECTED.get_or_init(|| said::expected(example, SENTENCES, short));
            said::problem(example, notice, expected, FACTS)
        },
    },
    Example {
        id: "example-transport-2025",
        questions: example_transport::QUESTIONS,
        verdicts: |answers| example_transport::verdicts(&transport(answers)),
        amount: |answers| example_transport::amount(&transport(answers)),
        ends: |answers| example_transport::ends(&transport(answers)),
        said: |example, notice| {
            use example_transport_said::{FACTS, SENTENCES};
            static EXPECTED: OnceLock<Expected> = OnceLock::new();
            let expected = EXPECTED.get_or_init(|| said::expected(example, SENTENCES, transport));
            said::problem(example, notice, expected, FACTS)
        },
    },
];

/// For each question the position of a definite answer, [`unsure`] or [`missing`].
pub type State = Vec<usize>;

pub fn unsure(question: &Question) -> usize {
    question.answers.len()
}

pub fn missing(question: &Question) -> usize {
    question.answers.len() + 1
}

impl Example {
    pub fn nothing(&self) -> State {
        self.questions.iter().map(missing).collect()
    }

    /// A random state: each answer is missing with a probability of one in `rarity`, otherwise `unsure` with
    /// one in eight.
    pub fn state(&self, random: &mut Random, rarity: u8) -> State {
        let slot = |question: &Question| {
            if random.below(rarity) == 0 {
                missing(question)
            } else if random.below(8) == 0 {
                unsure(question)
            } else {
                below(random, question.answers.len())
            }
        };
        self.questions.iter().map(slot).collect()
    }

    /// A random definite answer to every question.
    pub fn definite(&self, random: &mut Random) -> State {
        let slot = |question: &Question| below(random, question.answers.len());
        self.questions.iter().map(slot).collect()
    }

    pub fn answers(&self, definite: &State) -> Vec<Answer> {
        let slots = definite.iter().zip(self.questions);
        slots
            .map(|(slot, question)| question.answers[*slot])
            .collect()
    }

    /// The position in force where nothing is answered, of a question with a default.
    pub fn default(question: &Question) -> Option<usize> {
        let default = [question.default?];
        let is_default =
            |answer: &Answer| matches!(answer, Answer::Options(ids) if **ids == default);
        question.answers.iter().position(is_default)
    }
}

pub fn below(random: &mut Random, end: usize) -> usize {
    usize::from(random.below(u8::try_from(end).expect("few answers")))
}

/// The verdicts of one key for every combination of the answers that it depends on.
pub struct Table {
    pub key: &'static str,
    example: &'static Example,
    /// The questions, by position.
    pub depends_on: Vec<usize>,
    /// The verdicts; their positions are the bits of the cells.
    names: Vec<&'static str>,
    cells: Vec<u32>,
}

/// How many applicants are varied to find out which questions each key depends on.
const PROBES: usize = 20_000;

/// The tables of all keys.
pub fn tables(example: &'static Example) -> Vec<Table> {
    let depends_on = dependencies(example);
    let tables = depends_on.into_iter().map(|(key, questions)| {
        let depends_on = questions.into_iter().collect();
        Table::new(example, key, depends_on)
    });
    tables.collect()
}

/// The questions on whose answers each key depends, found by changing one answer of many applicants. If one were
/// overlooked, the table would differ from the engine.
fn dependencies(example: &Example) -> BTreeMap<&'static str, BTreeSet<usize>> {
    let mut random = Random::new(31);
    let mut found = BTreeMap::new();
    for _ in 0..PROBES {
        let state = example.definite(&mut random);
        let before = (example.verdicts)(&example.answers(&state));
        for (at, question) in example.questions.iter().enumerate() {
            let mut changed = state.clone();
            changed[at] = below(&mut random, question.answers.len());
            let after = (example.verdicts)(&example.answers(&changed));
            for ((key, one), (_, other)) in before.iter().zip(after) {
                let questions: &mut BTreeSet<usize> = found.entry(*key).or_default();
                if *one != other {
                    questions.insert(at);
                }
            }
        }
    }
    found
}

impl Table {
    fn new(example: &'static Example, key: &'static str, depends_on: Vec<usize>) -> Self {
        let sizes = depends_on
            .iter()
            .map(|at| example.questions[*at].answers.len());
        let sizes: Vec<usize> = sizes.collect();
        let mut names = vec!["open", "confirm"];
        let rows = 0..sizes.iter().product();
        let definite = rows.map(|row| {
            let mut state = vec![0; example.questions.len()];
            spread(row, &sizes, &depends_on, &mut state);
            let verdicts = (example.verdicts)(&example.answers(&state));
            let verdict = verdicts
                .iter()
                .find(|(own, _)| *own == key)
                .expect("the key")
                .1;
            let name = names.iter().position(|own| *own == verdict);
            let name = name.unwrap_or_else(|| {
                names.push(verdict);
                names.len() - 1
            });
            1 << name
        });
        let definite: Vec<u32> = definite.collect();
        Self {
            key,
            example,
            cells: with_gaps(definite, &sizes, 1 << 1, 1),
            depends_on,
            names,
        }
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The state of a cell; what the key does not depend on is missing.
    pub fn state(&self, cell: usize) -> State {
        let sizes = self
            .depends_on
            .iter()
            .map(|at| self.example.questions[*at].answers.len() + 2);
        let mut state = self.example.nothing();
        spread(
            cell,
            &sizes.collect::<Vec<_>>(),
            &self.depends_on,
            &mut state,
        );
        state
    }

    pub fn verdict(&self, state: &State) -> &'static str {
        let cell = self.depends_on.iter().fold(0, |cell, at| {
            let question = &self.example.questions[*at];
            let default = Example::default(question).filter(|_| state[*at] == missing(question));
            cell * (question.answers.len() + 2) + default.unwrap_or(state[*at])
        });
        self.names[self.cells[cell].trailing_zeros() as usize]
    }
}

/// Writes the position of a row along each axis to the questions of the axes.
pub fn spread(row: usize, sizes: &[usize], axes: &[usize], state: &mut State) {
    let mut rest = row;
    for (size, at) in sizes.iter().zip(axes).rev() {
        state[*at] = rest % size;
        rest /= size;
    }
}
