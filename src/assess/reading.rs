//! The official text for one applicant: cut at the quotes of the notice into stretches, each with whether
//! it applies.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::notice::{
    Cited, DecisionIndex, Finding, Item, ItemRule, Items, Line, Notice, Paper, Rule, Text, Verdict,
};

use super::{
    Answers, Assessed, AssessedPaper, Assessment, Outcome,
    engine::is_shown,
    fold::outcome_of,
    truth::{Truth, evaluate},
    windows,
};

/// Whether a stretch of the official text applies to an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applies {
    /// It does not apply.
    No,
    /// It depends on unanswered questions.
    Open,
    /// The bureau has to be asked.
    Confirm,
    /// It applies.
    Yes,
}

impl Applies {
    /// The name in JSON and the value of `data-applies`.
    pub fn id(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Open => "open",
            Self::Confirm => "confirm",
            Self::Yes => "yes",
        }
    }
}

impl Serialize for Applies {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A sentence of the notice with the words that it quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of a section, or that and the id of a paper in it, as in `materials/thesis`.
    pub place: Rc<str>,
    /// The id of the finding, note, step or other item in it.
    pub id: Rc<str>,
    /// Whether it applies.
    pub applies: Applies,
    /// The sentence.
    pub text: Text,
    clause: Rc<str>,
    quote: Rc<str>,
    occurrence: Option<u8>,
}

/// A part of a paragraph of the official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its words.
    pub text: Rc<str>,
    /// Whether it applies, and the positions of the citations that quote it; `None` for words that are
    /// not quoted.
    pub mark: Option<(Applies, Vec<usize>)>,
}

/// A clause of the official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadClause {
    /// Its name, by which it is cited.
    pub id: Rc<str>,
    /// Its paragraphs, each cut into stretches.
    pub paragraphs: Vec<Vec<Stretch>>,
}

/// The official text with everything that quotes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Everything that quotes it.
    pub citations: Vec<Citation>,
    /// Its clauses, in order.
    pub clauses: Vec<ReadClause>,
}

/// Marks the official text for the answers of an assessment.
pub fn read(notice: &Notice, answers: &Answers, assessment: &Assessment) -> Reading {
    let citations = citations(notice, answers, assessment);
    let clauses = notice.clauses().iter().map(|clause| {
        let paragraphs = clause.paragraphs.iter().enumerate();
        let paragraphs = paragraphs.map(|(at, paragraph)| {
            let quoted = citations.iter().enumerate().filter_map(|(number, it)| {
                if it.clause != clause.id {
                    return None;
                }
                let nth = it
                    .occurrence
                    .map_or(0, |it| usize::from(it).saturating_sub(1));
                let place = clause.places(&it.quote).get(nth).copied()?;
                (place.0 == at).then(|| (place.1, place.1 + it.quote.len(), number))
            });
            stretches(paragraph, &quoted.collect::<Vec<_>>(), &citations)
        });
        ReadClause {
            id: clause.id.clone(),
            paragraphs: paragraphs.collect(),
        }
    });
    Reading {
        clauses: clauses.collect(),
        citations,
    }
}

/// Cuts a paragraph at the beginning and end of every quote.
fn stretches(
    paragraph: &str,
    quoted: &[(usize, usize, usize)],
    citations: &[Citation],
) -> Vec<Stretch> {
    let mut cuts = vec![0, paragraph.len()];
    cuts.extend(quoted.iter().flat_map(|(from, to, _)| [*from, *to]));
    cuts.sort_unstable();
    cuts.dedup();
    let stretch = |ends: &[usize]| {
        let within = |(from, to, _): &&(usize, usize, usize)| *from <= ends[0] && ends[1] <= *to;
        let numbers = quoted.iter().filter(within).map(|(.., number)| *number);
        let numbers: Vec<usize> = numbers.collect();
        let applies = numbers.iter().map(|it| citations[*it].applies).max();
        Stretch {
            text: Rc::from(&paragraph[ends[0]..ends[1]]),
            mark: applies.map(|applies| (applies, numbers)),
        }
    };
    cuts.windows(2).map(stretch).collect()
}

/// Everything in a notice that quotes its official text, with whether it applies.
fn citations(notice: &Notice, answers: &Answers, assessment: &Assessment) -> Vec<Citation> {
    let mut list = Citations {
        notice,
        answers,
        at_most: Applies::Yes,
        list: Vec::new(),
    };
    let rules = notice.rules().sections.iter().zip(&assessment.sections);
    for (section, (rule, assessed)) in notice.document().sections.iter().zip(rules) {
        let place = &*section.id;
        list.at_most = of_truth(is_shown(notice, section, answers), false);
        if let Some(decision) = rule.decision {
            list.findings(place, decision, &assessed.assessed);
        }
        list.lines(place, &section.decision.notes, &rule.notes);
        let mut papers = section.papers().iter().zip(assessed.papers());
        for (item, rule) in section.items.each().into_iter().zip(&rule.items) {
            let applies = list.item(item, rule, &section.items);
            list.add(place, applies, item);
            if let Some((paper, assessed)) = papers.next() {
                list.paper(place, paper, assessed, rule);
            }
        }
    }
    list.list
}

struct Citations<'a> {
    notice: &'a Notice,
    answers: &'a Answers,
    /// What sentences of the section apply at most: those of a section that is not shown do not.
    at_most: Applies,
    list: Vec<Citation>,
}

impl Citations<'_> {
    fn add(&mut self, place: &str, applies: Applies, item: &dyn Item) {
        let cited: &Cited = item.cited();
        self.list.push(Citation {
            place: Rc::from(place),
            id: cited.id.clone(),
            applies: applies.min(self.at_most),
            text: item.text().clone(),
            clause: cited.clause.clone(),
            quote: cited.quote.clone(),
            occurrence: cited.occurrence,
        });
    }

    fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    /// Whether an item applies: by its decision, where it has one, otherwise by its condition.
    fn item(&self, item: &dyn Item, rule: &ItemRule, items: &Items) -> Applies {
        let Some(decision) = rule.decision else {
            let confirms = |lines: &[Line]| {
                lines
                    .iter()
                    .any(|line| line.confirm && std::ptr::eq(&raw const line.cited, item.cited()))
            };
            let confirm = matches!(items, Items::Lines(lines, _) if confirms(lines));
            return of_truth(self.truth(rule.when.as_ref()), confirm);
        };
        windows::applies(&outcome_of(self.notice, decision, self.answers))
    }

    /// The findings and notes of a paper and of its variant.
    fn paper(&mut self, section: &str, paper: &Paper, assessed: &AssessedPaper, rule: &ItemRule) {
        let place = format!("{section}/{}", assessed.id);
        if let Some(decision) = rule.decision {
            self.findings(&place, decision, &assessed.assessed);
        }
        self.lines(&place, &paper.notes, &rule.notes);
        let variant = rule.variant.zip(assessed.variant_detail.as_ref());
        if let Some((decision, detail)) = variant {
            self.findings(&place, decision, detail);
        }
        if let Some(variant) = &paper.variant {
            self.lines(&place, &variant.notes, &rule.variant_notes);
        }
    }

    fn findings(&mut self, place: &str, index: DecisionIndex, assessed: &Assessed) {
        let rule = self.notice.decision(index);
        let findings: Vec<&Finding> = rule.subject.findings(self.notice.document());
        for (finding, rule) in findings.into_iter().zip(&rule.findings) {
            let mut found = assessed.findings.iter();
            let found = found.find(|it| it.id == finding.cited.id);
            let applies = match (found, rule) {
                (Some(found), _) if &*found.verdict == Verdict::CONFIRM => Applies::Confirm,
                (Some(_), _) => Applies::Yes,
                (None, Some(rule)) => of_truth(self.truth(Some(rule)), false),
                (None, None) if assessed.verdict == Some(Outcome::Open) => Applies::Open,
                (None, None) => Applies::No,
            };
            self.add(place, applies, finding);
        }
    }

    fn lines(&mut self, place: &str, lines: &[Line], rules: &[Option<Rule>]) {
        for (line, rule) in lines.iter().zip(rules) {
            let applies = of_truth(self.truth(rule.as_ref()), line.confirm);
            self.add(place, applies, line);
        }
    }
}

fn of_truth(truth: Truth, confirm: bool) -> Applies {
    match truth {
        Truth::TRUE if confirm => Applies::Confirm,
        Truth::TRUE => Applies::Yes,
        Truth::FALSE => Applies::No,
        Truth::UNSURE => Applies::Confirm,
        _ => Applies::Open,
    }
}
