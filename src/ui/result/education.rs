//! Continuing education: what is required, where it is obtained, and the exemption.

use yew::prelude::*;

use crate::{
    assess::{AssessedExemption, AssessedRequirement, Assessment, Education, Outcome},
    notice::{Section, Verdict},
};

use super::super::{
    Phrase,
    finding::{findings, noted, notes, sentence},
    view::View,
};
use super::{
    body,
    section::{Heading, frame, part},
};

pub fn education(view: &View, assessment: &Assessment) -> Html {
    let education = &assessment.education;
    let heading = Heading {
        title: Phrase::Education,
        outcome: education.verdict,
        tone: education.tone,
        answer: education.answer.as_ref(),
        amount: None,
    };
    let inside = html! {
        <>
            {requirements(view, education)}
            {findings(view, &education.findings, education.verdict)}
            {notes(view, &education.notes)}
            {source(view, education)}
            {exemption(view, &education.exemption)}
        </>
    };
    frame(view, Section::Education.id(), &heading, inside)
}

fn requirements(view: &View, education: &Education) -> Html {
    if education.requirements.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{view.say(Phrase::Required)}</h4>
            {list(view, &education.requirements)}
        </>
    }
}

fn list(view: &View, requirements: &[AssessedRequirement]) -> Html {
    let rows = requirements.iter().map(|it| {
        html! { <li>{sentence(&view.text(&it.text), &it.clause, &it.quote)}</li> }
    });
    html! { <ul class="requirements">{for rows}</ul> }
}

fn source(view: &View, education: &Education) -> Html {
    let source = &education.professional_source;
    let heading = Heading::of(Phrase::EducationSource, source);
    part(
        view,
        Section::EducationSource.id(),
        &heading,
        body(view, source),
    )
}

fn exemption(view: &View, exemption: &AssessedExemption) -> Html {
    let heading = Heading {
        title: Phrase::Exemption,
        outcome: exemption.verdict,
        tone: exemption.tone,
        answer: exemption.answer.as_ref(),
        amount: None,
    };
    let steps = exemption
        .steps
        .iter()
        .map(|step| html! { <li>{noted(view, step)}</li> });
    let inside = html! {
        <>
            {findings(view, &exemption.findings, exemption.verdict)}
            if !exemption.steps.is_empty() {
                <p class="subhead">{view.say(Phrase::ExemptionSteps)}</p>
                <ol class="steps">{for steps}</ol>
            }
            {remaining(view, exemption)}
            {notes(view, &exemption.notes)}
        </>
    };
    part(view, Section::Exemption.id(), &heading, inside)
}

fn remaining(view: &View, exemption: &AssessedExemption) -> Html {
    if exemption.verdict != Outcome::Settled(Verdict::MayApply) {
        return Html::default();
    }
    if exemption.remaining_if_granted.is_empty() {
        return html! { <p class="subhead">{view.say(Phrase::RemainingNothing)}</p> };
    }
    html! {
        <>
            <p class="subhead">{view.say(Phrase::Remaining)}</p>
            {list(view, &exemption.remaining_if_granted)}
        </>
    }
}
