//! A sentence with its clause: opens to the words of the notice, and on to the official text.

use std::rc::Rc;

use yew::prelude::*;

use crate::assess::{Because, Found, Noted, Outcome, WouldChange};

use super::{
    Phrase,
    session::Action,
    view::{View, use_view},
};

#[derive(Properties, PartialEq)]
pub struct SourceProps {
    pub clause: Rc<str>,
    pub quote: Rc<str>,
}

/// The clause that a sentence rests on.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let view = use_view();
    let has_text = view.notice.clauses().get(&props.clause).is_some();
    html! {
        <details class="source">
            <summary>
                <span class="visually-hidden">{view.say(Phrase::Clause)}{" "}</span>
                <span lang="zh">{AttrValue::Rc(props.clause.clone())}</span>
            </summary>
            <blockquote lang="zh">{AttrValue::Rc(props.quote.clone())}</blockquote>
            if has_text {
                <button
                    type="button"
                    class="quiet"
                    data-action="open-text"
                    onclick={view.on_click(Action::OpenText(props.clause.clone()))}
                >
                    {view.say(Phrase::InText)}
                </button>
            }
        </details>
    }
}

/// A sentence with its clause.
pub fn sentence(text: &AttrValue, clause: &Rc<str>, quote: &Rc<str>) -> Html {
    html! {
        <div class="sentence">
            <p>{text.clone()}</p>
            <Source clause={clause.clone()} quote={quote.clone()} />
        </div>
    }
}

/// Sentences that decide nothing, those to be confirmed marked as such.
pub fn notes(view: &View, notes: &[Noted]) -> Html {
    if notes.is_empty() || !view.complete {
        return Html::default();
    }
    let notes = notes.iter().map(|note| {
        let class = if note.confirm {
            "note unsettled"
        } else {
            "note"
        };
        html! { <li {class}>{noted(view, note)}</li> }
    });
    html! { <ul class="notes">{for notes}</ul> }
}

/// One sentence that decides nothing.
pub fn noted(view: &View, line: &Noted) -> Html {
    html! {
        <>
            if line.confirm {
                <span class="tag">{view.say(Phrase::ConfirmTag)}</span>
            }
            {sentence(&view.text(&line.text), &line.clause, &line.quote)}
        </>
    }
}

/// The findings of a section, and the answers they rest on.
pub fn findings(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    html! {
        <>
            {reasons(view, findings, outcome)}
            {why(view, findings, outcome)}
        </>
    }
}

/// Whether a finding makes the verdict rather than standing beside it.
fn decides(found: &Found, outcome: Outcome) -> bool {
    outcome == Outcome::Open || Outcome::Settled(found.verdict) == outcome
}

/// The findings that make the verdict, then those worth knowing beside it.
pub fn reasons(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    let (deciding, beside): (Vec<&Found>, Vec<&Found>) =
        findings.iter().partition(|found| decides(found, outcome));
    html! {
        <>
            if !deciding.is_empty() {
                <ul class="findings">{for deciding.iter().map(|it| finding(view, it))}</ul>
            }
            if !beside.is_empty() {
                <p class="beside">{view.say(Phrase::AlsoNote)}</p>
                <ul class="findings">{for beside.iter().map(|it| finding(view, it))}</ul>
            }
        </>
    }
}

fn finding(view: &View, found: &Found) -> Html {
    html! {
        <li data-finding={AttrValue::Rc(found.id.clone())}>
            {sentence(&view.text(&found.text), &found.clause, &found.quote)}
        </li>
    }
}

/// Why a verdict is what it is and what would change it.
fn why(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    let deciding = || findings.iter().filter(|found| decides(found, outcome));
    let mut because: Vec<&Because> = Vec::new();
    for reason in deciding().flat_map(|found| &found.because) {
        if !because.contains(&reason) {
            because.push(reason);
        }
    }
    if because.is_empty() {
        return Html::default();
    }
    // All findings that make a verdict would be changed by the same answers.
    let changes = deciding()
        .next()
        .map_or(&[][..], |found| &found.would_change);
    let reasons = because.iter().map(|reason| {
        let question = view.question_label(&reason.question);
        html! { <li>{question}{" — "}{view.option_text(&reason.question, &reason.option)}</li> }
    });
    html! {
        <details class="why">
            <summary>{view.say(if changes.is_empty() { Phrase::Because } else { Phrase::WhyAndChange })}</summary>
            <ul>{for reasons}</ul>
            if !changes.is_empty() {
                <p>{view.say(Phrase::WouldChange)}</p>
                <ul>{for alternatives(view, changes)}</ul>
            }
        </details>
    }
}

/// The answers that would change a verdict, a line a question and verdict.
fn alternatives(view: &View, changes: &[WouldChange]) -> Vec<Html> {
    let mut lines: Vec<Alternative> = Vec::new();
    for change in changes {
        let option = view
            .option_text(&change.question, &change.option)
            .to_string();
        let same = |line: &&mut Alternative| {
            line.question == change.question && line.verdict == change.verdict
        };
        if let Some(line) = lines.last_mut().filter(same) {
            line.options.push(option);
            continue;
        }
        let open = || view.say(Phrase::WouldChangeOpen);
        lines.push(Alternative {
            question: change.question.clone(),
            verdict: change.verdict,
            answer: change.answer.as_ref().map_or_else(open, |it| view.text(it)),
            options: vec![option],
        });
    }
    let line = |line: Alternative| {
        let question = view.question_label(&line.question);
        let options = line.options.join(" / ");
        html! { <li>{question}{" — "}{options}{" → "}<b>{line.answer}</b></li> }
    };
    lines.into_iter().map(line).collect()
}

/// Answers to one question that lead to the same verdict.
struct Alternative {
    question: Rc<str>,
    verdict: &'static str,
    answer: AttrValue,
    options: Vec<String>,
}
