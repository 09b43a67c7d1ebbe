//! The questions that are never asked in the flow: the applicant brings them up on the result.

use yew::prelude::*;

use crate::notice::{OptionSet, Question, QuestionIndex};

use super::super::{
    Action, Phrase,
    fold::fold,
    parts::{Choice, choice, heading, paragraph},
    view::{View, attr},
};

pub fn submissions(view: &View) -> Html {
    let questions = view.notice().document().questions.iter().enumerate();
    let unasked = questions.filter(|(_, question)| question.default.is_some());
    unasked
        .map(|(at, question)| set_on_result(view, QuestionIndex(at), question))
        .collect()
}

fn set_on_result(view: &View, index: QuestionIndex, question: &Question) -> Html {
    let in_force = view.answers.in_force(index);
    let name = attr(&question.id);
    let options = question.options.iter().enumerate().map(|(at, option)| {
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
                onkeydown: None,
            },
        )
    });
    let content = html! {
        <fieldset class="set-on-result" data-set={name.clone()}>
            <legend>{view.text(&question.text)}</legend>
            {paragraph(view.say(Phrase::Submissions))}
            <div class="options">{for options}</div>
        </fieldset>
    };
    let chosen = view.notice().option_ids(index, in_force);
    let chosen = chosen.iter().map(|it| view.option_text(&question.id, it));
    let summary = html! {
        <>
            {heading(4, view.text(&question.label))}{" "}
            <span class="verdict">{for chosen}</span>
        </>
    };
    html! { <div class="row unasked">{fold(view, &format!("set/{}", question.id), "", summary, content)}</div> }
}
