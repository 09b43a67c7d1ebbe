//! What sections name: sentences to copy, contacts, web sites and attachments.

use yew::prelude::*;

use crate::assess::Entry;

use super::super::{
    Action, Phrase,
    element::{Element, element, when},
    finding::{Sentence, sentence},
    parts::{button, heading, line, outward_link},
    view::{View, attr},
};
use super::section::telephone;

/// Statements, each with a button that copies it word for word.
pub fn statements(view: &View, place: &str, entries: &[Entry]) -> Html {
    let statements = entries
        .iter()
        .map(|it| Html::from(statement(view, place, it)));
    statements.collect()
}

fn statement(view: &View, place: &str, statement: &Entry) -> Element {
    let copy = Action::Copy(statement.id.clone(), statement.quote.clone());
    let cited = (&statement.clause, &statement.quote);
    let said = Sentence::of(view, place, &statement.id, &statement.text, cited);
    let words = line("words", attr(&statement.quote)).attr("lang", view.official_language());
    let buttons = element("div")
        .class("buttons")
        .child(button(view, "", "copy", Phrase::CopyStatement, copy))
        .child(view.copied(&statement.id));
    let name = statement.name.as_ref();
    element("div")
        .class("statement")
        .attr("data-statement", attr(&statement.id))
        .children(name.map(|it| heading(5, view.text(it))))
        .child(sentence(view, "p", "", &said))
        .child(words)
        .child(buttons)
}

/// Contacts with their telephone numbers, and links with their addresses.
pub fn directory(view: &View, place: &str, entries: &[Entry]) -> Html {
    let rows = entries.iter().map(|it| entry(view, place, it));
    when(!entries.is_empty(), || {
        element("ul").class("directory").children(rows)
    })
}

fn entry(view: &View, place: &str, entry: &Entry) -> Element {
    let text = view.text(&entry.text);
    let text = match &entry.name {
        Some(name) => {
            let values = [("name", &*view.text(name)), ("fact", &*text)];
            view.fill(Phrase::Fact, &values)
        }
        None => text,
    };
    let said = Sentence {
        place,
        id: &entry.id,
        text,
        clause: &entry.clause,
        quote: &entry.quote,
    };
    let address = entry.address.as_ref();
    let address = address.map(|it| element("p").child(outward_link(attr(it)).text(attr(it))));
    let calls = when(!entry.telephones.is_empty(), || {
        let mut call = element("p").class("call");
        for number in &entry.telephones {
            call = call.child(telephone(attr(number))).text(" ");
        }
        call
    });
    element("li")
        .child(sentence(view, "p", "", &said))
        .child(calls)
        .children(address)
}
