//! The assessment: the complete result for an applicant, built from the findings of a notice.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::notice::{
    Date, Decision, DecisionIndex, Finding, Handling, Line, Notice, Originality, QuestionIndex,
    Requirement, Rule, Rules, Section, Subject, Text, Tone, Verdict,
};

use super::{
    Answers,
    explain::{Because, WouldChange, because, would_change},
    flow::{next_index, questions_left},
    fold::{Outcome, outcome_of},
    plan::{Planned, plan},
    to_confirm::{ToConfirm, to_confirm},
    truth::{Truth, evaluate},
    windows::{AssessedWindow, Round, round, windows},
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

/// Assesses the answers given so far for a Beijing day.
pub fn assess(notice: &Notice, answers: &Answers, today: Date) -> Assessment {
    let engine = Engine { notice, answers };
    let rules = notice.rules();
    let document = notice.document();
    let mut assessment = Assessment {
        notice: document.id.clone(),
        today,
        next: next_index(notice, answers).map(|index| notice.question(index).id.clone()),
        questions_left: questions_left(notice, answers),
        round: round(notice, today),
        eligibility: engine.section(Section::Eligibility),
        fee: engine.section(Section::Fee),
        defence: engine.section(Section::Defence),
        thesis: engine.section(Section::Thesis),
        education: engine.education(),
        channel: engine.section(Section::Channel),
        materials: (0..document.materials.len())
            .map(|at| engine.material(at))
            .collect(),
        material_notes: engine.lines(&document.material_notes, &rules.material_notes),
        windows: windows(notice, today),
        window_notes: engine.lines(&document.window_notes, &rules.window_notes),
        steps: plan(notice, answers, today),
        cautions: engine.lines(&document.cautions, &rules.cautions),
        to_confirm: Vec::new(),
    };
    assessment.to_confirm = to_confirm(notice, &assessment);
    assessment
}

struct Engine<'a> {
    notice: &'a Notice,
    answers: &'a Answers,
}

impl Engine<'_> {
    fn section(&self, section: Section) -> Assessed {
        let decision = self.notice.document().sections.get(section);
        self.decision(Rules::section(section), decision, &[])
    }

    fn education(&self) -> Education {
        let rules = self.notice.rules();
        let document = self.notice.document();
        let required = document.requirements.iter().zip(&rules.requirements);
        let required = required.filter(|(_, rule)| self.truth(rule.as_ref()) == Truth::TRUE);
        let required: Vec<&Requirement> = required.map(|(requirement, _)| requirement).collect();
        let education = self.section(Section::Education);
        Education {
            verdict: education.verdict,
            answer: education.answer,
            tone: education.tone,
            requirements: required
                .iter()
                .map(|it| AssessedRequirement::from(*it))
                .collect(),
            professional_source: self.section(Section::EducationSource),
            exemption: self.exemption(&required),
            findings: education.findings,
            notes: education.notes,
        }
    }

    fn exemption(&self, required: &[&Requirement]) -> AssessedExemption {
        let assessed = self.section(Section::Exemption);
        let may_apply = assessed.verdict == Outcome::Settled(Verdict::MayApply);
        let nothing_to_apply_for = matches!(
            assessed.verdict,
            Outcome::Open | Outcome::Settled(Verdict::None)
        );
        let remaining = required
            .iter()
            .filter(|it| may_apply && !it.waived_by_exemption);
        let steps = &self.notice.document().exemption_steps;
        AssessedExemption {
            verdict: assessed.verdict,
            answer: assessed.answer,
            tone: assessed.tone,
            remaining_if_granted: remaining.map(|it| AssessedRequirement::from(*it)).collect(),
            steps: if nothing_to_apply_for {
                Vec::new()
            } else {
                self.lines(steps, &self.notice.rules().exemption_steps)
            },
            findings: assessed.findings,
            notes: assessed.notes,
        }
    }

    fn material(&self, at: usize) -> AssessedMaterial {
        let document = self.notice.document();
        let material = &document.materials[at];
        let shared = document.shared_with(&material.id);
        let needed = self.decision(Rules::material(at), &material.decision, &shared);
        let variant = Rules::variant(document, at).zip(material.variant.as_ref());
        let variant = variant.map(|(index, decision)| self.decision(index, decision, &[]));
        AssessedMaterial {
            id: material.id.clone(),
            verdict: needed.verdict,
            clause: material.clause.clone(),
            quote: material.quote.clone(),
            name: material.name.clone(),
            brief: material.brief.clone(),
            copies: material.copies,
            copies_note: material.copies_note.clone(),
            originality: material.originality,
            originality_note: material.originality_note.clone(),
            seal: material.seal.clone(),
            handling: material.handling,
            variant: variant.as_ref().map(|variant| variant.verdict),
            variant_detail: variant,
            answer: needed.answer,
            tone: needed.tone,
            findings: needed.findings,
            notes: needed.notes,
        }
    }

    /// Assesses a decision. Findings that several papers share come after its own.
    fn decision(&self, index: DecisionIndex, decision: &Decision, shared: &[&Finding]) -> Assessed {
        let outcome = outcome_of(self.notice, index, self.answers);
        let verdict = outcome.verdict();
        let wording = decision.wording(verdict);
        let tone = wording.map(|wording| wording.tone);
        let unwelcome = matches!(tone, Some(Tone::Unfavourable | Tone::Unsettled));
        let changes = || would_change(self.notice, index, decision, self.answers);
        let changes = if unwelcome { changes() } else { Vec::new() };
        let findings: Vec<&Finding> = decision
            .findings
            .iter()
            .chain(shared.iter().copied())
            .collect();
        let found = self.found(index, &findings, outcome, &changes);
        let stated = |finding: &&&Finding| {
            Some(finding.verdict) == verdict && found.iter().any(|found| found.id == finding.id)
        };
        Assessed {
            verdict: outcome,
            amount_cny: findings
                .iter()
                .find(stated)
                .and_then(|finding| finding.amount_cny),
            answer: wording.map(|wording| wording.text.clone()),
            tone,
            notes: self.lines(
                &decision.notes,
                &self.notice.rules().decisions[index.0].notes,
            ),
            findings: found,
        }
    }

    /// The findings that hold or that are unsure, by the precedence of their verdicts.
    fn found(
        &self,
        index: DecisionIndex,
        findings: &[&Finding],
        outcome: Outcome,
        changes: &[WouldChange],
    ) -> Vec<Found> {
        let rule = &self.notice.rules().decisions[index.0];
        let by_precedence = rule.levels.iter().flat_map(|(_, level)| level);
        let found = by_precedence.filter_map(|at| {
            let finding = findings[*at];
            let found = self.finding(index, finding, rule.findings[*at].as_ref(), outcome)?;
            let decides = Outcome::Settled(found.verdict) == outcome;
            let would_change = if decides {
                changes.to_vec()
            } else {
                Vec::new()
            };
            Some(Found {
                would_change,
                ..found
            })
        });
        // `partition` keeps the order of precedence within each of the two.
        let (mut deciding, beside): (Vec<Found>, Vec<Found>) =
            found.partition(|found| Outcome::Settled(found.verdict) == outcome);
        deciding.extend(beside);
        deciding
    }

    fn finding(
        &self,
        index: DecisionIndex,
        finding: &Finding,
        rule: Option<&Rule>,
        outcome: Outcome,
    ) -> Option<Found> {
        let Some(rule) = rule else {
            let stands = |answers: &Answers| self.stands_alone(index, finding, answers);
            let because = || because(self.notice, self.answers, stands);
            return stands(self.answers).then(|| Self::holding(finding, because()));
        };
        match self.truth(Some(rule)) {
            Truth::TRUE => Some(Self::holding(finding, self.reasons(rule))),
            // An unsure finding is of no use once the verdict is settled without it.
            Truth::UNSURE
                if matches!(outcome, Outcome::Open | Outcome::Settled(Verdict::Confirm)) =>
            {
                Some(self.unsure(finding, self.reasons(rule)))
            }
            _ => None,
        }
    }

    /// Whether a finding without a condition decides the verdict: no finding of the same or a higher
    /// verdict holds or may hold.
    fn stands_alone(&self, index: DecisionIndex, finding: &Finding, answers: &Answers) -> bool {
        let rule = &self.notice.rules().decisions[index.0];
        let own = rule
            .levels
            .iter()
            .position(|(verdict, _)| *verdict == finding.verdict);
        let levels = rule.levels.iter().take(own.map_or(0, |own| own + 1));
        let mut conditions = levels
            .flat_map(|(_, at)| at)
            .filter_map(|at| rule.findings[*at].as_ref());
        outcome_of(self.notice, index, answers) == Outcome::Settled(finding.verdict)
            && conditions.all(|rule| evaluate(rule, answers).truth == Truth::FALSE)
    }

    fn holding(finding: &Finding, because: Vec<Because>) -> Found {
        Found {
            id: finding.id.clone(),
            verdict: finding.verdict,
            clause: finding.clause.clone(),
            quote: finding.quote.clone(),
            text: finding.text.clone(),
            because,
            would_change: Vec::new(),
            ask: Ask::of(
                finding.ask.as_ref(),
                finding.costs_year,
                finding.concerns.as_ref(),
            ),
            unsure_about: Vec::new(),
        }
    }

    fn unsure(&self, finding: &Finding, because: Vec<Because>) -> Found {
        let unsure = self.unsure_among(&because);
        Found {
            verdict: Verdict::Confirm,
            text: framed(self.notice, &finding.text, &unsure),
            ask: None,
            unsure_about: ids(self.notice, &unsure),
            ..Self::holding(finding, because)
        }
    }

    /// The questions among the reasons that are answered `unsure`.
    fn unsure_among(&self, because: &[Because]) -> Vec<QuestionIndex> {
        unsure_among(self.notice, self.answers, because)
    }

    fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    /// The lines that apply, and those that may, with the `unsure` answers they depend on.
    fn lines(&self, lines: &[Line], rules: &[Option<Rule>]) -> Vec<Noted> {
        let lines = lines.iter().zip(rules);
        let applying = lines.filter_map(|(line, rule)| match self.truth(rule.as_ref()) {
            Truth::TRUE => {
                let asks = rule.as_ref().filter(|rule| rule.asks_unsure());
                let unsure = asks.map(|rule| self.unsure_among(&self.reasons(rule)));
                Some(Noted {
                    unsure_about: ids(self.notice, &unsure.unwrap_or_default()),
                    ..Noted::from(line)
                })
            }
            Truth::UNSURE => {
                let unsure = self.unsure_among(&self.reasons(rule.as_ref()?));
                Some(Noted {
                    text: framed(self.notice, &line.text, &unsure),
                    unsure_about: ids(self.notice, &unsure),
                    ..Noted::from(line)
                })
            }
            _ => None,
        });
        applying.collect()
    }

    fn reasons(&self, rule: &Rule) -> Vec<Because> {
        reasons(self.notice, self.answers, rule)
    }
}

/// A minimal set of answers with which a condition has the same truth.
pub(super) fn reasons(notice: &Notice, answers: &Answers, rule: &Rule) -> Vec<Because> {
    let truth = evaluate(rule, answers).truth;
    let same = |answers: &Answers| evaluate(rule, answers).truth == truth;
    because(notice, answers, same)
}

/// The questions among reasons that are answered `unsure`.
pub(super) fn unsure_among(
    notice: &Notice,
    answers: &Answers,
    because: &[Because],
) -> Vec<QuestionIndex> {
    let questions = because
        .iter()
        .filter_map(|it| notice.question_index(&it.question));
    questions
        .filter(|question| answers.is_unsure(*question))
        .collect()
}

/// A text with an introduction saying that it depends on questions answered `unsure`.
pub(super) fn framed(notice: &Notice, text: &Text, unsure: &[QuestionIndex]) -> Text {
    let labels = unsure.iter().map(|it| &notice.question(*it).label);
    let frame = &notice.document().unsure_text;
    let frame = frame.with("text", &[text]);
    frame.with("questions", &labels.collect::<Vec<_>>())
}

/// The ids of questions.
fn ids(notice: &Notice, questions: &[QuestionIndex]) -> Vec<Rc<str>> {
    let ids = questions.iter().map(|it| notice.question(*it).id.clone());
    ids.collect()
}

impl Ask {
    fn of(text: Option<&Text>, costs_year: bool, concerns: Option<&Text>) -> Option<Self> {
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
