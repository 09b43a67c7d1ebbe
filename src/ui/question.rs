//! The question that is being asked. A tap on an option answers it; with the keyboard the arrow keys choose
//! and Enter answers. A number or a day is typed.

use yew::prelude::*;

use crate::notice::{AnswerOption, OptionSet, Question, QuestionIndex};

use super::{
    Action, Phrase,
    action::Input,
    element::{Element, element, text, when},
    parts::{Choice, button, choice, disclosure, line, named_heading, paragraph},
    value::value,
    view::{View, attr},
};

pub fn card(view: &View) -> Html {
    let Some(index) = view.session.question() else {
        return Html::default();
    };
    let question = view.notice().question(index);
    let takes_value = question.limits().is_some();
    let how = if question.is_several() {
        Phrase::SeveralTaps
    } else {
        Phrase::OneTap
    };
    let how = (!takes_value).then(|| text(view.phrase(how)));
    let keys = when(!takes_value && !question.is_several(), || {
        element("span")
            .class("keys")
            .text(view.phrase(Phrase::WithKeys))
    });
    let progress = line("progress", view.questions_left())
        .text(" ")
        .children(how)
        .text(" ")
        .child(keys);
    let act = view.act();
    let touched = Callback::from(move |_| act.emit(Action::Use(Input::Pointer).into()));
    let heading = named_heading(2, "question", view.text(&question.text));
    let missing = when(!takes_value && view.session.refused.is_some(), || {
        line("missing", view.phrase(Phrase::ChooseFirst)).attr("role", "alert")
    });
    let fields = when(takes_value, || value(view, index, question));
    element("fieldset")
        .key(index.0)
        .class("question")
        .attr("data-question", attr(&question.id))
        .on_pointer_down(touched)
        .child(element("legend").child(heading))
        .child(progress)
        .child(fields)
        .child(element("div").class("options").children(options(
            view,
            index,
            view.session.selected,
            |at| Action::Choose(index, at),
            Some(on_key(view, index, question.is_several())),
        )))
        .child(missing)
        .child(buttons(view, index))
        .child(help(view, question))
        .into()
}

fn buttons(view: &View, index: QuestionIndex) -> Element {
    let on = Action::Continue(index);
    element("div")
        .class("buttons")
        .child(when(view.session.previous().is_some(), || {
            button(view, "", "back", Phrase::Back, Action::Back(index))
        }))
        .child(button(view, "primary", "continue", Phrase::Continue, on))
}

fn help(view: &View, question: &Question) -> Html {
    let help = |help| {
        disclosure(
            "help",
            view.phrase(Phrase::Help),
            paragraph(view.text(help)),
        )
        .into()
    };
    question.help.as_ref().map(help).unwrap_or_default()
}

/// The hint below an option; for `unsure`, what not knowing costs.
fn hint(view: &View, question: &Question, option: &AnswerOption) -> Option<AttrValue> {
    let cost = question.unsure_cost.as_ref();
    let hint = cost.filter(|_| option.is_unsure()).or(option.hint.as_ref());
    hint.map(|hint| view.text(hint))
}

/// The options of a question. The action of each gets its position among the choices.
pub fn options(
    view: &View,
    index: QuestionIndex,
    chosen: OptionSet,
    action: impl Fn(usize) -> Action,
    on_key_down: Option<Callback<KeyboardEvent>>,
) -> Vec<Element> {
    let question = view.notice().question(index);
    let name = attr(&question.id);
    let options = view.notice().options(index).map(|(at, option)| {
        let choice_of_option = Choice {
            several: question.is_several(),
            name: &name,
            value: attr(&option.id),
            chosen: chosen.contains(at),
            text: view.text(&option.text),
            hint: hint(view, question, option),
            action: action(at),
            on_key_down: on_key_down.clone(),
        };
        choice(view, choice_of_option)
    });
    options.collect()
}

fn on_key(view: &View, index: QuestionIndex, several: bool) -> Callback<KeyboardEvent> {
    let act = view.act();
    Callback::from(move |event: KeyboardEvent| {
        act.emit(Action::Use(Input::Keyboard).into());
        if event.key() == "Enter" && !several {
            event.prevent_default();
            act.emit(Action::Continue(index).into());
        }
    })
}
