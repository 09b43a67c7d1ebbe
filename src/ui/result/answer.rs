//! The answer, the first part of the result: the next deadline and the main verdicts, one line each, and
//! the buttons to print, save and share.

use yew::prelude::*;

use crate::{
    assess::{AssessedSection, AssessedWindow, WindowVerdict},
    notice::{DayTime, Kind, Section},
};

use super::super::{
    Action, Phrase,
    banner::full_page,
    calendar,
    element::{Element, element, nodes, when},
    finding::{Sentence, changes, sentence},
    parts::{button, disclosure, line, paragraph},
    session::PRINT,
    share,
    view::View,
};
use super::{
    is_over,
    section::{telephones, tone_name, words},
    windows,
};

pub fn answer(view: &View) -> Element {
    let assessment = &view.session.assessment;
    let ended = assessment
        .ended_by
        .and_then(|at| view.sections().into_iter().nth(at));
    let rows = match ended {
        Some((section, assessed)) => vec![verdict(view, section, assessed)],
        None => summary(view),
    };
    element("section")
        .class("summary")
        .flag("data-summary", true)
        .child(element("dl").children(rows))
        .children(ended.map(|(_, assessed)| reasons(view, assessed)))
        .child(actions(view))
        .child(share::panel(view))
}

/// The sections that have a place in the short answer, in the order of these places.
fn summary(view: &View) -> Vec<Element> {
    let mut rows = Vec::new();
    for place in 0..=u8::MAX {
        for (section, assessed) in view.sections() {
            if section.summary == Some(place) {
                rows.push(match section.kind() {
                    Kind::Windows => next_day(view),
                    Kind::Papers => papers(view, section, assessed),
                    Kind::Requirements => verdict(view, section, assessed),
                    _ if assessed.assessed.verdict.is_none() => continue,
                    _ => verdict(view, section, assessed),
                });
            }
        }
    }
    rows
}

/// The next day on which a window of the applicant opens or closes.
fn next_day(view: &View) -> Element {
    let windows = view.session.assessment.windows();
    let ahead = windows.filter(|it| it.is_own() && it.verdict != WindowVerdict::Closed);
    let dated = ahead
        .clone()
        .filter_map(|window| Some((day(window)?, window)));
    let (text, tone) = match dated.min_by_key(|(day, _)| day.day) {
        Some((day, window)) => {
            let state = windows::state(view, window);
            let name = view.text(&window.name);
            let day = view.short_date(day);
            let values = [("name", &*name), ("date", &*day), ("state", &*state)];
            (view.fill(Phrase::NextDayIs, &values), "neutral")
        }
        None if ahead.clone().next().is_some() => {
            (view.phrase(Phrase::WindowUnannounced), "unsettled")
        }
        None => (view.phrase(Phrase::WindowsClosed), "unsettled"),
    };
    row(view.phrase(Phrase::NextDay), text, tone)
}

/// The next deadline of a window: its last day, or its first while it has not opened.
fn day(window: &AssessedWindow) -> Option<DayTime> {
    match window.verdict {
        WindowVerdict::Upcoming => window.opens,
        _ => window.closes,
    }
}

fn verdict(view: &View, section: &Section, assessed: &AssessedSection) -> Element {
    let tone = tone_name(assessed.assessed.tone);
    row(view.text(&section.heading), words(view, assessed), tone)
}

fn papers(view: &View, section: &Section, assessed: &AssessedSection) -> Element {
    let papers = assessed.papers().iter().filter(|it| !it.is_not_needed);
    let unsettled = papers.clone().filter(|it| it.assessed.is_confirm()).count();
    let all = view.fill(Phrase::Papers, &[("n", &papers.count().to_string())]);
    let (text, tone) = if unsettled == 0 {
        (all, "neutral")
    } else {
        let unsettled = unsettled.to_string();
        let unsettled = view.fill(Phrase::PapersToConfirm, &[("n", &unsettled)]);
        let text = AttrValue::from(format!("{all} · {unsettled}"));
        (text, "unsettled")
    };
    row(view.text(&section.heading), text, tone)
}

fn row(name: AttrValue, text: AttrValue, tone: &'static str) -> Element {
    element("div")
        .attr("data-tone", tone)
        .child(element("dt").text(name))
        .child(element("dd").text(text))
}

/// Why a verdict ends the check, what would change it, and whom to call.
fn reasons(view: &View, assessed: &AssessedSection) -> Html {
    let own = &assessed.assessed;
    let deciding = own.findings.iter().filter(|it| own.rests_on(it));
    let reasons = deciding.map(|found| {
        let cited = (&found.clause, &found.quote);
        let said = Sentence::of(view, "=reasons", &found.id, &found.text, cited);
        sentence(view, "li", "finding", &said)
    });
    let call = line("call", view.phrase(Phrase::NothingToDo));
    nodes([
        element("ul").class("findings").children(reasons).into(),
        changes(view, own),
        call.text(" ").child(telephones(view)).into(),
    ])
}

fn actions(view: &View) -> Html {
    let document = view.notice().document();
    let file = format!("{}.ics", document.id);
    let address = if is_over(view) {
        None
    } else {
        calendar::address(view)
    };
    let calendar = address.map(|address| {
        element("a")
            .class("button")
            .attr("data-action", "calendar")
            .attr("download", file)
            .attr("href", address)
            .text(view.phrase(Phrase::Calendar))
    });
    let help = calendar.is_some();
    let buttons = element("div")
        .class("buttons")
        .child(button(
            view,
            "primary",
            "print",
            Phrase::Print,
            Action::Print,
        ))
        .children(calendar)
        .child(button(view, "", "share", Phrase::Share, Action::Share))
        .child(view.copied(PRINT))
        .child(full_page(view));
    let help = when(help, || {
        let detail = paragraph(view.phrase(Phrase::CalendarHelpDetail));
        disclosure("help", view.phrase(Phrase::CalendarHelp), detail)
    });
    nodes([buttons.into(), help])
}
