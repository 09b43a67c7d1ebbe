//! A sentence with its clause: opens to the words of the notice, and on to the official text.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Because, Found, Noted, Outcome, ToConfirm, WouldChange},
    notice::join,
};

use super::{
    Action, Phrase,
    fold::fold_made_when_opened,
    parts::{button, line, list, paragraph},
    view::{View, attr},
};

/// A sentence of the result: where it stands and what it rests on.
pub struct Sentence<'a> {
    /// The section, or `materials/` with the name of a paper.
    pub place: &'a str,
    /// Its name there.
    pub id: &'a str,
    pub text: AttrValue,
    pub clause: &'a Rc<str>,
    pub quote: &'a Rc<str>,
}

impl Sentence<'_> {
    /// Its name on the whole page.
    fn key(&self) -> String {
        format!("{}/{}", self.place, self.id)
    }
}

/// The id of the element of a sentence, by its name on the page.
pub fn anchor(place: &str, id: &str) -> String {
    format!("at/{place}/{id}")
}

/// A sentence as an element of its own: a paragraph or an entry of a list.
pub fn sentence(view: &View, name: &'static str, class: &'static str, said: &Sentence) -> Html {
    html! {
        <@{name}
            Class={(!class.is_empty()).then_some(class)}
            id={anchor(said.place, said.id)}
            tabindex="-1"
        >
            {mark(view, said)}
            {said.text.clone()}{" "}
            {source(view, said)}
        </@>
    }
}

/// The clause of a sentence, which opens to the words of the notice.
fn source(view: &View, said: &Sentence) -> Html {
    let name: Rc<str> = format!("quote/{}", said.key()).into();
    let open = view.is_open(&name);
    let label = format!("{} {}", view.say(Phrase::Clause), said.clause);
    html! {
        <>
            <button
                type="button"
                class="clause"
                lang={view.official_language()}
                data-action="quote"
                aria-label={label}
                aria-expanded={open.to_string()}
                onclick={view.on_click(Action::Fold(name, !open))}
            >
                {attr(said.clause)}
            </button>
            if open {
                {quote(view, said.clause, said.quote)}
            }
        </>
    }
}

/// The words of the notice, and the way into the official text.
fn quote(view: &View, clause: &Rc<str>, quote: &Rc<str>) -> Html {
    let has_text = view.notice().clauses().get(clause).is_some();
    html! {
        <span class="quote">
            <q lang={view.official_language()}>{attr(quote)}</q>
            if has_text {
                {button(view, "quiet", "open-text", Phrase::InText, Action::OpenText(clause.clone()))}
            }
        </span>
    }
}

/// The way from a sentence to what has to be asked about it.
fn mark(view: &View, said: &Sentence) -> Html {
    let is_source = |entry: &&ToConfirm| {
        let mut sources = entry.sources.iter();
        sources.any(|it| *it.place == *said.place && *it.id == *said.id)
    };
    let entries = &view.assessment.to_confirm;
    let Some(at) = entries.iter().position(|entry| is_source(&entry)) else {
        return Html::default();
    };
    let number = view.fill(Phrase::AskMark, &[("n", &(at + 1).to_string())]);
    html! {
        <button
            type="button"
            class="tag ask-mark"
            data-action="to-question"
            onclick={view.on_click(Action::ShowAsked(entries[at].key()))}
        >
            {number}
        </button>
    }
}

/// Sentences that decide nothing.
pub fn notes(view: &View, place: &str, notes: &[Noted]) -> Html {
    if notes.is_empty() || !view.is_complete() {
        return Html::default();
    }
    let notes = notes.iter().map(|note| noted(view, place, note));
    html! { <ul class="notes">{for notes}</ul> }
}

/// One sentence that decides nothing, as an entry of a list.
pub fn noted(view: &View, place: &str, note: &Noted) -> Html {
    let class = if note.confirm {
        "note unsettled"
    } else {
        "note"
    };
    let said = Sentence {
        place,
        id: &note.id,
        text: view.text(&note.text),
        clause: &note.clause,
        quote: &note.quote,
    };
    sentence(view, "li", class, &said)
}

/// The findings of a section, and the answers they rest on.
pub fn findings(view: &View, place: &str, findings: &[Found], outcome: Outcome) -> Html {
    html! {
        <>
            {reasons(view, place, findings.iter().collect(), outcome)}
            {why(view, place, findings, outcome)}
        </>
    }
}

/// Whether a finding makes the verdict rather than standing beside it.
pub fn decides(found: &Found, outcome: Outcome) -> bool {
    outcome == Outcome::Open || Outcome::Settled(found.verdict) == outcome
}

/// The findings that make the verdict, then those worth knowing beside it.
pub fn reasons(view: &View, place: &str, findings: Vec<&Found>, outcome: Outcome) -> Html {
    let (mut deciding, mut beside) = (Vec::new(), Vec::new());
    for found in findings {
        let group = if decides(found, outcome) {
            &mut deciding
        } else {
            &mut beside
        };
        group.push(finding(view, place, found));
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
    let mut told: Vec<(&Rc<str>, &Found)> = Vec::new();
    for paper in &view.assessment.materials {
        for found in &paper.findings {
            if is_shared(view, found) && !told.iter().any(|(_, it)| it.id == found.id) {
                told.push((&paper.id, found));
            }
        }
    }
    if told.is_empty() || !view.is_complete() {
        return Html::default();
    }
    let told = told.iter().map(|(paper, found)| {
        // By the first paper of which it is found.
        finding(view, &format!("materials/{paper}"), found)
    });
    listed(told.collect())
}

fn listed(rows: Vec<Html>) -> Html {
    html! { <ul class="findings">{rows}</ul> }
}

fn finding(view: &View, place: &str, found: &Found) -> Html {
    let said = Sentence {
        place,
        id: &found.id,
        text: view.text(&found.text),
        clause: &found.clause,
        quote: &found.quote,
    };
    sentence(view, "li", "finding", &said)
}

/// Why a verdict is what it is and what would change it.
fn why(view: &View, place: &str, findings: &[Found], outcome: Outcome) -> Html {
    let mut deciding = findings.iter().filter(|found| decides(found, outcome));
    let Some(first) = deciding.find(|found| !found.because.is_empty()) else {
        return Html::default();
    };
    let summary = if first.would_change.is_empty() {
        Phrase::Because
    } else {
        Phrase::WhyAndChange
    };
    let content = || because(view, findings, outcome);
    fold_made_when_opened(
        view,
        &format!("why/{place}"),
        "why",
        view.say(summary),
        content,
    )
}

fn because(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    let deciding = || findings.iter().filter(|found| decides(found, outcome));
    let mut because: Vec<&Because> = Vec::new();
    for reason in deciding().flat_map(|found| &found.because) {
        if !because.contains(&reason) {
            because.push(reason);
        }
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
    html! {
        <>
            {list("ul", "", reasons.collect())}
            if !changes.is_empty() {
                {paragraph(view.say(Phrase::WouldChange))}
                {list("ul", "", alternatives(view, changes))}
            }
        </>
    }
}

/// What would change a verdict, without a tap.
pub fn changes(view: &View, findings: &[Found], outcome: Outcome) -> Html {
    let mut deciding = findings.iter().filter(|found| decides(found, outcome));
    match deciding.next() {
        Some(first) if !first.would_change.is_empty() => html! {
            <>
                {line("beside", view.say(Phrase::WouldChange))}
                {list("ul", "changes", alternatives(view, &first.would_change))}
            </>
        },
        _ => Html::default(),
    }
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
