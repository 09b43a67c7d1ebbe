//! How an assessment looks. Functions render what `assess` says and decide nothing; what the page
//! needs of the browser it asks of [`Host`], and never while rendering.

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
mod kept;
mod language;
mod link;
mod masthead;
mod official_text;
mod parts;
mod question;
mod result;
mod session;
mod share;
mod sheet;
mod view;
mod wording;

use std::rc::Rc;

use yew::AttrValue;

use crate::notice::{Date, Notice, Problem};

pub use action::Action;
pub use app::{App, AppProps};
#[cfg(feature = "ssr")]
pub use app::{Ask, Questions};
pub use edition::Edition;
pub use host::{Announcement, Denied, Host, Sheet, Silent, Surroundings};
pub use kept::{Kept, TypeSize};
pub use wording::{KEYS, Phrase, Wording, Wordings};

/// What is known when a page begins.
#[derive(Debug)]
pub struct Start {
    /// The notice, or what is wrong with it.
    pub notice: Result<Rc<Notice>, Vec<Problem>>,
    /// The language of the document.
    pub language: Rc<str>,
    /// The Beijing day.
    pub day: Day,
    /// The answers of a link.
    pub fragment: Option<Rc<str>>,
    /// The answers of an earlier one, as a code, if they were being offered before a reload.
    pub offered: Option<String>,
    /// The option with which the first question was answered before the program came, where the
    /// page asks the second one already.
    pub early: Option<Rc<str>>,
    /// What the device has kept.
    pub kept: Option<String>,
    /// The size of the type where the device has kept nothing.
    pub size: TypeSize,
    /// Whether the device can keep anything.
    pub keeps: bool,
    /// Where the page is shown.
    pub shown_in: ShownIn,
    /// Whether the device has a share sheet.
    pub can_hand_on: bool,
    /// The product's words in the languages that are there already.
    pub wordings: Wordings,
    /// The languages in which the page can be read, each with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
    /// Whether the notice is the page's own, of which every language has an edition; one that a
    /// portal brings speaks its languages itself.
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

/// The Beijing day for which the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// No clock was read yet.
    Unread,
    /// The day of the clock.
    Today(Date),
    /// A day that was asked for in the address.
    Simulated(Date),
}

impl Day {
    /// The day, where there is one.
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Unread => None,
            Self::Today(date) | Self::Simulated(date) => Some(date),
        }
    }

    /// The day to assess as of.
    pub fn assessed(self) -> Date {
        self.date().unwrap_or(Date::UNKNOWN)
    }
}
