//! The lines above the questions: the year of the notice, a simulated day, a clock that must be
//! wrong, quotes that were not checked, and what became of a link.

use yew::prelude::*;

use crate::{assess::Round, notice::IS_OWN};

use super::{
    Action, Day, Phrase, ShownIn,
    element::{Element, element, nodes, when},
    link,
    parts::{banner, button, line, outward_link, paragraph},
    session::Tab,
    view::View,
};

/// The id of the line saying that another tab has changed the answers.
pub const ADOPTED: &str = "adopted";

pub fn banners(view: &View) -> Html {
    let wrong_clock =
        view.session.day != Day::Unread && view.session.assessment.round == Round::Unknown;
    let simulated = match view.session.day {
        Day::Simulated(day) => {
            let day = view.session.wording.moment(day);
            banner("simulated", view.fill(Phrase::Simulated, &[("date", &day)])).into()
        }
        _ => Html::default(),
    };
    element("aside")
        .class("banners")
        .child(when(view.notice().document().invented, || {
            banner("invented", view.phrase(Phrase::Invented))
        }))
        .child(round(view))
        .child(simulated)
        .child(when(wrong_clock, || {
            banner("clock", view.phrase(Phrase::ClockUnknown))
        }))
        .child(when(!IS_OWN && view.notice().clauses().is_empty(), || {
            banner("unchecked", view.phrase(Phrase::Unchecked))
        }))
        .child(news(nodes([
            link::news(view),
            when(view.session.changed_in == Tab::Other, || {
                banner(ADOPTED, view.phrase(Phrase::Adopted))
            }),
            when(view.session.offered.is_some(), || offer(view)),
            when(!view.session.stores, || {
                banner("keeps", view.phrase(Phrase::KeepsNothing))
            }),
            full_page(view),
        ])))
        .into()
}

/// A live region for what comes up during the visit. It must exist before its content does, or
/// screen readers do not announce it.
pub fn news(content: Html) -> Element {
    element("div")
        .class("news")
        .attr("role", "status")
        .child(content)
}

/// In a frame, a link that opens the page with its answers in a tab of its own. The answers are in the
/// fragment, so neither the page around the frame nor the server receives them.
pub fn full_page(view: &View) -> Html {
    when(view.session.shown_in != ShownIn::Tab, || {
        outward_link(format!("#{}", view.session.code()).into())
            .attr("data-action", "full-page")
            .text(view.phrase(Phrase::FullPage))
    })
}

/// Asks whether the answers of a link should replace the present ones.
fn offer(view: &View) -> Element {
    let [take, keep] = [true, false].map(Action::Take);
    let buttons = element("div")
        .class("buttons")
        .child(button(
            view,
            "primary",
            "take-link",
            Phrase::OfferTake,
            take,
        ))
        .child(button(view, "", "keep-mine", Phrase::OfferKeep, keep));
    element("div")
        .class("banner")
        .attr("data-banner", "offer")
        .child(paragraph(view.phrase(Phrase::Offer)))
        .child(buttons)
}

/// The year of the notice, and whether its round is over.
fn round(view: &View) -> Html {
    let document = view.notice().document();
    let year = document.round.year.to_string();
    let said = |phrase| view.fill(phrase, &[("year", &year)]);
    let (class, said) = match (view.session.day, view.session.assessment.round) {
        // The prerendered page holds both lines, and scripts/mark-round-over.js shows one of them, so that the
        // layout does not shift when the program reads the clock.
        (Day::Unread, _) => ("banner unread", both(said)),
        (_, Round::Over) => ("banner over", paragraph(said(Phrase::RoundOver)).into()),
        _ => ("banner", paragraph(said(Phrase::RoundYear)).into()),
    };
    let windows = view.session.assessment.windows().filter(|it| it.is_own());
    let windows = windows.map(|window| {
        let days =
            view.session
                .wording
                .short_days(window.opens, window.closes, document.round.year);
        element("li")
            .text(view.text(&window.name))
            .text(" ")
            .child(element("b").text(days))
    });
    // The complete result shows the windows in detail, and closed ones are of no use.
    let ahead = !view.is_complete() && view.session.assessment.round != Round::Over;
    element("div")
        .class(class)
        .attr("data-banner", "round")
        .child(said)
        .child(when(ahead, || element("ul").children(windows)))
        .into()
}

fn both(said: impl Fn(Phrase) -> AttrValue) -> Html {
    let lines = [("running", Phrase::RoundYear), ("over", Phrase::RoundOver)];
    nodes(lines.map(|(class, phrase)| line(class, said(phrase)).into()))
}
