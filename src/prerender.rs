//! The page as text, for the build: the same components, rendered without a browser.

use std::rc::Rc;

use crate::{
    notice::{Date, Notice},
    ui::{App, AppProps, Day, Host, Silent, Start, TypeSize, Wordings},
};

/// The page of the bundled notice before anything is answered and before any clock is read.
pub fn page(language: &str) -> String {
    let language = Rc::<str>::from(language);
    let props = move || AppProps {
        start: Rc::new(Start {
            notice: Notice::read_bundled().map(Rc::new),
            language,
            day: Day::Unread,
            fragment: None,
            kept: None,
            size: TypeSize::Usual,
            keeps: true,
            can_hand_on: false,
            wordings: Wordings::read(None),
        }),
        host: Host::new(Silent),
    };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props()).hydratable(false);
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
