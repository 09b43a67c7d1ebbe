//! Which question comes next, by the words of contract §1 and nothing else: a question is asked
//! only if its answer can still change a verdict, in asking order, and none once barred.

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

/// Whether two answers to this question can lead to different verdicts, however the other gaps
/// are filled. Definite answers are enough to try, as in [`super::table`].
pub fn can_matter(state: State, question: Question) -> bool {
    tables().iter().any(|table| {
        // Where a section is settled, nothing can change it.
        table.section.depends_on.contains(&question)
            && table.is_open(state)
            && differs(table, state, question)
    })
}

fn differs(table: &Table, state: State, question: Question) -> bool {
    let gaps: Vec<Question> = gaps(table.section, state, question);
    fill(state, &gaps, &mut |filled| {
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

/// The gaps that matter to a section, and those that may bar the applicant meanwhile.
fn gaps(section: &Section, state: State, question: Question) -> Vec<Question> {
    let wanted =
        |gap: &Question| section.depends_on.contains(gap) || ELIGIBILITY.depends_on.contains(gap);
    let open = |gap: &Question| !state.has(*gap) && *gap != question;
    ASKED.iter().copied().filter(wanted).filter(open).collect()
}

/// Tries every definite way of filling the gaps until one answers yes.
fn fill(state: State, gaps: &[Question], yes: &mut impl FnMut(State) -> bool) -> bool {
    match gaps {
        [] => yes(state),
        [first, rest @ ..] => {
            (0..first.definite()).any(|choice| fill(state.with(*first, choice), rest, yes))
        }
    }
}

/// The answers that the flow could still ask for, and the questions whose answers fall away:
/// in asking order, each given the answers kept before it. `submissions` is not an answer of
/// the flow: it stays, and takes nothing with it.
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
