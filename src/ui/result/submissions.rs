//! Questions with a default, which the flow never asks: the applicant can answer them on the result.

use yew::prelude::*;

use crate::notice::{OptionSet, Question, QuestionIndex};

use super::super::{
    Action, Phrase,
    element::{element, nodes, text},
    fold::fold,
    parts::{Choice, choice, heading, paragraph},
    view::{View, attr},
};
use super::section::verdict_tag;

pub fn submissions(view: &View) -> Html {
    let questions = view.notice().document().questions.iter().enumerate();
    let unasked = questions.filter(|(_, question)| question.default.is_some());
    unasked
        .map(|(at, question)| set_on_result(view, QuestionIndex(at), question))
        .collect()
}

fn set_on_result(view: &View, index: QuestionIndex, question: &Question) -> Html {
    let in_force = view.session.answers.in_force(index);
    let name = attr(&question.id);
    let intervals = view.notice().rules().questions[index.0].intervals.count();
    let options = question
        .options
        .iter()
        .zip(intervals..)
        .map(|(option, at)| {
            choice(
                view,
                Choice {
                    several: false,
                    name: &name,
                    value: attr(&option.id),
                    chosen: in_force.contains(at),
                    text: view.text(&option.text),
                    hint: None,
                    action: Action::Set(index, OptionSet::one(at)),
                    on_key_down: None,
                },
            )
        });
    let content = element("fieldset")
        .class("set-on-result")
        .attr("data-set", name.clone())
        .child(element("legend").text(view.text(&question.text)))
        .child(paragraph(view.phrase(Phrase::Submissions)))
        .child(element("div").class("options").children(options));
    let chosen = view.notice().option_ids(index, in_force);
    let chosen = chosen.iter().map(|it| view.option_text(&question.id, it));
    let summary = nodes([
        heading(4, view.text(&question.label)).into(),
        text(" ".into()),
        verdict_tag().children(chosen.map(text)).into(),
    ]);
    let place = format!("set/{}", question.id);
    element("div")
        .class("row unasked")
        .child(fold(view, &place, "", summary, content))
        .into()
}
