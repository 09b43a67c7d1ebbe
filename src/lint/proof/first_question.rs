//! A decision with one question before all others, so that its conditions can be compared for each answer to it.

use crate::{assess::Answers, notice::QuestionIndex};

use super::{
    decision_to_check::DecisionToCheck,
    diagram::{Diagrams, Node, Operation, States, StepLimitReached},
    scoped::Scoped,
    space::{Asked, Scope},
};

/// A decision whose diagrams ask one question first.
pub struct FirstQuestion<'a, 'n> {
    pub scoped: Scoped<'a, 'n>,
}

impl<'a, 'n> FirstQuestion<'a, 'n> {
    /// Resolves the conditions.
    pub fn new(
        decision: &'a DecisionToCheck<'n>,
        scope: Scope,
        question: QuestionIndex,
        steps: usize,
    ) -> Result<Self, StepLimitReached> {
        let scoped = Scoped::new(decision, scope, Some(question), steps)?;
        Ok(Self { scoped })
    }

    pub fn diagrams(&mut self) -> &mut Diagrams {
        &mut self.scoped.diagrams
    }

    /// The question.
    pub fn asked(&self) -> &Asked {
        &self.scoped.space.asked[0]
    }

    /// Whether a function depends on the question.
    pub fn depends(&self, function: Node) -> bool {
        self.scoped.diagrams.variable(function) == self.asked().variable
    }

    /// A function restricted to a state of the question, or to several that it does not distinguish.
    pub fn restricted(&self, function: Node, states: States) -> Node {
        if !self.depends(function) {
            return function;
        }
        let mut edges = self.scoped.diagrams.edges(function).iter();
        let edge = edges.find(|edge| edge.states & states != 0);
        edge.map_or(Node::NO, |edge| edge.to)
    }

    /// The definite answers in classes that some functions do not distinguish. Of options chosen together only the
    /// first one counts; the others are further variables.
    pub fn classes(&self, functions: impl IntoIterator<Item = Node>) -> Vec<States> {
        let mut classes = vec![self.asked().definite];
        for function in functions.into_iter().filter(|it| self.depends(*it)) {
            let edges = self.scoped.diagrams.edges(function);
            let split = classes
                .iter()
                .flat_map(|class| edges.iter().map(move |edge| class & edge.states));
            classes = split.filter(|states| *states != 0).collect();
        }
        classes
    }

    /// A function quantified over the further options that can be chosen together: for all of them with `And`, for
    /// some with `Or`.
    pub fn quantified(&mut self, function: Node, by: Operation) -> Result<Node, StepLimitReached> {
        let Scoped {
            space, diagrams, ..
        } = &mut self.scoped;
        space.asked[0].quantified(diagrams, function, by)
    }

    /// Whether a function fails where no further option is chosen. It takes no step, and shows for most functions that
    /// `quantified` with `And` would give `NO`.
    pub fn surely_fails(&self, function: Node, states: States) -> bool {
        let restricted = self.restricted(function, states);
        let alone = self
            .asked()
            .with_first_alone(&self.scoped.diagrams, restricted);
        alone == Node::NO
    }

    /// Answers for which a function of the other questions holds, with the question in a state.
    pub fn answers(&self, function: Node, state: States) -> Option<Answers> {
        let assignment = self.scoped.diagrams.assignment(function);
        assignment.map(|mut assignment| {
            assignment.push((self.asked().variable, state));
            self.scoped.space.answers(&assignment)
        })
    }

    /// Where a function holds with all definite answers to the question.
    pub fn for_all(&mut self, function: Node) -> Result<Node, StepLimitReached> {
        let mut all = Node::YES;
        for class in self.classes([function]) {
            let restricted = self.restricted(function, class);
            let quantified = self.quantified(restricted, Operation::And)?;
            all = self.diagrams().combine(Operation::And, all, quantified)?;
        }
        Ok(all)
    }
}
