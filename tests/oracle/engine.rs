//! The engine, given the same answers as the oracle.

use zicha::assess::{Answers, Verdicts, answer_line, verdicts};
use zicha::notice::Notice;

use super::state::{QUESTIONS, State};
use super::table::{Table, is_promised, tables};

thread_local! {
    // A notice does not cross threads: each test reads its own, once.
    static NOTICE: &'static Notice = Box::leak(Box::new(read()));
}

fn read() -> Notice {
    Notice::read_bundled().unwrap_or_else(|problems| panic!("the bundled notice: {problems:?}"))
}

/// The 2021 notice as the program brings it.
pub fn bundled() -> &'static Notice {
    NOTICE.with(|notice| *notice)
}

/// Answers of the engine that follow a state about. From one state to the next only what
/// differs is set, because millions of states are visited.
pub struct Follower {
    pub notice: &'static Notice,
    answers: Answers,
    state: State,
}

impl Follower {
    pub fn new() -> Self {
        let notice = bundled();
        Self {
            notice,
            answers: Answers::none(notice),
            state: State::empty(),
        }
    }

    pub fn answers(&mut self, state: State) -> &Answers {
        for question in QUESTIONS {
            if self.state.get(question) == state.get(question) {
                continue;
            }
            if state.has(question) {
                let options = question.option_ids(state.get(question));
                let set = self.answers.set(self.notice, question.id(), &options);
                set.unwrap_or_else(|error| panic!("{state:?}: {error}"));
            } else {
                self.answers.unset(self.notice, question.id());
            }
        }
        self.state = state;
        &self.answers
    }

    pub fn verdicts(&mut self, state: State) -> Verdicts {
        let notice = self.notice;
        verdicts(notice, self.answers(state))
    }
}

/// Where the engine and a section's table part, if they do.
pub fn difference(table: &Table, state: State, given: &Verdicts) -> Option<String> {
    if !is_promised(table, state) {
        return None;
    }
    let expected = table.verdict(state);
    let key = table
        .section
        .keys
        .iter()
        .find(|key| given.get(key) != Some(expected))?;
    Some(format!(
        "{key} of {state:?}: expected {expected}, found {:?}",
        given.get(key)
    ))
}

/// Where the engine and any of the tables part.
pub fn any_difference(state: State, given: &Verdicts) -> Option<String> {
    tables()
        .iter()
        .find_map(|table| difference(table, state, given))
}

/// The whole assessment as JSON, as other programs get it.
pub fn assessment(answers: &serde_json::Value, today: &str) -> serde_json::Value {
    let line = serde_json::json!({ "answers": answers, "today": today }).to_string();
    let output = answer_line(bundled(), &line);
    let output = output.unwrap_or_else(|error| panic!("{line}: {error}"));
    serde_json::from_str(&output).expect("the engine writes JSON")
}
