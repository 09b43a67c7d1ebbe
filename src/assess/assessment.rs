//! The assessment: the types of the complete result for an applicant.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::notice::{
    Date, Handling, Line, Originality, Requirement, Section, Subject, Text, Tone, Verdict,
};

use super::{
    explain::{Because, WouldChange},
    fold::Outcome,
    plan::Planned,
    windows::{AssessedWindow, Round},
};

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What a notice means for one applicant on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The id of the notice.
    pub notice: Rc<str>,
    /// The Beijing day for which it holds.
    pub today: Date,
    /// The question to ask now.
    pub next: Option<Rc<str>>,
    /// The maximum number of questions left.
    pub questions_left: u32,
    /// Whether the round is running or over.
    pub round: Round,
    /// May I apply?
    pub eligibility: Assessed,
    /// What does it cost?
    pub fee: Assessed,
    /// Am I excused from the defence?
    pub defence: Assessed,
    /// Which thesis?
    pub thesis: Assessed,
    /// Which continuing education?
    pub education: Education,
    /// Through whom?
    pub channel: Assessed,
    /// Which papers?
    pub materials: Vec<AssessedMaterial>,
    /// Notes on all papers.
    pub material_notes: Vec<Noted>,
    /// By when?
    pub windows: Vec<AssessedWindow>,
    /// Notes on all windows.
    pub window_notes: Vec<Noted>,
    /// What to do, the earliest first.
    pub steps: Vec<Planned>,
    /// What to beware of.
    pub cautions: Vec<Noted>,
    /// What the notice leaves open for this applicant; empty while questions are open.
    pub to_confirm: Vec<ToConfirm>,
}

impl Assessment {
    /// Whether the applicant may not apply; the other sections then do not matter.
    pub fn is_barred(&self) -> bool {
        self.eligibility.verdict == Outcome::Settled(Verdict::Barred)
    }

    /// The sections whose verdict further answers cannot change.
    pub fn settled(&self) -> Vec<&'static str> {
        let sections = Section::ALL.into_iter();
        let settled = sections.filter(|section| self.outcome(*section) != Outcome::Open);
        settled.map(Section::id).collect()
    }

    /// The outcome of a section.
    pub fn outcome(&self, section: Section) -> Outcome {
        match section {
            Section::Eligibility => self.eligibility.verdict,
            Section::Fee => self.fee.verdict,
            Section::Defence => self.defence.verdict,
            Section::Thesis => self.thesis.verdict,
            Section::Education => self.education.verdict,
            Section::EducationSource => self.education.professional_source.verdict,
            Section::Exemption => self.education.exemption.verdict,
            Section::Channel => self.channel.verdict,
        }
    }
}

/// A section with its verdict and the findings it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessed {
    /// The verdict.
    pub verdict: Outcome,
    /// The fee in yuan, with the verdict `stated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_cny: Option<u32>,
    /// The verdict in words; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Its tone; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// The findings that hold or are unsure, those that decide the verdict first.
    pub findings: Vec<Found>,
    /// The notes that apply.
    pub notes: Vec<Noted>,
}

/// A finding that holds, or that depends on an `unsure` answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its name.
    pub id: Rc<str>,
    /// Its verdict.
    pub verdict: Verdict,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// What it means for the applicant.
    pub text: Text,
    /// The answers it rests on.
    pub because: Vec<Because>,
    /// The single answers that would change the verdict, where that is unfavourable or `confirm`.
    pub would_change: Vec<WouldChange>,
    /// What to ask the bureau about it.
    #[serde(skip)]
    pub ask: Option<Ask>,
    /// The questions it depends on that are answered `unsure`.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

/// What to ask the bureau.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question, as it is read out on the telephone.
    pub text: Text,
    /// Whether the answer can cost the applicant the year.
    pub costs_year: bool,
    /// Whom it concerns, where the answers do not tell.
    pub concerns: Option<Text>,
}

/// A note: a sentence that decides no verdict. Its text names the `unsure` answers it depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Its name.
    pub id: Rc<str>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The sentence.
    pub text: Text,
    /// Whether the bureau has to be asked.
    pub confirm: bool,
    /// What to ask it.
    #[serde(skip)]
    pub ask: Option<Ask>,
    /// The questions it depends on that are answered `unsure`.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

/// Continuing education: what, where, and whether an exemption can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Education {
    /// The verdict on what is required.
    pub verdict: Outcome,
    /// The verdict in words; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Its tone; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// What is required, year by year.
    pub requirements: Vec<AssessedRequirement>,
    /// Where the professional part is obtained.
    pub professional_source: Assessed,
    /// Whether an exemption can be had.
    pub exemption: AssessedExemption,
    /// The findings that hold or are unsure.
    pub findings: Vec<Found>,
    /// The notes that apply.
    pub notes: Vec<Noted>,
}

/// One year of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedRequirement {
    /// The subject.
    pub subject: Subject,
    /// The year.
    pub year: i32,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The requirement in words.
    pub text: Text,
}

impl AssessedRequirement {
    /// Its name, such as `public-2021`.
    pub fn id(&self) -> String {
        format!("{}-{}", self.subject.id(), self.year)
    }
}

/// The exemption from continuing education.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedExemption {
    /// The verdict.
    pub verdict: Outcome,
    /// The verdict in words; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Its tone; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// What is still required once it is granted; empty unless it may be applied for.
    pub remaining_if_granted: Vec<AssessedRequirement>,
    /// How it is obtained; empty where there is nothing to apply for.
    pub steps: Vec<Noted>,
    /// The findings that hold or are unsure.
    pub findings: Vec<Found>,
    /// The notes that apply.
    pub notes: Vec<Noted>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedMaterial {
    /// Its id, which programs rely on.
    pub id: Rc<str>,
    /// Whether it is needed.
    pub verdict: Outcome,
    /// The clause that asks for it.
    pub clause: Rc<str>,
    /// The words that ask for it.
    pub quote: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// What matters when packing the envelope, in a few words.
    pub brief: Text,
    /// The number of copies; `None` where the notice does not state it.
    pub copies: Option<u8>,
    /// More on the number of copies.
    pub copies_note: Option<Text>,
    /// Original or copy.
    pub originality: Originality,
    /// More on original or copy.
    pub originality_note: Option<Text>,
    /// Who signs or seals; `None` where the notice does not state it.
    pub seal: Option<Text>,
    /// Whether it is kept or returned.
    pub handling: Handling,
    /// Its variant, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<Outcome>,
    /// The variant in words and what it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_detail: Option<Assessed>,
    /// The verdict in words; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Its tone; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// The findings that hold or are unsure.
    pub findings: Vec<Found>,
    /// The notes that apply.
    pub notes: Vec<Noted>,
}

/// A question to ask the bureau, or something that the applicant has to find out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToConfirm {
    /// What to ask; for an `unsure` answer, what to find out and who knows it.
    pub ask: Text,
    /// Whom it concerns, where the answers do not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concerns: Option<Text>,
    /// Whether the answer can cost the applicant the year.
    pub costs_year: bool,
    /// The question that was answered `unsure`, where the entry is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Rc<str>>,
    /// The sentences that depend on it.
    pub sources: Vec<Source>,
}

impl ToConfirm {
    /// The key under which it is stored as asked: the question answered `unsure`, or the first sentence
    /// it comes from.
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

/// A sentence of an assessment, by place and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The id of a section, or `materials/` and the id of a paper.
    pub place: Rc<str>,
    /// The id of the finding, note or step in it.
    pub id: Rc<str>,
}

impl Ask {
    pub(super) fn of(
        text: Option<&Text>,
        costs_year: bool,
        concerns: Option<&Text>,
    ) -> Option<Self> {
        Some(Self {
            text: text?.clone(),
            costs_year,
            concerns: concerns.cloned(),
        })
    }
}

impl From<&Line> for Noted {
    fn from(line: &Line) -> Self {
        Self {
            id: line.id.clone(),
            clause: line.clause.clone(),
            quote: line.quote.clone(),
            text: line.text.clone(),
            confirm: line.confirm,
            ask: Ask::of(line.ask.as_ref(), line.costs_year, line.concerns.as_ref()),
            unsure_about: Vec::new(),
        }
    }
}

impl From<&Requirement> for AssessedRequirement {
    fn from(requirement: &Requirement) -> Self {
        Self {
            subject: requirement.subject,
            year: requirement.year,
            clause: requirement.clause.clone(),
            quote: requirement.quote.clone(),
            text: requirement.text.clone(),
        }
    }
}
