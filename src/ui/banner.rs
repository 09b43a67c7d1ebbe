//! What has to be said first: whose year the notice is, a simulated day, a doubtful clock, a
//! link that was only half understood.

use std::rc::Rc;

use yew::prelude::*;

use crate::{assess::Round, notice::Date};

use super::{
    Phrase,
    view::{View, use_view},
};

#[derive(Properties, PartialEq)]
pub struct BannersProps {
    pub round: Round,
    /// Whether any clock was read.
    pub known: bool,
    pub simulated: Option<Date>,
    pub refused: Vec<Rc<str>>,
}

#[component]
pub fn Banners(props: &BannersProps) -> Html {
    let view = use_view();
    let simulated = |day: Date| view.fill(Phrase::Simulated, &[("date", &view.wording.date(day))]);
    let refused = || {
        let parts = props.refused.iter().map(|part| &**part).collect::<Vec<_>>();
        view.fill(Phrase::Refused, &[("parts", &parts.join(" · "))])
    };
    html! {
        <aside class="banners">
            {round(&view, props.round)}
            if let Some(day) = props.simulated {
                <p class="banner" data-banner="simulated" role="status">{simulated(day)}</p>
            }
            if props.known && props.round == Round::Unknown {
                <p class="banner" data-banner="clock">{view.say(Phrase::ClockUnknown)}</p>
            }
            if !props.refused.is_empty() {
                <p class="banner" data-banner="refused" role="status">{refused()}</p>
            }
        </aside>
    }
}

/// Which year the notice is for, and that it is over once it is. The place is there from the
/// first paint, so that nothing moves when the clock is read.
fn round(view: &View, round: Round) -> Html {
    let document = view.notice.document();
    let year = document.year.to_string();
    let (phrase, class) = match round {
        Round::Over => (Phrase::RoundOver, "banner over"),
        Round::Unknown | Round::Running => (Phrase::RoundYear, "banner"),
    };
    let windows = document.windows.iter().map(|window| {
        let days = [
            ("opens", view.wording.date(window.opens)),
            ("closes", view.wording.date(window.closes)),
        ];
        let days = days.each_ref().map(|(name, day)| (*name, &**day));
        html! { <li>{view.text(&window.name)}{" "}<b>{view.fill(Phrase::FromTo, &days)}</b></li> }
    });
    html! {
        <div {class} data-banner="round">
            <p>{view.fill(phrase, &[("year", &year)])}</p>
            <ul>{for windows}</ul>
        </div>
    }
}
