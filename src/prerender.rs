//! The page as text, for the build: the same components, rendered without a browser.

use std::rc::Rc;

use yew::{AttrValue, html::BaseComponent};

use crate::{
    notice::{Date, Notice, Problem, QuestionIndex},
    ui::{
        App, AppProps, Ask, Day, Host, Phrase, Questions, ShownIn, Silent, Start, TypeSize,
        Wordings,
    },
};

/// The page of the bundled notice before anything is answered and before any clock is read.
pub fn page(language: &str) -> String {
    render::<App>(bundled(), language, None)
}

/// What the page asks after its first question, by the option that answers that one. Nothing where
/// the first question takes several options, which no single tap answers.
pub fn second_questions(language: &str) -> Vec<(Rc<str>, String)> {
    let Ok(notice) = bundled() else {
        return Vec::new();
    };
    let first = notice.question(QuestionIndex(0));
    let options = first.options.iter().filter(|_| !first.several);
    let asked = options.filter_map(|option| {
        let answered = format!("{}={}", first.id, option.id);
        let html = render::<Ask>(Ok(notice.clone()), language, Some(answered.into()));
        // On an answer that settles everything no question follows.
        html.contains("data-question")
            .then(|| (option.id.clone(), html))
    });
    asked.collect()
}

/// Every question below the head of the page, as a frame shows them.
pub fn questions(language: &str) -> String {
    let start = Start {
        keeps: false,
        shown_in: ShownIn::Frame,
        ..start(bundled(), language, None)
    };
    render_from::<Questions>(start)
}

/// The page of a visit that begins with the answers of a link, on a day.
pub fn visit(language: &str, fragment: &str, day: Date) -> String {
    let start = Start {
        day: Day::Simulated(day),
        ..start(bundled(), language, Some(Rc::from(fragment)))
    };
    render_from::<App>(start)
}

fn bundled() -> Result<Rc<Notice>, Vec<Problem>> {
    Notice::read_bundled().map(Rc::new)
}

fn render<C: BaseComponent<Properties = AppProps>>(
    notice: Result<Rc<Notice>, Vec<Problem>>,
    language: &str,
    fragment: Option<Rc<str>>,
) -> String {
    render_from::<C>(start(notice, language, fragment))
}

/// A visit that begins on a device of which nothing is known.
fn start(
    notice: Result<Rc<Notice>, Vec<Problem>>,
    language: &str,
    fragment: Option<Rc<str>>,
) -> Start {
    Start {
        notice,
        language: Rc::from(language),
        day: Day::Unread,
        fragment,
        offered: None,
        early: None,
        kept: None,
        size: TypeSize::Usual,
        keeps: true,
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

/// The languages in which there is an edition of the page, each with its own name.
fn languages() -> Vec<(Rc<str>, AttrValue)> {
    let wordings = Wordings::own();
    let named = wordings.languages().filter_map(|language| {
        let own_name = wordings.get(language)?.say(Phrase::OwnName);
        Some((language.clone(), own_name))
    });
    named.collect()
}

/// One phrase of the wording, by its key in `wording/`.
pub fn phrase(language: &str, key: &str) -> Option<String> {
    Wordings::own()
        .get(language)?
        .by_key(key)
        .map(|phrase| phrase.to_string())
}

/// A day as the wording of a language writes it.
pub fn day(language: &str, date: Date) -> Option<String> {
    Some(Wordings::own().get(language)?.date(date).to_string())
}
