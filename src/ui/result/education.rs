//! Continuing education: what is required, where it is obtained, and the exemption.

use yew::prelude::*;

use crate::{
    assess::{AssessedExemption, AssessedRequirement, Education, Outcome},
    notice::{Section, Verdict},
};

use super::super::{
    Phrase,
    finding::{Sentence, findings, noted, notes, sentence},
    parts::{heading, line},
    view::View,
};
use super::section::{Row, body, part, row};

const EDUCATION: &str = "education";
const EXEMPTION: &str = "exemption";

pub fn education(view: &View) -> Html {
    let education = &view.assessment.education;
    let head = Row {
        outcome: Some(education.verdict),
        tone: education.tone,
        answer: education.answer.as_ref(),
        ..Row::plain(EDUCATION, Phrase::Education)
    };
    let parts = [
        required(view, education),
        findings(view, EDUCATION, &education.findings, education.verdict),
        notes(view, EDUCATION, &education.notes),
        source(view, education),
    ];
    row(view, &head, parts.into_iter().collect())
}

fn required(view: &View, education: &Education) -> Html {
    if education.requirements.is_empty() {
        return Html::default();
    }
    let title = heading(5, view.say(Phrase::Required));
    let requirements = requirements(view, EDUCATION, &education.requirements);
    [title, requirements].into_iter().collect()
}

fn requirements(view: &View, place: &str, requirements: &[AssessedRequirement]) -> Html {
    let rows = requirements.iter().map(|it| {
        let said = Sentence {
            place,
            id: &it.id(),
            text: view.text(&it.text),
            clause: &it.clause,
            quote: &it.quote,
        };
        sentence(view, "li", "", &said)
    });
    html! { <ul class="requirements">{for rows}</ul> }
}

fn source(view: &View, education: &Education) -> Html {
    let source = &education.professional_source;
    let id = Section::EducationSource.id();
    let head = Row::of(id, Phrase::EducationSource, source);
    part(view, &head, body(view, id, source))
}

pub fn exemption(view: &View) -> Html {
    let exemption = &view.assessment.education.exemption;
    let head = Row {
        outcome: Some(exemption.verdict),
        tone: exemption.tone,
        answer: exemption.answer.as_ref(),
        ..Row::plain(EXEMPTION, Phrase::Exemption)
    };
    let parts = [
        findings(view, EXEMPTION, &exemption.findings, exemption.verdict),
        steps(view, exemption),
        remaining(view, exemption),
        notes(view, EXEMPTION, &exemption.notes),
    ];
    row(view, &head, parts.into_iter().collect())
}

fn steps(view: &View, exemption: &AssessedExemption) -> Html {
    if exemption.steps.is_empty() {
        return Html::default();
    }
    let steps = exemption.steps.iter().map(|it| noted(view, EXEMPTION, it));
    html! {
        <>
            {line("subhead", view.say(Phrase::ExemptionSteps))}
            <ol class="in-order">{for steps}</ol>
        </>
    }
}

fn remaining(view: &View, exemption: &AssessedExemption) -> Html {
    let may_apply = exemption.verdict == Outcome::Settled(Verdict::MayApply);
    match &*exemption.remaining_if_granted {
        _ if !may_apply => Html::default(),
        [] => line("subhead", view.say(Phrase::RemainingNothing)),
        remaining => {
            let title = line("subhead", view.say(Phrase::Remaining));
            let remaining = requirements(view, EXEMPTION, remaining);
            [title, remaining].into_iter().collect()
        }
    }
}
