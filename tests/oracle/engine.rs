//! The engine, given the same answers as the oracle.

use serde_json::{Value, json};
use zicha::assess::{
    Answers, Assessed, Assessment, Found, Noted, Outcome, Verdicts, answer_line, next_question,
    outcome_of, prune, verdicts,
};
use zicha::notice::{DecisionIndex, Notice, Rules, Section};

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
    pub fn verdict(&mut self, key: &str, state: State) -> &'static str {
        let (notice, decision) = (self.notice, decision(self.notice, key));
        outcome_of(notice, decision, self.answers(state)).id()
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

/// The index of the decision that gives a section its verdict.
fn decision(notice: &Notice, key: &str) -> DecisionIndex {
    let materials = &notice.document().materials;
    let material = |id: &str| {
        let at = materials.iter().position(|material| &*material.id == id);
        at.unwrap_or_else(|| panic!("no material is called {id}"))
    };
    let section = Section::ALL.into_iter().find(|section| section.id() == key);
    match (
        section,
        key.strip_prefix("material:"),
        key.strip_suffix("-variant"),
    ) {
        (Some(section), ..) => Rules::section(section),
        (_, Some(id), _) => Rules::material(material(id)),
        (_, _, Some(id)) => Rules::variant(notice.document(), material(id)).expect("a variant"),
        _ => panic!("no section is called {key}"),
    }
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

/// The assessment by the notice of 2021 as JSON, as other programs get it.
pub fn assessment(answers: &Value, today: &str) -> Value {
    let output = assessment_by(notice_2021(), answers, today);
    output.unwrap_or_else(|error| panic!("{answers}: {error}"))
}

/// The assessment by another notice, which may not know the answers.
pub fn assessment_by(notice: &Notice, answers: &Value, today: &str) -> Result<Value, String> {
    let line = json!({ "answers": answers, "today": today }).to_string();
    let output = answer_line(notice, &line)?;
    Ok(serde_json::from_str(&output).expect("the engine writes JSON"))
}

/// The outcome of a section, with its findings and notes.
pub struct Content<'a> {
    pub outcome: Outcome,
    pub findings: &'a [Found],
    pub notes: &'a [Noted],
}

impl<'a> From<&'a Assessed> for Content<'a> {
    fn from(assessed: &'a Assessed) -> Self {
        Self {
            outcome: assessed.verdict,
            findings: &assessed.findings,
            notes: &assessed.notes,
        }
    }
}

/// The content of a section, by its key.
pub fn content<'a>(assessment: &'a Assessment, key: &str) -> Content<'a> {
    let education = &assessment.education;
    match key {
        "eligibility" => Content::from(&assessment.eligibility),
        "fee" => Content::from(&assessment.fee),
        "defence" => Content::from(&assessment.defence),
        "thesis" => Content::from(&assessment.thesis),
        "channel" => Content::from(&assessment.channel),
        "education" => Content {
            outcome: education.verdict,
            findings: &education.findings,
            notes: &education.notes,
        },
        "education-source" => Content::from(&education.professional_source),
        "exemption" => Content {
            outcome: education.exemption.verdict,
            findings: &education.exemption.findings,
            notes: &education.exemption.notes,
        },
        _ => content_of_a_paper(assessment, key),
    }
}

fn content_of_a_paper<'a>(assessment: &'a Assessment, key: &str) -> Content<'a> {
    let paper = |id: &str| {
        let mut papers = assessment.materials.iter();
        let paper = papers.find(|paper| &*paper.id == id);
        paper.unwrap_or_else(|| panic!("no paper is called {id}"))
    };
    if let Some(id) = key.strip_suffix("-variant") {
        return Content::from(paper(id).variant_detail.as_ref().expect("a variant"));
    }
    let id = key.strip_prefix("material:");
    let paper = paper(id.unwrap_or_else(|| panic!("no section is called {key}")));
    Content {
        outcome: paper.verdict,
        findings: &paper.findings,
        notes: &paper.notes,
    }
}

/// The sentences that stand in a section or a list: id, clause, and whether to confirm them. The steps
/// are in the order of the notice, whatever the day.
pub fn lines<'a>(assessment: &'a Assessment, place: &str) -> Vec<(&'a str, &'a str, bool)> {
    if place == "steps" {
        let listed = notice_2021().document().steps.iter();
        let shown = listed.filter_map(|step| assessment.steps.iter().find(|it| it.id == step.id));
        return shown.map(|it| (&*it.id, &*it.clause, false)).collect();
    }
    let noted = match place {
        "material-notes" => &assessment.material_notes,
        "exemption-steps" => &assessment.education.exemption.steps,
        "window-notes" => &assessment.window_notes,
        "cautions" => &assessment.cautions,
        _ => content(assessment, place).notes,
    };
    let noted = noted.iter();
    noted.map(|it| (&*it.id, &*it.clause, it.confirm)).collect()
}
