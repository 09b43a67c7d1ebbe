//! Requirements and charges.

use yew::prelude::*;

use crate::{
    assess::{AssessedCharge, AssessedRequirement},
    notice::DecisionRule,
};

use super::super::{
    Phrase,
    element::{Element, element, nodes, when},
    finding::{Sentence, sentence},
    parts::heading,
    view::{View, attr},
};
use super::section::applies;

/// The requirements of a section that apply or may apply, under a heading.
pub fn required(view: &View, place: &str, all: &[AssessedRequirement]) -> Html {
    when(all.iter().any(may_apply), || {
        nodes([
            heading(5, view.phrase(Phrase::Required)).into(),
            requirements(view, place, all, may_apply).into(),
        ])
    })
}

/// Whether a requirement applies or may apply.
pub fn may_apply(requirement: &AssessedRequirement) -> bool {
    let verdict = requirement.verdict.as_ref();
    !verdict.is_some_and(|it| it.is(DecisionRule::DOES_NOT))
}

/// A list of some requirements.
pub fn requirements(
    view: &View,
    place: &str,
    requirements: &[AssessedRequirement],
    listed: fn(&AssessedRequirement) -> bool,
) -> Element {
    let mut list = element("ul").class("requirements");
    for it in requirements.iter().filter(|it| listed(it)) {
        let cited = (&it.clause, &it.quote);
        let said = Sentence::of(view, place, &it.id, &it.text, cited);
        let hours = it.hours.map(|hours| {
            let hours = view.fill(Phrase::Hours, &[("n", &hours.to_string())]);
            element("span").class("tag").text(hours)
        });
        let verdict = it.verdict.as_ref().and_then(|it| applies(view, it));
        let row = sentence(view, "li", "", &said)
            .children(hours)
            .children(verdict);
        list = list.child(row);
    }
    list
}

/// The charges that apply or may apply.
pub fn listed_charges(all: &[AssessedCharge]) -> Vec<&AssessedCharge> {
    let listed = all
        .iter()
        .filter(|it| !it.verdict.is(DecisionRule::DOES_NOT));
    listed.collect()
}

/// The charges that apply or may apply, each by itself: what is only possible is never added up.
pub fn charges(view: &View, place: &str, all: &[AssessedCharge]) -> Html {
    let listed = listed_charges(all).into_iter();
    let rows: Vec<Element> = listed.map(|it| charge(view, place, it)).collect();
    when(!rows.is_empty(), || {
        element("ul").class("charges").children(rows)
    })
}

fn charge(view: &View, place: &str, charge: &AssessedCharge) -> Element {
    let cited = (&charge.clause, &charge.quote);
    let said = Sentence::of(view, place, &charge.id, &charge.text, cited);
    let phrase = if charge.possible {
        Phrase::ChargePossible
    } else {
        Phrase::Charge
    };
    let amount = view.fill(phrase, &[("amount", &charge.amount_cny.to_string())]);
    let amount = match &charge.per {
        Some(per) => {
            let values = [("charge", &*amount), ("per", &*view.text(per))];
            view.fill(Phrase::ChargePer, &values)
        }
        None => amount,
    };
    let head = element("p")
        .child(element("b").text(view.text(&charge.name)))
        .text(" ")
        .text(amount)
        .text(" ")
        .children(applies(view, &charge.verdict));
    element("li")
        .attr("data-charge", attr(&charge.id))
        .attr("data-verdict", charge.verdict.id().to_owned())
        .child(head)
        .child(sentence(view, "p", "", &said))
}
