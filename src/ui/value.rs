//! The fields of a question that takes a number or a day.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::{Date, Question, QuestionIndex, QuestionKind};

use super::{
    Action, Phrase,
    action::Input,
    element::{Element, element, when},
    parts::line,
    typed::Refused,
    view::{View, attr},
};

/// The element id of the first field, which takes the focus when it has to be corrected.
pub const FIELD: &str = "=value";
const LIMITS: &str = "value-limits";
const WRONG: &str = "value-wrong";

/// The names of the fields of a question; none where it takes options.
pub fn fields(question: &Question) -> Vec<Rc<str>> {
    match question.kind {
        QuestionKind::Number(_) => vec![question.id.clone()],
        QuestionKind::Day(_) => {
            let parts = ["year", "month", "day"];
            parts
                .map(|part| format!("{}-{part}", question.id).into())
                .into()
        }
        QuestionKind::One | QuestionKind::Several => Vec::new(),
    }
}

/// The element id of a field by its position.
pub fn field_id(at: usize) -> String {
    match at {
        0 => FIELD.to_owned(),
        _ => format!("{FIELD}-{at}"),
    }
}

/// The fields with their limits and, where the answer was refused, the reason.
pub fn value(view: &View, index: QuestionIndex, question: &Question) -> Html {
    let (least, most) = limits(view, index, question);
    let limits = [("least", &*least), ("most", &*most)];
    let written = written(view, index, question);
    let names = fields(question).into_iter().zip(written).enumerate();
    let inputs = names.map(|(at, (name, value))| field(view, index, at, &name, value));
    let unit = match &question.kind {
        QuestionKind::Number(number) => {
            Some(element("span").class("unit").text(view.text(&number.unit)))
        }
        _ => None,
    };
    element("div")
        .class("value")
        .flag("data-wrong", view.session.refused.is_some())
        .child(line("limits", view.fill(Phrase::ValueLimits, &limits)).attr("id", LIMITS))
        .child(when(view.session.refused.is_some(), || {
            line("missing", refused(view, &limits))
                .attr("id", WRONG)
                .attr("role", "alert")
        }))
        .child(
            element("div")
                .class("fields")
                .children(inputs)
                .children(unit),
        )
        .child(when(!question.options.is_empty(), || {
            line("or", view.phrase(Phrase::OrElse))
        }))
        .into()
}

/// The smallest and the largest answer in words.
fn limits(view: &View, index: QuestionIndex, question: &Question) -> (AttrValue, AttrValue) {
    let (least, most) = question.limits().unwrap_or_default();
    (view.value_text(index, least), view.value_text(index, most))
}

/// Why the answer was refused.
fn refused(view: &View, limits: &[(&str, &str)]) -> AttrValue {
    let phrase = match view.session.refused {
        Some(Refused::NoNumber) => Phrase::ValueNoNumber,
        Some(Refused::NoDay) => Phrase::ValueNoDay,
        Some(Refused::Outside) => Phrase::ValueOutside,
        Some(Refused::Missing) | None => Phrase::ValueMissing,
    };
    view.fill(phrase, limits)
}

/// The present answer, by field.
fn written(view: &View, index: QuestionIndex, question: &Question) -> Vec<String> {
    let value = view.session.answers.answer(index).value;
    let day = value.and_then(Date::of_number);
    match (&question.kind, value, day) {
        (QuestionKind::Number(_), Some(value), _) => vec![value.to_string()],
        (QuestionKind::Day(_), _, Some(day)) => {
            let (year, month, day) = (day.year(), day.month(), day.day());
            vec![year.to_string(), month.to_string(), day.to_string()]
        }
        _ => vec![String::new(); 3],
    }
}

fn field(view: &View, index: QuestionIndex, at: usize, name: &Rc<str>, value: String) -> Element {
    let act = view.act();
    let on_key_down = Callback::from(move |event: KeyboardEvent| {
        act.emit(Action::Use(Input::Keyboard).into());
        if event.key() == "Enter" {
            event.prevent_default();
            act.emit(Action::Continue(index).into());
        }
    });
    let act = view.act();
    let on_input = Callback::from(move |_| act.emit(Action::Typing(index).into()));
    let wrong = view.session.refused.is_some();
    let described = if wrong {
        [LIMITS, " ", WRONG].concat()
    } else {
        LIMITS.to_owned()
    };
    let is_day = view.notice().question(index).limits().is_some()
        && matches!(view.notice().question(index).kind, QuestionKind::Day(_));
    let label = [Phrase::ValueYear, Phrase::ValueMonth, Phrase::ValueDay].get(at);
    let label = label.filter(|_| is_day).map(|it| view.phrase(*it));
    let input = element("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("name", attr(name))
        .attr("id", field_id(at))
        .attr("aria-describedby", described)
        .truth("aria-invalid", wrong)
        // As an attribute it is what the field holds at first, so that rendering again keeps what was typed.
        .attr_if("value", Some(value).filter(|it| !it.is_empty()))
        .on_key_down(on_key_down)
        .on_input(on_input);
    match label {
        Some(label) => element("label")
            .class("field")
            .child(input)
            .child(element("span").text(label)),
        None => input.attr("aria-labelledby", "question"),
    }
}
