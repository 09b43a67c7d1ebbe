//! What to ask the bureau: everything in an assessment that the notice leaves open for this applicant,
//! each question once.

use std::rc::Rc;

use crate::notice::{Notice, Section, Verdict};

use super::{
    assessment::{Ask, Assessed, Assessment, Found, Noted, Source, ToConfirm},
    fold::Outcome,
};

/// Collects the entries: those that can cost the year first, those that concern only some applicants
/// last. Empty while questions are open, and for a barred applicant.
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
        list.hanging("steps", &step.id, &step.unsure_about);
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

    /// Adds the findings that make the verdict `confirm`.
    fn found(&mut self, place: &str, findings: &[Found], outcome: Outcome) {
        if outcome != Outcome::Settled(Verdict::Confirm) {
            return;
        }
        for found in findings {
            if !self.hanging(place, &found.id, &found.unsure_about)
                && found.verdict == Verdict::Confirm
            {
                self.asked(place, &found.id, found.ask.as_ref());
            }
        }
    }

    fn noted(&mut self, place: &str, note: &Noted) {
        if !self.hanging(place, &note.id, &note.unsure_about) && note.confirm {
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

    /// Adds a sentence to the entries of the `unsure` answers it depends on; returns whether there are any.
    fn hanging(&mut self, place: &str, id: &Rc<str>, questions: &[Rc<str>]) -> bool {
        for question in questions {
            self.unknown(question, source(place, id));
        }
        !questions.is_empty()
    }

    fn unknown(&mut self, question: &Rc<str>, source: Source) {
        // Only an open eligibility can cost the applicant the year.
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
