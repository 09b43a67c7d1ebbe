//! The state of the windows of a notice at a moment, and of the round as a whole.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{
    Actor, Cited, Date, DayTime, DecisionRule, Moment, Notice, Text, Verdict, Window,
};

use super::{Outcome, reading::Applies};

/// The state of a window at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowVerdict {
    /// It has not opened.
    Upcoming,
    /// It has opened, and not closed. Without a first day it is open until the last, without a last one from
    /// the first.
    Open,
    /// It has closed.
    Closed,
    /// Its days are still to be announced.
    Unannounced,
}

impl WindowVerdict {
    /// The name in JSON, which programs rely on.
    pub fn id(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unannounced => "unannounced",
        }
    }

    fn of(window: &Window, now: Moment) -> Self {
        match (window.opens, window.closes) {
            (None, None) => Self::Unannounced,
            (Some(opens), _) if now < opens.first_open() => Self::Upcoming,
            (_, Some(closes)) if now >= closes.first_closed() => Self::Closed,
            _ => Self::Open,
        }
    }
}

/// The state of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// The day is before the notice was issued, so the clock is wrong and no days are counted.
    Unknown,
    /// At least one window of the applicant's own has not closed.
    Running,
    /// All of them have closed, or the last day of the round has passed.
    Over,
}

/// A window with its state at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessedWindow {
    /// Its id.
    pub id: Rc<str>,
    /// Its state.
    pub verdict: WindowVerdict,
    /// Whether it is a window for this applicant; absent where it is one for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
    /// The first day, or the time on it.
    pub opens: Option<DayTime>,
    /// The last day, or the time on it.
    pub closes: Option<DayTime>,
    /// Days left, 0 on the last day; `None` once it has closed, and without a last day.
    pub days_until_close: Option<i64>,
    /// Days until it opens; `None` once it has opened, and without a first day.
    pub days_until_open: Option<i64>,
    /// The hours of each day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily: Option<Text>,
    /// Who acts in it.
    pub actor: Actor,
    /// The clause that fixes it.
    pub clause: Rc<str>,
    /// The words that fix it.
    pub quote: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// What it means.
    pub text: Text,
    /// The questions answered `unsure` on which it depends whether it applies.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

impl AssessedWindow {
    /// Whether it applies, or may apply.
    pub fn may_apply(&self) -> bool {
        self.applies != Some(Applies::No)
    }

    /// Whether it is the applicant's own, and applies or may apply.
    pub fn is_own(&self) -> bool {
        self.actor == Actor::Applicant && self.may_apply()
    }
}

/// A day that is advised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Its id.
    pub id: Rc<str>,
    /// Whether it is advised to this applicant; absent where it is to everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
    /// The day.
    pub date: Date,
    /// The window at whose end it is too late.
    pub window: Rc<str>,
    /// The clause it is derived from.
    pub clause: Rc<str>,
    /// The words it is derived from.
    pub quote: Rc<str>,
    /// What it is, and that it is only advice.
    pub text: Text,
    /// The questions answered `unsure` on which it depends whether it applies.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
}

impl Hint {
    /// Whether it applies, or may apply.
    pub fn may_apply(&self) -> bool {
        self.applies != Some(Applies::No)
    }
}

/// Whether an item with an outcome of its own applies; a paper does with any verdict of the notice.
pub(super) fn applies(outcome: &Outcome) -> Applies {
    match outcome.verdict() {
        None => Applies::Open,
        Some(DecisionRule::DOES_NOT) => Applies::No,
        Some(Verdict::CONFIRM) => Applies::Confirm,
        Some(_) => Applies::Yes,
    }
}

pub(super) fn assessed(window: &Window, outcome: Option<&Outcome>, now: Moment) -> AssessedWindow {
    let verdict = WindowVerdict::of(window, now);
    let days_to = |day: Option<Date>| {
        let days = day.map(|day| now.day.days_until(day));
        days.filter(|days| *days >= 0)
    };
    let first = window.opens.map(|it| it.day);
    let last = window.closes.map(DayTime::last_day);
    let is_upcoming = verdict == WindowVerdict::Upcoming;
    let is_closed = verdict == WindowVerdict::Closed;
    let cited: &Cited = &window.cited;
    AssessedWindow {
        id: cited.id.clone(),
        verdict,
        applies: outcome.map(applies),
        opens: window.opens,
        closes: window.closes,
        days_until_close: days_to(last).filter(|_| !is_closed),
        days_until_open: days_to(first).filter(|_| is_upcoming),
        daily: window.daily.clone(),
        actor: window.actor.unwrap_or(Actor::Applicant),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        name: window.name.as_ref().unwrap_or(&window.text).clone(),
        text: window.text.clone(),
        unsure_about: Vec::new(),
    }
}

pub(super) fn round<'a>(
    notice: &Notice,
    windows: impl Iterator<Item = &'a AssessedWindow>,
    now: Moment,
) -> Round {
    let mut own = windows.filter(|window| window.is_own()).peekable();
    let document = notice.document();
    if now.day < document.issued {
        Round::Unknown
    } else if now.day > document.round.until {
        Round::Over
    } else if own.peek().is_none() || own.any(|it| it.verdict != WindowVerdict::Closed) {
        Round::Running
    } else {
        Round::Over
    }
}
