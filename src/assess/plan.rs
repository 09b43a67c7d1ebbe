//! The plan: the steps that apply to an applicant, in the order in which they are due.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{Actor, Date, DayTime, ItemRule, Items, Moment, Step, Text};

use super::{
    assessment::{AssessedItems, AssessedSection},
    engine::Engine,
    sorted::sorted,
    windows::{AssessedWindow, Hint, WindowVerdict},
};

/// A step of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// Its id, or that of the window where no step names it.
    pub id: Rc<str>,
    /// Who does it.
    pub actor: Actor,
    /// When it is due.
    #[serde(flatten)]
    pub due: Due,
    /// The step in a few words.
    pub brief: Text,
    /// The full sentence; for a step that may apply, with the `unsure` answers it depends on.
    pub text: Text,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The questions it depends on that are answered `unsure`.
    #[serde(skip)]
    pub unsure_about: Vec<Rc<str>>,
    /// Whether it names a window or a hint, whose days may still be unknown.
    #[serde(skip)]
    pub has_window: bool,
}

/// When a step is due, relative to a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "due")]
pub enum Due {
    /// Its last day has passed.
    Over,
    /// The advised day has passed and its window is still open: late, but not too late.
    Late {
        /// The advised day.
        by: Date,
    },
    /// It can be done now.
    Now {
        /// The last day or the time on it, or the advised day.
        by: DayTime,
        /// Days left until then, 0 on that day.
        days: i64,
        /// Whether the day is only advised, not fixed by the notice.
        advised: bool,
    },
    /// Its window has not opened.
    Ahead {
        /// The first day, or the time on it.
        opens: DayTime,
        /// The last day, or the time on it.
        by: Option<DayTime>,
        /// Days until the first day.
        days: i64,
    },
    /// The notice fixes no last day, or no day for this applicant; the step follows the one before it.
    Undated,
}

/// Fills the sections of steps: past steps first, then the earliest first. A step without a day stays after
/// the step before it in the notice. A window that no step names becomes a step itself, of the first section.
pub(super) fn plan(engine: &Engine, sections: &mut [AssessedSection]) {
    let document = engine.notice.document();
    let rules = &engine.notice.rules().sections;
    let mut plans = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        if let Items::Steps(steps) = &section.items {
            let mut planned = Vec::new();
            let shown = steps.iter().filter(|_| engine.is_shown(section));
            for (step, rule) in shown.zip(&rules[at].items) {
                planned.extend(self::planned(engine, sections, step, rule));
            }
            if plans.is_empty() {
                planned.extend(unnamed(engine, sections));
            }
            settle_undated(&mut planned);
            plans.push((at, in_order(planned, engine.now.day)));
        }
    }
    for (at, plan) in plans {
        sections[at].items = Some(AssessedItems::Steps(plan));
    }
}

/// The windows that apply or may apply and that no step names, as steps.
fn unnamed(engine: &Engine, sections: &[AssessedSection]) -> Vec<Planned> {
    let is_named = |id: &str| {
        let mut all = engine.notice.document().sections.iter();
        all.any(|section| match &section.items {
            Items::Steps(steps) => steps.iter().any(|it| it.window.as_deref() == Some(id)),
            _ => false,
        })
    };
    let mut unnamed = Vec::new();
    for window in sections.iter().flat_map(AssessedSection::windows) {
        if window.may_apply() && !is_named(&window.id) {
            unnamed.push(of_window(window, engine.now));
        }
    }
    unnamed
}

/// The window with an id that applies or may apply; of several the one that closes first and has not closed.
fn window<'a>(sections: &'a [AssessedSection], id: &str) -> Option<&'a AssessedWindow> {
    let closes = |window: &AssessedWindow| match window.closes {
        _ if window.verdict == WindowVerdict::Closed => (2, Date::UNKNOWN.into()),
        None => (1, Date::UNKNOWN.into()),
        Some(closes) => (0, closes.first_closed()),
    };
    let mut found: Option<&AssessedWindow> = None;
    for window in sections.iter().flat_map(AssessedSection::windows) {
        let is_first = found.is_none_or(|it| closes(window) < closes(it));
        if *window.id == *id && window.may_apply() && is_first {
            found = Some(window);
        }
    }
    found
}

/// The same of an advised day.
fn hint<'a>(sections: &'a [AssessedSection], id: &str) -> Option<&'a Hint> {
    let mut found: Option<&Hint> = None;
    for hint in sections.iter().flat_map(|section| &section.hints) {
        let is_first = found.is_none_or(|it| hint.date < it.date);
        if *hint.id == *id && hint.may_apply() && is_first {
            found = Some(hint);
        }
    }
    found
}

fn planned(
    engine: &Engine,
    sections: &[AssessedSection],
    step: &Step,
    rule: &ItemRule,
) -> Option<Planned> {
    let holding = engine.holding(&step.text, rule.when.as_ref())?;
    let (due, depends) = due(sections, step, engine.now);
    let mut unsure_about = holding.unsure_about;
    for question in depends {
        if !unsure_about.contains(question) {
            unsure_about.push(question.clone());
        }
    }
    Some(Planned {
        id: step.cited.id.clone(),
        actor: step.actor,
        due,
        brief: step.brief.clone(),
        text: holding.text,
        clause: step.cited.clause.clone(),
        quote: step.cited.quote.clone(),
        unsure_about,
        has_window: step.window.is_some(),
    })
}

/// When a step is due, and the questions answered `unsure` on which that depends.
fn due<'a>(sections: &'a [AssessedSection], step: &Step, now: Moment) -> (Due, &'a [Rc<str>]) {
    let Some(id) = step.window.as_deref() else {
        return (Due::Undated, &[]);
    };
    if let Some(window) = window(sections, id) {
        return (due_in(window, now), &window.unsure_about);
    }
    let Some(hint) = hint(sections, id) else {
        return (Due::Undated, &[]);
    };
    let window = window(sections, &hint.window);
    let closed = window.is_some_and(|it| it.verdict == WindowVerdict::Closed);
    let by = hint.date;
    let due = match now.day.days_until(by) {
        _ if closed => Due::Over,
        days if days < 0 => Due::Late { by },
        days => Due::Now {
            by: by.into(),
            days,
            advised: true,
        },
    };
    (due, &hint.unsure_about)
}

fn due_in(window: &AssessedWindow, now: Moment) -> Due {
    match (window.verdict, window.opens, window.closes) {
        (WindowVerdict::Closed, ..) => Due::Over,
        (WindowVerdict::Open, _, Some(by)) => Due::Now {
            by,
            days: now.day.days_until(by.last_day()),
            advised: false,
        },
        (WindowVerdict::Upcoming, Some(opens), by) => Due::Ahead {
            opens,
            by,
            days: now.day.days_until(opens.day),
        },
        _ => Due::Undated,
    }
}

fn of_window(window: &AssessedWindow, now: Moment) -> Planned {
    Planned {
        id: window.id.clone(),
        actor: window.actor,
        due: due_in(window, now),
        brief: window.name.clone(),
        text: window.text.clone(),
        clause: window.clause.clone(),
        quote: window.quote.clone(),
        unsure_about: window.unsure_about.clone(),
        has_window: true,
    }
}

/// A step without a window is over once a later step is. One whose window is still to be announced, or has no end, is
/// not.
fn settle_undated(planned: &mut [Planned]) {
    let last = planned.iter().rposition(|it| it.due == Due::Over);
    for step in planned.iter_mut().take(last.unwrap_or_default()) {
        if step.due == Due::Undated && !step.has_window {
            step.due = Due::Over;
        }
    }
}

fn in_order(planned: Vec<Planned>, today: Date) -> Vec<Planned> {
    let mut before = Date::UNKNOWN;
    let dated = planned.into_iter().map(|step| {
        before = match step.due {
            Due::Over => Date::UNKNOWN,
            Due::Late { .. } => today,
            Due::Now { by, .. } => by.last_day(),
            Due::Ahead { opens, .. } => opens.day,
            Due::Undated => before,
        };
        (before, step)
    });
    let dated = sorted(dated.collect(), |(day, step)| (step.due != Due::Over, *day));
    dated.into_iter().map(|(_, step)| step).collect()
}
