//! A calendar day in Beijing, written `YYYY-MM-DD`.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Serialize, Serializer};
use thiserror::Error;

use super::decode::written;

/// A Beijing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

/// The text is not a day or a time.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not a day.
    #[error("`{0}` is not a day written YYYY-MM-DD")]
    NoDay(String),
    /// Not a day, nor a minute of one.
    #[error("`{0}` is not a day written YYYY-MM-DD, nor a minute of it written YYYY-MM-DDTHH:MM")]
    NoMoment(String),
}

written!(
    Date = "a day of the calendar, YYYY-MM-DD",
    r#"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}"#,
    Self::UNKNOWN
);

impl Date {
    /// The day where the clock cannot be read: before any notice was issued.
    pub const UNKNOWN: Self = Self(NaiveDate::MIN);

    /// The day of a year, month and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        // The first year of four digits and the last, as days are written.
        let written = (1000..=9999).contains(&year);
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|_| written)
            .map(Self)
    }

    /// The number of days since 1970-01-01.
    pub fn number(self) -> i64 {
        self.0.to_epoch_days().into()
    }

    /// The day of such a number, if it can be written.
    pub fn of_number(days: i64) -> Option<Self> {
        let day = NaiveDate::from_epoch_days(i32::try_from(days).ok()?)?;
        Self::new(day.year(), day.month(), day.day())
    }

    /// The same day a number of years later, or earlier where that is negative; 28 February in place of the
    /// 29th in a year without one.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        let year = self.year() + years;
        let same = |day| NaiveDate::from_ymd_opt(year, self.month(), day);
        same(self.day()).or_else(|| same(28)).map_or(self, Self)
    }

    /// Whole days from this day to another, negative when the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// The day a number of days later.
    #[must_use]
    pub fn plus(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(self.0))
    }

    /// The day a number of days earlier.
    #[must_use]
    pub fn minus(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(self.0))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, Monday being 0.
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(written: &str) -> Result<Self, DateError> {
        let refused = || DateError::NoDay(written.to_owned());
        let digits = |range: std::ops::Range<usize>| digits(written.get(range)?);
        let bytes = written.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(refused());
        }
        let day = || {
            let year = i32::try_from(digits(0..4)?).ok()?;
            Self::new(year, digits(5..7)?, digits(8..10)?)
        };
        day().ok_or_else(refused)
    }
}

/// A number that consists of digits only.
pub(super) fn digits(text: &str) -> Option<u32> {
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok())?
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_to_the_anniversary() {
        let day = |written: &str| written.parse::<Date>().expect("a day");
        assert_eq!(day("2020-02-29").plus_years(1), day("2021-02-28"));
        assert_eq!(day("2020-02-29").plus_years(4), day("2024-02-29"));
        assert_eq!(day("2019-07-01").plus_years(-4), day("2015-07-01"));
    }
}
