//! Every combination of the answers on which a section depends, with missing and `unsure` ones. Definite
//! answers that always lead to the same verdict of the section are visited as one, and a random one of them
//! represents the others in each visit.

use super::random::Random;
use super::state::{Question, State};
use super::table::Table;

/// A question with its answers, in classes that lead to the same verdicts.
pub struct Axis {
    question: Question,
    classes: Vec<Vec<u8>>,
}

/// One axis for each question on which a section depends.
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

/// The answers to a question in classes that lead to the same verdicts of a table; `unsure` and a missing
/// answer are classes of their own.
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
