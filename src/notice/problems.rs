//! Collects the problems of a notice, up to a limit.

use super::{Fault, Path, Problem};

/// The maximum number of problems listed; the others are counted. A valid notice together with the
/// official text of another one has about two hundred.
const MOST_LISTED: usize = 1000;

/// The problems found so far. Without a limit, an invalid notice could have more than fit in memory.
#[derive(Debug, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    found: usize,
    /// Whether something required is missing or wrong, so that the notice cannot be read.
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

    /// Whether the notice can be read despite the problems.
    pub fn leave_the_rest_readable(&self) -> bool {
        !self.blocking
    }
}

impl From<Problems> for Vec<Problem> {
    /// The list, followed by the number of problems that are not on it.
    fn from(problems: Problems) -> Self {
        let mut listed = problems.listed;
        let unlisted = problems.found - listed.len();
        if unlisted > 0 {
            listed.push(Path::root().fault(Fault::Unlisted(unlisted)));
        }
        listed
    }
}
