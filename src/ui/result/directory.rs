//! What holds for everyone: sentences to copy, cautions, contacts, sites, attachments.

use yew::prelude::*;

use crate::notice::Statement;

use super::super::{
    Action, Phrase,
    finding::{noted, sentence, source},
    parts::{button, heading, line, list, paragraph},
    view::{View, attr},
};
use super::section::{plain, telephone};

pub fn statements(view: &View) -> Html {
    let statements = view.notice().document().statements.iter();
    let statements = statements.map(|it| statement(view, it)).collect();
    plain(view, "statements", Phrase::Statements, statements)
}

/// A sentence with a button that copies it, word for word.
fn statement(view: &View, statement: &Statement) -> Html {
    let copy = Action::Copy(statement.id.clone(), statement.quote.clone());
    html! {
        <div class="statement" data-statement={attr(&statement.id)}>
            {heading(4, view.text(&statement.name))}
            {paragraph(view.text(&statement.text))}
            <p class="words" lang="zh">{attr(&statement.quote)}</p>
            <div class="buttons">
                {button(view, "", "copy", Phrase::CopyStatement, copy)}
                {view.copied(&statement.id)}
            </div>
            {source(view, &statement.clause, &statement.quote)}
        </div>
    }
}

pub fn cautions(view: &View) -> Html {
    let cautions = view.assessment.cautions.iter();
    let cautions = cautions.map(|it| noted(view, it)).collect();
    let cautions = list("ul", "cautions", cautions);
    plain(view, "cautions", Phrase::Cautions, cautions)
}

pub fn directory(view: &View) -> Html {
    let parts = [
        contacts(view),
        heading(3, view.say(Phrase::Sites)),
        sites(view),
        heading(3, view.say(Phrase::Attachments)),
        attachments(view),
    ];
    let content = parts.into_iter().collect();
    plain(view, "directory", Phrase::Contacts, content)
}

fn contacts(view: &View) -> Html {
    let rows = view.notice().document().contacts.iter().map(|contact| {
        let telephones = contact
            .telephones
            .iter()
            .flat_map(|number| [telephone(attr(number)), Html::from(" ")]);
        html! {
            <>
                {sentence(view, view.text(&contact.text), &contact.clause, &contact.quote)}
                if !contact.telephones.is_empty() {
                    {line("call", telephones.collect::<Html>())}
                }
            </>
        }
    });
    list("ul", "", rows.collect())
}

fn sites(view: &View) -> Html {
    let rows = view.notice().document().sites.iter().map(|site| {
        let link = site.address.as_ref().map(|address| {
            let address = attr(address);
            html! {
                <p><a href={address.clone()} target="_blank" rel="noopener noreferrer">{address}</a></p>
            }
        });
        html! {
            <>
                {sentence(view, view.text(&site.text), &site.clause, &site.quote)}
                {link}
            </>
        }
    });
    list("ul", "", rows.collect())
}

fn attachments(view: &View) -> Html {
    let rows = view
        .notice()
        .document()
        .attachments
        .iter()
        .map(|attachment| {
            let number = attachment.number.to_string();
            let number = view.fill(Phrase::AttachmentNumber, &[("n", &number)]);
            let text = AttrValue::from(format!("{number} {}", view.text(&attachment.text)));
            sentence(view, text, &attachment.clause, &attachment.quote)
        });
    list("ul", "", rows.collect())
}
