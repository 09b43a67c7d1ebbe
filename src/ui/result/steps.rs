//! What to do, in order, and through whom; how often it was handed in already.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessed, Assessment},
    notice::{OptionSet, Section},
};

use super::super::{
    Phrase,
    finding::noted,
    session::{Action, Session},
    view::View,
};
use super::{
    body,
    section::{Heading, part},
};

pub fn steps(view: &View, assessment: &Assessment) -> Html {
    let steps = assessment
        .steps
        .iter()
        .map(|it| html! { <li>{noted(view, it)}</li> });
    html! {
        <section class="card" data-section="steps">
            <h3>{view.say(Phrase::Steps)}</h3>
            {channel(view, &assessment.channel)}
            if view.complete {
                <ol class="steps">{for steps}</ol>
            }
        </section>
    }
}

fn channel(view: &View, assessed: &Assessed) -> Html {
    let heading = Heading::of(Phrase::Channel, assessed);
    part(view, Section::Channel.id(), &heading, body(view, assessed))
}

/// The questions that are never asked in the flow: the applicant brings them up here.
pub fn submissions(view: &View, session: &Rc<Session>) -> Html {
    let document = view.notice.document();
    let questions = document
        .questions
        .iter()
        .filter(|question| question.default.is_some());
    let fieldsets = questions.filter_map(|question| {
        let index = view.notice.question_index(&question.id)?;
        let in_force = session.answers.in_force(index);
        let options = question.options.iter().enumerate().map(|(at, option)| {
            let onclick = view.on_click(Action::Answer(index, OptionSet::one(at)));
            html! {
                <label class={classes!("option", in_force.contains(at).then_some("checked"))}>
                    <input
                        type="radio"
                        name={AttrValue::Rc(question.id.clone())}
                        value={AttrValue::Rc(option.id.clone())}
                        checked={in_force.contains(at)}
                        {onclick}
                    />
                    <span>{view.text(&option.text)}</span>
                </label>
            }
        });
        Some(html! {
            <fieldset class="card set-on-result" data-set={AttrValue::Rc(question.id.clone())}>
                <legend><h3>{view.text(&question.text)}</h3></legend>
                <p>{view.say(Phrase::Submissions)}</p>
                <div class="options">{for options}</div>
            </fieldset>
        })
    });
    html! { <>{for fieldsets}</> }
}
