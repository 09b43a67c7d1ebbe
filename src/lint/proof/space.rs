//! The answers that a decision looks at, as variables of decision diagrams.
//!
//! A question is one variable with its options as states, and the states *unsure* and *unanswered*. A question that
//! takes several options is a variable for the first of those chosen together, followed by one for each of the
//! others, because their combinations would be too many states. Options that no condition tells apart count as one.

use std::collections::HashSet;

use crate::{
    assess::{Answer, Answers},
    notice::{Notice, OptionSet, QuestionIndex, QuestionSet, Rule},
};

use super::{
    super::usage::collect,
    diagram::{Diagrams, Edge, Node, Operation, States, Tangled, Variable, Way},
};

/// The state of a question that is answered `unsure`.
pub const UNSURE: States = 1 << 32;
/// The state of a question without an answer.
pub const UNANSWERED: States = 1 << 33;
/// The states of the variable of an option beside the first one.
const LEFT_OUT: States = 1;
const CHOSEN: States = 2;

/// Which answers are looked at, beside definite ones.
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
    /// Its variable.
    pub head: Variable,
    /// The states in which it has a definite answer.
    pub definite: States,
    /// The state `unsure` and the state without an answer, as far as it has them.
    pub indefinite: States,
    /// The options that may be chosen together, one of each kind, in order; of each but the first, the variable is
    /// that many positions after `head`.
    together: Vec<usize>,
    /// The option `unsure`.
    unsure: OptionSet,
    /// Whether it has a default, so that it is never without an answer.
    has_default: bool,
}

impl Asked {
    /// Whether a variable belongs to the question.
    fn owns(&self, variable: Variable) -> bool {
        let last = usize::from(self.head) + self.together.len().saturating_sub(1);
        self.head <= variable && usize::from(variable) <= last
    }

    /// A function below the question's own variable, joined over the further options that can be chosen together.
    pub fn joined(
        &self,
        diagrams: &mut Diagrams,
        function: Node,
        by: Operation,
    ) -> Result<Node, Tangled> {
        let mut met = vec![function];
        let mut seen = HashSet::from([function]);
        let mut joined = Vec::new();
        while let Some(node) = met.pop() {
            if self.owns(diagrams.variable(node)) {
                let to = diagrams.edges(node).iter().map(|edge| edge.to);
                met.extend(to.filter(|to| seen.insert(*to)));
            } else {
                joined.push(node);
            }
        }
        joined.sort_unstable();
        diagrams.combine_all(by, joined, Node::NO)
    }

    /// A function below the question's own variable, where no further option is chosen.
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
        let mut head = 0;
        let mut asked = Vec::new();
        for question in order {
            let one = one_question(notice, question, (rules, scope), head);
            head += u16::try_from(one.together.len()).unwrap_or_default().max(1);
            asked.push(one);
        }
        Self {
            notice,
            scope,
            asked,
        }
    }

    /// The condition that a question is answered with one of some options, and that it is not. Both hold of an
    /// unanswered question, because either may come true, and neither of an unsure one.
    pub fn answered(
        &self,
        diagrams: &mut Diagrams,
        (question, options): (QuestionIndex, OptionSet),
    ) -> Result<(Node, Node), Tangled> {
        let Some(asked) = self.asked.iter().find(|it| it.question == question) else {
            return Ok((Node::NO, Node::YES));
        };
        let mut of = |hit: Node, missed: Node| {
            let mut edges = Vec::new();
            // Whether one of the options after the first one is among them.
            let mut later = missed;
            for (at, option) in asked.together.iter().enumerate().rev() {
                let states = 1 << option;
                let is_hit = options.contains(*option);
                let to = if is_hit { hit } else { later };
                edges.push(Edge { states, to });
                if at > 0 {
                    let to = if is_hit { hit } else { later };
                    let (chosen, left_out) = (CHOSEN, LEFT_OUT);
                    let chosen = Edge { states: chosen, to };
                    let left_out = Edge {
                        states: left_out,
                        to: later,
                    };
                    let variable = asked.head + u16::try_from(at).unwrap_or_default();
                    later = diagrams.node(variable, [chosen, left_out])?;
                }
            }
            let together = asked.together.iter().fold(0, |all, it| all | 1 << it);
            let single = asked.definite & !together;
            let hits = single & States::from(options.bits());
            edges.extend([
                Edge {
                    states: hits,
                    to: hit,
                },
                Edge {
                    states: single & !hits,
                    to: missed,
                },
                Edge {
                    states: asked.indefinite & UNSURE,
                    to: Node::NO,
                },
                Edge {
                    states: asked.indefinite & UNANSWERED,
                    to: Node::YES,
                },
            ]);
            diagrams.node(asked.head, edges)
        };
        Ok((of(Node::YES, Node::NO)?, of(Node::NO, Node::YES)?))
    }

    /// The condition that a question is answered `unsure`, and that it is not.
    pub fn unsure(
        &self,
        diagrams: &mut Diagrams,
        question: QuestionIndex,
    ) -> Result<(Node, Node), Tangled> {
        let Some(asked) = self.asked.iter().find(|it| it.question == question) else {
            return Ok((Node::NO, Node::YES));
        };
        let mut of = |unsure: Node, definite: Node| {
            let edges = [
                Edge {
                    states: asked.definite,
                    to: definite,
                },
                Edge {
                    states: asked.indefinite & UNSURE,
                    to: unsure,
                },
                Edge {
                    states: asked.indefinite & UNANSWERED,
                    to: Node::YES,
                },
            ];
            diagrams.node(asked.head, edges)
        };
        Ok((of(Node::YES, Node::NO)?, of(Node::NO, Node::YES)?))
    }

    /// Answers on a way through a diagram. Questions that are not on it make no difference; where only definite
    /// answers are looked at they get their first one, and otherwise none.
    pub fn answers(&self, way: &Way) -> Answers {
        let mut answers = Answers::none(self.notice);
        for asked in &self.asked {
            let on_way = |variable| way.iter().find(|(own, _)| *own == variable);
            let states = match on_way(asked.head) {
                Some((_, states)) => *states,
                None if matches!(self.scope, Scope::Definite | Scope::Known) => asked.definite,
                None => continue,
            };
            let is_chosen = |at| {
                let at = u16::try_from(at).unwrap_or_default();
                on_way(asked.head + at).is_some_and(|it| it.1 == CHOSEN)
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
    head: Variable,
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
            let alike = |other: &usize| {
                sets.iter()
                    .all(|it| it.contains(*other) == it.contains(option))
            };
            if together.iter().any(alike) {
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
        head,
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
