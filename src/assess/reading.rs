//! The official text for one applicant: cut at the quotes of the notice into stretches, each with whether
//! it applies.

use std::rc::Rc;

use crate::notice::{DecisionIndex, Finding, Line, Notice, Rule, Rules, Section, Text, Verdict};

use super::{
    Answers, Assessment, Found, Outcome,
    truth::{Truth, evaluate},
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
    /// The value of `data-applies`.
    pub fn id(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Open => "open",
            Self::Confirm => "confirm",
            Self::Yes => "yes",
        }
    }
}

/// A sentence of the notice with the words that it quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of a section, or `materials/` and the id of a paper.
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
        list: Vec::new(),
    };
    list.sections(assessment);
    list.papers(assessment);
    list.lists();
    list.always();
    list.list
}

struct Citations<'a> {
    notice: &'a Notice,
    answers: &'a Answers,
    list: Vec<Citation>,
}

/// Adds something that has an id, a text, a clause and a quote.
macro_rules! cite {
    ($list:expr, $place:expr, $applies:expr, $item:expr) => {
        cite!($list, $place, $applies, $item, &$item.id, &$item.text)
    };
    ($list:expr, $place:expr, $applies:expr, $item:expr, $id:expr, $text:expr) => {
        $list.add(
            ($place, $id),
            $applies,
            $text,
            (&$item.clause, &$item.quote),
            $item.occurrence,
        )
    };
}

impl Citations<'_> {
    // Inlining it at every call would make the program larger.
    #[inline(never)]
    fn add(
        &mut self,
        (place, id): (&str, &Rc<str>),
        applies: Applies,
        text: &Text,
        (clause, quote): (&Rc<str>, &Rc<str>),
        occurrence: Option<u8>,
    ) {
        self.list.push(Citation {
            place: Rc::from(place),
            id: id.clone(),
            applies,
            text: text.clone(),
            clause: clause.clone(),
            quote: quote.clone(),
            occurrence,
        });
    }

    fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    fn sections(&mut self, assessment: &Assessment) {
        for section in Section::ALL {
            let (found, outcome) = section_of(assessment, section);
            let decision = self.notice.document().sections.get(section);
            let index = Rules::section(section);
            let findings: Vec<&Finding> = decision.findings.iter().collect();
            self.findings(section.id(), index, &findings, found, outcome);
            let rules = &self.notice.rules().decisions[index.0].notes;
            self.lines(section.id(), &decision.notes, rules);
        }
    }

    fn papers(&mut self, assessment: &Assessment) {
        let document = self.notice.document();
        for (at, (paper, assessed)) in document
            .materials
            .iter()
            .zip(&assessment.materials)
            .enumerate()
        {
            let applies = of_outcome(assessed.verdict);
            cite!(self, "materials", applies, paper, &paper.id, &paper.name);
            let place = format!("materials/{}", paper.id);
            let findings = paper.decision.findings.iter();
            let findings: Vec<&Finding> = findings.chain(document.shared_with(&paper.id)).collect();
            let index = Rules::material(at);
            self.findings(
                &place,
                index,
                &findings,
                &assessed.findings,
                assessed.verdict,
            );
            let rules = &self.notice.rules().decisions[index.0].notes;
            self.lines(&place, &paper.decision.notes, rules);
            let variant = paper.variant.as_ref().zip(Rules::variant(document, at));
            let variant = variant.zip(assessed.variant_detail.as_ref());
            if let Some(((variant, index), detail)) = variant {
                let findings: Vec<&Finding> = variant.findings.iter().collect();
                self.findings(&place, index, &findings, &detail.findings, detail.verdict);
            }
        }
    }

    fn findings(
        &mut self,
        place: &str,
        index: DecisionIndex,
        findings: &[&Finding],
        found: &[Found],
        outcome: Outcome,
    ) {
        for (at, finding) in findings.iter().enumerate() {
            let rule = self.notice.rules().decisions[index.0].findings[at].as_ref();
            let holds = found.iter().find(|it| it.id == finding.id);
            let applies = match (holds, rule) {
                (Some(found), _) if found.verdict == Verdict::Confirm => Applies::Confirm,
                (Some(_), _) => Applies::Yes,
                (None, Some(_)) => of_truth(self.truth(rule), false),
                (None, None) if outcome == Outcome::Open => Applies::Open,
                (None, None) => Applies::No,
            };
            cite!(self, place, applies, finding);
        }
    }

    fn lines(&mut self, place: &str, lines: &[Line], rules: &[Option<Rule>]) {
        for (line, rule) in lines.iter().zip(rules) {
            let applies = of_truth(self.truth(rule.as_ref()), line.confirm);
            cite!(self, place, applies, line);
        }
    }

    fn lists(&mut self) {
        let (document, rules) = (self.notice.document(), self.notice.rules());
        self.lines("materials", &document.material_notes, &rules.material_notes);
        self.lines(
            "exemption",
            &document.exemption_steps,
            &rules.exemption_steps,
        );
        self.lines("windows", &document.window_notes, &rules.window_notes);
        self.lines("cautions", &document.cautions, &rules.cautions);
        for (step, rule) in document.steps.iter().zip(&rules.steps) {
            let applies = of_truth(self.truth(rule.as_ref()), false);
            cite!(self, "steps", applies, step);
        }
        for (required, rule) in document.requirements.iter().zip(&rules.requirements) {
            let applies = of_truth(self.truth(rule.as_ref()), false);
            let id = format!("{}-{}", required.subject.id(), required.year);
            cite!(
                self,
                "education",
                applies,
                required,
                &Rc::from(id),
                &required.text
            );
        }
    }

    /// Everything that applies to everyone.
    fn always(&mut self) {
        let document = self.notice.document();
        for window in &document.windows {
            cite!(self, "windows", Applies::Yes, window);
        }
        for milestone in &document.milestones {
            cite!(self, "windows", Applies::Yes, milestone);
        }
        for statement in &document.statements {
            cite!(self, "statements", Applies::Yes, statement);
        }
        for contact in &document.contacts {
            cite!(self, "contacts", Applies::Yes, contact);
        }
        for site in &document.sites {
            cite!(self, "contacts", Applies::Yes, site);
        }
        for attachment in &document.attachments {
            let id = Rc::from(format!("attachment-{}", attachment.number));
            cite!(
                self,
                "contacts",
                Applies::Yes,
                attachment,
                &id,
                &attachment.text
            );
        }
    }
}

/// The findings of a section in an assessment, and its outcome.
fn section_of(assessment: &Assessment, section: Section) -> (&[Found], Outcome) {
    let education = &assessment.education;
    let assessed = match section {
        Section::Education => return (&education.findings, education.verdict),
        Section::Exemption => return (&education.exemption.findings, education.exemption.verdict),
        Section::EducationSource => &education.professional_source,
        Section::Eligibility => &assessment.eligibility,
        Section::Fee => &assessment.fee,
        Section::Defence => &assessment.defence,
        Section::Thesis => &assessment.thesis,
        Section::Channel => &assessment.channel,
    };
    (&assessed.findings, assessed.verdict)
}

fn of_outcome(outcome: Outcome) -> Applies {
    match outcome {
        Outcome::Open => Applies::Open,
        Outcome::Settled(Verdict::Confirm) => Applies::Confirm,
        Outcome::Settled(_) => Applies::Yes,
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
