//! What only the printed sheet has: its head, and the list of papers for the envelope.

use yew::prelude::*;

use crate::{assess::AssessedMaterial, notice::Handling};

use super::{
    Phrase,
    parts::{heading, line},
    result::papers::{copies, originality},
    view::View,
};

/// Whose rules the sheet holds, on which day, and for which answers.
pub fn head(view: &View) -> Html {
    let document = view.notice().document();
    let today = view.day.date().map(|day| view.wording.date(day));
    let values = [
        ("number", &*document.number),
        ("date", today.as_deref().unwrap_or_default()),
    ];
    let answers = view.asked().map(|question| {
        let label = view.text(&view.notice().question(question).label);
        html! { <div><dt>{label}</dt><dd>{view.answer_text(question)}</dd></div> }
    });
    html! {
        <section class="sheet-head">
            {line("sheet-source", view.fill(Phrase::SheetHead, &values))}
            <dl>{for answers}</dl>
        </section>
    }
}

/// The list of papers for the envelope, on a sheet of its own.
pub fn catalogue(view: &View) -> Html {
    let columns = [
        Phrase::CatalogueNumber,
        Phrase::CatalogueName,
        Phrase::Copies,
        Phrase::Originality,
        Phrase::Handling,
        Phrase::CatalogueTick,
    ];
    let columns = columns.map(|column| html! { <th scope="col">{view.say(column)}</th> });
    let rows = view.assessment.materials.iter().enumerate();
    let rows = rows.map(|(at, it)| row(view, at + 1, it));
    let number = view.notice().document().number.clone();
    html! {
        <section class="catalogue">
            {heading(2, view.say(Phrase::Catalogue))}
            {line("sheet-source", view.fill(Phrase::CatalogueDetail, &[("number", &number)]))}
            {line("sheet-names", view.say(Phrase::CatalogueNames))}
            <table>
                <thead><tr>{for columns}</tr></thead>
                <tbody>{for rows}</tbody>
            </table>
        </section>
    }
}

fn row(view: &View, number: usize, material: &AssessedMaterial) -> Html {
    let state = material.answer.as_ref().map(|it| view.text(it));
    let name = format!(
        "{}（{}，{}）",
        view.text(&material.name),
        material.clause,
        state.unwrap_or_default()
    );
    let handling = match material.handling {
        Handling::Kept => Phrase::CatalogueKept,
        Handling::Returned => Phrase::CatalogueReturned,
    };
    let not_stated = || view.say(Phrase::NotStated);
    let cells = [
        AttrValue::from(number.to_string()),
        name.into(),
        copies(view, material).unwrap_or_else(not_stated),
        originality(view, material).unwrap_or_else(not_stated),
        view.say(handling),
        AttrValue::Static("☐"),
    ];
    let cells = cells.map(|cell| html! { <td>{cell}</td> });
    html! { <tr>{for cells}</tr> }
}
