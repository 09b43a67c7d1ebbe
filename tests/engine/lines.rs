//! Tests the notes and other lines: which there are, in which order, and who sees them.

use zicha::assess::{Outcome, assess};
use zicha::notice::{Document, Notice};

use crate::oracle::engine::{Follower, content, lines, notice_2021};
use crate::oracle::lines::{Audience, LINES, Line};
use crate::oracle::rules::Applicant;
use crate::oracle::state::Question::{
    AssignmentPeriod, Assignments, Employer, FalsificationBar, Route, Sanction, Status, UnitLevel,
    Workplace,
};
use crate::oracle::state::{Question, State};

/// A state with all answers and an assignment, so that there are exemption steps.
fn somebody() -> State {
    [
        (Route, "intermediate-review"),
        (Status, "in-service"),
        (Workplace, "korla"),
        (Employer, "bureau-institution"),
        (Sanction, "none-or-warning"),
        (FalsificationBar, "no"),
        (UnitLevel, "prefecture"),
        (Assignments, "village-stationing"),
        (AssignmentPeriod, "this-year"),
    ]
    .into_iter()
    .fold(State::empty(), |state, (question, option)| {
        state.with(question, question.choice_alone(option))
    })
}

/// Whether a line is shown: it applies, or may apply because of an `unsure` answer.
fn is_shown(line: &Line, state: State) -> bool {
    match line.audience {
        Audience::Everyone => true,
        Audience::Unsure(question) => state.get(question) == question.unsure(),
        Audience::Those(questions, fits) => Applicant::all_of(state, questions).iter().any(fits),
    }
}

/// The questions that a line depends on.
fn questions(line: &Line) -> Vec<Question> {
    match line.audience {
        Audience::Everyone => Vec::new(),
        Audience::Unsure(question) => vec![question],
        Audience::Those(questions, _) => questions.to_vec(),
    }
}

/// The ids of the lines in a place, shown or not.
fn listed<'a>(document: &'a Document, place: &str) -> Option<Vec<&'a str>> {
    let section = |id: &str| document.section_index(id).map(|at| &document.sections[at]);
    let items = |id: &str| {
        let items = section(id)?.items.each();
        Some(items.into_iter().map(|it| &*it.cited().id).collect())
    };
    let paper = |id: &str| {
        let mut papers = section("materials")?.papers().iter();
        papers.find(|paper| *paper.cited.id == *id)
    };
    let notes = match place.split('/').collect::<Vec<_>>()[..] {
        ["steps" | "exemption-steps" | "cautions"] => return items(place),
        ["material-notes"] => &section("materials")?.decision.notes,
        ["window-notes"] => &section("windows")?.decision.notes,
        [id] => &section(id)?.decision.notes,
        ["materials", id] => &paper(id)?.notes,
        ["materials", id, "variant"] => &paper(id)?.variant.as_ref()?.notes,
        _ => return None,
    };
    Some(notes.iter().map(|it| &*it.cited.id).collect())
}

/// Where the lines of a notice differ from the expected ones.
pub fn problem(notice: &Notice) -> Option<String> {
    let document = notice.document();
    let out_of_order = LINES.iter().find(|(place, lines)| {
        let expected = lines.iter().map(|line| line.id);
        !listed(document, place).is_some_and(|listed| listed.into_iter().eq(expected))
    });
    if let Some((place, _)) = out_of_order {
        return Some(format!(
            "{place} lists other sentences, or in another order"
        ));
    }
    let mut engine = Follower::of(notice);
    let mut states = vec![somebody()];
    let looked_at = LINES.iter().flat_map(|(_, lines)| *lines).map(questions);
    let mut combinations: Vec<Vec<Question>> = looked_at.collect();
    combinations.sort_unstable();
    combinations.dedup();
    for questions in combinations {
        somebody().vary(&questions, &mut |state| states.push(state));
    }
    states
        .into_iter()
        .find_map(|state| difference(&mut engine, state))
}

fn difference(engine: &mut Follower, state: State) -> Option<String> {
    let today = "2021-09-10".parse().unwrap();
    let notice = engine.notice;
    let assessment = assess(notice, engine.answers(state), today);
    let exemption = &content(&assessment, "exemption").verdict;
    let nothing = exemption
        .as_ref()
        .is_some_and(|it| it.is("none") || *it == Outcome::Open);
    LINES.iter().find_map(|(place, expected)| {
        // There are no exemption steps where nothing can be applied for, or not yet.
        let nobody = *place == "exemption-steps" && nothing;
        let expected = expected
            .iter()
            .filter(|line| !nobody && is_shown(line, state));
        let expected: Vec<_> = expected.map(|it| (it.id, it.clause, it.confirm)).collect();
        let found = lines(&assessment, place);
        (found != expected).then(|| format!("{place} of {state:?}: {found:?}, not {expected:?}"))
    })
}

#[test]
fn every_line_is_shown_to_exactly_those_it_concerns() {
    assert_eq!(problem(notice_2021()), None);
}
