//! How an assessment looks. Components render what `assess` says and decide nothing; what they
//! need of the browser they ask of [`Host`], and never while rendering.

mod answers;
mod banner;
mod broken;
mod finding;
mod host;
mod masthead;
mod official_text;
mod page;
mod question;
mod result;
mod session;
mod view;
mod wording;

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::{Date, Notice, Problem};

pub use host::{Host, Silent, Surroundings};
pub use wording::{Phrase, Wording};

/// What is known when a page begins.
#[derive(Debug, Clone)]
pub struct Start {
    /// The notice, or what is wrong with it.
    pub notice: Result<Rc<Notice>, Rc<Vec<Problem>>>,
    /// The language of the document.
    pub language: Rc<str>,
    /// The Beijing day; nothing before any clock is read.
    pub today: Option<Date>,
    /// Whether that day was asked for in the address.
    pub simulated: bool,
    /// The answers of a link.
    pub fragment: Option<Rc<str>>,
}

/// What the page is begun with.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// What is known at the beginning.
    pub start: Rc<Start>,
    /// The browser around the page.
    pub host: Host,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start) && self.host == other.host
    }
}

/// The whole product.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.start.notice {
        Ok(notice) => html! {
            <page::Page
                notice={session::Shared(notice.clone())}
                start={session::Shared(props.start.clone())}
                host={props.host.clone()}
            />
        },
        Err(problems) => {
            let problems = session::Shared(problems.clone());
            html! { <broken::BrokenNotice {problems} language={props.start.language.clone()} /> }
        }
    }
}
