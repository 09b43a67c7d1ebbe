//! What has to be said first: whose year the notice is, a simulated day, a doubtful clock,
//! quotes that nobody has checked, a link that was only half understood.

use yew::prelude::*;

use crate::assess::Round;

use super::{
    Action, Day, Phrase, ShownIn, link,
    parts::{button, line, paragraph},
    session::Tab,
    view::View,
};

/// The line which says that another tab has changed the answers.
pub const ADOPTED: &str = "adopted";

pub fn banners(view: &View) -> Html {
    let wrong_clock = view.day != Day::Unread && view.assessment.round == Round::Unknown;
    html! {
        <aside class="banners">
            {round(view)}
            if let Day::Simulated(day) = view.day {
                {banner("simulated", view.fill(Phrase::Simulated, &[("date", &view.wording.date(day))]))}
            }
            if wrong_clock {
                {banner("clock", view.say(Phrase::ClockUnknown))}
            }
            if view.notice().clauses().is_empty() {
                {banner("unchecked", view.say(Phrase::Unchecked))}
            }
            {news(html! {
                <>
                    {link::news(view)}
                    if view.changed_in == Tab::Other {
                        {banner(ADOPTED, view.say(Phrase::Adopted))}
                    }
                    if view.offered.is_some() {
                        {offer(view)}
                    }
                    if !view.keeps {
                        {banner("keeps", view.say(Phrase::KeepsNothing))}
                    }
                    {full_page(view)}
                </>
            })}
        </aside>
    }
}

/// A place for what comes up during the visit. It is there before, or those who hear the page would
/// not be told.
pub fn news(content: Html) -> Html {
    html! { <div class="news" role="status">{content}</div> }
}

/// A line that has to be said first.
pub fn banner(name: &'static str, text: AttrValue) -> Html {
    html! { <p id={name} class="banner" data-banner={name}>{text}</p> }
}

/// The way out of a frame: the page itself in a tab of its own, answers included. Nothing is sent unless
/// it is followed, and then neither the page around the frame nor the server learns the answers.
pub fn full_page(view: &View) -> Html {
    if view.shown_in == ShownIn::Tab {
        return Html::default();
    }
    html! {
        <a
            href={format!("#{}", view.code())}
            data-action="full-page"
            target="_blank"
            rel="noopener noreferrer"
        >
            {view.say(Phrase::FullPage)}
        </a>
    }
}

/// A link has brought other answers than those that are there.
fn offer(view: &View) -> Html {
    html! {
        <div class="banner" data-banner="offer">
            {paragraph(view.say(Phrase::Offer))}
            <div class="buttons">
                {button(view, "primary", "take-link", Phrase::OfferTake, Action::Take(true))}
                {button(view, "", "keep-mine", Phrase::OfferKeep, Action::Take(false))}
            </div>
        </div>
    }
}

/// Which year the notice is for, and that it is over once it is.
fn round(view: &View) -> Html {
    let document = view.notice().document();
    let year = document.year.to_string();
    let said = |phrase| view.fill(phrase, &[("year", &year)]);
    let (class, said) = match (view.day, view.assessment.round) {
        // Both are there from the first paint on, and scripts/round.js shows one of them, so that
        // nothing moves when the clock is read.
        (Day::Unread, _) => ("banner unread", both(said)),
        (_, Round::Over) => ("banner over", paragraph(said(Phrase::RoundOver))),
        _ => ("banner", paragraph(said(Phrase::RoundYear))),
    };
    let windows = document.windows.iter().map(|window| {
        let days = view.wording.short_days(window.opens, window.closes);
        html! { <li>{view.text(&window.name)}{" "}<b>{days}</b></li> }
    });
    html! {
        <div Class={class} data-banner="round">
            {said}
            // The result says more of them, and once they are over nobody needs them.
            if !view.is_complete() && view.assessment.round != Round::Over {
                <ul>{for windows}</ul>
            }
        </div>
    }
}

fn both(said: impl Fn(Phrase) -> AttrValue) -> Html {
    let lines = [("running", Phrase::RoundYear), ("over", Phrase::RoundOver)];
    let lines = lines.map(|(class, phrase)| line(class, said(phrase)));
    lines.into_iter().collect()
}
