//! The engine, given the same answers as the oracle.

use std::rc::Rc;

use serde_json::{Value, json};
use zicha::assess::{
    Answers, Assessed, AssessedItems, Assessment, Verdicts, answer_line, name_of, next_question,
    outcome_of, prune, verdicts,
};
use zicha::notice::{DecisionIndex, Kind, Notice};

use super::flow;
use super::notice;
use super::state::{ASKED, QUESTIONS, Question, State};
use super::table::{Table, is_promised, tables};

thread_local! {
    // A notice is not `Sync`, so each test reads its own, once.
    static NOTICE: &'static Notice = Box::leak(Box::new(notice::read()));
}

/// The notice of 2021.
pub fn notice_2021() -> &'static Notice {
    NOTICE.with(|notice| *notice)
}

/// The engine's answers for a state of the oracle. From one state to the next only the answers that differ
/// are set, because tests visit millions of states.
pub struct Follower<'a> {
    pub notice: &'a Notice,
    answers: Answers,
    state: State,
}

impl Follower<'static> {
    pub fn new() -> Self {
        Self::of(notice_2021())
    }
}

impl<'a> Follower<'a> {
    pub fn of(notice: &'a Notice) -> Self {
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

    /// The verdict of one section, which is faster to compute than all of them.
    pub fn verdict(&mut self, key: &str, state: State) -> Rc<str> {
        let (notice, decision) = (self.notice, decision(self.notice, key));
        outcome_of(notice, decision, self.answers(state))
            .id()
            .into()
    }

    /// The question that the engine asks now.
    pub fn next(&mut self, state: State) -> Option<Question> {
        let notice = self.notice;
        let id = next_question(notice, self.answers(state))?;
        let question = ASKED.iter().find(|question| question.id() == id);
        // `submissions` is never asked (contract §1).
        Some(*question.unwrap_or_else(|| panic!("{state:?}: asks {id}")))
    }

    /// Fails unless the engine drops the same answers of a state as the oracle.
    pub fn assert_pruned(&mut self, state: State) {
        let notice = self.notice;
        let (kept, dropped) = prune(notice, self.answers(state));
        let (expected, fallen) = flow::prune(state);
        let names: Vec<&str> = dropped.iter().map(|name| &**name).collect();
        let expected_names: Vec<&str> = fallen.iter().map(|question| question.id()).collect();
        assert_eq!(names, expected_names, "{state:?}");
        assert!(
            &kept == self.answers(expected),
            "{state:?}: keeps {kept:?}, not {expected:?}"
        );
    }
}

/// The index of the decision with a name, such as `fee` or `materials/thesis`.
fn decision(notice: &Notice, key: &str) -> DecisionIndex {
    let mut decisions = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let decision = decisions.find(|it| name_of(notice, *it) == key);
    decision.unwrap_or_else(|| panic!("nothing is called {key}"))
}

/// How the engine's verdicts differ from a section's table, if they do.
fn difference(table: &Table, state: State, given: &Verdicts) -> Option<String> {
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

/// How the engine's verdicts differ from any of the tables, if they do.
pub fn any_difference(state: State, given: &Verdicts) -> Option<String> {
    tables()
        .iter()
        .find_map(|table| difference(table, state, given))
}

/// The assessment by the notice of 2021 as JSON, with its sections by id.
pub fn assessment(answers: &Value, today: &str) -> Value {
    let output = assessment_by(notice_2021(), answers, today);
    output.unwrap_or_else(|error| panic!("{answers}: {error}"))
}

/// The assessment by another notice, which may not know the answers.
pub fn assessment_by(notice: &Notice, answers: &Value, today: &str) -> Result<Value, String> {
    let line = json!({ "answers": answers, "today": today }).to_string();
    let output = answer_line(notice, &line)?;
    let mut output: Value = serde_json::from_str(&output).expect("the engine writes JSON");
    let sections = output["sections"].take();
    for section in sections.as_array().expect("a list of sections") {
        let id = section["id"].as_str().expect("an id");
        output[id] = section.clone();
    }
    output.as_object_mut().map(|it| it.remove("sections"));
    Ok(output)
}

/// The verdict of a section, a paper or a variant with its findings and notes, by its key.
pub fn content<'a>(assessment: &'a Assessment, key: &str) -> &'a Assessed {
    let mut parts = key.split('/');
    let section = parts.next().and_then(|id| assessment.section(id));
    let section = section.unwrap_or_else(|| panic!("no section is called {key}"));
    let Some(id) = parts.next() else {
        return &section.assessed;
    };
    let mut papers = section.papers().iter();
    let paper = papers.find(|paper| &*paper.id == id);
    let paper = paper.unwrap_or_else(|| panic!("no paper is called {key}"));
    match parts.next() {
        Some(_) => paper.variant_detail.as_ref().expect("a variant"),
        None => &paper.assessed,
    }
}

/// The sentences that stand in a section or a list: id, clause, and whether to confirm them. The steps
/// are in the order of the notice, whatever the day.
pub fn lines<'a>(assessment: &'a Assessment, place: &str) -> Vec<(&'a str, &'a str, bool)> {
    let noted = match place {
        "steps" => return steps(assessment),
        "material-notes" => &content(assessment, "materials").notes,
        "window-notes" => &content(assessment, "windows").notes,
        "exemption-steps" | "cautions" => {
            match &assessment.section(place).expect("a section").items {
                Some(AssessedItems::Lines(lines)) => lines,
                items => panic!("{place} lists {items:?}"),
            }
        }
        _ => &content(assessment, place).notes,
    };
    let noted = noted.iter();
    noted.map(|it| (&*it.id, &*it.clause, it.confirm)).collect()
}

fn steps(assessment: &Assessment) -> Vec<(&str, &str, bool)> {
    let listed = notice_2021().document().sections.iter();
    let listed = listed.filter(|section| section.kind() == Kind::Steps);
    let planned = assessment.section("steps").expect("a section").steps();
    let shown = listed
        .flat_map(|section| section.items.each())
        .filter_map(|step| planned.iter().find(|it| it.id == step.cited().id));
    shown.map(|it| (&*it.id, &*it.clause, false)).collect()
}
