//! A sentence of the result with its clause, which opens the quote and leads to the official text.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessed, Because, Found, Instead, Noted, Said, ToConfirm, Value, WouldChange},
    notice::{Text, join},
};

use super::{
    Action, Phrase,
    element::{Element, element, nodes, text, when},
    fold::fold_made_when_opened,
    parts::{bare_button, button, line, list, paragraph},
    view::{View, attr},
};

/// A sentence of the result with its place and the clause and quote it rests on.
pub struct Sentence<'a> {
    /// The id of a section, or that and the id of a paper in it.
    pub place: &'a str,
    /// Its id within that place.
    pub id: &'a str,
    pub text: AttrValue,
    pub clause: &'a Rc<str>,
    pub quote: &'a Rc<str>,
}

impl<'a> Sentence<'a> {
    /// A sentence in the language of the page.
    pub fn of(
        view: &View,
        place: &'a str,
        id: &'a str,
        text: &Text,
        (clause, quote): (&'a Rc<str>, &'a Rc<str>),
    ) -> Self {
        let text = view.text(text);
        Self {
            place,
            id,
            text,
            clause,
            quote,
        }
    }

    /// Its key, unique on the page.
    fn key(&self) -> String {
        format!("{}/{}", self.place, self.id)
    }
}

/// The element id of a sentence.
pub fn anchor(place: &str, id: &str) -> String {
    format!("at/{place}/{id}")
}

/// A sentence as an element that can take the focus: a paragraph or a list item.
pub fn sentence(view: &View, name: &'static str, class: &'static str, said: &Sentence) -> Element {
    element(name)
        .class(class)
        .attr("id", anchor(said.place, said.id))
        .attr("tabindex", "-1")
        .child(mark(view, said))
        .text(said.text.clone())
        .text(" ")
        .child(source(view, said))
}

/// The clause of a sentence, a button that opens the quote.
fn source(view: &View, said: &Sentence) -> Html {
    let name: Rc<str> = format!("=quote/{}", said.key()).into();
    let open = view.session.is_open(&name);
    let label = format!("{} {}", view.phrase(Phrase::Clause), said.clause);
    let clause = bare_button(view, "clause", "quote", Action::Fold(name, !open))
        .attr("lang", view.official_language())
        .attr("aria-label", label)
        .truth("aria-expanded", open)
        .text(attr(said.clause));
    nodes([
        clause.into(),
        when(open, || quote(view, said.clause, said.quote)),
    ])
}

/// The quote, and the button that opens the official text at its clause.
fn quote(view: &View, clause: &Rc<str>, quote: &Rc<str>) -> Element {
    let has_text = view.notice().clauses().get(clause).is_some();
    let words = element("q")
        .attr("lang", view.official_language())
        .text(attr(quote));
    let way = when(has_text, || {
        let open = Action::OpenText(clause.clone());
        button(view, "quiet", "open-text", Phrase::InText, open)
    });
    element("span").class("quote").child(words).child(way)
}

/// The button from a sentence to its entry in the list of what to ask the bureau.
fn mark(view: &View, said: &Sentence) -> Html {
    let is_source = |entry: &ToConfirm| {
        let mut sources = entry.sources.iter();
        sources.any(|it| *it.place == *said.place && *it.id == *said.id)
    };
    let entries = &view.session.assessment.to_confirm;
    let Some(at) = entries.iter().position(is_source) else {
        return Html::default();
    };
    let number = view.fill(Phrase::AskMark, &[("n", &(at + 1).to_string())]);
    let show = Action::Show(format!("asked/{}", entries[at].key()).into());
    bare_button(view, "tag ask-mark", "to-question", show)
        .text(number)
        .into()
}

/// The notes of a section; only with the complete result.
pub fn notes(view: &View, place: &str, notes: &[Noted]) -> Html {
    if notes.is_empty() || !view.is_complete() {
        return Html::default();
    }
    let notes = notes.iter().map(|note| noted(view, place, note));
    element("ul").class("notes").children(notes).into()
}

/// One note as a list item.
pub fn noted(view: &View, place: &str, note: &Noted) -> Element {
    let class = if note.confirm {
        "note unsettled"
    } else {
        "note"
    };
    let cited = (&note.clause, &note.quote);
    let said = Sentence::of(view, place, &note.id, &note.text, cited);
    sentence(view, "li", class, &said)
}

/// The findings of a section, and the answers they rest on.
pub fn findings(view: &View, place: &str, assessed: &Assessed) -> Html {
    nodes([
        reasons(view, place, assessed, |_| true),
        why(view, place, assessed),
    ])
}

/// The findings that decide the verdict, then the others under a heading of their own.
pub fn reasons(
    view: &View,
    place: &str,
    assessed: &Assessed,
    listed: impl Fn(&Found) -> bool,
) -> Html {
    let (mut deciding, mut beside) = (Vec::new(), Vec::new());
    for found in assessed.findings.iter().filter(|it| listed(it)) {
        let group = if assessed.rests_on(found) {
            &mut deciding
        } else {
            &mut beside
        };
        group.push(finding(view, place, found));
    }
    let title = when(!beside.is_empty(), || {
        line("beside", view.phrase(Phrase::AlsoNote))
    });
    nodes([list_of(deciding), title, list_of(beside)])
}

/// A list of findings; nothing where there are none.
pub fn list_of(rows: Vec<Element>) -> Html {
    when(!rows.is_empty(), || {
        element("ul").class("findings").children(rows)
    })
}

/// A finding as a list item.
pub fn finding(view: &View, place: &str, found: &Found) -> Element {
    let cited = (&found.clause, &found.quote);
    let said = Sentence::of(view, place, &found.id, &found.text, cited);
    sentence(view, "li", "finding", &said)
}

/// The explanation of a verdict: the answers it rests on, and those that would change it.
fn why(view: &View, place: &str, assessed: &Assessed) -> Html {
    let mut deciding = assessed.findings.iter().filter(|it| assessed.rests_on(it));
    let Some(first) = deciding.find(|found| !found.because.is_empty()) else {
        return Html::default();
    };
    let summary = if first.would_change.is_empty() {
        Phrase::Because
    } else {
        Phrase::WhyAndChange
    };
    let content = || because(view, assessed);
    fold_made_when_opened(
        view,
        &format!("=why/{place}"),
        "why",
        view.phrase(summary),
        content,
    )
    .into()
}

fn because(view: &View, assessed: &Assessed) -> Html {
    let deciding = || assessed.findings.iter().filter(|it| assessed.rests_on(it));
    let mut because: Vec<&Because> = Vec::new();
    for reason in deciding().flat_map(|found| &found.because) {
        if !because.contains(&reason) {
            because.push(reason);
        }
    }
    // All deciding findings have the same `would_change`.
    let changes = deciding()
        .next()
        .map_or(&[][..], |found| &found.would_change);
    let reasons = because.iter().map(|reason| text(reason_text(view, reason)));
    nodes([
        list("ul", "", reasons.collect()).into(),
        when(!changes.is_empty(), || {
            nodes([
                paragraph(view.phrase(Phrase::WouldChange)).into(),
                list("ul", "", alternatives(view, changes)).into(),
            ])
        }),
    ])
}

/// An answer that a verdict rests on: a number or day with the thresholds that it meets or misses.
fn reason_text(view: &View, reason: &Because) -> AttrValue {
    let question = view.question_label(&reason.question);
    let said = match &reason.said {
        Said::Option(option) => view.option_text(&reason.question, option).to_string(),
        Said::Value { value, bounds } => {
            let index = view.notice().question_index(&reason.question);
            let number = match value {
                Value::Number(number) => *number,
                Value::Day(day) => day.number(),
            };
            let value = index.map(|it| view.value_text(it, number));
            let bounds = bounds
                .iter()
                .map(|it| view.bound_text(&reason.question, it));
            let all: Vec<AttrValue> = value.into_iter().chain(bounds).collect();
            join(&all, " · ")
        }
    };
    AttrValue::from(format!("{question} — {said}"))
}

/// What would change a verdict, shown without opening anything.
pub fn changes(view: &View, assessed: &Assessed) -> Html {
    let mut deciding = assessed.findings.iter().filter(|it| assessed.rests_on(it));
    match deciding.next() {
        Some(first) if !first.would_change.is_empty() => nodes([
            line("beside", view.phrase(Phrase::WouldChange)).into(),
            list("ul", "changes", alternatives(view, &first.would_change)).into(),
        ]),
        _ => Html::default(),
    }
}

/// The answers that would change a verdict, one line for each question and resulting verdict.
fn alternatives(view: &View, changes: &[WouldChange]) -> Vec<Html> {
    let alike = |one: &WouldChange, next: &WouldChange| {
        (&one.question, &one.outcome) == (&next.question, &next.outcome)
    };
    let line = |alike: &[WouldChange]| {
        let change = &alike[0];
        let question = view.question_label(&change.question);
        let instead = alike.iter().map(|it| instead(view, it));
        let instead = join(&instead.collect::<Vec<_>>(), " / ");
        let open = || view.phrase(Phrase::WouldChangeOpen);
        let answer = change.answer.as_ref().map_or_else(open, |it| view.text(it));
        nodes([
            text(format!("{question} — {instead} → ").into()),
            element("b").text(answer).into(),
        ])
    };
    changes.chunk_by(alike).map(line).collect()
}

fn instead(view: &View, change: &WouldChange) -> AttrValue {
    match &change.instead {
        Instead::Option(option) => view.option_text(&change.question, option),
        Instead::Value(bound) => view.bound_text(&change.question, bound),
        Instead::AnyValue => view.phrase(Phrase::AnyValue),
    }
}
