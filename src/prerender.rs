//! Prerendering: the components of the page rendered to HTML at build time.

use std::rc::Rc;

use yew::{AttrValue, html::BaseComponent};

use crate::{
    notice::{Moment, Notice, QuestionIndex, QuestionKind},
    ui::{
        App, AppProps, Ask, Day, Host, Phrase, Questions, ShownIn, Silent, Start, TypeSize,
        Wording, Wordings,
    },
};

/// The page of a notice with no answers, before the clock is read.
pub fn page(notice: &Rc<Notice>, language: &str) -> String {
    render_from::<App>(start(notice, language, None))
}

/// The second question for each option of the first, followed by the line on what that option has settled.
/// Empty where the first question takes several options or a value, because then one tap does not answer it.
pub fn second_questions(notice: &Rc<Notice>, language: &str) -> Vec<(Rc<str>, String)> {
    let first = notice.question(QuestionIndex(0));
    let options = first
        .options
        .iter()
        .filter(|_| first.kind == QuestionKind::One);
    let asked = options.filter_map(|option| {
        let answered = Start {
            early: Some(option.id.clone()),
            ..start(notice, language, None)
        };
        let html = render_from::<Ask>(answered);
        // After an answer that settles everything there is no second question.
        html.contains("data-question")
            .then(|| (option.id.clone(), html))
    });
    asked.collect()
}

/// The page in a frame with every question, one after another, from which embed/frame.js measures the
/// height of the tallest.
pub fn questions(notice: &Rc<Notice>, language: &str) -> String {
    let start = Start {
        stores: false,
        shown_in: ShownIn::Frame,
        ..start(notice, language, None)
    };
    render_from::<Questions>(start)
}

/// The page opened from a link with answers, on a day.
pub fn visit(notice: &Rc<Notice>, language: &str, fragment: &str, day: Moment) -> String {
    let start = Start {
        day: Day::Simulated(day),
        ..start(notice, language, Some(Rc::from(fragment)))
    };
    render_from::<App>(start)
}

/// A first visit, with the clock not read yet.
fn start(notice: &Rc<Notice>, language: &str, fragment: Option<Rc<str>>) -> Start {
    Start {
        notice: Ok(notice.clone()),
        language: Rc::from(language),
        day: Day::Unread,
        fragment,
        offered: None,
        early: None,
        stored: None,
        size: TypeSize::Usual,
        stores: true,
        shown_in: ShownIn::Tab,
        can_hand_on: false,
        languages: languages(),
        own: true,
        wordings: Wordings::own(),
    }
}

fn render_from<C: BaseComponent<Properties = AppProps>>(start: Start) -> String {
    let props = AppProps {
        start: Rc::new(start),
        host: Host::new(Silent),
    };
    let renderer = yew::LocalServerRenderer::<C>::with_props(props).hydratable(false);
    futures::executor::block_on(renderer.render())
}

/// The languages of the page, each with its own name.
fn languages() -> Vec<(Rc<str>, AttrValue)> {
    let wordings = Wordings::own();
    let named = wordings.languages().filter_map(|language| {
        let own_name = wordings.get(language)?.phrase(Phrase::OwnName);
        Some((language.clone(), own_name))
    });
    named.collect()
}

/// A phrase by its key in `wording/`.
pub fn phrase(language: &str, key: &str) -> Option<String> {
    Wordings::own()
        .get(language)?
        .by_key(key)
        .map(|phrase| phrase.to_string())
}

/// The program's wording in a language, for dates, values and thresholds.
pub fn wording(language: &str) -> Option<Wording> {
    Wordings::own().get(language).cloned()
}
