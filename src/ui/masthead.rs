//! The head of the page: what it is, on which notice it rests, and the other language.

use yew::prelude::*;

use super::{
    Action, Phrase,
    kept::TypeSize,
    parts::{button, line},
    view::{View, attr},
};

pub fn masthead(view: &View) -> Html {
    let document = view.notice().document();
    let others = view.languages.iter();
    let others = others.filter(|(language, _)| *language != view.language);
    let buttons = others.map(|(language, own_name)| {
        let awaited = view.awaited.as_ref() == Some(language);
        html! {
            <button
                type="button"
                class="quiet"
                data-action="language"
                lang={attr(language)}
                aria-busy={awaited.then_some("true")}
                onclick={view.on_click(Action::Speak(language.clone()))}
            >
                {own_name}
            </button>
        }
    });
    let size = if view.size == TypeSize::Large {
        Phrase::UsualType
    } else {
        Phrase::LargeType
    };
    html! {
        <header class="masthead" aria-label={view.text(&document.issuer)}>
            <div class="masthead-line">
                {line("issuer", view.text(&document.issuer))}
                <nav class="languages" aria-label={view.say(Phrase::Languages)}>
                    {button(view, "quiet", "large", size, Action::Resize)}
                    {for buttons}
                </nav>
            </div>
            <h1>{view.text(&document.title)}</h1>
            <p class="tagline">
                {view.fill(Phrase::Tagline, &[("number", &document.number)])}{" "}
                <span class="promise">{view.say(Phrase::Promise)}</span>
            </p>
        </header>
    }
}
