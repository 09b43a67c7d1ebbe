//! A question with the conditions of a decision for each answer to it.

use crate::{assess::Answers, notice::QuestionIndex};

use super::{
    diagram::{Diagrams, Node, Operation, States, Tangled},
    matter::Matter,
    scoped::Scoped,
    space::{Asked, Scope},
};

/// A decision for a kind of answers, with one question before all others.
pub struct Top<'a, 'n>(pub Scoped<'a, 'n>);

impl<'a, 'n> Top<'a, 'n> {
    /// Resolves the conditions.
    pub fn new(
        matter: &'a Matter<'n>,
        scope: Scope,
        question: QuestionIndex,
        steps: usize,
    ) -> Result<Self, Tangled> {
        Scoped::new(matter, scope, Some(question), steps).map(Self)
    }

    pub fn diagrams(&mut self) -> &mut Diagrams {
        &mut self.0.diagrams
    }

    /// The question, which the conditions of the decision look at.
    pub fn asked(&self) -> &Asked {
        &self.0.space.asked[0]
    }

    /// Whether a function depends on the question.
    pub fn looks(&self, function: Node) -> bool {
        self.0.diagrams.variable(function) == self.asked().head
    }

    /// A function once the question is in one of some states, which make no difference to it.
    pub fn at(&self, function: Node, states: States) -> Node {
        if !self.looks(function) {
            return function;
        }
        let mut edges = self.0.diagrams.edges(function).iter();
        let edge = edges.find(|edge| edge.states & states != 0);
        edge.map_or(Node::NO, |edge| edge.to)
    }

    /// The definite answers, those together that make no difference to some functions. Of options chosen together only
    /// the first one counts; the others are further variables.
    pub fn kinds(&self, functions: impl IntoIterator<Item = Node>) -> Vec<States> {
        let mut kinds = vec![self.asked().definite];
        for function in functions.into_iter().filter(|it| self.looks(*it)) {
            let edges = self.0.diagrams.edges(function);
            let split = kinds
                .iter()
                .flat_map(|kind| edges.iter().map(move |edge| kind & edge.states));
            kinds = split.filter(|states| *states != 0).collect();
        }
        kinds
    }

    /// A function joined over the further options that can be chosen together.
    pub fn joined(&mut self, function: Node, by: Operation) -> Result<Node, Tangled> {
        let Scoped {
            space, diagrams, ..
        } = &mut self.0;
        space.asked[0].joined(diagrams, function, by)
    }

    /// A function that does not hold with some definite answer to the question, whatever else is answered, is joined
    /// to `NO`; this sees most of these at once.
    pub fn fails_at(&self, function: Node, states: States) -> bool {
        self.asked()
            .with_first_alone(&self.0.diagrams, self.at(function, states))
            == Node::NO
    }

    /// Answers for which a function of the other questions holds, while the question is in a state.
    pub fn answers(&self, function: Node, state: States) -> Option<Answers> {
        let way = self.0.diagrams.way(function);
        way.map(|mut way| {
            way.push((self.asked().head, state));
            self.0.space.answers(&way)
        })
    }

    /// Where a function holds for all definite answers.
    pub fn for_all(&mut self, function: Node) -> Result<Node, Tangled> {
        let mut all = Node::YES;
        for kind in self.kinds([function]) {
            let at = self.at(function, kind);
            let at = self.joined(at, Operation::And)?;
            all = self.diagrams().combine(Operation::And, all, at)?;
        }
        Ok(all)
    }
}
