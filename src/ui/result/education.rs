//! Continuing education: what is required, where it is obtained, and the exemption.

use yew::prelude::*;

use crate::{
    assess::{AssessedExemption, AssessedRequirement, Education, Outcome},
    notice::{Section, Verdict},
};

use super::super::{
    Phrase,
    finding::{findings, noted, notes, sentence},
    parts::{heading, line, list},
    view::View,
};
use super::{
    body,
    section::{Heading, frame, part},
};

pub fn education(view: &View) -> Html {
    let education = &view.assessment.education;
    let head = Heading {
        title: Phrase::Education,
        outcome: education.verdict,
        tone: education.tone,
        answer: education.answer.as_ref(),
        amount: None,
    };
    let parts = [
        required(view, education),
        findings(view, &education.findings, education.verdict),
        notes(view, &education.notes),
        source(view, education),
        exemption(view, &education.exemption),
    ];
    let content = parts.into_iter().collect();
    frame(view, Section::Education.id(), &head, content)
}

fn required(view: &View, education: &Education) -> Html {
    if education.requirements.is_empty() {
        return Html::default();
    }
    let title = heading(4, view.say(Phrase::Required));
    let requirements = requirements(view, &education.requirements);
    [title, requirements].into_iter().collect()
}

fn requirements(view: &View, requirements: &[AssessedRequirement]) -> Html {
    let rows = requirements
        .iter()
        .map(|it| sentence(view, view.text(&it.text), &it.clause, &it.quote));
    list("ul", "requirements", rows.collect())
}

fn source(view: &View, education: &Education) -> Html {
    let source = &education.professional_source;
    let head = Heading::of(Phrase::EducationSource, source);
    let id = Section::EducationSource.id();
    part(view, id, &head, body(view, source))
}

fn exemption(view: &View, exemption: &AssessedExemption) -> Html {
    let head = Heading {
        title: Phrase::Exemption,
        outcome: exemption.verdict,
        tone: exemption.tone,
        answer: exemption.answer.as_ref(),
        amount: None,
    };
    let parts = [
        findings(view, &exemption.findings, exemption.verdict),
        steps(view, exemption),
        remaining(view, exemption),
        notes(view, &exemption.notes),
    ];
    let content = parts.into_iter().collect();
    part(view, Section::Exemption.id(), &head, content)
}

fn steps(view: &View, exemption: &AssessedExemption) -> Html {
    if exemption.steps.is_empty() {
        return Html::default();
    }
    let steps = exemption.steps.iter().map(|step| noted(view, step));
    let title = line("subhead", view.say(Phrase::ExemptionSteps));
    [title, list("ol", "steps", steps.collect())]
        .into_iter()
        .collect()
}

fn remaining(view: &View, exemption: &AssessedExemption) -> Html {
    let may_apply = exemption.verdict == Outcome::Settled(Verdict::MayApply);
    match &*exemption.remaining_if_granted {
        _ if !may_apply => Html::default(),
        [] => line("subhead", view.say(Phrase::RemainingNothing)),
        remaining => {
            let title = line("subhead", view.say(Phrase::Remaining));
            let remaining = requirements(view, remaining);
            [title, remaining].into_iter().collect()
        }
    }
}
