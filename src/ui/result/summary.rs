//! The answer first: what the sections come to, a line each, and what can be done with it.

use yew::prelude::*;

use crate::{assess::Assessed, notice::join};

use super::super::{
    Action, Phrase,
    banner::full_page,
    calendar,
    finding::decides,
    parts::{button, disclosure, paragraph},
    session::PRINT,
    share,
    view::View,
};
use super::{materials::to_confirm, section::tone_name, windows};

pub fn summary(view: &View) -> Html {
    let assessment = &view.assessment;
    let barred = assessment.is_barred();
    let mut rows = vec![verdict(view, Phrase::Eligibility, &assessment.eligibility)];
    if !barred {
        rows.push(verdict(view, Phrase::Fee, &assessment.fee));
        rows.push(verdict(view, Phrase::Defence, &assessment.defence));
        rows.push(papers(view));
    }
    let windows = assessment.windows.iter().map(|window| {
        let day = view.wording.date(window.closes);
        let last = view.fill(Phrase::LastDay, &[("date", &day)]);
        let state = format!("{} · {last}", windows::state(view, window));
        let clauses = [&*window.clause];
        row(view.text(&window.name), state.into(), "neutral", &clauses)
    });
    rows.extend(windows);
    html! {
        <section class="summary" data-summary="">
            <dl>{rows}</dl>
            {actions(view)}
            {share::panel(view)}
        </section>
    }
}

fn verdict(view: &View, title: Phrase, assessed: &Assessed) -> Html {
    let answer = match (assessed.amount_cny, &assessed.answer) {
        (Some(amount), _) => view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]),
        (None, Some(answer)) => view.text(answer),
        (None, None) => view.say(Phrase::Open),
    };
    let deciding = assessed.findings.iter();
    let deciding = deciding.filter(|found| decides(found, assessed.verdict));
    let clauses: Vec<_> = deciding.map(|found| &*found.clause).collect();
    row(view.say(title), answer, tone_name(assessed.tone), &clauses)
}

fn papers(view: &View) -> Html {
    let materials = &view.assessment.materials;
    let unsettled = to_confirm(view).count();
    let all = view.fill(Phrase::Papers, &[("n", &materials.len().to_string())]);
    let text = if unsettled == 0 {
        all
    } else {
        let unsettled = unsettled.to_string();
        let unsettled = view.fill(Phrase::PapersToConfirm, &[("n", &unsettled)]);
        AttrValue::from(format!("{all} · {unsettled}"))
    };
    // They stand under one heading: 四 for 四（九）.
    let headings = materials
        .iter()
        .filter_map(|it| it.clause.split('（').next());
    let clauses: Vec<_> = headings.collect();
    row(view.say(Phrase::Materials), text, "neutral", &clauses)
}

/// A line with the clauses it rests on, each once; the sections below open them.
fn row(name: AttrValue, text: AttrValue, tone: &'static str, clauses: &[&str]) -> Html {
    let mut cited: Vec<&str> = Vec::new();
    for clause in clauses {
        if !cited.contains(clause) {
            cited.push(clause);
        }
    }
    html! {
        <div data-tone={tone}>
            <dt>{name}</dt>
            <dd>{text}{" "}<small lang="zh">{join(&cited, " · ")}</small></dd>
        </div>
    }
}

fn actions(view: &View) -> Html {
    let document = view.notice().document();
    let file = format!("{}.ics", document.id);
    html! {
        <>
            <div class="buttons">
                {button(view, "primary", "print", Phrase::Print, Action::Print)}
                <a class="button" data-action="calendar" download={file} href={calendar::address(view)}>
                    {view.say(Phrase::Calendar)}
                </a>
                {button(view, "", "share", Phrase::Share, Action::Share)}
                {view.copied(PRINT)}
                {full_page(view)}
            </div>
            {disclosure("help", view.say(Phrase::CalendarHelp), paragraph(view.say(Phrase::CalendarHelpDetail)))}
        </>
    }
}
