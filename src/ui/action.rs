//! The actions: everything an applicant, the browser or another tab can ask the page to do.

use std::rc::Rc;

use crate::notice::{OptionSet, QuestionIndex};

use super::Edition;

/// Something to do. An action on the question that is being asked names that question, because the
/// second of two fast taps may arrive when the next question is already shown.
#[derive(Debug)]
pub enum Action {
    /// Chooses an option of the question that is being asked. With a pointer this also answers the
    /// question, unless it takes several options.
    Choose(QuestionIndex, usize),
    /// Answers a question with the chosen options, or with what was typed.
    Continue(QuestionIndex),
    /// Notes that something is being typed, in place of a chosen option.
    Typing(QuestionIndex),
    /// Notes whether the last input came from the keyboard or from a pointer.
    Use(Input),
    /// Answers a question that the flow never asks, on the result.
    Set(QuestionIndex, OptionSet),
    /// Opens an answered question again, to change its answer.
    Change(QuestionIndex),
    /// Goes back from a question to the previous one.
    Back(QuestionIndex),
    /// Clears the answers and starts again.
    Restart,
    /// Marks a paper as ready, or removes the mark.
    Toggle(Rc<str>),
    /// Changes the language.
    ChangeLanguage(Rc<str>),
    /// Adds the edition in another language once it has been fetched.
    AddEdition(Box<Edition>),
    /// Opens or closes a `details` element, by its name.
    Fold(Rc<str>, bool),
    /// Goes to a sentence of the result or an entry of the list of what to ask the bureau, by the id of its
    /// element, and opens the disclosures around it.
    Show(Rc<str>),
    /// Marks an entry of that list as asked, or removes the mark.
    Asked(Rc<str>),
    /// Explains a marked stretch of the official text, or closes the explanation.
    Quoted(Option<Stretch>),
    /// Opens the official text at a clause.
    OpenText(Rc<str>),
    /// Closes the official text.
    CloseText,
    /// Copies a text. The id says where the outcome is shown.
    Copy(Rc<str>, Rc<str>),
    /// Reports whether copying worked.
    Copied(Rc<str>, bool),
    /// Follows Back or Forward to an entry of the browser's history.
    Return(Rc<str>),
    /// Does nothing but what every action does first: reads the clock and the storage again.
    Recheck,
    /// Opens a link with answers while the page is open.
    Follow(Rc<str>),
    /// Replaces the present answers by those of a link, or declines the link.
    Take(bool),
    /// Switches between the two type sizes.
    Resize,
    /// Deletes everything that is stored on the device.
    Forget,
    /// Reports whether storing on the device works.
    Stores(bool),
    /// Shows the link that carries the answers.
    Share,
    /// Opens the share sheet of the device with that link.
    OpenShareSheet,
    /// Hides that link again.
    CloseShare,
    /// Prints the result.
    Print,
    /// Prints the official text with its marks.
    PrintText,
    /// Reports that the browser did not print.
    NotPrinted,
}

impl Action {
    /// Whether the action is still valid when another tab has changed the answers since it was issued.
    pub fn holds_for_other_answers(&self) -> bool {
        matches!(
            self,
            Self::AddEdition(_) | Self::Follow(_) | Self::Return(_) | Self::Forget
        )
    }
}

/// A stretch of the official text: the positions of its clause, its paragraph, and of itself.
pub type Stretch = (usize, usize, usize);

/// What an input came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A finger or a mouse.
    Pointer,
    /// The keyboard.
    Keyboard,
}
