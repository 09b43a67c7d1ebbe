//! What the notice leaves open for one applicant, collected from everything an assessment says: what to
//! ask, each thing once.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{Notice, Section, Text, Verdict};

use super::{
    Assessment, Found, Noted,
    assessment::{Ask, Assessed},
    fold::Outcome,
};

/// Something to find out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToConfirm {
    /// What to ask; of an answer that the applicant does not know, what to find out and who knows it.
    pub ask: Text,
    /// Whom it concerns, where that is not everybody who has given the same answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concerns: Option<Text>,
    /// Whether the answer can cost the applicant the year.
    pub costs_year: bool,
    /// The question to which the applicant does not know the answer, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Rc<str>>,
    /// Everything that hangs on it.
    pub sources: Vec<Source>,
}

impl ToConfirm {
    /// Its name, by which it is remembered that it was asked: the question to which the applicant does
    /// not know the answer, or the first sentence that it comes from.
    pub fn key(&self) -> Rc<str> {
        let first = || {
            let source = self.sources.first();
            source.map_or_else(
                || Rc::from(""),
                |it| format!("{}/{}", it.place, it.id).into(),
            )
        };
        self.question.clone().unwrap_or_else(first)
    }
}

/// A sentence of an assessment by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The section, or `materials/` with the name of a paper.
    pub place: Rc<str>,
    /// The finding, note or step in it.
    pub id: Rc<str>,
}

/// Collects what is open: what can cost the year first, what concerns only some last. While questions
/// are open, and once the applicant is barred, there is nothing to ask.
pub(super) fn to_confirm(notice: &Notice, assessment: &Assessment) -> Vec<ToConfirm> {
    if assessment.next.is_some() || assessment.is_barred() {
        return Vec::new();
    }
    let mut list = Collected {
        notice,
        entries: Vec::new(),
    };
    list.section(Section::Eligibility, &assessment.eligibility);
    for window_note in &assessment.window_notes {
        list.noted("windows", window_note);
    }
    list.section(Section::Channel, &assessment.channel);
    for step in &assessment.steps {
        list.hanging("steps", &step.id, &step.hangs_on);
    }
    list.papers(assessment);
    list.section(Section::Thesis, &assessment.thesis);
    list.education(assessment);
    list.section(Section::Defence, &assessment.defence);
    list.section(Section::Fee, &assessment.fee);
    for caution in &assessment.cautions {
        list.noted("cautions", caution);
    }
    let mut entries = list.entries;
    entries.sort_by_key(|it| (it.concerns.is_some(), !it.costs_year));
    entries
}

struct Collected<'a> {
    notice: &'a Notice,
    entries: Vec<ToConfirm>,
}

impl Collected<'_> {
    fn section(&mut self, section: Section, assessed: &Assessed) {
        self.assessed(section.id(), assessed);
    }

    fn assessed(&mut self, place: &str, assessed: &Assessed) {
        self.found(place, &assessed.findings, assessed.verdict);
        for note in &assessed.notes {
            self.noted(place, note);
        }
    }

    fn papers(&mut self, assessment: &Assessment) {
        for note in &assessment.material_notes {
            self.noted("materials", note);
        }
        for paper in &assessment.materials {
            let place = format!("materials/{}", paper.id);
            self.found(&place, &paper.findings, paper.verdict);
            for note in &paper.notes {
                self.noted(&place, note);
            }
            if let Some(variant) = &paper.variant_detail {
                self.assessed(&place, variant);
            }
        }
    }

    fn education(&mut self, assessment: &Assessment) {
        let education = &assessment.education;
        let place = Section::Education.id();
        self.found(place, &education.findings, education.verdict);
        for note in &education.notes {
            self.noted(place, note);
        }
        self.section(Section::EducationSource, &education.professional_source);
        let exemption = &education.exemption;
        let place = Section::Exemption.id();
        self.found(place, &exemption.findings, exemption.verdict);
        for note in exemption.steps.iter().chain(&exemption.notes) {
            self.noted(place, note);
        }
    }

    /// Of the findings only those count that leave the verdict to the bureau.
    fn found(&mut self, place: &str, findings: &[Found], outcome: Outcome) {
        if outcome != Outcome::Settled(Verdict::Confirm) {
            return;
        }
        for found in findings {
            if !self.hanging(place, &found.id, &found.hangs_on) && found.verdict == Verdict::Confirm
            {
                self.asked(place, &found.id, found.ask.as_ref());
            }
        }
    }

    fn noted(&mut self, place: &str, note: &Noted) {
        if !self.hanging(place, &note.id, &note.hangs_on) && note.confirm {
            self.asked(place, &note.id, note.ask.as_ref());
        }
    }

    fn asked(&mut self, place: &str, id: &Rc<str>, ask: Option<&Ask>) {
        let Some(Ask {
            text,
            costs_year,
            concerns,
        }) = ask
        else {
            return;
        };
        let source = source(place, id);
        let mut entries = self.entries.iter_mut();
        if let Some(same) = entries.find(|it| it.ask == *text && it.concerns == *concerns) {
            same.costs_year |= costs_year;
            same.sources.push(source);
        } else {
            self.entries.push(ToConfirm {
                ask: text.clone(),
                concerns: concerns.clone(),
                costs_year: *costs_year,
                question: None,
                sources: vec![source],
            });
        }
    }

    /// Adds what hangs on answers that the applicant does not know to the entries of their questions;
    /// says whether there are any.
    fn hanging(&mut self, place: &str, id: &Rc<str>, questions: &[Rc<str>]) -> bool {
        for question in questions {
            self.unknown(question, source(place, id));
        }
        !questions.is_empty()
    }

    fn unknown(&mut self, question: &Rc<str>, source: Source) {
        // Whether one may apply at all is what can cost the year.
        let costs_year = &*source.place == Section::Eligibility.id();
        let mut entries = self.entries.iter_mut();
        if let Some(same) = entries.find(|it| it.question.as_ref() == Some(question)) {
            same.costs_year |= costs_year;
            if !same.sources.contains(&source) {
                same.sources.push(source);
            }
            return;
        }
        let index = self.notice.question_index(question);
        let asked = index.and_then(|it| self.notice.question(it).unsure_ask.clone());
        self.entries.extend(asked.map(|ask| ToConfirm {
            ask,
            concerns: None,
            costs_year,
            question: Some(question.clone()),
            sources: vec![source],
        }));
    }
}

fn source(place: &str, id: &Rc<str>) -> Source {
    Source {
        place: Rc::from(place),
        id: id.clone(),
    }
}
