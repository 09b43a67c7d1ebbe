//! What to do now: the steps in the order in which they are due, the next one first and larger.

use yew::prelude::*;

use crate::{
    assess::{AssessedSection, Due, Planned},
    notice::{Actor, DayTime, Section, join},
};

use super::super::{
    Phrase,
    element::{Element, element, nodes, text, when},
    finding::{Sentence, sentence},
    fold::fold,
    parts::{heading, paragraph},
    view::{View, attr},
};
use super::is_over;

pub fn plan(view: &View, section: &Section, assessed: &AssessedSection) -> Html {
    if !view.is_complete() {
        return Html::default();
    }
    let content = if is_over(view) {
        paragraph(view.phrase(Phrase::RoundNothing)).into()
    } else {
        steps(view, &section.id, assessed.steps())
    };
    element("section")
        .class("card")
        .attr("data-section", attr(&section.id))
        .child(heading(3, view.text(&section.heading)))
        .child(content)
        .into()
}

fn steps(view: &View, place: &str, steps: &[Planned]) -> Html {
    let (over, ahead): (Vec<&Planned>, Vec<&Planned>) =
        steps.iter().partition(|step| step.due == Due::Over);
    let count = over.len().to_string();
    let over = when(!over.is_empty(), || {
        let summary = text(view.fill(Phrase::StepsOver, &[("n", &count)]));
        let name = format!("{place}/=over");
        fold(view, &name, "over", summary, entries(view, place, &over))
    });
    nodes([entries(view, place, &ahead).into(), over])
}

fn entries(view: &View, place: &str, steps: &[&Planned]) -> Element {
    let entries = steps.iter().map(|step| entry(view, place, step));
    element("ol").class("steps").children(entries)
}

fn entry(view: &View, place: &str, step: &Planned) -> Element {
    let cited = (&step.clause, &step.quote);
    let said = Sentence::of(view, place, &step.id, &step.text, cited);
    let actor = match step.actor {
        Actor::Applicant => Phrase::ActorApplicant,
        Actor::Unit => Phrase::ActorUnit,
        Actor::Bureau => Phrase::ActorBureau,
    };
    let due = due(view, step.due) + &depends(view, step);
    let who_and_when = element("small").text(view.phrase(actor)).text(due);
    let summary = nodes([
        element("b").text(view.text(&step.brief)).into(),
        text(" ".into()),
        who_and_when.into(),
    ]);
    let name = format!("{place}/{}", step.id);
    let whole = sentence(view, "p", "", &said);
    element("li")
        .attr("data-step", attr(&step.id))
        .flag("data-late", matches!(step.due, Due::Late { .. }))
        .child(fold(view, &name, "", summary, whole))
}

/// For a step that may not apply: the questions it depends on, to which the answer is `unsure`.
fn depends(view: &View, step: &Planned) -> String {
    if step.unsure_about.is_empty() {
        return String::new();
    }
    let labels = step.unsure_about.iter().map(|it| view.question_label(it));
    let labels = join(&labels.collect::<Vec<_>>(), " / ");
    let said = view.fill(Phrase::Depends, &[("questions", &labels)]);
    format!(" · {said}")
}

/// The due date and the days left, as a continuation of the line that names who does it.
fn due(view: &View, due: Due) -> String {
    let date = |day: DayTime| view.short_date(day);
    let said = match due {
        Due::Over | Due::Undated => return String::new(),
        Due::Late { by } => {
            let by = view.fill(Phrase::DueAdvised, &[("date", &date(by.into()))]);
            format!("{by} · {}", view.phrase(Phrase::DueLate))
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
            let wording = &view.session.wording;
            let days = match days {
                0 => view.phrase(Phrase::WindowToday),
                _ => wording.count(Phrase::WindowUpcomingOne, Phrase::WindowUpcoming, days),
            };
            format!("{from} · {days}")
        }
    };
    format!(" · {said}")
}

fn days_left(view: &View, days: i64) -> AttrValue {
    match days {
        0 => view.phrase(Phrase::DueToday),
        days => view
            .session
            .wording
            .count(Phrase::DueTomorrow, Phrase::DaysLeft, days),
    }
}
