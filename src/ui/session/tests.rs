//! Tests of a visit.

use super::{places::RESULT, *};
use crate::{assess::write_fragment, notice::Moment};

impl Session {
    /// The answers in words.
    fn fragment(&self) -> String {
        write_fragment(&self.notice, &self.answers)
    }
}

fn visit() -> Session {
    visit_with(None)
}

/// A visit on a device with stored answers.
fn visit_with(stored: Option<&str>) -> Session {
    let notice = crate::notice::current::read();
    let start = Start {
        notice: Ok(Rc::new(notice)),
        language: "zh".into(),
        day: Day::Today("2021-09-10".parse().expect("a day")),
        fragment: None,
        offered: None,
        early: None,
        stored: stored.map(str::to_owned),
        size: TypeSize::Usual,
        stores: true,
        shown_in: ShownIn::Tab,
        can_hand_on: false,
        wordings: Wordings::own(),
        languages: Vec::new(),
        own: true,
    };
    Session::begin(&start).expect("a notice that can be shown")
}

fn asked(session: &Session) -> &str {
    let question = session.question().map(|it| session.notice().question(it));
    question.map_or("", |question| &question.id)
}

fn question(session: &Session, id: &str) -> QuestionIndex {
    session.notice().question_index(id).expect("a question")
}

/// Taps an option of the question that is being asked.
fn tap(session: &mut Session, option: &str) {
    let index = session.question().expect("a question that is being asked");
    let options = &session.notice().question(index).options;
    let at = options.iter().position(|it| &*it.id == option);
    session.take(&Action::Choose(index, at.expect("an option")));
}

#[test]
fn following_a_link_clears_what_was_chosen_with_the_keyboard() {
    let mut session = visit();
    session.take(&Action::Use(Input::Keyboard));
    tap(&mut session, "senior");
    session.take(&Action::Follow("route=junior-review".into()));
    assert_eq!(asked(&session), "status");
    assert!(session.selected.is_empty());
    session.take(&Action::Continue(question(&session, "status")));
    assert_eq!(session.refused, Some(Refused::Missing));
    assert_eq!(session.fragment(), "route=junior-review");
}

#[test]
fn an_answer_closes_the_official_text() {
    let mut session = visit();
    session.take(&Action::OpenText("四（九）".into()));
    assert_eq!(session.place(), Place::Clause("四（九）".into()));
    tap(&mut session, "junior-review");
    assert_eq!(
        session.place(),
        Place::Question(question(&session, "status"))
    );
    session.take(&Action::OpenText("四（九）".into()));
    session.take(&Action::Change(question(&session, "route")));
    assert_eq!(
        session.place(),
        Place::Question(question(&session, "route"))
    );
}

#[test]
fn a_second_tap_does_not_answer_the_next_question() {
    let mut session = visit();
    session.take(&Action::Use(Input::Keyboard));
    tap(&mut session, "junior-review");
    let first = question(&session, "route");
    session.take(&Action::Continue(first));
    session.take(&Action::Continue(first));
    assert_eq!(asked(&session), "status");
    assert_eq!(session.refused, None);
    session.take(&Action::Use(Input::Pointer));
    tap(&mut session, "in-service");
    let third = question(&session, "workplace");
    session.take(&Action::Back(third));
    session.take(&Action::Back(third));
    assert_eq!(asked(&session), "status");
}

#[test]
fn a_link_replaces_stored_answers_only_when_accepted() {
    let mut session = visit_with(Some("route=junior-review\n\nlarge"));
    assert_eq!(session.size, TypeSize::Large);
    session.take(&Action::Follow("route=senior".into()));
    assert_eq!(session.fragment(), "route=junior-review");
    session.take(&Action::Take(false));
    assert_eq!(session.fragment(), "route=junior-review");
    session.take(&Action::Follow("route=senior".into()));
    session.take(&Action::Take(true));
    assert_eq!(session.fragment(), "route=senior");
    assert!(session.assessment.is_ended());
}

#[test]
fn answers_of_another_tab_are_adopted() {
    let mut session = visit_with(Some("route=junior-review\n\nusual"));
    session.take(&Action::Follow("route=senior".into()));
    assert!(!session.adopt(Some("route=junior-review\nthesis\nlarge")));
    assert_eq!(session.ready.len(), 1);
    assert_eq!(session.size, TypeSize::Large);
    assert_eq!(session.changed_in, Tab::This);
    assert!(session.adopt(None));
    assert_eq!(asked(&session), "route");
    assert_eq!(session.size, TypeSize::Usual);
    assert_eq!(session.changed_in, Tab::Other);
    assert!(session.offered.is_some());
    tap(&mut session, "junior-review");
    assert_eq!(session.changed_in, Tab::This);
}

#[test]
fn the_day_follows_the_clock_unless_it_is_simulated() {
    let day = |day: &str| day.parse::<Moment>().expect("a day");
    let mut session = visit();
    assert!(!session.turn(day("2021-09-10")));
    assert!(session.turn(day("2021-10-01")));
    assert_eq!(session.day, Day::Today(day("2021-10-01")));
    session.day = Day::Simulated(day("2021-09-10"));
    assert!(!session.turn(day("2021-10-02")));
}

#[test]
fn back_and_forward_lead_to_answered_questions_and_clauses_only() {
    let mut session = visit();
    tap(&mut session, "junior-review");
    assert!(session.return_to("route"));
    assert_eq!(asked(&session), "route");
    assert_eq!(session.selected, OptionSet::one(1));
    assert!(!session.return_to("unit-level"));
    assert!(!session.return_to("route"));
    assert_eq!(asked(&session), "route");
    assert!(session.return_to("status"));
    assert!(!session.return_to(RESULT));
    assert_eq!(asked(&session), "status");
    assert!(session.return_to("#七（五）"));
    assert_eq!(session.place(), Place::Clause("七（五）".into()));
    session.take(&Action::CloseText);
    assert_eq!(session.place(), session.ground());
}
