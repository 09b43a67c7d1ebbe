//! The state of a visit: the answers, their assessment, and everything the page shows that is not
//! derived from these. `Session::take` applies an action to it.

mod answers;
mod disclosures;
mod languages;
mod links;
mod places;
mod storage;

use std::rc::Rc;

use yew::AttrValue;

use crate::{
    assess::{Answers, Assessment, Link, assess},
    notice::{Notice, OptionSet, QuestionIndex},
};

use disclosures::toggle;
use languages::first_language;

pub use places::Place;

use super::{
    Action, Day, ShownIn, Start, Wording, Wordings,
    action::{Input, Stretch},
    stored::{Stored, TypeSize},
    typed::Refused,
};

/// The id under which the outcome of printing is shown; no id of a notice can be the same.
pub const PRINT: &str = "=print";

/// The state of a visit.
#[derive(Debug)]
pub struct Session {
    notice: Rc<Notice>,
    /// The page's own notice in each language loaded so far; empty where a portal brings the notice.
    editions: Vec<Rc<Notice>>,
    /// The day for which the page assesses.
    pub day: Day,
    /// The answers given so far.
    pub answers: Answers,
    /// The assessment of the answers on that day.
    pub assessment: Assessment,
    /// An answered question that was opened again.
    revisited: Option<QuestionIndex>,
    /// The options chosen on the question that is being asked, before they become the answer.
    pub selected: OptionSet,
    /// Why the answer could not be taken when the applicant pressed Continue.
    pub refused: Option<Refused>,
    /// What the last input came from: with the keyboard, choosing an option does not answer yet.
    input: Input,
    /// The questions whose answers the last change has dropped.
    pub dropped: Vec<Rc<str>>,
    /// The link that was opened, until a question is answered.
    pub link: Option<Link>,
    /// The papers marked as ready, by id.
    pub ready: Vec<Rc<str>>,
    /// The language of the page.
    pub language: Rc<str>,
    /// The language that was chosen and whose edition has not arrived yet.
    pub awaited: Option<Rc<str>>,
    /// The languages in which the page can be read, each with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
    /// The product's wording in the language of the page.
    pub wording: Wording,
    /// The product's wording in all languages loaded so far.
    wordings: Wordings,
    /// The clause at which the official text is open.
    pub clause: Option<Rc<str>>,
    /// The stretch of the official text whose explanation is open.
    pub quoted: Option<Stretch>,
    /// The names of the open disclosures.
    pub opened: Vec<Rc<str>>,
    /// The entries marked as asked, by their keys in the list of what to ask the bureau.
    pub asked_bureau: Vec<Rc<str>>,
    /// The sections that the last answer has settled, by id.
    pub settled: Vec<Rc<str>>,
    /// The id of what was copied or printed last, and whether that worked.
    pub copied: Option<(Rc<str>, bool)>,
    /// The tab in which the answers were changed last.
    pub changed_in: Tab,
    /// The code of a link that the applicant has not accepted or declined yet.
    pub offered: Option<Rc<str>>,
    /// The size of the type.
    pub size: TypeSize,
    /// Whether storing on the device works.
    pub stores: bool,
    /// Where the page is shown.
    pub shown_in: ShownIn,
    /// Whether the device has a share sheet.
    pub can_hand_on: bool,
    /// The link in the open share panel.
    pub shared: Option<Rc<str>>,
    /// The question whose answer is announced to screen readers.
    pub announced: Option<QuestionIndex>,
}

/// A tab in which the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// This tab.
    This,
    /// Another tab.
    Other,
}

impl Session {
    /// Starts a visit with the stored state and the answers of a link; `None` where the notice is invalid.
    pub fn begin(start: &Start) -> Option<Self> {
        let notice = start.notice.as_ref().ok()?.clone();
        let language = first_language(&notice, &start.language);
        let stored = match &start.stored {
            Some(text) => Stored::read(&notice, text),
            None => Stored {
                size: start.size,
                ..Stored::nothing(&notice)
            },
        };
        let mut session = Self {
            assessment: assess(&notice, &stored.answers, start.day.assessed()),
            day: start.day,
            answers: stored.answers,
            revisited: None,
            selected: OptionSet::default(),
            refused: None,
            input: Input::Pointer,
            dropped: Vec::new(),
            link: None,
            ready: stored.ready,
            wording: start.wordings.best(&language),
            wordings: start.wordings.clone(),
            language,
            awaited: None,
            languages: start.languages.clone(),
            editions: Vec::from_iter(start.own.then(|| notice.clone())),
            clause: None,
            quoted: None,
            opened: stored.opened,
            asked_bureau: stored.asked,
            settled: Vec::new(),
            copied: None,
            changed_in: Tab::This,
            offered: None,
            size: stored.size,
            stores: start.stores,
            shown_in: start.shown_in,
            can_hand_on: start.can_hand_on,
            shared: None,
            announced: None,
            notice,
        };
        // A link that was not decided on before a reload is offered again, unless the answers it would have
        // replaced are gone.
        let offered = start.offered.as_deref();
        let offered = offered.filter(|_| !session.answers.is_empty());
        if let Some(fragment) = start.fragment.as_deref().or(offered) {
            session.follow(fragment);
        }
        if let Some(option) = &start.early {
            session.answer_early(option);
        }
        Some(session)
    }

    /// The notice.
    pub fn notice(&self) -> &Notice {
        &self.notice
    }

    /// Applies an action and returns whether the page has to be rendered.
    pub fn take(&mut self, action: &Action) -> bool {
        match *action {
            Action::Choose(question, option) => self.choose(question, option),
            Action::Continue(question) => self.go_on(question, &[]),
            Action::Use(input) => {
                self.input = input;
                return false;
            }
            Action::Typing(question) => return self.unchoose(question),
            Action::Set(question, chosen) => self.answer(question, chosen.into()),
            Action::Change(question) => self.revisit(Some(question)),
            Action::Back(question) => self.go_back(question),
            Action::Restart => self.restart(),
            Action::Toggle(ref material) => toggle(&mut self.ready, material),
            Action::ChangeLanguage(ref language) => self.change_language(language),
            Action::AddEdition(ref edition) => self.add_edition(edition),
            Action::Fold(ref part, open) => return self.fold(part, open),
            // The focus follows once the page is rendered.
            Action::Show(_) => {}
            Action::Asked(ref key) => toggle(&mut self.asked_bureau, key),
            Action::Quoted(stretch) => self.quoted = stretch,
            Action::OpenText(ref clause) => self.clause = Some(clause.clone()),
            Action::CloseText => self.clause = None,
            Action::Copied(ref id, worked) => self.copied = Some((id.clone(), worked)),
            Action::Follow(ref fragment) => self.follow(fragment),
            Action::Take(taken) => self.decide_on_offer(taken),
            Action::Resize => self.size = self.size.other(),
            Action::Forget => {
                self.restart();
                self.size = TypeSize::Usual;
            }
            Action::Stores(stores) => self.stores = stores,
            Action::CloseShare => self.shared = None,
            // `App` handles these through the host.
            Action::Copy(..)
            | Action::Print
            | Action::PrintText
            | Action::NotPrinted
            | Action::Share
            | Action::OpenShareSheet
            | Action::Recheck
            | Action::Return(_) => {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
