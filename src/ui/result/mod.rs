//! The result: the answer, what to do now, the papers and what to ask the bureau. Below these four parts
//! there is one line for every section, which opens to its details.

mod answer;
mod ask;
mod directory;
mod items;
mod papers;
mod plan;
mod section;
mod sheet;
mod unasked;
mod windows;

use yew::prelude::*;

use crate::{
    assess::{AssessedItems, AssessedSection, Round},
    notice::{Kind, Section, join},
};

use super::{
    Action, Phrase,
    element::{Element, all, element, nodes, text, when},
    parts::{button, heading, named_heading},
    view::View,
};

/// The name under which the open state of the live result on a phone is stored.
const WHOLE: &str = "=whole";

pub fn result(view: &View) -> Html {
    let complete = view.is_complete();
    let title = if complete {
        Phrase::ResultHeading
    } else {
        Phrase::ResultLive
    };
    let first = if complete {
        nodes([sheet::head(view).into(), answer::answer(view).into()])
    } else {
        settled(view).into()
    };
    let result = element("section")
        .class("result")
        .attr("aria-labelledby", "result")
        .flag("data-whole", view.session.is_open(WHOLE))
        .child(named_heading(2, "result", view.phrase(title)))
        .child(first)
        .child(parts(view));
    // Outside the columns of the printed result, because Firefox starts no new page within columns.
    let has_catalogue = complete && !view.session.assessment.is_ended();
    nodes([
        result.into(),
        when(has_catalogue, || all(sheet::catalogues(view))),
    ])
}

/// The parts after the answer. Once a verdict has ended the check the other sections would promise
/// something, so they are not shown.
fn parts(view: &View) -> Html {
    if view.session.assessment.is_ended() {
        return in_detail(view, rows(view)).into();
    }
    let (mut plans, mut papers) = (Vec::new(), Vec::new());
    for (section, assessed) in view.sections() {
        match section.kind() {
            Kind::Steps if is_hidden(section, assessed) => {}
            Kind::Steps => plans.push(plan::plan(view, section, assessed)),
            Kind::Papers => papers.push(papers::papers(view, section, assessed).into()),
            _ => {}
        }
    }
    nodes([
        all(plans),
        all(papers),
        ask::ask(view),
        in_detail(view, rows(view)).into(),
    ])
}

/// The lines of the sections, with a heading over them once the result is complete.
fn in_detail(view: &View, rows: Vec<Html>) -> Element {
    let title = when(view.is_complete(), || {
        heading(3, view.phrase(Phrase::InDetail))
    });
    element("div").class("rows").child(title).children(rows)
}

/// One line for every section that has one. The questions that are not asked come before the contacts.
fn rows(view: &View) -> Vec<Html> {
    let mut rows = Vec::new();
    let mut unasked = Some(unasked(view));
    for (section, assessed) in view.sections() {
        if !has_line(view, section, assessed) {
            continue;
        }
        if section.kind() == Kind::Contacts {
            rows.extend(unasked.take());
        }
        rows.push(section::row(view, section, assessed));
    }
    rows.extend(unasked);
    rows
}

/// Whether a section has a line. While questions are open, only sections that can be decided have one.
fn has_line(view: &View, section: &Section, assessed: &AssessedSection) -> bool {
    let decides = assessed.assessed.verdict.is_some();
    let of_kind = match section.kind() {
        Kind::Steps | Kind::Papers => false,
        Kind::Decision | Kind::Fee | Kind::Windows | Kind::Requirements => true,
        _ => decides || view.is_complete(),
    };
    let inside = section.within.is_some() && !section.own_line;
    of_kind && !inside && view.is_promised(section) && !is_hidden(section, assessed)
}

/// Whether a section is shown only with another verdict; then it lists nothing.
fn is_hidden(section: &Section, assessed: &AssessedSection) -> bool {
    let lists = |items: &AssessedItems| !items.is_empty();
    section.shown_with.is_some() && !assessed.items.as_ref().is_some_and(lists)
}

/// The questions that the flow never asks. After a verdict that ends the check, only where the applicant has
/// answered one.
fn unasked(view: &View) -> Html {
    let shown = !view.session.assessment.is_ended() || view.session.says_unasked();
    when(shown && view.is_complete(), || unasked::unasked(view))
}

/// What the last answer has settled. On a phone this replaces the live result, which a button opens.
fn settled(view: &View) -> Element {
    let open = view.session.is_open(WHOLE);
    let whole = if open {
        Phrase::SeeLess
    } else {
        Phrase::SeeWhole
    };
    element("div")
        .class("settled")
        .child(just_settled(view))
        .child(button(
            view,
            "quiet",
            "whole",
            whole,
            Action::Fold(WHOLE.into(), !open),
        ))
}

/// The sections that the last answer has settled, with their verdicts, in one line; empty if there are none.
pub fn just_settled(view: &View) -> Element {
    let titles = view.session.settled.iter().filter_map(|id| {
        let (section, assessed) = view.section(id)?;
        Some(section::summary(view, section, assessed))
    });
    let titles = join(&titles.collect::<Vec<_>>(), " · ");
    let said = (!titles.is_empty()).then(|| text(view.fill(Phrase::Settled, &[("what", &titles)])));
    element("p").attr("role", "status").children(said)
}

/// Whether the round is over.
fn is_over(view: &View) -> bool {
    view.session.assessment.round == Round::Over
}
