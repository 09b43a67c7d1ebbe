//! Tests the question flow on random paths and random answers. `tests/flow.rs` walks every path and
//! takes longer.

use zicha::assess::{Answers, prune, questions_left};

use crate::oracle::engine::{Follower, notice_2021};
use crate::oracle::flow;
use crate::oracle::random::Random;
use crate::oracle::state::Question::{Route, Status, Submissions, Workplace};
use crate::oracle::state::State;
use crate::oracle::table::is_barred;

const PATHS: u32 = 1_500;

/// Answers the questions in the order of the engine, each at random.
fn path(engine: &mut Follower, random: &mut Random, mut look: impl FnMut(&mut Follower, State)) {
    let mut state = State::empty();
    look(engine, state);
    while let Some(question) = engine.next(state) {
        assert!(!state.has(question), "{state:?}: asks {question:?} again");
        state = state.with(question, random.below(question.answers().end));
        look(engine, state);
    }
}

#[test]
fn on_random_paths_the_next_question_is_the_oracles() {
    let (mut engine, mut random) = (Follower::new(), Random::new(14));
    for _ in 0..PATHS {
        path(&mut engine, &mut random, |engine, state| {
            assert_eq!(engine.next(state), flow::next(state), "{state:?}");
        });
    }
}

/// The page shows this number, which must never be too small.
#[test]
fn questions_left_is_never_too_small() {
    let (mut engine, mut random) = (Follower::new(), Random::new(15));
    for _ in 0..PATHS {
        let mut left = Vec::new();
        path(&mut engine, &mut random, |engine, state| {
            let notice = engine.notice;
            left.push(questions_left(notice, engine.answers(state)));
        });
        for (asked_after, left) in (0..).zip(left.into_iter().rev()) {
            assert!(left >= asked_after, "{left} left, {asked_after} to come");
            assert_eq!(left == 0, asked_after == 0);
        }
    }
}

/// Contract §1: there are nine questions, although the last is only asked after an assignment.
#[test]
fn at_the_start_all_nine_questions_are_left() {
    let notice = notice_2021();
    assert_eq!(questions_left(notice, &Answers::none(notice)), 9);
}

#[test]
fn after_a_change_on_a_random_path_no_stale_answer_remains() {
    let (mut engine, mut random) = (Follower::new(), Random::new(16));
    for _ in 0..PATHS {
        let mut end = State::empty();
        path(&mut engine, &mut random, |engine, state| {
            engine.assert_pruned(state);
            end = state;
        });
        engine.assert_pruned(random.changed(end));
    }
}

/// `submissions` is set on the result, and must not drop other answers.
#[test]
fn a_third_return_drops_no_answer_of_a_random_path() {
    let (mut engine, mut random) = (Follower::new(), Random::new(17));
    for _ in 0..PATHS {
        path(&mut engine, &mut random, |engine, state| {
            if engine.next(state).is_none() {
                let returned = Submissions.choice("third-returned");
                let state = state.with(Submissions, returned);
                assert_eq!(engine.next(state), None, "{state:?}");
                engine.assert_pruned(state);
            }
        });
    }
}

#[test]
fn in_any_order_no_answer_changes_a_settled_verdict() {
    let mut random = Random::new(9);
    let mut engine = Follower::new();
    for _ in 0..10_000 {
        let full = random.state(5);
        let question = random.question();
        let before = full.without(question);
        let after = before.with(question, random.below(question.answers().end));
        let (given, then) = (engine.verdicts(before), engine.verdicts(after));
        for ((key, verdict), (_, later)) in given.iter().zip(then.iter()) {
            let counts = key == "eligibility" || !is_barred(after);
            assert!(
                verdict == "open" || verdict == later || !counts,
                "{after:?}: {key}"
            );
        }
    }
}

/// A link may bring answers with gaps before them, which the flow never leaves. Until the gaps are
/// filled too many answers may be kept, but none that can still matter may be lost.
#[test]
fn pruning_keeps_answers_that_can_still_matter() {
    let mut random = Random::new(11);
    let mut engine = Follower::new();
    for _ in 0..10_000 {
        let state = random.state(4);
        let notice = engine.notice;
        let (kept, dropped) = prune(notice, engine.answers(state));
        let (needed, _) = flow::prune(state);
        let lost = needed
            .answered()
            .find(|needed| dropped.iter().any(|it| **it == *needed.id()));
        assert_eq!(lost, None, "{state:?}");
        assert_eq!(
            prune(notice, &kept),
            (kept, Vec::new()),
            "{state:?}: pruned twice"
        );
    }
}

/// A state with the first three questions answered, as on every path of the flow; open ones by `unsure`.
/// Until then the applicant may still be barred, and the other sections do not count.
fn begun(state: State) -> State {
    [Route, Status, Workplace]
        .into_iter()
        .fold(state, |state, first| {
            if state.has(first) {
                state
            } else {
                state.with(first, first.unsure())
            }
        })
}

#[test]
fn what_the_flow_would_not_ask_has_no_effect() {
    let mut random = Random::new(12);
    let mut engine = Follower::new();
    for _ in 0..10_000 {
        let state = begun(random.state(8));
        let (kept, _) = flow::prune(state);
        let (given, then) = (engine.verdicts(state), engine.verdicts(kept));
        assert_eq!(
            given.get("eligibility"),
            then.get("eligibility"),
            "{state:?}"
        );
        assert!(is_barred(state) || given == then, "{state:?} and {kept:?}");
    }
}
