//! One question. A tap answers and moves on; with the keyboard arrows choose and Enter moves on.

use yew::prelude::*;

use crate::notice::{AnswerOption, Question, QuestionIndex};

use super::{
    Action, Phrase,
    action::Input,
    parts::{Choice, button, choice, disclosure, line, paragraph},
    view::{View, attr},
};

pub fn card(view: &View) -> Html {
    let Some(index) = view.question() else {
        return Html::default();
    };
    let question = view.notice().question(index);
    let how = if question.several {
        view.say(Phrase::SeveralTaps).into()
    } else {
        html! { <>{view.say(Phrase::OneTap)}{" "}<span class="keys">{view.say(Phrase::WithKeys)}</span></> }
    };
    let act = view.act();
    let onpointerdown = move |_| act.emit(Action::Use(Input::Pointer));
    html! {
        <fieldset key={index.0} class="question" data-question={attr(&question.id)} {onpointerdown}>
            <legend>
                <h2 id="question" tabindex="-1">{view.text(&question.text)}</h2>
            </legend>
            {line("progress", html! { <>{view.questions_left()}{" "}{how}</> })}
            <div class="options">{options(view, index, question)}</div>
            if view.missing {
                <p class="missing" role="alert">{view.say(Phrase::ChooseFirst)}</p>
            }
            <div class="buttons">
                if view.previous().is_some() {
                    {button(view, "", "back", Phrase::Back, Action::Back(index))}
                }
                {button(view, "primary", "continue", Phrase::Continue, Action::Continue(index))}
            </div>
            {help(view, question)}
        </fieldset>
    }
}

fn help(view: &View, question: &Question) -> Html {
    let help = |help| disclosure("help", view.say(Phrase::Help), paragraph(view.text(help)));
    question.help.as_ref().map(help).unwrap_or_default()
}

/// A word more on an option; on not knowing, what it costs.
fn hint(view: &View, question: &Question, option: &AnswerOption) -> Option<AttrValue> {
    let cost = question.unsure_cost.as_ref();
    let hint = cost.filter(|_| option.is_unsure()).or(option.hint.as_ref());
    hint.map(|hint| view.text(hint))
}

fn options(view: &View, index: QuestionIndex, question: &Question) -> Html {
    let name = attr(&question.id);
    let onkeydown = on_key(view, index, question.several);
    let options = question.options.iter().enumerate().map(|(at, option)| {
        choice(
            view,
            Choice {
                several: question.several,
                name: &name,
                value: attr(&option.id),
                chosen: view.selected.contains(at),
                text: view.text(&option.text),
                hint: hint(view, question, option),
                action: Action::Choose(index, at),
                onkeydown: Some(onkeydown.clone()),
            },
        )
    });
    options.collect()
}

fn on_key(view: &View, index: QuestionIndex, several: bool) -> Callback<KeyboardEvent> {
    let act = view.act();
    Callback::from(move |event: KeyboardEvent| {
        act.emit(Action::Use(Input::Keyboard));
        if event.key() == "Enter" && !several {
            event.prevent_default();
            act.emit(Action::Continue(index));
        }
    })
}
