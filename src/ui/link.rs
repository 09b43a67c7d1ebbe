//! The banner about a link that was opened: what in it was not understood, and that the link itself still
//! holds the answers. The text of the link is never shown, because a stranger may have written it.

use yew::prelude::*;

use crate::{assess::CodeError, notice::join};

use super::{Phrase, parts::banner, view::View};

/// The banner about the link that was opened last.
pub fn news(view: &View) -> Html {
    let Some(link) = &view.session.link else {
        return Html::default();
    };
    let mut said = Vec::new();
    said.extend(link.trouble.map(|trouble| {
        view.phrase(match trouble {
            CodeError::Damaged | CodeError::NotACode => Phrase::LinkDamaged,
            CodeError::OtherNotice | CodeError::Newer => Phrase::LinkOther,
        })
    }));
    if !link.refused.is_empty() {
        let questions = link.refused.iter();
        let labels = questions.map(|it| view.text(&view.notice().question(it).label));
        let labels = join(&labels.collect::<Vec<_>>(), " · ");
        said.push(view.fill(Phrase::RefusedAnswers, &[("questions", &labels)]));
    }
    if link.unknown > 0 {
        said.push(view.fill(Phrase::Refused, &[("n", &link.unknown.to_string())]));
    }
    if !link.answers.is_empty() {
        said.push(view.phrase(Phrase::LinkRemains));
    }
    if said.is_empty() {
        return Html::default();
    }
    banner("link", join(&said, " ").into()).into()
}
