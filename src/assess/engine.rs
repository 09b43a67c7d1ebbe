//! Makes the assessment of answers from the findings of a notice.

use std::rc::Rc;

use crate::notice::{
    Date, Decision, DecisionIndex, Finding, Line, Notice, QuestionIndex, Requirement, Rule, Rules,
    Section, Tone, Verdict,
};

use super::{
    Answers,
    assessment::{
        Ask, Assessed, AssessedExemption, AssessedMaterial, AssessedRequirement, Assessment,
        Education, Found, Noted,
    },
    explain::{Because, WouldChange, because, framed, reasons, unsure_among, would_change},
    flow::{next_index, questions_left},
    fold::{Outcome, outcome_of},
    plan::plan,
    to_confirm::to_confirm,
    truth::{Truth, evaluate},
    windows::{round, windows},
};

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

/// The ids of questions.
fn ids(notice: &Notice, questions: &[QuestionIndex]) -> Vec<Rc<str>> {
    let ids = questions.iter().map(|it| notice.question(*it).id.clone());
    ids.collect()
}
