//! The sections that hold for everyone: statements to copy, cautions, contacts, sites and attachments.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::Statement;

use super::super::{
    Action, Phrase,
    element::{Element, element, nodes, when},
    finding::{Sentence, noted, sentence},
    parts::{button, heading, line, outward_link},
    view::{View, attr},
};
use super::section::{Row, row, telephone};

pub fn statements(view: &View) -> Html {
    let statements = view.notice().document().statements.iter();
    let statements = statements.map(|it| Html::from(statement(view, it)));
    let head = Row::plain("statements", Phrase::Statements);
    row(view, &head, statements.collect())
}

/// A statement with a button that copies it word for word.
fn statement(view: &View, statement: &Statement) -> Element {
    let copy = Action::Copy(statement.id.clone(), statement.quote.clone());
    let cited = (&statement.clause, &statement.quote);
    let said = Sentence::of(view, "statements", &statement.id, &statement.text, cited);
    let words = line("words", attr(&statement.quote)).attr("lang", view.official_language());
    let buttons = element("div")
        .class("buttons")
        .child(button(view, "", "copy", Phrase::CopyStatement, copy))
        .child(view.copied(&statement.id));
    element("div")
        .class("statement")
        .attr("data-statement", attr(&statement.id))
        .child(heading(5, view.text(&statement.name)))
        .child(sentence(view, "p", "", &said))
        .child(words)
        .child(buttons)
}

pub fn cautions(view: &View) -> Html {
    let cautions = view.session.assessment.cautions.iter();
    let cautions = cautions.map(|it| noted(view, "cautions", it));
    let content = element("ul").class("cautions").children(cautions);
    let head = Row::plain("cautions", Phrase::Cautions);
    row(view, &head, content.into())
}

pub fn contacts(view: &View) -> Html {
    let content = nodes([
        people(view).into(),
        heading(5, view.phrase(Phrase::Sites)).into(),
        sites(view).into(),
        heading(5, view.phrase(Phrase::Attachments)).into(),
        attachments(view).into(),
    ]);
    row(view, &Row::plain("contacts", Phrase::Contacts), content)
}

/// A list item with its sentence and further content.
fn entry(
    view: &View,
    id: &str,
    text: AttrValue,
    (clause, quote): (&Rc<str>, &Rc<str>),
    more: Html,
) -> Element {
    let said = Sentence {
        place: "contacts",
        id,
        text,
        clause,
        quote,
    };
    element("li")
        .child(sentence(view, "p", "", &said))
        .child(more)
}

fn entries(entries: impl Iterator<Item = Element>) -> Element {
    element("ul").class("directory").children(entries)
}

fn people(view: &View) -> Element {
    entries(view.notice().document().contacts.iter().map(|contact| {
        let call = when(!contact.telephones.is_empty(), || {
            let mut call = element("p").class("call");
            for number in &contact.telephones {
                call = call.child(telephone(attr(number))).text(" ");
            }
            call
        });
        let cited = (&contact.clause, &contact.quote);
        entry(view, &contact.id, view.text(&contact.text), cited, call)
    }))
}

fn sites(view: &View) -> Element {
    entries(view.notice().document().sites.iter().map(|site| {
        let link = site.address.as_ref().map(|address| {
            let link = outward_link(attr(address)).text(attr(address));
            element("p").child(link).into()
        });
        let cited = (&site.clause, &site.quote);
        let link = link.unwrap_or_default();
        entry(view, &site.id, view.text(&site.text), cited, link)
    }))
}

fn attachments(view: &View) -> Element {
    let attachments = view.notice().document().attachments.iter();
    entries(attachments.map(|attachment| {
        let number = attachment.number.to_string();
        let title = view.fill(Phrase::AttachmentNumber, &[("n", &number)]);
        let text = AttrValue::from(format!("{title} {}", view.text(&attachment.text)));
        let cited = (&attachment.clause, &attachment.quote);
        let id = format!("attachment-{number}");
        entry(view, &id, text, cited, Html::default())
    }))
}
