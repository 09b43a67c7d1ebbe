//! The windows with their state and the days left.

use yew::prelude::*;

use crate::assess::{AssessedWindow, Round, WindowVerdict};

use super::super::{
    Phrase,
    element::{Element, element, nodes, when},
    finding::{Sentence, notes, sentence},
    parts::line,
    view::{View, attr},
};
use super::section::{Row, row};

pub fn windows(view: &View) -> Html {
    let rows = view
        .session
        .assessment
        .windows
        .iter()
        .map(|it| window(view, it));
    let milestones = view.notice().document().milestones.iter().map(|milestone| {
        let cited = (&milestone.clause, &milestone.quote);
        let said = Sentence::of(view, "windows", &milestone.id, &milestone.text, cited);
        sentence(view, "li", "note", &said)
    });
    let content = nodes([
        element("ul").class("windows").children(rows).into(),
        when(view.is_complete(), || {
            element("ul").class("notes").children(milestones)
        }),
        notes(view, "windows", &view.session.assessment.window_notes),
    ]);
    row(view, &Row::plain("windows", Phrase::Windows), content)
}

fn window(view: &View, window: &AssessedWindow) -> Element {
    let cited = (&window.clause, &window.quote);
    let said = Sentence::of(view, "windows", &window.id, &window.text, cited);
    let days = view.session.wording.days(window.opens, window.closes);
    let name = element("p")
        .class("window-name")
        .child(element("b").text(view.text(&window.name)))
        .text(" ")
        .child(element("span").class("tag").text(state(view, window)));
    element("li")
        .class("window")
        .attr("data-window", attr(&window.id))
        .attr("data-verdict", window.verdict.id())
        .child(name)
        .child(line("window-days", days))
        .child(sentence(view, "p", "", &said))
}

/// The state in words; without a number of days where the clock must be wrong.
pub fn state(view: &View, window: &AssessedWindow) -> AttrValue {
    match window.verdict {
        WindowVerdict::Closed => view.phrase(Phrase::WindowClosed),
        _ if view.session.assessment.round == Round::Unknown => {
            view.phrase(Phrase::WindowUpcomingPlain)
        }
        WindowVerdict::Upcoming => {
            let days = window.days_until_open.unwrap_or_default();
            view.session
                .wording
                .count(Phrase::WindowUpcomingOne, Phrase::WindowUpcoming, days)
        }
        WindowVerdict::Open if window.days_until_close == Some(0) => {
            view.phrase(Phrase::WindowLastDay)
        }
        WindowVerdict::Open => {
            let days = window.days_until_close.unwrap_or_default();
            view.session
                .wording
                .count(Phrase::WindowOpenOne, Phrase::WindowOpen, days)
        }
    }
}
