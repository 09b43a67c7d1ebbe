//! Tests the four-valued logic of conditions (true, false, unsure, unanswered) with tables written by
//! hand.

use zicha::assess::{Answers, Truth, evaluate};
use zicha::notice::{OptionSet, Rule};

use crate::oracle::engine::notice_2021;

/// The value of a part of a condition.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    True,
    False,
    Unsure,
    Unanswered,
}

use Part::{False, True, Unanswered, Unsure};

const PARTS: [Part; 4] = [True, False, Unsure, Unanswered];

/// A condition with this value, over a question of its own with `unsure` and two more options.
fn rule(question: &str, part: Part, answers: &mut Answers) -> Rule {
    let notice = notice_2021();
    let index = notice.question_index(question).unwrap();
    let options = &notice.question(index).options;
    let (first, second) = (&*options[0].id, &*options[1].id);
    let answer = match part {
        True => Some(first),
        False => Some(second),
        Unsure => Some("unsure"),
        Unanswered => None,
    };
    if let Some(answer) = answer {
        answers.set(notice, question, &[answer]).unwrap();
    }
    Rule::Answer(index, OptionSet::one(0))
}

/// The values that a truth can still take.
fn can_be(truth: Truth) -> Vec<Part> {
    let values = [
        (Truth::TRUE, True),
        (Truth::FALSE, False),
        (Truth::UNSURE, Unsure),
    ];
    let possible = values.into_iter().filter(|(value, _)| truth.may_be(*value));
    possible.map(|(_, part)| part).collect()
}

type Row = [&'static [Part]; 4];

/// Checks the values of two joined parts, in either order.
fn assert_table(join: fn(Vec<Rule>) -> Rule, table: [Row; 4]) {
    let rows = PARTS.into_iter().zip(table);
    for (left, right, expected) in rows.flat_map(|(left, row)| {
        PARTS
            .into_iter()
            .zip(row)
            .map(move |(right, to)| (left, right, to))
    }) {
        let mut answers = Answers::none(notice_2021());
        let parts = [
            rule("sanction", left, &mut answers),
            rule("unit-level", right, &mut answers),
        ];
        let [one, other] = parts;
        for parts in [vec![one.clone(), other.clone()], vec![other, one]] {
            let evaluated = evaluate(&join(parts), &answers);
            assert_eq!(can_be(evaluated.truth), expected, "{left:?} with {right:?}");
            assert_eq!(evaluated.truth.is_settled(), expected.len() == 1);
            let blockers = evaluated.blockers.iter().count();
            let unanswered = [left, right].into_iter().filter(|part| *part == Unanswered);
            let hangs_on = if expected.len() == 1 {
                0
            } else {
                unanswered.count()
            };
            assert_eq!(blockers, hangs_on, "{left:?} with {right:?}");
        }
    }
}

#[test]
fn false_beats_unsure_and_unsure_beats_true_where_all_must_hold() {
    assert_table(
        Rule::All,
        [
            [&[True], &[False], &[Unsure], &[True, False, Unsure]],
            [&[False]; 4],
            [&[Unsure], &[False], &[Unsure], &[False, Unsure]],
            [
                &[True, False, Unsure],
                &[False],
                &[False, Unsure],
                &[True, False, Unsure],
            ],
        ],
    );
}

#[test]
fn true_beats_unsure_and_unsure_beats_false_where_one_must_hold() {
    assert_table(
        Rule::Any,
        [
            [&[True]; 4],
            [&[True], &[False], &[Unsure], &[True, False, Unsure]],
            [&[True], &[Unsure], &[Unsure], &[True, Unsure]],
            [
                &[True],
                &[True, False, Unsure],
                &[True, Unsure],
                &[True, False, Unsure],
            ],
        ],
    );
}

#[test]
fn negation_swaps_true_and_false_only() {
    let all: &[Part] = &[True, False, Unsure];
    let expected: [&[Part]; 4] = [&[False], &[True], &[Unsure], all];
    for (part, expected) in PARTS.into_iter().zip(expected) {
        let mut answers = Answers::none(notice_2021());
        let rule = Rule::Not(Box::new(rule("sanction", part, &mut answers)));
        let evaluated = evaluate(&rule, &answers);
        assert_eq!(can_be(evaluated.truth), expected, "not {part:?}");
        assert_eq!(evaluated.blockers.is_empty(), part != Unanswered);
    }
}

/// The condition `unsure` is true or false, never unsure, once the question is answered.
#[test]
fn the_condition_unsure_is_never_unsure() {
    let expected: [&[Part]; 4] = [&[False], &[False], &[True], &[True, False, Unsure]];
    for (part, expected) in PARTS.into_iter().zip(expected) {
        let mut answers = Answers::none(notice_2021());
        let Rule::Answer(question, _) = rule("sanction", part, &mut answers) else {
            unreachable!("an answer");
        };
        let truth = evaluate(&Rule::Unsure(question), &answers).truth;
        assert_eq!(can_be(truth), expected, "{part:?}");
    }
}

/// `submissions` is `none` by default (contract §1).
#[test]
fn a_default_is_settled() {
    let notice = notice_2021();
    let index = notice.question_index("submissions").unwrap();
    let mut answers = Answers::none(notice);
    let truth = |answers: &Answers, option: &str| {
        let option = notice.option_index(index, option).unwrap();
        can_be(evaluate(&Rule::Answer(index, OptionSet::one(option)), answers).truth)
    };
    assert_eq!(truth(&answers, "none"), [True]);
    assert_eq!(truth(&answers, "two"), [False]);
    answers.set(notice, "submissions", &["two"]).unwrap();
    assert_eq!(truth(&answers, "two"), [True]);
}
