//! Resolves the conditions of a notice to positions of questions and options, for fast evaluation.

use std::rc::Rc;

use super::{
    AnswerOption, Condition, Decision, Document, Fault, Finding, Line, Material, Problems,
    Question, Section, Verdict, path::Path,
};

/// The maximum number of options of a question: `OptionSet` has 32 bits.
pub const MOST_OPTIONS: usize = 32;
/// The maximum number of questions of a notice: `QuestionSet` has 32 bits.
pub const MOST_QUESTIONS: usize = 32;

/// The maximum number of conditions, with every use of a term counted in full, because terms are copied
/// where they are used and must not fill the memory of a device.
pub const MOST_CONDITIONS: usize = 10_000;

/// Whether there are more questions or options than `QuestionSet` and `OptionSet` can hold.
pub fn too_large(document: &Document) -> bool {
    let over = |question: &Question| question.options.len() > MOST_OPTIONS;
    document.questions.len() > MOST_QUESTIONS || document.questions.iter().any(over)
}

/// A question by its position in asking order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionIndex(pub usize);

/// A decision by its position: the sections, then the papers, then their variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecisionIndex(pub usize);

/// A set of options of one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct OptionSet(u32);

impl OptionSet {
    /// The set with one option.
    pub fn one(option: usize) -> Self {
        Self(1 << option)
    }

    /// The set as a number with one bit per option.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The set from such a number.
    #[expect(clippy::cast_possible_truncation, reason = "there are no more options")]
    pub fn of_bits(bits: u64) -> Self {
        Self(bits as u32)
    }

    /// The union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without an option.
    #[must_use]
    pub fn without(self, option: usize) -> Self {
        Self(self.0 & !(1 << option))
    }

    /// Whether the sets share an option.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the option is in it.
    pub fn contains(self, option: usize) -> bool {
        self.meets(Self::one(option))
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A set of questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QuestionSet(u32);

impl QuestionSet {
    /// The set with one question.
    pub fn one(question: QuestionIndex) -> Self {
        Self(1 << question.0)
    }

    /// The union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its questions in asking order.
    pub fn iter(self) -> impl Iterator<Item = QuestionIndex> {
        (0..MOST_QUESTIONS)
            .map(QuestionIndex)
            .filter(move |question| self.contains(*question))
    }

    /// The first question in asking order.
    pub fn first(self) -> Option<QuestionIndex> {
        (self.0 != 0).then(|| QuestionIndex(self.0.trailing_zeros() as usize))
    }

    /// Whether the question is in it.
    pub fn contains(self, question: QuestionIndex) -> bool {
        self.0 & (1 << question.0) != 0
    }

    /// The number of questions.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A condition, ready to evaluate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The question is answered with one of the options.
    Answer(QuestionIndex, OptionSet),
    /// The question is answered `unsure`.
    Unsure(QuestionIndex),
    /// All hold.
    All(Vec<Rule>),
    /// At least one holds.
    Any(Vec<Rule>),
    /// It does not hold.
    Not(Box<Rule>),
}

impl Rule {
    /// Whether it contains `unsure`.
    pub fn asks_unsure(&self) -> bool {
        match self {
            Self::Answer(..) => false,
            Self::Unsure(_) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_unsure),
            Self::Not(part) => part.asks_unsure(),
        }
    }
}

/// What the engine needs to know of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRule {
    /// The option `unsure`.
    pub unsure: OptionSet,
    /// The options that exclude every other.
    pub alone: OptionSet,
    /// The option in force while there is no answer; a question with a default is never asked.
    pub default: OptionSet,
}

/// The resolved conditions of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRule {
    /// The verdicts by precedence, each with the positions of its findings.
    pub levels: Vec<(Verdict, Vec<usize>)>,
    /// The condition of each finding; one without a condition holds when no other finding does.
    pub findings: Vec<Option<Rule>>,
    /// The condition of each note.
    pub notes: Vec<Option<Rule>>,
}

/// All resolved conditions of a notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// By question.
    pub questions: Vec<QuestionRule>,
    /// By decision: the sections, the papers, the variants of papers.
    pub decisions: Vec<DecisionRule>,
    /// By requirement of continuing education.
    pub requirements: Vec<Option<Rule>>,
    /// By note on all papers.
    pub material_notes: Vec<Option<Rule>>,
    /// By step to the exemption.
    pub exemption_steps: Vec<Option<Rule>>,
    /// By note on all windows.
    pub window_notes: Vec<Option<Rule>>,
    /// By step of the plan.
    pub steps: Vec<Option<Rule>>,
    /// By caution.
    pub cautions: Vec<Option<Rule>>,
}

/// A decision with its place and its findings, including shared ones.
pub struct PlacedDecision<'a> {
    /// Its place in the JSON.
    pub path: Path,
    /// The decision.
    pub decision: &'a Decision,
    /// Its findings, its own first, each with its place.
    pub findings: Vec<(Path, &'a Finding)>,
    /// The verdicts that programs expect.
    pub expected: &'static [Verdict],
}

/// All decisions of a document: the sections, the papers, the variants.
pub fn placed_decisions(document: &Document) -> Vec<PlacedDecision<'_>> {
    let mut decisions = Vec::new();
    for section in Section::ALL {
        let path = Path::root().key("sections").key(section.id());
        let decision = document.sections.get(section);
        decisions.push(place(path, decision, section.verdicts()));
    }
    for (at, material) in document.materials.iter().enumerate() {
        let path = Path::root().key("materials").at(at).key("decision");
        let mut placed = place(path, &material.decision, &Verdict::OF_MATERIALS);
        for (at, shared) in document.shared_findings.iter().enumerate() {
            if shared.materials.contains(&material.id) {
                let path = Path::root().key("shared_findings").at(at).key("finding");
                placed.findings.push((path, &shared.finding));
            }
        }
        decisions.push(placed);
    }
    for (at, material) in document.materials.iter().enumerate() {
        if let Some(variant) = &material.variant {
            let path = Path::root().key("materials").at(at).key("variant");
            decisions.push(place(path, variant, &Verdict::OF_VARIANTS));
        }
    }
    decisions
}

fn place<'a>(
    path: Path,
    decision: &'a Decision,
    expected: &'static [Verdict],
) -> PlacedDecision<'a> {
    let own = decision.findings.iter().enumerate();
    let findings = own
        .map(|(at, finding)| (path.key("findings").at(at), finding))
        .collect();
    PlacedDecision {
        path,
        decision,
        findings,
        expected,
    }
}

/// Every outermost condition of a document.
pub fn all_conditions(document: &Document) -> Vec<&Condition> {
    let decisions = placed_decisions(document);
    let findings = decisions.iter().flat_map(|it| &it.findings);
    let findings = findings.filter_map(|(_, finding)| finding.when.as_ref());
    let lines = placed_lines(document);
    let lines = lines.iter().filter_map(|(_, line)| line.when.as_ref());
    let steps = document.steps.iter().filter_map(|step| step.when.as_ref());
    let requirements = document
        .requirements
        .iter()
        .map(|requirement| &requirement.when);
    findings
        .chain(lines)
        .chain(steps)
        .chain(requirements)
        .collect()
}

/// All lines of a document, each with its place: the notes of its decisions, then its lists.
pub fn placed_lines<'a>(document: &'a Document) -> Vec<(Path, &'a Line)> {
    let notes = placed_decisions(document).into_iter();
    let notes = notes.map(|it| (it.path.key("notes"), &it.decision.notes));
    let lists = [
        ("material_notes", &document.material_notes),
        ("exemption_steps", &document.exemption_steps),
        ("window_notes", &document.window_notes),
        ("cautions", &document.cautions),
    ];
    let lists = lists.map(|(name, lines)| (Path::root().key(name), lines));
    let entry = |(path, lines): (Path, &'a Vec<Line>)| {
        let lines = lines.iter().enumerate();
        lines.map(move |(at, line)| (path.at(at), line))
    };
    notes.chain(lists).flat_map(entry).collect()
}

impl Rules {
    /// Resolves every condition, and reports those that cannot be resolved.
    pub fn compile(document: &Document, problems: &mut Problems) -> Self {
        if too_large(document) {
            return Self::default();
        }
        let mut compiler = Compiler {
            document,
            terms: Vec::new(),
            conditions: 0,
            problems,
        };
        compiler.terms();
        let decisions = placed_decisions(document);
        let rules = Self {
            questions: compiler.questions(),
            decisions: decisions
                .iter()
                .map(|placed| compiler.decision(placed))
                .collect(),
            requirements: compiler.requirements(),
            material_notes: compiler.lines(
                &Path::root().key("material_notes"),
                &document.material_notes,
            ),
            exemption_steps: compiler.lines(
                &Path::root().key("exemption_steps"),
                &document.exemption_steps,
            ),
            window_notes: compiler.lines(&Path::root().key("window_notes"), &document.window_notes),
            steps: compiler.steps(),
            cautions: compiler.lines(&Path::root().key("cautions"), &document.cautions),
        };
        let (found, most) = (compiler.conditions, MOST_CONDITIONS);
        if found > most {
            let path = Path::root().key("when");
            problems.push(path.fault(Fault::TooMany { found, most }));
        }
        rules
    }

    /// The position of the decision of a section.
    pub fn section(section: Section) -> DecisionIndex {
        DecisionIndex(section as usize)
    }

    /// The position of the decision of a paper.
    pub fn material(material: usize) -> DecisionIndex {
        DecisionIndex(Section::ALL.len() + material)
    }

    /// The position of the variant of a paper, where it has one.
    pub fn variant(document: &Document, material: usize) -> Option<DecisionIndex> {
        document.materials[material].variant.as_ref()?;
        let with_variant = |before: &&Material| before.variant.is_some();
        let earlier = document.materials[..material]
            .iter()
            .filter(with_variant)
            .count();
        Some(DecisionIndex(
            Section::ALL.len() + document.materials.len() + earlier,
        ))
    }
}

struct Compiler<'a> {
    document: &'a Document,
    /// The terms: id, condition, and the number of conditions in it.
    terms: Vec<(&'a str, Rule, usize)>,
    /// The number of conditions so far.
    conditions: usize,
    problems: &'a mut Problems,
}

impl<'a> Compiler<'a> {
    /// Resolves the terms. None is known meanwhile, so no term can use another, and terms cannot form a
    /// cycle.
    fn terms(&mut self) {
        let document = self.document;
        let terms = document.terms.iter().enumerate().filter_map(|(at, term)| {
            let path = Path::root().key("terms").at(at).key("when");
            let before = self.conditions;
            let rule = self.condition(&path, &term.when)?;
            Some((&*term.id, rule, self.conditions - before))
        });
        self.terms = terms.collect();
    }

    fn questions(&mut self) -> Vec<QuestionRule> {
        let questions = self.document.questions.iter().enumerate();
        questions
            .map(|(at, question)| {
                let set = |holds: &dyn Fn(&AnswerOption) -> bool| {
                    let chosen = question
                        .options
                        .iter()
                        .enumerate()
                        .filter(|(_, o)| holds(o));
                    chosen.fold(OptionSet::default(), |set, (at, _)| {
                        set.union(OptionSet::one(at))
                    })
                };
                let unsure = set(&AnswerOption::is_unsure);
                let default = question
                    .default
                    .as_ref()
                    .map_or(OptionSet::default(), |default| {
                        let path = Path::root().key("questions").at(at).key("default");
                        self.option(&path, at, default)
                    });
                QuestionRule {
                    unsure,
                    alone: set(&|option| option.alone).union(unsure),
                    default,
                }
            })
            .collect()
    }

    fn decision(&mut self, placed: &PlacedDecision<'a>) -> DecisionRule {
        let of_verdict = |verdict| {
            let findings = placed.findings.iter().enumerate();
            findings
                .filter(|(_, (_, f))| f.verdict == verdict)
                .map(|(at, _)| at)
                .collect()
        };
        let verdicts = &placed.decision.verdicts;
        let findings = placed.findings.iter();
        DecisionRule {
            levels: verdicts
                .iter()
                .map(|it| (it.verdict, of_verdict(it.verdict)))
                .collect(),
            findings: findings.map(|(path, it)| self.finding(path, it)).collect(),
            notes: self.lines(&placed.path.key("notes"), &placed.decision.notes),
        }
    }

    fn finding(&mut self, path: &Path, finding: &'a Finding) -> Option<Rule> {
        let rule = self.when(path, finding.when.as_ref());
        if rule.as_ref().is_some_and(Rule::asks_unsure) {
            self.problems
                .push(path.key("when").fault(Fault::UnsureInFinding));
        }
        rule
    }

    fn requirements(&mut self) -> Vec<Option<Rule>> {
        let requirements = self.document.requirements.iter().enumerate();
        let path = Path::root().key("requirements");
        requirements
            .map(|(at, it)| self.when(&path.at(at), Some(&it.when)))
            .collect()
    }

    fn lines(&mut self, path: &Path, lines: &'a [Line]) -> Vec<Option<Rule>> {
        let lines = lines.iter().enumerate();
        lines
            .map(|(at, line)| self.when(&path.at(at), line.when.as_ref()))
            .collect()
    }

    fn steps(&mut self) -> Vec<Option<Rule>> {
        let path = Path::root().key("steps");
        let steps = self.document.steps.iter().enumerate();
        steps
            .map(|(at, step)| self.when(&path.at(at), step.when.as_ref()))
            .collect()
    }

    fn when(&mut self, path: &Path, condition: Option<&'a Condition>) -> Option<Rule> {
        self.condition(&path.key("when"), condition?)
    }

    fn condition(&mut self, path: &Path, condition: &'a Condition) -> Option<Rule> {
        self.conditions += 1;
        match condition {
            Condition::Answer { question, options } => self.answer(path, question, options),
            Condition::Unsure(question) => self
                .question(&path.key("unsure"), question)
                .map(|at| Rule::Unsure(QuestionIndex(at))),
            Condition::Term(name) => {
                let Some((_, rule, size)) = self.terms.iter().find(|(id, ..)| *id == &**name)
                else {
                    self.problems
                        .push(path.key("term").fault(Fault::UnknownTerm(name.to_string())));
                    return None;
                };
                self.conditions += size;
                (self.conditions <= MOST_CONDITIONS).then(|| rule.clone())
            }
            Condition::All(parts) => self.parts(&path.key("all"), parts).map(Rule::All),
            Condition::Any(parts) => self.parts(&path.key("any"), parts).map(Rule::Any),
            Condition::Not(part) => self
                .condition(&path.key("not"), part)
                .map(|rule| Rule::Not(Box::new(rule))),
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
            if &**option == AnswerOption::UNSURE {
                self.problems
                    .push(path.at(position).fault(Fault::UnsureInCondition));
            } else {
                set = set.union(self.option(&path.at(position), at, option));
            }
        }
        Some(Rule::Answer(QuestionIndex(at), set))
    }

    fn question(&mut self, path: &Path, id: &str) -> Option<usize> {
        let at = self
            .document
            .questions
            .iter()
            .position(|question| &*question.id == id);
        if at.is_none() {
            self.problems
                .push(path.fault(Fault::UnknownQuestion(id.to_owned())));
        }
        at
    }

    fn option(&mut self, path: &Path, question: usize, id: &str) -> OptionSet {
        let question = &self.document.questions[question];
        let Some(at) = question.options.iter().position(|option| &*option.id == id) else {
            let question = question.id.to_string();
            self.problems.push(path.fault(Fault::UnknownOption {
                question,
                option: id.to_owned(),
            }));
            return OptionSet::default();
        };
        OptionSet::one(at)
    }
}
