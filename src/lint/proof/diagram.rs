//! Decision diagrams: functions from answers to yes or no that store equal parts once, so that they stay small
//! where the answers would be too many to list.

use std::{collections::HashMap, hash::Hasher};

use super::quick::{Quick, QuickHasher};

/// A function: the position of its topmost node. Two functions are equal if and only if their nodes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

impl Node {
    /// Never.
    pub const NO: Self = Self(0);
    /// Always.
    pub const YES: Self = Self(1);

    fn position(self) -> usize {
        self.0 as usize
    }
}

/// A variable by its position in the order in which the diagrams ask.
pub type Variable = u16;

/// The variable of `NO` and `YES`, below all others.
const NONE: Variable = Variable::MAX;

/// Some states of a variable, one bit each.
pub type States = u64;

/// More steps are needed than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tangled;

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
    /// The result where it follows from one look.
    fn at_once(self, one: Node, other: Node) -> Option<Node> {
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

/// A node: a variable, and what the function is in each of its states.
struct Inner {
    variable: Variable,
    /// How many edges there are.
    count: u16,
    /// The first edge.
    first: u32,
    /// Another node with the same hash.
    next: Node,
}

/// Where a node leads in some states of its variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The states.
    pub states: States,
    /// The function then.
    pub to: Node,
}

/// The diagrams of one order of variables. Every node has edges for all states that its variable can take here.
pub struct Diagrams {
    nodes: Vec<Inner>,
    edges: Vec<Edge>,
    by_hash: HashMap<u64, Node, Quick>,
    known: HashMap<(Operation, Node, Node), Node, Quick>,
    /// How many more steps may be taken.
    pub left: usize,
}

impl Diagrams {
    /// No diagrams yet, and so many steps.
    pub fn new(left: usize) -> Self {
        let end = || Inner {
            variable: NONE,
            count: 0,
            first: 0,
            next: Node::NO,
        };
        Self {
            nodes: vec![end(), end()],
            edges: Vec::new(),
            by_hash: HashMap::default(),
            known: HashMap::default(),
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

    /// The edges of a function at a variable that is not below its topmost one.
    fn edge(&self, node: Node, variable: Variable, at: usize) -> Option<Edge> {
        if self.variable(node) == variable {
            return self.edges(node).get(at).copied();
        }
        let states = States::MAX;
        (at == 0).then_some(Edge { states, to: node })
    }

    /// The function that is in each state of a variable what the edges say. All states that the variable can
    /// take here must be among them, each once.
    pub fn node(
        &mut self,
        variable: Variable,
        edges: impl IntoIterator<Item = Edge>,
    ) -> Result<Node, Tangled> {
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
        let same = self.by_hash.get(&hash).copied().unwrap_or(Node::NO);
        let mut met = same;
        while met != Node::NO {
            if self.variable(met) == variable && self.edges(met) == grouped {
                return Ok(met);
            }
            met = self.nodes[met.position()].next;
        }
        self.take(1)?;
        let node = Node(u32::try_from(self.nodes.len()).map_err(|_| Tangled)?);
        self.nodes.push(Inner {
            variable,
            count: u16::try_from(grouped.len()).map_err(|_| Tangled)?,
            first: u32::try_from(self.edges.len()).map_err(|_| Tangled)?,
            next: same,
        });
        self.edges.extend(grouped);
        self.by_hash.insert(hash, node);
        Ok(node)
    }

    /// Takes some of the steps.
    pub fn take(&mut self, steps: usize) -> Result<(), Tangled> {
        self.left = self.left.checked_sub(steps).ok_or(Tangled)?;
        Ok(())
    }

    /// The result of an operation.
    pub fn combine(&mut self, by: Operation, one: Node, other: Node) -> Result<Node, Tangled> {
        if let Some(result) = by.at_once(one, other) {
            return Ok(result);
        }
        let key = match by {
            Operation::And | Operation::Or => (by, one.min(other), one.max(other)),
            Operation::Without => (by, one, other),
        };
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
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
        self.known.insert(key, result);
        Ok(result)
    }

    /// The result of an operation on several, two at a time so that what is combined stays small.
    pub fn combine_all(
        &mut self,
        by: Operation,
        mut parts: Vec<Node>,
        of_none: Node,
    ) -> Result<Node, Tangled> {
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

    /// A way through a function to `YES`; `None` if it is `NO`.
    pub fn way(&self, function: Node) -> Option<Way> {
        let mut way = Way::new();
        let mut node = function;
        while node != Node::YES {
            // Every node but `NO` leads to it; straight, if it can.
            let leading = self.edges(node).iter().filter(|edge| edge.to != Node::NO);
            let edge = leading.min_by_key(|edge| edge.to != Node::YES)?;
            way.push((self.variable(node), edge.states));
            node = edge.to;
        }
        Some(way)
    }

    /// Whether two functions are `YES` together somewhere.
    pub fn meet(&mut self, one: Node, other: Node) -> Result<bool, Tangled> {
        // Most are told apart by their first variables, and nothing need be stored.
        let mut fuel = 200;
        match self.meet_soon(one, other, &mut fuel) {
            Some(met) => Ok(met),
            None => Ok(self.combine(Operation::And, one, other)? != Node::NO),
        }
    }

    fn meet_soon(&self, one: Node, other: Node, fuel: &mut u32) -> Option<bool> {
        *fuel = fuel.checked_sub(1)?;
        if let Some(result) = Operation::And.at_once(one, other) {
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
                if together && self.meet_soon(from.to, with.to, fuel)? {
                    return Some(true);
                }
            }
        }
        Some(false)
    }
}

/// The states of the variables on a way through a function.
pub type Way = Vec<(Variable, States)>;

fn hash(variable: Variable, edges: &[Edge]) -> u64 {
    let mut hasher = QuickHasher::default();
    hasher.write_u16(variable);
    for edge in edges {
        hasher.write_u64(edge.states);
        hasher.write_u32(edge.to.0);
    }
    hasher.finish()
}
