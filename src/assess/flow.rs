//! The flow: which question comes next, and which answers a change makes obsolete.

use std::{cmp::Ordering, rc::Rc};

use crate::notice::{Notice, QuestionIndex};

use super::{
    Answers,
    fold::{first_open_question, mentioned_questions},
};

/// The question to ask now: the first whose answer can still change a verdict.
pub fn next_index(notice: &Notice, answers: &Answers) -> Option<QuestionIndex> {
    first_open_question(notice, answers)
}

/// The id of the question to ask now; `None` once the flow has ended.
pub fn next_question<'a>(notice: &'a Notice, answers: &Answers) -> Option<&'a str> {
    next_index(notice, answers).map(|index| &*notice.question(index).id)
}

/// The maximum number of questions left, including the one to ask now. It counts questions that matter
/// only after certain answers to others.
pub fn questions_left(notice: &Notice, answers: &Answers) -> u32 {
    mentioned_questions(notice, answers).len()
}

/// Drops the answers that the flow would not ask for, given the answers before them, and returns the
/// ids of their questions. Answers to questions with a default, which are never asked, are kept.
pub fn prune(notice: &Notice, answers: &Answers) -> (Answers, Vec<Rc<str>>) {
    let mut kept = Answers::none(notice);
    let mut dropped = Vec::new();
    for question in answers.answered() {
        if notice.is_never_asked(question) || may_be_asked(notice, &kept, question) {
            kept.put(question, answers.answer(question));
        } else {
            dropped.push(notice.question(question).id.clone());
        }
    }
    (kept, dropped)
}

/// Whether the flow asks a question now or may ask it later: while an earlier question is open, every
/// question that an open verdict depends on may still be asked.
fn may_be_asked(notice: &Notice, answers: &Answers, question: QuestionIndex) -> bool {
    let first = first_open_question(notice, answers);
    first.is_some_and(|first| match first.cmp(&question) {
        Ordering::Less => mentioned_questions(notice, answers).contains(question),
        Ordering::Equal => true,
        Ordering::Greater => false,
    })
}
