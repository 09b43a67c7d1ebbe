//! Resolves the conditions of a document, and reports those that cannot be resolved.

use std::rc::Rc;

use super::super::{
    AnswerOption, Condition, Copies, Document, Fault, Finding, Items, Line, Problems, Question,
    Section, Verdict, path::Path,
};
use super::{
    DecisionIndex, DecisionRule, Intervals, ItemRule, Level, OptionSet, Part, QuestionIndex,
    QuestionRule, Rule, Rules, SectionRule, Subject,
    sets::{MOST_OPTIONS, MOST_QUESTIONS, MOST_VERDICTS},
    thresholds::{needs_threshold, resolve},
};

/// The maximum number of conditions, with every use of a term counted in full, because terms are copied
/// where they are used and must not fill the memory of a device.
pub const MOST_CONDITIONS: usize = 10_000;

/// Whether there are more questions, options or verdicts than sets of them can hold.
pub fn too_large(document: &Document) -> bool {
    let over = |question: &Question| question.options.len() > MOST_OPTIONS;
    let verdicts = |section: &Section| {
        let papers = section.papers().iter();
        let variants = papers.clone().filter_map(|it| it.variant.as_ref());
        let copies = papers.filter_map(|it| it.copies.as_ref());
        let verdicts = variants.map(|it| it.verdicts.len());
        let all = verdicts.chain(copies.map(|it| it.0.len()));
        all.chain([section.decision.verdicts.len(), section.amounts()])
            .max()
    };
    document.questions.len() > MOST_QUESTIONS
        || document.questions.iter().any(over)
        || document.sections.iter().filter_map(verdicts).max() > Some(MOST_VERDICTS)
}

/// The positions of the findings of a verdict, those of each amount together. Those of the amount that stands without
/// a condition come last, because it stands where no other does.
fn by_amount(verdict: &str, findings: &[&Finding]) -> Vec<Vec<usize>> {
    let own = findings.iter().enumerate();
    let own = own.filter(|(_, finding)| *finding.verdict == *verdict);
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for (at, finding) in own {
        let same = |level: &&mut Vec<usize>| findings[level[0]].amount_cny == finding.amount_cny;
        match levels.iter_mut().find(same) {
            Some(level) => level.push(at),
            None => levels.push(vec![at]),
        }
    }
    let unconditional = |it: &usize| findings[*it].cited.when.is_none();
    if let Some(at) = levels
        .iter()
        .position(|level| level.iter().any(unconditional))
    {
        let last = levels.remove(at);
        levels.push(last);
    }
    if levels.is_empty() {
        levels.push(Vec::new());
    }
    levels
}

impl Rules {
    /// Resolves every condition, and reports those that cannot be resolved.
    pub fn compile(document: &Document, problems: &mut Problems) -> Self {
        if too_large(document) {
            return Self::default();
        }
        let intervals = intervals(document, problems);
        let mut compiler = Compiler {
            document,
            intervals: &intervals,
            terms: vec![Resolved::NotYet; document.terms.len()],
            conditions: 0,
            decisions: Vec::new(),
            problems,
        };
        compiler.terms();
        let questions = compiler.questions();
        let path = Path::root().key("sections");
        let sections = document.sections.iter().enumerate();
        let sections = sections.map(|(at, it)| compiler.section(at, &path.at(at), it));
        let sections = sections.collect();
        compiler.limit("when");
        let decisions = compiler.decisions;
        Self {
            questions,
            decisions,
            sections,
        }
    }
}

/// The intervals of every question; a question whose thresholds cut it into too many keeps none.
fn intervals(document: &Document, problems: &mut Problems) -> Vec<Intervals> {
    let questions = document.questions.iter().enumerate();
    let intervals = questions.map(|(at, question)| {
        let intervals = Intervals::of(document, question);
        if intervals.too_many(question) {
            let path = Path::root().key("questions").at(at);
            problems.push(path.fault(Fault::TooManyIntervals(intervals.count())));
            return Intervals::default();
        }
        intervals
    });
    intervals.collect()
}

/// A term while the terms are being resolved.
#[derive(Clone)]
enum Resolved {
    NotYet,
    /// It is being resolved, so that meeting it again is a cycle.
    Begun,
    /// The condition, if it can be resolved, and the number of conditions in it.
    Done(Option<Rule>, usize),
}

struct Compiler<'a> {
    document: &'a Document,
    intervals: &'a [Intervals],
    /// By term.
    terms: Vec<Resolved>,
    /// The number of conditions so far.
    conditions: usize,
    decisions: Vec<DecisionRule>,
    problems: &'a mut Problems,
}

impl<'a> Compiler<'a> {
    fn terms(&mut self) {
        for at in 0..self.terms.len() {
            self.term(at);
        }
        self.limit("terms");
        // They count again where they are used.
        self.conditions = 0;
    }

    /// Reports too many conditions; those beyond the limit were not copied, and would seem not to be there.
    fn limit(&mut self, place: &str) {
        let (found, most) = (self.conditions, MOST_CONDITIONS);
        if found > most {
            let path = Path::root().key(place);
            self.problems
                .push(path.fault(Fault::TooMany { found, most }));
        }
    }

    /// Resolves a term, unless that has been done.
    fn term(&mut self, at: usize) {
        if matches!(self.terms[at], Resolved::NotYet) {
            self.terms[at] = Resolved::Begun;
            let path = Path::root().key("terms").at(at).key("when");
            let before = self.conditions;
            let rule = self.condition(&path, &self.document.terms[at].when);
            self.terms[at] = Resolved::Done(rule, self.conditions - before);
        }
    }

    fn questions(&mut self) -> Vec<QuestionRule> {
        let questions = self.document.questions.iter().enumerate();
        questions
            .map(|(at, question)| {
                let intervals = self.intervals[at].clone();
                let first = intervals.count();
                let set = |holds: &dyn Fn(&AnswerOption) -> bool| {
                    let options = question.options.iter().enumerate();
                    let chosen = options.filter(|(_, option)| holds(option));
                    chosen.fold(OptionSet::default(), |set, (at, _)| {
                        set.union(OptionSet::one(first + at))
                    })
                };
                let unsure = set(&AnswerOption::is_unsure);
                let default = question.default.as_ref();
                let default = default.map_or(OptionSet::default(), |default| {
                    let path = Path::root().key("questions").at(at).key("default");
                    self.option(&path, at, default)
                });
                QuestionRule {
                    choices: first + question.options.len(),
                    intervals,
                    unsure,
                    alone: set(&|option| option.alone).union(unsure),
                    default,
                }
            })
            .collect()
    }

    fn section(&mut self, at: usize, path: &Path, section: &'a Section) -> SectionRule {
        let subject = |part| Subject { section: at, part };
        let decision = section
            .is_decided()
            .then(|| self.decision(subject(Part::Whole)));
        let notes = self.lines(&path.key("notes"), &section.decision.notes);
        let items = section.items.each().into_iter().enumerate();
        let items = items.map(|(number, item)| {
            let path = path.key("items").at(number);
            let when = self.when(&path, item.cited().when.as_ref());
            let asks = match &section.items {
                Items::Charges(_) | Items::Windows(_) => true,
                // In a section with verdicts requirements are listed where they hold, and ask nothing.
                Items::Requirements(_) => decision.is_none(),
                Items::Papers(..) => section.decision.verdicts.is_empty(),
                _ => false,
            };
            let asks = when.as_ref().filter(|_| asks).cloned();
            if let Some(rule) = &asks {
                self.no_unsure(&path, rule);
            }
            let decision = asks.map(|rule| self.applies(subject(Part::Item(number)), rule));
            let rule = ItemRule {
                when,
                decision,
                ..ItemRule::default()
            };
            match section.papers().get(number) {
                Some(_) => self.paper(&path, section, subject(Part::Paper(number)), rule),
                None => rule,
            }
        });
        SectionRule {
            items: items.collect(),
            decision,
            notes,
        }
    }

    fn paper(
        &mut self,
        path: &Path,
        section: &'a Section,
        subject: Subject,
        rule: ItemRule,
    ) -> ItemRule {
        let Part::Paper(at) = subject.part else {
            return rule;
        };
        let of = |part| Subject { part, ..subject };
        let paper = &section.papers()[at];
        let is_decided = !section.decision.verdicts.is_empty();
        let needed = is_decided.then(|| self.decision(subject));
        let variant = paper.variant.as_ref();
        let copies = paper.copies.as_ref().filter(|it| it.only().is_none());
        ItemRule {
            decision: needed.or(rule.decision),
            notes: self.lines(&path.key("notes"), &paper.notes),
            variant: variant.map(|_| self.decision(of(Part::Variant(at)))),
            variant_notes: variant.map_or_else(Vec::new, |variant| {
                self.lines(&path.key("variant").key("notes"), &variant.notes)
            }),
            copies: copies.and_then(|it| self.copies(of(Part::Copies(at)), it)),
            ..rule
        }
    }

    /// Resolves a decision with findings.
    fn decision(&mut self, subject: Subject) -> DecisionIndex {
        let document = self.document;
        let findings = subject.findings(document);
        let verdicts = subject.verdicts(document).iter();
        let levels = verdicts.flat_map(|verdict| {
            by_amount(&verdict.id, &findings)
                .into_iter()
                .map(|findings| Level {
                    verdict: verdict.id.clone(),
                    ends: verdict.ends,
                    findings,
                })
        });
        let levels = levels.collect();
        let places = subject.places(document);
        let rules = findings.iter().zip(&places);
        let rules = rules.map(|(it, path)| self.finding(path, it)).collect();
        self.add(subject, levels, rules)
    }

    /// The decision whether an item with a condition applies.
    fn applies(&mut self, subject: Subject, rule: Rule) -> DecisionIndex {
        let levels = [DecisionRule::APPLIES, DecisionRule::DOES_NOT]
            .into_iter()
            .enumerate();
        let levels = levels.map(|(at, verdict)| Level {
            verdict: verdict.into(),
            ends: false,
            findings: vec![at],
        });
        self.add(subject, levels.collect(), vec![Some(rule), None])
    }

    /// The decision about the number of copies: a verdict for each number in the list.
    fn copies(&mut self, subject: Subject, copies: &'a Copies) -> Option<DecisionIndex> {
        let path = subject.path();
        let mut rules = Vec::new();
        for (at, count) in copies.0.iter().enumerate() {
            let path = path.at(at);
            let rule = match &count.when {
                Some(when) => Some(self.condition(&path.key("when"), when)?),
                None => None,
            };
            if let Some(rule) = &rule {
                self.no_unsure(&path, rule);
            }
            rules.push(rule);
        }
        let levels = (0..rules.len()).map(|at| Level {
            verdict: at.to_string().into(),
            ends: false,
            findings: vec![at],
        });
        Some(self.add(subject, levels.collect(), rules))
    }

    fn add(
        &mut self,
        subject: Subject,
        mut levels: Vec<Level>,
        findings: Vec<Option<Rule>>,
    ) -> DecisionIndex {
        if !levels.iter().any(Level::is_confirm) {
            levels.push(Level {
                verdict: Verdict::CONFIRM.into(),
                ends: false,
                findings: Vec::new(),
            });
        }
        self.decisions.push(DecisionRule {
            confirm: levels
                .iter()
                .position(Level::is_confirm)
                .unwrap_or_default(),
            subject,
            levels,
            findings,
        });
        DecisionIndex(self.decisions.len() - 1)
    }

    fn finding(&mut self, path: &Path, finding: &'a Finding) -> Option<Rule> {
        let rule = self.when(path, finding.cited.when.as_ref());
        if let Some(rule) = &rule {
            self.no_unsure(path, rule);
        }
        rule
    }

    fn no_unsure(&mut self, path: &Path, rule: &Rule) {
        if rule.asks_unsure() {
            let path = path.key("when");
            self.problems.push(path.fault(Fault::UnsureInFinding));
        }
    }

    fn lines(&mut self, path: &Path, lines: &'a [Line]) -> Vec<Option<Rule>> {
        let lines = lines.iter().enumerate();
        lines
            .map(|(at, line)| self.when(&path.at(at), line.cited.when.as_ref()))
            .collect()
    }

    fn when(&mut self, path: &Path, condition: Option<&'a Condition>) -> Option<Rule> {
        self.condition(&path.key("when"), condition?)
    }

    fn condition(&mut self, path: &Path, condition: &'a Condition) -> Option<Rule> {
        self.conditions += 1;
        match condition {
            Condition::Answer { question, options } => self.answer(path, question, options),
            Condition::Value { question, range } => {
                let path = path.key(question);
                let at = self.question(&path, question)?;
                let (document, intervals) = (self.document, &self.intervals[at]);
                let asked = &document.questions[at];
                let set = resolve(document, asked, intervals, (&path, range), self.problems);
                Some(Rule::Answer(QuestionIndex(at), set))
            }
            Condition::Unsure(question) => self
                .question(&path.key("unsure"), question)
                .map(|at| Rule::Unsure(QuestionIndex(at))),
            Condition::Term(name) => self.named(&path.key("term"), name),
            Condition::All(parts) => self.parts(&path.key("all"), parts).map(Rule::All),
            Condition::Any(parts) => self.parts(&path.key("any"), parts).map(Rule::Any),
            Condition::Not(part) => self
                .condition(&path.key("not"), part)
                .map(|rule| Rule::Not(Box::new(rule))),
            Condition::Count { at_least, of } => {
                let (found, most) = (usize::from(*at_least), of.len());
                if found > most || found == 0 {
                    let path = path.key("at-least");
                    self.problems
                        .push(path.fault(Fault::CountTooLarge { found, most }));
                }
                let parts = self.parts(&path.key("of"), of)?;
                Some(Rule::AtLeast(found, parts))
            }
        }
    }

    /// The condition of a term.
    fn named(&mut self, path: &Path, name: &str) -> Option<Rule> {
        let mut terms = self.document.terms.iter();
        let Some(at) = terms.position(|term| *term.id == *name) else {
            let fault = Fault::UnknownTerm(name.to_owned());
            self.problems.push(path.fault(fault));
            return None;
        };
        self.term(at);
        match &self.terms[at] {
            Resolved::Done(rule, size) => {
                self.conditions += size;
                rule.clone().filter(|_| self.conditions <= MOST_CONDITIONS)
            }
            Resolved::Begun | Resolved::NotYet => {
                let fault = Fault::TermUsesItself(name.to_owned());
                self.problems.push(path.fault(fault));
                None
            }
        }
    }

    fn parts(&mut self, path: &Path, parts: &'a [Condition]) -> Option<Vec<Rule>> {
        if parts.is_empty() {
            self.problems.push(path.fault(Fault::Empty));
        }
        let parts = parts.iter().enumerate();
        parts
            .map(|(at, part)| self.condition(&path.at(at), part))
            .collect()
    }

    fn answer(&mut self, path: &Path, question: &str, options: &[Rc<str>]) -> Option<Rule> {
        let path = path.key(question);
        let at = self.question(&path, question)?;
        if options.is_empty() {
            self.problems.push(path.fault(Fault::Empty));
        }
        let mut set = OptionSet::default();
        for (position, option) in options.iter().enumerate() {
            let path = path.at(position);
            if &**option == AnswerOption::UNSURE {
                self.problems.push(path.fault(Fault::UnsureInCondition));
            } else {
                set = set.union(self.option(&path, at, option));
            }
        }
        Some(Rule::Answer(QuestionIndex(at), set))
    }

    fn question(&mut self, path: &Path, id: &str) -> Option<usize> {
        let mut questions = self.document.questions.iter();
        let at = questions.position(|question| &*question.id == id);
        if at.is_none() {
            let fault = Fault::UnknownQuestion(id.to_owned());
            self.problems.push(path.fault(fault));
        }
        at
    }

    fn option(&mut self, path: &Path, at: usize, id: &str) -> OptionSet {
        let question = &self.document.questions[at];
        let mut options = question.options.iter();
        if let Some(option) = options.position(|option| &*option.id == id) {
            return OptionSet::one(self.intervals[at].count() + option);
        }
        let name = question.id.to_string();
        let fault = if needs_threshold(question, id) {
            Fault::NeedsThreshold(name)
        } else {
            Fault::UnknownOption {
                question: name,
                option: id.to_owned(),
            }
        };
        self.problems.push(path.fault(fault));
        OptionSet::default()
    }
}
