//! The windows and milestones of a notice as a calendar file (RFC 5545): all-day events, with reminders
//! for days still to come. Past events stay in the file without reminders, because they may have been
//! corrected too.
//!
//! An event has the same `UID` in every file, so that a second import updates it instead of adding it
//! twice. Calendars compare `SEQUENCE` and, where that is equal, `DTSTAMP` (RFC 5546, 2.1.5; Outlook,
//! Google and Apple act upon the first). Both grow with the day on which the file is made, so that a
//! file of a later day always updates; `SEQUENCE` also grows with the day of a correction, so that a
//! correction updates on the same day.

use std::fmt::Write as _;

use yew::AttrValue;

use crate::notice::{Date, Document, Step, is_control};

use super::{Phrase, view::View};

/// The maximum length of a line in bytes; longer ones are folded.
const LINE: usize = 75;
/// Reminders go off at nine in Beijing, which is one o'clock in UTC.
const NINE_IN_BEIJING: &str = "T010000Z";
/// A further reminder goes off this many days before a window closes.
const DAYS_BEFORE: u64 = 3;

/// An all-day event.
struct Event {
    id: String,
    first: Date,
    last: Date,
    title: String,
    detail: String,
    reminders: Vec<Date>,
}

/// The file as a `data:` address. The file name comes from the link's `download` attribute.
pub fn address(view: &View) -> String {
    let mut address = String::from("data:text/calendar;charset=utf-8,");
    for byte in file(view).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                address.push(byte.into());
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

/// The content of the calendar file.
pub fn file(view: &View) -> String {
    let document = view.notice().document();
    let mut file = String::new();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//zicha//zicha//ZH".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    // A clock that is before the day of issue is wrong; then every day is still to come.
    let today = view.session.day.assessed().max(document.issued);
    for event in events(view, document) {
        lines.extend(written(&event, document, today));
    }
    lines.push("END:VCALENDAR".to_owned());
    for line in lines {
        fold(&line, &mut file);
    }
    file
}

fn events(view: &View, document: &Document) -> Vec<Event> {
    let year = document.year.to_string();
    let titled = |name: &str| view.fill(Phrase::CalendarTitle, &[("year", &year), ("name", name)]);
    let windows = document.windows.iter().map(|window| Event {
        id: format!("window-{}", window.id),
        first: window.opens,
        last: window.closes,
        title: titled(&view.text(&window.name)).to_string(),
        detail: format!("{} {}", view.text(&window.text), window.clause),
        reminders: vec![
            window.opens,
            window.closes.minus(DAYS_BEFORE),
            window.closes,
        ],
    });
    let milestones = document.milestones.iter().map(|milestone| Event {
        id: format!("milestone-{}", milestone.id),
        first: milestone.date,
        last: milestone.date,
        title: titled(&advised(view, document, &milestone.id)).to_string(),
        detail: format!("{} {}", view.text(&milestone.text), milestone.clause),
        reminders: vec![milestone.date],
    });
    windows.chain(milestones).collect()
}

/// What is advised to begin on a day: the applicant's own step of those that name it.
fn advised(view: &View, document: &Document, milestone: &str) -> AttrValue {
    let steps = document.steps.iter();
    let mut steps = steps.filter(|step| step.milestone.as_deref() == Some(milestone));
    let own = |step: &&Step| {
        view.session
            .assessment
            .steps
            .iter()
            .any(|it| it.id == step.id)
    };
    let step = steps.find(own).map(|step| view.text(&step.brief));
    let step = step.unwrap_or_default();
    view.fill(Phrase::CalendarHint, &[("step", &step)])
}

fn written(event: &Event, document: &Document, today: Date) -> Vec<String> {
    let detail = format!("{} {}", event.detail, document.number);
    let issued = document.issued;
    let corrected = document.corrected.unwrap_or(issued);
    let sequence = issued.days_until(today) + issued.days_until(corrected);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}.{}@zicha", event.id, document.id),
        format!("DTSTAMP:{}T000000Z", digits(today)),
        format!("SEQUENCE:{sequence}"),
        format!("DTSTART;VALUE=DATE:{}", digits(event.first)),
        format!("DTEND;VALUE=DATE:{}", digits(event.last.plus(1))),
        format!("SUMMARY:{}", escaped(&event.title)),
        format!("DESCRIPTION:{}", escaped(&detail)),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    // A reminder for today may be past already, and whoever makes the file today knows the day.
    for reminder in event.reminders.iter().filter(|it| **it > today) {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escaped(&event.title)),
            format!(
                "TRIGGER;VALUE=DATE-TIME:{}{NINE_IN_BEIJING}",
                digits(*reminder)
            ),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Escapes a text as a property value, so that nothing in it can end the line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(if is_control(character) {
            ' '
        } else {
            character
        });
    }
    escaped
}

/// Appends a line, folded between characters where it is too long.
fn fold(line: &str, file: &mut String) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use serde_json::{Value, json};
    use yew::Callback;

    use super::*;
    use crate::{
        notice::{Json, Notice, current},
        ui::{Day, ShownIn, Start, TypeSize, Wordings, session::Session},
    };

    /// The unfolded lines of the file on a day, for the current notice after a change, optionally with a
    /// portal's wording.
    fn lines_of(day: &str, change: impl Fn(&mut Value), words: Option<&Value>) -> Vec<String> {
        let mut notice: Value = serde_json::from_str(&current::json()).expect("JSON");
        change(&mut notice);
        let notice = Notice::read(&notice.to_string(), None).expect("a notice");
        let own = Wordings::own();
        let wordings = words.map(|it| Wordings::read(&Json::read(&it.to_string())));
        let start = Start {
            notice: Ok(Rc::new(notice)),
            language: "zh".into(),
            day: day.parse().map_or(Day::Unread, Day::Today),
            fragment: None,
            offered: None,
            early: None,
            stored: None,
            size: TypeSize::Usual,
            stores: true,
            shown_in: ShownIn::Tab,
            can_hand_on: false,
            wordings: wordings.map_or(own.clone(), |it| it.with(&own)),
            languages: Vec::new(),
            own: true,
        };
        let session = Session::begin(&start).expect("a notice that can be shown");
        let act = Callback::noop();
        let file = file(&View::new(&session, &act));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        let lines = file.replace("\r\n ", "");
        lines.split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn lines(day: &str) -> Vec<String> {
        lines_of(day, |_| (), None)
    }

    /// The values of every line that begins with a name, such as `UID:`.
    fn values<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
        let lines = lines.iter();
        lines.filter_map(|line| line.strip_prefix(name)).collect()
    }

    #[test]
    fn only_days_to_come_have_a_reminder() {
        // Windows from 6 to 19 and from 20 to 30 September, a milestone on the 10th, by hand.
        let cases = [
            ("not read", 7),
            ("2021-08-26", 7),
            ("2021-09-05", 7),
            ("2021-09-06", 6),
            ("2021-09-10", 5),
            ("2021-09-18", 4),
            ("2021-09-19", 3),
            ("2021-09-20", 2),
            ("2021-09-29", 1),
            ("2021-09-30", 0),
            ("2021-10-01", 0),
            ("2026-07-29", 0),
        ];
        for (day, reminders) in cases {
            let lines = lines(day);
            assert_eq!(values(&lines, "UID:").len(), 3, "{day}");
            let found = values(&lines, "TRIGGER;VALUE=DATE-TIME:");
            assert_eq!(found.len(), reminders, "{day}");
            let today = day.replace('-', "");
            assert!(
                found.iter().all(|it| day == "not read" || **it > *today),
                "{day}"
            );
        }
    }

    /// What RFC 5546 compares: the sequence, then the stamp.
    fn version(lines: &[String]) -> (u32, String) {
        let sequence = values(lines, "SEQUENCE:")[0].parse().expect("a number");
        (sequence, values(lines, "DTSTAMP:")[0].to_owned())
    }

    #[test]
    fn a_later_file_updates_the_events_of_an_earlier_one() {
        let days = [
            "2021-08-27",
            "2021-08-28",
            "2021-09-10",
            "2021-09-20",
            "2021-09-30",
        ];
        let files = days.map(lines);
        for pair in files.windows(2) {
            let [earlier, later] = [&pair[0], &pair[1]].map(|it| version(it));
            assert!(
                earlier.0 < later.0 && earlier.1 < later.1,
                "{earlier:?} {later:?}"
            );
            // Both files hold the same events.
            let [earlier, later] = [&pair[0], &pair[1]].map(|it| values(it, "UID:"));
            assert!(later.iter().all(|it| earlier.contains(it)), "{later:?}");
        }
        assert_eq!(version(&files[0]), (0, "20210827T000000Z".to_owned()));
        assert_eq!(version(&lines("not read")), version(&files[0]));
    }

    #[test]
    fn a_correction_updates_on_the_same_day() {
        let corrected = |day: &'static str| {
            let change = move |it: &mut Value| {
                it["corrected"] = json!(day);
                it["windows"][1]["closes"] = json!("2021-10-08");
            };
            lines_of("2021-09-10", change, None)
        };
        let files = [
            lines("2021-09-10"),
            corrected("2021-09-09"),
            corrected("2021-09-10"),
        ];
        let versions = files.each_ref().map(|it| version(it).0);
        assert!(
            versions[0] < versions[1] && versions[1] < versions[2],
            "{versions:?}"
        );
        assert_eq!(values(&files[0], "UID:"), values(&files[2], "UID:"));
        assert!(values(&files[2], "DTEND;VALUE=DATE:").contains(&"20211009"));
    }

    /// A portal's wording is not validated, so the file has to escape it.
    #[test]
    fn no_wording_can_add_a_line() {
        let alarm = "\r\nBEGIN:VALARM\nTRIGGER:-PT1M\rEND:VALARM\u{2028}\u{85}\0x";
        let words = json!({"zh": {
            "calendar-title": format!("{{name}}{alarm};,\\"),
            "calendar-hint": format!("{alarm}{}", "长".repeat(200)),
        }});
        let found = lines_of("2021-09-10", |_| (), Some(&words));
        let expected = lines("2021-09-10");
        let name = |line: &String| line.split([':', ';']).next().map(str::to_owned);
        assert_eq!(
            found.iter().map(name).collect::<Vec<_>>(),
            expected.iter().map(name).collect::<Vec<_>>()
        );
        let title = values(&found, "SUMMARY:")[0];
        assert!(
            title.starts_with("网上申报  BEGIN:VALARM TRIGGER:-PT1M END:VALARM   x"),
            "{title}"
        );
        assert!(title.ends_with("\\;\\,\\\\"), "{title}");
        assert!(found.iter().all(|line| !line.chars().any(is_control)));
    }
}
