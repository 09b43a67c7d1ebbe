//! What every component needs: the notice, the words, and a way to act.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::{Notice, Text};

use super::{
    Host, Phrase, Wording,
    session::{Action, Session, Shared},
};

/// The surroundings of every component.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The notice.
    pub notice: Shared<Notice>,
    /// The product's words in the language of the page.
    pub wording: Wording,
    /// The language of the page, in which the notice speaks too.
    pub language: Rc<str>,
    /// Whether everything is shown: while questions are open only what they decide is.
    pub complete: bool,
    /// The browser.
    pub host: Host,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<Session>,
}

impl View {
    /// A text of the notice in the language of the page.
    pub fn text(&self, text: &Text) -> AttrValue {
        AttrValue::Rc(text.get(&self.language))
    }

    /// A phrase of the product.
    pub fn say(&self, phrase: Phrase) -> AttrValue {
        self.wording.say(phrase)
    }

    /// A phrase with its placeholders filled.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> AttrValue {
        self.wording.fill(phrase, values)
    }

    /// The label of a question, by id.
    pub fn question_label(&self, question: &str) -> AttrValue {
        let index = self.notice.question_index(question);
        index.map_or_else(AttrValue::default, |it| {
            self.text(&self.notice.question(it).label)
        })
    }

    /// The wording of an option, by ids.
    pub fn option_text(&self, question: &str, option: &str) -> AttrValue {
        let Some(index) = self.notice.question_index(question) else {
            return AttrValue::default();
        };
        let option = self
            .notice
            .question(index)
            .options
            .iter()
            .find(|it| &*it.id == option);
        option.map_or_else(AttrValue::default, |option| self.text(&option.text))
    }

    /// A click that acts.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }
}

/// The surroundings of the component that is being rendered.
///
/// # Panics
/// Outside a page, where no component stands.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "only the page renders components, and it provides this"
)]
pub fn use_view() -> View {
    use_context::<View>().expect("a page around every component")
}
