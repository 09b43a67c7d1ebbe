//! Compares amounts and days with the quotes they come from: they are easily left unchanged when a notice
//! is adapted to the next year.

use crate::notice::{Date, Notice, placed_decisions};

use super::{Concern, Remark};

/// Amounts and days that their quotes do not contain.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let mut remarks = amounts(notice);
    for (at, window) in notice.document().windows.iter().enumerate() {
        for (name, day) in [("opens", window.opens), ("closes", window.closes)] {
            if !names(&window.quote, day) {
                remarks.push(Remark {
                    path: format!("windows[{at}].{name}"),
                    concern: Concern::DayNotInQuote(day),
                });
            }
        }
    }
    remarks
}

fn amounts(notice: &Notice) -> Vec<Remark> {
    let decisions = placed_decisions(notice.document());
    let findings = decisions.iter().flat_map(|placed| &placed.findings);
    let unnamed = findings.filter_map(|(path, finding)| {
        let amount = finding.amount_cny?;
        let named = numbers(&finding.quote).any(|number| number == amount);
        (!named).then(|| Remark {
            path: path.key("amount_cny").to_string(),
            concern: Concern::AmountNotInQuote(amount),
        })
    });
    unnamed.collect()
}

/// Whether a quote contains a day, as in 2021年9月6日. The second day of a range may leave out year and
/// month. In a quote without 月 the numbers of month and day may be anywhere.
fn names(quote: &str, day: Date) -> bool {
    if !quote.contains('月') {
        return [day.month(), day.day()]
            .iter()
            .all(|part| numbers(quote).any(|number| number == *part));
    }
    let (mut year, mut month) = (None, None);
    quote.char_indices().any(|(at, unit)| {
        let number = number_before(quote, at);
        match unit {
            '年' => year = number,
            '月' => month = number,
            '日' => {
                let same_year = year.is_none_or(|year| i32::try_from(year) == Ok(day.year()));
                return same_year && month == Some(day.month()) && number == Some(day.day());
            }
            _ => {}
        }
        false
    })
}

/// The number that ends at a position of a text.
fn number_before(text: &str, end: usize) -> Option<u32> {
    let before = text[..end].trim_end();
    let digits = before
        .trim_end_matches(|it: char| it.is_ascii_digit())
        .len();
    before[digits..].parse().ok()
}

/// The numbers in a text.
fn numbers(text: &str) -> impl Iterator<Item = u32> + '_ {
    let digits = text.split(|character: char| !character.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_in_the_quote_are_found() {
        let named = |quote, day: &str| names(quote, day.parse().unwrap());
        let window = "网上申报时间：2021年9月6日-9月19日，逾期不予受理";
        assert!(named(window, "2021-09-06") && named(window, "2021-09-19"));
        // Days made of other numbers in the quote, and the same days of the next year.
        for other in [
            "2021-09-09",
            "2021-06-09",
            "2021-06-19",
            "2022-09-06",
            "2022-09-19",
        ] {
            assert!(!named(window, other), "{other}");
        }
        assert!(named("9月6日至19日", "2021-09-19"));
        assert!(named("12月20日至次年1月5日", "2022-01-05"));
        assert!(named("from 6 to 19 September (9)", "2021-09-19"));
        assert!(!named("9月", "2021-09-09"));
    }
}
