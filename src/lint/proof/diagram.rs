//! Decision diagrams: functions from answers to yes or no. Equal parts are stored once, so a diagram is small even where
//! the answers are too many to list.

use std::{collections::HashMap, hash::Hasher};

use super::hash::{BuildNumberHasher, NumberHasher};

/// A function, by the position of its root. Two functions are equal if and only if their roots are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

impl Node {
    /// The function that never holds.
    pub const NO: Self = Self(0);
    /// The function that always holds.
    pub const YES: Self = Self(1);

    fn position(self) -> usize {
        self.0 as usize
    }
}

/// A variable by its position in the order in which the diagrams ask.
pub type Variable = u16;

/// The variable of `NO` and `YES`, after all others.
const NONE: Variable = Variable::MAX;

/// A set of states of a variable, one bit each.
pub type States = u64;

/// The error that more steps are needed than are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepLimitReached;

/// An operation on two functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Both.
    And,
    /// One or both.
    Or,
    /// The first and not the second.
    Without,
}

impl Operation {
    /// The result without a look at the edges.
    fn trivial(self, one: Node, other: Node) -> Option<Node> {
        match (self, one, other) {
            (Self::And | Self::Without, Node::NO, _)
            | (Self::And, _, Node::NO)
            | (Self::Without, _, Node::YES) => Some(Node::NO),
            (Self::Or, Node::YES, _) | (Self::Or, _, Node::YES) => Some(Node::YES),
            (Self::And, Node::YES, it)
            | (Self::And, it, Node::YES)
            | (Self::Or, Node::NO, it)
            | (Self::Or | Self::Without, it, Node::NO) => Some(it),
            (Self::Without, ..) if one == other => Some(Node::NO),
            _ => (one == other).then_some(one),
        }
    }
}

/// A node: a variable, and the function in each of its states.
struct NodeData {
    variable: Variable,
    /// How many edges there are.
    count: u16,
    /// The position of the first edge.
    first: u32,
    /// Another node with the same hash.
    next: Node,
}

/// The function that remains in some states of a node's variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub states: States,
    pub to: Node,
}

impl Edge {
    pub fn new(states: States, to: Node) -> Self {
        Self { states, to }
    }
}

/// The diagrams for one order of variables. The edges of a node together have all states that its variable can take
/// here, each once.
pub struct Diagrams {
    nodes: Vec<NodeData>,
    edges: Vec<Edge>,
    by_hash: HashMap<u64, Node, BuildNumberHasher>,
    /// The results of operations.
    results: HashMap<(Operation, Node, Node), Node, BuildNumberHasher>,
    /// How many more steps may be taken.
    pub left: usize,
}

impl Diagrams {
    /// No diagrams yet, with a limit of steps.
    pub fn new(left: usize) -> Self {
        let end = || NodeData {
            variable: NONE,
            count: 0,
            first: 0,
            next: Node::NO,
        };
        Self {
            nodes: vec![end(), end()],
            edges: Vec::new(),
            by_hash: HashMap::default(),
            results: HashMap::default(),
            left,
        }
    }

    /// The variable of a node; that of `NO` and `YES` is greater than any other.
    pub fn variable(&self, node: Node) -> Variable {
        self.nodes[node.position()].variable
    }

    /// The edges of a node.
    pub fn edges(&self, node: Node) -> &[Edge] {
        let inner = &self.nodes[node.position()];
        let first = inner.first as usize;
        &self.edges[first..first + usize::from(inner.count)]
    }

    /// One of the edges of a function at a variable that is not after that of its root.
    fn edge(&self, node: Node, variable: Variable, at: usize) -> Option<Edge> {
        if self.variable(node) == variable {
            return self.edges(node).get(at).copied();
        }
        let states = States::MAX;
        (at == 0).then_some(Edge { states, to: node })
    }

    /// The function with some edges at a variable, which need all states that the variable can take here, each once.
    pub fn node(
        &mut self,
        variable: Variable,
        edges: impl IntoIterator<Item = Edge>,
    ) -> Result<Node, StepLimitReached> {
        let mut grouped: Vec<Edge> = Vec::new();
        for edge in edges.into_iter().filter(|it| it.states != 0) {
            match grouped.iter_mut().find(|it| it.to == edge.to) {
                Some(same) => same.states |= edge.states,
                None => grouped.push(edge),
            }
        }
        match *grouped {
            [] => return Ok(Node::NO),
            [only] => return Ok(only.to),
            _ => grouped.sort_unstable_by_key(|it| it.to),
        }
        let hash = hash(variable, &grouped);
        let with_hash = self.by_hash.get(&hash).copied().unwrap_or(Node::NO);
        let mut candidate = with_hash;
        while candidate != Node::NO {
            if self.variable(candidate) == variable && self.edges(candidate) == grouped {
                return Ok(candidate);
            }
            candidate = self.nodes[candidate.position()].next;
        }
        self.take(1)?;
        let node = Node(u32::try_from(self.nodes.len()).map_err(|_| StepLimitReached)?);
        self.nodes.push(NodeData {
            variable,
            count: u16::try_from(grouped.len()).map_err(|_| StepLimitReached)?,
            first: u32::try_from(self.edges.len()).map_err(|_| StepLimitReached)?,
            next: with_hash,
        });
        self.edges.extend(grouped);
        self.by_hash.insert(hash, node);
        Ok(node)
    }

    /// Subtracts some steps from those that are left.
    pub fn take(&mut self, steps: usize) -> Result<(), StepLimitReached> {
        self.left = self.left.checked_sub(steps).ok_or(StepLimitReached)?;
        Ok(())
    }

    /// The result of an operation.
    pub fn combine(
        &mut self,
        by: Operation,
        one: Node,
        other: Node,
    ) -> Result<Node, StepLimitReached> {
        if let Some(result) = by.trivial(one, other) {
            return Ok(result);
        }
        let key = match by {
            Operation::And | Operation::Or => (by, one.min(other), one.max(other)),
            Operation::Without => (by, one, other),
        };
        if let Some(result) = self.results.get(&key) {
            return Ok(*result);
        }
        self.take(1)?;
        let variable = self.variable(one).min(self.variable(other));
        let mut edges = Vec::new();
        let mut first = 0;
        while let Some(from) = self.edge(one, variable, first) {
            let mut second = 0;
            while let Some(with) = self.edge(other, variable, second) {
                let states = from.states & with.states;
                if states != 0 {
                    let to = self.combine(by, from.to, with.to)?;
                    edges.push(Edge { states, to });
                }
                second += 1;
            }
            first += 1;
        }
        let result = self.node(variable, edges)?;
        self.results.insert(key, result);
        Ok(result)
    }

    /// The result of an operation on several functions. They are combined in pairs, then the results, because two small
    /// diagrams are combined faster than a large and a small one.
    pub fn combine_all(
        &mut self,
        by: Operation,
        mut parts: Vec<Node>,
        of_none: Node,
    ) -> Result<Node, StepLimitReached> {
        while parts.len() > 1 {
            let pairs = parts.chunks(2);
            let pairs = pairs.map(|pair| match *pair {
                [one, other] => self.combine(by, one, other),
                [ref last, ..] => Ok(*last),
                [] => Ok(of_none),
            });
            parts = pairs.collect::<Result<_, _>>()?;
        }
        Ok(parts.first().copied().unwrap_or(of_none))
    }

    /// An assignment for which a function holds, with few variables; `None` if it never holds.
    pub fn assignment(&self, function: Node) -> Option<Assignment> {
        let mut assignment = Assignment::new();
        let mut node = function;
        while node != Node::YES {
            // From every node but `NO` a path leads to `YES`; an edge to it is preferred.
            let leading = self.edges(node).iter().filter(|edge| edge.to != Node::NO);
            let edge = leading.min_by_key(|edge| edge.to != Node::YES)?;
            assignment.push((self.variable(node), edge.states));
            node = edge.to;
        }
        Some(assignment)
    }

    /// Whether two functions hold together for some answers.
    pub fn overlap(&mut self, one: Node, other: Node) -> Result<bool, StepLimitReached> {
        // For most functions this needs few steps, and then no node need be stored.
        let mut steps = 200;
        match self.overlap_within(one, other, &mut steps) {
            Some(overlap) => Ok(overlap),
            None => Ok(self.combine(Operation::And, one, other)? != Node::NO),
        }
    }

    /// The same without storing nodes; `None` if it needs more than some steps.
    fn overlap_within(&self, one: Node, other: Node, steps: &mut u32) -> Option<bool> {
        *steps = steps.checked_sub(1)?;
        if let Some(result) = Operation::And.trivial(one, other) {
            return Some(result != Node::NO);
        }
        let variable = self.variable(one).min(self.variable(other));
        for first in 0.. {
            let Some(from) = self.edge(one, variable, first) else {
                break;
            };
            for second in 0.. {
                let Some(with) = self.edge(other, variable, second) else {
                    break;
                };
                let together = from.states & with.states != 0;
                if together && self.overlap_within(from.to, with.to, steps)? {
                    return Some(true);
                }
            }
        }
        Some(false)
    }
}

/// States of some variables; the others make no difference.
pub type Assignment = Vec<(Variable, States)>;

fn hash(variable: Variable, edges: &[Edge]) -> u64 {
    let mut hasher = NumberHasher::default();
    hasher.write_u16(variable);
    for edge in edges {
        hasher.write_u64(edge.states);
        hasher.write_u32(edge.to.0);
    }
    hasher.finish()
}
