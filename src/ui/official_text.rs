//! The official text, opened at a clause.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::Clause;

use super::{Phrase, session::Action, view::use_view};

#[derive(Properties, PartialEq)]
pub struct OfficialTextProps {
    /// The clause at which it is open; closed without one.
    pub clause: Option<Rc<str>>,
}

#[component]
pub fn OfficialText(props: &OfficialTextProps) -> Html {
    let view = use_view();
    let Some(first) = view.notice.clauses().iter().next() else {
        return Html::default();
    };
    let open = view.on_click(Action::OpenText(first.id.clone()));
    let close = view.on_click(Action::CloseText);
    let clauses = view
        .notice
        .clauses()
        .iter()
        .map(|it| clause(it, props.clause.as_deref()));
    html! {
        <section class="official-text" aria-labelledby="official-text">
            <h2 id="official-text">{view.say(Phrase::NoticeText)}</h2>
            <p>{view.say(Phrase::NoticeTextDetail)}</p>
            if props.clause.is_none() {
                <button type="button" data-action="open-text" onclick={open}>
                    {view.say(Phrase::OpenText)}
                </button>
            } else {
                <div class="clauses" lang="zh">{for clauses}</div>
                <button type="button" class="close-text" data-action="close-text" onclick={close}>
                    {view.say(Phrase::CloseText)}
                </button>
            }
        </section>
    }
}

fn clause(clause: &Clause, opened: Option<&str>) -> Html {
    let here = opened == Some(&*clause.id);
    let paragraphs = clause.paragraphs.iter();
    html! {
        <section class={classes!("clause", here.then_some("here"))} key={&*clause.id}>
            <h3 id={format!("clause-{}", clause.id)} tabindex="-1">{AttrValue::Rc(clause.id.clone())}</h3>
            {for paragraphs.map(|it| html! { <p>{AttrValue::Rc(it.clone())}</p> })}
        </section>
    }
}
