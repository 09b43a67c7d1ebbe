//! The page. Functions render an assessment and decide nothing; what the page needs of the browser goes
//! through [`Host`], and never while rendering.

mod action;
mod answers;
mod app;
mod banner;
mod broken;
mod calendar;
mod device;
mod edition;
mod element;
mod entry;
mod finding;
mod fold;
mod host;
mod language;
mod link;
mod masthead;
mod official_text;
mod parts;
mod question;
mod result;
mod session;
mod share;
mod stored;
mod typed;
mod value;
mod view;
mod wording;

use std::rc::Rc;

use yew::AttrValue;

use crate::notice::{Date, Moment, Notice};

pub use action::Action;
pub use app::{App, AppProps};
#[cfg(feature = "ssr")]
pub use app::{Ask, Questions};
pub use broken::Mistake;
pub use edition::Edition;
pub use host::{Announcement, Denied, Host, Sheet, Silent, Surroundings};
pub use stored::{Stored, TypeSize};
pub use wording::{KEYS, Phrase, Wording, Wordings};

/// What is known when the page starts.
#[derive(Debug)]
pub struct Start {
    /// The notice, or what is wrong with it.
    pub notice: Result<Rc<Notice>, Vec<Mistake>>,
    /// The language of the document (`lang`).
    pub language: Rc<str>,
    /// The day to assess for.
    pub day: Day,
    /// The fragment of the address, where it holds answers.
    pub fragment: Option<Rc<str>>,
    /// The code of a link that the applicant had not accepted or declined before a reload.
    pub offered: Option<String>,
    /// The answer to the first question, where it was given before the program started and the
    /// prerendered page shows the second question already.
    pub early: Option<Rc<str>>,
    /// The text stored on the device.
    pub stored: Option<String>,
    /// The type size that applies where nothing is stored.
    pub size: TypeSize,
    /// Whether storing on the device works.
    pub stores: bool,
    /// Whether the page is in a tab or in a frame.
    pub shown_in: ShownIn,
    /// Whether the device has a share sheet.
    pub can_hand_on: bool,
    /// The product's wording in the languages loaded so far.
    pub wordings: Wordings,
    /// The languages in which the page can be read, each with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
    /// Whether the notice is the page's own, with one edition per language. A notice that a portal brings
    /// holds all its languages itself.
    pub own: bool,
}

/// Where a page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownIn {
    /// In a tab of its own.
    Tab,
    /// In a frame of another page.
    Frame,
}

/// The Beijing minute for which the page assesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The clock has not been read yet, as in the prerendered page.
    Unread,
    /// The minute of the clock.
    Today(Moment),
    /// A day or a minute given in the address, `?date=2021-09-10`.
    Simulated(Moment),
}

impl Day {
    /// The minute, where there is one.
    pub fn moment(self) -> Option<Moment> {
        match self {
            Self::Unread => None,
            Self::Today(moment) | Self::Simulated(moment) => Some(moment),
        }
    }

    /// The minute to pass to the engine.
    pub fn assessed(self) -> Moment {
        self.moment().unwrap_or(Date::UNKNOWN.into())
    }
}
