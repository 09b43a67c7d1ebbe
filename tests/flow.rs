//! Tests the question flow over every path that an applicant can take.
//!
//! Sets of assignments are merged into one when they agree on what the contract distinguishes: one of
//! the four of 六（一）, stationing at a temple, something similar. A test shows that the oracle treats
//! merged sets alike; `engine/sections.rs` compares all of them with the engine. Each path counts once
//! for every merged set, and the set that represents the others is chosen at random for each path.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod oracle;

use std::rc::Rc;

use zicha::assess::{
    Verdicts, next_question, prune, read_code, read_fragment, write_code, write_fragment,
};
use zicha::ui::{Stored, TypeSize};

use oracle::engine::{Follower, any_difference};
use oracle::flow;
use oracle::random::Random;
use oracle::state::Question::{self, Assignments, Submissions};
use oracle::state::{ASSIGNMENTS, State};
use oracle::table::{is_barred, tables};

/// The number of sets of answers that the flow passes through, and of those at which it ends.
const STATES: u64 = 207_696;
const ENDS: u64 = 157_890;
/// The number of paths, with every set of assignments counted.
const PATHS: u64 = 1_411_730;

/// Sets of assignments that no verdict distinguishes.
struct Alike(Vec<u8>);

/// All answers to the question about assignments, in groups of merged ones.
fn assignment_classes() -> Vec<Alike> {
    let chosen = |choice: u8, id: &str| {
        let position = ASSIGNMENTS.iter().position(|known| *known == id).unwrap();
        choice >> position & 1 == 1
    };
    let marks = |choice: u8| {
        let four = [
            "village-stationing",
            "preschool-teaching",
            "inland-service",
            "first-secretary",
        ];
        let has_four = four.iter().any(|id| chosen(choice, id));
        (
            has_four,
            chosen(choice, "temple-stationing"),
            chosen(choice, "other-similar"),
        )
    };
    let mut classes: Vec<Alike> = vec![Alike(vec![Assignments.unsure()])];
    for choice in 0..Assignments.definite() {
        let class = classes[1..]
            .iter_mut()
            .find(|class| marks(class.0[0]) == marks(choice));
        match class {
            Some(class) => class.0.push(choice),
            None => classes.push(Alike(vec![choice])),
        }
    }
    classes
}

/// The answers to try, each with the number of answers it represents.
fn answers(question: Question, classes: &[Alike], random: &mut Random) -> Vec<(u8, u64)> {
    if question == Assignments {
        classes
            .iter()
            .map(|class| (random.one_of(&class.0), class.0.len() as u64))
            .collect()
    } else {
        question.answers().map(|choice| (choice, 1)).collect()
    }
}

/// A walk over all paths of the flow.
struct Walk<F> {
    engine: Follower<'static>,
    classes: Vec<Alike>,
    random: Random,
    states: u64,
    ends: u64,
    paths: u64,
    /// Called with a state, the question asked there and the question answered last.
    look: F,
}

impl<F: FnMut(&mut Follower, State, Option<Question>, Option<Question>)> Walk<F> {
    fn new(look: F) -> Self {
        let (engine, classes, random) = (Follower::new(), assignment_classes(), Random::new(7));
        Self {
            engine,
            classes,
            random,
            states: 0,
            ends: 0,
            paths: 0,
            look,
        }
    }

    fn go(&mut self, state: State, last: Option<Question>, times: u64) {
        let next = self.engine.next(state);
        self.states += 1;
        (self.look)(&mut self.engine, state, next, last);
        let Some(question) = next else {
            self.ends += 1;
            self.paths += times;
            return;
        };
        // Guarantees that the walk ends.
        assert!(
            !state.has(question),
            "{state:?}: asks {} again",
            question.id()
        );
        for (choice, alike) in answers(question, &self.classes, &mut self.random) {
            self.go(state.with(question, choice), Some(question), times * alike);
        }
    }

    fn all(mut self) -> (u64, u64, u64) {
        self.go(State::empty(), None, 1);
        (self.states, self.ends, self.paths)
    }
}

#[test]
fn assignments_that_are_merged_are_alike_to_every_section() {
    let mut random = Random::new(8);
    let classes = assignment_classes();
    assert_eq!(classes.len(), 9);
    assert_eq!(classes.iter().map(|class| class.0.len()).sum::<usize>(), 65);
    for _ in 0..5_000 {
        let state = random.state(4);
        for Alike(class) in &classes {
            for table in tables() {
                let of = |choice: u8| table.verdict(state.with(Assignments, choice));
                assert!(
                    class.iter().all(|&choice| of(choice) == of(class[0])),
                    "{state:?}"
                );
            }
        }
    }
}

#[test]
fn the_flow_asks_what_can_still_matter_and_ends_once_nothing_can() {
    let look = |_: &mut Follower, state: State, next: Option<Question>, last: Option<Question>| {
        match next {
            Some(question) => {
                assert!(
                    last < Some(question),
                    "{state:?}: {} comes too late",
                    question.id()
                );
                assert!(!is_barred(state), "{state:?}: asks on though barred");
                let matters = flow::can_matter(state, question);
                assert!(matters, "{state:?}: {} is superfluous", question.id());
            }
            None if is_barred(state) => {}
            None => {
                let open = tables().iter().find(|table| table.is_open(state));
                let open = open.map(|table| table.section.keys);
                assert!(open.is_none(), "{state:?}: ends while {open:?} is open");
            }
        }
        assert_eq!(next, flow::next(state), "{state:?}");
    };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
}

#[test]
fn no_answer_changes_a_settled_verdict() {
    let mut path: Vec<Verdicts> = Vec::new();
    let look = |engine: &mut Follower, state: State, _: Option<Question>, _: Option<Question>| {
        let given = engine.verdicts(state);
        let difference = any_difference(state, &given);
        assert!(difference.is_none(), "{}", difference.unwrap());
        let answered = state.answered().count();
        path.truncate(answered);
        if let Some(before) = path.last() {
            let now = given.iter().zip(before.iter());
            for ((key, now), (_, before)) in now {
                // For a barred applicant the other sections do not count (contract §2).
                let counts = key == "eligibility" || !is_barred(state);
                let kept = before == "open" || before == now;
                assert!(
                    kept || !counts,
                    "{state:?}: {key} goes from {before} to {now}"
                );
            }
        }
        path.push(given);
    };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
}

fn assert_kept_whole(engine: &mut Follower, state: State) {
    let notice = engine.notice;
    let answers = engine.answers(state);
    let (kept, dropped) = prune(notice, answers);
    assert!(
        dropped.is_empty() && &kept == answers,
        "{state:?}: drops {dropped:?}"
    );
}

#[test]
fn pruning_keeps_all_answers_of_the_flow() {
    let look = |engine: &mut Follower, state: State, _: Option<Question>, _: Option<Question>| {
        assert_kept_whole(engine, state);
    };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
}

/// A random selection of names.
fn names(random: &mut Random, names: &[&str]) -> Vec<Rc<str>> {
    let names = names.iter().map(|it| Rc::from(*it));
    names.filter(|_| random.below(2) == 0).collect()
}

/// A state to store with random content beside the answers, so that nothing is read back by chance.
fn stored_beside(engine: &mut Follower, state: State, random: &mut Random) -> Stored {
    let sections = engine.notice.document().sections.iter();
    let papers: Vec<_> = sections.flat_map(zicha::notice::Section::papers).collect();
    let ids = papers.into_iter().map(|paper| paper.cited.id.clone());
    Stored {
        answers: engine.answers(state).clone(),
        ready: ids.filter(|_| random.below(4) == 0).collect(),
        size: random.one_of(&[TypeSize::Usual, TypeSize::Large]),
        asked: names(random, &["route", "fee/payment"]),
        opened: names(random, &["materials/thesis", "quote/fee/payment"]),
    }
}

#[test]
fn answers_of_the_flow_survive_a_link_and_storing() {
    let mut random = Random::new(11);
    let look = |engine: &mut Follower, state: State, _: Option<Question>, _: Option<Question>| {
        let notice = engine.notice;
        let answers = engine.answers(state);
        let link = write_fragment(notice, answers);
        assert_eq!(link, link_of(state));
        let back = read_fragment(notice, &link);
        let lost = back.unknown > 0 || !back.refused.is_empty();
        assert!(&back.answers == answers && !lost, "{state:?}: {link}");
        let code = write_code(notice, answers);
        let back = read_code(notice, &code);
        assert!(back.as_ref() == Ok(answers), "{state:?}: {code}");
        let stored = stored_beside(engine, state, &mut random);
        let text = stored.write(notice);
        let back = Stored::read(notice, text.as_deref().unwrap_or_default());
        assert!(back == stored, "{state:?}: {text:?}");
    };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
}

/// The fragment with the answers as in contract §4.
fn link_of(state: State) -> String {
    let part = |question: Question| {
        let options = question.option_ids(state.get(question)).join(",");
        format!("{}={options}", question.id())
    };
    state.answered().map(part).collect::<Vec<_>>().join("&")
}

#[test]
fn after_a_change_no_stale_answer_remains() {
    let mut random = Random::new(10);
    let mut fell_away = 0;
    let look =
        |engine: &mut Follower, state: State, next: Option<Question>, _: Option<Question>| {
            if next.is_some() {
                return;
            }
            let state = random.changed(state);
            fell_away += u64::from(!flow::prune(state).1.is_empty());
            engine.assert_pruned(state);
        };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
    assert_eq!(
        fell_away, 51_632,
        "changes after which something falls away"
    );
}

/// `submissions` is set on the result, and must not drop other answers.
#[test]
fn a_third_return_ends_the_flow_and_drops_no_answer() {
    let returned = Submissions.choice("third-returned");
    let mut ends: u64 = 0;
    let look =
        |engine: &mut Follower, state: State, next: Option<Question>, _: Option<Question>| {
            ends += u64::from(next.is_none());
            // One end in eight is enough, because the step is the same everywhere.
            if next.is_none() && ends.is_multiple_of(8) {
                let state = state.with(Submissions, returned);
                let notice = engine.notice;
                assert_eq!(
                    next_question(notice, engine.answers(state)),
                    None,
                    "{state:?}"
                );
                assert_kept_whole(engine, state);
            }
        };
    assert_eq!(Walk::new(look).all(), (STATES, ENDS, PATHS));
}
