//! Reads the JSON that tests and measurements print or write.

use serde::de::DeserializeOwned;

use crate::error::Error;

/// Parses JSON as a type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Report(error.to_string()))
}
