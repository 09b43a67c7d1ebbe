//! The code of a shared link: answers as a few letters and digits, such as `z1hw9m2ka7pd0x4`, so that
//! they cannot be read in a browser's history or a chat.
//!
//! A code is `z`, the version, then one number in base 32 that holds the answers (one digit per question,
//! in a base of as many values as its answer can have), the digest of the notice, and a check. In every
//! version the check makes the whole code a multiple of a prime, which detects one wrong character and
//! two swapped ones.

use thiserror::Error;

use crate::notice::{Notice, OptionSet, Question, QuestionIndex};

use super::{Answers, answers::Answer, fragment::answers_together};

/// Crockford's base 32: without letters that look like digits, and without `u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The value of `z`. No anchor of the pages begins with `z` and a digit.
const PREFIX: u8 = 31;
const VERSION: u8 = 1;
/// The number of values of the check (two characters), and the largest prime below it.
const CHECKS: u32 = 1 << 10;
const PRIME: u32 = 1021;
/// The number of values of the digest (four characters).
const DIGESTS: u32 = 1 << 20;
/// The highest bit, set in every digest, so that it has four characters even without answers.
const HIGHEST: u32 = DIGESTS >> 1;
/// The number of characters of the digest and the check, the minimum after the version.
const FIXED: usize = 6;

/// Why a code cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    /// It does not have the form of a code.
    #[error("not a code: expected `z`, a version and at least six characters")]
    NotACode,
    /// A character is wrong or missing.
    #[error("the check of the code fails; expected a multiple of {PRIME}")]
    Damaged,
    /// It was written by a later version of the program.
    #[error("the code has a later version; expected {VERSION}")]
    Newer,
    /// It belongs to another notice, or to other questions.
    #[error("the code was made for another notice or other questions")]
    OtherNotice,
}

/// Writes answers as a code.
pub fn write_code(notice: &Notice, answers: &Answers) -> String {
    let mut number = Number(Vec::new());
    for (index, question) in questions(notice) {
        let digit = self::number(notice, index, answers.answer(index));
        number.append(values(question), digit);
    }
    number.append(DIGESTS.into(), digest(notice).into());
    number.append(CHECKS.into(), 0);
    number.0.extend([VERSION, PREFIX]);
    let check = (PRIME - number.modulo()) % PRIME;
    // The last two digits are zero so far; the check goes there.
    number.0[0] = low_digit(check.into());
    number.0[1] = low_digit(u64::from(check) / 32);
    let characters = number.0.iter().rev();
    let characters = characters.map(|digit| ALPHABET[usize::from(*digit)]);
    String::from_utf8(characters.collect()).unwrap_or_default()
}

/// Whether a text begins with something in the form of a code.
pub fn is_code(text: &str) -> bool {
    !matches!(digits(text), Err(CodeError::NotACode))
}

/// Reads answers from a code in lower case. Hyphens and spaces are ignored; the code ends at the first
/// other character that is not a letter or digit.
///
/// # Errors
/// When it is not a code, is damaged, or was made by a later version or for another notice.
pub fn read_code(notice: &Notice, text: &str) -> Result<Answers, CodeError> {
    let mut number = digits(text)?;
    if number.modulo() != 0 {
        return Err(CodeError::Damaged);
    }
    number.0.pop();
    if number.0.pop() != Some(VERSION) {
        return Err(CodeError::Newer);
    }
    number.split(CHECKS.into());
    if number.split(DIGESTS.into()) != u64::from(digest(notice)) {
        return Err(CodeError::OtherNotice);
    }
    let mut answers = Answers::none(notice);
    for (index, question) in questions(notice).rev() {
        let answer = answer(notice, index, number.split(values(question)));
        answers.put(index, answer.ok_or(CodeError::Damaged)?);
    }
    if number.0.iter().any(|digit| *digit != 0) {
        return Err(CodeError::Damaged);
    }
    Ok(answers)
}

/// The digits of the code at the beginning of a text. Letters that look like digits are read as these.
fn digits(text: &str) -> Result<Number, CodeError> {
    let mut number = Vec::new();
    let mut foreign = false;
    for byte in text.bytes() {
        let byte = match byte {
            b'-' | b' ' => continue,
            // Left of the code in an address.
            b'#' | b'?' | b'&' if number.is_empty() => continue,
            b'o' => b'0',
            b'i' | b'l' => b'1',
            _ if byte.is_ascii_alphanumeric() => byte,
            _ => break,
        };
        let digit = (0_u8..).zip(ALPHABET).find(|(_, own)| **own == byte);
        foreign |= digit.is_none();
        number.push(digit.map_or(0, |(digit, _)| digit));
    }
    number.reverse();
    match &number[..] {
        [.., 1..=9, PREFIX] if number.len() >= FIXED + 2 => {}
        _ => return Err(CodeError::NotACode),
    }
    if foreign {
        return Err(CodeError::Damaged);
    }
    Ok(Number(number))
}

fn questions(notice: &Notice) -> impl DoubleEndedIterator<Item = (QuestionIndex, &Question)> {
    let questions = notice.document().questions.iter().enumerate();
    questions.map(|(index, question)| (QuestionIndex(index), question))
}

/// How many values the answer to a question can have, no answer included: after the options of a number or
/// day come its values.
fn values(question: &Question) -> u64 {
    let options = question.options.len() as u64;
    match question.limits() {
        _ if question.is_several() => 1 << options,
        None => options + 1,
        Some((least, most)) => options + 2 + most.abs_diff(least),
    }
}

/// The number that encodes an answer.
fn number(notice: &Notice, index: QuestionIndex, answer: Answer) -> u64 {
    let question = notice.question(index);
    let options = question.options.len() as u64;
    let intervals = notice.rules().questions[index.0].intervals.count();
    match (question.limits(), answer.value, answer.chosen.first()) {
        _ if question.is_several() => answer.chosen.bits().into(),
        (Some((least, _)), Some(value), _) => options + 1 + value.abs_diff(least),
        (_, _, Some(choice)) => (choice - intervals) as u64 + 1,
        _ => 0,
    }
}

/// The answer that a number encodes; `None` where options exclude each other.
fn answer(notice: &Notice, index: QuestionIndex, number: u64) -> Option<Answer> {
    let question = notice.question(index);
    let options = question.options.len() as u64;
    if question.is_several() {
        let chosen = OptionSet::of_bits(number);
        return answers_together(notice, index, chosen).then_some(chosen.into());
    }
    let intervals = notice.rules().questions[index.0].intervals.count();
    match (question.limits(), number) {
        (_, 0) => Some(Answer::default()),
        (Some((least, _)), _) if number > options => {
            let value = least.checked_add_unsigned(number - options - 1)?;
            Answer::of_value(notice, index, value)
        }
        _ => {
            let choice = usize::try_from(number - 1).ok()? + intervals;
            Some(OptionSet::one(choice).into())
        }
    }
}

/// The digest of a notice and its questions: an FNV-1a hash of their ids.
fn digest(notice: &Notice) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([b'\n']) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    let document = notice.document();
    add(&document.id);
    for question in &document.questions {
        add(&question.id);
        // Ids cannot contain these characters.
        match question.limits() {
            Some((least, most)) => add(&format!("#{least}#{most}")),
            None => add(if question.is_several() { "*" } else { "?" }),
        }
        for option in &question.options {
            add(&option.id);
        }
    }
    ((hash ^ (hash >> 20)) % DIGESTS) | HIGHEST
}

/// The last digit of a number in base 32.
fn low_digit(number: u64) -> u8 {
    (number % 32) as u8
}

/// A number of any size as its digits in base 32, the lowest first.
#[derive(Debug)]
struct Number(Vec<u8>);

impl Number {
    /// Appends a digit in a given base.
    fn append(&mut self, base: u64, digit: u64) {
        let mut carry = digit;
        for own in &mut self.0 {
            carry += u64::from(*own) * base;
            *own = low_digit(carry);
            carry /= 32;
        }
        while carry > 0 {
            self.0.push(low_digit(carry));
            carry /= 32;
        }
    }

    /// Removes the last digit in a given base, and returns it.
    fn split(&mut self, base: u64) -> u64 {
        let mut rest = 0;
        for own in self.0.iter_mut().rev() {
            rest = rest * 32 + u64::from(*own);
            *own = low_digit(rest / base);
            rest %= base;
        }
        rest
    }

    /// The remainder of a division by the prime.
    fn modulo(&self) -> u32 {
        let digits = self.0.iter().rev();
        digits.fold(0, |rest, digit| (rest * 32 + u32::from(*digit)) % PRIME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::read_fragment;

    const WORDS: &str =
        "route=junior-review&status=in-service&assignments=village-stationing,first-secretary";

    fn notice() -> Notice {
        crate::notice::current::read()
    }

    /// The current notice with a string in its JSON replaced.
    fn changed(from: &str, to: &str) -> Notice {
        let json = crate::notice::current::json();
        assert!(json.contains(from), "{from}");
        Notice::read(
            &json.replace(from, to),
            Some(&crate::notice::current::text()),
        )
        .expect("a changed notice")
    }

    fn code(words: &str) -> String {
        let notice = notice();
        write_code(&notice, &read_fragment(&notice, words).answers)
    }

    #[test]
    fn a_code_is_short_and_holds_no_words() {
        let code = code(WORDS);
        assert!(code.len() <= 15, "{code}");
        assert!(code.starts_with("z1"), "{code}");
        assert!(code.bytes().all(|byte| ALPHABET.contains(&byte)), "{code}");
    }

    #[test]
    fn a_code_can_hold_no_answers() {
        let notice = notice();
        let nothing = Answers::none(&notice);
        assert_eq!(
            read_code(&notice, &write_code(&notice, &nothing)),
            Ok(nothing)
        );
    }

    #[test]
    fn hyphens_spaces_and_lookalikes_do_not_change_a_code() {
        let notice = notice();
        let code = code(WORDS);
        let expected = read_code(&notice, &code);
        assert!(expected.is_ok());
        let otherwise = [
            format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]),
            format!("{} {}", &code[..5], &code[5..]),
            format!("{code}., and more"),
            code.replace('0', "o"),
            code.replace('1', "l"),
            code.replace('1', "i"),
        ];
        for written in otherwise {
            assert_eq!(read_code(&notice, &written), expected, "{written}");
        }
    }

    #[test]
    fn one_wrong_character_or_two_swapped_ones_are_detected() {
        let notice = notice();
        let code = code(WORDS).into_bytes();
        let is_damaged = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).expect("text");
            let expected = CodeError::Damaged;
            assert_eq!(read_code(&notice, text), Err(expected), "{text}");
        };
        for at in 2..code.len() {
            for other in ALPHABET.iter().filter(|other| **other != code[at]) {
                let mut wrong = code.clone();
                wrong[at] = *other;
                is_damaged(&wrong);
            }
            let mut shorter = code.clone();
            shorter.remove(at);
            is_damaged(&shorter);
            if code[at] != code[at - 1] && at > 2 {
                let mut swapped = code.clone();
                swapped.swap(at, at - 1);
                is_damaged(&swapped);
            }
        }
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        is_damaged(
            text(&code)
                .replacen(|it| it != 'z' && it != '1', "u", 1)
                .as_bytes(),
        );
    }

    #[test]
    fn anchors_are_not_codes() {
        let anchors = [
            "",
            "guide",
            "clause-四（九）",
            "zicha",
            "question",
            "z1",
            "zone-of-the-page",
            "result",
        ];
        for anchor in anchors {
            assert!(!is_code(anchor), "{anchor}");
        }
        assert!(is_code(&code(WORDS)));
    }

    #[test]
    fn a_later_version_and_another_notice_are_recognised() {
        let notice = notice();
        let mut later = digits(&code(WORDS)).expect("a code").0;
        later.reverse();
        later[1] = 2;
        // A later version uses the same check.
        let last = later.len() - 1;
        let fits = |last_two: &u16| {
            let mut number = later.clone();
            number[last - 1] = low_digit(u64::from(*last_two) / 32);
            number[last] = low_digit(u64::from(*last_two));
            number.reverse();
            Number(number).modulo() == 0
        };
        let check = (0..1024_u16).find(fits).expect("a check");
        later[last - 1] = low_digit(u64::from(check) / 32);
        later[last] = low_digit(check.into());
        let later = later
            .iter()
            .map(|digit| char::from(ALPHABET[usize::from(*digit)]));
        let later: String = later.collect();
        assert_eq!(read_code(&notice, &later), Err(CodeError::Newer), "{later}");

        let others = [
            changed("bayingolin-water-2021", "bayingolin-water-2022"),
            changed("\"temple-stationing\"", "\"temple-service\""),
            changed("\"falsification-bar\"", "\"five-year-bar\""),
        ];
        for other in others {
            let read = read_code(&other, &code(WORDS));
            assert_eq!(read, Err(CodeError::OtherNotice));
        }
    }

    #[test]
    fn there_is_room_for_any_notice_and_any_kind_of_answer() {
        // Thirty-two questions that take several of thirty-two options each, then days and numbers.
        let bases = [vec![1 << 32; 32], vec![366 * 200, 10_001, 33]].concat();
        let digits = bases.iter().map(|base| base - 2).collect::<Vec<_>>();
        let mut number = Number(Vec::new());
        for (base, digit) in bases.iter().zip(&digits) {
            number.append(*base, *digit);
        }
        let taken = bases.iter().rev().map(|base| number.split(*base));
        let mut taken = taken.collect::<Vec<_>>();
        taken.reverse();
        assert_eq!(taken, digits);
    }

    #[test]
    fn a_code_with_answers_that_exclude_each_other_is_damaged() {
        let notice = notice();
        let mut answers = Answers::none(&notice);
        let question = notice.question_index("assignments").expect("a question");
        answers.choose(question, OptionSet::of_bits(u64::MAX >> 56));
        let code = write_code(&notice, &answers);
        assert_eq!(read_code(&notice, &code), Err(CodeError::Damaged));
    }
}
