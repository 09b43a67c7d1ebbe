//! The papers as a checklist, one line each, with what matters when packing the envelope.

use yew::prelude::*;

use crate::{
    assess::{Assessed, AssessedMaterial, Found, Outcome},
    notice::{Handling, Originality, Text, Verdict, join},
};

use super::super::{
    Action, Phrase,
    element::{Element, element, nodes, text, when},
    finding::{Sentence, is_shared, notes, reasons, sentence, shared},
    fold::fold,
    parts::{heading, line, tick},
    view::{View, attr},
};
use super::section::{body, tone_name};

pub fn papers(view: &View) -> Element {
    let papers = &view.session.assessment.materials;
    let ready = papers
        .iter()
        .filter(|it| view.session.ready.contains(&it.id));
    let counts = [
        ("ready", &*ready.count().to_string()),
        ("all", &*papers.len().to_string()),
    ];
    let rows = papers.iter().enumerate();
    let rows = rows.map(|(at, it)| paper(view, at + 1, it));
    let count = line("ready-count", view.fill(Phrase::MaterialsReady, &counts));
    let alike = when(view.is_complete(), || {
        let summary = text(view.phrase(Phrase::MaterialsAlike));
        fold(view, "materials", "", summary, alike(view))
    });
    element("section")
        .class("card")
        .attr("data-section", "materials")
        .child(heading(3, view.phrase(Phrase::Materials)))
        .child(count.attr("role", "status"))
        .child(shared(view))
        .child(element("ol").class("materials").children(rows))
        .child(alike)
}

/// What holds for all papers alike.
fn alike(view: &View) -> Html {
    nodes([
        notes(view, "materials", &view.session.assessment.material_notes),
        line("note", view.phrase(Phrase::NotStatedAtAll)).into(),
    ])
}

/// The papers about which the bureau has to be asked.
pub fn to_confirm<'a>(view: &'a View) -> impl Iterator<Item = &'a AssessedMaterial> {
    let confirm = Outcome::Settled(Verdict::Confirm);
    let materials = view.session.assessment.materials.iter();
    materials.filter(move |it| it.verdict == confirm)
}

fn paper(view: &View, number: usize, paper: &AssessedMaterial) -> Element {
    let ready = view.session.ready.contains(&paper.id);
    let place = format!("materials/{}", paper.id);
    let state = state(view, paper).map(|state| element("span").class("tag").text(state));
    let toggle = Action::Toggle(paper.id.clone());
    let label = element("label")
        .class("tick")
        .child(tick(view, "ready", ready, toggle).value(attr(&paper.id)))
        .child(element("span").class("number").text(number.to_string()))
        .child(element("span").class("name").text(view.text(&paper.name)))
        .children(state);
    let detail = when(view.is_complete(), || {
        let brief = text(view.text(&paper.brief));
        fold(view, &place, "", brief, detail(view, &place, paper))
    });
    element("li")
        .class("material")
        .attr("data-material", attr(&paper.id))
        .attr("data-verdict", paper.verdict.id())
        .attr("data-tone", tone_name(paper.tone))
        .flag("data-ready", ready)
        .child(label)
        .child(detail)
}

/// The verdict on a paper in a word; nothing where it is required, which is the usual case.
fn state(view: &View, paper: &AssessedMaterial) -> Option<AttrValue> {
    match paper.verdict {
        Outcome::Settled(Verdict::Required) => None,
        Outcome::Open => Some(view.phrase(Phrase::OpenShort)),
        Outcome::Settled(Verdict::Confirm) => Some(view.phrase(Phrase::AppliesConfirm)),
        Outcome::Settled(_) => paper.answer.as_ref().map(|it| view.text(it)),
    }
}

fn detail(view: &View, place: &str, paper: &AssessedMaterial) -> Html {
    let said = Sentence {
        place: "materials",
        id: &paper.id,
        text: facts(view, paper),
        clause: &paper.clause,
        quote: &paper.quote,
    };
    nodes([
        sentence(view, "p", "facts", &said).into(),
        paper
            .variant_detail
            .as_ref()
            .map(|it| variant(view, place, it))
            .unwrap_or_default(),
        reasons(view, place, of_its_own(view, paper), paper.verdict),
        notes(view, place, &paper.notes),
    ])
}

/// Which variant of the paper is needed.
fn variant(view: &View, place: &str, variant: &Assessed) -> Html {
    let answer = variant.answer.as_ref();
    let answer = answer.map(|it| line("verdict", view.text(it)));
    nodes([
        line("beside", view.phrase(Phrase::Variant)).into(),
        element("div")
            .attr("data-variant", variant.verdict.id())
            .children(answer)
            .child(body(view, place, variant))
            .into(),
    ])
}

fn of_its_own<'a>(view: &View, paper: &'a AssessedMaterial) -> Vec<&'a Found> {
    let findings = paper.findings.iter();
    findings.filter(|it| !is_shared(view, &it.id)).collect()
}

/// What the notice states about a paper: copies, original or copy, who signs, kept or returned.
fn facts(view: &View, paper: &AssessedMaterial) -> AttrValue {
    let seal = paper.seal.as_ref().map(|it| view.text(it));
    let facts = [
        (Phrase::Copies, copies(view, paper)),
        (Phrase::Originality, originality(view, paper)),
        (Phrase::Seal, seal),
        (Phrase::Handling, Some(view.phrase(handling(paper)))),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| {
        Some(view.fill(
            Phrase::Fact,
            &[("name", &view.phrase(name)), ("fact", &fact?)],
        ))
    });
    let facts: Vec<AttrValue> = facts.collect();
    AttrValue::from(join(&facts, &view.phrase(Phrase::FactNext)))
}

fn handling(paper: &AssessedMaterial) -> Phrase {
    match paper.handling {
        Handling::Kept => Phrase::Kept,
        Handling::Returned => Phrase::Returned,
    }
}

/// The number of copies in words, where the notice states it.
pub fn copies(view: &View, paper: &AssessedMaterial) -> Option<AttrValue> {
    let count = |copies: u8| {
        view.session
            .wording
            .count(Phrase::CopiesCountOne, Phrase::CopiesCount, copies.into())
    };
    with_note(view, paper.copies.map(count), paper.copies_note.as_ref())
}

/// Original or copy in words, where the notice states it.
pub fn originality(view: &View, paper: &AssessedMaterial) -> Option<AttrValue> {
    let phrase = match paper.originality {
        Originality::Original => Some(Phrase::Original),
        Originality::Copy => Some(Phrase::Copy),
        Originality::Printed => Some(Phrase::Printed),
        Originality::NotStated => None,
    };
    let phrase = phrase.map(|phrase| view.phrase(phrase));
    with_note(view, phrase, paper.originality_note.as_ref())
}

/// A value with its note in brackets.
fn with_note(view: &View, value: Option<AttrValue>, note: Option<&Text>) -> Option<AttrValue> {
    match (value, note.map(|note| view.text(note))) {
        (Some(value), Some(note)) => Some(AttrValue::from(format!("{value}（{note}）"))),
        (value, note) => value.or(note),
    }
}
