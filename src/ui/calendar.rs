//! The windows of a notice as a calendar file (RFC 5545): whole days with reminders, under names
//! that stay the same, so that a second import changes events instead of doubling them.

use std::fmt::Write as _;

use crate::notice::{Date, Document};

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
    for event in events(view, document) {
        lines.extend(written(&event, document));
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
        title: titled(&view.say(Phrase::CalendarHint)).to_string(),
        detail: format!("{} {}", view.text(&milestone.text), milestone.clause),
        reminders: vec![milestone.date],
    });
    windows.chain(milestones).collect()
}

fn written(event: &Event, document: &Document) -> Vec<String> {
    let detail = format!("{} {}", event.detail, document.number);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}.{}@zicha", event.id, document.id),
        // The day of the notice: the same file from the same notice, whenever it is made.
        format!("DTSTAMP:{}T000000Z", digits(document.issued)),
        format!("DTSTART;VALUE=DATE:{}", digits(event.first)),
        format!("DTEND;VALUE=DATE:{}", digits(event.last.plus(1))),
        format!("SUMMARY:{}", escaped(&event.title)),
        format!("DESCRIPTION:{}", escaped(&detail)),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    for reminder in &event.reminders {
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

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(character);
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
