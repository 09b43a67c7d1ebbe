//! The conditions of a notice, resolved to positions of questions and options for fast evaluation.

mod compile;
mod conditions;
mod sets;
mod thresholds;
mod written;

use std::rc::Rc;

use super::{Document, Finding, Verdict, path::Path};

pub use compile::too_large;
pub use conditions::{each_condition, parts};
pub use sets::{
    MOST_OPTIONS, MOST_QUESTIONS, MOST_VERDICTS, OptionSet, QuestionIndex, QuestionSet,
};
pub use thresholds::{Bound, Intervals};

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
    /// At least so many hold.
    AtLeast(usize, Vec<Rule>),
}

impl Rule {
    /// Whether it contains `unsure`.
    pub fn asks_unsure(&self) -> bool {
        match self {
            Self::Answer(..) => false,
            Self::Unsure(_) => true,
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().any(Self::asks_unsure)
            }
            Self::Not(part) => part.asks_unsure(),
        }
    }
}

/// What the engine needs to know of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRule {
    /// The intervals of its values, which come before its options.
    pub intervals: Intervals,
    /// The number of its intervals and options.
    pub choices: usize,
    /// The option `unsure`.
    pub unsure: OptionSet,
    /// The options that exclude every other.
    pub alone: OptionSet,
    /// The option in force while there is no answer; a question with a default is never asked.
    pub default: OptionSet,
}

/// A decision by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecisionIndex(pub usize);

/// What a decision is about: a section, or an item of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The position of the section.
    pub section: usize,
    /// The part of it.
    pub part: Part,
}

/// What of a section is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The section itself.
    Whole,
    /// Whether a paper is needed, by the position of the paper.
    Paper(usize),
    /// The variant of a paper.
    Variant(usize),
    /// The number of copies of a paper.
    Copies(usize),
    /// Whether an item applies.
    Item(usize),
}

/// A verdict of a decision; of a fee a verdict with its amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its id.
    pub verdict: Rc<str>,
    /// Whether nothing else matters once it is reached.
    pub ends: bool,
    /// The positions of its findings.
    pub findings: Vec<usize>,
}

impl Level {
    /// Whether it is the verdict that the bureau has to be asked.
    pub fn is_confirm(&self) -> bool {
        &*self.verdict == Verdict::CONFIRM
    }
}

/// The resolved conditions of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRule {
    /// What it is about.
    pub subject: Subject,
    /// The verdicts by precedence. `confirm` is one of them, the last where the notice does not list it.
    pub levels: Vec<Level>,
    /// The position of `confirm` among them.
    pub confirm: usize,
    /// The condition of each finding; one without a condition holds when no other finding does.
    pub findings: Vec<Option<Rule>>,
}

impl DecisionRule {
    /// The id of the verdict that an item applies.
    pub const APPLIES: &str = "applies";
    /// The id of the verdict that an item does not apply.
    pub const DOES_NOT: &str = "does-not";
}

/// The resolved conditions of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRule {
    /// Its decision, where it has a verdict of its own.
    pub decision: Option<DecisionIndex>,
    /// The condition of each note.
    pub notes: Vec<Option<Rule>>,
    /// By item.
    pub items: Vec<ItemRule>,
}

/// The resolved conditions of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemRule {
    /// Its condition.
    pub when: Option<Rule>,
    /// Its decision: whether it applies or, of a paper, whether it is needed.
    pub decision: Option<DecisionIndex>,
    /// The condition of each note of a paper.
    pub notes: Vec<Option<Rule>>,
    /// The decision about the variant of a paper.
    pub variant: Option<DecisionIndex>,
    /// The condition of each note of the variant.
    pub variant_notes: Vec<Option<Rule>>,
    /// The decision about the number of copies, where that depends on answers.
    pub copies: Option<DecisionIndex>,
}

/// All resolved conditions of a notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// By question.
    pub questions: Vec<QuestionRule>,
    /// Everything that is decided, in the order of the notice.
    pub decisions: Vec<DecisionRule>,
    /// By section.
    pub sections: Vec<SectionRule>,
}

impl Subject {
    /// The place in the JSON.
    pub fn path(self) -> Path {
        let section = Path::root().key("sections").at(self.section);
        let item = |at| section.key("items").at(at);
        match self.part {
            Part::Whole => section,
            Part::Paper(at) | Part::Item(at) => item(at),
            Part::Variant(at) => item(at).key("variant"),
            Part::Copies(at) => item(at).key("copies"),
        }
    }

    /// Its findings: those of a paper, then those that it shares with others. Items and copies have conditions
    /// and no findings.
    pub fn findings(self, document: &Document) -> Vec<&Finding> {
        let section = &document.sections[self.section];
        match self.part {
            Part::Whole => section.decision.findings.iter().collect(),
            Part::Paper(at) => {
                let paper = &section.papers()[at];
                let shared = section.shared_with(&paper.cited.id);
                paper
                    .findings
                    .iter()
                    .chain(shared.map(|(_, it)| it))
                    .collect()
            }
            Part::Variant(at) => {
                let variant = section.papers()[at].variant.as_ref();
                variant.map_or_else(Vec::new, |it| it.findings.iter().collect())
            }
            Part::Item(_) | Part::Copies(_) => Vec::new(),
        }
    }

    /// The places of its findings, or of the entries that decide an item or copies.
    pub fn places(self, document: &Document) -> Vec<Path> {
        let path = self.path();
        let own = |count| (0..count).map(|at| path.key("findings").at(at));
        let section = &document.sections[self.section];
        match self.part {
            Part::Whole | Part::Variant(_) => own(self.findings(document).len()).collect(),
            Part::Paper(at) => {
                let paper = &section.papers()[at];
                let findings = Path::root()
                    .key("sections")
                    .at(self.section)
                    .key("findings");
                let shared = section.shared_with(&paper.cited.id);
                own(paper.findings.len())
                    .chain(shared.map(|(at, _)| findings.at(at)))
                    .collect()
            }
            Part::Item(_) => vec![path.clone(), path],
            Part::Copies(at) => {
                let copies = section.papers()[at].copies.iter().flat_map(|it| &it.0);
                copies.enumerate().map(|(at, _)| path.at(at)).collect()
            }
        }
    }

    /// The verdicts that the notice lists for it.
    pub fn verdicts(self, document: &Document) -> &[Verdict] {
        let section = &document.sections[self.section];
        match self.part {
            Part::Whole | Part::Paper(_) => &section.decision.verdicts,
            Part::Variant(at) => {
                let variant = section.papers()[at].variant.as_ref();
                variant.map_or(&[], |variant| &variant.verdicts)
            }
            Part::Item(_) | Part::Copies(_) => &[],
        }
    }
}
