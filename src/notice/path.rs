//! A place in the JSON of a notice.

use std::fmt;

use super::{Fault, Problem};

/// The maximum length of a quoted value in a message, in characters.
const MOST_SHOWN: usize = 100;

/// A place, such as `sections[7].findings[2].clause`.
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
        Self(format!("{}{dot}{}", self.0, shortened(key)))
    }

    /// An entry of the list at this place.
    #[must_use]
    pub fn at(&self, position: usize) -> Self {
        Self(format!("{}[{position}]", self.0))
    }

    /// A problem at this place.
    pub fn fault(&self, fault: Fault) -> Problem {
        Problem {
            path: self.to_string(),
            fault,
        }
    }
}

/// A text, cut where it is too long for a message.
pub fn shortened(text: &str) -> &str {
    let mut characters = text.char_indices();
    characters
        .nth(MOST_SHOWN)
        .map_or(text, |(end, _)| &text[..end])
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(if self.0.is_empty() { "." } else { &self.0 })
    }
}
