//! The notice, read for the applicant: the official text with every quoted stretch marked by what it
//! comes to, why, and the way to the sentence of the result and back.

use yew::prelude::*;

use crate::{
    assess::{self, Applies, Citation, ReadClause, Reading},
    notice::join,
};

use super::{
    Action, Phrase, action,
    parts::{button, paragraph},
    view::{View, attr},
};

pub fn official_text(view: &View) -> Html {
    let clauses = view.notice().clauses();
    let Some(first) = clauses.iter().next() else {
        return Html::default();
    };
    let open = view.clause.is_some();
    let content = if open {
        opened(view)
    } else {
        let open = Action::OpenText(first.id.clone());
        button(view, "", "open-text", Phrase::OpenText, open)
    };
    html! {
        <section class="official-text" aria-labelledby="official-text" data-open={open.then_some("")}>
            <h2 id="official-text">{view.say(Phrase::NoticeText)}</h2>
            {content}
        </section>
    }
}

fn opened(view: &View) -> Html {
    let reading = assess::read(view.notice(), &view.answers, &view.assessment);
    let clauses = reading.clauses.iter().enumerate();
    let clauses = clauses.map(|(at, it)| clause(view, &reading, at, it));
    let legend = [Applies::Yes, Applies::Confirm, Applies::Open, Applies::No];
    let legend = legend.map(|it| {
        html! { <li><mark data-applies={it.id()}>{view.say(word(it))}</mark></li> }
    });
    html! {
        <>
            {paragraph(view.say(Phrase::NoticeTextDetail))}
            <ul class="legend">{for legend}</ul>
            {button(view, "", "print-text", Phrase::PrintText, Action::PrintText)}
            <div class="clauses" lang={view.official_language()}>{for clauses}</div>
            {button(view, "close-text", "close-text", Phrase::CloseText, Action::CloseText)}
        </>
    }
}

fn clause(view: &View, reading: &Reading, at: usize, clause: &ReadClause) -> Html {
    let class = if view.clause.as_ref() == Some(&clause.id) {
        "clause-text here"
    } else {
        "clause-text"
    };
    let paragraphs = clause.paragraphs.iter().enumerate();
    let paragraphs = paragraphs.map(|(number, stretches)| {
        let stretches = stretches.iter().enumerate();
        let read = stretches.map(|(stretch, it)| match &it.mark {
            None => Html::from(attr(&it.text)),
            Some((applies, citations)) => {
                let place = (at, number, stretch);
                mark(view, reading, place, attr(&it.text), *applies, citations)
            }
        });
        html! { <p>{for read}</p> }
    });
    html! {
        <section Class={class}>
            <h3 id={format!("clause-{}", clause.id)} tabindex="-1">{attr(&clause.id)}</h3>
            {for paragraphs}
        </section>
    }
}

/// A stretch that something quotes; its sign opens to what that says.
fn mark(
    view: &View,
    reading: &Reading,
    place: action::Stretch,
    text: AttrValue,
    applies: Applies,
    citations: &[usize],
) -> Html {
    let cited = citations.iter().map(|it| &reading.citations[*it]);
    let names: Vec<String> = cited.clone().map(name).collect();
    let open = view.quoted == Some(place);
    let quoted = Action::Quoted((!open).then_some(place));
    html! {
        <>
            <mark data-applies={applies.id()} data-finding={join(&names, " ")}>
                {text}
                <button
                    type="button"
                    class="sign"
                    data-action="why-marked"
                    aria-expanded={open.to_string()}
                    aria-label={view.say(word(applies))}
                    onclick={view.on_click(quoted)}
                />
            </mark>
            if open {
                {explained(view, cited.collect())}
            }
        </>
    }
}

fn explained(view: &View, mut cited: Vec<&Citation>) -> Html {
    cited.sort_by_key(|it| std::cmp::Reverse(it.applies));
    let rows = cited.into_iter().map(|it| {
        let show = Action::Show(it.place.clone(), it.id.clone());
        let shown = it.applies != Applies::No && is_shown(view, &it.place);
        html! {
            <span class="explained" data-applies={it.applies.id()}>
                <b>{view.say(word(it.applies))}</b>{" "}{view.text(&it.text)}
                if shown {
                    {" "}{button(view, "quiet", "to-source", Phrase::InResult, show)}
                }
            </span>
        }
    });
    html! { <span class="explanations" lang={attr(&view.language)} role="status">{for rows}</span> }
}

/// Whether the result shows what stands at a place: once the applicant is barred, little.
fn is_shown(view: &View, place: &str) -> bool {
    let always = ["eligibility", "windows", "contacts"].contains(&place);
    view.is_complete() && (always || !view.assessment.is_barred())
}

fn name(citation: &Citation) -> String {
    format!("{}/{}", citation.place, citation.id)
}

fn word(applies: Applies) -> Phrase {
    match applies {
        Applies::Yes => Phrase::AppliesYes,
        Applies::No => Phrase::AppliesNo,
        Applies::Confirm => Phrase::AppliesConfirm,
        Applies::Open => Phrase::AppliesOpen,
    }
}
