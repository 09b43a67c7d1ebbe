//! Compares amounts, days, times, copies, hours and years with the quotes they come from: they are easily left
//! unchanged when a notice is adapted to the next year.

use std::ops::Range;

use crate::notice::{
    Cited, Date, DayTime, Document, Finding, Items, Notice, Paper, Path, Requirement, Section,
    Time, is_numeral, join, numeral,
};

use super::{Concern, Remark, sentences::years_in};

/// Figures that their quotes do not contain.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let document = notice.document();
    let mut remarks = Vec::new();
    round(document, &mut remarks);
    for (at, cutoff) in document.cutoffs.iter().enumerate() {
        let path = Path::root().key("cutoffs").at(at).key("date");
        day(&path, &cutoff.quote, cutoff.date, &mut remarks);
    }
    for (at, section) in document.sections.iter().enumerate() {
        of_section(&Path::root().key("sections").at(at), section, &mut remarks);
    }
    remarks
}

fn round(document: &Document, remarks: &mut Vec<Remark>) {
    let round = &document.round;
    let (from, until, year) = (round.from, round.until, round.year);
    if !(from.year()..=until.year()).contains(&year) {
        let path = Path::root().key("round").key("year");
        let concern = Concern::RoundOutsideYear { from, until, year };
        remark(&path, concern, remarks);
    }
}

fn of_section(path: &Path, section: &Section, remarks: &mut Vec<Remark>) {
    findings(path, &section.decision.findings, remarks);
    for (at, paper) in section.papers().iter().enumerate() {
        let path = path.key("items").at(at);
        findings(&path, &paper.findings, remarks);
        copies(&path, paper, remarks);
    }
    if let Items::Requirements(requirements) = &section.items {
        for (at, requirement) in requirements.iter().enumerate() {
            education(&path.key("items").at(at), requirement, remarks);
        }
    }
    if let Items::Charges(charges) = &section.items {
        for (at, charge) in charges.iter().enumerate() {
            let path = path.key("items").at(at);
            amount(&path, &charge.cited, charge.amount_cny, remarks);
        }
    }
    // A day that is only advised is not in the notice.
    let windows = section.windows().iter().enumerate();
    for (at, window) in windows.filter(|(_, it)| it.hint_for.is_none()) {
        let path = path.key("items").at(at);
        for (name, end) in [("opens", window.opens), ("closes", window.closes)] {
            if let Some(end) = end {
                moment(&path.key(name), &window.cited.quote, end, remarks);
            }
        }
    }
}

fn findings(path: &Path, findings: &[Finding], remarks: &mut Vec<Remark>) {
    for (at, finding) in findings.iter().enumerate() {
        if let Some(number) = finding.amount_cny {
            let path = path.key("findings").at(at);
            amount(&path, &finding.cited, number, remarks);
        }
    }
}

fn amount(path: &Path, cited: &Cited, amount: u32, remarks: &mut Vec<Remark>) {
    if !numbers(&without_commas(&cited.quote)).any(|number| number == amount) {
        remark(
            &path.key("amount_cny"),
            Concern::AmountNotInQuote(amount),
            remarks,
        );
    }
}

fn copies(path: &Path, paper: &Paper, remarks: &mut Vec<Remark>) {
    for copies in paper.copies.iter().flat_map(|it| &it.0) {
        if !names_copies(&paper.cited.quote, copies.count.into()) {
            let concern = Concern::CopiesNotInQuote(copies.count);
            remark(&path.key("copies"), concern, remarks);
        }
    }
}

fn education(path: &Path, requirement: &Requirement, remarks: &mut Vec<Remark>) {
    let (quote, years) = (&requirement.cited.quote, &requirement.years);
    let missing = |hours: &u32| !names_hours(quote, *hours, years.len());
    if let Some(hours) = requirement.hours.filter(missing) {
        remark(&path.key("hours"), Concern::HoursNotInQuote(hours), remarks);
    }
    if !names_years(quote, years) {
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        let concern = Concern::YearsNotInQuote(join(&years, ", "));
        remark(&path.key("years"), concern, remarks);
    }
}

fn remark(path: &Path, concern: Concern, remarks: &mut Vec<Remark>) {
    let path = path.to_string();
    remarks.push(Remark { path, concern });
}

fn day(path: &Path, quote: &str, day: Date, remarks: &mut Vec<Remark>) {
    if !names(quote, day) {
        remark(path, Concern::DayNotInQuote(day), remarks);
    }
}

fn moment(path: &Path, quote: &str, end: DayTime, remarks: &mut Vec<Remark>) {
    day(path, quote, end.day, remarks);
    if end.time.is_some_and(|time| !names_time(quote, time)) {
        remark(path, Concern::TimeNotInQuote(end), remarks);
    }
}

/// Whether a quote contains a number of copies, or none at all: often another sentence states it.
fn names_copies(quote: &str, count: u32) -> bool {
    let unit = |(at, sign): (usize, char)| "份套册本张".contains(sign).then_some(at);
    let units = quote.char_indices().filter_map(unit);
    let named: Vec<u32> = units.filter_map(|at| number_before(quote, at)).collect();
    // An original and two copies are three.
    let together = named.iter().copied().fold(0, u32::saturating_add);
    named.is_empty() || named.contains(&count) || together == count
}

/// Whether a quote contains the hours of some years, together or of each.
fn names_hours(quote: &str, hours: u32, years: usize) -> bool {
    let years = u32::try_from(years).unwrap_or_default();
    numbers(quote).any(|number| number == hours || number.checked_mul(years) == Some(hours))
}

/// Whether a quote contains one of these years, or none at all.
fn names_years(quote: &str, years: &[i32]) -> bool {
    let mut named = years_in(quote).peekable();
    years.is_empty() || named.peek().is_none() || named.any(|year| years.contains(&year))
}

/// Whether a quote contains a time: 18:00, 18时, 18时30分, 下午6点, 6:00 p.m. The seconds are not compared.
fn names_time(quote: &str, time: Time) -> bool {
    let written = time.to_string();
    let mut expected = numbers(&written);
    let expected = (expected.next(), expected.next());
    let afternoon = ["下午", "晚", "中午", "p.m", "pm", "PM"]
        .iter()
        .any(|it| quote.contains(it));
    quote.char_indices().any(|(at, sign)| {
        if !":：时点".contains(sign) {
            return false;
        }
        let after = &quote[at + sign.len_utf8()..];
        let digits = after.len()
            - after
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .len();
        let minute = match after[..digits].parse().ok() {
            None if ":：".contains(sign) => return false,
            None if after.starts_with('半') => 30,
            minute => minute.unwrap_or(0),
        };
        let Some(hour) = number_before(quote, at) else {
            return false;
        };
        let is = |hour: u32| (Some(hour), Some(minute)) == expected;
        is(hour) || afternoon && hour < 12 && is(hour + 12)
    })
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
    let rest = before.trim_end_matches(is_numeral).len();
    numeral(&before[rest..]).and_then(|it| it.try_into().ok())
}

/// The numbers in a text.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = u32> + '_ {
    numbers_at(text).map(|(_, number)| number)
}

/// The numbers in a text, each with where it stands.
pub(super) fn numbers_at(text: &str) -> impl Iterator<Item = (Range<usize>, u32)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_numeral)?;
        let rest = &text[start..];
        from = start + rest.find(|it| !is_numeral(it)).unwrap_or(rest.len());
        Some(start..from)
    })
    .filter_map(|at| Some((at.clone(), numeral(&text[at])?.try_into().ok()?)))
}

/// A text whose numbers have no commas between thousands, as in 1,200.
pub(super) fn without_commas(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digits = |range: Range<usize>| {
        let part = characters.get(range);
        part.is_some_and(|it| it.iter().all(char::is_ascii_digit))
    };
    let separates = |at: usize| {
        let thousands = at > 0 && digits(at - 1..at) && digits(at + 1..at + 4);
        ",，".contains(characters[at]) && thousands && !digits(at + 4..at + 5)
    };
    let kept = (0..characters.len()).filter(|at| !separates(*at));
    kept.map(|at| characters[at]).collect()
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
        assert!(named("二〇二一年九月六日至十九日", "2021-09-19"));
        assert!(named("from 6 to 19 September (9)", "2021-09-19"));
        assert!(!named("9月", "2021-09-09"));
    }

    #[test]
    fn only_times_in_the_quote_are_found() {
        let named = |quote, time: &str| {
            let end: DayTime = format!("2025-09-19T{time}").parse().unwrap();
            names_time(quote, end.time.unwrap())
        };
        let window = "申报时间：2025年9月8日10:00至9月19日18：00";
        assert!(named(window, "10:00") && named(window, "18:00"));
        assert!(!named(window, "08:00") && !named(window, "18:30") && !named(window, "19:00"));
        assert!(named("9月19日18时截止", "18:00") && !named("9月19日18时截止", "19:00"));
        assert!(named("9月19日下午6时30分", "18:30") && !named("9月19日上午6时30分", "18:30"));
        assert!(named("9月19日下午6点半", "18:30"));
        assert!(named("9月19日24时", "24:00") && named("23:59:59", "23:59:59"));
        assert!(!named("9月19日", "18:00") && !named("", "00:00"));
    }

    #[test]
    fn commas_between_thousands_are_no_ends_of_numbers() {
        let found = |text| numbers(&without_commas(text)).collect::<Vec<_>>();
        assert_eq!(found("评审费1,200元"), [1200]);
        assert_eq!(found("9月6,7日，12,500元"), [9, 6, 7, 12500]);
        assert_eq!(found("1,2000和1,20,"), [1, 2000, 1, 20]);
    }

    #[test]
    fn only_copies_in_the_quote_are_found() {
        let named = |quote, count| names_copies(quote, count);
        assert!(named("《评审表》一式两份", 2) && !named("《评审表》一式两份", 3));
        assert!(named("公示结果各1份", 1) && named("证明材料复印件１套", 1));
        assert!(named("原件1份、复印件2份", 3) && !named("原件1份、复印件2份", 4));
        // No number of copies is named, but one of years.
        assert!(named("近3年年度考核表", 5));
    }

    #[test]
    fn only_hours_in_the_quote_are_found() {
        assert!(names_hours("累计90学时", 90, 3) && names_hours("每年30学时", 90, 3));
        assert!(names_hours("不少于九十学时", 90, 1));
        assert!(!names_hours("累计90学时", 72, 3) && !names_hours("每年30学时", 90, 2));
        assert!(!names_hours("完成学时", 90, 0));
    }

    #[test]
    fn only_years_in_the_quote_are_found() {
        assert!(names_years("2023年至2025年", &[2023, 2024, 2025]));
        assert!(names_years("当年公需科目90学时", &[2025]));
        assert!(!names_years("2024年公需科目", &[2025]) && names_years("2024年公需科目", &[]));
    }
}
