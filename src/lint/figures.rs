//! Numbers beside the words they come from: what is easily forgotten when a notice is carried over
//! to the next year.

use crate::notice::{Date, Notice, placed_decisions};

use super::{Concern, Remark};

/// Amounts and days that their own quotes do not name.
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

/// Whether a quote names the month and the day one after the other, as in 9月6日 or 6 September;
/// a range may leave out what it has named before.
fn names(quote: &str, day: Date) -> bool {
    numbers(quote).any(|number| number == day.day())
        && numbers(quote).any(|number| number == day.month())
}

/// The numbers in a text.
fn numbers(text: &str) -> impl Iterator<Item = u32> + '_ {
    let digits = text.split(|character: char| !character.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok())
}
