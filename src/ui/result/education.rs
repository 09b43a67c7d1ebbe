//! Continuing education: what is required, where it is obtained, and the exemption.

use yew::prelude::*;

use crate::{
    assess::{AssessedExemption, AssessedRequirement, Education, Outcome},
    notice::{Section, Verdict},
};

use super::super::{
    Phrase,
    element::{Element, element, nodes, when},
    finding::{Sentence, findings, noted, notes, sentence},
    parts::{heading, line},
    view::View,
};
use super::section::{Row, body, part, row};

const EDUCATION: &str = "education";
const EXEMPTION: &str = "exemption";

pub fn education(view: &View) -> Html {
    let education = &view.session.assessment.education;
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
    row(view, &head, nodes(parts))
}

fn required(view: &View, education: &Education) -> Html {
    when(!education.requirements.is_empty(), || {
        nodes([
            heading(5, view.phrase(Phrase::Required)).into(),
            requirements(view, EDUCATION, &education.requirements).into(),
        ])
    })
}

fn requirements(view: &View, place: &str, requirements: &[AssessedRequirement]) -> Element {
    let rows = requirements.iter().map(|it| {
        let cited = (&it.clause, &it.quote);
        let id = it.id();
        let said = Sentence::of(view, place, &id, &it.text, cited);
        sentence(view, "li", "", &said)
    });
    element("ul").class("requirements").children(rows)
}

fn source(view: &View, education: &Education) -> Html {
    let source = &education.professional_source;
    let id = Section::EducationSource.id();
    let head = Row::of(id, Phrase::EducationSource, source);
    part(view, &head, body(view, id, source))
}

pub fn exemption(view: &View) -> Html {
    let exemption = &view.session.assessment.education.exemption;
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
    row(view, &head, nodes(parts))
}

fn steps(view: &View, exemption: &AssessedExemption) -> Html {
    let steps = exemption.steps.iter();
    let steps = steps.map(|it| noted(view, EXEMPTION, it));
    when(!exemption.steps.is_empty(), || {
        nodes([
            line("subhead", view.phrase(Phrase::ExemptionSteps)).into(),
            element("ol").class("in-order").children(steps).into(),
        ])
    })
}

fn remaining(view: &View, exemption: &AssessedExemption) -> Html {
    let may_apply = exemption.verdict == Outcome::Settled(Verdict::MayApply);
    match &*exemption.remaining_if_granted {
        _ if !may_apply => Html::default(),
        [] => line("subhead", view.phrase(Phrase::RemainingNothing)).into(),
        remaining => nodes([
            line("subhead", view.phrase(Phrase::Remaining)).into(),
            requirements(view, EXEMPTION, remaining).into(),
        ]),
    }
}
