//! How an assessment looks. Functions render what `assess` says and decide nothing; what the page
//! needs of the browser it asks of [`Host`], and never while rendering.

mod answers;
mod app;
mod banner;
mod broken;
mod finding;
mod host;
mod masthead;
mod official_text;
mod parts;
mod question;
mod result;
mod session;
mod view;
mod wording;

use std::rc::Rc;

use crate::notice::{Date, Notice, Problem};

pub use app::{App, AppProps};
pub use host::{Host, Silent, Surroundings};
pub use wording::{Phrase, Wording};

/// What is known when a page begins.
#[derive(Debug)]
pub struct Start {
    /// The notice, or what is wrong with it.
    pub notice: Result<Rc<Notice>, Vec<Problem>>,
    /// The language of the document.
    pub language: Rc<str>,
    /// The Beijing day; nothing before any clock is read.
    pub today: Option<Date>,
    /// Whether that day was asked for in the address.
    pub simulated: bool,
    /// The answers of a link.
    pub fragment: Option<Rc<str>>,
}
