//! One JSON line in, one JSON line out: the engine for other programs.

use serde::{Deserialize, Serialize};

use crate::notice::{Date, Notice};

use super::{Answers, answers::WrittenAnswers, assess};

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

/// Assesses what one line of JSON says.
///
/// # Errors
/// The line to give instead, with the reason under `error`.
pub fn answer_line(notice: &Notice, line: &str) -> Result<String, String> {
    let failure = |error: &dyn ToString| {
        written(&Failure {
            error: error.to_string(),
        })
    };
    let request: Request = serde_json::from_str(line).map_err(|error| failure(&error))?;
    let answers = Answers::read(notice, &request.answers).map_err(|error| failure(&error))?;
    Ok(written(&assess(notice, &answers, request.today)))
}

/// What cannot be written as JSON is said as JSON, so that a line always answers a line.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}
