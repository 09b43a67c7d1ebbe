//! The state of a visit: the answers, their assessment, and everything the page shows that is not
//! derived from these. `Session::take` applies an action to it.

use std::rc::Rc;

use yew::AttrValue;

use crate::{
    assess::{
        Answers, Assessment, Link, assess, next_index, prune, read_code, read_link, write_code,
    },
    notice::{Date, Notice, OptionSet, QuestionIndex, QuestionSet},
};

use super::{
    Action, Day, Edition, ShownIn, Start, Wording, Wordings,
    action::{Input, Stretch},
    kept::{Kept, TypeSize},
    language::is_same_language,
    result::{FOR_SOME, WHOLE},
};

/// The name of the result in the browser's history; it cannot be the id of a question.
const RESULT: &str = "=";
/// The prefix of clauses in the browser's history. It tells them from questions, because a clause may
/// have any name.
const CLAUSE: &str = "#";
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
    /// Whether the applicant pressed Continue without choosing an option.
    pub missing: bool,
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
    /// The sections that the last answer has settled.
    pub settled: Vec<&'static str>,
    /// The id of what was copied or printed last, and whether that worked.
    pub copied: Option<(Rc<str>, bool)>,
    /// The tab in which the answers were changed last.
    pub changed_in: Tab,
    /// The code of a link that the applicant has not accepted or declined yet.
    pub offered: Option<Rc<str>>,
    /// The size of the type.
    pub size: TypeSize,
    /// Whether storing on the device works.
    pub keeps: bool,
    /// Where the page is shown.
    pub shown_in: ShownIn,
    /// Whether the device has a share sheet.
    pub can_hand_on: bool,
    /// The link in the open share panel.
    pub shared: Option<Rc<str>>,
    /// The question whose answer is announced to screen readers.
    pub told: Option<QuestionIndex>,
}

/// A tab in which the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// This tab.
    This,
    /// Another tab.
    Other,
}

/// Where the applicant is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Question(QuestionIndex),
    /// At the result.
    Result,
    /// In the official text, at a clause.
    Clause(Rc<str>),
}

impl Session {
    /// Starts a visit with the stored state and the answers of a link; `None` where the notice is invalid.
    pub fn begin(start: &Start) -> Option<Self> {
        let notice = start.notice.as_ref().ok()?.clone();
        let language = first_language(&notice, &start.language);
        let kept = match &start.kept {
            Some(text) => Kept::read(&notice, text),
            None => Kept {
                size: start.size,
                ..Kept::nothing(&notice)
            },
        };
        let mut session = Self {
            assessment: assess(&notice, &kept.answers, start.day.assessed()),
            day: start.day,
            answers: kept.answers,
            revisited: None,
            selected: OptionSet::default(),
            missing: false,
            input: Input::Pointer,
            dropped: Vec::new(),
            link: None,
            ready: kept.ready,
            wording: start.wordings.best(&language),
            wordings: start.wordings.clone(),
            language,
            awaited: None,
            languages: start.languages.clone(),
            editions: Vec::from_iter(start.own.then(|| notice.clone())),
            clause: None,
            quoted: None,
            opened: kept.opened,
            asked_bureau: kept.asked,
            settled: Vec::new(),
            copied: None,
            changed_in: Tab::This,
            offered: None,
            size: kept.size,
            keeps: start.keeps,
            shown_in: start.shown_in,
            can_hand_on: start.can_hand_on,
            shared: None,
            told: None,
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

    /// The question that is being asked.
    pub fn question(&self) -> Option<QuestionIndex> {
        self.revisited
            .or_else(|| next_index(&self.notice, &self.answers))
    }

    /// Where the applicant is on the page.
    pub fn place(&self) -> Place {
        let clause = self.clause.clone();
        clause.map_or_else(|| self.ground(), Place::Clause)
    }

    /// The place below the official text, which is shown again when that is closed.
    pub fn ground(&self) -> Place {
        self.question().map_or(Place::Result, Place::Question)
    }

    /// The answered questions that the flow asks, in asking order.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = QuestionIndex> + '_ {
        let answered = self.answers.answered();
        answered.filter(|question| !self.notice.is_never_asked(*question))
    }

    /// The last answered question before the one that is being asked.
    pub fn previous(&self) -> Option<QuestionIndex> {
        let present = self.question();
        let before = |question: &QuestionIndex| present.is_none_or(|present| *question < present);
        self.asked().rfind(before)
    }

    /// Whether the applicant has answered a question that the flow never asks.
    pub fn says_unasked(&self) -> bool {
        self.answers
            .answered()
            .any(|question| self.notice.is_never_asked(question))
    }

    /// Applies an action and returns whether the page has to be rendered.
    pub fn take(&mut self, action: &Action) -> bool {
        match *action {
            Action::Choose(question, option) => self.choose(question, option),
            Action::Continue(question) => self.go_on(question),
            Action::Use(input) => {
                self.input = input;
                return false;
            }
            Action::Set(question, chosen) => self.answer(question, chosen),
            Action::Change(question) => self.revisit(Some(question)),
            Action::Back(question) => self.go_back(question),
            Action::Restart => self.restart(),
            Action::Toggle(ref material) => toggle(&mut self.ready, material),
            Action::Speak(ref language) => self.change_language(language),
            Action::Learn(ref edition) => self.add_edition(edition),
            Action::Fold(ref part, open) => return self.fold(part, open),
            Action::Show(ref place, ref name) => self.show(place, name),
            Action::ShowAsked(ref key) => self.show_asked(key),
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
            Action::Keeps(keeps) => self.keeps = keeps,
            Action::CloseShare => self.shared = None,
            // `App` handles these through the host.
            Action::Copy(..)
            | Action::Print
            | Action::PrintText
            | Action::NotPrinted
            | Action::Share
            | Action::HandOn
            | Action::Look
            | Action::Return(_) => {
                return false;
            }
        }
        true
    }

    /// The answers as the code of a shared link.
    pub fn code(&self) -> String {
        write_code(&self.notice, &self.answers)
    }

    /// Opens the share panel with a link.
    pub fn share(&mut self, link: &str) {
        self.shared = Some(Rc::from(link));
        self.copied = None;
    }

    /// The state to store on the device.
    pub fn kept(&self) -> Kept {
        Kept {
            answers: self.answers.clone(),
            ready: self.ready.clone(),
            size: self.size,
            asked: self.asked_bureau.clone(),
            opened: self.opened.clone(),
        }
    }

    /// The name of a place in the browser's history. It holds no answer.
    pub fn place_name(&self, place: &Place) -> Rc<str> {
        match place {
            Place::Question(question) => self.notice.question(*question).id.clone(),
            Place::Result => Rc::from(RESULT),
            Place::Clause(clause) => Rc::from([CLAUSE, clause].concat()),
        }
    }

    /// Assesses for the current day; returns whether the day has changed.
    pub fn turn(&mut self, today: Date) -> bool {
        let turned = matches!(self.day, Day::Today(day) if day != today);
        if turned {
            self.day = Day::Today(today);
            self.assess();
        }
        turned
    }

    /// Adopts the state that another tab has stored; returns whether the answers changed.
    pub fn adopt(&mut self, kept: Option<&str>) -> bool {
        let kept = Kept::read(&self.notice, kept.unwrap_or_default());
        self.ready = kept.ready;
        self.size = kept.size;
        self.asked_bureau = kept.asked;
        self.opened = kept.opened;
        let others = kept.answers != self.answers;
        if others {
            self.set_answers(kept.answers);
            self.dropped.clear();
            self.told = None;
            self.changed_in = Tab::Other;
        }
        others
    }

    /// Goes to a place of the history. Returns false, and stays, where it does not exist any more or is the
    /// present place.
    pub fn return_to(&mut self, place: &str) -> bool {
        let before = self.place_name(&self.place());
        self.open(place);
        let after = self.place_name(&self.place());
        let shown = *after == *place && after != before;
        if !shown {
            self.open(&before);
        }
        shown
    }

    /// Applies an answer to the first question that was given before the program started; answers of a link
    /// or an earlier visit take precedence.
    fn answer_early(&mut self, option: &str) {
        let first = QuestionIndex(0);
        let mut options = self.notice.question(first).options.iter();
        let option = options.position(|it| &*it.id == option);
        if let Some(option) = option.filter(|_| self.answers.is_empty()) {
            self.answer(first, OptionSet::one(option));
        }
    }

    /// Changes to a language, or notes it until its edition arrives.
    fn change_language(&mut self, language: &Rc<str>) {
        let wording = self.wordings.get(language).cloned();
        let notice = self.notice_in(language);
        if let (Some(wording), Some(notice)) = (wording, notice) {
            self.awaited = None;
            self.wording = wording;
            self.language = language.clone();
            self.notice = notice;
            self.assess();
        } else {
            self.awaited = Some(language.clone());
        }
    }

    /// The notice in a language.
    fn notice_in(&self, language: &Rc<str>) -> Option<Rc<Notice>> {
        let present = std::iter::once(&self.notice);
        let mut notices = present.chain(&self.editions);
        notices
            .find(|notice| notice.document().languages.contains(language))
            .cloned()
    }

    /// Adds an edition that has arrived.
    fn add_edition(&mut self, edition: &Edition) {
        self.wordings = self.wordings.with(&edition.wordings);
        // The page may have started without wording in its language.
        self.wording = self.wordings.best(&self.language);
        let notice = edition.notice.as_ref().ok();
        self.editions
            .extend(notice.filter(|_| !self.editions.is_empty()).cloned());
        if let Some(language) = self.awaited.clone() {
            self.change_language(&language);
        }
    }

    /// Goes to a place by its name; an unknown name leads to the next question or the result.
    fn open(&mut self, place: &str) {
        let clause = place.strip_prefix(CLAUSE);
        let clause = clause.and_then(|clause| self.notice.clauses().get(clause));
        self.clause = clause.map(|clause| clause.id.clone());
        if clause.is_none() {
            let question = self.notice.question_index(place);
            self.revisit(question.filter(|question| self.answers.is_answered(*question)));
        }
    }

    /// Takes the answers of a link, or offers them where there are other answers already.
    fn follow(&mut self, fragment: &str) {
        let mut link = read_link(&self.notice, fragment);
        let (answers, dropped) = prune(&self.notice, &link.answers);
        // The flow would not ask for these answers, so the page lists their questions as refused.
        for question in dropped
            .iter()
            .filter_map(|it| self.notice.question_index(it))
        {
            link.refused = link.refused.union(QuestionSet::one(question));
        }
        self.link = Some(link);
        if self.answers.is_empty() || answers == self.answers {
            self.offered = None;
            self.set_answers(answers);
        } else if !answers.is_empty() {
            self.offered = Some(write_code(&self.notice, &answers).into());
        }
    }

    fn decide_on_offer(&mut self, taken: bool) {
        let link = self.link.take();
        let offered = self.offered.take().filter(|_| taken);
        if let Some(Ok(answers)) = offered.map(|code| read_code(&self.notice, &code)) {
            self.restart();
            self.set_answers(answers);
            self.link = link;
        }
    }

    fn choose(&mut self, question: QuestionIndex, option: usize) {
        if self.question() != Some(question) {
            return;
        }
        let chosen = OptionSet::one(option);
        self.missing = false;
        if self.notice.question(question).several {
            let alone = self.notice.rules().questions[question.0].alone;
            self.selected = if self.selected.contains(option) {
                self.selected.without(option)
            } else if chosen.meets(alone) || self.selected.meets(alone) {
                chosen
            } else {
                self.selected.union(chosen)
            };
        } else {
            self.selected = chosen;
            if self.input == Input::Pointer {
                self.go_on(question);
            }
        }
    }

    fn go_on(&mut self, question: QuestionIndex) {
        if self.question() != Some(question) {
            return;
        }
        self.missing = self.selected.is_empty();
        if !self.missing {
            self.answer(question, self.selected);
        }
    }

    fn go_back(&mut self, question: QuestionIndex) {
        if self.question() == Some(question) {
            self.revisit(self.previous().or(self.revisited));
        }
    }

    fn answer(&mut self, question: QuestionIndex, chosen: OptionSet) {
        let mut answers = self.answers.clone();
        answers.choose(question, chosen);
        let (answers, dropped) = prune(&self.notice, &answers);
        self.dropped = dropped;
        self.link = None;
        self.changed_in = Tab::This;
        let before = self.assessment.settled();
        self.set_answers(answers);
        self.settled = self.assessment.settled();
        self.settled.retain(|section| !before.contains(section));
        self.told = Some(question);
    }

    /// Opens an answered question again; with `None`, the next question or the result.
    fn revisit(&mut self, question: Option<QuestionIndex>) {
        // The official text covers the question.
        self.clause = None;
        self.revisited = question;
        let chosen = question.map(|question| self.answers.chosen(question));
        self.selected = chosen.unwrap_or_default();
        self.missing = false;
    }

    fn restart(&mut self) {
        self.set_answers(Answers::none(&self.notice));
        self.dropped.clear();
        self.link = None;
        self.ready.clear();
        self.asked_bureau.clear();
        self.opened.clear();
        self.settled.clear();
        self.copied = None;
        self.changed_in = Tab::This;
        self.offered = None;
        self.shared = None;
        self.told = None;
    }

    fn set_answers(&mut self, answers: Answers) {
        self.answers = answers;
        self.assess();
        // A link in the open share panel would hold the old answers.
        self.shared = None;
        // The chosen options belong to the question before.
        self.revisit(None);
    }

    fn assess(&mut self) {
        self.assessment = assess(&self.notice, &self.answers, self.day.assessed());
    }

    /// Whether a disclosure is open.
    pub fn is_open(&self, part: &str) -> bool {
        self.opened.iter().any(|it| **it == *part)
    }

    /// Opens or closes a disclosure; returns whether that changed anything.
    fn fold(&mut self, part: &Rc<str>, open: bool) -> bool {
        let changes = self.is_open(part) != open;
        if changes {
            toggle(&mut self.opened, part);
        }
        changes
    }

    /// Opens the disclosure around an entry of the list of what to ask the bureau, where it is in one.
    fn show_asked(&mut self, key: &str) {
        let mut entries = self.assessment.to_confirm.iter();
        let for_some = entries.any(|it| it.concerns.is_some() && *it.key() == *key);
        if for_some {
            self.fold(&FOR_SOME.into(), true);
        }
    }

    /// Opens the disclosures around a sentence of the result.
    fn show(&mut self, place: &str, name: &str) {
        self.fold(&folded_into(place, name), true);
        self.fold(&WHOLE.into(), true);
    }
}

/// The name of the disclosure around a sentence of the result.
pub fn folded_into(place: &str, name: &str) -> Rc<str> {
    match place {
        "education-source" => "education".into(),
        "steps" => format!("steps/{name}").into(),
        place => place.into(),
    }
}

/// Adds a name to a list, or removes it where it is there.
fn toggle(names: &mut Vec<Rc<str>>, name: &Rc<str>) {
    if names.contains(name) {
        names.retain(|it| it != name);
    } else {
        names.push(name.clone());
    }
}

/// The wanted language where the notice has it, else the notice's first.
fn first_language(notice: &Notice, wanted: &Rc<str>) -> Rc<str> {
    let all = &notice.document().languages;
    let mut languages = all.iter();
    let first = languages.find(|language| is_same_language(language, wanted));
    first.or(all.first()).unwrap_or(wanted).clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::write_fragment;

    impl Session {
        /// The answers in words.
        fn fragment(&self) -> String {
            write_fragment(&self.notice, &self.answers)
        }
    }

    fn visit() -> Session {
        visit_with(None)
    }

    /// A visit on a device with stored answers.
    fn visit_with(kept: Option<&str>) -> Session {
        let notice = crate::notice::current::read();
        let start = Start {
            notice: Ok(Rc::new(notice)),
            language: "zh".into(),
            day: Day::Today("2021-09-10".parse::<Date>().expect("a day")),
            fragment: None,
            offered: None,
            early: None,
            kept: kept.map(str::to_owned),
            size: TypeSize::Usual,
            keeps: true,
            shown_in: ShownIn::Tab,
            can_hand_on: false,
            wordings: Wordings::own(),
            languages: Vec::new(),
            own: true,
        };
        Session::begin(&start).expect("a notice that can be shown")
    }

    fn asked(session: &Session) -> &str {
        let question = session.question().map(|it| session.notice().question(it));
        question.map_or("", |question| &question.id)
    }

    fn question(session: &Session, id: &str) -> QuestionIndex {
        session.notice().question_index(id).expect("a question")
    }

    /// Taps an option of the question that is being asked.
    fn tap(session: &mut Session, option: &str) {
        let index = session.question().expect("a question that is being asked");
        let options = &session.notice().question(index).options;
        let at = options.iter().position(|it| &*it.id == option);
        session.take(&Action::Choose(index, at.expect("an option")));
    }

    #[test]
    fn following_a_link_clears_what_was_chosen_with_the_keyboard() {
        let mut session = visit();
        session.take(&Action::Use(Input::Keyboard));
        tap(&mut session, "senior");
        session.take(&Action::Follow("route=junior-review".into()));
        assert_eq!(asked(&session), "status");
        assert!(session.selected.is_empty());
        session.take(&Action::Continue(question(&session, "status")));
        assert!(session.missing);
        assert_eq!(session.fragment(), "route=junior-review");
    }

    #[test]
    fn an_answer_closes_the_official_text() {
        let mut session = visit();
        session.take(&Action::OpenText("四（九）".into()));
        assert_eq!(session.place(), Place::Clause("四（九）".into()));
        tap(&mut session, "junior-review");
        assert_eq!(
            session.place(),
            Place::Question(question(&session, "status"))
        );
        session.take(&Action::OpenText("四（九）".into()));
        session.take(&Action::Change(question(&session, "route")));
        assert_eq!(
            session.place(),
            Place::Question(question(&session, "route"))
        );
    }

    #[test]
    fn a_second_tap_does_not_answer_the_next_question() {
        let mut session = visit();
        session.take(&Action::Use(Input::Keyboard));
        tap(&mut session, "junior-review");
        let first = question(&session, "route");
        session.take(&Action::Continue(first));
        session.take(&Action::Continue(first));
        assert_eq!(asked(&session), "status");
        assert!(!session.missing);
        session.take(&Action::Use(Input::Pointer));
        tap(&mut session, "in-service");
        let third = question(&session, "workplace");
        session.take(&Action::Back(third));
        session.take(&Action::Back(third));
        assert_eq!(asked(&session), "status");
    }

    #[test]
    fn a_link_replaces_stored_answers_only_when_accepted() {
        let mut session = visit_with(Some("route=junior-review\n\nlarge"));
        assert_eq!(session.size, TypeSize::Large);
        session.take(&Action::Follow("route=senior".into()));
        assert_eq!(session.fragment(), "route=junior-review");
        session.take(&Action::Take(false));
        assert_eq!(session.fragment(), "route=junior-review");
        session.take(&Action::Follow("route=senior".into()));
        session.take(&Action::Take(true));
        assert_eq!(session.fragment(), "route=senior");
        assert!(session.assessment.is_barred());
    }

    #[test]
    fn answers_of_another_tab_are_adopted() {
        let mut session = visit_with(Some("route=junior-review\n\nusual"));
        session.take(&Action::Follow("route=senior".into()));
        assert!(!session.adopt(Some("route=junior-review\nthesis\nlarge")));
        assert_eq!(session.ready.len(), 1);
        assert_eq!(session.size, TypeSize::Large);
        assert_eq!(session.changed_in, Tab::This);
        assert!(session.adopt(None));
        assert_eq!(asked(&session), "route");
        assert_eq!(session.size, TypeSize::Usual);
        assert_eq!(session.changed_in, Tab::Other);
        assert!(session.offered.is_some());
        tap(&mut session, "junior-review");
        assert_eq!(session.changed_in, Tab::This);
    }

    #[test]
    fn the_day_follows_the_clock_unless_it_is_simulated() {
        let day = |day: &str| day.parse::<Date>().expect("a day");
        let mut session = visit();
        assert!(!session.turn(day("2021-09-10")));
        assert!(session.turn(day("2021-10-01")));
        assert_eq!(session.day, Day::Today(day("2021-10-01")));
        session.day = Day::Simulated(day("2021-09-10"));
        assert!(!session.turn(day("2021-10-02")));
    }

    #[test]
    fn back_and_forward_lead_to_answered_questions_and_clauses_only() {
        let mut session = visit();
        tap(&mut session, "junior-review");
        assert!(session.return_to("route"));
        assert_eq!(asked(&session), "route");
        assert_eq!(session.selected, OptionSet::one(1));
        assert!(!session.return_to("unit-level"));
        assert!(!session.return_to("route"));
        assert_eq!(asked(&session), "route");
        assert!(session.return_to("status"));
        assert!(!session.return_to(RESULT));
        assert_eq!(asked(&session), "status");
        assert!(session.return_to("#七（五）"));
        assert_eq!(session.place(), Place::Clause("七（五）".into()));
        session.take(&Action::CloseText);
        assert_eq!(session.place(), session.ground());
    }
}
