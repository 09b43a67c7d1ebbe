//! The papers as a checklist.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessed, AssessedMaterial, Assessment, Outcome},
    notice::{Handling, Originality, Verdict},
};

use super::super::{
    Phrase,
    finding::{notes, reasons},
    session::{Action, Session},
    view::View,
};
use super::section::{Heading, call, tone_class, verdict};

pub fn materials(view: &View, assessment: &Assessment, session: &Rc<Session>) -> Html {
    let ready = assessment
        .materials
        .iter()
        .filter(|it| session.ready.contains(&it.id))
        .count();
    let counts = [
        ("ready", ready.to_string()),
        ("all", assessment.materials.len().to_string()),
    ];
    let counts = counts.each_ref().map(|(name, count)| (*name, &**count));
    let rows = assessment.materials.iter().enumerate();
    let rows = rows.map(|(at, it)| material(view, at + 1, it, session.ready.contains(&it.id)));
    let confirm = Outcome::Settled(Verdict::Confirm);
    let unsettled = assessment.materials.iter().any(|it| it.verdict == confirm);
    html! {
        <section class="card" data-section="materials">
            <h3>{view.say(Phrase::Materials)}</h3>
            <p class="ready-count" role="status">{view.fill(Phrase::MaterialsReady, &counts)}</p>
            if unsettled {
                {call(view)}
            }
            {notes(view, &assessment.material_notes)}
            <ol class="materials">{for rows}</ol>
        </section>
    }
}

fn material(view: &View, number: usize, material: &AssessedMaterial, ready: bool) -> Html {
    html! {
        <li
            class={classes!("material", tone_class(material.tone), ready.then_some("ready"))}
            data-material={AttrValue::Rc(material.id.clone())}
            data-verdict={material.verdict.id()}
        >
            <label class="tick">
                <input
                    type="checkbox"
                    name="ready"
                    value={AttrValue::Rc(material.id.clone())}
                    checked={ready}
                    onclick={view.on_click(Action::Toggle(material.id.clone()))}
                />
                <span class="number">{number}</span>
                <span class="name">{view.text(&material.name)}</span>
                <span class="tag">{state(view, material)}</span>
            </label>
            if view.complete {
                {details(view, material)}
                if let Some(variant) = &material.variant_detail {
                    {self::variant(view, variant)}
                }
                {reasons(view, &material.findings, material.verdict)}
                {notes(view, &material.notes)}
            }
        </li>
    }
}

/// Whether the paper is needed, in a word.
fn state(view: &View, material: &AssessedMaterial) -> AttrValue {
    material
        .answer
        .as_ref()
        .map_or_else(|| view.say(Phrase::Open), |it| view.text(it))
}

/// How many, original or copy, signed by whom, what becomes of it, how it is uploaded.
fn details(view: &View, material: &AssessedMaterial) -> Html {
    let text = |it: &Option<_>| it.as_ref().map(|it| view.text(it));
    let copies = material.copies.map(|copies| {
        view.wording
            .count(Phrase::CopiesCountOne, Phrase::CopiesCount, copies.into())
    });
    let originality = match material.originality {
        Originality::Original => Some(Phrase::Original),
        Originality::Copy => Some(Phrase::Copy),
        Originality::Printed => Some(Phrase::Printed),
        Originality::NotStated => None,
    };
    let handling = match material.handling {
        Handling::Kept => Phrase::Kept,
        Handling::Returned => Phrase::Returned,
    };
    let rows = [
        (Phrase::Copies, copies, text(&material.copies_note)),
        (
            Phrase::Originality,
            originality.map(|it| view.say(it)),
            text(&material.originality_note),
        ),
        (Phrase::Seal, text(&material.seal), None),
        (Phrase::Handling, Some(view.say(handling)), None),
        (Phrase::Scan, Some(view.say(Phrase::ScanJpg)), None),
    ];
    let rows = rows.into_iter().map(|(name, value, note)| {
        let value = match (value, note) {
            (Some(value), Some(note)) => AttrValue::from(format!("{value}（{note}）")),
            (Some(value), None) | (None, Some(value)) => value,
            (None, None) => view.say(Phrase::NotStated),
        };
        html! { <div><dt>{view.say(name)}</dt><dd>{value}</dd></div> }
    });
    html! { <dl class="details">{for rows}</dl> }
}

fn variant(view: &View, variant: &Assessed) -> Html {
    // The frame of the paper already says whom to call.
    let open = variant.verdict == Outcome::Open;
    let confirm = variant.verdict == Outcome::Settled(Verdict::Confirm);
    html! {
        <div class="part" data-variant={variant.verdict.id()}>
            <h4>{view.say(Phrase::Variant)}</h4>
            if open {
                <p class="verdict open">{view.say(Phrase::Open)}</p>
            } else if confirm {
                {verdict(view, &Heading::of(Phrase::Variant, variant))}
            }
            {reasons(view, &variant.findings, variant.verdict)}
        </div>
    }
}
