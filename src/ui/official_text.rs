//! The official text, opened at a clause.

use yew::prelude::*;

use crate::notice::Clause;

use super::{
    Action, Phrase,
    parts::{button, paragraph},
    view::{View, attr},
};

pub fn official_text(view: &View) -> Html {
    let clauses = view.notice().clauses();
    let Some(first) = clauses.iter().next() else {
        return Html::default();
    };
    let content = if view.clause.is_none() {
        let open = Action::OpenText(first.id.clone());
        button(view, "", "open-text", Phrase::OpenText, open)
    } else {
        let clauses = clauses.iter().map(|it| clause(view, it));
        html! {
            <>
                <div class="clauses" lang="zh">{for clauses}</div>
                {button(view, "close-text", "close-text", Phrase::CloseText, Action::CloseText)}
            </>
        }
    };
    html! {
        <section class="official-text" aria-labelledby="official-text">
            <h2 id="official-text">{view.say(Phrase::NoticeText)}</h2>
            {paragraph(view.say(Phrase::NoticeTextDetail))}
            {content}
        </section>
    }
}

fn clause(view: &View, clause: &Clause) -> Html {
    let class = if view.clause.as_ref() == Some(&clause.id) {
        "clause here"
    } else {
        "clause"
    };
    let paragraphs = clause.paragraphs.iter().map(|it| paragraph(attr(it)));
    html! {
        <section Class={class}>
            <h3 id={format!("clause-{}", clause.id)} tabindex="-1">{attr(&clause.id)}</h3>
            {for paragraphs}
        </section>
    }
}
