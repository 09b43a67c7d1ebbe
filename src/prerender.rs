//! The page as text, for the build: the same components, rendered without a browser.

use std::rc::Rc;

use yew::html::BaseComponent;

use crate::{
    notice::{Date, Notice, Problem, QuestionIndex},
    ui::{App, AppProps, Card, Day, Host, Silent, Start, TypeSize, Wordings},
};

/// The page of the bundled notice before anything is answered and before any clock is read.
pub fn page(language: &str) -> String {
    render::<App>(bundled(), language, None)
}

/// What the page asks after its first question, for those who answer that one early.
#[derive(Debug)]
pub struct Next {
    /// The options of the first question after which it is this.
    pub after: Vec<Rc<str>>,
    /// The card of the question.
    pub html: String,
}

/// Every question that can be the second one. None where the first takes several options, which
/// no single tap answers.
pub fn second_questions(language: &str) -> Vec<Next> {
    let mut cards: Vec<Next> = Vec::new();
    let Ok(notice) = bundled() else {
        return cards;
    };
    let first = notice.question(QuestionIndex(0));
    for option in first.options.iter().filter(|_| !first.several) {
        let answered = format!("{}={}", first.id, option.id);
        let html = render::<Card>(Ok(notice.clone()), language, Some(answered.into()));
        match cards.iter_mut().find(|card| card.html == html) {
            Some(card) => card.after.push(option.id.clone()),
            // Nothing at all follows on an answer that settles everything.
            None if html.is_empty() => {}
            None => cards.push(Next {
                after: vec![option.id.clone()],
                html,
            }),
        }
    }
    cards
}

fn bundled() -> Result<Rc<Notice>, Vec<Problem>> {
    Notice::read_bundled().map(Rc::new)
}

fn render<C: BaseComponent<Properties = AppProps>>(
    notice: Result<Rc<Notice>, Vec<Problem>>,
    language: &str,
    fragment: Option<Rc<str>>,
) -> String {
    let start = Start {
        notice,
        language: Rc::from(language),
        day: Day::Unread,
        fragment,
        early: None,
        kept: None,
        size: TypeSize::Usual,
        keeps: true,
        can_hand_on: false,
        wordings: Wordings::read(None),
    };
    let props = AppProps {
        start: Rc::new(start),
        host: Host::new(Silent),
    };
    let renderer = yew::LocalServerRenderer::<C>::with_props(props).hydratable(false);
    futures::executor::block_on(renderer.render())
}

/// One phrase of the wording, by its key in `wording/`.
pub fn phrase(language: &str, key: &str) -> Option<String> {
    Wordings::read(None)
        .get(language)?
        .by_key(key)
        .map(|phrase| phrase.to_string())
}

/// A day as the wording of a language writes it.
pub fn day(language: &str, date: Date) -> Option<String> {
    Some(Wordings::read(None).get(language)?.date(date).to_string())
}
