//! What to ask the bureau: everything in an assessment that the notice leaves open for this applicant,
//! each question once.

use std::rc::Rc;

use crate::notice::{Notice, Part};

use super::{
    assessment::{
        Ask, Assessed, AssessedItems, AssessedPaper, AssessedSection, Assessment, Noted, Source,
        ToConfirm,
    },
    sorted::sorted,
};

/// Collects the entries: those that can cost the year first, those that concern only some applicants
/// last. Empty while questions are open, and once the check has ended.
pub(super) fn to_confirm(notice: &Notice, assessment: &Assessment) -> Vec<ToConfirm> {
    if assessment.next.is_some() || assessment.is_ended() {
        return Vec::new();
    }
    let mut list = Collected {
        notice,
        entries: Vec::new(),
    };
    for section in &assessment.sections {
        list.section(section);
    }
    sorted(list.entries, |it| (it.concerns.is_some(), !it.costs_year))
}

struct Collected<'a> {
    notice: &'a Notice,
    entries: Vec<ToConfirm>,
}

impl Collected<'_> {
    fn section(&mut self, section: &AssessedSection) {
        let place = &*section.id;
        self.assessed(place, &section.assessed);
        for hint in &section.hints {
            self.depending(place, &hint.id, &hint.unsure_about);
        }
        match &section.items {
            Some(AssessedItems::Windows(windows)) => {
                for window in windows {
                    self.depending(place, &window.id, &window.unsure_about);
                }
            }
            Some(AssessedItems::Papers(papers)) => {
                for paper in papers {
                    self.paper(place, paper);
                }
            }
            Some(AssessedItems::Charges(charges)) => {
                for charge in charges {
                    self.depending(place, &charge.id, &charge.unsure_about);
                }
            }
            Some(AssessedItems::Requirements(requirements)) => {
                for requirement in requirements {
                    self.depending(place, &requirement.id, &requirement.unsure_about);
                }
            }
            Some(AssessedItems::Steps(steps)) => {
                for step in steps {
                    self.depending(place, &step.id, &step.unsure_about);
                }
            }
            Some(AssessedItems::Lines(lines)) => self.notes(place, lines),
            Some(AssessedItems::Entries(_)) | None => {}
        }
    }

    fn paper(&mut self, section: &str, paper: &AssessedPaper) {
        let place = format!("{section}/{}", paper.id);
        self.assessed(&place, &paper.assessed);
        if let Some(variant) = &paper.variant_detail {
            self.assessed(&place, variant);
        }
        self.depending(section, &paper.id, &paper.unsure_about);
        self.depending(section, &paper.id, &paper.copies_unsure_about);
    }

    /// Adds the findings that make the verdict `confirm`, and the notes.
    fn assessed(&mut self, place: &str, assessed: &Assessed) {
        let deciding = assessed.findings.iter().filter(|_| assessed.is_confirm());
        for found in deciding {
            let confirms = assessed.rests_on(found);
            if !self.depending(place, &found.id, &found.unsure_about) && confirms {
                self.asked(place, &found.id, found.ask.as_ref());
            }
        }
        self.notes(place, &assessed.notes);
    }

    fn notes(&mut self, place: &str, notes: &[Noted]) {
        for note in notes {
            if !self.depending(place, &note.id, &note.unsure_about) && note.confirm {
                self.asked(place, &note.id, note.ask.as_ref());
            }
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
    fn depending(&mut self, place: &str, id: &Rc<str>, questions: &[Rc<str>]) -> bool {
        for question in questions {
            self.unknown(question, source(place, id));
        }
        !questions.is_empty()
    }

    fn unknown(&mut self, question: &Rc<str>, source: Source) {
        let costs_year = self.can_end(&source.place);
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

    /// Whether a section has a verdict that ends the check: only that can cost the applicant the year.
    fn can_end(&self, section: &str) -> bool {
        let at = self.notice.document().section_index(section);
        let mut decisions = self.notice.rules().decisions.iter();
        decisions.any(|rule| {
            rule.subject.part == Part::Whole
                && Some(rule.subject.section) == at
                && rule.levels.iter().any(|level| level.ends)
        })
    }
}

fn source(place: &str, id: &Rc<str>) -> Source {
    Source {
        place: Rc::from(place),
        id: id.clone(),
    }
}
