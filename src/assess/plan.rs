//! The plan: the steps that apply to an applicant, in the order in which they are due on a day.

use std::rc::Rc;

use serde::Serialize;

use crate::notice::{Actor, Date, Notice, Rule, Step, Text};

use super::{
    Answers, AssessedWindow, WindowVerdict,
    explain::{framed, reasons, unsure_among},
    truth::{Truth, evaluate},
    windows::windows,
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
}

/// When a step is due, relative to a day.
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
        /// The last day, or the advised one.
        by: Date,
        /// Days left until then, 0 on that day.
        days: i64,
        /// Whether the day is only advised, not fixed by the notice.
        advised: bool,
    },
    /// Its window has not opened.
    Ahead {
        /// The first day.
        opens: Date,
        /// The last day.
        by: Date,
        /// Days until the first day.
        days: i64,
    },
    /// The notice fixes no day; the step follows the one before it.
    Undated,
}

/// The steps that apply or may apply, past ones first, then the earliest first. A step without a day
/// stays after the step before it in the notice. A window that no step names becomes a step itself.
pub(super) fn plan(notice: &Notice, answers: &Answers, today: Date) -> Vec<Planned> {
    let windows = windows(notice, today);
    let document = notice.document();
    let steps = document.steps.iter().zip(&notice.rules().steps);
    let steps = steps
        .filter_map(|(step, rule)| planned(notice, answers, &windows, step, rule.as_ref(), today));
    let mut planned: Vec<Planned> = steps.collect();
    let named = |id: &str| {
        let mut steps = document.steps.iter();
        steps.any(|step| step.window.as_deref() == Some(id))
    };
    let unnamed = windows.iter().filter(|window| !named(&window.id));
    planned.extend(unnamed.map(|window| of_window(window, today)));
    settle_undated(&mut planned);
    in_order(planned, today)
}

fn planned(
    notice: &Notice,
    answers: &Answers,
    windows: &[AssessedWindow],
    step: &Step,
    rule: Option<&Rule>,
    today: Date,
) -> Option<Planned> {
    let truth = rule.map_or(Truth::TRUE, |rule| evaluate(rule, answers).truth);
    let unsure = match (truth, rule) {
        (Truth::TRUE, _) => Vec::new(),
        (Truth::UNSURE, Some(rule)) => {
            unsure_among(notice, answers, &reasons(notice, answers, rule))
        }
        _ => return None,
    };
    let text = if unsure.is_empty() {
        step.text.clone()
    } else {
        framed(notice, &step.text, &unsure)
    };
    let unsure_about = unsure.iter().map(|it| notice.question(*it).id.clone());
    Some(Planned {
        id: step.id.clone(),
        actor: step.actor,
        due: due(notice, windows, step, today),
        brief: step.brief.clone(),
        text,
        clause: step.clause.clone(),
        quote: step.quote.clone(),
        unsure_about: unsure_about.collect(),
    })
}

fn due(notice: &Notice, windows: &[AssessedWindow], step: &Step, today: Date) -> Due {
    let window = |id: &str| windows.iter().find(|window| &*window.id == id);
    if let Some(window) = step.window.as_deref().and_then(window) {
        return due_in(window, today);
    }
    let mut milestones = notice.document().milestones.iter();
    let milestone = milestones.find(|it| Some(&it.id) == step.milestone.as_ref());
    let Some(milestone) = milestone else {
        return Due::Undated;
    };
    let by = milestone.date;
    let closed = window(&milestone.window).is_some_and(|it| it.verdict == WindowVerdict::Closed);
    match today.days_until(by) {
        _ if closed => Due::Over,
        days if days < 0 => Due::Late { by },
        days => Due::Now {
            by,
            days,
            advised: true,
        },
    }
}

fn due_in(window: &AssessedWindow, today: Date) -> Due {
    let (opens, by) = (window.opens, window.closes);
    match window.verdict {
        WindowVerdict::Closed => Due::Over,
        WindowVerdict::Open => Due::Now {
            by,
            days: today.days_until(by),
            advised: false,
        },
        WindowVerdict::Upcoming => Due::Ahead {
            opens,
            by,
            days: today.days_until(opens),
        },
    }
}

fn of_window(window: &AssessedWindow, today: Date) -> Planned {
    Planned {
        id: window.id.clone(),
        actor: Actor::Applicant,
        due: due_in(window, today),
        brief: window.name.clone(),
        text: window.text.clone(),
        clause: window.clause.clone(),
        quote: window.quote.clone(),
        unsure_about: Vec::new(),
    }
}

/// A step without a day is over once a later step is.
fn settle_undated(planned: &mut [Planned]) {
    let last = planned.iter().rposition(|it| it.due == Due::Over);
    for step in planned.iter_mut().take(last.unwrap_or_default()) {
        if step.due == Due::Undated {
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
            Due::Now { by, .. } => by,
            Due::Ahead { opens, .. } => opens,
            Due::Undated => before,
        };
        (before, step)
    });
    let mut dated: Vec<(Date, Planned)> = dated.collect();
    dated.sort_by_key(|(day, step)| (step.due != Due::Over, *day));
    dated.into_iter().map(|(_, step)| step).collect()
}
