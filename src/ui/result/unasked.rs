//! Questions with a default, which the flow never asks: the applicant can answer them on the result.

use yew::prelude::*;

use crate::notice::{OptionSet, Question, QuestionIndex};

use super::super::{
    Action, Phrase,
    element::{element, nodes, text},
    fold::fold,
    parts::{heading, paragraph},
    question::options,
    view::{View, attr},
};
use super::section::verdict_tag;

/// A line for each of these questions, which opens to its options.
pub fn unasked(view: &View) -> Html {
    let questions = view.notice().document().questions.iter().enumerate();
    let unasked = questions.filter(|(_, question)| question.default.is_some());
    unasked
        .map(|(at, question)| set_on_result(view, QuestionIndex(at), question))
        .collect()
}

fn set_on_result(view: &View, index: QuestionIndex, question: &Question) -> Html {
    let in_force = view.session.answers.in_force(index);
    let set = |at| Action::Set(index, OptionSet::one(at));
    let options = options(view, index, in_force, set, None);
    let content = element("fieldset")
        .class("set-on-result")
        .attr("data-set", attr(&question.id))
        .child(element("legend").text(view.text(&question.text)))
        .child(paragraph(view.phrase(Phrase::Unasked)))
        .child(element("div").class("options").children(options));
    let chosen = view.notice().option_ids(index, in_force);
    let chosen = chosen.iter().map(|it| view.option_text(&question.id, it));
    let summary = nodes([
        heading(4, view.text(&question.label)).into(),
        text(" ".into()),
        verdict_tag().children(chosen.map(text)).into(),
    ]);
    let place = format!("=set/{}", question.id);
    element("div")
        .class("row unasked")
        .child(fold(view, &place, "", summary, content))
        .into()
}
