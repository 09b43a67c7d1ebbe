//! The notice as data.
