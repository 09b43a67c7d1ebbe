//! A section of the result: one line with its title and verdict, which opens to the details.

use yew::prelude::*;

use crate::{
    assess::{Assessed, Outcome},
    notice::{Section, Text, Tone},
};

use super::super::{
    Phrase,
    element::{Element, element, nodes, text, when},
    finding::{findings, notes},
    fold::fold,
    parts::{heading, line},
    view::{View, attr},
};

/// The content of a section's line.
pub struct Row<'a> {
    pub id: &'static str,
    pub title: Phrase,
    /// `None` for a section without a verdict.
    pub outcome: Option<Outcome>,
    pub tone: Option<Tone>,
    pub answer: Option<&'a Text>,
    /// An amount of money, shown in place of the answer.
    pub amount: Option<AttrValue>,
}

impl<'a> Row<'a> {
    /// The line of a section with a verdict.
    pub fn of(id: &'static str, title: Phrase, assessed: &'a Assessed) -> Self {
        Self {
            outcome: Some(assessed.verdict),
            tone: assessed.tone,
            answer: assessed.answer.as_ref(),
            ..Self::plain(id, title)
        }
    }

    /// The line of a section without a verdict.
    pub fn plain(id: &'static str, title: Phrase) -> Self {
        Self {
            id,
            title,
            outcome: None,
            tone: None,
            answer: None,
            amount: None,
        }
    }

    /// The verdict in words.
    fn words(&self, view: &View) -> AttrValue {
        match (&self.amount, self.answer) {
            (Some(amount), Some(_)) => amount.clone(),
            (None, Some(answer)) => view.text(answer),
            (_, None) => view.phrase(Phrase::Open),
        }
    }
}

/// The value of `data-tone` for the style sheets; the text beside it says the same.
pub fn tone_name(tone: Option<Tone>) -> &'static str {
    tone.map_or("open", Tone::id)
}

/// The line of a section, with the `data-` attributes that portals and tests use.
pub fn row(view: &View, row: &Row, body: Html) -> Html {
    let verdict = row.outcome.map(Outcome::id);
    let tone = row.outcome.map(|_| tone_name(row.tone));
    let title = heading(4, view.phrase(row.title));
    let words = when(row.outcome.is_some(), || {
        verdict_tag().text(row.words(view))
    });
    let summary = nodes([title.into(), text(" ".into()), words]);
    element("section")
        .class("row")
        .attr("data-section", row.id)
        .attr_if("data-verdict", verdict)
        .attr_if("data-tone", tone)
        .child(fold(view, row.id, "", summary, body))
        .into()
}

/// A verdict in the line of a section.
pub fn verdict_tag() -> Element {
    element("span").class("verdict")
}

/// A subsection with a verdict of its own.
pub fn part(view: &View, row: &Row, body: Html) -> Html {
    element("div")
        .class("part")
        .attr("data-section", row.id)
        .attr_if("data-verdict", row.outcome.map(Outcome::id))
        .attr("data-tone", tone_name(row.tone))
        .child(heading(5, view.phrase(row.title)))
        .child(line("verdict", row.words(view)))
        .child(body)
        .into()
}

/// A section that shows nothing but its findings and notes.
pub fn simple(view: &View, section: Section, title: Phrase, assessed: &Assessed) -> Html {
    let head = Row::of(section.id(), title, assessed);
    row(view, &head, body(view, section.id(), assessed))
}

/// The findings and notes of a section.
pub fn body(view: &View, place: &str, assessed: &Assessed) -> Html {
    nodes([
        findings(view, place, &assessed.findings, assessed.verdict),
        notes(view, place, &assessed.notes),
    ])
}

/// The title of a place: the name of a paper, or the title of a section.
pub fn said_by_id(view: &View, place: &str) -> AttrValue {
    let mut papers = view.notice().document().materials.iter();
    let paper = place.strip_prefix("materials/");
    match paper.and_then(|id| papers.find(|it| &*it.id == id)) {
        Some(paper) => view.text(&paper.name),
        None => section_title(view, place),
    }
}

/// The title of the section that a place is in.
pub fn section_title(view: &View, place: &str) -> AttrValue {
    let section = Section::ALL.into_iter().find(|it| it.id() == place);
    let title = section.map_or(
        match place {
            "windows" => Phrase::Windows,
            "steps" => Phrase::Steps,
            "cautions" => Phrase::Cautions,
            _ => Phrase::Materials,
        },
        |section| said(view, section).0,
    );
    view.phrase(title)
}

/// The title and verdict of a section, such as `Fee 380 yuan`.
pub fn summary(view: &View, section: Section) -> String {
    let (title, words) = said(view, section);
    format!("{} {words}", view.phrase(title))
}

/// The title of a section and its verdict in words.
pub fn said(view: &View, section: Section) -> (Phrase, AttrValue) {
    let assessment = &view.session.assessment;
    let education = &assessment.education;
    let (title, assessed) = match section {
        Section::Education => {
            let answer = education.answer.as_ref();
            return (Phrase::Education, words(view, None, answer));
        }
        Section::Exemption => {
            let answer = education.exemption.answer.as_ref();
            return (Phrase::Exemption, words(view, None, answer));
        }
        Section::EducationSource => (Phrase::EducationSource, &education.professional_source),
        Section::Eligibility => (Phrase::Eligibility, &assessment.eligibility),
        Section::Fee => (Phrase::Fee, &assessment.fee),
        Section::Defence => (Phrase::Defence, &assessment.defence),
        Section::Thesis => (Phrase::Thesis, &assessment.thesis),
        Section::Channel => (Phrase::Channel, &assessment.channel),
    };
    (
        title,
        words(view, assessed.amount_cny, assessed.answer.as_ref()),
    )
}

fn words(view: &View, amount: Option<u32>, answer: Option<&Text>) -> AttrValue {
    match (amount, answer) {
        (Some(amount), _) => view.fill(Phrase::Yuan, &[("amount", &amount.to_string())]),
        (None, Some(answer)) => view.text(answer),
        (None, None) => view.phrase(Phrase::Open),
    }
}

/// Whom to call where the notice leaves something open.
pub fn call(view: &View) -> Element {
    let document = view.notice().document();
    let year = document.year.to_string();
    let words = view.fill(Phrase::ConfirmCall, &[("year", &year)]);
    line("call", words)
        .text(" ")
        .child(telephone(attr(&document.telephone)))
}

/// A telephone number as a link.
pub fn telephone(number: AttrValue) -> Element {
    element("a")
        .attr("href", format!("tel:{number}"))
        .text(number)
}
