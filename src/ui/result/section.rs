//! The frame of a section: its title, its verdict in words, and what it rests on.

use yew::prelude::*;

use crate::{
    assess::{Assessed, Outcome},
    notice::{Text, Tone},
};

use super::super::{Phrase, view::View};

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

/// The class of a tone; the words beside it say the same.
pub fn tone_class(tone: Option<Tone>) -> &'static str {
    match tone {
        None => "open",
        Some(Tone::Favourable) => "favourable",
        Some(Tone::Neutral) => "neutral",
        Some(Tone::Unfavourable) => "unfavourable",
        Some(Tone::Unsettled) => "unsettled",
    }
}

/// A section with its hooks for portals and tests.
pub fn frame(view: &View, id: &'static str, heading: &Heading, body: Html) -> Html {
    html! {
        <section
            class={classes!("card", tone_class(heading.tone))}
            data-section={id}
            data-verdict={heading.outcome.id()}
        >
            <h3>{view.say(heading.title)}</h3>
            {verdict(view, heading)}
            {body}
        </section>
    }
}

/// A part of a section with hooks of its own.
pub fn part(view: &View, id: &'static str, heading: &Heading, body: Html) -> Html {
    html! {
        <div
            class={classes!("part", tone_class(heading.tone))}
            data-section={id}
            data-verdict={heading.outcome.id()}
        >
            <h4>{view.say(heading.title)}</h4>
            {verdict(view, heading)}
            {body}
        </div>
    }
}

/// The answer in a few words, and whom to ask where it is not settled.
pub fn verdict(view: &View, heading: &Heading) -> Html {
    let Some(answer) = heading.answer else {
        return html! { <p class="verdict open">{view.say(Phrase::Open)}</p> };
    };
    let answer = heading.amount.clone().unwrap_or_else(|| view.text(answer));
    html! {
        <>
            <p class={classes!("verdict", tone_class(heading.tone))}>{answer}</p>
            if heading.tone == Some(Tone::Unsettled) {
                {call(view)}
            }
        </>
    }
}

/// Whom to call where the notice leaves something open.
pub fn call(view: &View) -> Html {
    let document = view.notice.document();
    let telephone = AttrValue::Rc(document.telephone.clone());
    let year = document.year.to_string();
    html! {
        <p class="call">
            {view.fill(Phrase::ConfirmCall, &[("year", &year)])}{" "}
            <a href={format!("tel:{telephone}")}>{telephone}</a>
        </p>
    }
}
