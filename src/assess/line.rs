//! The engine as JSON text: one request in, one assessment out, for the command line and programs.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::notice::{Moment, Notice};

use super::{AnswerError, Answers, Assessment, answers::WrittenAnswers, assess};

/// A request to the engine.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    answers: WrittenAnswers,
    today: Moment,
}

#[derive(Serialize)]
struct Failure {
    error: String,
}

/// Why a request cannot be answered.
#[derive(Debug, Error)]
pub enum RequestError {
    /// It is not an object. Serde would accept the fields in an array too.
    #[error("expected one JSON object, {{\"answers\": {{…}}, \"today\": \"YYYY-MM-DD\"}}")]
    NoObject,
    /// It is not JSON, or not of the expected type.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It holds an invalid answer.
    #[error(transparent)]
    Answer(#[from] AnswerError),
}

/// Assesses a request, a JSON object with answers and a day.
///
/// # Errors
/// When it is not such an object, or at the first invalid answer.
pub fn answer_request(notice: &Notice, request: &str) -> Result<Assessment, RequestError> {
    if !request.trim_start().starts_with('{') {
        return Err(RequestError::NoObject);
    }
    let request: Request = serde_json::from_str(request)?;
    let answers = Answers::read(notice, &request.answers)?;
    Ok(assess(notice, &answers, request.today))
}

/// Assesses one line with a request.
///
/// # Errors
/// The line to write instead, with the reason under `error`.
pub fn answer_line(notice: &Notice, line: &str) -> Result<String, String> {
    match answer_request(notice, line) {
        Ok(assessment) => Ok(written(&assessment)),
        Err(error) => Err(written(&Failure {
            error: error.to_string(),
        })),
    }
}

/// Writes a value as JSON, or the reason why that fails, so that there is a line for every request.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}
