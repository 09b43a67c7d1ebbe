//! Tests dates, and the state of the windows on them, with days counted by hand.

use zicha::assess::{Answers, AssessedWindow, Assessment, Round, assess};
use zicha::notice::{Date, Moment};

use crate::oracle::engine::notice_2021;

fn day(written: &str) -> Date {
    written.parse().unwrap()
}

fn on(today: &str) -> Assessment {
    let notice = notice_2021();
    assess(notice, &Answers::none(notice), today.parse().unwrap())
}

/// The state of a window, the days until it opens and until it closes.
type Standing = (&'static str, Option<i64>, Option<i64>);

/// Clause 三: online 6 to 19 September, paper 20 to 30 September, both days inclusive.
const WINDOWS: &[(&str, Standing, Standing)] = &[
    (
        "2021-08-26",
        ("upcoming", Some(11), Some(24)),
        ("upcoming", Some(25), Some(35)),
    ),
    (
        "2021-09-05",
        ("upcoming", Some(1), Some(14)),
        ("upcoming", Some(15), Some(25)),
    ),
    (
        "2021-09-06",
        ("open", None, Some(13)),
        ("upcoming", Some(14), Some(24)),
    ),
    (
        "2021-09-07",
        ("open", None, Some(12)),
        ("upcoming", Some(13), Some(23)),
    ),
    (
        "2021-09-19",
        ("open", None, Some(0)),
        ("upcoming", Some(1), Some(11)),
    ),
    (
        "2021-09-20",
        ("closed", None, None),
        ("open", None, Some(10)),
    ),
    (
        "2021-09-30",
        ("closed", None, None),
        ("open", None, Some(0)),
    ),
    ("2021-10-01", ("closed", None, None), ("closed", None, None)),
];

#[test]
fn windows_open_and_close_on_their_days() {
    for (today, online, paper) in WINDOWS {
        let assessment = on(today);
        let standing =
            |it: &AssessedWindow| (it.verdict.id(), it.days_until_open, it.days_until_close);
        let found: Vec<Standing> = assessment.windows().map(standing).collect();
        assert_eq!(found, [*online, *paper], "{today}");
    }
}

/// A day alone stands for its first minute, and a window without times counts in days.
#[test]
fn windows_of_whole_days_last_until_the_last_minute() {
    for (now, expected) in [
        (
            "2021-09-05T23:59",
            [
                ("upcoming", Some(1), Some(14)),
                ("upcoming", Some(15), Some(25)),
            ],
        ),
        (
            "2021-09-06T00:01",
            [("open", None, Some(13)), ("upcoming", Some(14), Some(24))],
        ),
        (
            "2021-09-19T23:59",
            [("open", None, Some(0)), ("upcoming", Some(1), Some(11))],
        ),
        (
            "2021-09-30T23:59",
            [("closed", None, None), ("open", None, Some(0))],
        ),
    ] {
        let assessment = on(now);
        let standing =
            |it: &AssessedWindow| (it.verdict.id(), it.days_until_open, it.days_until_close);
        let found: Vec<Standing> = assessment.windows().map(standing).collect();
        assert_eq!(found, expected, "{now}");
    }
}

/// The notice was issued on 27 August; the last window closes on 30 September.
#[test]
fn the_round_runs_from_the_day_of_issue_to_the_last_day() {
    let days = [
        ("2021-08-26", Round::Unknown),
        ("2021-08-27", Round::Running),
        ("2021-08-28", Round::Running),
        ("2021-09-19", Round::Running),
        ("2021-09-30", Round::Running),
        ("2021-10-01", Round::Over),
    ];
    for (today, round) in days {
        assert_eq!(on(today).round, round, "{today}");
    }
    let notice = notice_2021();
    let unread = assess(notice, &Answers::none(notice), Date::UNKNOWN.into());
    assert_eq!(unread.round, Round::Unknown);
}

#[test]
fn a_day_begins_at_midnight_in_beijing() {
    // 2021-09-19T15:59:59Z and one second later, 1970-01-01T00:00:00Z and eight hours before.
    let moments = [
        (1_632_067_199, "2021-09-19T23:59"),
        (1_632_067_200, "2021-09-20"),
        (1_632_067_259, "2021-09-20"),
        (1_632_067_260, "2021-09-20T00:01"),
        (0, "1970-01-01T08:00"),
        (-28_800, "1970-01-01"),
        (-28_801, "1969-12-31T23:59"),
    ];
    for (seconds, expected) in moments {
        let moment = Moment::in_beijing(seconds).unwrap();
        assert_eq!(moment, expected.parse().unwrap(), "{seconds}");
        assert_eq!(moment.to_string(), expected);
    }
    assert_eq!(Moment::in_beijing(i64::MAX / 2), None);
}

#[test]
fn days_are_counted_across_months_and_years() {
    assert_eq!(day("2021-08-30").days_until(day("2021-09-02")), 3);
    assert_eq!(day("2021-09-02").days_until(day("2021-08-30")), -3);
    assert_eq!(day("2021-12-31").plus(1), day("2022-01-01"));
    assert_eq!(day("2020-03-01").minus(1), day("2020-02-29"));
    let last = day("2021-09-30");
    assert_eq!((last.year(), last.month(), last.day()), (2021, 9, 30));
}

/// 30 September 2021 was a Thursday, 3 October 2021 a Sunday.
#[test]
fn the_week_begins_on_monday() {
    assert_eq!(day("2021-09-30").weekday(), 3);
    assert_eq!(day("2021-10-03").weekday(), 6);
    assert_eq!(day("2021-10-04").weekday(), 0);
}

#[test]
fn only_a_day_of_the_calendar_is_read() {
    let wrong = [
        "2021-02-30",
        "2021-9-06",
        "2021/09/06",
        "2021/09-06",
        "2021-09/06",
        "+021-09-06",
        "２０21-9-6",
        "",
        "2021-09-061",
        "2021-09-0",
        "20210-9-06",
        "2021-0a-06",
    ];
    for wrong in wrong {
        let error = wrong.parse::<Date>().unwrap_err().to_string();
        assert_eq!(error, format!("`{wrong}` is not a day written YYYY-MM-DD"));
    }
    assert_eq!(day("2020-02-29").to_string(), "2020-02-29");
}
