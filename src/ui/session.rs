//! What an applicant has done on the page so far, and what it comes to.

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

/// The name of the result in the history of the browser; no question has it.
const RESULT: &str = "=";
/// What the name of a clause begins with there, and that of no question: clauses are called as they
/// like.
const CLAUSE: &str = "#";
/// The id under which a browser that does not print is told; no sentence of a notice has it.
pub const PRINT: &str = "=print";

/// The state of a visit.
#[derive(Debug)]
pub struct Session {
    notice: Rc<Notice>,
    /// The page's own notice, an edition a language; nothing where a portal brings one.
    editions: Vec<Rc<Notice>>,
    /// The day for which it is assessed.
    pub day: Day,
    /// The answers in force.
    pub answers: Answers,
    /// What they come to.
    pub assessment: Assessment,
    /// A question opened once more.
    revisited: Option<QuestionIndex>,
    /// What is chosen on the question that is being asked, before it is the answer.
    pub selected: OptionSet,
    /// Whether somebody wanted to go on without choosing.
    pub missing: bool,
    /// What the last input came from: with the keyboard choosing does not yet move on.
    input: Input,
    /// Questions whose answers the last change made pointless.
    pub dropped: Vec<Rc<str>>,
    /// The link that was opened, until something else is answered.
    pub link: Option<Link>,
    /// The papers that are ready.
    pub ready: Vec<Rc<str>>,
    /// The language of the page.
    pub language: Rc<str>,
    /// The language that is wanted and not there yet.
    pub awaited: Option<Rc<str>>,
    /// The languages in which the page can be read, each with its own name.
    pub languages: Vec<(Rc<str>, AttrValue)>,
    /// The product's words in the language of the page, and in all that are there.
    pub wording: Wording,
    wordings: Wordings,
    /// The clause that is shown in the official text.
    pub clause: Option<Rc<str>>,
    /// The stretch of the official text of which is said what quotes it.
    pub quoted: Option<Stretch>,
    /// The parts of the result that are open, by name.
    pub opened: Vec<Rc<str>>,
    /// What was asked of the bureau, by the keys of the entries.
    pub asked_bureau: Vec<Rc<str>>,
    /// The sections that the last answer has settled.
    pub settled: Vec<&'static str>,
    /// What was copied or printed last, and whether that worked.
    pub copied: Option<(Rc<str>, bool)>,
    /// Where the answers were changed last.
    pub changed_in: Tab,
    /// The code of answers of a link that would take the place of others, if the applicant wants that.
    pub offered: Option<Rc<str>>,
    /// The size of the type.
    pub size: TypeSize,
    /// Whether the device keeps anything.
    pub keeps: bool,
    /// Where the page is shown.
    pub shown_in: ShownIn,
    /// Whether the device has a share sheet.
    pub can_hand_on: bool,
    /// The link that is being shared.
    pub shared: Option<Rc<str>>,
    /// The question of whose answer those who hear the page are told.
    pub told: Option<QuestionIndex>,
}

/// A tab in which the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The one of this visit.
    This,
    /// Another one.
    Other,
}

/// Where on the page the applicant is.
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
    /// A visit that begins, with what the device has kept or the answers of a link; nothing where
    /// the notice cannot be shown.
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
        // What was offered before a reload is offered again, and never more than that.
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

    /// The question that is on the page now.
    pub fn question(&self) -> Option<QuestionIndex> {
        self.revisited
            .or_else(|| next_index(&self.notice, &self.answers))
    }

    /// Where on the page the applicant is.
    pub fn place(&self) -> Place {
        let clause = self.clause.clone();
        clause.map_or_else(|| self.ground(), Place::Clause)
    }

    /// Where the applicant is once the official text is closed.
    pub fn ground(&self) -> Place {
        self.question().map_or(Place::Result, Place::Question)
    }

    /// The answered questions that the flow asks, in asking order.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = QuestionIndex> + '_ {
        let answered = self.answers.answered();
        answered.filter(|question| !self.notice.is_never_asked(*question))
    }

    /// The answered question before the present one.
    pub fn previous(&self) -> Option<QuestionIndex> {
        let present = self.question();
        let before = |question: &QuestionIndex| present.is_none_or(|present| *question < present);
        self.asked().rfind(before)
    }

    /// Whether the applicant has said something that is never asked.
    pub fn says_unasked(&self) -> bool {
        self.answers
            .answered()
            .any(|question| self.notice.is_never_asked(question))
    }

    /// Takes an action and says whether anything is to be shown anew.
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
            Action::Speak(ref language) => self.speak(language),
            Action::Learn(ref edition) => self.learn(edition),
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
            // These are for the browser; only what comes of them is known here.
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

    /// The answers as a shared link has them.
    pub fn code(&self) -> String {
        write_code(&self.notice, &self.answers)
    }

    /// Shows a link with the answers.
    pub fn share(&mut self, link: &str) {
        self.shared = Some(Rc::from(link));
        self.copied = None;
    }

    /// What the device should keep.
    pub fn kept(&self) -> Kept {
        Kept {
            answers: self.answers.clone(),
            ready: self.ready.clone(),
            size: self.size,
            asked: self.asked_bureau.clone(),
            opened: self.opened.clone(),
        }
    }

    /// The name of a place in the history of the browser. It holds no answer.
    pub fn place_name(&self, place: &Place) -> Rc<str> {
        match place {
            Place::Question(question) => self.notice.question(*question).id.clone(),
            Place::Result => Rc::from(RESULT),
            Place::Clause(clause) => Rc::from([CLAUSE, clause].concat()),
        }
    }

    /// Assesses for the day it is now; says whether that is another one.
    pub fn turn(&mut self, today: Date) -> bool {
        let turned = matches!(self.day, Day::Today(day) if day != today);
        if turned {
            self.day = Day::Today(today);
            self.assess();
        }
        turned
    }

    /// Takes over what another tab has left on the device; says whether the answers are others.
    pub fn adopt(&mut self, kept: Option<&str>) -> bool {
        let kept = Kept::read(&self.notice, kept.unwrap_or_default());
        self.ready = kept.ready;
        self.size = kept.size;
        self.asked_bureau = kept.asked;
        self.opened = kept.opened;
        let others = kept.answers != self.answers;
        if others {
            self.put(kept.answers);
            self.dropped.clear();
            self.told = None;
            self.changed_in = Tab::Other;
        }
        others
    }

    /// Goes to a place of the history, where it still is one and not the present one; says whether it is.
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

    /// Answers the first question, unless there are answers from elsewhere.
    fn answer_early(&mut self, option: &str) {
        let first = QuestionIndex(0);
        let mut options = self.notice.question(first).options.iter();
        let option = options.position(|it| &*it.id == option);
        if let Some(option) = option.filter(|_| self.answers.is_empty()) {
            self.answer(first, OptionSet::one(option));
        }
    }

    /// Changes to a language, or waits for it.
    fn speak(&mut self, language: &Rc<str>) {
        let wording = self.wordings.get(language).cloned();
        let notice = self.spoken(language);
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
    fn spoken(&self, language: &Rc<str>) -> Option<Rc<Notice>> {
        let present = std::iter::once(&self.notice);
        let mut notices = present.chain(&self.editions);
        notices
            .find(|notice| notice.document().languages.contains(language))
            .cloned()
    }

    fn learn(&mut self, edition: &Edition) {
        self.wordings = self.wordings.with(&edition.wordings);
        // The page may have begun without words in its language.
        self.wording = self.wordings.best(&self.language);
        let notice = edition.notice.as_ref().ok();
        self.editions
            .extend(notice.filter(|_| !self.editions.is_empty()).cloned());
        if let Some(language) = self.awaited.clone() {
            self.speak(&language);
        }
    }

    /// Goes to a place by its name; to what comes next where it is none.
    fn open(&mut self, place: &str) {
        let clause = place.strip_prefix(CLAUSE);
        let clause = clause.and_then(|clause| self.notice.clauses().get(clause));
        self.clause = clause.map(|clause| clause.id.clone());
        if clause.is_none() {
            let question = self.notice.question_index(place);
            self.revisit(question.filter(|question| self.answers.is_answered(*question)));
        }
    }

    /// Takes the answers of a link. Others that are there already are not lost without asking.
    fn follow(&mut self, fragment: &str) {
        let mut link = read_link(&self.notice, fragment);
        let (answers, dropped) = prune(&self.notice, &link.answers);
        // An answer that the flow would not ask for says nothing; the page tells so.
        for question in dropped
            .iter()
            .filter_map(|it| self.notice.question_index(it))
        {
            link.refused = link.refused.union(QuestionSet::one(question));
        }
        self.link = Some(link);
        if self.answers.is_empty() || answers == self.answers {
            self.offered = None;
            self.put(answers);
        } else if !answers.is_empty() {
            self.offered = Some(write_code(&self.notice, &answers).into());
        }
    }

    fn decide_on_offer(&mut self, taken: bool) {
        let link = self.link.take();
        let offered = self.offered.take().filter(|_| taken);
        if let Some(Ok(answers)) = offered.map(|code| read_code(&self.notice, &code)) {
            self.restart();
            self.put(answers);
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
        self.put(answers);
        self.settled = self.assessment.settled();
        self.settled.retain(|section| !before.contains(section));
        self.told = Some(question);
    }

    /// Opens a question once more, or the one that comes next.
    fn revisit(&mut self, question: Option<QuestionIndex>) {
        // The official text lay between the applicant and the question.
        self.clause = None;
        self.revisited = question;
        let chosen = question.map(|question| self.answers.chosen(question));
        self.selected = chosen.unwrap_or_default();
        self.missing = false;
    }

    fn restart(&mut self) {
        self.put(Answers::none(&self.notice));
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

    fn put(&mut self, answers: Answers) {
        self.answers = answers;
        self.assess();
        // A link that is being shown would hold other answers.
        self.shared = None;
        // What was chosen belongs to the question before.
        self.revisit(None);
    }

    fn assess(&mut self) {
        self.assessment = assess(&self.notice, &self.answers, self.day.assessed());
    }

    /// Whether a part of the result is open.
    pub fn is_open(&self, part: &str) -> bool {
        self.opened.iter().any(|it| **it == *part)
    }

    /// Opens or closes a part; says whether it was otherwise.
    fn fold(&mut self, part: &Rc<str>, open: bool) -> bool {
        let changes = self.is_open(part) != open;
        if changes {
            toggle(&mut self.opened, part);
        }
        changes
    }

    /// Opens what an entry of what to ask is folded into.
    fn show_asked(&mut self, key: &str) {
        let mut entries = self.assessment.to_confirm.iter();
        let for_some = entries.any(|it| it.concerns.is_some() && *it.key() == *key);
        if for_some {
            self.fold(&FOR_SOME.into(), true);
        }
    }

    /// Opens what a sentence is folded into.
    fn show(&mut self, place: &str, name: &str) {
        self.fold(&folded_into(place, name), true);
        self.fold(&WHOLE.into(), true);
    }
}

/// The name of the part that holds a sentence of the result.
pub fn folded_into(place: &str, name: &str) -> Rc<str> {
    match place {
        "education-source" => "education".into(),
        "steps" => format!("steps/{name}").into(),
        place => place.into(),
    }
}

/// Puts a name into a list, or takes it out where it is in it.
fn toggle(names: &mut Vec<Rc<str>>, name: &Rc<str>) {
    if names.contains(name) {
        names.retain(|it| it != name);
    } else {
        names.push(name.clone());
    }
}

/// The wanted language where the notice speaks it, else the notice's first.
fn first_language(notice: &Notice, wanted: &Rc<str>) -> Rc<str> {
    let spoken = &notice.document().languages;
    let mut languages = spoken.iter();
    let first = languages.find(|language| is_same_language(language, wanted));
    first.or(spoken.first()).unwrap_or(wanted).clone()
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

    /// A visit on a device that has kept something.
    fn visit_with(kept: Option<&str>) -> Session {
        let notice = Notice::read_bundled().expect("the bundled notice");
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
    fn what_is_chosen_with_the_keys_is_no_answer_to_the_question_of_a_link() {
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
    fn a_second_tap_is_not_for_the_question_that_has_come_in_between() {
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
    fn a_link_does_not_replace_what_the_device_has_kept_unless_it_is_wanted() {
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
    fn answers_of_another_tab_are_taken_over() {
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
    fn the_day_is_the_one_of_the_clock_unless_it_was_chosen() {
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
