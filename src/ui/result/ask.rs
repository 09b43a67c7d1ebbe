//! Ask once: everything the notice leaves open for this applicant, as one list of questions that can be
//! read out on the telephone.

use yew::prelude::*;

use crate::{
    assess::ToConfirm,
    notice::{QuestionIndex, join},
};

use super::super::{
    Action, Phrase,
    fold::fold,
    parts::button,
    view::{View, attr},
};
use super::section::{call, said_by_id, section_title};

/// The name under which copying the list is told.
const COPIED: &str = "questions";
/// The name of the part with the questions that concern only some.
pub const FOR_SOME: &str = "to-confirm/some";

pub fn ask(view: &View) -> Html {
    let entries = &view.assessment.to_confirm;
    if entries.is_empty() {
        return Html::default();
    }
    // Those that concern only some stand last.
    let some = entries.partition_point(|it| it.concerns.is_none());
    let (all, some) = entries.split_at(some);
    let copy = Action::Copy(COPIED.into(), text(view).into());
    let count = some.len().to_string();
    html! {
        <section class="card ask-once" data-section="to-confirm" aria-labelledby="to-confirm">
            <h3 id="to-confirm" tabindex="-1">{view.say(Phrase::AskOnce)}</h3>
            {call(view)}
            {questions(view, all, 1)}
            if !some.is_empty() {
                {fold(
                    view,
                    FOR_SOME,
                    "",
                    view.fill(Phrase::AskSome, &[("n", &count)]).into(),
                    questions(view, some, all.len() + 1),
                )}
            }
            <div class="buttons">
                {button(view, "", "copy", Phrase::AskCopy, copy)}
                {button(view, "", "print", Phrase::Print, Action::Print)}
                {view.copied(COPIED)}
            </div>
        </section>
    }
}

fn questions(view: &View, entries: &[ToConfirm], first: usize) -> Html {
    let rows = entries.iter().map(|it| row(view, it));
    html! { <ol class="questions" start={first.to_string()}>{for rows}</ol> }
}

fn row(view: &View, entry: &ToConfirm) -> Html {
    let key = entry.key();
    let asked = view.asked_bureau.contains(&key);
    html! {
        <li data-confirm={attr(&key)} data-asked={asked.then_some("")}>
            <label class="tick">
                <input
                    type="checkbox"
                    name="asked"
                    id={format!("asked/{key}")}
                    checked={asked}
                    onclick={view.on_click(Action::Asked(key.clone()))}
                />
                <span class="name">
                    if entry.costs_year {
                        <b class="year">{view.say(Phrase::AskYear)}</b>{" "}
                    }
                    {words(view, entry)}
                </span>
            </label>
            {sources(view, entry)}
        </li>
    }
}

/// The question in words, with those whom it concerns.
fn words(view: &View, entry: &ToConfirm) -> AttrValue {
    let ask = view.text(&entry.ask);
    match &entry.concerns {
        Some(concerns) => {
            let values = [("who", &*view.text(concerns)), ("ask", &*ask)];
            view.fill(Phrase::AskForSome, &values)
        }
        None => ask,
    }
}

/// The ways to the sentences from which a question comes. Of an answer that the applicant does not know
/// they name the sections that hang on it.
fn sources(view: &View, entry: &ToConfirm) -> Html {
    let mut titles: Vec<AttrValue> = Vec::new();
    let links = entry.sources.iter().filter_map(|source| {
        let title = if entry.question.is_some() {
            section_title(view, &source.place)
        } else {
            said_by_id(view, &source.place)
        };
        // What is found about many papers alike stands once, above them.
        let told = entry.question.is_none() && !titles.is_empty() && is_shared(view, &source.id);
        if told || titles.contains(&title) {
            return None;
        }
        titles.push(title.clone());
        let show = Action::Show(source.place.clone(), source.id.clone());
        let named = entry.question.is_some();
        let label = view.fill(Phrase::AskSource, &[("where", &title)]);
        Some(html! {
            <button
                type="button"
                class="quiet"
                data-action="to-source"
                aria-label={label}
                onclick={view.on_click(show)}
            >
                {if named { title } else { AttrValue::Static("↗") }}
            </button>
        })
    });
    let links: Html = links.collect();
    if entry.question.is_some() {
        html! { <span class="sources">{links}</span> }
    } else {
        links
    }
}

fn is_shared(view: &View, id: &str) -> bool {
    let mut shared = view.notice().document().shared_findings.iter();
    shared.any(|it| *it.finding.id == *id)
}

/// The list as it is copied: who asks, then the questions.
fn text(view: &View) -> String {
    let document = view.notice().document();
    let questions = document.questions.iter().enumerate();
    let known = questions.filter(|(at, question)| {
        let index = QuestionIndex(*at);
        question.introduces && view.answers.is_answered(index) && !view.answers.is_unsure(index)
    });
    let applicant = known.map(|(at, question)| {
        let answer = view.answer_text(QuestionIndex(at));
        format!("{}：{answer}", view.text(&question.label))
    });
    let applicant: Vec<String> = applicant.collect();
    let mut lines = vec![
        format!("{}（{}）", view.text(&document.title), document.number),
        join(&applicant, "；"),
    ];
    let entries = view.assessment.to_confirm.iter().enumerate();
    lines.extend(entries.map(|(at, entry)| format!("{}. {}", at + 1, words(view, entry))));
    lines.retain(|line| !line.is_empty());
    join(&lines, "\n")
}
