//! The result in four parts: the answer, what to do now, the papers, what to ask. Below them a line for
//! every section, which opens to all that it says.

mod answer;
mod ask;
mod directory;
mod education;
pub mod papers;
mod plan;
mod section;
mod submissions;
mod windows;

use yew::prelude::*;

use crate::{
    assess::Round,
    notice::{Section, join},
};

pub use self::ask::FOR_SOME;
use self::section::{Row, row, simple};
use super::{Action, Phrase, parts::button, sheet, view::View};

/// The name under which it is remembered that a phone shows the whole of the live result.
pub const WHOLE: &str = "whole";

pub fn result(view: &View) -> Html {
    let complete = view.is_complete();
    let title = if complete {
        Phrase::ResultHeading
    } else {
        Phrase::ResultLive
    };
    html! {
        <>
            <section
                class="result"
                aria-labelledby="result"
                data-whole={view.is_open(WHOLE).then_some("")}
            >
                <h2 id="result" tabindex="-1">{view.say(title)}</h2>
                if complete {
                    {sheet::head(view)}
                    {answer::answer(view)}
                } else {
                    {settled(view)}
                }
                {parts(view)}
            </section>
            // Beside the columns of the sheet: Firefox begins no new page within them.
            if complete && !view.assessment.is_barred() {
                {sheet::catalogue(view)}
            }
        </>
    }
}

/// What follows on the answer. Once barred, the other sections promise nothing, so they are not shown.
fn parts(view: &View) -> Html {
    if view.assessment.is_barred() {
        let rows = [
            simple(
                view,
                Section::Eligibility,
                Phrase::Eligibility,
                &view.assessment.eligibility,
            ),
            windows::windows(view),
            submissions_if(view, view.says_unasked()),
            directory::contacts(view),
        ];
        return in_detail(view, rows.into_iter().collect());
    }
    html! {
        <>
            {plan::plan(view)}
            {papers::papers(view)}
            {ask::ask(view)}
            {in_detail(view, rows(view))}
        </>
    }
}

/// The lines of the sections; their headings stand below one of their own.
fn in_detail(view: &View, rows: Html) -> Html {
    html! {
        <div class="rows">
            if view.is_complete() {
                <h3>{view.say(Phrase::InDetail)}</h3>
            }
            {rows}
        </div>
    }
}

/// A line for every section.
fn rows(view: &View) -> Html {
    let assessment = &view.assessment;
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
    rows.into_iter().collect()
}

fn submissions_if(view: &View, shown: bool) -> Html {
    if shown && view.is_complete() {
        submissions::submissions(view)
    } else {
        Html::default()
    }
}

fn fee(view: &View) -> Html {
    let assessed = &view.assessment.fee;
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

/// What the last answer has settled, in a line: on a phone it stands for the live result, which is a
/// tap away.
fn settled(view: &View) -> Html {
    let titles = view.settled.iter().filter_map(|section| {
        let section = Section::ALL.into_iter().find(|it| it.id() == *section)?;
        Some(section::summary(view, section))
    });
    let titles = join(&titles.collect::<Vec<_>>(), " · ");
    let open = view.is_open(WHOLE);
    let whole = if open {
        Phrase::SeeLess
    } else {
        Phrase::SeeWhole
    };
    html! {
        <div class="settled">
            <p role="status">
                if !titles.is_empty() {
                    {view.fill(Phrase::Settled, &[("what", &titles)])}
                }
            </p>
            {button(view, "quiet", "whole", whole, Action::Fold(WHOLE.into(), !open))}
        </div>
    }
}

/// Whether nothing is left to do because the round is over.
fn is_over(view: &View) -> bool {
    view.assessment.round == Round::Over
}
