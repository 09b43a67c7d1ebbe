//! Searches for answers for which several functions hold together. The function of all of them, which may be large, is
//! not built, because mostly there are such answers, and they are found soon.

use std::collections::HashSet;

use super::diagram::{Assignment, Diagrams, Node, Operation, States, StepLimitReached};

/// An assignment for which all functions hold; `None` if there is none. Functions in different groups share no
/// question.
pub fn together(
    diagrams: &mut Diagrams,
    groups: Vec<Vec<Node>>,
) -> Result<Option<Assignment>, StepLimitReached> {
    let mut all = Assignment::new();
    for mut functions in groups {
        let mut search = Search {
            diagrams,
            unsatisfiable: HashSet::new(),
            assignment: Assignment::new(),
        };
        normalise(&mut functions);
        if !search.satisfies(functions)? {
            return Ok(None);
        }
        all.extend(search.assignment);
    }
    Ok(Some(all))
}

struct Search<'a> {
    diagrams: &'a mut Diagrams,
    /// Functions that never hold together.
    unsatisfiable: HashSet<Vec<Node>>,
    /// The states chosen so far.
    assignment: Assignment,
}

impl Search<'_> {
    /// Chooses states for which all functions hold, and returns whether there are any.
    fn satisfies(&mut self, functions: Vec<Node>) -> Result<bool, StepLimitReached> {
        match *functions {
            [] => return Ok(true),
            [Node::NO, ..] => return Ok(false),
            [only] => {
                let assignment = self.diagrams.assignment(only);
                self.assignment.extend(assignment.unwrap_or_default());
                return Ok(true);
            }
            _ if self.unsatisfiable.contains(&functions) => return Ok(false),
            _ => {}
        }
        let variables = functions.iter().map(|it| self.diagrams.variable(*it));
        let Some(variable) = variables.min() else {
            return Ok(true);
        };
        let mut choices = vec![(States::MAX, Vec::new())];
        for function in &functions {
            if self.diagrams.variable(*function) != variable {
                for (_, to) in &mut choices {
                    to.push(*function);
                }
                continue;
            }
            let mut split = Vec::new();
            for (states, to) in choices {
                for edge in self.diagrams.edges(*function) {
                    let states = states & edge.states;
                    if states != 0 && edge.to != Node::NO {
                        split.push((states, [&to[..], &[edge.to]].concat()));
                    }
                }
            }
            choices = split;
        }
        let work: usize = choices.iter().map(|(_, to)| to.len()).sum();
        self.diagrams.take(1 + work / 16)?;
        for (_, to) in &mut choices {
            normalise(to);
        }
        // The fewest functions are the most likely to hold together.
        choices.sort_by(|one, other| (one.1.len(), &one.1).cmp(&(other.1.len(), &other.1)));
        choices.dedup_by(|one, other| one.1 == other.1);
        for (states, to) in choices {
            self.assignment.push((variable, states));
            if self.satisfies(to)? {
                return Ok(true);
            }
            self.assignment.pop();
        }
        self.unsatisfiable.insert(functions);
        Ok(false)
    }
}

/// Sorts functions, and removes duplicates and those that always hold.
fn normalise(functions: &mut Vec<Node>) {
    functions.sort_unstable();
    functions.dedup();
    functions.retain(|it| *it != Node::YES);
}

/// Whether one function holds only where another one does.
pub fn implies(diagrams: &mut Diagrams, one: Node, other: Node) -> Result<bool, StepLimitReached> {
    let not = diagrams.combine(Operation::Without, Node::YES, other)?;
    Ok(!diagrams.overlap(one, not)?)
}
