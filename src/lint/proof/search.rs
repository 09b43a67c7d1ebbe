//! Searches for answers for which several functions hold together, without building the function of all of them: there
//! mostly are such answers, and they are found soon.

use std::collections::HashSet;

use super::diagram::{Diagrams, Node, Operation, States, Tangled, Way};

/// A way on which all functions are `YES`; `None` if there is none. Functions that share no question are given apart.
pub fn together(diagrams: &mut Diagrams, groups: Vec<Vec<Node>>) -> Result<Option<Way>, Tangled> {
    let mut whole = Way::new();
    for mut functions in groups {
        let mut search = Search {
            diagrams,
            dead: HashSet::new(),
            way: Way::new(),
        };
        tidy(&mut functions);
        if !search.reaches(functions)? {
            return Ok(None);
        }
        whole.extend(search.way);
    }
    Ok(Some(whole))
}

struct Search<'a> {
    diagrams: &'a mut Diagrams,
    /// Functions that are nowhere `YES` together.
    dead: HashSet<Vec<Node>>,
    way: Way,
}

impl Search<'_> {
    fn reaches(&mut self, functions: Vec<Node>) -> Result<bool, Tangled> {
        match *functions {
            [] => return Ok(true),
            [Node::NO, ..] => return Ok(false),
            [only] => {
                let way = self.diagrams.way(only);
                self.way.extend(way.unwrap_or_default());
                return Ok(true);
            }
            _ if self.dead.contains(&functions) => return Ok(false),
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
            tidy(to);
        }
        // Where the least is left to fulfil, a way is the nearest.
        choices.sort_by(|one, other| (one.1.len(), &one.1).cmp(&(other.1.len(), &other.1)));
        choices.dedup_by(|one, other| one.1 == other.1);
        for (states, to) in choices {
            self.way.push((variable, states));
            if self.reaches(to)? {
                return Ok(true);
            }
            self.way.pop();
        }
        self.dead.insert(functions);
        Ok(false)
    }
}

/// Sorts functions, and takes out what is certain.
fn tidy(functions: &mut Vec<Node>) {
    functions.sort_unstable();
    functions.dedup();
    functions.retain(|it| *it != Node::YES);
}

/// Whether one function is `YES` wherever another is.
pub fn follows(diagrams: &mut Diagrams, from: Node, function: Node) -> Result<bool, Tangled> {
    let not = diagrams.combine(Operation::Without, Node::YES, function)?;
    Ok(!diagrams.meet(from, not)?)
}
