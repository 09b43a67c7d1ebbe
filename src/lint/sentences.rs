//! Looks for years, amounts and days in the texts that neither their quotes nor the round name: a notice that is
//! adapted to the next year still names those of the last one there.

use std::ops::Range;

use crate::notice::{Date, Document, Items, Notice, Path, QuestionKind, Requirement};

use super::{
    Concern, Remark,
    figures::{numbers, numbers_at, without_commas},
    said::{self, Basis, Said},
};

/// How many years back a text may look that names the year of the round as well.
const YEARS_BACK: i32 = 6;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The texts that seem to be last year's.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let document = notice.document();
    let said = said::all(document);
    let known = Known::of(document, &said);
    let mut remarks = Vec::new();
    number_of_document(document, &known, &mut remarks);
    for said in &said {
        for language in said.text.languages() {
            let concerns = known.concerns(said, language);
            remarks.extend(at(&said.path.key(language), concerns));
        }
    }
    requirements(document, &mut remarks);
    remarks
}

fn at(path: &Path, concerns: Vec<Concern>) -> impl Iterator<Item = Remark> {
    let path = path.to_string();
    concerns.into_iter().map(move |concern| Remark {
        path: path.clone(),
        concern,
    })
}

/// The number of the document is of the year in which it was issued.
fn number_of_document(document: &Document, known: &Known, remarks: &mut Vec<Remark>) {
    let years = document.number.iter().flat_map(|it| years_in(it));
    let unknown = years.filter(|it| !known.years.contains(it));
    let concerns = unknown.filter_map(|it| u32::try_from(it).ok().map(Concern::YearInText));
    remarks.extend(at(&Path::root().key("number"), concerns.collect()));
}

/// Years that are all before the round, and that no quote names. Of the requirements that rest on one quote, one may
/// be for the year of the round and the others for years before.
fn requirements(document: &Document, remarks: &mut Vec<Remark>) {
    let round = document.round.year;
    let past = |year: &i32| (round - YEARS_BACK..round).contains(year);
    for (index, section) in document.sections.iter().enumerate() {
        let Items::Requirements(items) = &section.items else {
            continue;
        };
        let suspicious = |it: &Requirement| {
            let named = years_in(&it.cited.quote).next().is_some();
            let of_quote = items
                .iter()
                .filter(|other| other.cited.quote == it.cited.quote);
            let mut years = of_quote.flat_map(|it| &it.years);
            !it.years.is_empty() && years.all(past) && !named
        };
        let path = Path::root().key("sections").at(index).key("items");
        for (number, _) in items.iter().enumerate().filter(|(_, it)| suspicious(it)) {
            let concern = Concern::OnlyYearsBefore { round };
            remarks.extend(at(&path.at(number).key("years"), vec![concern]));
        }
    }
}

/// What the notice as a whole names.
struct Known<'a> {
    round: i32,
    years: Vec<i32>,
    days: Vec<(u32, u32)>,
    quotes: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn of(document: &'a Document, said: &[Said<'a>]) -> Self {
        let round = &document.round;
        let cutoffs = document.cutoffs.iter().map(|it| it.date);
        let own = [round.from, round.until, document.issued];
        let own = own.into_iter().chain(document.corrected).chain(cutoffs);
        let own: Vec<Date> = own.collect();
        let limits = document.questions.iter().flat_map(|it| match &it.kind {
            QuestionKind::Day(day) => vec![day.first, day.last],
            _ => Vec::new(),
        });
        let ends = said::windows(document).flat_map(said::ends);
        let quotes = said.iter().flat_map(|it| it.basis.quotes.iter().copied());
        let cutoffs = document.cutoffs.iter().map(|it| &*it.quote);
        Self {
            round: round.year,
            years: own.iter().map(|it| it.year()).chain([round.year]).collect(),
            days: own
                .iter()
                .copied()
                .chain(limits)
                .chain(ends)
                .map(parts)
                .collect(),
            quotes: quotes.chain(cutoffs).collect(),
        }
    }

    fn concerns(&self, said: &Said, language: &str) -> Vec<Concern> {
        let wording = said.text.exact(language).unwrap_or_default();
        let mut concerns = self.years(said, language, wording);
        concerns.extend(amounts(&said.basis, wording));
        concerns.extend(self.days(&said.basis, wording));
        concerns
    }

    /// What the quotes of a text name; where it has none, what all quotes name.
    fn quotes<'b>(&'b self, basis: &'b Basis) -> &'b [&'b str] {
        if basis.quotes.is_empty() {
            &self.quotes
        } else {
            &basis.quotes
        }
    }

    fn years(&self, said: &Said, language: &str, wording: &str) -> Vec<Concern> {
        let named: Vec<i32> = years_in(wording).collect();
        let unknown = named.iter().copied().filter(|year| {
            let named_here = self.years.contains(year) || said.basis.years.contains(year);
            let compared = (self.round - YEARS_BACK..self.round).contains(year)
                && self.names_the_round(said, language);
            !named_here && !compared && !self.is_quoted(&said.basis, *year)
        });
        let unknown = unknown.filter_map(|it| u32::try_from(it).ok());
        let unknown = once(unknown.collect()).into_iter();
        unknown.map(Concern::YearInText).collect()
    }

    /// Whether a text, or the sentence that it asks about, names the year of the round: then it compares other years
    /// with it.
    fn names_the_round(&self, said: &Said, language: &str) -> bool {
        let texts = [Some(said.text), said.basis.about].into_iter().flatten();
        let mut wordings = texts.filter_map(|it| it.exact(language));
        wordings.any(|it| years_in(it).any(|year| year == self.round))
    }

    fn is_quoted(&self, basis: &Basis, year: i32) -> bool {
        // The year before is what a text names that was left over, so it takes a quote of its own.
        if basis.quotes.is_empty() && year == self.round - 1 {
            return false;
        }
        let mut numbers = self.quotes(basis).iter().flat_map(|it| numbers(it));
        numbers.any(|it| i32::try_from(it) == Ok(year))
    }

    fn days(&self, basis: &Basis, wording: &str) -> Vec<Concern> {
        let known = |day: &Day| match &basis.days {
            Some(own) => {
                own.iter().any(|it| parts(*it) == day.parts) || quote_names(&basis.quotes, day)
            }
            None => self.days.contains(&day.parts) || quote_names(&self.quotes, day),
        };
        // Holidays beside a day of the notice are often named with it, as in 19 to 21 September.
        let lenient = basis.days.is_none();
        let mut unknown = Vec::new();
        for range in days_in(wording).chunk_by(|_, next| next.continues) {
            if lenient && range.iter().any(known) {
                continue;
            }
            unknown.extend(
                range
                    .iter()
                    .filter(|it| !known(it))
                    .map(|it| it.written.clone()),
            );
        }
        once(unknown).into_iter().map(Concern::DayInText).collect()
    }
}

fn amounts(basis: &Basis, wording: &str) -> Vec<Concern> {
    let Some(own) = &basis.amounts else {
        return Vec::new();
    };
    let quotes: Vec<String> = basis.quotes.iter().map(|it| without_commas(it)).collect();
    let is_quoted = |amount: u32| {
        quotes
            .iter()
            .flat_map(|it| numbers(it))
            .any(|it| it == amount)
    };
    let unknown = amounts_in(&without_commas(wording))
        .into_iter()
        .filter(|it| !own.contains(it) && !is_quoted(*it));
    once(unknown.collect())
        .into_iter()
        .map(Concern::AmountInText)
        .collect()
}

/// Each of a list once.
fn once<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    let mut found = Vec::new();
    for entry in list {
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    found
}

fn parts(day: Date) -> (u32, u32) {
    (day.month(), day.day())
}

/// The years in a text. Other numbers of four digits have a unit.
pub(super) fn years_in(text: &str) -> impl Iterator<Item = i32> + '_ {
    let is_year = |at: &Range<usize>| {
        let after = text[at.end..].trim_start();
        let units = ["元", "字", "yuan", "word", "character"];
        text[at.clone()].chars().count() == 4 && !units.iter().any(|it| after.starts_with(it))
    };
    let years = numbers_at(text).filter(move |(at, _)| is_year(at));
    let years = years.filter_map(|(_, number)| i32::try_from(number).ok());
    years.filter(|it| (1990..2100).contains(it))
}

/// The amounts of money in a text.
fn amounts_in(text: &str) -> Vec<u32> {
    let is_amount = |at: &Range<usize>| {
        let (before, after) = (text[..at.start].trim_end(), text[at.end..].trim_start());
        let after_it = ["元", "yuan", "CNY", "RMB"];
        let before_it = ["¥", "￥", "CNY", "RMB"];
        let is_fraction = text[..at.start].ends_with('.');
        let has_unit = after_it.iter().any(|it| after.starts_with(it))
            || before_it.iter().any(|it| before.ends_with(it));
        has_unit && !is_fraction
    };
    let found = numbers_at(text).filter(|(at, _)| is_amount(at));
    found.map(|(_, number)| number).collect()
}

/// A day in a text, as it stands there.
#[derive(Debug, PartialEq, Eq)]
struct Day {
    /// Its month and day.
    parts: (u32, u32),
    written: String,
    /// Whether a range that the day before it begins ends with it.
    continues: bool,
}

/// Whether one of the quotes names a day, of whatever year.
fn quote_names(quotes: &[&str], day: &Day) -> bool {
    let has = |quote: &str, part| numbers(quote).any(|it| it == part);
    quotes.iter().any(|quote| {
        let in_words = days_in(quote).iter().any(|it| it.parts == day.parts);
        let (month, number) = day.parts;
        in_words || !quote.contains('月') && has(quote, month) && has(quote, number)
    })
}

/// The days in a text, Chinese or English.
fn days_in(text: &str) -> Vec<Day> {
    let mut days = chinese_days(text);
    days.extend(english_days(text));
    days.retain(|it| Date::new(LEAP_YEAR, it.parts.0, it.parts.1).is_some());
    days
}

/// A year that has every day of the calendar.
const LEAP_YEAR: i32 = 2000;

/// Days as in 9月6日至19日. A number of days, as in 公示5日, is none: the month has to stand before the day, or a day
/// before it in the same range.
fn chinese_days(text: &str) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let (mut month, mut last_end) = (None, None);
    for (at, unit) in text.char_indices() {
        let end = at + unit.len_utf8();
        match unit {
            '月' => {
                let number = number_ending_at(text, at);
                month = number.map(|(place, number)| (number, place.start..end));
            }
            '日' => {
                let Some((place, number)) = number_ending_at(text, at) else {
                    continue;
                };
                let Some((month, of_month)) = month.clone() else {
                    continue;
                };
                let follows = text[of_month.end..place.start].trim().is_empty();
                let start = if follows { of_month.start } else { place.start };
                let continues = last_end.is_some_and(|end| text.get(end..start).is_some_and(joins));
                if !follows && !continues {
                    continue;
                }
                days.push(Day {
                    parts: (month, number),
                    written: format!("{month}月{number}日"),
                    continues,
                });
                last_end = Some(end);
            }
            _ => {}
        }
    }
    days
}

/// The number that ends at a position of a text, and where it stands.
fn number_ending_at(text: &str, end: usize) -> Option<(Range<usize>, u32)> {
    let (place, number) = numbers_at(&text[..end]).last()?;
    text[place.end..end]
        .trim()
        .is_empty()
        .then_some((place, number))
}

/// Whether what stands between two days makes them a range or a list.
fn joins(between: &str) -> bool {
    let between = between.trim().trim_end_matches("次年");
    [
        "", "至", "到", "-", "–", "—", "~", "～", "、", "和", "to", "and",
    ]
    .contains(&between)
}

/// Days as in 6 to 19 September, or September 6.
fn english_days(text: &str) -> Vec<Day> {
    let mut days = Vec::new();
    for (at, name, month) in months(text) {
        let mut numbers = numbers_ending_at(text, at);
        if numbers.is_empty() {
            numbers.extend(number_at_start(&text[at + name.len()..]));
        }
        days.extend(numbers.into_iter().enumerate().map(|(at, number)| Day {
            parts: (month, number),
            written: format!("{number} {name}"),
            continues: at > 0,
        }));
    }
    days
}

/// The number right before a position, and those joined to it, as in 6 to 19.
fn numbers_ending_at(text: &str, end: usize) -> Vec<u32> {
    let before: Vec<_> = numbers_at(&text[..end]).collect();
    let mut found = Vec::new();
    let mut next = end;
    for (place, number) in before.into_iter().rev() {
        let between = text[place.end..next].trim_start_matches(['s', 't', 'n', 'd', 'r', 'h']);
        let is_next = match between.trim() {
            "" | "of" => found.is_empty(),
            between => !found.is_empty() && joins(between),
        };
        if !is_next || number > 31 {
            break;
        }
        found.push(number);
        next = place.start;
    }
    found.reverse();
    found
}

fn number_at_start(text: &str) -> Option<u32> {
    let (place, number) = numbers_at(text).next()?;
    text[..place.start].trim().is_empty().then_some(number)
}

/// The names of months in a text, whole or shortened: where each stands, the word, and the number of the month.
fn months(text: &str) -> Vec<(usize, &str, u32)> {
    let mut found = Vec::new();
    for (number, name) in (1..).zip(MONTHS) {
        for (at, _) in text.match_indices(&name[..3]) {
            let rest = &text[at..];
            let end = rest.find(|it: char| !it.is_ascii_alphabetic());
            let word = &rest[..end.unwrap_or(rest.len())];
            if name.starts_with(word) && !text[..at].ends_with(|it: char| it.is_ascii_alphabetic())
            {
                found.push((at, word, number));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<(u32, u32)> {
        days_in(text).into_iter().map(|it| it.parts).collect()
    }

    #[test]
    fn days_are_found_in_both_languages() {
        assert_eq!(days("2021年9月6日至19日提交"), [(9, 6), (9, 19)]);
        assert!(days_in("12月20日至次年1月5日")[1].continues);
        assert_eq!(days("12月20日至次年1月5日"), [(12, 20), (1, 5)]);
        assert_eq!(days("from 6 to 19 September 2021"), [(9, 6), (9, 19)]);
        assert_eq!(
            days("6–9 Sept, May 3 and the 2nd of June"),
            [(5, 3), (6, 2), (9, 6), (9, 9)]
        );
    }

    #[test]
    fn numbers_of_days_and_other_words_are_no_days() {
        assert_eq!(days("9月6日前公示5日，满5个工作日"), [(9, 6)]);
        assert_eq!(days("9月下旬，30日内"), []);
        assert_eq!(
            days("you May apply in 2021 May, clause 40 June, Mark 3, Decide 4"),
            []
        );
        assert_eq!(days("2月30日"), []);
    }

    #[test]
    fn years_are_told_from_other_numbers() {
        let years = |text| years_in(text).collect::<Vec<_>>();
        assert_eq!(
            years("〔2021〕175号，2020、２０１９年，二〇一八年"),
            [2021, 2020, 2019, 2018]
        );
        assert_eq!(
            years("不少于2000字，2000元，2000 yuan, 02021, 20211, 1989, 2100"),
            [0; 0]
        );
    }

    #[test]
    fn amounts_have_a_unit() {
        assert_eq!(
            amounts_in("评审费380元，两百元，¥90，100 yuan"),
            [380, 200, 90, 100]
        );
        assert_eq!(amounts_in("401办公室，3.5元，5万元"), [0; 0]);
    }
}
