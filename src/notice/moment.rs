//! Times in Beijing: a minute of a day, written `YYYY-MM-DDTHH:MM`, and a day or a time on it, as a notice
//! states the ends of a window.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Date, DateError, date::digits, decode::written};

/// Seconds by which Beijing is ahead of UTC; there is no daylight saving time.
const BEIJING_AHEAD: i64 = 8 * 3600;
const SECONDS_A_DAY: i64 = 24 * 3600;
const MINUTES_A_DAY: u16 = 24 * 60;

/// A minute of a Beijing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The minute of the day, from 0.
    pub minute: u16,
}

impl Moment {
    /// The minute in Beijing at a moment, given in seconds since 1970-01-01 UTC.
    pub fn in_beijing(unix_seconds: i64) -> Option<Self> {
        let seconds = unix_seconds + BEIJING_AHEAD;
        let day = Date::of_number(seconds.div_euclid(SECONDS_A_DAY))?;
        let minute = u16::try_from(seconds.rem_euclid(SECONDS_A_DAY) / 60).ok()?;
        Some(Self { day, minute })
    }

    /// The minutes since 1970-01-01 in Beijing.
    pub fn number(self) -> i64 {
        self.day.number() * i64::from(MINUTES_A_DAY) + i64::from(self.minute)
    }

    /// The same moment in UTC.
    #[must_use]
    pub fn in_utc(self) -> Self {
        let ahead = BEIJING_AHEAD / 60;
        let minutes = self.number() - ahead;
        let a_day = i64::from(MINUTES_A_DAY);
        Self {
            day: Date::of_number(minutes.div_euclid(a_day)).unwrap_or(self.day),
            minute: u16::try_from(minutes.rem_euclid(a_day)).unwrap_or_default(),
        }
    }
}

impl From<Date> for Moment {
    /// The first minute of the day.
    fn from(day: Date) -> Self {
        Self { day, minute: 0 }
    }
}

impl fmt::Display for Moment {
    /// The day, and the time unless it is the first minute of the day.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.day.fmt(formatter)?;
        if self.minute > 0 {
            write!(
                formatter,
                "T{:02}:{:02}",
                self.minute / 60,
                self.minute % 60
            )?;
        }
        Ok(())
    }
}

impl FromStr for Moment {
    type Err = DateError;

    fn from_str(written: &str) -> Result<Self, DateError> {
        let refused = || DateError::NoMoment(written.to_owned());
        let end: DayTime = written.parse().map_err(|_| refused())?;
        match end.time {
            None => Ok(end.day.into()),
            Some(time) if time.second.is_none() && time.hour < 24 => Ok(end.first_open()),
            Some(_) => Err(refused()),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        written.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A time of day as it is written: `18:00`, `23:59:59`, `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    hour: u8,
    minute: u8,
    /// Only where it is written.
    second: Option<u8>,
}

impl Time {
    /// The first minute of the day that begins at this time or after it.
    fn minute_from(self) -> u16 {
        let begun = self.second.is_some_and(|second| second > 0);
        u16::from(self.hour) * 60 + u16::from(self.minute) + u16::from(begun)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.hour, self.minute)?;
        self.second
            .map_or(Ok(()), |second| write!(formatter, ":{second:02}"))
    }
}

/// The end of a window as a notice states it: a day, or a time on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTime {
    /// The day.
    pub day: Date,
    /// The time, where the notice states one.
    pub time: Option<Time>,
}

written!(
    DayTime = "a day YYYY-MM-DD, or a time on it, YYYY-MM-DDTHH:MM or YYYY-MM-DDTHH:MM:SS",
    r#"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"}"#,
    Date::UNKNOWN.into()
);

impl DayTime {
    /// As an opening: the first minute in which the window is open.
    pub fn first_open(self) -> Moment {
        let minute = self.time.map_or(0, Time::minute_from);
        minutes_into(self.day, minute)
    }

    /// As a closing: the first minute in which the window is closed. A last day counts until it ends, a last
    /// minute until it begins: 18:00 itself is closed; with 23:59:59 and 24:00, 23:59 is still open.
    pub fn first_closed(self) -> Moment {
        let minute = self.time.map_or(MINUTES_A_DAY, Time::minute_from);
        minutes_into(self.day, minute)
    }

    /// As a closing: the last day of which a minute is open. With 0:00 that is the day before.
    pub fn last_day(self) -> Date {
        let closed = self.first_closed();
        if closed.minute == 0 {
            closed.day.minus(1)
        } else {
            closed.day
        }
    }
}

fn minutes_into(day: Date, minute: u16) -> Moment {
    if minute >= MINUTES_A_DAY {
        day.plus(1).into()
    } else {
        Moment { day, minute }
    }
}

impl From<Date> for DayTime {
    fn from(day: Date) -> Self {
        Self { day, time: None }
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.day.fmt(formatter)?;
        self.time
            .map_or(Ok(()), |time| write!(formatter, "T{time}"))
    }
}

impl FromStr for DayTime {
    type Err = DateError;

    fn from_str(written: &str) -> Result<Self, DateError> {
        let Some((day, time)) = written.split_once('T') else {
            return written.parse().map(Date::into);
        };
        let refused = || DateError::NoMoment(written.to_owned());
        let mut parts = time.split(':');
        let mut part = |most: u32| {
            let part = parts.next().filter(|it| it.len() == 2).and_then(digits);
            part.filter(|it| *it <= most)
                .and_then(|it| u8::try_from(it).ok())
        };
        let (hour, minute) = part(24).zip(part(59)).ok_or_else(refused)?;
        let has_second = time.len() > 5;
        let second = if has_second {
            Some(part(59).ok_or_else(refused)?)
        } else {
            None
        };
        let time = Time {
            hour,
            minute,
            second,
        };
        if parts.next().is_some() || time.minute_from() > MINUTES_A_DAY {
            return Err(refused());
        }
        Ok(Self {
            day: day.parse()?,
            time: Some(time),
        })
    }
}

impl Serialize for DayTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(written: &str) -> Moment {
        written.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    fn end(written: &str) -> DayTime {
        written.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_last_minute_counts_until_it_begins() {
        let open_at = |closes: &str, now: &str| at(now) < end(closes).first_closed();
        assert!(open_at("2021-09-19", "2021-09-19T23:59"));
        assert!(!open_at("2021-09-19", "2021-09-20"));
        assert!(open_at("2021-09-19T18:00", "2021-09-19T17:59"));
        assert!(!open_at("2021-09-19T18:00", "2021-09-19T18:00"));
        for midnight in ["2021-09-19T23:59:59", "2021-09-19T24:00"] {
            assert!(open_at(midnight, "2021-09-19T23:59"));
            assert!(!open_at(midnight, "2021-09-20"));
        }
        assert!(!open_at("2021-09-19T23:59:00", "2021-09-19T23:59"));
    }

    #[test]
    fn times_are_written_back_as_they_were_read() {
        for written in [
            "2021-09-19",
            "2021-09-19T10:00",
            "2021-09-19T23:59:59",
            "2021-09-19T24:00",
        ] {
            assert_eq!(end(written).to_string(), written);
        }
        assert_eq!(at("2021-09-10T17:30").to_string(), "2021-09-10T17:30");
        assert_eq!(at("2021-09-10T00:00").to_string(), "2021-09-10");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for written in [
            "2021-09-19T",
            "2021-09-19T1:00",
            "2021-09-19T25:00",
            "2021-09-19T24:01",
            "2021-09-19T12:60",
            "2021-09-19T12:00:60",
            "2021-09-19T12:00:",
            "2021-09-19T12:00:00:00",
            "2021-02-30T12:00",
            "T12:00",
            "2021-09-19T24:00:01",
            "2021-09-19 12:00",
        ] {
            assert!(written.parse::<DayTime>().is_err(), "{written}");
        }
        for written in ["2021-09-10T24:00", "2021-09-10T17:30:00", "now"] {
            assert!(written.parse::<Moment>().is_err(), "{written}");
        }
    }

    #[test]
    fn beijing_is_eight_hours_ahead() {
        // 2021-09-10T17:30 in Beijing is 09:30 UTC: date -ud '2021-09-10 09:30' +%s.
        assert_eq!(
            Moment::in_beijing(1_631_266_200),
            Some(at("2021-09-10T17:30"))
        );
        assert_eq!(at("2021-09-10T07:00").in_utc(), at("2021-09-09T23:00"));
    }
}
