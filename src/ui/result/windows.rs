//! The windows with their state and the days left.

use yew::prelude::*;

use crate::assess::{Applies, AssessedWindow, Hint, Round, WindowVerdict};

use super::super::{
    Phrase,
    element::{Element, element, nodes, text, when},
    finding::{Sentence, sentence},
    parts::line,
    view::{View, attr},
};

/// The windows that apply or may apply and, once the result is complete, the days that are advised.
pub fn windows(view: &View, place: &str, windows: &[AssessedWindow], hints: &[Hint]) -> Html {
    let rows = windows.iter().filter(|it| it.may_apply());
    let rows = rows.map(|it| window(view, place, it));
    let hints = hints.iter().filter(|it| it.may_apply());
    let hints = hints.map(|hint| {
        let cited = (&hint.clause, &hint.quote);
        let said = Sentence::of(view, place, &hint.id, &hint.text, cited);
        sentence(view, "li", "note", &said)
    });
    nodes([
        element("ul").class("windows").children(rows).into(),
        when(view.is_complete(), || {
            element("ul").class("notes").children(hints)
        }),
    ])
}

fn window(view: &View, place: &str, window: &AssessedWindow) -> Element {
    let cited = (&window.clause, &window.quote);
    let said = Sentence::of(view, place, &window.id, &window.text, cited);
    let days = view.session.wording.days(window.opens, window.closes);
    let days = match &window.daily {
        Some(daily) => AttrValue::from(format!("{days} {}", view.text(daily))),
        None => days,
    };
    let applies = window.applies.filter(|it| *it == Applies::Confirm);
    let applies = applies.map(|_| text(view.phrase(Phrase::WindowToConfirm)));
    let name = element("p")
        .class("window-name")
        .child(element("b").text(view.text(&window.name)))
        .text(" ")
        .child(element("span").class("tag").text(state(view, window)))
        .text(" ")
        .children(applies);
    element("li")
        .class("window")
        .attr("data-window", attr(&window.id))
        .attr("data-verdict", window.verdict.id())
        .attr_if("data-applies", window.applies.map(Applies::id))
        .child(name)
        .child(line("window-days", days))
        .child(sentence(view, "p", "", &said))
}

/// The state in words; without a number of days where the clock must be wrong.
pub fn state(view: &View, window: &AssessedWindow) -> AttrValue {
    let wording = &view.session.wording;
    match (
        window.verdict,
        window.days_until_open,
        window.days_until_close,
    ) {
        (WindowVerdict::Closed, ..) => view.phrase(Phrase::WindowClosed),
        (WindowVerdict::Unannounced, ..) => view.phrase(Phrase::WindowUnannounced),
        _ if view.session.assessment.round == Round::Unknown => {
            view.phrase(Phrase::WindowUpcomingPlain)
        }
        (WindowVerdict::Upcoming, Some(0) | None, _) => view.phrase(Phrase::WindowToday),
        (WindowVerdict::Upcoming, Some(days), _) => {
            wording.count(Phrase::WindowUpcomingOne, Phrase::WindowUpcoming, days)
        }
        (WindowVerdict::Open, _, None) => view.phrase(Phrase::WindowOpenPlain),
        (WindowVerdict::Open, _, Some(0)) => view.phrase(Phrase::WindowLastDay),
        (WindowVerdict::Open, _, Some(days)) => {
            wording.count(Phrase::WindowOpenOne, Phrase::WindowOpen, days)
        }
    }
}
