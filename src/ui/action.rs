//! What an applicant can do on the page.

use std::rc::Rc;

use crate::notice::{OptionSet, QuestionIndex};

use super::Edition;

/// What an applicant can do. What is meant for the question that is being asked names it: of two
/// taps the second may come when another one is asked.
#[derive(Debug)]
pub enum Action {
    /// Chooses an option of the question that is being asked: with a pointer that answers it,
    /// unless it takes several.
    Choose(QuestionIndex, usize),
    /// Answers a question with what is chosen.
    Continue(QuestionIndex),
    /// Takes to the keyboard, or to the pointer.
    Use(Input),
    /// Answers a question that is not being asked.
    Set(QuestionIndex, OptionSet),
    /// Opens an answered question once more.
    Change(QuestionIndex),
    /// Goes back from a question to the one before.
    Back(QuestionIndex),
    /// Begins anew.
    Restart,
    /// Marks a paper as ready, or not.
    Toggle(Rc<str>),
    /// Changes the language.
    Speak(Rc<str>),
    /// Learns what there is to say in another language.
    Learn(Box<Edition>),
    /// Opens or closes a part that opens in place.
    Fold(Rc<str>, bool),
    /// Shows a sentence of the result by its place and name, whatever it is folded into.
    Show(Rc<str>, Rc<str>),
    /// Shows an entry of what to ask the bureau.
    ShowAsked(Rc<str>),
    /// Marks something to ask as asked, or not.
    Asked(Rc<str>),
    /// Says what quotes a stretch of the official text, by its clause, paragraph and position.
    Quoted(Option<Stretch>),
    /// Opens the official text at a clause.
    OpenText(Rc<str>),
    /// Closes the official text.
    CloseText,
    /// Copies a text; the id says which one.
    Copy(Rc<str>, Rc<str>),
    /// Copying worked, or did not.
    Copied(Rc<str>, bool),
    /// Follows Back or Forward to an entry of the history.
    Return(Rc<str>),
    /// Looks at the clock and at what the device keeps, as every action does.
    Look,
    /// Opens a link with answers while the page is open.
    Follow(Rc<str>),
    /// Takes the answers of a link in place of the present ones, or leaves them.
    Take(bool),
    /// Changes the size of the type.
    Resize,
    /// Clears everything that is kept on the device.
    Forget,
    /// Keeping worked, or did not.
    Keeps(bool),
    /// Shows the link with the answers.
    Share,
    /// Hands that link on.
    HandOn,
    /// Puts it away.
    CloseShare,
    /// Prints the result.
    Print,
    /// Prints the official text with its marks.
    PrintText,
    /// The browser did not print.
    NotPrinted,
}

impl Action {
    /// Whether it is done although the answers on which somebody has decided on it are others by now.
    pub fn holds_for_other_answers(&self) -> bool {
        matches!(
            self,
            Self::Learn(_) | Self::Follow(_) | Self::Return(_) | Self::Forget
        )
    }
}

/// A stretch of the official text: the positions of its clause, its paragraph, and of itself.
pub type Stretch = (usize, usize, usize);

/// What an applicant uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A finger or a mouse.
    Pointer,
    /// The keyboard.
    Keyboard,
}
