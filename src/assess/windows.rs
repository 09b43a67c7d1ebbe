//! The state of the windows of a notice, and of the round as a whole, on a day.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{Date, Notice, Text, Window};

/// The state of a window on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowVerdict {
    /// The day is before its first day.
    Upcoming,
    /// The day is its first or last day, or between them.
    Open,
    /// The day is after its last day.
    Closed,
}

impl WindowVerdict {
    /// The name in JSON, which programs rely on.
    pub fn id(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// The state of the round on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// The day is before the notice was issued, so the clock is wrong and no days are counted.
    Unknown,
    /// At least one window has not closed.
    Running,
    /// All windows have closed.
    Over,
}

/// A window with its state on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedWindow {
    /// Its id.
    pub id: Rc<str>,
    /// Its state.
    pub verdict: WindowVerdict,
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
    /// Days left, 0 on the last day; `None` once it has closed.
    pub days_until_close: Option<i64>,
    /// Days until it opens; `None` once it has opened.
    pub days_until_open: Option<i64>,
    /// The clause that fixes it.
    pub clause: Rc<str>,
    /// The words that fix it.
    pub quote: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// What it means.
    pub text: Text,
}

pub(super) fn windows(notice: &Notice, today: Date) -> Vec<AssessedWindow> {
    notice
        .document()
        .windows
        .iter()
        .map(|window| assessed(window, today))
        .collect()
}

pub(super) fn round(notice: &Notice, today: Date) -> Round {
    let document = notice.document();
    if today < document.issued {
        Round::Unknown
    } else if document.windows.is_empty()
        || document.windows.iter().any(|window| today <= window.closes)
    {
        // Without windows the end of the round is unknown.
        Round::Running
    } else {
        Round::Over
    }
}

fn assessed(window: &Window, today: Date) -> AssessedWindow {
    let verdict = if today < window.opens {
        WindowVerdict::Upcoming
    } else if today <= window.closes {
        WindowVerdict::Open
    } else {
        WindowVerdict::Closed
    };
    let days_to = |day| Some(today.days_until(day)).filter(|days| *days >= 0);
    AssessedWindow {
        id: window.id.clone(),
        verdict,
        opens: window.opens,
        closes: window.closes,
        days_until_close: days_to(window.closes),
        days_until_open: days_to(window.opens).filter(|days| *days > 0),
        clause: window.clause.clone(),
        quote: window.quote.clone(),
        name: window.name.clone(),
        text: window.text.clone(),
    }
}
