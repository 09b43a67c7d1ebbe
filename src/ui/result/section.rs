//! The frame of a section: its title, its verdict in words, and what it rests on.

use yew::prelude::*;

use crate::{
    assess::{Assessed, Outcome},
    notice::{Text, Tone},
};

use super::super::{
    Phrase,
    parts::{heading, line},
    view::{View, attr},
};

/// What stands at the head of a section.
pub struct Heading<'a> {
    pub title: Phrase,
    pub outcome: Outcome,
    pub tone: Option<Tone>,
    pub answer: Option<&'a Text>,
    /// An amount of money, in place of the answer.
    pub amount: Option<AttrValue>,
}

impl<'a> Heading<'a> {
    /// The head of a section that was assessed.
    pub fn of(title: Phrase, assessed: &'a Assessed) -> Self {
        Self {
            title,
            outcome: assessed.verdict,
            tone: assessed.tone,
            answer: assessed.answer.as_ref(),
            amount: None,
        }
    }
}

/// The name of a tone for the style sheets; the words beside it say the same.
pub fn tone_name(tone: Option<Tone>) -> &'static str {
    tone.map_or("open", Tone::id)
}

/// A section with its hooks for portals and tests.
pub fn frame(view: &View, id: &'static str, heading: &Heading, body: Html) -> Html {
    hooked(view, ("section", "card", 3), id, heading, body)
}

/// A part of a section with hooks of its own.
pub fn part(view: &View, id: &'static str, heading: &Heading, body: Html) -> Html {
    hooked(view, ("div", "part", 4), id, heading, body)
}

fn hooked(
    view: &View,
    (name, class, level): (&'static str, &'static str, u8),
    id: &'static str,
    head: &Heading,
    body: Html,
) -> Html {
    html! {
        <@{name}
            Class={class}
            data-section={id}
            data-verdict={head.outcome.id()}
            data-tone={tone_name(head.tone)}
        >
            {heading(level, view.say(head.title))}
            {verdict(view, head)}
            {body}
        </@>
    }
}

/// A section that has no verdict.
pub fn plain(view: &View, id: &'static str, title: Phrase, body: Html) -> Html {
    html! {
        <section class="card" data-section={id}>
            {heading(3, view.say(title))}
            {body}
        </section>
    }
}

/// The answer in a few words, and whom to ask where it is not settled.
pub fn verdict(view: &View, heading: &Heading) -> Html {
    let answer = match (&heading.amount, heading.answer) {
        (Some(amount), Some(_)) => amount.clone(),
        (None, Some(answer)) => view.text(answer),
        (_, None) => view.say(Phrase::Open),
    };
    html! {
        <>
            <p class="verdict" data-tone={tone_name(heading.tone)}>{answer}</p>
            if heading.tone == Some(Tone::Unsettled) {
                {call(view)}
            }
        </>
    }
}

/// Whom to call where the notice leaves something open.
pub fn call(view: &View) -> Html {
    let document = view.notice().document();
    let year = document.year.to_string();
    let words = view.fill(Phrase::ConfirmCall, &[("year", &year)]);
    line(
        "call",
        html! { <>{words}{" "}{telephone(attr(&document.telephone))}</> },
    )
}

/// A telephone number that can be called with a tap.
pub fn telephone(number: AttrValue) -> Html {
    html! { <a href={format!("tel:{number}")}>{number}</a> }
}
