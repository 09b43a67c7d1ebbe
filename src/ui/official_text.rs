//! The official text. Every stretch that the notice quotes is marked with whether it applies to the
//! applicant, and opens to the sentences that quote it, with links to the result.

use yew::prelude::*;

use crate::{
    assess::{self, Applies, Citation, ReadClause, Reading},
    notice::join,
};

use super::{
    Action, Phrase, action,
    element::{Element, element, nodes, text, when},
    finding::anchor,
    parts::{bare_button, button, heading, paragraph},
    view::{View, attr},
};

pub fn official_text(view: &View) -> Html {
    let clauses = view.notice().clauses();
    let Some(first) = clauses.iter().next() else {
        return Html::default();
    };
    let open = view.session.clause.is_some();
    let content = if open {
        opened(view)
    } else {
        let open = Action::OpenText(first.id.clone());
        button(view, "", "open-text", Phrase::OpenText, open).into()
    };
    let heading = heading(2, view.phrase(Phrase::NoticeText));
    element("section")
        .class("official-text")
        .attr("aria-labelledby", "official-text")
        .flag("data-open", open)
        .child(heading.attr("id", "official-text"))
        .child(content)
        .into()
}

fn opened(view: &View) -> Html {
    let reading = assess::read(
        view.notice(),
        &view.session.answers,
        &view.session.assessment,
    );
    let clauses = reading.clauses.iter().enumerate();
    let clauses = clauses.map(|(at, it)| clause(view, &reading, at, it));
    let legend = [Applies::Yes, Applies::Confirm, Applies::Open, Applies::No];
    let legend = legend.map(|it| element("li").child(marked(it).text(view.phrase(word(view, it)))));
    let [print, close] = [Action::PrintText, Action::CloseText];
    nodes([
        paragraph(view.phrase(Phrase::NoticeTextDetail)).into(),
        element("ul").class("legend").children(legend).into(),
        button(view, "", "print-text", Phrase::PrintText, print).into(),
        element("div")
            .class("clauses")
            .attr("lang", view.official_language())
            .children(clauses)
            .into(),
        button(view, "close-text", "close-text", Phrase::CloseText, close).into(),
    ])
}

fn clause(view: &View, reading: &Reading, at: usize, clause: &ReadClause) -> Element {
    let class = if view.session.clause.as_ref() == Some(&clause.id) {
        "clause-text here"
    } else {
        "clause-text"
    };
    let paragraphs = clause.paragraphs.iter().enumerate();
    let paragraphs = paragraphs.map(|(number, stretches)| {
        let stretches = stretches.iter().enumerate();
        element("p").children(stretches.map(|(stretch, it)| match &it.mark {
            None => text(attr(&it.text)),
            Some((applies, citations)) => {
                let place = (at, number, stretch);
                mark(view, reading, place, attr(&it.text), *applies, citations)
            }
        }))
    });
    let heading = heading(3, attr(&clause.id))
        .attr("id", format!("clause-{}", clause.id))
        .attr("tabindex", "-1");
    element("section")
        .class(class)
        .child(heading)
        .children(paragraphs)
}

/// A `mark` with whether its text applies.
fn marked(applies: Applies) -> Element {
    element("mark").attr("data-applies", applies.id())
}

/// A quoted stretch with a button that opens the explanation.
fn mark(
    view: &View,
    reading: &Reading,
    place: action::Stretch,
    text: AttrValue,
    applies: Applies,
    citations: &[usize],
) -> Html {
    let cited = citations.iter().map(|it| &reading.citations[*it]);
    let names: Vec<String> = cited.clone().map(name).collect();
    let open = view.session.quoted == Some(place);
    let quoted = Action::Quoted((!open).then_some(place));
    let sign = bare_button(view, "sign", "why-marked", quoted)
        .truth("aria-expanded", open)
        .attr("aria-label", view.phrase(word(view, applies)));
    let mark = marked(applies)
        .attr("data-finding", join(&names, " "))
        .text(text)
        .child(sign);
    nodes([mark.into(), when(open, || explained(view, cited.collect()))])
}

fn explained(view: &View, cited: Vec<&Citation>) -> Element {
    let cited = assess::sorted(cited, |it| std::cmp::Reverse(it.applies));
    let rows = cited.into_iter().map(|it| {
        let show = Action::Show(anchor(&it.place, &it.id).into());
        let shown = it.applies != Applies::No && is_shown(view, &it.place);
        element("span")
            .class("explained")
            .attr("data-applies", it.applies.id())
            .child(element("b").text(view.phrase(word(view, it.applies))))
            .text(" ")
            .text(view.text(&it.text))
            .text(" ")
            .child(when(shown, || {
                button(view, "quiet", "to-source", Phrase::InResult, show)
            }))
    });
    element("span")
        .class("explanations")
        .attr("lang", attr(&view.session.language))
        .attr("role", "status")
        .children(rows)
}

/// Whether the result shows the section of a place; once a verdict has ended the check it shows few.
fn is_shown(view: &View, place: &str) -> bool {
    let section = place.split('/').next().and_then(|id| view.section(id));
    view.is_complete() && section.is_none_or(|(it, _)| view.is_promised(it))
}

fn name(citation: &Citation) -> String {
    format!("{}/{}", citation.place, citation.id)
}

/// The meaning of a mark in words. Once all questions are answered, an open condition makes no
/// difference to any verdict, which is why its question was not asked.
fn word(view: &View, applies: Applies) -> Phrase {
    match applies {
        Applies::Yes => Phrase::AppliesYes,
        Applies::No => Phrase::AppliesNo,
        Applies::Confirm => Phrase::AppliesConfirm,
        Applies::Open if view.is_complete() => Phrase::AppliesIdle,
        Applies::Open => Phrase::AppliesOpen,
    }
}
