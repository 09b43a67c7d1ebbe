//! What to do now: the steps in the order in which they are due, the next one first and larger.

use yew::prelude::*;

use crate::{
    assess::{Due, Planned},
    notice::{Actor, join},
};

use super::super::{
    Phrase,
    finding::{Sentence, sentence},
    fold::fold,
    parts::{heading, paragraph},
    view::View,
};
use super::is_over;

pub fn plan(view: &View) -> Html {
    if !view.is_complete() {
        return Html::default();
    }
    let content = if is_over(view) {
        paragraph(view.say(Phrase::RoundNothing))
    } else {
        steps(view)
    };
    html! {
        <section class="card" data-section="steps">
            {heading(3, view.say(Phrase::Steps))}
            {content}
        </section>
    }
}

fn steps(view: &View) -> Html {
    let (over, ahead): (Vec<&Planned>, Vec<&Planned>) = view
        .assessment
        .steps
        .iter()
        .partition(|step| step.due == Due::Over);
    let count = over.len().to_string();
    let entry = |step: &&Planned| entry(view, step);
    html! {
        <>
            <ol class="steps">{for ahead.iter().map(entry)}</ol>
            if !over.is_empty() {
                {fold(
                    view,
                    "steps/over",
                    "over",
                    view.fill(Phrase::StepsOver, &[("n", &count)]).into(),
                    html! { <ol class="steps">{for over.iter().map(entry)}</ol> },
                )}
            }
        </>
    }
}

fn entry(view: &View, step: &Planned) -> Html {
    let said = Sentence {
        place: "steps",
        id: &step.id,
        text: view.text(&step.text),
        clause: &step.clause,
        quote: &step.quote,
    };
    let actor = match step.actor {
        Actor::Applicant => Phrase::ActorApplicant,
        Actor::Unit => Phrase::ActorUnit,
        Actor::Bureau => Phrase::ActorBureau,
    };
    let due = due(view, step.due) + &depends(view, step);
    let summary = html! {
        <>
            <b>{view.text(&step.brief)}</b>{" "}
            <small>{view.say(actor)}{due}</small>
        </>
    };
    html! {
        <li data-step={step.id.to_string()} data-late={matches!(step.due, Due::Late { .. }).then_some("")}>
            {fold(view, &format!("steps/{}", step.id), "", summary, sentence(view, "p", "", &said))}
        </li>
    }
}

/// That the step only may be one of the applicant's, which hangs on answers that they do not know.
fn depends(view: &View, step: &Planned) -> String {
    if step.hangs_on.is_empty() {
        return String::new();
    }
    let labels = step.hangs_on.iter().map(|it| view.question_label(it));
    let labels = join(&labels.collect::<Vec<_>>(), " / ");
    let said = view.fill(Phrase::Depends, &[("questions", &labels)]);
    format!(" · {said}")
}

/// By when, and how many days are left, after the name of who does it.
fn due(view: &View, due: Due) -> String {
    let date = |day| view.wording.short_date(day);
    let said = match due {
        Due::Over | Due::Undated => return String::new(),
        Due::Late { by } => {
            let by = view.fill(Phrase::DueAdvised, &[("date", &date(by))]);
            format!("{by} · {}", view.say(Phrase::DueLate))
        }
        Due::Now { by, days, advised } => {
            let phrase = if advised {
                Phrase::DueAdvised
            } else {
                Phrase::DueBy
            };
            let by = view.fill(phrase, &[("date", &date(by))]);
            format!("{by} · {}", days_left(view, days))
        }
        Due::Ahead { opens, days, .. } => {
            let from = view.fill(Phrase::DueFrom, &[("date", &date(opens))]);
            let days = view
                .wording
                .count(Phrase::WindowUpcomingOne, Phrase::WindowUpcoming, days);
            format!("{from} · {days}")
        }
    };
    format!(" · {said}")
}

fn days_left(view: &View, days: i64) -> AttrValue {
    match days {
        0 => view.say(Phrase::DueToday),
        days => view
            .wording
            .count(Phrase::DueTomorrow, Phrase::DaysLeft, days),
    }
}
