//! The windows of a notice as a calendar file (RFC 5545): whole days, with reminders of what is still
//! ahead. What is over stays in the file without any: it may have been corrected too. An event has the same `UID` in every file, so that a second import changes it instead of
//! doubling it. Calendars take an event for a newer one by a larger `SEQUENCE` and, where that is the
//! same, by a later `DTSTAMP` (RFC 5546, 2.1.5; Outlook, Google and Apple act upon the first). Both grow
//! with the day on which the file is made, so that a corrected window is newer the next day without
//! anyone having to think of it, and with the day of the correction, which makes it newer at once.

use std::fmt::Write as _;

use yew::AttrValue;

use crate::notice::{Date, Document, Step, is_control};

use super::{Phrase, view::View};

/// The most bytes of a line before it has to be folded.
const LINE: usize = 75;
/// Reminders ring at nine in Beijing, which is one o'clock in UTC.
const NINE_IN_BEIJING: &str = "T010000Z";
/// How many days before the last one a reminder rings as well.
const DAYS_BEFORE: u64 = 3;

/// Something that takes whole days.
struct Event {
    id: String,
    first: Date,
    last: Date,
    title: String,
    detail: String,
    reminders: Vec<Date>,
}

/// The file as the address of a link. The name under which it is saved is not part of it.
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

/// The file.
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
    // A clock before the notice is wrong, and everything is ahead.
    let today = view.day.assessed().max(document.issued);
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
    let own = |step: &&Step| view.assessment.steps.iter().any(|it| it.id == step.id);
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
    // One for today may have rung already, and whoever makes the file today knows.
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

/// A text as a value: nothing in it, whoever wrote it, can end its line.
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

/// Ends a line, and breaks it where it is too long, between characters.
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
        notice::{BUNDLED_JSON, Json, Notice},
        ui::{Day, ShownIn, Start, TypeSize, Wordings, session::Session},
    };

    /// The lines of the file on a day, from the bundled notice once it is changed, in the words of a
    /// portal where it brings some. Folded lines are whole again.
    fn lines_of(day: &str, change: impl Fn(&mut Value), words: Option<&Value>) -> Vec<String> {
        let mut notice: Value = serde_json::from_str(BUNDLED_JSON).expect("JSON");
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
            kept: None,
            size: TypeSize::Usual,
            keeps: true,
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

    /// What stands behind a name, such as `UID:`, in every line that has it.
    fn values<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
        let lines = lines.iter();
        lines.filter_map(|line| line.strip_prefix(name)).collect()
    }

    #[test]
    fn only_what_is_ahead_has_a_reminder() {
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

    /// What RFC 5546 compares: the sequence, and where that is the same the stamp.
    fn version(lines: &[String]) -> (u32, String) {
        let sequence = values(lines, "SEQUENCE:")[0].parse().expect("a number");
        (sequence, values(lines, "DTSTAMP:")[0].to_owned())
    }

    #[test]
    fn a_later_file_changes_the_events_of_an_earlier_one() {
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
            // What is in both is the same event.
            let [earlier, later] = [&pair[0], &pair[1]].map(|it| values(it, "UID:"));
            assert!(later.iter().all(|it| earlier.contains(it)), "{later:?}");
        }
        assert_eq!(version(&files[0]), (0, "20210827T000000Z".to_owned()));
        assert_eq!(version(&lines("not read")), version(&files[0]));
    }

    #[test]
    fn a_correction_is_newer_at_once() {
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

    /// A portal's own words are not looked at before they are said.
    #[test]
    fn no_words_become_a_line_of_their_own() {
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
