//! What the page asks of the surroundings. The browser answers; at build time nobody does.

use std::{fmt, ops::Deref, rc::Rc};

use crate::notice::Date;

use super::kept::TypeSize;

/// What the document around the page has to say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The language.
    pub language: Rc<str>,
    /// Which way it runs: `ltr` or `rtl`.
    pub direction: Rc<str>,
    /// The title.
    pub title: Rc<str>,
    /// The size of the type.
    pub size: TypeSize,
    /// What is said should the page fail.
    pub failed: Rc<str>,
}

/// The device does not say what it keeps.
#[derive(Debug)]
pub struct Denied;
/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The result, with the list for the envelope.
    Result,
    /// The official text with its marks.
    Text,
}

impl Sheet {
    /// The name by which the style sheet for paper knows it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Text => "text",
        }
    }
}

/// What a page can ask of the browser around it. Never called while rendering.
pub trait Surroundings {
    /// Copies a text; says whether it worked.
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>);
    /// Moves the focus to an element and brings it into view.
    fn focus(&self, id: &str);
    /// Moves the focus back to where it was before the last [`Surroundings::focus`] on a clause.
    fn focus_back(&self);
    /// Brings the document around the page into step.
    fn announce(&self, announcement: &Announcement);
    /// Makes sure that what is drawn right after this replaces what is shown, whoever has changed that.
    fn draws(&self);
    /// The Beijing day it is now.
    fn today(&self) -> Date;
    /// The entry of the history with which the page began, as [`Surroundings::went`] has noted it.
    fn entry(&self) -> Option<String>;
    /// Notes a place the applicant has gone to as an entry, so that Back and Forward lead there.
    fn went(&self, entry: &str);
    /// Goes to another entry of the history.
    fn go(&self, steps: i32);
    /// What the device keeps under a name.
    ///
    /// # Errors
    /// Where the browser does not let the page look.
    fn kept(&self, key: &str) -> Result<Option<String>, Denied>;
    /// Keeps a text on the device, or takes it away; says whether it worked.
    fn keep(&self, key: &str, text: Option<&str>) -> bool;
    /// Takes away whatever the device has kept under names that begin so.
    fn forget(&self, beginning: &str);
    /// The address of the page with a code in its fragment; the code alone where nobody else gets to
    /// that address.
    fn link(&self, code: &str) -> String;
    /// Hands a link to the share sheet of the device; says so if that did not work.
    fn hand_on(&self, link: &str, failed: Box<dyn FnOnce()>);
    /// Prints the page; says whether the browser does.
    fn print(&self, sheet: Sheet) -> bool;
}

/// Surroundings that do nothing.
#[derive(Debug)]
pub struct Silent;

impl Surroundings for Silent {
    fn copy(&self, _text: &str, _done: Box<dyn FnOnce(bool)>) {}
    fn focus(&self, _id: &str) {}
    fn focus_back(&self) {}
    fn announce(&self, _announcement: &Announcement) {}
    fn draws(&self) {}
    fn today(&self) -> Date {
        Date::UNKNOWN
    }
    fn entry(&self) -> Option<String> {
        None
    }
    fn went(&self, _entry: &str) {}
    fn go(&self, _steps: i32) {}
    fn kept(&self, _key: &str) -> Result<Option<String>, Denied> {
        Err(Denied)
    }
    fn keep(&self, _key: &str, _text: Option<&str>) -> bool {
        true
    }
    fn forget(&self, _beginning: &str) {}
    fn link(&self, code: &str) -> String {
        format!("#{code}")
    }
    fn hand_on(&self, _link: &str, _failed: Box<dyn FnOnce()>) {}
    fn print(&self, _sheet: Sheet) -> bool {
        true
    }
}

/// The surroundings, shared.
#[derive(Clone)]
pub struct Host(Rc<dyn Surroundings>);

impl Host {
    /// Shares the surroundings.
    pub fn new(surroundings: impl Surroundings + 'static) -> Self {
        Self(Rc::new(surroundings))
    }
}

impl Deref for Host {
    type Target = dyn Surroundings;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("Host")
    }
}
