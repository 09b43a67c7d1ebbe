//! Which question comes next: the first in asking order whose answer can still change a verdict, and none
//! once the applicant is barred.

use super::rules::{ELIGIBILITY, Section};
use super::state::{ASKED, Question, State};
use super::table::{Table, is_barred, tables};

/// The question to ask now.
pub fn next(state: State) -> Option<Question> {
    if is_barred(state) {
        return None;
    }
    ASKED
        .iter()
        .copied()
        .find(|&question| !state.has(question) && can_matter(state, question))
}

/// Whether two answers to this question lead to different verdicts for some definite answers to the other
/// open questions. Definite answers suffice, as in [`super::table`].
pub fn can_matter(state: State, question: Question) -> bool {
    tables().iter().any(|table| {
        // Where a section is settled, nothing can change it.
        table.section.depends_on.contains(&question)
            && table.is_open(state)
            && differs(table, state, question)
    })
}

fn differs(table: &Table, state: State, question: Question) -> bool {
    let open_questions: Vec<Question> = open_questions(table.section, state, question);
    fill(state, &open_questions, &mut |filled| {
        let mut codes = (0..question.definite()).map(|choice| {
            let state = filled.with(question, choice);
            // Two barred applicants are alike: only eligibility counts for them.
            let counts = table.section.keys == ELIGIBILITY.keys || !is_barred(state);
            if counts { table.code(state) } else { 0 }
        });
        let first = codes.next();
        codes.any(|code| Some(code) != first)
    })
}

/// The other open questions that matter to a section or that can bar the applicant.
fn open_questions(section: &Section, state: State, question: Question) -> Vec<Question> {
    let wanted =
        |it: &Question| section.depends_on.contains(it) || ELIGIBILITY.depends_on.contains(it);
    let open = |it: &Question| !state.has(*it) && *it != question;
    ASKED.iter().copied().filter(wanted).filter(open).collect()
}

/// Whether some combination of definite answers to these questions satisfies a predicate.
fn fill(
    state: State,
    open_questions: &[Question],
    satisfies: &mut impl FnMut(State) -> bool,
) -> bool {
    match open_questions {
        [] => satisfies(state),
        [first, rest @ ..] => {
            (0..first.definite()).any(|choice| fill(state.with(*first, choice), rest, satisfies))
        }
    }
}

/// The state without the answers for which the flow would not ask, and the questions of these: in asking
/// order, each judged by the answers that remain before it. `submissions` is not part of the flow: it stays,
/// and causes no other answer to be dropped.
pub fn prune(state: State) -> (State, Vec<Question>) {
    let mut kept = State::empty();
    let mut dropped = Vec::new();
    for &question in ASKED.iter().filter(|&&question| state.has(question)) {
        if !is_barred(kept) && can_matter(kept, question) {
            kept = kept.with(question, state.get(question));
        } else {
            dropped.push(question);
        }
    }
    (
        kept.with(Question::Submissions, state.get(Question::Submissions)),
        dropped,
    )
}
