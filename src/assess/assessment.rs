//! The assessment: the types of the complete result for an applicant.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::notice::{Asked, Handling, Kind, Line, Moment, Originality, Text, Tone};

use super::{
    explain::{Because, WouldChange},
    fold::Outcome,
    plan::Planned,
    windows::{AssessedWindow, Hint, Round},
};

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What a notice means for one applicant at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The id of the notice.
    pub notice: Rc<str>,
    /// The Beijing day, or the minute of it, for which it holds.
    pub today: Moment,
    /// The question to ask now.
    pub next: Option<Rc<str>>,
    /// The maximum number of questions left.
    pub questions_left: u32,
    /// Whether the round is running or over.
    pub round: Round,
    /// The sections, in the order of the notice.
    pub sections: Vec<AssessedSection>,
    /// What the notice leaves open for this applicant; empty while questions are open.
    pub to_confirm: Vec<ToConfirm>,
    /// The position of the section whose verdict ends the check, if one does; of the others only the windows
    /// then promise anything.
    #[serde(skip)]
    pub ended_by: Option<usize>,
}

impl Assessment {
    /// Whether a verdict ends the check.
    pub fn is_ended(&self) -> bool {
        self.ended_by.is_some()
    }

    /// A section, by id.
    pub fn section(&self, id: &str) -> Option<&AssessedSection> {
        self.sections.iter().find(|section| &*section.id == id)
    }

    /// The sections whose verdict further answers cannot change.
    pub fn settled(&self) -> Vec<Rc<str>> {
        let settled = |it: &&AssessedSection| {
            let verdict = it.assessed.verdict.as_ref();
            verdict.is_some_and(|it| *it != Outcome::Open)
        };
        let sections = self.sections.iter().filter(settled);
        sections.map(|section| section.id.clone()).collect()
    }

    /// The windows of all sections.
    pub fn windows(&self) -> impl Iterator<Item = &AssessedWindow> + Clone {
        self.sections.iter().flat_map(AssessedSection::windows)
    }

    /// The papers of all sections.
    pub fn papers(&self) -> impl Iterator<Item = &AssessedPaper> {
        self.sections.iter().flat_map(AssessedSection::papers)
    }
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedSection {
    /// Its id.
    pub id: Rc<str>,
    /// What it holds.
    pub kind: Kind,
    /// The section that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Rc<str>>,
    /// Its verdict and what that rests on.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// What it lists; `None` for a section that is nothing but its verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<AssessedItems>,
    /// The days that are advised, beside windows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
}

impl AssessedSection {
    /// Its windows; none where it is of another kind.
    pub fn windows(&self) -> &[AssessedWindow] {
        match &self.items {
            Some(AssessedItems::Windows(windows)) => windows,
            _ => &[],
        }
    }

    /// Its steps; none where it is of another kind.
    pub fn steps(&self) -> &[Planned] {
        match &self.items {
            Some(AssessedItems::Steps(steps)) => steps,
            _ => &[],
        }
    }

    /// Its papers; none where it is of another kind.
    pub fn papers(&self) -> &[AssessedPaper] {
        match &self.items {
            Some(AssessedItems::Papers(papers)) => papers,
            _ => &[],
        }
    }
}

/// What a section lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AssessedItems {
    /// Charges in addition to the fee.
    Charges(Vec<AssessedCharge>),
    /// Windows.
    Windows(Vec<AssessedWindow>),
    /// Papers.
    Papers(Vec<AssessedPaper>),
    /// Requirements.
    Requirements(Vec<AssessedRequirement>),
    /// Steps, the earliest first.
    Steps(Vec<Planned>),
    /// Lines.
    Lines(Vec<Noted>),
    /// Statements, contacts or links.
    Entries(Vec<Entry>),
}

impl AssessedItems {
    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        let count = match self {
            Self::Charges(items) => items.len(),
            Self::Windows(items) => items.len(),
            Self::Papers(items) => items.len(),
            Self::Requirements(items) => items.len(),
            Self::Steps(items) => items.len(),
            Self::Lines(items) => items.len(),
            Self::Entries(items) => items.len(),
        };
        count == 0
    }
}

/// A verdict and the findings it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Assessed {
    /// The verdict; `None` where nothing is decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Outcome>,
    /// The fee in yuan, where the notice states one.
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

impl Assessed {
    /// Whether the bureau has to be asked.
    pub fn is_confirm(&self) -> bool {
        self.verdict.as_ref().is_some_and(Outcome::is_confirm)
    }

    /// Whether a finding decides the verdict; while that is open, every finding counts.
    pub fn rests_on(&self, found: &Found) -> bool {
        let verdict = self.verdict.as_ref();
        verdict.is_none_or(|it| *it == Outcome::Open || it.is(&found.verdict))
    }
}

/// A finding that holds, or that depends on an `unsure` answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its name.
    pub id: Rc<str>,
    /// Its verdict.
    pub verdict: Rc<str>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// What it means for the applicant.
    pub text: Text,
    /// The answers it rests on.
    pub because: Vec<Because>,
    /// The single answers that would change the verdict, where that is unfavourable or `confirm`.
    pub would_change: Rc<[WouldChange]>,
    /// What to ask the bureau about it.
    #[serde(skip)]
    pub ask: Option<Ask>,
    /// The questions it depends on that are answered `unsure`.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
    /// Whether several papers share it.
    #[serde(skip)]
    pub is_shared: bool,
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

/// A sentence that decides no verdict. Its text names the `unsure` answers it depends on.
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

/// A statement, a contact or a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its name.
    pub id: Rc<str>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on; of a statement, the sentence itself.
    pub quote: Rc<str>,
    /// What it is.
    pub text: Text,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Telephone numbers of a contact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub telephones: Vec<Rc<str>>,
    /// The address of a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Rc<str>>,
}

/// A charge in addition to the fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedCharge {
    /// Its name.
    pub id: Rc<str>,
    /// Whether it applies.
    pub verdict: Outcome,
    /// The charge in yuan.
    pub amount_cny: u32,
    /// Whether it is owed only if something happens that nobody knows yet.
    pub possible: bool,
    /// What it is counted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Text>,
    /// What it is for.
    pub name: Text,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// What it means for the applicant.
    pub text: Text,
    /// The questions answered `unsure` on which it depends whether it applies.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

/// Something to be fulfilled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedRequirement {
    /// Its name, such as `public-2021`.
    pub id: Rc<str>,
    /// Whether it applies; absent in a section with a verdict, which lists what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Outcome>,
    /// The subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Rc<str>>,
    /// The year, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The years together, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<i32>,
    /// The hours, over all of the years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// Whether it is waived once something that may be applied for is granted.
    pub waived_if_granted: bool,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The requirement in words.
    pub text: Text,
    /// The questions answered `unsure` on which it depends whether it applies.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedPaper {
    /// Its id, which programs rely on.
    pub id: Rc<str>,
    /// Whether it is needed.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// The clause that asks for it.
    pub clause: Rc<str>,
    /// The words that ask for it.
    pub quote: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// What matters when packing the envelope, in a few words.
    pub brief: Text,
    /// The number of copies; `None` where the notice does not state it, or it is not settled.
    pub copies: Option<u8>,
    /// Why the number of copies is not settled: `open` or `confirm`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies_verdict: Option<Outcome>,
    /// More on the number of copies.
    pub copies_note: Option<Text>,
    /// Original or copy; `None` where the notice does not state it.
    pub originality: Option<Originality>,
    /// More on original or copy.
    pub originality_note: Option<Text>,
    /// The form it has to have.
    pub form: Option<Text>,
    /// Who signs or seals; `None` where the notice does not state it.
    pub seal: Option<Text>,
    /// What becomes of it; `None` where the notice does not state it.
    pub handling: Option<Handling>,
    /// Its variant, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<Outcome>,
    /// The variant in words and what it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_detail: Option<Assessed>,
    /// The questions answered `unsure` on which it depends whether it is needed, where that is a condition.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
    /// The questions answered `unsure` that its number of copies depends on.
    #[serde(skip)]
    pub copies_unsure_about: Vec<Rc<str>>,
    /// Whether its verdict goes without saying.
    #[serde(skip)]
    pub is_usual: bool,
    /// Whether it need not be handed in.
    #[serde(skip)]
    pub is_not_needed: bool,
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
    /// The id of a section, or that and the id of a paper in it, as in `materials/thesis`.
    pub place: Rc<str>,
    /// The id of the finding, note or item in it.
    pub id: Rc<str>,
}

impl Ask {
    pub(super) fn of(asked: &Asked) -> Option<Self> {
        Some(Self {
            text: asked.ask.clone()?,
            costs_year: asked.costs_year,
            concerns: asked.concerns.clone(),
        })
    }
}

impl From<&Line> for Noted {
    fn from(line: &Line) -> Self {
        Self {
            id: line.cited.id.clone(),
            clause: line.cited.clause.clone(),
            quote: line.cited.quote.clone(),
            text: line.text.clone(),
            confirm: line.confirm,
            ask: Ask::of(&line.asked),
            unsure_about: Vec::new(),
        }
    }
}
