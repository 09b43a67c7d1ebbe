//! Answers that anyone may make up, as JSON, in a link and on a device: legal ones come back, all
//! others are refused by name.

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};
use zicha::assess::{
    Answers, CodeError, Link, WrittenAnswers, answer_line, prune, read_code, read_fragment,
    read_link, write_code, write_fragment,
};
use zicha::notice::Notice;
use zicha::ui::{Stored, TypeSize};

use super::{holds, in_order, states};
use crate::oracle::engine::{Follower, notice_2021};
use crate::oracle::notice;
use crate::oracle::rules::MATERIAL_IDS;
use crate::oracle::state::Question::{self, Assignments};
use crate::oracle::state::{ASSIGNMENTS, QUESTIONS, State};

/// One answer as people write it, and what a refusal has to name.
#[derive(Debug, Clone)]
struct Written {
    question: String,
    options: Vec<String>,
    names: Vec<String>,
}

impl Written {
    fn new(question: &str, options: &[&str], names: &[&str]) -> Self {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Self {
            question: question.to_owned(),
            options: owned(options),
            names: owned(names),
        }
    }

    /// The answer of a state to a question.
    fn of(state: State, question: Question) -> Self {
        let options = question.option_ids(state.get(question));
        Self::new(question.id(), &options, &[question.id(), options[0]])
    }

    fn all_of(state: State) -> Vec<Self> {
        let questions = state.answered();
        questions
            .map(|question| Self::of(state, question))
            .collect()
    }

    fn link(&self) -> String {
        format!("{}={}", self.question, self.options.join(","))
    }

    fn json(&self) -> String {
        let value = match &self.options[..] {
            [option] if self.question != Assignments.id() => json!(option),
            options => json!(options),
        };
        format!("{}:{value}", json!(self.question))
    }
}

fn link(answers: &[Written]) -> String {
    let parts = answers.iter().map(Written::link);
    parts.collect::<Vec<_>>().join("&")
}

/// The questions whose answer in a link is refused, by id.
fn refused(link: &Link) -> Vec<String> {
    let questions = link.refused.iter();
    questions
        .map(|index| notice_2021().question(index).id.to_string())
        .collect()
}

fn json(answers: &[Written]) -> String {
    let parts = answers.iter().map(Written::json);
    format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
}

/// How the engine refuses answers in JSON.
fn refusal(answers: &[Written]) -> String {
    let line = format!(r#"{{"answers":{},"today":"2021-09-10"}}"#, json(answers));
    let error = answer_line(notice_2021(), &line).expect_err(&line);
    let error: Value = serde_json::from_str(&error).unwrap();
    error["error"].as_str().unwrap().to_owned()
}

fn assert_named(answers: &[Written], bad: &Written) {
    let error = refusal(answers);
    for name in &bad.names {
        assert!(error.contains(name), "“{error}” does not name {name}");
    }
}

fn questions() -> impl Strategy<Value = Question> {
    select(QUESTIONS.to_vec())
}

fn orders() -> impl Strategy<Value = Vec<Index>> {
    vec(any::<Index>(), QUESTIONS.len())
}

/// A name that neither a question nor an option has.
fn unknown_names() -> impl Strategy<Value = String> {
    let known = |name: &str| {
        let of = |question: &Question| question.id() == name || question.options().contains(&name);
        ["none", "unsure"].contains(&name) || QUESTIONS.iter().any(of)
    };
    "[a-z]{1,9}(-[a-z]{1,9})?|[ A-Z\u{4e00}-\u{4e09}]{1,4}"
        .prop_filter("a name of the contract", move |name| !known(name))
}

/// Two of the six kinds of special work, in either order.
fn two_assignments() -> impl Strategy<Value = (&'static str, &'static str)> {
    (select(&ASSIGNMENTS[..]), 1..ASSIGNMENTS.len()).prop_map(|(one, away)| {
        let at = ASSIGNMENTS.iter().position(|id| *id == one).unwrap();
        (one, ASSIGNMENTS[(at + away) % ASSIGNMENTS.len()])
    })
}

/// Every way of being wrong that contract §1 names, but a question given twice.
fn illegal() -> impl Strategy<Value = Written> {
    let single = select(
        QUESTIONS
            .into_iter()
            .filter(|it| *it != Assignments)
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        unknown_names().prop_map(|name| Written::new(&name, &["unsure"], &[&name])),
        (questions(), unknown_names()).prop_map(|(question, option)| {
            Written::new(question.id(), &[&option], &[question.id(), &option])
        }),
        questions().prop_map(|question| Written::new(question.id(), &[], &[question.id()])),
        single.prop_map(|question| {
            let (one, other) = (question.options()[1], question.options()[0]);
            Written::new(question.id(), &[one, other], &[question.id(), other])
        }),
        (
            select(vec!["none", "unsure"]),
            two_assignments(),
            any::<bool>()
        )
            .prop_map(|(alone, (one, other), first)| {
                let options = if first {
                    [alone, one, other]
                } else {
                    [one, other, alone]
                };
                Written::new(Assignments.id(), &options, &[Assignments.id(), alone])
            }),
        two_assignments().prop_map(|(one, other)| {
            Written::new(
                Assignments.id(),
                &[one, other, one],
                &[Assignments.id(), one],
            )
        }),
        (two_assignments(), unknown_names()).prop_map(|((one, other), name)| {
            Written::new(
                Assignments.id(),
                &[one, &name, other],
                &[Assignments.id(), &name],
            )
        }),
    ]
}

#[test]
fn legal_answers_are_read_in_any_order() {
    holds(256, (states(), orders()), |(state, order)| {
        let notice = notice_2021();
        let written = in_order(Written::all_of(state), &order);
        let json: WrittenAnswers = serde_json::from_str(&json(&written)).unwrap();
        let mut follower = Follower::new();
        let expected = follower.answers(state);
        assert_eq!(&Answers::read(notice, &json).unwrap(), expected);
        let read = read_fragment(notice, &link(&written));
        assert_eq!((&read.answers, refused(&read)), (expected, Vec::new()));
        // A link is written in asking order, whatever the order it was read in.
        assert_eq!(
            write_fragment(notice, &read.answers),
            link(&Written::all_of(state))
        );
    });
}

#[test]
fn an_illegal_answer_is_refused_by_name_and_the_rest_of_a_link_kept() {
    holds(
        512,
        (states(), illegal(), orders()),
        |(state, bad, order)| {
            let own = QUESTIONS.into_iter().find(|it| it.id() == bad.question);
            let state = own.map_or(state, |question| state.without(question));
            let mut written = Written::all_of(state);
            written.push(bad.clone());
            let written = in_order(written, &order);
            assert_named(&written, &bad);
            let read = read_fragment(notice_2021(), &link(&written));
            assert_eq!(&read.answers, Follower::new().answers(state));
            let named = own.map(|question| question.id().to_owned());
            assert_eq!(refused(&read), Vec::from_iter(named));
            assert_eq!(read.unknown, usize::from(own.is_none()));
        },
    );
}

#[test]
fn a_question_answered_twice_is_refused_by_name_and_left_out_of_a_link() {
    let cases = (states(), questions(), any::<[Index; 2]>(), orders());
    holds(256, cases, |(state, question, choices, order)| {
        let choice = |index: Index| {
            let answers = question.answers();
            u8::try_from(index.index(answers.len())).unwrap() + answers.start
        };
        let twice = choices.map(|index| Written::of(state.with(question, choice(index)), question));
        let state = state.without(question);
        let mut written = Written::all_of(state);
        written.extend(twice.clone());
        let written = in_order(written, &order);
        let second = written
            .iter()
            .rfind(|it| it.question == question.id())
            .unwrap();
        assert_named(&written, second);
        let read = read_fragment(notice_2021(), &link(&written));
        assert_eq!(&read.answers, Follower::new().answers(state));
        assert_eq!(refused(&read), [question.id()]);
    });
}

#[test]
fn what_is_kept_comes_back() {
    let ready = subsequence(MATERIAL_IDS.to_vec(), 0..=MATERIAL_IDS.len()).prop_shuffle();
    let sizes = prop_oneof![Just(TypeSize::Usual), Just(TypeSize::Large)];
    let open = ["eligibility", "materials/thesis", "quote/fee/payment"];
    let open = subsequence(open.to_vec(), 0..=open.len()).prop_shuffle();
    holds(
        256,
        (states(), ready, sizes, open),
        |(state, ready, size, open)| {
            let notice = notice_2021();
            let opened: Vec<Rc<str>> = open.into_iter().map(Rc::from).collect();
            let stored = Stored {
                answers: prune(notice, Follower::new().answers(state)).0,
                ready: ready.into_iter().map(Rc::from).collect(),
                size,
                asked: opened.iter().take(1).cloned().collect(),
                opened,
            };
            let text = stored.write(notice);
            assert_eq!(text.is_none(), stored == Stored::nothing(notice));
            assert_eq!(Stored::read(notice, &text.unwrap_or_default()), stored);
        },
    );
}

/// Any text, and text made of the parts of links and stored answers.
fn texts() -> impl Strategy<Value = String> {
    let marks = [
        "=", "&", ",", "%2C", "%2c", "#", "\n", "large", "usual", "none", "unsure",
    ];
    let ids = QUESTIONS.map(Question::id);
    let options = QUESTIONS.into_iter().flat_map(Question::options);
    let words = ids.into_iter().chain(options.copied()).chain(MATERIAL_IDS);
    let part = prop_oneof![
        3 => select(marks.to_vec()),
        2 => select(words.collect::<Vec<_>>()),
    ];
    prop_oneof![
        "\\PC{0,40}",
        any::<String>(),
        vec(part, 0..24).prop_map(|parts| parts.concat())
    ]
}

#[test]
fn of_any_link_what_is_understood_comes_back() {
    holds(512, texts(), |text| {
        let notice = notice_2021();
        for link in [read_fragment(notice, &text), read_link(notice, &text)] {
            let parts = text.split(['&', ';', '?', '#', '%']).count();
            let counted = link.answers.answered().count() + refused(&link).len() + link.unknown;
            assert!(counted <= parts, "{link:?}");
            let in_both = |question| link.answers.is_answered(question);
            assert!(!link.refused.iter().any(in_both), "{link:?}");
            let written = write_fragment(notice, &link.answers);
            assert_eq!(read_fragment(notice, &written).answers, link.answers);
        }
    });
}

#[test]
fn answers_come_back_from_a_code_and_from_no_other_notice() {
    let other = another_notice();
    holds(512, states(), |state| {
        let mut follower = Follower::new();
        let answers = follower.answers(state);
        let code = write_code(notice_2021(), answers);
        assert_eq!(read_code(notice_2021(), &code).as_ref(), Ok(answers));
        assert_eq!(read_link(notice_2021(), &code).answers, *answers);
        assert_eq!(read_code(&other, &code), Err(CodeError::OtherNotice));
    });
}

#[test]
fn a_damaged_code_is_never_read() {
    let cases = (states(), any::<Index>(), any::<Index>(), any::<bool>());
    holds(512, cases, |(state, at, with, swaps)| {
        let code = write_code(notice_2021(), Follower::new().answers(state));
        let mut damaged = code.clone().into_bytes();
        // The first two characters say that it is a code.
        let at = at.index(damaged.len() - 3) + 3;
        if swaps {
            damaged.swap(at, at - 1);
        } else {
            damaged[at] = b"0123456789abcdefghjkmnpqrstvwxyzu"[with.index(33)];
        }
        let damaged = String::from_utf8(damaged).unwrap();
        if damaged != code {
            let read = read_code(notice_2021(), &damaged);
            assert_eq!(read, Err(CodeError::Damaged), "{code}, {damaged}");
        }
    });
}

/// The same notice under another id.
fn another_notice() -> Notice {
    let json = notice::JSON.replace(notice::ID, "bayingolin-water-2022");
    Notice::read(&json, Some(notice::TEXT)).unwrap()
}

#[test]
fn of_any_kept_text_what_is_understood_comes_back() {
    holds(512, texts(), |text| {
        let notice = notice_2021();
        let stored = Stored::read(notice, &text);
        let again = stored.write(notice).unwrap_or_default();
        assert_eq!(Stored::read(notice, &again), stored);
        assert!(stored.ready.iter().all(|id| MATERIAL_IDS.contains(&&**id)));
        assert_eq!(
            prune(notice, &stored.answers),
            (stored.answers.clone(), Vec::new())
        );
    });
}
