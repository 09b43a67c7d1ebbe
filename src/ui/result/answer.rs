//! The answer, the first part of the result: the next deadline and the main verdicts, one line each, and
//! the buttons to print, save and share.

use yew::prelude::*;

use crate::{
    assess::{AssessedWindow, Outcome, WindowVerdict},
    notice::{Date, Section, Tone},
};

use super::super::{
    Action, Phrase,
    banner::full_page,
    calendar,
    element::{Element, element, nodes, when},
    finding::{Sentence, changes, decides, sentence},
    parts::{button, disclosure, line, paragraph},
    session::PRINT,
    share,
    view::{View, attr},
};
use super::{
    is_over, papers,
    section::{said, telephone, tone_name},
    windows,
};

pub fn answer(view: &View) -> Element {
    let barred = view.session.assessment.is_barred();
    let sections: &[Section] = if barred {
        &[Section::Eligibility]
    } else {
        &[Section::Eligibility, Section::Fee, Section::Defence]
    };
    let mut rows: Vec<Element> = sections.iter().map(|it| verdict(view, *it)).collect();
    if !barred {
        rows.insert(0, next_day(view));
        rows.push(papers(view));
        rows.push(verdict(view, Section::Education));
    }
    element("section")
        .class("summary")
        .flag("data-summary", true)
        .child(element("dl").children(rows))
        .child(when(barred, || bars(view)))
        .child(actions(view))
        .child(share::panel(view))
}

/// The next day on which a window opens or closes.
fn next_day(view: &View) -> Element {
    let windows = view.session.assessment.windows.iter();
    let ahead = windows.filter(|window| window.verdict != WindowVerdict::Closed);
    let next = ahead.min_by_key(|window| day(window));
    let (text, tone) = match next {
        Some(window) => {
            let state = windows::state(view, window);
            let name = view.text(&window.name);
            let day = view.session.wording.short_date(day(window));
            let values = [("name", &*name), ("date", &*day), ("state", &*state)];
            (view.fill(Phrase::NextDayIs, &values), "neutral")
        }
        None => (view.phrase(Phrase::WindowsClosed), "unsettled"),
    };
    row(view.phrase(Phrase::NextDay), text, tone)
}

/// The next deadline of a window: its last day, or its first while it has not opened.
fn day(window: &AssessedWindow) -> Date {
    match window.verdict {
        WindowVerdict::Upcoming => window.opens,
        _ => window.closes,
    }
}

fn verdict(view: &View, section: Section) -> Element {
    let (title, words) = said(view, section);
    let tone = tone_of(view, section);
    row(view.phrase(title), words, tone_name(tone))
}

fn tone_of(view: &View, section: Section) -> Option<Tone> {
    let verdict = match view.session.assessment.outcome(section) {
        Outcome::Open => None,
        Outcome::Settled(verdict) => Some(verdict),
    };
    let decision = view.notice().document().sections.get(section);
    decision.wording(verdict).map(|wording| wording.tone)
}

fn papers(view: &View) -> Element {
    let materials = &view.session.assessment.materials;
    let unsettled = papers::to_confirm(view).count();
    let all = view.fill(Phrase::Papers, &[("n", &materials.len().to_string())]);
    let (text, tone) = if unsettled == 0 {
        (all, "neutral")
    } else {
        let unsettled = unsettled.to_string();
        let unsettled = view.fill(Phrase::PapersToConfirm, &[("n", &unsettled)]);
        let text = AttrValue::from(format!("{all} · {unsettled}"));
        (text, "unsettled")
    };
    row(view.phrase(Phrase::Materials), text, tone)
}

fn row(name: AttrValue, text: AttrValue, tone: &'static str) -> Element {
    element("div")
        .attr("data-tone", tone)
        .child(element("dt").text(name))
        .child(element("dd").text(text))
}

/// Why the applicant is barred, what would change that, and the bureau's telephone number.
fn bars(view: &View) -> Html {
    let eligibility = &view.session.assessment.eligibility;
    let findings = eligibility.findings.iter();
    let deciding = findings.filter(|it| decides(it, eligibility.verdict));
    let bars = deciding.map(|found| {
        let cited = (&found.clause, &found.quote);
        let said = Sentence::of(view, "bars", &found.id, &found.text, cited);
        sentence(view, "li", "finding", &said)
    });
    let number = attr(&view.notice().document().telephone);
    let call = line("call", view.phrase(Phrase::NothingToDo));
    nodes([
        element("ul").class("findings").children(bars).into(),
        changes(view, &eligibility.findings, eligibility.verdict),
        call.text(" ").child(telephone(number)).into(),
    ])
}

fn actions(view: &View) -> Html {
    let document = view.notice().document();
    let file = format!("{}.ics", document.id);
    let calendar = when(!is_over(view), || {
        element("a")
            .class("button")
            .attr("data-action", "calendar")
            .attr("download", file)
            .attr("href", calendar::address(view))
            .text(view.phrase(Phrase::Calendar))
    });
    let buttons = element("div")
        .class("buttons")
        .child(button(
            view,
            "primary",
            "print",
            Phrase::Print,
            Action::Print,
        ))
        .child(calendar)
        .child(button(view, "", "share", Phrase::Share, Action::Share))
        .child(view.copied(PRINT))
        .child(full_page(view));
    let help = paragraph(view.phrase(Phrase::CalendarHelpDetail));
    nodes([
        buttons.into(),
        disclosure("help", view.phrase(Phrase::CalendarHelp), help).into(),
    ])
}
