//! What only the printed result has: its head, and the list of papers for the envelope.

use yew::prelude::*;

use crate::{
    assess::{AssessedPaper, AssessedSection},
    notice::{Handling, Items, join},
};

use super::{
    super::{
        Phrase,
        element::{Element, element, when},
        parts::{heading, line},
        view::{View, attr},
    },
    papers::{bracketed, copies, originality, state},
};

/// The notice, the day and the answers for which the printed result holds.
pub fn head(view: &View) -> Element {
    let document = view.notice().document();
    let moment = view.session.day.moment();
    let today = moment.map(|it| view.session.wording.date(it.day));
    let title = view.text(&document.title);
    let values = [
        ("number", document.number.as_deref().unwrap_or(&title)),
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

/// The lists of papers for the envelope, each on a page of its own.
pub fn catalogues(view: &View) -> Vec<Html> {
    let mut catalogues = Vec::new();
    for (section, assessed) in view.sections() {
        if matches!(section.items, Items::Papers(_, true)) {
            catalogues.push(catalogue(view, assessed).into());
        }
    }
    catalogues
}

fn catalogue(view: &View, assessed: &AssessedSection) -> Element {
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
    let rows = assessed
        .papers()
        .iter()
        .zip(1..)
        .filter(|(it, _)| !it.is_not_needed);
    let rows = rows.map(|(it, number)| row(view, number, it));
    let document = view.notice().document();
    let title = view.text(&document.title);
    let number = document.number.as_deref().unwrap_or(&title);
    let detail = view.fill(Phrase::CatalogueDetail, &[("number", number)]);
    let columns = element("tr").children(columns);
    let table = element("table")
        .child(element("thead").child(columns))
        .child(element("tbody").children(rows));
    element("section")
        .class("catalogue")
        .child(heading(2, view.phrase(Phrase::Catalogue)))
        .child(line("sheet-source", detail))
        .child(when(document.invented, || {
            line("sheet-source", view.phrase(Phrase::Invented))
        }))
        .child(line("sheet-names", view.phrase(Phrase::CatalogueNames)))
        .child(table)
}

fn row(view: &View, number: i32, paper: &AssessedPaper) -> Element {
    let answer = paper.assessed.answer.as_ref().map(|it| view.text(it));
    let answer = answer.or_else(|| state(view, paper));
    let mut facts = vec![attr(&paper.clause)];
    facts.extend(answer);
    let facts = join(&facts, &view.phrase(Phrase::FactNext));
    let name = bracketed(view, &view.text(&paper.name), &facts);
    let handling = paper.handling.map(|it| match it {
        Handling::Kept => Phrase::CatalogueKept,
        Handling::Returned => Phrase::CatalogueReturned,
    });
    let not_stated = || view.phrase(Phrase::NotStated);
    let cells = [
        AttrValue::from(number.to_string()),
        name,
        copies(view, paper).unwrap_or_else(not_stated),
        originality(view, paper).unwrap_or_else(not_stated),
        handling.map_or_else(not_stated, |it| view.phrase(it)),
        AttrValue::Static("☐"),
    ];
    element("tr").children(cells.map(|cell| element("td").text(cell)))
}
