//! One JSON line in, one JSON line out: the engine for other programs.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::notice::{Date, Notice};

use super::{AnswerError, Answers, Assessment, answers::WrittenAnswers, assess};

/// A question to the engine.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    answers: WrittenAnswers,
    today: Date,
}

#[derive(Serialize)]
struct Failure {
    error: String,
}

/// What keeps a request from being answered.
#[derive(Debug, Error)]
pub enum RequestError {
    /// It is no object. Its parts in an array would otherwise pass for one.
    #[error("expected one JSON object, {{\"answers\": {{…}}, \"today\": \"YYYY-MM-DD\"}}")]
    NoObject,
    /// It is not JSON of the right shape.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It holds an answer that the notice does not know.
    #[error(transparent)]
    Answer(#[from] AnswerError),
}

/// Assesses what one JSON object asks: answers and a day.
///
/// # Errors
/// When it is no such object, or at the first answer that the notice does not know.
pub fn answer_request(notice: &Notice, request: &str) -> Result<Assessment, RequestError> {
    if !request.trim_start().starts_with('{') {
        return Err(RequestError::NoObject);
    }
    let request: Request = serde_json::from_str(request)?;
    let answers = Answers::read(notice, &request.answers)?;
    Ok(assess(notice, &answers, request.today))
}

/// Assesses what one line of JSON says.
///
/// # Errors
/// The line to give instead, with the reason under `error`.
pub fn answer_line(notice: &Notice, line: &str) -> Result<String, String> {
    match answer_request(notice, line) {
        Ok(assessment) => Ok(written(&assessment)),
        Err(error) => Err(written(&Failure {
            error: error.to_string(),
        })),
    }
}

/// What cannot be written as JSON is said as JSON, so that a line always answers a line.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}
