//! `Host`, the interface of the page to the browser. In the browser `src/browser` implements it; at build
//! time and in tests `Silent` does.

use std::{fmt, ops::Deref, rc::Rc};

use crate::notice::{Date, Moment};

use super::stored::TypeSize;

/// What the document around the page has to be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The language.
    pub language: Rc<str>,
    /// The direction of its script: `ltr` or `rtl`.
    pub direction: Rc<str>,
    /// The title.
    pub title: Rc<str>,
    /// The size of the type.
    pub size: TypeSize,
    /// The message for the case that the program fails.
    pub failed: Rc<str>,
}

/// The browser does not allow access to its storage.
#[derive(Debug)]
pub struct Denied;
/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The result, with the list of papers for the envelope.
    Result,
    /// The official text with its marks.
    Text,
}

impl Sheet {
    /// The value of `data-sheet`, which the print styles select by.
    pub fn id(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Text => "text",
        }
    }
}

/// What the page can ask of the browser. Never called while rendering.
pub trait Surroundings {
    /// Copies a text; calls `done` with whether it worked.
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>);
    /// Moves the focus to an element and brings it into view.
    fn focus(&self, id: &str);
    /// Moves the focus back to where it was before the last [`Surroundings::focus`].
    fn focus_back(&self);
    /// Sets language, direction, title and type size of the document around the page.
    fn announce(&self, announcement: &Announcement);
    /// Called before each rendering: undoes what others, such as a translator, have changed in the page.
    fn draws(&self);
    /// The current Beijing minute.
    fn now(&self) -> Moment;
    /// What is typed into a field, by its id.
    fn typed(&self, id: &str) -> Option<String>;
    /// Empties a field.
    fn empty(&self, id: &str);
    /// The present entry of the history, as an earlier [`Surroundings::went`] has written it.
    fn entry(&self) -> Option<String>;
    /// Writes a place the applicant has gone to as an entry of the history, for Back and Forward.
    fn went(&self, entry: &str);
    /// Moves by a number of entries in the history.
    fn go(&self, steps: i32);
    /// The text that is stored on the device under a key.
    ///
    /// # Errors
    /// Where the browser denies access.
    fn stored(&self, key: &str) -> Result<Option<String>, Denied>;
    /// Stores a text on the device, or removes it; returns whether that worked.
    fn store(&self, key: &str, text: Option<&str>) -> bool;
    /// Removes everything that is stored under keys with this prefix.
    fn forget(&self, beginning: &str);
    /// The address of the page with a code in its fragment; the fragment alone where the address, such as
    /// that of a local file, leads nowhere on another device.
    fn link(&self, code: &str) -> String;
    /// Opens the share sheet of the device with a link; calls `failed` if that did not work.
    fn hand_on(&self, link: &str, failed: Box<dyn FnOnce()>);
    /// Prints the page; returns whether the browser does.
    fn print(&self, sheet: Sheet) -> bool;
}

/// Surroundings that do nothing, for prerendering and tests.
#[derive(Debug)]
pub struct Silent;

impl Surroundings for Silent {
    fn copy(&self, _text: &str, _done: Box<dyn FnOnce(bool)>) {}
    fn focus(&self, _id: &str) {}
    fn focus_back(&self) {}
    fn announce(&self, _announcement: &Announcement) {}
    fn draws(&self) {}
    fn now(&self) -> Moment {
        Date::UNKNOWN.into()
    }
    fn typed(&self, _id: &str) -> Option<String> {
        None
    }
    fn empty(&self, _id: &str) {}
    fn entry(&self) -> Option<String> {
        None
    }
    fn went(&self, _entry: &str) {}
    fn go(&self, _steps: i32) {}
    fn stored(&self, _key: &str) -> Result<Option<String>, Denied> {
        Err(Denied)
    }
    fn store(&self, _key: &str, _text: Option<&str>) -> bool {
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

/// A shared handle to the surroundings.
#[derive(Clone)]
pub struct Host(Rc<dyn Surroundings>);

impl Host {
    /// Wraps the surroundings.
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
