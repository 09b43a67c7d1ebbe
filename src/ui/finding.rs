//! A sentence with its clause: opens to the words of the notice, and on to the official text.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Because, Found, Noted, Outcome, WouldChange},
    notice::join,
};

use super::{
    Action, Phrase,
    parts::{button, disclosure, line, list, paragraph},
    view::{View, attr},
};

/// The clause that a sentence rests on.
pub fn source(view: &View, clause: &Rc<str>, quote: &Rc<str>) -> Html {
    let has_text = view.notice().clauses().get(clause).is_some();
    let open = Action::OpenText(clause.clone());
    html! {
        <details class="source">
            <summary>
                <span class="visually-hidden">{view.say(Phrase::Clause)}{" "}</span>
                <span lang="zh">{attr(clause)}</span>
            </summary>
            <blockquote lang="zh">{attr(quote)}</blockquote>
            if has_text {
                {button(view, "quiet", "open-text", Phrase::InText, open)}
            }
        </details>
    }
}

/// A sentence with its clause.
pub fn sentence(view: &View, text: AttrValue, clause: &Rc<str>, quote: &Rc<str>) -> Html {
    html! {
        <div class="sentence">
            {paragraph(text)}
            {source(view, clause, quote)}
        </div>
    }
}

/// Sentences that decide nothing, those to be confirmed marked as such.
pub fn notes(view: &View, notes: &[Noted]) -> Html {
    if notes.is_empty() || !view.is_complete() {
        return Html::default();
    }
    let notes = notes.iter().map(|note| {
        let class = if note.confirm {
            "note unsettled"
        } else {
            "note"
        };
        html! { <li Class={class}>{noted(view, note)}</li> }
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
            {sentence(view, view.text(&line.text), &line.clause, &line.quote)}
        </>
    }
}

/// The findings of a section, and the answers they rest on.
pub fn findings(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    html! {
        <>
            {reasons(view, findings.iter().collect(), outcome)}
            {why(view, findings, outcome)}
        </>
    }
}

/// Whether a finding makes the verdict rather than standing beside it.
pub fn decides(found: &Found, outcome: Outcome) -> bool {
    outcome == Outcome::Open || Outcome::Settled(found.verdict) == outcome
}

/// The findings that make the verdict, then those worth knowing beside it.
pub fn reasons(view: &View, findings: Vec<&Found>, outcome: Outcome) -> Html {
    let (mut deciding, mut beside) = (Vec::new(), Vec::new());
    for found in findings {
        let group = if decides(found, outcome) {
            &mut deciding
        } else {
            &mut beside
        };
        group.push(finding(view, found));
    }
    html! {
        <>
            if !deciding.is_empty() {
                {listed(deciding)}
            }
            if !beside.is_empty() {
                {line("beside", view.say(Phrase::AlsoNote))}
                {listed(beside)}
            }
        </>
    }
}

/// Whether what is found about a paper is so about many alike; it is told once, above them.
pub fn is_shared(view: &View, found: &Found) -> bool {
    let mut shared = view.notice().document().shared_findings.iter();
    shared.any(|it| it.finding.id == found.id)
}

/// The findings about many papers alike.
pub fn shared(view: &View) -> Html {
    let mut told: Vec<&Found> = Vec::new();
    for found in view.assessment.materials.iter().flat_map(|it| &it.findings) {
        if is_shared(view, found) && !told.iter().any(|it| it.id == found.id) {
            told.push(found);
        }
    }
    if told.is_empty() || !view.is_complete() {
        return Html::default();
    }
    listed(told.into_iter().map(|it| finding(view, it)).collect())
}

fn listed(rows: Vec<Html>) -> Html {
    html! { <ul class="findings">{rows}</ul> }
}

fn finding(view: &View, found: &Found) -> Html {
    html! {
        <li data-finding={attr(&found.id)}>
            {sentence(view, view.text(&found.text), &found.clause, &found.quote)}
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
        let option = view.option_text(&reason.question, &reason.option);
        Html::from(format!("{question} — {option}"))
    });
    let summary = if changes.is_empty() {
        Phrase::Because
    } else {
        Phrase::WhyAndChange
    };
    let content = html! {
        <>
            {list("ul", "", reasons.collect())}
            if !changes.is_empty() {
                {paragraph(view.say(Phrase::WouldChange))}
                {list("ul", "", alternatives(view, changes))}
            }
        </>
    };
    disclosure("why", view.say(summary), content)
}

/// The answers that would change a verdict, a line a question and verdict.
fn alternatives(view: &View, changes: &[WouldChange]) -> Vec<Html> {
    let alike = |one: &WouldChange, next: &WouldChange| {
        (&one.question, one.verdict) == (&next.question, next.verdict)
    };
    let line = |alike: &[WouldChange]| {
        let change = &alike[0];
        let question = view.question_label(&change.question);
        let options = alike
            .iter()
            .map(|it| view.option_text(&it.question, &it.option));
        let options = join(&options.collect::<Vec<_>>(), " / ");
        let open = || view.say(Phrase::WouldChangeOpen);
        let answer = change.answer.as_ref().map_or_else(open, |it| view.text(it));
        html! { <>{format!("{question} — {options} → ")}<b>{answer}</b></> }
    };
    changes.chunk_by(alike).map(line).collect()
}
