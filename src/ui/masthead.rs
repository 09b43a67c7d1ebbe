//! The head of the page: what it is, on which notice it rests, and the other language.

use std::rc::Rc;

use yew::prelude::*;

use super::{Phrase, Wording, session::Action, view::use_view};

#[component]
pub fn Masthead() -> Html {
    let view = use_view();
    let document = view.notice.document();
    let worded = |language: &&Rc<str>| Wording::of(language).is_some();
    let others = document
        .languages
        .iter()
        .filter(worded)
        .filter(|it| **it != view.language);
    let buttons = others.map(|language| {
        let name = Wording::of(language).map(|wording| wording.say(Phrase::OwnName));
        html! {
            <button
                type="button"
                class="quiet"
                data-action="language"
                lang={AttrValue::Rc(language.clone())}
                onclick={view.on_click(Action::Speak(language.clone()))}
            >
                {name}
            </button>
        }
    });
    html! {
        <header class="masthead">
            <div class="masthead-line">
                <p class="issuer">{view.text(&document.issuer)}</p>
                <nav class="languages" aria-label={view.say(Phrase::Languages)}>
                    {for buttons}
                </nav>
            </div>
            <h1>{view.text(&document.title)}</h1>
            <p class="tagline">{view.fill(Phrase::Tagline, &[("number", &document.number)])}</p>
            <p class="promise">{view.say(Phrase::Promise)}</p>
        </header>
    }
}
