//! Renders papers, each with its facts, findings, notes and variant.

use yew::{Html, html};
use zicha::notice::{Handling, Originality, Paper, Section, Text};

use super::super::elements::{self, paragraph};
use super::{Chapters, Rendered};
use crate::Error;

impl Chapters<'_> {
    pub(super) fn papers(self, section: &Section, papers: &[Paper]) -> Rendered {
        let papers = papers.iter().zip(1..);
        let papers = papers.map(|(paper, number)| self.paper(section, number, paper));
        let papers = papers.collect::<Result<Vec<_>, Error>>()?;
        Ok(html! { <>{ for papers }</> })
    }

    fn paper(self, section: &Section, number: usize, paper: &Paper) -> Rendered {
        let name = self.text(&paper.name);
        let shared = section.shared_with(&paper.cited.id).map(|(_, it)| it);
        let findings = paper.findings.iter().chain(shared).collect();
        let variant = match &paper.variant {
            Some(variant) => {
                let findings = variant.findings.iter().collect();
                let table = self.findings(&variant.verdicts, findings)?;
                let title = self.phrase("variant")?;
                html! { <><h4>{ title }</h4>{ table }{ self.notes(&variant.notes)? }</> }
            }
            None => Html::default(),
        };
        let head = self.phrases(["copies", "originality", "seal", "handling"])?;
        let row = self.handling(paper)?.map(|cell| html! { cell });
        let form = paper.form.as_ref().map(|it| paragraph(&self.text(it)));
        Ok(html! {
            <>
                <h3>{ format!("{number}. {name}") }</h3>
                { self.condition(&paper.cited)? }
                { self.cited("", &paper.cited) }
                { for form }
                { elements::table(head, vec![row]) }
                { self.findings(&section.decision.verdicts, findings)? }
                { self.notes(&paper.notes)? }
                { variant }
            </>
        })
    }

    /// Copies, original or copy, seal, and what becomes of a paper.
    fn handling(self, paper: &Paper) -> Result<[String; 4], Error> {
        let noted = |text: String, note: Option<&Text>| match note {
            Some(note) => format!("{text} {}", self.text(note)),
            None => text,
        };
        let not_stated = || self.phrase("not-stated");
        let originality = match paper.originality {
            Some(Originality::Original) => self.phrase("original")?,
            Some(Originality::Copy) => self.phrase("copy-paper")?,
            Some(Originality::Printed) => self.phrase("printed")?,
            Some(Originality::File) => self.phrase("file")?,
            None => not_stated()?,
        };
        let seal = match &paper.seal {
            Some(seal) => self.text(seal).to_string(),
            None => not_stated()?,
        };
        let handling = match paper.handling {
            Some(Handling::Kept) => self.phrase("kept")?,
            Some(Handling::Returned) => self.phrase("returned")?,
            None => not_stated()?,
        };
        Ok([
            noted(self.copies(paper)?, paper.copies_note.as_ref()),
            noted(originality, paper.originality_note.as_ref()),
            seal,
            handling,
        ])
    }

    /// The number of copies; where it depends on answers, every number with its condition.
    fn copies(self, paper: &Paper) -> Result<String, Error> {
        let Some(copies) = &paper.copies else {
            return self.phrase("not-stated");
        };
        let count = |count: u8| count.to_string();
        if let Some(only) = copies.only() {
            return Ok(count(only));
        }
        let each = copies.0.iter().map(|it| {
            let when = match &it.when {
                Some(when) => self.conditions.text(when)?,
                None => self.phrase("otherwise")?,
            };
            Ok(format!("{when} → {}", count(it.count)))
        });
        Ok(each.collect::<Result<Vec<_>, Error>>()?.join("; "))
    }
}
