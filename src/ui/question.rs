//! One question. A tap answers and moves on; with the keyboard arrows choose and Enter moves on.

use yew::prelude::*;

use crate::notice::{AnswerOption, OptionSet, Question, QuestionIndex};

use super::{
    Phrase,
    session::Action,
    view::{View, use_view},
};

#[derive(Properties, PartialEq)]
pub struct QuestionCardProps {
    pub question: QuestionIndex,
    /// The answer so far, when the question is opened once more.
    pub chosen: OptionSet,
    /// How many questions can still come at most.
    pub left: u32,
    /// Whether nothing is answered yet.
    pub first: bool,
    pub can_go_back: bool,
}

#[component]
pub fn QuestionCard(props: &QuestionCardProps) -> Html {
    let view = use_view();
    let card = Card {
        index: props.question,
        selected: use_state_eq(|| props.chosen),
        missing: use_state_eq(|| false),
        by_keyboard: use_mut_ref(|| false),
        view: view.clone(),
    };
    let question = view.notice.question(props.question);
    let options = question
        .options
        .iter()
        .enumerate()
        .map(|(at, it)| card.option(question, at, it));
    let by_pointer = card.by_keyboard.clone();
    let onpointerdown = move |_| *by_pointer.borrow_mut() = false;
    let how = if question.several {
        Phrase::SeveralTaps
    } else {
        Phrase::OneTap
    };
    html! {
        <fieldset class="question" data-question={AttrValue::Rc(question.id.clone())} {onpointerdown}>
            <legend>
                <h2 id="question" tabindex="-1">{view.text(&question.text)}</h2>
            </legend>
            <p class="progress">{left(&view, props.left.max(1))}{" "}{view.say(how)}</p>
            <div class="options">{for options}</div>
            if *card.missing {
                <p class="missing" role="alert">{view.say(Phrase::ChooseFirst)}</p>
            }
            <div class="buttons">
                if props.can_go_back {
                    <button type="button" data-action="back" onclick={view.on_click(Action::Back)}>
                        {view.say(Phrase::Back)}
                    </button>
                }
                <button
                    type="button"
                    class="primary"
                    data-action="continue"
                    onclick={card.clone().on_continue()}
                >
                    {view.say(Phrase::Continue)}
                </button>
            </div>
            {help(&view, question)}
        </fieldset>
    }
}

fn left(view: &View, left: u32) -> AttrValue {
    view.wording
        .count(Phrase::QuestionsLeftOne, Phrase::QuestionsLeft, left.into())
}

fn help(view: &View, question: &Question) -> Html {
    if question.help.is_none() && question.unsure_cost.is_none() {
        return Html::default();
    }
    html! {
        <details class="help">
            <summary>{view.say(Phrase::Help)}</summary>
            if let Some(help) = &question.help {
                <p>{view.text(help)}</p>
            }
            if let Some(cost) = &question.unsure_cost {
                <p>
                    <b>{view.option_text(&question.id, AnswerOption::UNSURE)}</b>{" — "}
                    {view.text(cost)}
                </p>
            }
        </details>
    }
}

/// The question being answered.
#[derive(Clone)]
struct Card {
    index: QuestionIndex,
    selected: UseStateHandle<OptionSet>,
    missing: UseStateHandle<bool>,
    /// Whether the last input came from the keyboard: then choosing does not yet move on.
    by_keyboard: std::rc::Rc<std::cell::RefCell<bool>>,
    view: View,
}

impl Card {
    fn option(&self, question: &Question, at: usize, option: &AnswerOption) -> Html {
        let checked = self.selected.contains(at);
        let onclick = if question.several {
            self.clone().on_toggle(at)
        } else {
            self.clone().on_choose(at)
        };
        html! {
            <label class={classes!("option", checked.then_some("checked"))}>
                <input
                    type={if question.several { "checkbox" } else { "radio" }}
                    name={AttrValue::Rc(question.id.clone())}
                    value={AttrValue::Rc(option.id.clone())}
                    {checked}
                    {onclick}
                    onkeydown={self.clone().on_key(question.several)}
                />
                <span>
                    {self.view.text(&option.text)}
                    if let Some(hint) = &option.hint {
                        <small>{self.view.text(hint)}</small>
                    }
                </span>
            </label>
        }
    }

    fn on_choose(self, at: usize) -> Callback<MouseEvent> {
        Callback::from(move |_| {
            let chosen = OptionSet::one(at);
            if *self.by_keyboard.borrow() {
                self.select(chosen);
            } else {
                self.commit(chosen);
            }
        })
    }

    fn on_toggle(self, at: usize) -> Callback<MouseEvent> {
        Callback::from(move |_| {
            let alone = self.view.notice.rules().questions[self.index.0].alone;
            let chosen = OptionSet::one(at);
            let selected = *self.selected;
            self.select(if selected.contains(at) {
                selected.without(at)
            } else if chosen.meets(alone) || selected.meets(alone) {
                chosen
            } else {
                selected.union(chosen)
            });
        })
    }

    fn on_key(self, several: bool) -> Callback<KeyboardEvent> {
        Callback::from(move |event: KeyboardEvent| {
            *self.by_keyboard.borrow_mut() = true;
            if event.key() == "Enter" && !several {
                event.prevent_default();
                self.commit(*self.selected);
            }
        })
    }

    fn on_continue(self) -> Callback<MouseEvent> {
        Callback::from(move |_| self.commit(*self.selected))
    }

    fn select(&self, chosen: OptionSet) {
        self.missing.set(false);
        self.selected.set(chosen);
    }

    fn commit(&self, chosen: OptionSet) {
        if chosen.is_empty() {
            self.missing.set(true);
        } else {
            self.view
                .dispatch
                .dispatch(Action::Answer(self.index, chosen));
        }
    }
}
