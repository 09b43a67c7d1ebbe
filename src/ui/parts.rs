//! The small pieces that everything is made of. Each is written as markup once, here, because
//! every place of markup is code that applicants download.
//!
//! A class that is not known until the page is drawn is written `Class`: browsers do not mind the
//! case, and behind Yew's `class` stands a set of classes that weighs a kilobyte and a half.

use yew::prelude::*;

use super::{Action, Phrase, view::View};

/// A plain paragraph.
pub fn paragraph(text: AttrValue) -> Html {
    html! { <p>{text}</p> }
}

/// A paragraph with a class.
pub fn line(class: &'static str, content: impl Into<Html>) -> Html {
    fn part(class: &'static str, content: Html) -> Html {
        html! { <p Class={class}>{content}</p> }
    }
    part(class, content.into())
}

/// A heading within a section: 2, 3, 4 or 5.
pub fn heading(level: u8, text: AttrValue) -> Html {
    let name = match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    };
    html! { <@{name}>{text}</@> }
}

/// A class, where there is one.
fn given(class: &'static str) -> Option<&'static str> {
    (!class.is_empty()).then_some(class)
}

/// A list, `ul` or `ol`, with an entry for everything.
pub fn list(name: &'static str, class: &'static str, entries: Vec<Html>) -> Html {
    let entries = entries.into_iter().map(|entry| html! { <li>{entry}</li> });
    html! { <@{name} Class={given(class)}>{for entries}</@> }
}

/// Something that opens in place.
pub fn disclosure(class: &'static str, summary: AttrValue, content: Html) -> Html {
    html! {
        <details Class={class}>
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
        <button type="button" Class={given(class)} data-action={name} onclick={view.on_click(action)}>
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
