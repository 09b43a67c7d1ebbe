//! Numbers as they are written: in digits of either width, or in Chinese numerals.

/// The most digits of a number.
const MOST_DIGITS: usize = 9;

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

/// Whether a character is part of a number.
pub fn is_numeral(character: char) -> bool {
    digit(character).is_some() || scale(character).is_some()
}

/// The number that a text of numerals says, in digits or with 十, 百 and 千.
pub fn numeral(text: &str) -> Option<i64> {
    let length = text.chars().count();
    if length == 0 || length > MOST_DIGITS {
        return None;
    }
    if text.chars().all(|it| digit(it).is_some()) {
        let digits = text.chars().filter_map(digit);
        return Some(digits.fold(0, |number, digit| number * 10 + digit));
    }
    let (mut number, mut pending) = (0, None);
    for character in text.chars() {
        match scale(character) {
            Some(scale) => number += pending.take().unwrap_or(1) * scale,
            // Two digits side by side, as in 三五十, are no number.
            None if pending.is_some_and(|it| it != 0) => return None,
            None => pending = Some(digit(character)?),
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
            ("007", 7),
        ];
        for (text, expected) in cases {
            assert_eq!(numeral(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "年", "-3", "三五十", "1234567890"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
