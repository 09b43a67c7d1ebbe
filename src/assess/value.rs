//! Numbers and days as answers: how they are written in links, on the device and in JSON.

use crate::notice::{Date, Question, QuestionKind};

/// The longest number that is read, in digits.
const MOST_DIGITS: usize = 9;

/// A value as it is written: a number in digits, or a day YYYY-MM-DD as its days since 1970-01-01. `None` where
/// it is neither, or the question takes another kind of value.
pub fn read_value(question: &Question, written: &[u8]) -> Option<i64> {
    let written = std::str::from_utf8(written).ok()?;
    match question.kind {
        QuestionKind::Number(_) => {
            let digits = !written.is_empty() && written.bytes().all(|it| it.is_ascii_digit());
            let short = written.len() <= MOST_DIGITS;
            (digits && short).then(|| written.parse().ok())?
        }
        QuestionKind::Day(_) => Some(written.parse::<Date>().ok()?.number()),
        QuestionKind::One | QuestionKind::Several => None,
    }
}

/// A value of a question as it is written.
pub fn write_value(question: &Question, value: i64) -> String {
    match question.kind {
        QuestionKind::Day(_) => {
            Date::of_number(value).map_or_else(String::new, |it| it.to_string())
        }
        _ => value.to_string(),
    }
}
