//! The small pieces that everything is made of. Each is written as markup once, here, because
//! every place of markup is code that applicants download.

use yew::prelude::*;

use super::{Phrase, session::Action, view::View};

/// A plain paragraph.
pub fn paragraph(text: AttrValue) -> Html {
    html! { <p>{text}</p> }
}

/// A paragraph with a class.
pub fn line(class: &'static str, content: impl Into<Html>) -> Html {
    fn part(class: &'static str, content: Html) -> Html {
        html! { <p {class}>{content}</p> }
    }
    part(class, content.into())
}

/// A heading within a section: 2, 3 or 4.
pub fn heading(level: u8, text: AttrValue) -> Html {
    let name = match level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    html! { <@{name}>{text}</@> }
}

/// A list, `ul` or `ol`, with an entry for everything.
pub fn list(name: &'static str, class: &'static str, entries: Vec<Html>) -> Html {
    let entries = entries.into_iter().map(|entry| html! { <li>{entry}</li> });
    html! { <@{name} {class}>{for entries}</@> }
}

/// Something that opens in place.
pub fn disclosure(class: &'static str, summary: AttrValue, content: Html) -> Html {
    html! {
        <details {class}>
            <summary>{summary}</summary>
            {content}
        </details>
    }
}

/// A button. The name is its hook for portals and tests.
pub fn button(
    view: &View,
    class: &'static str,
    name: &'static str,
    text: Phrase,
    action: Action,
) -> Html {
    html! {
        <button type="button" {class} data-action={name} onclick={view.on_click(action)}>
            {view.say(text)}
        </button>
    }
}

/// Options to choose from, of which some are chosen.
pub struct Choice<'a> {
    pub several: bool,
    pub name: &'a AttrValue,
    pub value: AttrValue,
    pub chosen: bool,
    pub text: AttrValue,
    pub hint: Option<AttrValue>,
    pub action: Action,
    pub onkeydown: Option<Callback<KeyboardEvent>>,
}

/// An option with its input, as large as a finger needs it.
pub fn choice(view: &View, choice: Choice) -> Html {
    html! {
        <label class="option" data-chosen={choice.chosen.then_some("")}>
            <input
                type={if choice.several { "checkbox" } else { "radio" }}
                name={choice.name.clone()}
                value={choice.value}
                checked={choice.chosen}
                onclick={view.on_click(choice.action)}
                onkeydown={choice.onkeydown}
            />
            <span>
                {choice.text}
                if let Some(hint) = choice.hint {
                    <small>{hint}</small>
                }
            </span>
        </label>
    }
}
