//! A place in the JSON of a notice.

use std::fmt;

use super::{Fault, Problem};

/// A place, such as `sections.fee.findings[2].clause`.
#[derive(Debug, Clone)]
pub struct Path(String);

impl Path {
    /// The document itself.
    pub fn root() -> Self {
        Self(String::new())
    }

    /// A field of this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let dot = if self.0.is_empty() { "" } else { "." };
        Self(format!("{}{dot}{key}", self.0))
    }

    /// An entry of the list at this place.
    #[must_use]
    pub fn at(&self, position: usize) -> Self {
        Self(format!("{}[{position}]", self.0))
    }

    /// Something wrong at this place.
    pub fn fault(&self, fault: Fault) -> Problem {
        Problem {
            path: self.to_string(),
            fault,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(if self.0.is_empty() { "." } else { &self.0 })
    }
}
