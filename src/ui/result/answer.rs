//! The answer: the next day to keep and what the sections come to, a line each, and what can be done
//! with it.

use yew::prelude::*;

use crate::{
    assess::{AssessedWindow, Outcome, WindowVerdict},
    notice::{Date, Section, Tone},
};

use super::super::{
    Action, Phrase,
    banner::full_page,
    calendar,
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

pub fn answer(view: &View) -> Html {
    let barred = view.assessment.is_barred();
    let sections: &[Section] = if barred {
        &[Section::Eligibility]
    } else {
        &[Section::Eligibility, Section::Fee, Section::Defence]
    };
    let mut rows: Vec<Html> = sections.iter().map(|it| verdict(view, *it)).collect();
    if !barred {
        rows.insert(0, next_day(view));
        rows.push(papers(view));
        rows.push(verdict(view, Section::Education));
    }
    html! {
        <section class="summary" data-summary="">
            <dl>{rows}</dl>
            if barred {
                {bars(view)}
            }
            {actions(view)}
            {share::panel(view)}
        </section>
    }
}

/// The next day on which a window opens or closes.
fn next_day(view: &View) -> Html {
    let windows = view.assessment.windows.iter();
    let ahead = windows.filter(|window| window.verdict != WindowVerdict::Closed);
    let next = ahead.min_by_key(|window| day(window));
    let (text, tone) = match next {
        Some(window) => {
            let state = windows::state(view, window);
            let name = view.text(&window.name);
            let day = view.wording.short_date(day(window));
            let values = [("name", &*name), ("date", &*day), ("state", &*state)];
            (view.fill(Phrase::NextDayIs, &values), "neutral")
        }
        None => (view.say(Phrase::WindowsClosed), "unsettled"),
    };
    row(view.say(Phrase::NextDay), text, tone)
}

/// The day to keep of a window: its last, or its first while it has not opened.
fn day(window: &AssessedWindow) -> Date {
    match window.verdict {
        WindowVerdict::Upcoming => window.opens,
        _ => window.closes,
    }
}

fn verdict(view: &View, section: Section) -> Html {
    let (title, words) = said(view, section);
    let tone = tone_of(view, section);
    row(view.say(title), words, tone_name(tone))
}

fn tone_of(view: &View, section: Section) -> Option<Tone> {
    let verdict = match view.assessment.outcome(section) {
        Outcome::Open => None,
        Outcome::Settled(verdict) => Some(verdict),
    };
    let decision = view.notice().document().sections.get(section);
    decision.wording(verdict).map(|wording| wording.tone)
}

fn papers(view: &View) -> Html {
    let materials = &view.assessment.materials;
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
    row(view.say(Phrase::Materials), text, tone)
}

fn row(name: AttrValue, text: AttrValue, tone: &'static str) -> Html {
    html! { <div data-tone={tone}><dt>{name}</dt><dd>{text}</dd></div> }
}

/// Why the applicant is barred, what would change that, and whom to ask.
fn bars(view: &View) -> Html {
    let eligibility = &view.assessment.eligibility;
    let findings = eligibility.findings.iter();
    let deciding = findings.filter(|it| decides(it, eligibility.verdict));
    let bars = deciding.map(|found| {
        let said = Sentence {
            place: "bars",
            id: &found.id,
            text: view.text(&found.text),
            clause: &found.clause,
            quote: &found.quote,
        };
        sentence(view, "li", "finding", &said)
    });
    let number = attr(&view.notice().document().telephone);
    html! {
        <>
            <ul class="findings">{for bars}</ul>
            {changes(view, &eligibility.findings, eligibility.verdict)}
            {line("call", html! { <>{view.say(Phrase::NothingToDo)}{" "}{telephone(number)}</> })}
        </>
    }
}

fn actions(view: &View) -> Html {
    let document = view.notice().document();
    let file = format!("{}.ics", document.id);
    html! {
        <>
            <div class="buttons">
                {button(view, "primary", "print", Phrase::Print, Action::Print)}
                if !is_over(view) {
                    <a class="button" data-action="calendar" download={file} href={calendar::address(view)}>
                        {view.say(Phrase::Calendar)}
                    </a>
                }
                {button(view, "", "share", Phrase::Share, Action::Share)}
                {view.copied(PRINT)}
                {full_page(view)}
            </div>
            {disclosure("help", view.say(Phrase::CalendarHelp), paragraph(view.say(Phrase::CalendarHelpDetail)))}
        </>
    }
}
