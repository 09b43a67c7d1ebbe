//! The windows and advised days of a notice as a calendar file (RFC 5545), with reminders for days still to
//! come. What has times is written in UTC, which needs no time zone in the file. Past events stay in the file
//! without reminders, because they may have been corrected too.
//!
//! An event has the same `UID` in every file, so that a second import updates it instead of adding it
//! twice. Calendars compare `SEQUENCE` and, where that is equal, `DTSTAMP` (RFC 5546, 2.1.5; Outlook,
//! Google and Apple act upon the first). Both grow with the day on which the file is made, so that a
//! file of a later day always updates; `SEQUENCE` also grows with the day of a correction, so that a
//! correction updates on the same day.

use std::fmt::Write as _;

use yew::AttrValue;

use crate::{
    assess::{Applies, AssessedSection, AssessedWindow, Hint},
    notice::{Date, DayTime, Document, Items, Moment, Step, is_control, join},
};

use super::{
    Phrase,
    view::{View, attr},
};

/// The maximum length of a line in bytes; longer ones are folded.
const LINE: usize = 75;
/// Reminders go off at nine in Beijing, which is one o'clock in UTC.
const NINE_IN_BEIJING: &str = "T010000Z";
/// The minutes of a day before noon.
const NOON: u16 = 12 * 60;
/// A further reminder goes off this many days before a window closes.
const DAYS_BEFORE: u64 = 3;

/// When an event takes place.
#[derive(Clone, Copy)]
enum Span {
    /// From a day to another, both included.
    Days(Date, Date),
    /// From a minute to another.
    Minutes(Moment, Moment),
}

/// An event of the calendar.
struct Event {
    id: String,
    span: Span,
    title: String,
    detail: String,
    reminders: Vec<Date>,
}

/// The file as a `data:` address, unless it would be empty. The file name comes from the link's `download`
/// attribute.
pub fn address(view: &View) -> Option<String> {
    let events = events(view, view.notice().document());
    if events.is_empty() {
        return None;
    }
    let mut address = String::from("data:text/calendar;charset=utf-8,");
    for byte in file(view, &events).bytes() {
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
    Some(address)
}

/// The content of the calendar file.
fn file(view: &View, events: &[Event]) -> String {
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
    let today = view.session.day.assessed().day.max(document.issued);
    for event in events {
        lines.extend(written(event, document, today));
    }
    lines.push("END:VCALENDAR".to_owned());
    for line in lines {
        fold(&line, &mut file);
    }
    file
}

/// The windows that apply or may apply to the applicant and have a day, and the days that are advised.
fn events(view: &View, document: &Document) -> Vec<Event> {
    let year = document.round.year.to_string();
    let titled = |name: &str| view.fill(Phrase::CalendarTitle, &[("year", &year), ("name", name)]);
    let sections = &view.session.assessment.sections;
    let mut events = Vec::new();
    for window in sections.iter().flat_map(AssessedSection::windows) {
        if let Some(span) = span(window).filter(|_| window.may_apply()) {
            events.push(Event {
                id: format!("window-{}", window.id),
                span,
                title: titled(&view.text(&window.name)).to_string(),
                detail: detail(view, window),
                reminders: reminders(window),
            });
        }
    }
    for hint in sections.iter().flat_map(|section| &section.hints) {
        if hint.may_apply() {
            events.push(Event {
                id: format!("milestone-{}", hint.id),
                span: Span::Days(hint.date, hint.date),
                title: titled(&advised(view, document, hint)).to_string(),
                detail: format!("{} {}", view.text(&hint.text), hint.clause),
                reminders: vec![hint.date],
            });
        }
    }
    // Two windows or hints that exclude each other may share an id.
    for at in (0..events.len()).rev() {
        let same = events[..at].iter().filter(|it| it.id == events[at].id);
        let same = same.count();
        if same > 0 {
            events[at].id = format!("{}-{}", events[at].id, same + 1);
        }
    }
    events
}

/// The sentence on a window, after its times, of which an event of whole days shows nothing, and whether it is to be
/// confirmed that it applies.
fn detail(view: &View, window: &AssessedWindow) -> String {
    let has_time = |end: Option<DayTime>| end.is_some_and(|it| it.time.is_some());
    let mut parts = Vec::new();
    if has_time(window.opens) || has_time(window.closes) {
        parts.push(view.session.wording.days(window.opens, window.closes));
    }
    if window.applies == Some(Applies::Confirm) {
        parts.push(view.phrase(Phrase::WindowToConfirm));
    }
    parts.extend([view.text(&window.text), attr(&window.clause)]);
    join(&parts, " ")
}

/// A window's first day, some days before its last one, and the last one. The reminders go off in the morning, so for
/// what begins or ends before noon they are for the day before.
fn reminders(window: &AssessedWindow) -> Vec<Date> {
    let mut reminders = Vec::new();
    reminders.extend(window.opens.map(|opens| {
        let early = (1..=NOON).contains(&opens.first_open().minute);
        if early { opens.day.minus(1) } else { opens.day }
    }));
    if let Some(closes) = window.closes {
        let closed = closes.first_closed();
        let early = closed.minute <= NOON;
        let last = if early {
            closed.day.minus(1)
        } else {
            closed.day
        };
        for day in [last.minus(DAYS_BEFORE), last] {
            if !reminders.contains(&day) {
                reminders.push(day);
            }
        }
    }
    reminders
}

/// The span of a window: of its days, or of its minutes where an end has a time. Of an open end only the
/// day of the other one is known.
fn span(window: &AssessedWindow) -> Option<Span> {
    Some(match (window.opens, window.closes) {
        (Some(opens), Some(closes)) => match (opens.time, closes.time) {
            (None, None) => Span::Days(opens.day, closes.day),
            _ => Span::Minutes(opens.first_open(), closes.first_closed()),
        },
        (Some(opens), None) => Span::Days(opens.day, opens.day),
        (None, Some(closes)) => Span::Days(closes.last_day(), closes.last_day()),
        (None, None) => return None,
    })
}

/// What is advised to begin on a day: the applicant's own step of those that name it, or else its sentence.
fn advised(view: &View, document: &Document, hint: &Hint) -> AttrValue {
    let sections = &view.session.assessment.sections;
    let is_own = |step: &Step| {
        let mut planned = sections.iter().flat_map(AssessedSection::steps);
        planned.any(|it| it.id == step.cited.id)
    };
    let mut step = None;
    for section in &document.sections {
        let Items::Steps(steps) = &section.items else {
            continue;
        };
        let mut naming = steps
            .iter()
            .filter(|it| it.window.as_deref() == Some(&hint.id));
        step = step.or_else(|| naming.find(|it| is_own(it)));
    }
    match step {
        Some(step) => {
            let step = view.text(&step.brief);
            view.fill(Phrase::CalendarHint, &[("step", &step)])
        }
        None => view.text(&hint.text),
    }
}

fn written(event: &Event, document: &Document, today: Date) -> Vec<String> {
    let number = document.number.as_deref().unwrap_or_default();
    let detail = format!("{} {number}", event.detail);
    let issued = document.issued;
    let corrected = document.corrected.unwrap_or(issued);
    let sequence = issued.days_until(today) + issued.days_until(corrected);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}.{}@zicha", event.id, document.id),
        format!("DTSTAMP:{}T000000Z", digits(today)),
        format!("SEQUENCE:{sequence}"),
        end("DTSTART", event.span, false),
        end("DTEND", event.span, true),
        format!("SUMMARY:{}", escaped(&event.title)),
        format!("DESCRIPTION:{}", escaped(detail.trim_end())),
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

/// The line of the beginning of a span, or of its end, which is not included.
fn end(name: &str, span: Span, is_last: bool) -> String {
    match span {
        Span::Days(first, last) => {
            let day = if is_last { last.plus(1) } else { first };
            format!("{name};VALUE=DATE:{}", digits(day))
        }
        Span::Minutes(first, last) => {
            let moment = if is_last { last } else { first }.in_utc();
            let (hour, minute) = (moment.minute / 60, moment.minute % 60);
            format!("{name}:{}T{hour:02}{minute:02}00Z", digits(moment.day))
        }
    }
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
        let view = View::new(&session, &act);
        let file = file(&view, &events(&view, view.notice().document()));
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
        // Windows from 6 to 19 and from 20 to 30 September, a day advised on the 10th, by hand.
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
                it["sections"][1]["items"][1]["closes"] = json!("2021-10-08");
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
