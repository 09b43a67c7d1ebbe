//! The space of a section: every combination of the answers it depends on, with gaps and
//! `unsure`. Definite answers that the section's table never tells apart are visited as one;
//! which of them stands for the others changes from visit to visit.

use super::random::Random;
use super::state::{Question, State};
use super::table::Table;

/// A question with its answers, alike ones together.
pub struct Axis {
    question: Question,
    classes: Vec<Vec<u8>>,
}

/// The axes of a section, one a question that it depends on.
pub struct Space(Vec<Axis>);

impl Space {
    pub fn of(table: &Table) -> Self {
        let questions = table.section.depends_on.iter();
        let axes = questions.map(|&question| Axis {
            question,
            classes: classes(table, question),
        });
        Self(axes.collect())
    }

    /// Visits one state of each kind.
    pub fn visit(&self, random: &mut Random, visit: &mut impl FnMut(State)) {
        walk(&self.0, State::empty(), random, visit);
    }
}

fn walk(axes: &[Axis], state: State, random: &mut Random, visit: &mut impl FnMut(State)) {
    let [first, rest @ ..] = axes else {
        return visit(state);
    };
    for class in &first.classes {
        let choice = random.one_of(class);
        walk(rest, state.with(first.question, choice), random, visit);
    }
}

/// The answers of a question, those alike to a table together; not knowing and not having
/// answered stay on their own.
fn classes(table: &Table, question: Question) -> Vec<Vec<u8>> {
    let mut classes: Vec<Vec<u8>> = Vec::new();
    for choice in 0..question.definite() {
        let alike = |class: &&mut Vec<u8>| table.are_alike(question, class[0], choice);
        match classes.iter_mut().find(alike) {
            Some(class) => class.push(choice),
            None => classes.push(vec![choice]),
        }
    }
    let unsure = question.answers().skip(usize::from(question.definite()));
    classes.extend(unsure.map(|choice| vec![choice]));
    classes.push(vec![question.unanswered()]);
    classes
}
