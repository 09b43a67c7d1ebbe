//! The answers that a decision depends on, as variables of decision diagrams.
//!
//! A question is one variable. Its states are the options and *unsure* and *unanswered*. For a question that takes
//! several options, the state is the first one that is chosen, and each further option has a variable of its own, because
//! all combinations would be too many states. Options that no condition distinguishes count as one.

use std::collections::HashSet;

use crate::{
    assess::{Answer, Answers},
    notice::{Notice, OptionSet, QuestionIndex, QuestionSet, Rule},
};

use super::{
    super::usage::collect,
    diagram::{Assignment, Diagrams, Edge, Node, Operation, States, StepLimitReached, Variable},
};

/// The state of a question that is answered `unsure`.
pub const UNSURE: States = 1 << 32;
/// The state of a question without an answer.
pub const UNANSWERED: States = 1 << 33;
/// The states of the variable of a further option.
const LEFT_OUT: States = 1;
const CHOSEN: States = 2;

/// Which answers are considered, besides definite ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// None.
    Definite,
    /// Questions may be answered `unsure`.
    Known,
    /// Questions may be answered `unsure`, or have no answer: the state `UNSURE` stands for both.
    Unknown,
    /// Questions may be answered `unsure`, or have no answer: both states.
    All,
}

/// A question among the variables.
pub struct Asked {
    pub question: QuestionIndex,
    /// Its variable, which the variables of further options follow.
    pub variable: Variable,
    /// The states in which it has a definite answer.
    pub definite: States,
    /// The states `UNSURE` and `UNANSWERED`, as far as the scope has them and the question can take them.
    pub indefinite: States,
    /// The options that can be chosen together, one of those that no condition distinguishes. The variable of the option
    /// at a position, from 1 on, comes so many positions after `variable`.
    together: Vec<usize>,
    /// The option `unsure`.
    unsure: OptionSet,
    /// Whether it has a default, so that it is never without an answer.
    has_default: bool,
}

impl Asked {
    /// Whether a variable belongs to the question.
    fn owns(&self, variable: Variable) -> bool {
        let last = usize::from(self.variable) + self.together.len().saturating_sub(1);
        self.variable <= variable && usize::from(variable) <= last
    }

    /// The edges of the states without a definite answer. Unanswered, every condition may become true or false.
    fn indefinite_edges(&self, unsure: Node) -> [Edge; 2] {
        [
            Edge::new(self.indefinite & UNSURE, unsure),
            Edge::new(self.indefinite & UNANSWERED, Node::YES),
        ]
    }

    /// A function restricted to a state of the question, quantified over the further options: for all of them with
    /// `And`, for some with `Or`.
    pub fn quantified(
        &self,
        diagrams: &mut Diagrams,
        function: Node,
        by: Operation,
    ) -> Result<Node, StepLimitReached> {
        let mut pending = vec![function];
        let mut seen = HashSet::from([function]);
        let mut remaining = Vec::new();
        while let Some(node) = pending.pop() {
            if self.owns(diagrams.variable(node)) {
                let to = diagrams.edges(node).iter().map(|edge| edge.to);
                pending.extend(to.filter(|to| seen.insert(*to)));
            } else {
                remaining.push(node);
            }
        }
        remaining.sort_unstable();
        diagrams.combine_all(by, remaining, Node::NO)
    }

    /// A function restricted to a state of the question, where no further option is chosen.
    pub fn with_first_alone(&self, diagrams: &Diagrams, function: Node) -> Node {
        let mut node = function;
        while self.owns(diagrams.variable(node)) {
            let mut edges = diagrams.edges(node).iter();
            let edge = edges.find(|edge| edge.states & LEFT_OUT != 0);
            node = edge.map_or(Node::NO, |edge| edge.to);
        }
        node
    }
}

/// The questions of some conditions as variables.
pub struct Space<'a> {
    notice: &'a Notice,
    scope: Scope,
    pub asked: Vec<Asked>,
}

impl<'a> Space<'a> {
    /// The variables of the questions of some conditions, in an order.
    pub fn new(
        notice: &'a Notice,
        rules: &[&Rule],
        scope: Scope,
        order: impl IntoIterator<Item = QuestionIndex>,
    ) -> Self {
        let mut variable = 0;
        let mut asked = Vec::new();
        for question in order {
            let one = one_question(notice, question, (rules, scope), variable);
            variable += u16::try_from(one.together.len()).unwrap_or_default().max(1);
            asked.push(one);
        }
        Self {
            notice,
            scope,
            asked,
        }
    }

    /// Where the condition that a question is answered with one of some options may be true, and where it may be false.
    /// Both are possible for an unanswered question, and neither for an unsure one.
    pub fn answered(
        &self,
        diagrams: &mut Diagrams,
        (question, options): (QuestionIndex, OptionSet),
    ) -> Result<(Node, Node), StepLimitReached> {
        let Some(asked) = self.asked.iter().find(|it| it.question == question) else {
            return Ok((Node::NO, Node::YES));
        };
        let mut function = |hit: Node, miss: Node| {
            let mut edges = Vec::new();
            // What the further options after a position decide: a hit where a chosen one is among `options`.
            let mut later = miss;
            for (at, option) in asked.together.iter().enumerate().rev() {
                let to = if options.contains(*option) {
                    hit
                } else {
                    later
                };
                edges.push(Edge::new(1 << option, to));
                if at > 0 {
                    let variable = asked.variable + u16::try_from(at).unwrap_or_default();
                    let both = [Edge::new(CHOSEN, to), Edge::new(LEFT_OUT, later)];
                    later = diagrams.node(variable, both)?;
                }
            }
            let together = asked.together.iter().fold(0, |all, it| all | 1 << it);
            let single = asked.definite & !together;
            let hits = single & States::from(options.bits());
            edges.extend([Edge::new(hits, hit), Edge::new(single & !hits, miss)]);
            edges.extend(asked.indefinite_edges(Node::NO));
            diagrams.node(asked.variable, edges)
        };
        Ok((
            function(Node::YES, Node::NO)?,
            function(Node::NO, Node::YES)?,
        ))
    }

    /// Where the condition that a question is answered `unsure` may be true, and where it may be false.
    pub fn unsure(
        &self,
        diagrams: &mut Diagrams,
        question: QuestionIndex,
    ) -> Result<(Node, Node), StepLimitReached> {
        let Some(asked) = self.asked.iter().find(|it| it.question == question) else {
            return Ok((Node::NO, Node::YES));
        };
        let mut function = |unsure: Node, definite: Node| {
            let definite = Edge::new(asked.definite, definite);
            let edges = asked.indefinite_edges(unsure).into_iter();
            diagrams.node(asked.variable, edges.chain([definite]))
        };
        Ok((
            function(Node::YES, Node::NO)?,
            function(Node::NO, Node::YES)?,
        ))
    }

    /// The answers of an assignment. Questions that it does not contain make no difference: if they must have an answer
    /// in this scope they get their first definite one, otherwise none.
    pub fn answers(&self, assignment: &Assignment) -> Answers {
        let mut answers = Answers::none(self.notice);
        for asked in &self.asked {
            let state_of = |variable| assignment.iter().find(|(own, _)| *own == variable);
            let states = match state_of(asked.variable) {
                Some((_, states)) => *states,
                None if matches!(self.scope, Scope::Definite | Scope::Known) => asked.definite,
                None => continue,
            };
            let is_chosen = |at| {
                let at = u16::try_from(at).unwrap_or_default();
                state_of(asked.variable + at).is_some_and(|it| it.1 == CHOSEN)
            };
            let answer = self.answer(asked, states, is_chosen);
            answers.put(asked.question, answer);
        }
        answers
    }

    fn answer(&self, asked: &Asked, states: States, is_chosen: impl Fn(usize) -> bool) -> Answer {
        let may_be_open = match self.scope {
            Scope::Unknown => states & UNSURE != 0 && (states != UNSURE || asked.unsure.is_empty()),
            _ => states & UNANSWERED != 0,
        };
        if may_be_open && !asked.has_default {
            return Answer::default();
        }
        let Some(first) = OptionSet::of_bits(states & asked.definite).first() else {
            return asked.unsure.into();
        };
        let intervals = &self.notice.rules().questions[asked.question.0].intervals;
        if first < intervals.count() {
            let value = intervals.begin(first);
            let answer = value.and_then(|it| Answer::of_value(self.notice, asked.question, it));
            return answer.unwrap_or_default();
        }
        let begin = asked.together.iter().position(|it| *it == first);
        let later = begin.map_or(asked.together.len(), |it| it + 1)..asked.together.len();
        let later = later
            .filter(|at| is_chosen(*at))
            .map(|at| asked.together[at]);
        let chosen = later.fold(OptionSet::one(first), |all, option| {
            all.union(OptionSet::one(option))
        });
        chosen.into()
    }
}

fn one_question(
    notice: &Notice,
    question: QuestionIndex,
    (rules, scope): (&[&Rule], Scope),
    variable: Variable,
) -> Asked {
    let own = &notice.rules().questions[question.0];
    let mut sets = Vec::new();
    for rule in rules {
        collect(rule, question, &mut sets);
    }
    let has_default = !own.default.is_empty();
    let options = OptionSet::range(0, own.choices).iter();
    let options: Vec<usize> = options.filter(|it| !own.unsure.contains(*it)).collect();
    let mut together = Vec::new();
    let mut definite = 0;
    let is_several = notice.question(question).is_several();
    for option in options {
        if is_several && !own.alone.contains(option) {
            let is_same = |other: &usize| {
                sets.iter()
                    .all(|it| it.contains(*other) == it.contains(option))
            };
            if together.iter().any(is_same) {
                continue;
            }
            together.push(option);
        }
        definite |= 1 << option;
    }
    let unsure = if own.unsure.is_empty() { 0 } else { UNSURE };
    let unanswered = if has_default { 0 } else { UNANSWERED };
    Asked {
        question,
        variable,
        definite,
        indefinite: match scope {
            Scope::Known => unsure,
            Scope::Unknown if unsure | unanswered != 0 => UNSURE,
            Scope::Definite | Scope::Unknown => 0,
            Scope::All => unsure | unanswered,
        },
        together,
        unsure: own.unsure,
        has_default,
    }
}

/// The questions of a condition.
pub fn questions_of(rule: &Rule) -> QuestionSet {
    match rule {
        Rule::Answer(question, _) | Rule::Unsure(question) => QuestionSet::one(*question),
        Rule::All(parts) | Rule::Any(parts) | Rule::AtLeast(_, parts) => {
            let parts = parts.iter().map(questions_of);
            parts.fold(QuestionSet::default(), QuestionSet::union)
        }
        Rule::Not(part) => questions_of(part),
    }
}
