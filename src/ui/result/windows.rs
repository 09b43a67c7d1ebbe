//! The windows with their state and the days left.

use yew::prelude::*;

use crate::assess::{AssessedWindow, Assessment, Round, WindowVerdict};

use super::super::{
    Phrase,
    finding::{notes, sentence},
    view::View,
};

pub fn windows(view: &View, assessment: &Assessment) -> Html {
    let rows = assessment
        .windows
        .iter()
        .map(|it| window(view, it, assessment.round));
    let milestones = view.notice.document().milestones.iter().map(|milestone| {
        let text = view.text(&milestone.text);
        html! { <li class="note">{sentence(&text, &milestone.clause, &milestone.quote)}</li> }
    });
    html! {
        <section class="card" data-section="windows">
            <h3>{view.say(Phrase::Windows)}</h3>
            <ul class="windows">{for rows}</ul>
            if view.complete {
                <ul class="notes">{for milestones}</ul>
            }
            {notes(view, &assessment.window_notes)}
        </section>
    }
}

fn window(view: &View, window: &AssessedWindow, round: Round) -> Html {
    let days = [
        ("opens", view.wording.date(window.opens)),
        ("closes", view.wording.date(window.closes)),
    ];
    let days = days.each_ref().map(|(name, day)| (*name, &**day));
    html! {
        <li
            class={classes!("window", window.verdict.id())}
            data-window={AttrValue::Rc(window.id.clone())}
            data-verdict={window.verdict.id()}
        >
            <p class="window-name">
                <b>{view.text(&window.name)}</b>{" "}<span class="tag">{state(view, window, round)}</span>
            </p>
            <p class="window-days">{view.fill(Phrase::FromTo, &days)}</p>
            {sentence(&view.text(&window.text), &window.clause, &window.quote)}
        </li>
    }
}

/// The state in words; nothing is counted from a clock that cannot be right.
fn state(view: &View, window: &AssessedWindow, round: Round) -> AttrValue {
    match window.verdict {
        WindowVerdict::Closed => view.say(Phrase::WindowClosed),
        _ if round == Round::Unknown => view.say(Phrase::WindowUpcomingPlain),
        WindowVerdict::Upcoming => {
            let days = window.days_until_open.unwrap_or_default();
            view.wording
                .count(Phrase::WindowUpcomingOne, Phrase::WindowUpcoming, days)
        }
        WindowVerdict::Open if window.days_until_close == Some(0) => {
            view.say(Phrase::WindowLastDay)
        }
        WindowVerdict::Open => {
            let days = window.days_until_close.unwrap_or_default();
            view.wording
                .count(Phrase::WindowOpenOne, Phrase::WindowOpen, days)
        }
    }
}
