//! Numbers and days as people type them: in digits of either width, or in Chinese numerals, with or without a
//! unit behind them.

use crate::notice::{Date, Question, QuestionKind};

/// The most digits of a number.
const MOST_DIGITS: usize = 9;

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
    let numeral = |character: char| digit(character).is_some() || scale(character).is_some();
    let end = text
        .find(|character| !numeral(character))
        .unwrap_or(text.len());
    let (numerals, unit) = text.split_at(end);
    // A decimal point, a sign or more digits are not a unit.
    let is_unit = |it: char| !it.is_ascii_punctuation() && !"，．。－".contains(it) && !numeral(it);
    let is_unit = unit.chars().all(is_unit);
    let numerals: Vec<char> = numerals.chars().collect();
    let fits = !numerals.is_empty() && numerals.len() <= MOST_DIGITS;
    (is_unit && fits).then(|| read(&numerals))?
}

/// The value of a digit: ASCII, full-width or Chinese.
fn digit(character: char) -> Option<i64> {
    const CHINESE: &str = "零一二三四五六七八九";
    match character {
        '0'..='9' | '０'..='９' => character.to_digit(10).or_else(|| {
            let wide = u32::from(character).checked_sub(u32::from('０'));
            wide.filter(|digit| *digit < 10)
        }),
        '〇' => Some(0),
        '两' => Some(2),
        _ => CHINESE
            .chars()
            .zip(0..)
            .find(|(own, _)| *own == character)
            .map(|(_, at)| at),
    }
    .map(i64::from)
}

/// What a character multiplies the digit before it by.
fn scale(character: char) -> Option<i64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// A number in digits, or with 十, 百 and 千.
fn read(numerals: &[char]) -> Option<i64> {
    if numerals.iter().all(|it| digit(*it).is_some()) {
        let digits = numerals.iter().filter_map(|it| digit(*it));
        return Some(digits.fold(0, |number, digit| number * 10 + digit));
    }
    let (mut number, mut pending) = (0, None);
    for numeral in numerals {
        match scale(*numeral) {
            Some(scale) => number += pending.take().unwrap_or(1) * scale,
            // Two digits side by side, as in 三五十, are no number.
            None if pending.is_some_and(|it| it != 0) => return None,
            None => pending = digit(*numeral),
        }
    }
    Some(number + pending.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_form() {
        let cases = [
            ("5", 5),
            (" 12 ", 12),
            ("５", 5),
            ("１０", 10),
            ("五", 5),
            ("两", 2),
            ("〇", 0),
            ("零", 0),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三十五", 35),
            ("一百零五", 105),
            ("二〇一九", 2019),
            ("5年", 5),
            ("五 年", 5),
            ("8 years", 8),
            ("007", 7),
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
