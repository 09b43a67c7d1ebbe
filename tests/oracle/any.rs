//! Any notice of the repository, with random answers to its questions.

use std::path::Path;

use zicha::assess::Answers;
use zicha::notice::{Notice, OptionSet, QuestionIndex};

use super::notice::{files, folders};
use super::random::Random;

/// Every notice of the repository.
pub fn notices() -> Vec<Notice> {
    folders().iter().map(|folder| read(folder)).collect()
}

/// The notice in a folder.
pub fn read(folder: &Path) -> Notice {
    let [json, text] = files(folder);
    Notice::read(&json, Some(&text))
        .unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display()))
}

/// Random answers to all questions; one in `rarity` is left open.
pub fn answers(notice: &Notice, random: &mut Random, rarity: u8) -> Answers {
    let mut answers = Answers::none(notice);
    for question in (0..notice.document().questions.len()).map(QuestionIndex) {
        if random.below(rarity) > 0 {
            answer(notice, random, &mut answers, question);
        }
    }
    answers
}

/// Answers a question at random: with an option, options that go together, or the first or last value of an
/// interval.
pub fn answer(
    notice: &Notice,
    random: &mut Random,
    answers: &mut Answers,
    question: QuestionIndex,
) {
    let rule = &notice.rules().questions[question.0];
    let choice = usize::from(random.below(u8::try_from(rule.choices).expect("few choices")));
    let asked = notice.question(question);
    let given = if choice < rule.intervals.count() {
        let value = value(notice, random, question, choice);
        answers.set_value(notice, &asked.id, value)
    } else {
        let option = notice.option(question, choice).expect("an option");
        let mut chosen = vec![&*option.id];
        let goes_with = |other: &str| {
            let mut attempt = answers.clone();
            attempt.set(notice, &asked.id, &[&option.id, other]).is_ok()
        };
        let others = asked.options.iter().map(|it| &*it.id);
        chosen.extend(others.filter(|it| goes_with(it) && random.below(3) == 0));
        answers.set(notice, &asked.id, &chosen)
    };
    given.unwrap_or_else(|error| panic!("{}: {error}", asked.id));
}

/// The first or the last value of an interval.
fn value(notice: &Notice, random: &mut Random, question: QuestionIndex, interval: usize) -> i64 {
    let intervals = &notice.rules().questions[question.0].intervals;
    let first = intervals.begin(interval).expect("an interval");
    let (_, most) = intervals.limits().expect("limits");
    let next = interval + 1;
    let last = if next < intervals.count() {
        intervals.begin(next).expect("an interval") - 1
    } else {
        most
    };
    if random.below(2) == 0 { first } else { last }
}

/// The choices of a question that are definite: its intervals and options, *unsure* left out.
pub fn definite(notice: &Notice, question: QuestionIndex) -> Vec<OptionSet> {
    let rule = &notice.rules().questions[question.0];
    let choices = (0..rule.choices).map(OptionSet::one);
    choices.filter(|it| !it.meets(rule.unsure)).collect()
}
