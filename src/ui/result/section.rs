//! A section of the result: one line with its title and verdict, which opens to the details.

use yew::prelude::*;

use crate::{
    assess::{Assessed, AssessedItems, AssessedRequirement, AssessedSection, Outcome},
    notice::{Items, Section, Tone, VerdictsOf},
};

use super::super::{
    Phrase,
    element::{Element, all, element, nodes, text, when},
    finding::{findings, noted, notes},
    fold::fold,
    parts::{heading, line},
    view::{View, attr},
};
use super::{directory, items, windows};

/// The value of `data-tone` for the style sheets; the text beside it says the same.
pub fn tone_name(tone: Option<Tone>) -> &'static str {
    tone.map_or("open", Tone::id)
}

/// The `data-` attributes of a section that portals and tests use.
fn marked(section: &Section, assessed: &Assessed, element: Element) -> Element {
    let verdict = assessed.verdict.as_ref();
    element
        .attr("data-section", attr(&section.id))
        .attr_if("data-verdict", verdict.map(|it| it.id().to_owned()))
        .attr_if("data-tone", verdict.map(|_| tone_name(assessed.tone)))
}

/// The line of a section.
pub fn row(view: &View, section: &Section, assessed: &AssessedSection) -> Html {
    let own = &assessed.assessed;
    let words = when(own.verdict.is_some(), || {
        verdict_tag().text(words(view, assessed))
    });
    let summary = nodes([
        heading(4, view.text(&section.heading)).into(),
        text(" ".into()),
        words,
    ]);
    let body = body(view, section, assessed);
    marked(section, own, element("section").class("row"))
        .child(fold(view, &section.id, "", summary, body))
        .into()
}

/// A verdict in the line of a section.
pub fn verdict_tag() -> Element {
    element("span").class("verdict")
}

/// A section within another one, inside its details; nothing where it is not shown.
fn part(view: &View, section: &Section, assessed: &AssessedSection) -> Html {
    let own = &assessed.assessed;
    let is_empty = assessed.items.as_ref().is_none_or(AssessedItems::is_empty);
    if own.verdict.is_none() && is_empty && own.notes.is_empty() {
        return Html::default();
    }
    let body = body(view, section, assessed);
    let verdict = own.verdict.as_ref();
    let verdict = verdict.map(|_| line("verdict", words(view, assessed)));
    marked(section, own, element("div").class("part"))
        .child(heading(5, view.text(&section.heading)))
        .children(verdict)
        .child(body)
        .into()
}

/// The details of a section: what it lists, its findings and notes, and the sections within it.
fn body(view: &View, section: &Section, assessed: &AssessedSection) -> Html {
    let place = &*section.id;
    let own = &assessed.assessed;
    let mut inside = Vec::new();
    for (inner, assessed) in view.sections() {
        if inner.within.as_ref() == Some(&section.id) && !inner.own_line {
            inside.push(part(view, inner, assessed));
        }
    }
    nodes([
        listed(view, section, assessed),
        when(own.verdict.is_some(), || findings(view, place, own)),
        all(inside),
        remaining(view, section, own),
        notes(view, place, &own.notes),
    ])
}

/// What a section lists.
fn listed(view: &View, section: &Section, assessed: &AssessedSection) -> Html {
    let place = &*section.id;
    match (&assessed.items, &section.items) {
        (Some(AssessedItems::Windows(listed)), _) => {
            windows::windows(view, place, listed, &assessed.hints)
        }
        (Some(AssessedItems::Charges(charges)), _) => items::charges(view, place, charges),
        (Some(AssessedItems::Requirements(requirements)), _) => {
            items::required(view, place, requirements)
        }
        (Some(AssessedItems::Lines(lines)), Items::Lines(_, ordered)) => {
            let rows = lines.iter().map(|it| noted(view, place, it));
            let (name, class) = if *ordered {
                ("ol", "in-order")
            } else {
                ("ul", "lines")
            };
            when(!lines.is_empty(), || {
                element(name).class(class).children(rows)
            })
        }
        (Some(AssessedItems::Entries(entries)), Items::Statements(_)) => {
            directory::statements(view, place, entries)
        }
        (Some(AssessedItems::Entries(entries)), _) => directory::directory(view, place, entries),
        _ => Html::default(),
    }
}

/// What is still required with the verdict of a section, once what it speaks of is granted.
fn remaining(view: &View, section: &Section, assessed: &Assessed) -> Html {
    let waives = |waived: &VerdictsOf| {
        let verdict = assessed.verdict.as_ref();
        waived.section == section.id
            && verdict.is_some_and(|it| waived.verdicts.iter().any(|id| it.is(id)))
    };
    for (other, assessed) in view.sections() {
        let (Items::Requirements(all), Some(AssessedItems::Requirements(listed))) =
            (&other.items, &assessed.items)
        else {
            continue;
        };
        if all
            .iter()
            .any(|it| it.waived_by.as_ref().is_some_and(waives))
        {
            let remaining = |it: &AssessedRequirement| !it.waived_if_granted;
            if !listed.iter().any(remaining) {
                return line("subhead", view.phrase(Phrase::RemainingNothing)).into();
            }
            return nodes([
                line("subhead", view.phrase(Phrase::Remaining)).into(),
                items::requirements(view, &section.id, listed, remaining).into(),
            ]);
        }
    }
    Html::default()
}

/// The findings and notes of a decision that has no section of its own.
pub fn decision(view: &View, place: &str, assessed: &Assessed) -> Html {
    nodes([
        findings(view, place, assessed),
        notes(view, place, &assessed.notes),
    ])
}

/// The title of a place: the name of a paper, or the title of a section.
pub fn said_by_id(view: &View, place: &str) -> AttrValue {
    let paper = place.split_once('/').and_then(|(section, paper)| {
        let (section, _) = view.section(section)?;
        section.papers().iter().find(|it| *it.cited.id == *paper)
    });
    match paper {
        Some(paper) => view.text(&paper.name),
        None => section_title(view, place),
    }
}

/// The title of the section that a place is in.
pub fn section_title(view: &View, place: &str) -> AttrValue {
    let section = place.split('/').next().unwrap_or_default();
    let section = view.section(section);
    section.map_or_else(AttrValue::default, |(it, _)| view.text(&it.heading))
}

/// The title and verdict of a section, such as `Fee 380 yuan`.
pub fn summary(view: &View, section: &Section, assessed: &AssessedSection) -> String {
    let words = words(view, assessed);
    format!("{} {words}", view.text(&section.heading))
}

/// What a section comes to: its verdict in words, or the fee as its amount with the number of charges beside it;
/// without a verdict, how many requirements it lists.
pub fn words(view: &View, assessed: &AssessedSection) -> AttrValue {
    let own = &assessed.assessed;
    let said = match (own.amount_cny, &own.answer) {
        (Some(amount), _) => view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]),
        (None, Some(answer)) => view.text(answer),
        (None, None) => view.phrase(Phrase::Open),
    };
    match &assessed.items {
        Some(AssessedItems::Charges(all)) if own.answer.is_some() => {
            let charges = items::listed_charges(all).len();
            let values = [("fee", &*said), ("n", &*charges.to_string())];
            if charges == 0 {
                said
            } else {
                view.fill(Phrase::WithCharges, &values)
            }
        }
        Some(AssessedItems::Requirements(all)) if own.verdict.is_none() => {
            let count = all.iter().filter(|it| items::may_apply(it)).count();
            view.fill(Phrase::RequirementsCount, &[("n", &count.to_string())])
        }
        _ => said,
    }
}

/// The word for whether an item applies; nothing where it does.
pub fn applies(view: &View, outcome: &Outcome) -> Option<Element> {
    let phrase = match outcome {
        Outcome::Open => Phrase::OpenShort,
        _ if outcome.is_confirm() => Phrase::AppliesConfirm,
        Outcome::Settled(_) => return None,
    };
    Some(element("span").class("tag").text(view.phrase(phrase)))
}

/// Whom to call where the notice leaves something open.
pub fn call(view: &View) -> Element {
    let document = view.notice().document();
    if document.telephones.is_empty() {
        return line("call", view.phrase(Phrase::ConfirmNobody));
    }
    let year = document.round.year.to_string();
    let words = view.fill(Phrase::ConfirmCall, &[("year", &year)]);
    line("call", words).text(" ").child(telephones(view))
}

/// The telephone numbers of the notice.
pub fn telephones(view: &View) -> Html {
    let telephones = view.notice().document().telephones.iter();
    let numbers = telephones.map(|it| {
        let name = it.name.as_ref();
        let name = name.map(|name| text(format!("{} ", view.text(name)).into()));
        nodes([
            name.unwrap_or_default(),
            telephone(attr(&it.number)).into(),
            text(" ".into()),
        ])
    });
    all(numbers.collect())
}

/// A telephone number as a link.
pub fn telephone(number: AttrValue) -> Element {
    element("a")
        .attr("href", format!("tel:{number}"))
        .text(number)
}
