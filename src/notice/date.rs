//! A calendar day in Beijing, written `YYYY-MM-DD`.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use thiserror::Error;

/// Seconds by which Beijing is ahead of UTC; there is no daylight saving time.
const BEIJING_AHEAD: i64 = 8 * 3600;
const SECONDS_A_DAY: i64 = 24 * 3600;

/// A Beijing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

/// The text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a day written YYYY-MM-DD")]
pub struct DateError(String);

impl Date {
    /// The day where the clock cannot be read: before any notice was issued.
    pub const UNKNOWN: Self = Self(NaiveDate::MIN);

    /// The Beijing day at a moment, given in seconds since 1970-01-01 UTC.
    pub fn in_beijing(unix_seconds: i64) -> Option<Self> {
        let days = (unix_seconds + BEIJING_AHEAD).div_euclid(SECONDS_A_DAY);
        NaiveDate::from_epoch_days(i32::try_from(days).ok()?).map(Self)
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
        let refused = || DateError(written.to_owned());
        let digits = |range: std::ops::Range<usize>| -> Option<u32> {
            let part = written.get(range)?;
            part.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let bytes = written.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(refused());
        }
        let day = || {
            let year = i32::try_from(digits(0..4)?).ok()?;
            NaiveDate::from_ymd_opt(year, digits(5..7)?, digits(8..10)?)
        };
        day().map(Self).ok_or_else(refused)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        written.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
