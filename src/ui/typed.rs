//! Numbers and days as people type them: in digits of either width, or in Chinese numerals, with or without a
//! unit behind them.

use crate::notice::{Date, Question, QuestionKind, is_numeral, numeral};

/// Why what was typed is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was typed or chosen.
    Missing,
    /// It is no number, or no whole one.
    NoNumber,
    /// There is no such day.
    NoDay,
    /// It is beyond the limits of the question.
    Outside,
}

/// Reads what was typed into the fields of a question: one for a number, and year, month and day for a day.
///
/// # Errors
/// Why it is no answer.
pub fn read_typed(question: &Question, fields: &[String]) -> Result<i64, Refused> {
    if fields.iter().all(|field| field.trim().is_empty()) {
        return Err(Refused::Missing);
    }
    let mut fields = fields.iter().map(|field| number(field));
    let mut next = || fields.next().flatten();
    let value = match question.kind {
        QuestionKind::Day(_) => {
            let day = || {
                let (year, month, day) = (next()?, next()?, next()?);
                let [month, day] = [month, day].map(u32::try_from);
                Date::new(i32::try_from(year).ok()?, month.ok()?, day.ok()?)
            };
            let mut day = day;
            day().ok_or(Refused::NoDay)?.number()
        }
        _ => next().ok_or(Refused::NoNumber)?,
    };
    let limits = question.limits();
    let inside = limits.is_some_and(|(least, most)| least <= value && value <= most);
    inside.then_some(value).ok_or(Refused::Outside)
}

/// A whole number at the beginning of a text, with nothing but a unit behind it.
fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let end = text
        .find(|character| !is_numeral(character))
        .unwrap_or(text.len());
    let (numerals, unit) = text.split_at(end);
    // A decimal point, a sign or more digits are not a unit.
    let is_unit =
        |it: char| !it.is_ascii_punctuation() && !"，．。－".contains(it) && !is_numeral(it);
    unit.chars().all(is_unit).then(|| numeral(numerals))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_and_without_a_unit() {
        let cases = [
            ("5", 5),
            (" 12 ", 12),
            ("５年", 5),
            ("三十五", 35),
            ("五 年", 5),
            ("8 years", 8),
        ];
        for (typed, expected) in cases {
            assert_eq!(number(typed), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_whole_number_is_refused() {
        for typed in [
            "",
            "年",
            "-3",
            "5.5",
            "5，5",
            "5-6",
            "5年6",
            "三五十",
            "1e3",
            "1234567890",
            "五分之一?",
        ] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }
}
