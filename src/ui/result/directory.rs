//! What holds for everyone: sentences to copy, cautions, contacts, sites, attachments.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::Statement;

use super::super::{
    Action, Phrase,
    finding::{Sentence, noted, sentence},
    parts::{button, heading, line},
    view::{View, attr},
};
use super::section::{Row, row, telephone};

pub fn statements(view: &View) -> Html {
    let statements = view.notice().document().statements.iter();
    let statements = statements.map(|it| statement(view, it)).collect();
    row(
        view,
        &Row::plain("statements", Phrase::Statements),
        statements,
    )
}

/// A sentence with a button that copies it, word for word.
fn statement(view: &View, statement: &Statement) -> Html {
    let copy = Action::Copy(statement.id.clone(), statement.quote.clone());
    let said = Sentence {
        place: "statements",
        id: &statement.id,
        text: view.text(&statement.text),
        clause: &statement.clause,
        quote: &statement.quote,
    };
    html! {
        <div class="statement" data-statement={attr(&statement.id)}>
            {heading(5, view.text(&statement.name))}
            {sentence(view, "p", "", &said)}
            <p class="words" lang={view.official_language()}>{attr(&statement.quote)}</p>
            <div class="buttons">
                {button(view, "", "copy", Phrase::CopyStatement, copy)}
                {view.copied(&statement.id)}
            </div>
        </div>
    }
}

pub fn cautions(view: &View) -> Html {
    let cautions = view.assessment.cautions.iter();
    let cautions = cautions.map(|it| noted(view, "cautions", it));
    let content = html! { <ul class="cautions">{for cautions}</ul> };
    row(view, &Row::plain("cautions", Phrase::Cautions), content)
}

pub fn contacts(view: &View) -> Html {
    let content = html! {
        <>
            {people(view)}
            {heading(5, view.say(Phrase::Sites))}
            {sites(view)}
            {heading(5, view.say(Phrase::Attachments))}
            {attachments(view)}
        </>
    };
    row(view, &Row::plain("contacts", Phrase::Contacts), content)
}

/// An entry of a list with what belongs to it.
fn entry(
    view: &View,
    id: &str,
    text: AttrValue,
    (clause, quote): (&Rc<str>, &Rc<str>),
    more: Html,
) -> Html {
    let said = Sentence {
        place: "contacts",
        id,
        text,
        clause,
        quote,
    };
    html! { <li>{sentence(view, "p", "", &said)}{more}</li> }
}

fn people(view: &View) -> Html {
    let rows = view.notice().document().contacts.iter().map(|contact| {
        let numbers = contact.telephones.iter();
        let numbers = numbers.flat_map(|number| [telephone(attr(number)), Html::from(" ")]);
        let numbers: Vec<Html> = numbers.collect();
        let call = if numbers.is_empty() {
            Html::default()
        } else {
            line("call", numbers.into_iter().collect::<Html>())
        };
        let cited = (&contact.clause, &contact.quote);
        entry(view, &contact.id, view.text(&contact.text), cited, call)
    });
    html! { <ul class="directory">{for rows}</ul> }
}

fn sites(view: &View) -> Html {
    let rows = view.notice().document().sites.iter().map(|site| {
        let link = site.address.as_ref().map(|address| {
            let address = attr(address);
            html! {
                <p><a href={address.clone()} target="_blank" rel="noopener noreferrer">{address}</a></p>
            }
        });
        let cited = (&site.clause, &site.quote);
        let link = link.unwrap_or_default();
        entry(view, &site.id, view.text(&site.text), cited, link)
    });
    html! { <ul class="directory">{for rows}</ul> }
}

fn attachments(view: &View) -> Html {
    let rows = view
        .notice()
        .document()
        .attachments
        .iter()
        .map(|attachment| {
            let number = attachment.number.to_string();
            let title = view.fill(Phrase::AttachmentNumber, &[("n", &number)]);
            let text = AttrValue::from(format!("{title} {}", view.text(&attachment.text)));
            let cited = (&attachment.clause, &attachment.quote);
            let id = format!("attachment-{number}");
            entry(view, &id, text, cited, Html::default())
        });
    html! { <ul class="directory">{for rows}</ul> }
}
