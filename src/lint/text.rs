//! Checks the official text for lines that look like headings and are not, and lines outside clauses.
//! Quotes are compared with the clauses as they were parsed, so nothing may be missing there unnoticed.

use std::collections::HashSet;

use crate::notice::{is_control, without_mark};

use super::{Concern, Remark, remark::TextConcern};

/// The maximum number of remarks; a text with more of them is not an official text.
const MOST: usize = 100;

/// The remarks on a text, each with its line.
pub fn remarks(text: &str) -> Vec<Remark> {
    let mut names = HashSet::new();
    let lines = without_mark(text).split('\n').flat_map(split_at_returns);
    let found = lines.enumerate().filter_map(|(at, line)| {
        let concern = concern(line.trim(), &mut names)?;
        Some(Remark {
            path: format!("notice.md:{}", at + 1),
            concern: Concern::Text(concern),
        })
    });
    found.take(MOST).collect()
}

/// Splits at carriage returns, which some editors use alone to end lines.
fn split_at_returns(line: &str) -> impl Iterator<Item = &str> {
    line.strip_suffix('\r').unwrap_or(line).split('\r')
}

fn concern<'a>(line: &'a str, names: &mut HashSet<&'a str>) -> Option<TextConcern> {
    if line.is_empty() {
        return None;
    }
    if line.chars().any(|it| it != '\t' && is_control(it)) {
        return Some(TextConcern::Control);
    }
    if let Some(heading) = line.strip_prefix('#') {
        let name = heading.trim_start_matches('#').trim();
        return if name.is_empty() {
            Some(TextConcern::Unnamed)
        } else {
            (!names.insert(name)).then_some(TextConcern::SameName)
        };
    }
    let underlines = |sign| line.len() > 1 && line.chars().all(|it| it == sign);
    if underlines('=') || underlines('-') {
        Some(TextConcern::Underlined)
    } else if line.starts_with('＃') {
        Some(TextConcern::WideSign)
    } else {
        names.is_empty().then_some(TextConcern::OutsideClauses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concerns(text: &str) -> Vec<(String, TextConcern)> {
        let concerns = remarks(text).into_iter().map(|it| match it.concern {
            Concern::Text(concern) => (it.path, concern),
            other => panic!("{other:?}"),
        });
        concerns.collect()
    }

    #[test]
    fn valid_texts_have_no_remarks() {
        let text = "\u{feff}# 一\r\n\r\n甲\t乙 - 丙\r\n###二\r\n=\r\n";
        assert_eq!(concerns(text), []);
        assert_eq!(concerns(&crate::notice::current::text()), []);
    }

    #[test]
    fn suspicious_lines_are_reported_with_their_number() {
        use TextConcern as C;
        let cases = [
            ("甲\n## 一", vec![("notice.md:1", C::OutsideClauses)]),
            ("## 一\r\r二\r====", vec![("notice.md:4", C::Underlined)]),
            ("## 一\n二\n---", vec![("notice.md:3", C::Underlined)]),
            ("## 一\n＃＃ 二", vec![("notice.md:2", C::WideSign)]),
            ("## \n## 一", vec![("notice.md:1", C::Unnamed)]),
            ("## 一\n# 一", vec![("notice.md:2", C::SameName)]),
            ("## 一\n甲\u{202e}乙", vec![("notice.md:2", C::Control)]),
            ("## 一\n甲\0", vec![("notice.md:2", C::Control)]),
        ];
        for (text, expected) in cases {
            let expected = expected.into_iter().map(|(at, it)| (at.to_owned(), it));
            assert_eq!(concerns(text), expected.collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn the_number_of_remarks_is_limited() {
        assert_eq!(remarks(&"甲\n".repeat(100_000)).len(), MOST);
    }
}
