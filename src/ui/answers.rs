//! The list of answers given so far, with a button to change each, and the note on answers that a
//! change has dropped.

use yew::prelude::*;

use crate::notice::{QuestionIndex, join};

use super::{
    Action, Phrase,
    banner::news,
    element::{Element, element, nodes, text, when},
    parts::{banner, button, heading, paragraph},
    share,
    view::{View, attr},
};

/// The name under which the open state of the list is stored.
const ANSWERS: &str = "=answers";

pub fn answers(view: &View) -> Html {
    let announced = element("p")
        .class("visually-hidden")
        .attr("role", "status")
        .children(announcement(view).map(text));
    let dropped = when(!view.session.dropped.is_empty(), || {
        banner("dropped", dropped(view))
    });
    nodes([
        announced.into(),
        news(dropped).into(),
        when(!view.session.answers.is_empty(), || given(view)),
    ])
}

fn given(view: &View) -> Element {
    let folds = view.is_complete();
    let open = view.session.is_open(ANSWERS);
    let head = element("div")
        .class("answers-head")
        .child(heading(2, view.phrase(Phrase::Answered)))
        .child(when(folds, || {
            let text = if open {
                Phrase::SeeLess
            } else {
                Phrase::SeeAnswers
            };
            let fold = Action::Fold(ANSWERS.into(), !open);
            button(view, "quiet", "answers", text, fold).truth("aria-expanded", open)
        }));
    // Once the result is complete, its own row of buttons has this one.
    let share = when(!folds, || {
        button(view, "quiet", "share", Phrase::Share, Action::Share)
    });
    let buttons = element("div")
        .class("buttons")
        .child(button(
            view,
            "quiet",
            "restart",
            Phrase::Restart,
            Action::Restart,
        ))
        .child(share);
    element("section")
        .class("answers")
        .attr_if("data-state", folds.then_some("done"))
        .flag("data-folded", folds && !open)
        .child(head)
        .child(when(folds, || paragraph(view.phrase(done_detail(view)))))
        .child(element("dl").children(view.session.asked().map(|it| row(view, it))))
        .child(buttons)
        .child(when(!folds, || share::panel(view)))
}

/// The last answer and how many questions are left, for screen readers.
fn announcement(view: &View) -> Option<AttrValue> {
    let question = view.session.announced?;
    let label = view.text(&view.notice().question(question).label);
    let values = [
        ("question", &*label),
        ("answer", &view.answer_text(question)),
        ("left", &view.questions_left()),
    ];
    Some(view.fill(Phrase::Told, &values))
}

/// What the page stores on this device, with the button that deletes it.
pub fn on_this_device(view: &View) -> Element {
    paragraph(view.phrase(Phrase::OnThisDevice))
        .text(" ")
        .child(button(
            view,
            "quiet",
            "forget",
            Phrase::Forget,
            Action::Forget,
        ))
}

fn done_detail(view: &View) -> Phrase {
    if view.session.assessment.is_ended() {
        Phrase::EndedDetail
    } else {
        Phrase::DoneDetail
    }
}

fn dropped(view: &View) -> AttrValue {
    let labels = view
        .session
        .dropped
        .iter()
        .map(|it| view.question_label(it));
    let labels = join(&labels.collect::<Vec<_>>(), " · ");
    view.fill(Phrase::Dropped, &[("questions", &labels)])
}

fn row(view: &View, index: QuestionIndex) -> Element {
    let question = view.notice().question(index);
    let label = view.text(&question.label);
    let what = view.fill(Phrase::ChangeWhat, &[("question", &label)]);
    let change = Action::Change(index);
    let change = button(view, "quiet", "change", Phrase::Change, change)
        .attr("data-for", attr(&question.id))
        .attr("aria-label", what);
    element("div")
        .class("answer")
        .child(element("dt").text(label))
        .child(element("dd").text(view.answer_text(index)))
        .child(element("dd").class("change").child(change))
}
