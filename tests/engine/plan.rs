//! Tests the plan: days and states from domain.md §6, the order of steps from the notice.

use serde_json::{Value, json};
use zicha::assess::{Due, assess};
use zicha::notice::{Date, DayTime};

use crate::oracle::engine::notice_2021;

/// The last day of a window, whole.
fn end(text: &str) -> DayTime {
    day(text).into()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The steps of an engineer at a bureau institution, with when they are due.
fn steps(today: &str) -> Vec<(String, Due)> {
    let notice = notice_2021();
    let mut answers = zicha::assess::Answers::none(notice);
    for (question, option) in [
        ("route", "intermediate-review"),
        ("employer", "bureau-institution"),
    ] {
        answers.set(notice, question, &[option]).unwrap();
    }
    let assessment = assess(notice, &answers, day(today).into());
    let steps = assessment.section("steps").unwrap().steps();
    steps.iter().map(|it| (it.id.to_string(), it.due)).collect()
}

fn due(today: &str, id: &str) -> Due {
    let steps = steps(today);
    steps.into_iter().find(|(step, _)| step == id).unwrap().1
}

fn order(today: &str) -> Vec<String> {
    steps(today).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn steps_are_ordered_by_day_and_undated_ones_follow_the_step_before() {
    // The public display is advised by the 10th, the platform closes on the 19th.
    assert_eq!(
        order("2021-09-08"),
        [
            "publicity",
            "platform",
            "file-online",
            "wait-for-call",
            "print-form",
            "hand-in",
            "collect"
        ]
    );
}

#[test]
fn an_open_window_counts_the_days_to_its_last_day() {
    let (by, days, advised) = (end("2021-09-19"), 9, false);
    assert_eq!(
        due("2021-09-10", "file-online"),
        Due::Now { by, days, advised }
    );
    let days = 0;
    assert_eq!(
        due("2021-09-19", "file-online"),
        Due::Now { by, days, advised }
    );
    assert_eq!(due("2021-09-20", "file-online"), Due::Over);
}

#[test]
fn an_upcoming_window_counts_the_days_to_its_first_day() {
    let (opens, by, days) = (end("2021-09-20"), Some(end("2021-09-30")), 10);
    assert_eq!(due("2021-09-10", "hand-in"), Due::Ahead { opens, by, days });
}

#[test]
fn an_advised_day_in_the_past_is_late_until_its_window_closes() {
    let (by, advised) = (day("2021-09-10"), true);
    assert_eq!(
        due("2021-09-10", "publicity"),
        Due::Now {
            by: by.into(),
            days: 0,
            advised
        }
    );
    assert_eq!(due("2021-09-11", "publicity"), Due::Late { by });
    assert_eq!(due("2021-09-19", "publicity"), Due::Late { by });
    assert_eq!(due("2021-09-20", "publicity"), Due::Over);
}

#[test]
fn past_steps_come_first_and_undated_ones_between_them_are_over() {
    let over = |today: &str| {
        let steps = steps(today);
        let over = steps.into_iter().take_while(|(_, due)| *due == Due::Over);
        over.map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(over("2021-09-25"), ["platform", "publicity", "file-online"]);
    // After the last window only collecting is left, for which the notice has no day.
    let whole = [
        "platform",
        "publicity",
        "file-online",
        "wait-for-call",
        "print-form",
        "hand-in",
    ];
    assert_eq!(over("2021-10-01"), whole);
}

#[test]
fn the_json_of_a_step_has_actor_and_due_date() {
    let line = json!({"answers": {"route": "junior-review"}, "today": "2021-09-10"}).to_string();
    let answer = zicha::assess::answer_line(notice_2021(), &line).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let sections = answer["sections"].as_array().unwrap();
    let steps = sections.iter().find(|it| it["id"] == "steps").unwrap();
    let steps = steps["items"].as_array().unwrap();
    let call = steps.iter().find(|it| it["id"] == "wait-for-call").unwrap();
    assert_eq!(
        (&call["actor"], &call["due"]),
        (&json!("bureau"), &json!("undated"))
    );
    let file = steps.iter().find(|it| it["id"] == "file-online").unwrap();
    assert_eq!(file["by"], json!("2021-09-19"));
    assert_eq!(file["days"], json!(9));
}
