//! What to ask the bureau: everything the notice leaves open for this applicant, as one list of questions
//! that can be read out on the telephone.

use yew::prelude::*;

use crate::{
    assess::{Source, ToConfirm},
    notice::{QuestionIndex, Section, join},
};

use super::super::{
    Action, Phrase,
    element::{Element, all, element, text, when},
    finding::anchor,
    fold::fold,
    parts::{bare_button, button, named_heading, tick},
    view::{View, attr},
};
use super::papers::bracketed;
use super::section::{call, said_by_id, section_title};

/// The id under which the outcome of copying the list is shown.
const COPIED: &str = "=questions";
/// The name of the disclosure with the questions that concern only some applicants.
const FOR_SOME: &str = "=some";

pub fn ask(view: &View) -> Html {
    let entries = &view.session.assessment.to_confirm;
    if entries.is_empty() {
        return Html::default();
    }
    // Entries that concern only some applicants are sorted last.
    let some = entries.partition_point(|it| it.concerns.is_none());
    let (all, some) = entries.split_at(some);
    let copy = Action::Copy(COPIED.into(), copied_text(view).into());
    let count = some.len().to_string();
    let last = when(!some.is_empty(), || {
        let summary = text(view.fill(Phrase::AskSome, &[("n", &count)]));
        let questions = questions(view, some, all.len() + 1);
        fold(view, FOR_SOME, "", summary, questions)
    });
    let buttons = element("div")
        .class("buttons")
        .child(button(view, "", "copy", Phrase::AskCopy, copy))
        .child(button(view, "", "print", Phrase::Print, Action::Print))
        .child(view.copied(COPIED));
    element("section")
        .class("card ask-once")
        .attr("data-section", Section::TO_CONFIRM)
        .attr("aria-labelledby", Section::TO_CONFIRM)
        .child(named_heading(
            3,
            Section::TO_CONFIRM,
            view.phrase(Phrase::AskOnce),
        ))
        .child(call(view))
        .child(questions(view, all, 1))
        .child(last)
        .child(buttons)
        .into()
}

fn questions(view: &View, entries: &[ToConfirm], first: usize) -> Element {
    element("ol")
        .class("questions")
        .attr("start", first.to_string())
        .children(entries.iter().map(|it| row(view, it)))
}

fn row(view: &View, entry: &ToConfirm) -> Element {
    let key = entry.key();
    let asked = view.session.asked_bureau.contains(&key);
    let year = when(entry.costs_year, || {
        element("b")
            .class("year")
            .text(view.phrase(Phrase::AskYear))
    });
    let name = element("span")
        .class("name")
        .child(year)
        .text(" ")
        .text(words(view, entry));
    let tick = tick(view, "asked", asked, Action::Asked(key.clone()));
    let label = element("label")
        .class("tick")
        .child(tick.attr("id", format!("asked/{key}")))
        .child(name);
    element("li")
        .attr("data-confirm", attr(&key))
        .flag("data-asked", asked)
        .child(label)
        .child(sources(view, entry))
}

/// The text of a question, with whom it concerns.
fn words(view: &View, entry: &ToConfirm) -> AttrValue {
    let ask = view.text(&entry.ask);
    match &entry.concerns {
        Some(concerns) => {
            let values = [("who", &*view.text(concerns)), ("ask", &*ask)];
            view.fill(Phrase::AskForSome, &values)
        }
        None => ask,
    }
}

/// The links to the sentences from which a question comes. For an `unsure` answer they name the sections
/// that depend on it.
fn sources(view: &View, entry: &ToConfirm) -> Html {
    let mut titles: Vec<AttrValue> = Vec::new();
    let links = entry.sources.iter().filter_map(|source| {
        let title = if entry.question.is_some() {
            section_title(view, &source.place)
        } else {
            said_by_id(view, &source.place)
        };
        // A finding that several papers share is shown once, above them, so one link is enough.
        let shown_above = entry.question.is_none() && !titles.is_empty() && is_shared(view, source);
        if shown_above || titles.contains(&title) {
            return None;
        }
        titles.push(title.clone());
        let show = Action::Show(anchor(&source.place, &source.id).into());
        let named = entry.question.is_some();
        let label = view.fill(Phrase::AskSource, &[("where", &title)]);
        let arrow = AttrValue::Static("↗");
        let link = bare_button(view, "quiet", "to-source", show)
            .attr("aria-label", label)
            .text(if named { title } else { arrow });
        Some(link.into())
    });
    let links: Vec<Html> = links.collect();
    if entry.question.is_some() {
        element("span").class("sources").children(links).into()
    } else {
        all(links)
    }
}

/// Whether several papers share a finding; it is then shown once, above the list of papers.
fn is_shared(view: &View, source: &Source) -> bool {
    let section = source
        .place
        .split('/')
        .next()
        .and_then(|it| view.section(it));
    section.is_some_and(|(_, assessed)| {
        let mut papers = assessed
            .papers()
            .iter()
            .flat_map(|it| &it.assessed.findings);
        papers.any(|it| it.is_shared && it.id == source.id)
    })
}

/// The list as plain text: the notice, who asks, then the questions.
fn copied_text(view: &View) -> String {
    let document = view.notice().document();
    let questions = document.questions.iter().enumerate();
    let known = questions.filter(|(at, question)| {
        let index = QuestionIndex(*at);
        question.introduces
            && view.session.answers.is_answered(index)
            && !view.session.answers.is_unsure(index)
    });
    let applicant = known.map(|(at, question)| {
        let answer = view.answer_text(QuestionIndex(at));
        let values = [("name", &*view.text(&question.label)), ("fact", &answer)];
        view.fill(Phrase::Fact, &values)
    });
    let applicant: Vec<AttrValue> = applicant.collect();
    let title = view.text(&document.title);
    let mut lines = vec![
        match &document.number {
            Some(number) => bracketed(view, &title, number).to_string(),
            None => title.to_string(),
        },
        join(&applicant, &view.phrase(Phrase::FactNext)),
    ];
    let entries = view.session.assessment.to_confirm.iter().enumerate();
    lines.extend(entries.map(|(at, entry)| format!("{}. {}", at + 1, words(view, entry))));
    lines.retain(|line| !line.is_empty());
    join(&lines, "\n")
}
