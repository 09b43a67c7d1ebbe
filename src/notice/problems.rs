//! What is wrong with a notice, listed as far as anyone would read it.

use super::{Fault, Path, Problem};

/// How many problems are listed; the others are counted. A sound notice beside the text of another one
/// has some two hundred, each of them worth telling.
const MOST_LISTED: usize = 1000;

/// The problems found so far. A broken notice can have more of them than a device has memory.
#[derive(Debug, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    found: usize,
    /// Whether something needed is missing, so that the rest cannot be read.
    blocking: bool,
}

impl Problems {
    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.found += 1;
        self.blocking |= !problem.fault.is_superfluous();
        if self.listed.len() < MOST_LISTED {
            self.listed.push(problem);
        }
    }

    /// How many were found.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Whether the rest of the notice can be read in spite of them.
    pub fn leave_the_rest_readable(&self) -> bool {
        !self.blocking
    }
}

impl From<Problems> for Vec<Problem> {
    /// The list, and last how many are not on it.
    fn from(problems: Problems) -> Self {
        let mut listed = problems.listed;
        let unlisted = problems.found - listed.len();
        if unlisted > 0 {
            listed.push(Path::root().fault(Fault::Unlisted(unlisted)));
        }
        listed
    }
}
