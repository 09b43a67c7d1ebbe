//! What components ask of the surroundings. The browser answers; at build time nobody does.

use std::{fmt, ops::Deref, rc::Rc};

/// What a page can ask of the browser around it. Never called while rendering.
pub trait Surroundings {
    /// Copies a text; says whether it worked.
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>);
    /// Moves the focus to an element and brings it into view.
    fn focus(&self, id: &str);
    /// Moves the focus back to where it was before the last [`Surroundings::focus`] on a clause.
    fn focus_back(&self);
    /// Tells the document its language and title.
    fn announce(&self, language: &str, title: &str);
}

/// Surroundings that do nothing.
#[derive(Debug)]
pub struct Silent;

impl Surroundings for Silent {
    fn copy(&self, _text: &str, _done: Box<dyn FnOnce(bool)>) {}
    fn focus(&self, _id: &str) {}
    fn focus_back(&self) {}
    fn announce(&self, _language: &str, _title: &str) {}
}

/// The surroundings, shared by all components.
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
