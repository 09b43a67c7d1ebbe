//! What only the printed result has: its head, and the list of papers for the envelope.

use yew::prelude::*;

use crate::{assess::AssessedMaterial, notice::Handling};

use super::{
    super::{
        Phrase,
        element::{Element, element},
        parts::{heading, line},
        view::View,
    },
    papers::{copies, originality},
};

/// The notice, the day and the answers for which the printed result holds.
pub fn head(view: &View) -> Element {
    let document = view.notice().document();
    let today = view
        .session
        .day
        .date()
        .map(|day| view.session.wording.date(day));
    let values = [
        ("number", &*document.number),
        ("date", today.as_deref().unwrap_or_default()),
    ];
    let answers = view.session.asked().map(|question| {
        let label = view.text(&view.notice().question(question).label);
        element("div")
            .child(element("dt").text(label))
            .child(element("dd").text(view.answer_text(question)))
    });
    element("section")
        .class("sheet-head")
        .child(line("sheet-source", view.fill(Phrase::SheetHead, &values)))
        .child(element("dl").children(answers))
}

/// The list of papers for the envelope, on a page of its own.
pub fn catalogue(view: &View) -> Element {
    let columns = [
        Phrase::CatalogueNumber,
        Phrase::CatalogueName,
        Phrase::Copies,
        Phrase::Originality,
        Phrase::Handling,
        Phrase::CatalogueTick,
    ];
    let columns = columns.map(|column| {
        let cell = element("th").attr("scope", "col");
        cell.text(view.phrase(column))
    });
    let rows = view.session.assessment.materials.iter().enumerate();
    let rows = rows.map(|(at, it)| row(view, at + 1, it));
    let number = view.notice().document().number.clone();
    let detail = view.fill(Phrase::CatalogueDetail, &[("number", &number)]);
    let columns = element("tr").children(columns);
    let table = element("table")
        .child(element("thead").child(columns))
        .child(element("tbody").children(rows));
    element("section")
        .class("catalogue")
        .child(heading(2, view.phrase(Phrase::Catalogue)))
        .child(line("sheet-source", detail))
        .child(line("sheet-names", view.phrase(Phrase::CatalogueNames)))
        .child(table)
}

fn row(view: &View, number: usize, material: &AssessedMaterial) -> Element {
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
    let not_stated = || view.phrase(Phrase::NotStated);
    let cells = [
        AttrValue::from(number.to_string()),
        name.into(),
        copies(view, material).unwrap_or_else(not_stated),
        originality(view, material).unwrap_or_else(not_stated),
        view.phrase(handling),
        AttrValue::Static("☐"),
    ];
    element("tr").children(cells.map(|cell| element("td").text(cell)))
}
