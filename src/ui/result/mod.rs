//! The result: everything that is already certain, in the order in which applicants need it.

mod directory;
mod education;
pub mod materials;
mod section;
mod steps;
mod summary;
mod windows;

use yew::prelude::*;

use crate::{assess::Assessed, notice::Section};

use self::section::{Heading, frame};
use super::{
    Phrase,
    finding::{findings, notes},
    sheet,
    view::View,
};

pub fn result(view: &View) -> Html {
    let assessment = &view.assessment;
    let complete = view.is_complete();
    let barred = assessment.is_barred();
    let title = if complete {
        Phrase::ResultHeading
    } else {
        Phrase::ResultLive
    };
    html! {
        <>
            <section class="result" aria-labelledby="result">
                <h2 id="result" tabindex="-1">{view.say(title)}</h2>
                if complete {
                    {sheet::head(view)}
                    {summary::summary(view)}
                }
                {simple(view, Section::Eligibility, Phrase::Eligibility, &assessment.eligibility)}
                {windows::windows(view)}
                // Once barred, the other sections promise nothing, so they are not shown.
                if !barred {
                    {steps::steps(view)}
                    {materials::materials(view)}
                    {simple(view, Section::Thesis, Phrase::Thesis, &assessment.thesis)}
                    {education::education(view)}
                    {simple(view, Section::Defence, Phrase::Defence, &assessment.defence)}
                    {fee(view, &assessment.fee)}
                }
                if complete && !barred {
                    {directory::statements(view)}
                    {directory::cautions(view)}
                }
                if complete {
                    if !barred || view.says_unasked() {
                        {steps::submissions(view)}
                    }
                    {directory::directory(view)}
                }
            </section>
            // Beside the columns of the sheet: Firefox begins no new page within them.
            if complete && !barred {
                {sheet::catalogue(view)}
            }
        </>
    }
}

/// A section whose findings say it all.
fn simple(view: &View, section: Section, title: Phrase, assessed: &Assessed) -> Html {
    let heading = Heading::of(title, assessed);
    frame(view, section.id(), &heading, body(view, assessed))
}

/// The findings of a section and the notes beside them.
fn body(view: &View, assessed: &Assessed) -> Html {
    let parts = [
        findings(view, &assessed.findings, assessed.verdict),
        notes(view, &assessed.notes),
    ];
    parts.into_iter().collect()
}

fn fee(view: &View, assessed: &Assessed) -> Html {
    let yuan = |amount: u32| view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]);
    let heading = Heading {
        amount: assessed.amount_cny.map(yuan),
        ..Heading::of(Phrase::Fee, assessed)
    };
    frame(view, Section::Fee.id(), &heading, body(view, assessed))
}
