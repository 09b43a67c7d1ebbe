//! The windows with their state and the days left.

use yew::prelude::*;

use crate::assess::{AssessedWindow, Round, WindowVerdict};

use super::super::{
    Phrase,
    finding::{Sentence, notes, sentence},
    parts::line,
    view::{View, attr},
};
use super::section::{Row, row};

pub fn windows(view: &View) -> Html {
    let rows = view.assessment.windows.iter().map(|it| window(view, it));
    let milestones = view.notice().document().milestones.iter().map(|milestone| {
        let said = Sentence {
            place: "windows",
            id: &milestone.id,
            text: view.text(&milestone.text),
            clause: &milestone.clause,
            quote: &milestone.quote,
        };
        sentence(view, "li", "note", &said)
    });
    let content = html! {
        <>
            <ul class="windows">{for rows}</ul>
            if view.is_complete() {
                <ul class="notes">{for milestones}</ul>
            }
            {notes(view, "windows", &view.assessment.window_notes)}
        </>
    };
    row(view, &Row::plain("windows", Phrase::Windows), content)
}

fn window(view: &View, window: &AssessedWindow) -> Html {
    let said = Sentence {
        place: "windows",
        id: &window.id,
        text: view.text(&window.text),
        clause: &window.clause,
        quote: &window.quote,
    };
    html! {
        <li class="window" data-window={attr(&window.id)} data-verdict={window.verdict.id()}>
            <p class="window-name">
                <b>{view.text(&window.name)}</b>{" "}<span class="tag">{state(view, window)}</span>
            </p>
            {line("window-days", view.wording.days(window.opens, window.closes))}
            {sentence(view, "p", "", &said)}
        </li>
    }
}

/// The state in words; nothing is counted from a clock that cannot be right.
pub fn state(view: &View, window: &AssessedWindow) -> AttrValue {
    match window.verdict {
        WindowVerdict::Closed => view.say(Phrase::WindowClosed),
        _ if view.assessment.round == Round::Unknown => view.say(Phrase::WindowUpcomingPlain),
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
