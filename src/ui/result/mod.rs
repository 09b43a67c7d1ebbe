//! The result: everything that is already certain, in the order in which applicants need it.

mod directory;
mod education;
mod materials;
mod section;
mod steps;
mod windows;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessed, Assessment, Outcome},
    notice::{Section, Verdict},
};

use self::section::{Heading, frame};
use super::{
    Phrase,
    finding::{findings, notes},
    session::{Session, Shared},
    view::{View, use_view},
};

#[derive(Properties, PartialEq)]
pub struct ResultPaneProps {
    pub assessment: Shared<Assessment>,
    pub session: Rc<Session>,
}

#[component]
pub fn ResultPane(props: &ResultPaneProps) -> Html {
    let view = use_view();
    let assessment = &props.assessment;
    let complete = view.complete;
    let barred = assessment.eligibility.verdict == Outcome::Settled(Verdict::Barred);
    let heading = if complete {
        Phrase::ResultHeading
    } else {
        Phrase::ResultLive
    };
    html! {
        <section class="result" aria-labelledby="result" data-complete={complete.to_string()}>
            <h2 id="result" tabindex="-1">{view.say(heading)}</h2>
            {simple(&view, Section::Eligibility, Phrase::Eligibility, &assessment.eligibility)}
            {windows::windows(&view, assessment)}
            // Once barred, the other sections promise nothing, so they are not shown.
            if !barred {
                {steps::steps(&view, assessment)}
                {materials::materials(&view, assessment, &props.session)}
                {simple(&view, Section::Thesis, Phrase::Thesis, &assessment.thesis)}
                {education::education(&view, assessment)}
                {simple(&view, Section::Defence, Phrase::Defence, &assessment.defence)}
                {fee(&view, &assessment.fee)}
            }
            if complete && !barred {
                {directory::statements(&view)}
                {directory::cautions(&view, assessment)}
            }
            if complete {
                if !barred || props.session.says_unasked() {
                    {steps::submissions(&view, &props.session)}
                }
                {directory::directory(&view)}
            }
        </section>
    }
}

/// A section whose findings say it all.
fn simple(view: &View, section: Section, title: Phrase, assessed: &Assessed) -> Html {
    let heading = Heading::of(title, assessed);
    frame(view, section.id(), &heading, body(view, assessed))
}

/// The findings of a section and the notes beside them.
fn body(view: &View, assessed: &Assessed) -> Html {
    html! {
        <>
            {findings(view, &assessed.findings, assessed.verdict)}
            {notes(view, &assessed.notes)}
        </>
    }
}

fn fee(view: &View, assessed: &Assessed) -> Html {
    let amount = assessed
        .amount_cny
        .map(|amount| view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]));
    let heading = Heading {
        amount,
        ..Heading::of(Phrase::Fee, assessed)
    };
    frame(view, Section::Fee.id(), &heading, body(view, assessed))
}
