//! Makes the assessment of answers from the sections of a notice.

use std::rc::Rc;

use crate::notice::{
    Cited, DecisionIndex, DecisionRule, Finding, Item, ItemRule, Items, Line, Moment, Notice, Part,
    QuestionIndex, Rule, Section, SectionRule, Text, Tone, Verdict,
};

use super::{
    Answers,
    assessment::{Ask, Assessed, AssessedItems, AssessedSection, Assessment, Entry, Found, Noted},
    explain::{Because, WouldChange, because, framed, reasons, unsure_among, would_change},
    flow::{next_index, questions_left},
    fold::{Outcome, ended_by, level_of, outcome_of},
    items,
    plan::plan,
    to_confirm::to_confirm,
    truth::{Truth, evaluate},
    windows::round,
};

/// Assesses the answers given so far for a Beijing minute.
pub fn assess(notice: &Notice, answers: &Answers, now: Moment) -> Assessment {
    let engine = Engine {
        notice,
        answers,
        now,
    };
    let document = notice.document();
    let sections = document.sections.iter().zip(&notice.rules().sections);
    let mut sections: Vec<AssessedSection> = sections
        .map(|(section, rule)| engine.section(section, rule))
        .collect();
    plan(&engine, &mut sections);
    let windows = sections.iter().flat_map(AssessedSection::windows);
    let mut assessment = Assessment {
        notice: document.id.clone(),
        today: now,
        next: next_index(notice, answers).map(|index| notice.question(index).id.clone()),
        questions_left: questions_left(notice, answers),
        round: round(notice, windows, now),
        ended_by: ended_by(notice, answers),
        to_confirm: Vec::new(),
        sections,
    };
    assessment.to_confirm = to_confirm(notice, &assessment);
    assessment
}

/// What everything in an assessment is made from.
pub(super) struct Engine<'a> {
    pub notice: &'a Notice,
    pub answers: &'a Answers,
    pub now: Moment,
}

/// A sentence that holds, or may hold.
pub(super) struct Holding {
    /// The sentence, with the `unsure` answers it depends on where it only may hold.
    pub text: Text,
    /// The questions it depends on that are answered `unsure`.
    pub unsure_about: Vec<Rc<str>>,
}

impl Engine<'_> {
    fn section(&self, section: &Section, rule: &SectionRule) -> AssessedSection {
        let is_shown = self.is_shown(section);
        let notes = || self.lines(&section.decision.notes, &rule.notes);
        let mut assessed = match rule.decision {
            Some(decision) => self.decision(decision),
            None => Assessed::default(),
        };
        assessed.notes = if is_shown { notes() } else { Vec::new() };
        let rules = if is_shown { &rule.items[..] } else { &[] };
        AssessedSection {
            id: section.id.clone(),
            kind: section.kind(),
            within: section.within.clone(),
            items: self.items(section, rules, rule.decision.is_some()),
            hints: items::hints(self, section.windows(), rules),
            assessed,
        }
    }

    /// Whether a section is shown.
    pub fn is_shown(&self, section: &Section) -> bool {
        is_shown(self.notice, section, self.answers) == Truth::TRUE
    }

    /// What a section lists: the items that hold or may hold, and those that are decided on their own,
    /// whatever the decision.
    fn items(
        &self,
        section: &Section,
        rules: &[ItemRule],
        is_decided: bool,
    ) -> Option<AssessedItems> {
        Some(match &section.items {
            Items::None => return None,
            Items::Charges(charges) => {
                let charges = charges.iter().zip(rules);
                let charges = charges.map(|(charge, rule)| items::charge(self, charge, rule));
                AssessedItems::Charges(charges.collect())
            }
            Items::Windows(windows) => {
                let windows = windows.iter().zip(rules);
                let windows = windows.filter(|(window, _)| window.hint_for.is_none());
                let windows = windows.map(|(window, rule)| items::window(self, window, rule));
                AssessedItems::Windows(windows.collect())
            }
            Items::Papers(papers, _) => {
                let papers = papers.iter().zip(rules);
                let papers = papers.map(|(paper, rule)| items::paper(self, section, paper, rule));
                AssessedItems::Papers(papers.collect())
            }
            Items::Requirements(requirements) => {
                let requirements = requirements.iter().zip(rules);
                let holding = requirements.filter(|(_, rule)| {
                    !is_decided || self.truth(rule.when.as_ref()) == Truth::TRUE
                });
                let listed =
                    holding.map(|(it, rule)| items::requirement(self, it, rule, is_decided));
                AssessedItems::Requirements(listed.collect())
            }
            // `plan` makes them, once all windows are known.
            Items::Steps(_) => AssessedItems::Steps(Vec::new()),
            Items::Lines(lines, _) => AssessedItems::Lines(self.listed_lines(lines, rules)),
            Items::Statements(_) | Items::Contacts(_) | Items::Links(_) => {
                let items = section.items.each().into_iter().zip(rules);
                let entries = items.filter_map(|(item, rule)| self.entry(item, rule));
                AssessedItems::Entries(entries.collect())
            }
        })
    }

    fn entry(&self, item: &dyn Item, rule: &ItemRule) -> Option<Entry> {
        let holding = self.holding(item.text(), rule.when.as_ref())?;
        let cited = item.cited();
        Some(Entry {
            id: cited.id.clone(),
            clause: cited.clause.clone(),
            quote: cited.quote.clone(),
            text: holding.text,
            name: item.name().cloned(),
            telephones: item.telephones().to_vec(),
            address: item.address().cloned(),
        })
    }

    pub fn outcome(&self, decision: DecisionIndex) -> Outcome {
        outcome_of(self.notice, decision, self.answers)
    }

    /// Whether an item applies; it does without a condition.
    pub fn applies(&self, rule: &ItemRule) -> Outcome {
        let applies = || Outcome::Settled(DecisionRule::APPLIES.into());
        rule.decision.map_or_else(applies, |it| self.outcome(it))
    }

    /// Assesses a decision, without notes. Findings that several papers share come after its own.
    pub fn decision(&self, index: DecisionIndex) -> Assessed {
        let subject = self.notice.decision(index).subject;
        let document = self.notice.document();
        let outcome = self.outcome(index);
        let wording = subject
            .verdicts(document)
            .iter()
            .find(|it| outcome.is(&it.id));
        let tone = wording.map(|wording| wording.tone);
        let unwelcome = matches!(tone, Some(Tone::Unfavourable | Tone::Unsettled));
        let changes = || would_change(self.notice, index, self.answers);
        let changes = if unwelcome { changes() } else { Vec::new() };
        let changes = changes.into();
        let findings: Vec<&Finding> = subject.findings(document);
        let found = self.found(index, &findings, &outcome, &changes);
        // The first that is found is of the level on which the decision is settled, so it states the amount.
        let first = found.first().map(|it| &it.id);
        let is_deciding = |it: &&&Finding| outcome.is(&it.verdict) && first == Some(&it.cited.id);
        let stated = findings.iter().find(is_deciding);
        Assessed {
            amount_cny: stated.and_then(|finding| finding.amount_cny),
            answer: wording.map(|wording| wording.text.clone()),
            tone,
            notes: Vec::new(),
            findings: found,
            verdict: Some(outcome),
        }
    }

    /// The findings that hold or that are unsure, by the precedence of their verdicts.
    fn found(
        &self,
        index: DecisionIndex,
        findings: &[&Finding],
        outcome: &Outcome,
        changes: &Rc<[WouldChange]>,
    ) -> Vec<Found> {
        let rule = self.notice.decision(index);
        let own = match rule.subject.part {
            Part::Paper(at) => {
                let section = &self.notice.document().sections[rule.subject.section];
                section.papers()[at].findings.len()
            }
            _ => findings.len(),
        };
        let (mut deciding, mut beside) = (Vec::new(), Vec::new());
        for at in rule.levels.iter().flat_map(|level| &level.findings) {
            let condition = rule.findings[*at].as_ref();
            let Some(mut found) = self.finding(index, (*at, findings[*at]), condition, outcome)
            else {
                continue;
            };
            found.is_shared = *at >= own;
            if outcome.is(&found.verdict) {
                found.would_change = changes.clone();
                deciding.push(found);
            } else {
                beside.push(found);
            }
        }
        deciding.append(&mut beside);
        deciding
    }

    fn finding(
        &self,
        index: DecisionIndex,
        (at, finding): (usize, &Finding),
        rule: Option<&Rule>,
        outcome: &Outcome,
    ) -> Option<Found> {
        let Some(rule) = rule else {
            let stands = |answers: &Answers| self.stands_alone(index, at, answers);
            let because = || because(self.notice, self.answers, &stands);
            return stands(self.answers).then(|| holding(finding, because()));
        };
        match self.truth(Some(rule)) {
            Truth::TRUE => Some(holding(finding, self.reasons(rule))),
            // An unsure finding is of no use once the verdict is settled without it.
            Truth::UNSURE if *outcome == Outcome::Open || outcome.is_confirm() => {
                Some(self.unsure(finding, self.reasons(rule)))
            }
            _ => None,
        }
    }

    /// Whether a finding without a condition, by position, decides the verdict: no finding of its level or a
    /// higher one holds or may hold.
    fn stands_alone(&self, index: DecisionIndex, finding: usize, answers: &Answers) -> bool {
        let rule = self.notice.decision(index);
        let mut levels = rule.levels.iter();
        let own = levels.position(|level| level.findings.contains(&finding));
        let levels = rule.levels.iter().take(own.map_or(0, |own| own + 1));
        let mut conditions = levels
            .flat_map(|level| &level.findings)
            .filter_map(|at| rule.findings[*at].as_ref());
        level_of(self.notice, index, answers) == own
            && conditions.all(|rule| evaluate(rule, answers).truth == Truth::FALSE)
    }

    fn unsure(&self, finding: &Finding, because: Vec<Because>) -> Found {
        let unsure = unsure_among(self.notice, self.answers, &because);
        Found {
            verdict: Verdict::CONFIRM.into(),
            text: framed(self.notice, &finding.text, &unsure),
            ask: None,
            unsure_about: self.ids(&unsure),
            ..holding(finding, because)
        }
    }

    pub fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    /// A sentence if it holds or may hold.
    pub fn holding(&self, text: &Text, rule: Option<&Rule>) -> Option<Holding> {
        match self.truth(rule) {
            Truth::TRUE => {
                let asks = rule.filter(|rule| rule.asks_unsure());
                Some(Holding {
                    text: text.clone(),
                    unsure_about: asks.map_or_else(Vec::new, |rule| self.unsure_about(rule)),
                })
            }
            Truth::UNSURE => {
                let reasons = self.reasons(rule?);
                let unsure = unsure_among(self.notice, self.answers, &reasons);
                Some(Holding {
                    text: framed(self.notice, text, &unsure),
                    unsure_about: self.ids(&unsure),
                })
            }
            _ => None,
        }
    }

    /// The questions answered `unsure` that a condition depends on.
    pub fn unsure_about(&self, rule: &Rule) -> Vec<Rc<str>> {
        let reasons = self.reasons(rule);
        self.ids(&unsure_among(self.notice, self.answers, &reasons))
    }

    /// The lines that apply, and those that may, with the `unsure` answers they depend on.
    pub fn lines(&self, lines: &[Line], rules: &[Option<Rule>]) -> Vec<Noted> {
        let lines = lines.iter().zip(rules);
        let noted = lines.filter_map(|(line, rule)| self.noted(line, rule.as_ref()));
        noted.collect()
    }

    fn listed_lines(&self, lines: &[Line], rules: &[ItemRule]) -> Vec<Noted> {
        let lines = lines.iter().zip(rules);
        let noted = lines.filter_map(|(line, rule)| self.noted(line, rule.when.as_ref()));
        noted.collect()
    }

    fn noted(&self, line: &Line, rule: Option<&Rule>) -> Option<Noted> {
        let holding = self.holding(&line.text, rule)?;
        Some(Noted {
            text: holding.text,
            unsure_about: holding.unsure_about,
            ..Noted::from(line)
        })
    }

    fn reasons(&self, rule: &Rule) -> Vec<Because> {
        reasons(self.notice, self.answers, rule)
    }

    /// The ids of questions.
    fn ids(&self, questions: &[QuestionIndex]) -> Vec<Rc<str>> {
        let ids = questions
            .iter()
            .map(|it| self.notice.question(*it).id.clone());
        ids.collect()
    }
}

/// Whether a section is shown, which may depend on the verdict of another one: true, false, or
/// unanswered while that one is open.
pub(super) fn is_shown(notice: &Notice, section: &Section, answers: &Answers) -> Truth {
    let Some(with) = &section.shown_with else {
        return Truth::TRUE;
    };
    let at = notice.document().section_index(&with.section);
    let decision = at.and_then(|at| notice.rules().sections[at].decision);
    match decision.map(|it| outcome_of(notice, it, answers)) {
        None | Some(Outcome::Open) => Truth::UNANSWERED,
        Some(outcome) if with.verdicts.iter().any(|it| outcome.is(it)) => Truth::TRUE,
        Some(_) => Truth::FALSE,
    }
}

fn holding(finding: &Finding, because: Vec<Because>) -> Found {
    let cited: &Cited = &finding.cited;
    Found {
        id: cited.id.clone(),
        verdict: finding.verdict.clone(),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        text: finding.text.clone(),
        because,
        would_change: Rc::default(),
        ask: Ask::of(&finding.asked),
        unsure_about: Vec::new(),
        is_shared: false,
    }
}
