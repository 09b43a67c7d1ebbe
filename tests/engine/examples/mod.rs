//! Tests the invented notices against oracles written by hand from their texts: every verdict for every
//! combination of the answers that it depends on, whole applicants with random numbers and days, and the flow.

mod oracle;
mod said;

use std::sync::OnceLock;

use zicha::assess::{Answers, assess, ended_by, name_of, next_question, outcome_of};
use zicha::notice::{Date, DecisionIndex, Notice, Part};

use crate::oracle::any;
use crate::oracle::example::{Answer, Question};
use crate::oracle::notice::folders;
use crate::oracle::random::Random;
use oracle::{EXAMPLES, Example, State, Table, missing, tables, unsure};

/// The number of random applicants of each kind.
const APPLICANTS: usize = 3_000;

/// The number of paths through the flow on which nothing ends the check.
const PATHS: usize = 200;

/// The tables of an oracle, which are large, and the same for every change of the data.
fn tables_of(example: &'static Example) -> &'static [Table] {
    static TABLES: [OnceLock<Vec<Table>>; EXAMPLES.len()] =
        [const { OnceLock::new() }; EXAMPLES.len()];
    let at = EXAMPLES.iter().position(|it| it.id == example.id).unwrap();
    TABLES[at].get_or_init(|| tables(example))
}

/// The oracle of a notice, if it is one of the invented ones.
pub fn of(notice: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.id == notice)
}

fn examples() -> impl Iterator<Item = (&'static Example, Notice)> {
    let notices = folders().into_iter().map(|folder| any::read(&folder));
    notices.filter_map(|notice| Some((of(&notice.document().id)?, notice)))
}

/// Gives an answer to the engine.
fn give(notice: &Notice, answers: &mut Answers, question: &Question, answer: Answer) {
    let given = match answer {
        Answer::Options(ids) => answers.set(notice, question.id, ids),
        Answer::Number(number) => answers.set_value(notice, question.id, number.into()),
        Answer::Day((year, month, day)) => {
            let day = Date::new(year, month, day).unwrap();
            answers.set_value(notice, question.id, day.number())
        }
    };
    given.unwrap_or_else(|error| panic!("{error}"));
}

/// The engine's answers for a state.
fn answers(notice: &Notice, example: &Example, state: &State) -> Answers {
    let mut answers = Answers::none(notice);
    for (question, slot) in example.questions.iter().zip(state) {
        if *slot == unsure(question) {
            answers.set(notice, question.id, &["unsure"]).unwrap();
        } else if *slot != missing(question) {
            give(notice, &mut answers, question, question.answers[*slot]);
        }
    }
    answers
}

/// A decision of the engine with its key.
struct Decision {
    key: String,
    index: DecisionIndex,
}

fn decisions(notice: &Notice) -> Vec<Decision> {
    let indices = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let decisions = indices.map(|index| Decision {
        key: name_of(notice, index),
        index,
    });
    decisions.collect()
}

/// What the engine says in the words of the oracle: a window applies or not by `yes` and `no`, and copies are
/// their number.
fn said(notice: &Notice, decision: &Decision, answers: &Answers) -> String {
    let outcome = outcome_of(notice, decision.index, answers);
    let subject = notice.decision(decision.index).subject;
    let section = &notice.document().sections[subject.section];
    match (outcome.id(), subject.part) {
        ("applies", _) if !section.windows().is_empty() => "yes".to_owned(),
        ("does-not", _) if !section.windows().is_empty() => "no".to_owned(),
        (id, Part::Copies(paper)) => {
            let copies = section.papers()[paper].copies.as_ref();
            let entry = id.parse().ok().and_then(|at: usize| copies?.0.get(at));
            entry.map_or_else(|| id.to_owned(), |entry| entry.count.to_string())
        }
        (id, _) => id.to_owned(),
    }
}

/// Where a notice differs from the oracle, over the combinations of the answers that each verdict depends on, or
/// at most about so many of them.
pub fn problem(example: &'static Example, notice: &Notice, most: usize) -> Option<String> {
    let (decisions, tables) = (decisions(notice), tables_of(example));
    let keys = |key: &str| decisions.iter().filter(|it| it.key == key).count();
    let superfluous = decisions
        .iter()
        .find(|it| tables.iter().all(|table| table.key != it.key));
    if let Some(decision) = superfluous {
        return Some(format!("the oracle has no {}", decision.key));
    }
    if let Some(table) = tables.iter().find(|table| keys(table.key) != 1) {
        return Some(format!(
            "{} decisions are called {}",
            keys(table.key),
            table.key
        ));
    }
    tables.iter().find_map(|table| {
        let decision = decisions.iter().find(|it| it.key == table.key)?;
        // An even step could leave out every second answer to a question.
        let step = table.len().div_ceil(most) | 1;
        (0..table.len()).step_by(step).find_map(|cell| {
            let state = table.state(cell);
            let answers = answers(notice, example, &state);
            let (found, expected) = (said(notice, decision, &answers), table.verdict(&state));
            (found != expected).then(|| {
                let link = zicha::assess::write_fragment(notice, &answers);
                format!(
                    "{} of #{link}: expected {expected}, found {found}",
                    table.key
                )
            })
        })
    })
}

#[test]
fn every_combination_of_answers_agrees_with_the_oracle() {
    for (example, notice) in examples() {
        assert_eq!(
            problem(example, &notice, usize::MAX),
            None,
            "{}",
            example.id
        );
        let combinations: usize = tables_of(example).iter().map(Table::len).sum();
        println!("{}: {combinations} combinations", example.id);
    }
}

#[test]
fn every_sentence_is_for_those_whom_it_concerns() {
    for (example, notice) in examples() {
        assert_eq!((example.said)(example, &notice), None, "{}", example.id);
    }
}

/// A definite answer: one of the oracle's, or any value between the limits.
fn any_answer(notice: &Notice, random: &mut Random, question: &Question) -> Answer {
    let slot = oracle::below(random, question.answers.len());
    let index = notice.question_index(question.id).unwrap();
    match (question.answers[slot], notice.question(index).limits()) {
        (Answer::Number(_), Some((least, most))) if random.below(2) == 0 => {
            let value = least + random.number(most - least + 1);
            Answer::Number(u32::try_from(value).unwrap())
        }
        (Answer::Day(_), Some((first, last))) if random.below(2) == 0 => {
            let day = Date::of_number(first + random.number(last - first + 1)).unwrap();
            Answer::Day((day.year(), day.month(), day.day()))
        }
        (answer, _) => answer,
    }
}

/// Fails unless the engine says of a definite applicant what the oracle does.
fn assert_applicant(notice: &Notice, example: &Example, given: &[Answer]) {
    let mut answers = Answers::none(notice);
    for (question, answer) in example.questions.iter().zip(given) {
        give(notice, &mut answers, question, *answer);
    }
    let expected = (example.verdicts)(given);
    for decision in decisions(notice) {
        let found = said(notice, &decision, &answers);
        let expected = expected.iter().find(|(key, _)| *key == decision.key);
        assert_eq!(
            Some(&*found),
            expected.map(|(_, verdict)| *verdict),
            "{} of {given:?}",
            decision.key
        );
    }
    let assessment = assess(notice, &answers, notice.document().issued.into());
    assert_eq!(assessment.is_ended(), (example.ends)(given), "{given:?}");
    assert_eq!(assessment.next, None, "{given:?}");
    let mut amounts = assessment
        .sections
        .iter()
        .filter_map(|it| it.assessed.amount_cny);
    assert_eq!(amounts.next(), (example.amount)(given), "{given:?}");
}

#[test]
fn whole_applicants_with_any_values_agree_with_the_oracle() {
    for (example, notice) in examples() {
        let mut random = Random::new(41);
        for _ in 0..APPLICANTS {
            let given = example.questions.iter();
            let given: Vec<Answer> = given
                .map(|it| any_answer(&notice, &mut random, it))
                .collect();
            assert_applicant(&notice, example, &given);
        }
    }
}

/// Of one applicant after another each value that a number or a day can have.
#[test]
fn every_value_of_every_question_agrees_with_the_oracle() {
    for (example, notice) in examples() {
        let mut random = Random::new(42);
        for (at, question) in example.questions.iter().enumerate() {
            let index = notice.question_index(question.id).unwrap();
            let Some((least, most)) = notice.question(index).limits() else {
                continue;
            };
            let is_day = matches!(question.answers[0], Answer::Day(_));
            for value in least..=most {
                let mut given = example.answers(&example.definite(&mut random));
                given[at] = if is_day {
                    let day = Date::of_number(value).unwrap();
                    Answer::Day((day.year(), day.month(), day.day()))
                } else {
                    Answer::Number(u32::try_from(value).unwrap())
                };
                assert_applicant(&notice, example, &given);
            }
        }
    }
}

#[test]
fn whole_states_with_gaps_agree_with_the_oracle() {
    for (example, notice) in examples() {
        let (decisions, tables) = (decisions(&notice), tables_of(example));
        let mut random = Random::new(43);
        for sample in 0..APPLICANTS {
            let state = example.state(&mut random, [3, 8, 255][sample % 3]);
            let answers = answers(&notice, example, &state);
            for table in tables {
                let decision = decisions.iter().find(|it| it.key == table.key).unwrap();
                let found = said(&notice, decision, &answers);
                assert_eq!(found, table.verdict(&state), "{} of {state:?}", table.key);
            }
        }
    }
}

/// Whether two answers to a question lead to different verdicts for some answers to the other open questions.
fn can_matter(example: &Example, tables: &[Table], state: &State, question: usize) -> bool {
    let open = tables.iter().filter(|it| it.depends_on.contains(&question));
    let mut open = open.filter(|it| it.verdict(state) == "open");
    open.any(|table| {
        let others = table.depends_on.iter().copied();
        let gaps = others.filter(|at| *at != question && is_gap(example, state, *at));
        let gaps: Vec<usize> = gaps.collect();
        any_filled(example, state.clone(), &gaps, &mut |state| {
            let verdicts = (0..example.questions[question].answers.len()).map(|slot| {
                state[question] = slot;
                table.verdict(state)
            });
            let verdicts: Vec<&str> = verdicts.collect();
            verdicts.iter().any(|it| *it != verdicts[0])
        })
    })
}

/// Whether a question has no answer, nor a default.
fn is_gap(example: &Example, state: &State, at: usize) -> bool {
    let question = &example.questions[at];
    state[at] == missing(question) && question.default.is_none()
}

/// Whether some definite answers to these questions satisfy a predicate.
fn any_filled(
    example: &Example,
    mut state: State,
    gaps: &[usize],
    satisfies: &mut impl FnMut(&mut State) -> bool,
) -> bool {
    let [first, rest @ ..] = gaps else {
        return satisfies(&mut state);
    };
    (0..example.questions[*first].answers.len()).any(|slot| {
        state[*first] = slot;
        any_filled(example, state.clone(), rest, satisfies)
    })
}

/// Contract §1: the first question that can still change a verdict is asked, none once the check has ended, and
/// after the last one nothing that was not asked changes anything.
#[test]
fn the_flow_asks_what_can_matter_and_ends_once_nothing_can() {
    for (example, notice) in examples() {
        let tables = tables_of(example);
        let mut random = Random::new(44);
        let (mut ended, mut complete) = (0, 0);
        while complete < PATHS {
            let mut state = example.nothing();
            while let Some(next) = next_question(&notice, &answers(&notice, example, &state)) {
                let asked = example
                    .questions
                    .iter()
                    .position(|it| it.id == next)
                    .unwrap();
                let matters = |at: &usize| {
                    is_gap(example, &state, *at) && can_matter(example, tables, &state, *at)
                };
                let first = (0..example.questions.len()).find(matters);
                assert_eq!(Some(asked), first, "{state:?}");
                // One answer in six is not known.
                let question = &example.questions[asked];
                let definite = oracle::below(&mut random, question.answers.len());
                state[asked] = if random.below(6) == 0 {
                    unsure(question)
                } else {
                    definite
                };
            }
            if has_ended(&notice, example, &state) {
                ended += 1;
            } else {
                complete += 1;
            }
            assert_sound(&notice, example, tables, &state, &mut random);
        }
        let can_end = notice
            .rules()
            .decisions
            .iter()
            .flat_map(|it| &it.levels)
            .any(|it| it.ends);
        assert!(!can_end || ended > PATHS, "{ended} paths ended early");
    }
}

fn has_ended(notice: &Notice, example: &Example, state: &State) -> bool {
    ended_by(notice, &answers(notice, example, state)).is_some()
}

/// Fails if an answer that was not asked for changes a verdict that counts: all of them, or once a verdict has
/// ended the check that one and the windows, which may still depend on other answers.
fn assert_sound(
    notice: &Notice,
    example: &Example,
    tables: &[Table],
    state: &State,
    random: &mut Random,
) {
    let ended = has_ended(notice, example, state);
    let eligibility: Vec<&Table> = tables.iter().filter(|it| it.key == "eligibility").collect();
    for _ in 0..20 {
        let mut filled = state.clone();
        for (at, question) in example.questions.iter().enumerate() {
            if is_gap(example, state, at) {
                filled[at] = oracle::below(random, question.answers.len() + 1);
            }
        }
        let answers = answers(notice, example, &filled);
        assert_eq!(
            ended_by(notice, &answers).is_some(),
            ended,
            "{state:?}, {filled:?}"
        );
        let all = tables.iter().filter(|_| !ended);
        for table in all.chain(eligibility.iter().copied()) {
            assert_ne!(table.verdict(state), "open", "{} of {state:?}", table.key);
            assert_eq!(
                table.verdict(state),
                table.verdict(&filled),
                "{} of {filled:?}",
                table.key
            );
        }
    }
}
