//! Tests why a verdict is what it is: for every section over its whole space, the answers that a
//! finding names really decide it, and every answer that would change a verdict does, to the
//! verdict it promises. What is promised is looked up in the oracle.
//!
//! Answers that no verdict of the section tells apart stand for one another; which one is tried
//! changes from state to state.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod oracle;

use std::collections::{BTreeSet, HashMap};

use zicha::assess::{Assessment, Because, Found, assess};
use zicha::notice::Date;

use oracle::engine::Follower;
use oracle::random::Random;
use oracle::state::Question::{self, Assignments, Submissions};
use oracle::state::{QUESTIONS, State};
use oracle::table::{Table, is_promised, table};

fn today() -> Date {
    "2021-09-10".parse().unwrap()
}

/// The findings of a section by the name that the oracle gives it.
fn findings<'a>(assessment: &'a Assessment, key: &str) -> &'a [Found] {
    let material = |id: &str| {
        let found = assessment.materials.iter().find(|it| &*it.id == id);
        found.unwrap()
    };
    match key {
        "eligibility" => &assessment.eligibility.findings,
        "fee" => &assessment.fee.findings,
        "defence" => &assessment.defence.findings,
        "thesis" => &assessment.thesis.findings,
        "education" => &assessment.education.findings,
        "education-source" => &assessment.education.professional_source.findings,
        "exemption" => &assessment.education.exemption.findings,
        "channel" => &assessment.channel.findings,
        "unit-nature-variant" => {
            let variant = material("unit-nature").variant_detail.as_ref();
            &variant.unwrap().findings
        }
        _ => &material(key.strip_prefix("material:").unwrap()).findings,
    }
}

/// The answers to a question, those that no verdict of the section tells apart together.
fn alike(table: &Table, question: Question) -> Vec<Vec<u8>> {
    let others: Vec<Question> = table.section.depends_on.to_vec();
    let others: Vec<Question> = others.into_iter().filter(|it| *it != question).collect();
    let mut classes: HashMap<Vec<u32>, Vec<u8>> = HashMap::new();
    for choice in question.answers() {
        let mut verdicts = Vec::new();
        every(&others, State::empty(), &mut |state| {
            verdicts.push(table.code(state.with(question, choice)));
        });
        classes.entry(verdicts).or_default().push(choice);
    }
    let mut classes: Vec<Vec<u8>> = classes.into_values().collect();
    classes.sort();
    classes
}

/// Visits every combination of definite answers to these questions.
fn every(questions: &[Question], state: State, visit: &mut impl FnMut(State)) {
    match questions {
        [] => visit(state),
        [first, rest @ ..] => {
            for choice in 0..first.definite() {
                every(rest, state.with(*first, choice), visit);
            }
        }
    }
}

/// A finding as far as it is the same one: its name and what it comes to.
fn mark(found: &Found) -> (String, &'static str) {
    (found.id.to_string(), found.verdict.id())
}

struct Look<'a> {
    table: &'a Table,
    key: &'static str,
    engine: Follower,
    classes: Vec<(Question, Vec<Vec<u8>>)>,
    random: Random,
    states: u64,
    reasons: u64,
    changes: u64,
}

impl Look<'_> {
    fn assessment(&mut self, state: State) -> Assessment {
        let notice = self.engine.notice;
        assess(notice, self.engine.answers(state), today())
    }

    fn go(&mut self, at: usize, state: State) {
        let Some((question, classes)) = self.classes.get(at).cloned() else {
            return self.look(state);
        };
        self.go(at + 1, state);
        for class in classes {
            let choice = self.random.one_of(&class);
            self.go(at + 1, state.with(question, choice));
        }
    }

    fn look(&mut self, state: State) {
        self.states += 1;
        if !is_promised(self.table, state) {
            return;
        }
        let assessment = self.assessment(state);
        for found in findings(&assessment, self.key) {
            self.reasons(state, found);
        }
        let own = self.table.verdict(state);
        let deciding = findings(&assessment, self.key)
            .iter()
            .filter(|found| found.verdict.id() == own);
        for found in deciding {
            self.changes(state, found);
        }
    }

    /// The answers that a finding names are given, are enough for it, and none is too many.
    fn reasons(&mut self, state: State, found: &Found) {
        let named = restricted(&found.because);
        for question in named.answered() {
            let (all, some) = (state.get(question), named.get(question));
            let part = question == Assignments && all < question.definite() && some & all == some;
            assert!(all == some || part, "{state:?}: {found:?}");
        }
        // What stands beside a verdict is shown, or not, with regard to that verdict.
        if found.verdict.id() != self.table.verdict(state) {
            return;
        }
        self.reasons += 1;
        let key = self.key;
        let holds = |look: &mut Self, state: State| {
            let assessment = look.assessment(state);
            findings(&assessment, key)
                .iter()
                .any(|other| mark(other) == mark(found))
        };
        assert!(
            holds(self, named),
            "{state:?}: {named:?} is too little for {found:?}"
        );
        for question in named.answered() {
            let fewer = named.without(question);
            assert!(
                !holds(self, fewer),
                "{state:?}: {question:?} is too much for {found:?}"
            );
            let changed = question
                .answers()
                .any(|choice| !holds(self, named.with(question, choice)));
            assert!(
                changed,
                "{state:?}: no answer to {question:?} changes {found:?}"
            );
        }
    }

    /// The answers that would change the verdict are those of the oracle, no more and no fewer.
    fn changes(&mut self, state: State, found: &Found) {
        let unwelcome = ["barred", "confirm"].contains(&found.verdict.id());
        if !unwelcome && found.would_change.is_empty() {
            return;
        }
        let mut told: BTreeSet<(String, String, &str)> = found
            .would_change
            .iter()
            .map(|it| (it.question.to_string(), it.option.to_string(), it.verdict))
            .collect();
        assert_eq!(told.len(), found.would_change.len(), "{state:?}: {found:?}");
        let mut expected = BTreeSet::new();
        for question in state.answered() {
            for (option, choice) in single_options(question) {
                let changed = state.with(question, choice);
                let verdict = self.table.verdict(changed);
                let change = (question.id().to_owned(), option.to_owned(), verdict);
                if !is_promised(self.table, changed) {
                    // Who would be barred is promised nothing here (contract §2).
                    told.retain(|it| (&it.0, &it.1) != (&change.0, &change.1));
                } else if verdict != self.table.verdict(state) {
                    expected.insert(change);
                }
            }
        }
        assert_eq!(told, expected, "{state:?}: {}", self.key);
        self.changes += told.len() as u64;
    }
}

/// The definite options of a question, each alone.
fn single_options(question: Question) -> Vec<(&'static str, u8)> {
    if question == Assignments {
        let options = question.options().iter().enumerate();
        let mut options: Vec<(&str, u8)> = options.map(|(at, id)| (*id, 1 << at)).collect();
        options.push(("none", 0));
        options
    } else {
        let options = question.options().iter();
        options.map(|id| (*id, question.choice(id))).collect()
    }
}

/// The state in which only the answers named are given.
fn restricted(because: &[Because]) -> State {
    because.iter().fold(State::empty(), |state, reason| {
        let question = QUESTIONS.iter().find(|it| it.id() == &*reason.question);
        let question = *question.unwrap();
        let choice = match &*reason.option {
            "none" if question == Assignments => 0,
            "unsure" => question.unsure(),
            option if question == Assignments => {
                let earlier = Some(state.get(question)).filter(|_| state.has(question));
                earlier.unwrap_or(0) | 1 << question.choice(option)
            }
            option => question.choice(option),
        };
        state.with(question, choice)
    })
}

/// How many states are looked at, at least, in a section: a small one several times, so that each
/// of the answers that stand for one another gets its turn.
const STATES: u64 = 3_000;

/// Looks at a whole section.
fn explained(key: &'static str) {
    let table = table(key);
    let classes = table.section.depends_on.iter();
    let classes = classes.map(|question| (*question, alike(table, *question)));
    let mut look = Look {
        table,
        key,
        engine: Follower::new(),
        classes: classes.collect(),
        random: Random::new(13),
        states: 0,
        reasons: 0,
        changes: 0,
    };
    while look.states < STATES {
        look.go(0, State::empty());
    }
    assert!(look.reasons > 0, "{key} has no reasons");
    assert!(look.changes > 0, "{key} has no changes");
    println!(
        "{key}: {} states, {} reasons, {} changes",
        look.states, look.reasons, look.changes
    );
}

#[test]
fn eligibility() {
    explained("eligibility");
}

#[test]
fn fee() {
    explained("fee");
}

#[test]
fn defence() {
    explained("defence");
}

#[test]
fn thesis() {
    explained("thesis");
}

#[test]
fn education() {
    explained("education");
}

#[test]
fn education_source() {
    explained("education-source");
}

#[test]
fn exemption() {
    explained("exemption");
}

#[test]
fn channel() {
    explained("channel");
}

#[test]
fn materials() {
    explained("material:identity-card");
    explained("material:unit-nature");
    explained("unit-nature-variant");
}

#[test]
fn a_submission_is_never_asked_but_can_change_a_verdict() {
    let returned = State::empty().with(Submissions, Submissions.choice("third-returned"));
    let mut engine = Follower::new();
    let notice = engine.notice;
    let assessment = assess(notice, engine.answers(returned), today());
    let changes = &assessment.eligibility.findings[0].would_change;
    let options: Vec<&str> = changes.iter().map(|change| &*change.option).collect();
    assert_eq!(options, ["none", "one", "two", "third-pending"]);
}
