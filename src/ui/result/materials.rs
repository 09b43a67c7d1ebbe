//! The papers as a checklist.

use yew::prelude::*;

use crate::{
    assess::{Assessed, AssessedMaterial, Found, Outcome},
    notice::{Handling, Originality, Text, Verdict},
};

use super::super::{
    Action, Phrase,
    finding::{is_shared, notes, reasons, shared},
    parts::heading,
    view::{View, attr},
};
use super::section::{Heading, call, plain, tone_name, verdict};

pub fn materials(view: &View) -> Html {
    let materials = &view.assessment.materials;
    let ready = materials.iter().filter(|it| view.ready.contains(&it.id));
    let counts = [
        ("ready", &*ready.count().to_string()),
        ("all", &*materials.len().to_string()),
    ];
    let rows = materials.iter().enumerate();
    let rows = rows.map(|(at, it)| material(view, at + 1, it));
    let content = html! {
        <>
            <p class="ready-count" role="status">{view.fill(Phrase::MaterialsReady, &counts)}</p>
            if to_confirm(view).next().is_some() {
                {call(view)}
            }
            {notes(view, &view.assessment.material_notes)}
            {shared(view)}
            <ol class="materials">{for rows}</ol>
        </>
    };
    plain(view, "materials", Phrase::Materials, content)
}

/// The papers about which the bureau has to be asked.
pub fn to_confirm<'a>(view: &'a View) -> impl Iterator<Item = &'a AssessedMaterial> {
    let confirm = Outcome::Settled(Verdict::Confirm);
    let materials = view.assessment.materials.iter();
    materials.filter(move |it| it.verdict == confirm)
}

fn material(view: &View, number: usize, material: &AssessedMaterial) -> Html {
    let ready = view.ready.contains(&material.id);
    html! {
        <li
            class="material"
            data-material={attr(&material.id)}
            data-verdict={material.verdict.id()}
            data-tone={tone_name(material.tone)}
            data-ready={ready.then_some("")}
        >
            <label class="tick">
                <input
                    type="checkbox"
                    name="ready"
                    value={attr(&material.id)}
                    checked={ready}
                    onclick={view.on_click(Action::Toggle(material.id.clone()))}
                />
                <span class="number">{number}</span>
                <span class="name">{view.text(&material.name)}</span>
                <span class="tag">{state(view, material)}</span>
            </label>
            if view.is_complete() {
                {details(view, material)}
                {variant(view, material.variant_detail.as_ref())}
                {reasons(view, of_its_own(view, material), material.verdict)}
                {notes(view, &material.notes)}
            }
        </li>
    }
}

fn of_its_own<'a>(view: &View, material: &'a AssessedMaterial) -> Vec<&'a Found> {
    let findings = material.findings.iter();
    findings.filter(|it| !is_shared(view, it)).collect()
}

/// Whether the paper is needed, in a word.
fn state(view: &View, material: &AssessedMaterial) -> AttrValue {
    material
        .answer
        .as_ref()
        .map_or_else(|| view.say(Phrase::Open), |it| view.text(it))
}

/// How many, original or copy, signed by whom, what becomes of it.
fn details(view: &View, material: &AssessedMaterial) -> Html {
    let handling = match material.handling {
        Handling::Kept => Phrase::Kept,
        Handling::Returned => Phrase::Returned,
    };
    let seal = material.seal.as_ref().map(|it| view.text(it));
    let rows = [
        (Phrase::Copies, copies(view, material)),
        (Phrase::Originality, originality(view, material)),
        (Phrase::Seal, stated(view, seal, None)),
        (Phrase::Handling, view.say(handling)),
    ];
    let row = |(name, value)| html! { <div><dt>{view.say(name)}</dt><dd>{value}</dd></div> };
    html! { <dl class="details">{for rows.into_iter().map(row)}</dl> }
}

/// How many copies, in words.
pub fn copies(view: &View, material: &AssessedMaterial) -> AttrValue {
    let count = |copies: u8| {
        view.wording
            .count(Phrase::CopiesCountOne, Phrase::CopiesCount, copies.into())
    };
    stated(
        view,
        material.copies.map(count),
        material.copies_note.as_ref(),
    )
}

/// Original or copy, in words.
pub fn originality(view: &View, material: &AssessedMaterial) -> AttrValue {
    let phrase = match material.originality {
        Originality::Original => Some(Phrase::Original),
        Originality::Copy => Some(Phrase::Copy),
        Originality::Printed => Some(Phrase::Printed),
        Originality::NotStated => None,
    };
    let phrase = phrase.map(|phrase| view.say(phrase));
    stated(view, phrase, material.originality_note.as_ref())
}

/// A value with a note on it; where there is neither, the notice does not say.
fn stated(view: &View, value: Option<AttrValue>, note: Option<&Text>) -> AttrValue {
    match (value, note.map(|note| view.text(note))) {
        (Some(value), Some(note)) => AttrValue::from(format!("{value}（{note}）")),
        (Some(value), None) | (None, Some(value)) => value,
        (None, None) => view.say(Phrase::NotStated),
    }
}

fn variant(view: &View, variant: Option<&Assessed>) -> Html {
    let Some(variant) = variant else {
        return Html::default();
    };
    // What is settled the findings say; the frame of the paper already says whom to call.
    let unsettled = matches!(
        variant.verdict,
        Outcome::Open | Outcome::Settled(Verdict::Confirm)
    );
    html! {
        <div class="part" data-variant={variant.verdict.id()}>
            {heading(4, view.say(Phrase::Variant))}
            if unsettled {
                {verdict(view, &Heading::of(Phrase::Variant, variant))}
            }
            {reasons(view, variant.findings.iter().collect(), variant.verdict)}
        </div>
    }
}
