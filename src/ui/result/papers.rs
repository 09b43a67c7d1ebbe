//! The papers as a checklist, one line each, with what matters when packing the envelope.

use yew::prelude::*;

use crate::{
    assess::{Assessed, AssessedPaper, AssessedSection, Found, Outcome},
    notice::{Handling, Originality, Section, Text, join},
};

use super::super::{
    Action, Phrase,
    element::{Element, element, nodes, text, when},
    finding::{Sentence, finding, list_of, notes, reasons, sentence},
    fold::fold,
    parts::{heading, line, tick},
    view::{View, attr},
};
use super::section::{decision, tone_name};

pub fn papers(view: &View, section: &Section, assessed: &AssessedSection) -> Element {
    let papers = assessed.papers().iter().zip(1..);
    let (needed, unneeded): (Vec<_>, Vec<_>) = papers.partition(|(paper, _)| !paper.is_not_needed);
    let ready = needed.iter();
    let ready = ready.filter(|(paper, _)| view.session.ready.contains(&paper.id));
    let counts = [
        ("ready", &*ready.count().to_string()),
        ("all", &*needed.len().to_string()),
    ];
    let place = &*section.id;
    let count = line("ready-count", view.fill(Phrase::MaterialsReady, &counts));
    let alike = when(view.is_complete(), || {
        let summary = text(view.phrase(Phrase::MaterialsAlike));
        fold(view, place, "", summary, alike(view, place, assessed))
    });
    let unneeded = when(!unneeded.is_empty(), || {
        let count = unneeded.len().to_string();
        let summary = text(view.fill(Phrase::PapersNotNeeded, &[("n", &count)]));
        let name = format!("{place}/=unneeded");
        fold(view, &name, "over", summary, rows(view, place, &unneeded))
    });
    element("section")
        .class("card")
        .attr("data-section", attr(&section.id))
        .child(heading(3, view.text(&section.heading)))
        .child(count.attr("role", "status"))
        .child(shared(view, place, assessed.papers()))
        .child(rows(view, place, &needed))
        .child(unneeded)
        .child(alike)
}

fn rows(view: &View, place: &str, papers: &[(&AssessedPaper, i32)]) -> Element {
    let rows = papers
        .iter()
        .map(|(it, number)| paper(view, place, *number, it));
    element("ol").class("papers").children(rows)
}

/// The findings that several papers share, each once.
fn shared(view: &View, section: &str, papers: &[AssessedPaper]) -> Html {
    let mut seen: Vec<(&AssessedPaper, &Found)> = Vec::new();
    for paper in papers {
        for found in paper.assessed.findings.iter().filter(|it| it.is_shared) {
            if !seen.iter().any(|(_, it)| it.id == found.id) {
                seen.push((paper, found));
            }
        }
    }
    if seen.is_empty() || !view.is_complete() {
        return Html::default();
    }
    let rows = seen.iter().map(|(paper, found)| {
        // Its place is the first paper that has it.
        finding(view, &format!("{section}/{}", paper.id), found)
    });
    list_of(rows.collect())
}

/// What holds for all papers alike.
fn alike(view: &View, place: &str, assessed: &AssessedSection) -> Html {
    nodes([
        notes(view, place, &assessed.assessed.notes),
        line("note", view.phrase(Phrase::NotStatedAtAll)).into(),
    ])
}

fn paper(view: &View, section: &str, number: i32, paper: &AssessedPaper) -> Element {
    let ready = view.session.ready.contains(&paper.id);
    let place = format!("{section}/{}", paper.id);
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
        fold(
            view,
            &place,
            "",
            brief,
            detail(view, section, &place, paper),
        )
    });
    let verdict = paper.assessed.verdict.as_ref();
    element("li")
        .class("paper")
        .attr("data-material", attr(&paper.id))
        .attr_if("data-verdict", verdict.map(|it| it.id().to_owned()))
        .attr("data-tone", tone_name(paper.assessed.tone))
        .flag("data-ready", ready)
        .child(label)
        .child(detail)
}

/// The verdict on a paper in a word; nothing where it goes without saying.
pub fn state(view: &View, paper: &AssessedPaper) -> Option<AttrValue> {
    match &paper.assessed.verdict {
        Some(Outcome::Open) => Some(view.phrase(Phrase::OpenShort)),
        Some(outcome) if outcome.is_confirm() => Some(view.phrase(Phrase::AppliesConfirm)),
        _ if paper.is_usual => None,
        _ => paper.assessed.answer.as_ref().map(|it| view.text(it)),
    }
}

fn detail(view: &View, section: &str, place: &str, paper: &AssessedPaper) -> Html {
    let said = Sentence {
        place: section,
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
        reasons(view, place, &paper.assessed, |it| !it.is_shared),
        notes(view, place, &paper.assessed.notes),
    ])
}

/// Which variant of the paper is needed.
fn variant(view: &View, place: &str, variant: &Assessed) -> Html {
    let answer = variant.answer.as_ref();
    let answer = answer.map(|it| line("verdict", view.text(it)));
    nodes([
        line("beside", view.phrase(Phrase::Variant)).into(),
        element("div")
            .attr_if(
                "data-variant",
                variant.verdict.as_ref().map(|it| it.id().to_owned()),
            )
            .children(answer)
            .child(decision(view, place, variant))
            .into(),
    ])
}

/// What the notice states about a paper: copies, original or copy, who signs, kept or returned.
fn facts(view: &View, paper: &AssessedPaper) -> AttrValue {
    let words = |text: &Option<Text>| text.as_ref().map(|it| view.text(it));
    let handling = paper.handling.map(|it| view.phrase(handling(it)));
    let facts = [
        (Phrase::Copies, copies(view, paper)),
        (Phrase::Originality, originality(view, paper)),
        (Phrase::PaperForm, words(&paper.form)),
        (Phrase::Seal, words(&paper.seal)),
        (Phrase::Handling, handling),
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

fn handling(handling: Handling) -> Phrase {
    match handling {
        Handling::Kept => Phrase::Kept,
        Handling::Returned => Phrase::Returned,
    }
}

/// The number of copies in words, where the notice states it.
pub fn copies(view: &View, paper: &AssessedPaper) -> Option<AttrValue> {
    let count = |copies: u8| {
        view.session
            .wording
            .count(Phrase::CopiesCountOne, Phrase::CopiesCount, copies.into())
    };
    let unsettled = paper.copies_verdict.as_ref().map(|it| {
        view.phrase(if it.is_confirm() {
            Phrase::AppliesConfirm
        } else {
            Phrase::OpenShort
        })
    });
    let copies = paper.copies.map(count).or(unsettled);
    with_note(view, copies, paper.copies_note.as_ref())
}

/// Original or copy in words, where the notice states it.
pub fn originality(view: &View, paper: &AssessedPaper) -> Option<AttrValue> {
    let phrase = paper.originality.map(|it| match it {
        Originality::Original => Phrase::Original,
        Originality::Copy => Phrase::Copy,
        Originality::Printed => Phrase::Printed,
        Originality::File => Phrase::File,
    });
    let phrase = phrase.map(|phrase| view.phrase(phrase));
    with_note(view, phrase, paper.originality_note.as_ref())
}

/// A text with a note in brackets.
pub fn bracketed(view: &View, text: &str, note: &str) -> AttrValue {
    view.fill(Phrase::Bracketed, &[("text", text), ("note", note)])
}

fn with_note(view: &View, value: Option<AttrValue>, note: Option<&Text>) -> Option<AttrValue> {
    match (value, note.map(|note| view.text(note))) {
        (Some(value), Some(note)) => Some(bracketed(view, &value, &note)),
        (value, note) => value.or(note),
    }
}
