//! The result: the answer, what to do now, the papers and what to ask the bureau. Below these four parts
//! there is one line for every section, which opens to its details.

mod answer;
mod ask;
mod directory;
mod education;
mod papers;
mod plan;
mod section;
mod sheet;
mod submissions;
mod windows;

use yew::prelude::*;

use crate::{
    assess::Round,
    notice::{Section, join},
};

pub use self::ask::FOR_SOME;
use self::section::{Row, row, simple};
use super::{
    Action, Phrase,
    element::{Element, element, nodes, text, when},
    parts::{button, heading, named_heading},
    view::View,
};

/// The name under which the open state of the live result on a phone is stored.
pub const WHOLE: &str = "whole";

pub fn result(view: &View) -> Html {
    let complete = view.is_complete();
    let title = if complete {
        Phrase::ResultHeading
    } else {
        Phrase::ResultLive
    };
    let first = if complete {
        nodes([sheet::head(view).into(), answer::answer(view).into()])
    } else {
        settled(view).into()
    };
    let result = element("section")
        .class("result")
        .attr("aria-labelledby", "result")
        .flag("data-whole", view.session.is_open(WHOLE))
        .child(named_heading(2, "result", view.phrase(title)))
        .child(first)
        .child(parts(view));
    // Outside the columns of the printed result, because Firefox starts no new page within columns.
    let has_catalogue = complete && !view.session.assessment.is_barred();
    nodes([
        result.into(),
        when(has_catalogue, || sheet::catalogue(view)),
    ])
}

/// The parts after the answer. For a barred applicant the other sections would promise something, so they
/// are not shown.
fn parts(view: &View) -> Html {
    if view.session.assessment.is_barred() {
        let rows = [
            simple(
                view,
                Section::Eligibility,
                Phrase::Eligibility,
                &view.session.assessment.eligibility,
            ),
            windows::windows(view),
            submissions_if(view, view.session.says_unasked()),
            directory::contacts(view),
        ];
        return in_detail(view, Vec::from(rows)).into();
    }
    nodes([
        plan::plan(view),
        papers::papers(view).into(),
        ask::ask(view),
        in_detail(view, rows(view)).into(),
    ])
}

/// The lines of the sections, with a heading over them once the result is complete.
fn in_detail(view: &View, rows: Vec<Html>) -> Element {
    let title = when(view.is_complete(), || {
        heading(3, view.phrase(Phrase::InDetail))
    });
    element("div").class("rows").child(title).children(rows)
}

/// One line for every section.
fn rows(view: &View) -> Vec<Html> {
    let assessment = &view.session.assessment;
    let mut rows = vec![
        simple(
            view,
            Section::Eligibility,
            Phrase::Eligibility,
            &assessment.eligibility,
        ),
        windows::windows(view),
        education::education(view),
        education::exemption(view),
        simple(view, Section::Defence, Phrase::Defence, &assessment.defence),
        simple(view, Section::Thesis, Phrase::Thesis, &assessment.thesis),
        simple(view, Section::Channel, Phrase::Channel, &assessment.channel),
        fee(view),
    ];
    if view.is_complete() {
        rows.extend([
            directory::statements(view),
            directory::cautions(view),
            submissions_if(view, true),
            directory::contacts(view),
        ]);
    }
    rows
}

fn submissions_if(view: &View, shown: bool) -> Html {
    when(shown && view.is_complete(), || {
        submissions::submissions(view)
    })
}

fn fee(view: &View) -> Html {
    let assessed = &view.session.assessment.fee;
    let yuan = |amount: u32| view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]);
    let head = Row {
        amount: assessed.amount_cny.map(yuan),
        ..Row::of(Section::Fee.id(), Phrase::Fee, assessed)
    };
    row(
        view,
        &head,
        section::body(view, Section::Fee.id(), assessed),
    )
}

/// What the last answer has settled, in one line. On a phone this replaces the live result, which a
/// button opens.
fn settled(view: &View) -> Element {
    let titles = view.session.settled.iter().filter_map(|section| {
        let section = Section::ALL.into_iter().find(|it| it.id() == *section)?;
        Some(section::summary(view, section))
    });
    let titles = join(&titles.collect::<Vec<_>>(), " · ");
    let open = view.session.is_open(WHOLE);
    let whole = if open {
        Phrase::SeeLess
    } else {
        Phrase::SeeWhole
    };
    let said = (!titles.is_empty()).then(|| text(view.fill(Phrase::Settled, &[("what", &titles)])));
    element("div")
        .class("settled")
        .child(element("p").attr("role", "status").children(said))
        .child(button(
            view,
            "quiet",
            "whole",
            whole,
            Action::Fold(WHOLE.into(), !open),
        ))
}

/// Whether the round is over.
fn is_over(view: &View) -> bool {
    view.session.assessment.round == Round::Over
}
