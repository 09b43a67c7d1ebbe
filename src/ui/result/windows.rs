//! The windows with their state and the days left.

use yew::prelude::*;

use crate::assess::{AssessedWindow, Round, WindowVerdict};

use super::super::{
    Phrase,
    finding::{notes, sentence},
    parts::line,
    view::{View, attr},
};
use super::section::plain;

pub fn windows(view: &View) -> Html {
    let rows = view.assessment.windows.iter().map(|it| window(view, it));
    let milestones = view.notice().document().milestones.iter().map(|milestone| {
        let text = view.text(&milestone.text);
        html! { <li class="note">{sentence(view, text, &milestone.clause, &milestone.quote)}</li> }
    });
    let content = html! {
        <>
            <ul class="windows">{for rows}</ul>
            if view.is_complete() {
                <ul class="notes">{for milestones}</ul>
            }
            {notes(view, &view.assessment.window_notes)}
        </>
    };
    plain(view, "windows", Phrase::Windows, content)
}

fn window(view: &View, window: &AssessedWindow) -> Html {
    html! {
        <li class="window" data-window={attr(&window.id)} data-verdict={window.verdict.id()}>
            <p class="window-name">
                <b>{view.text(&window.name)}</b>{" "}<span class="tag">{state(view, window)}</span>
            </p>
            {line("window-days", view.wording.days(window.opens, window.closes))}
            {sentence(view, view.text(&window.text), &window.clause, &window.quote)}
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
