//! What holds for everyone: sentences to copy, cautions, contacts, sites, attachments.

use std::rc::Rc;

use yew::prelude::*;

use crate::{assess::Assessment, notice::Statement};

use super::super::{
    Phrase,
    finding::{Source, noted, sentence},
    view::{View, use_view},
};

pub fn statements(view: &View) -> Html {
    let statements = view.notice.document().statements.iter();
    let rows = statements.map(|it| html! { <CopiedStatement statement={Rc::new(it.clone())} /> });
    html! {
        <section class="card" data-section="statements">
            <h3>{view.say(Phrase::Statements)}</h3>
            {for rows}
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CopiedStatementProps {
    statement: Rc<Statement>,
}

/// A sentence with a button that copies it, word for word.
#[component]
fn CopiedStatement(props: &CopiedStatementProps) -> Html {
    let view = use_view();
    let copied = use_state_eq(|| None::<bool>);
    let statement = &props.statement;
    let onclick = {
        let (host, quote, copied) = (view.host.clone(), statement.quote.clone(), copied.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            host.copy(&quote, Box::new(move |worked| copied.set(Some(worked))));
        })
    };
    let outcome = copied.map(|worked| {
        view.say(if worked {
            Phrase::CopiedStatement
        } else {
            Phrase::CopyFailed
        })
    });
    html! {
        <div class="statement" data-statement={AttrValue::Rc(statement.id.clone())}>
            <h4>{view.text(&statement.name)}</h4>
            <p>{view.text(&statement.text)}</p>
            <p class="words" lang="zh">{AttrValue::Rc(statement.quote.clone())}</p>
            <div class="buttons">
                <button type="button" data-action="copy" {onclick}>{view.say(Phrase::CopyStatement)}</button>
                <span role="status">{outcome}</span>
            </div>
            <Source clause={statement.clause.clone()} quote={statement.quote.clone()} />
        </div>
    }
}

pub fn cautions(view: &View, assessment: &Assessment) -> Html {
    let cautions = assessment
        .cautions
        .iter()
        .map(|it| html! { <li>{noted(view, it)}</li> });
    html! {
        <section class="card" data-section="cautions">
            <h3>{view.say(Phrase::Cautions)}</h3>
            <ul class="cautions">{for cautions}</ul>
        </section>
    }
}

pub fn directory(view: &View) -> Html {
    html! {
        <section class="card" data-section="directory">
            <h3>{view.say(Phrase::Contacts)}</h3>
            {contacts(view)}
            <h3>{view.say(Phrase::Sites)}</h3>
            {sites(view)}
            <h3>{view.say(Phrase::Attachments)}</h3>
            {attachments(view)}
        </section>
    }
}

fn contacts(view: &View) -> Html {
    let rows = view.notice.document().contacts.iter().map(|contact| {
        let telephones = contact.telephones.iter().map(|telephone| {
            let telephone = AttrValue::Rc(telephone.clone());
            html! { <>{" "}<a href={format!("tel:{telephone}")}>{telephone}</a></> }
        });
        html! {
            <li>
                {sentence(&view.text(&contact.text), &contact.clause, &contact.quote)}
                if !contact.telephones.is_empty() {
                    <p class="call">{for telephones}</p>
                }
            </li>
        }
    });
    html! { <ul>{for rows}</ul> }
}

fn sites(view: &View) -> Html {
    let rows = view.notice.document().sites.iter().map(|site| {
        let link = site.address.as_ref().map(|address| {
            let address = AttrValue::Rc(address.clone());
            html! {
                <p><a href={address.clone()} target="_blank" rel="noopener noreferrer">{address}</a></p>
            }
        });
        html! {
            <li>
                {sentence(&view.text(&site.text), &site.clause, &site.quote)}
                {link}
            </li>
        }
    });
    html! { <ul>{for rows}</ul> }
}

fn attachments(view: &View) -> Html {
    let rows = view.notice.document().attachments.iter().map(|attachment| {
        let number = attachment.number.to_string();
        let number = view.fill(Phrase::AttachmentNumber, &[("n", &number)]);
        let text = AttrValue::from(format!("{number} {}", view.text(&attachment.text)));
        html! { <li>{sentence(&text, &attachment.clause, &attachment.quote)}</li> }
    });
    html! { <ul>{for rows}</ul> }
}
