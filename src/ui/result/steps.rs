//! What to do, in order, and through whom; how often it was handed in already.

use yew::prelude::*;

use crate::notice::{OptionSet, Question, QuestionIndex, Section};

use super::super::{
    Action, Phrase,
    finding::noted,
    parts::{Choice, choice, heading, list, paragraph},
    view::{View, attr},
};
use super::{
    body,
    section::{Heading, part, plain},
};

pub fn steps(view: &View) -> Html {
    let channel = &view.assessment.channel;
    let heading = Heading::of(Phrase::Channel, channel);
    let channel = part(view, Section::Channel.id(), &heading, body(view, channel));
    let steps = view.assessment.steps.iter().map(|it| noted(view, it));
    let content = html! {
        <>
            {channel}
            if view.is_complete() {
                {list("ol", "steps", steps.collect())}
            }
        </>
    };
    plain(view, "steps", Phrase::Steps, content)
}

/// The questions that are never asked in the flow: the applicant brings them up here.
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
    html! {
        <fieldset class="card set-on-result" data-set={name.clone()}>
            <legend>{heading(3, view.text(&question.text))}</legend>
            {paragraph(view.say(Phrase::Submissions))}
            <div class="options">{for options}</div>
        </fieldset>
    }
}
