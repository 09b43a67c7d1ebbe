//! The page: one component that holds the session, so that nothing else keeps state.

use std::{mem, rc::Rc};

use yew::prelude::*;

#[cfg(feature = "ssr")]
use crate::notice::{OptionSet, QuestionIndex};

use super::{
    Action, Host, Phrase, ShownIn, Start, answers, banner, broken,
    device::Device,
    element::{Element, element, nodes, text, when},
    entry::Entry,
    finding,
    fold::fold,
    host::{Announcement, Sheet},
    kept::Kept,
    masthead, official_text,
    parts::paragraph,
    question, result,
    session::{PRINT, Place, Session},
    share,
    view::View,
};

/// What the page is begun with.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// What is known at the beginning.
    pub start: Rc<Start>,
    /// The browser around the page.
    pub host: Host,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start) && self.host == other.host
    }
}

/// The whole product.
pub struct App {
    /// Nothing where the notice cannot be shown.
    session: Option<Session>,
    act: Callback<Rc<Action>>,
    /// Where the applicant was last, and where once the official text is closed.
    place: Option<[Place; 2]>,
    /// Where the focus goes that an action would lose.
    focus: Option<Focus>,
    /// Whether Back or Forward led to the present place.
    returned: bool,
    /// Whether a link was opened, for which the browser has made an entry of the history.
    linked: bool,
    /// What is to be printed once the page is drawn.
    prints: Option<Sheet>,
    device: Device,
    entry: Entry,
}

impl Component for App {
    type Message = Rc<Action>;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { start, host } = context.props();
        let session = Session::begin(start);
        let mut entry = Entry::begin(host.entry().as_deref());
        host.draws();
        Self {
            place: session
                .as_ref()
                .and_then(|it| early_place(it, host, &mut entry)),
            focus: None,
            session,
            act: context.link().callback(|action| action),
            returned: false,
            linked: false,
            prints: None,
            device: Device::new(start.kept.clone()),
            entry,
        }
    }

    fn update(&mut self, context: &Context<Self>, action: Rc<Action>) -> bool {
        let host = &context.props().host;
        let changed = self.act(host, &action);
        if changed {
            host.draws();
        }
        changed
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let start = &context.props().start;
        match (&self.session, &start.notice) {
            (Some(session), _) => page(&View::new(session, &self.act)),
            (None, Err(problems)) => broken::broken(start, problems),
            (None, Ok(_)) => Html::default(),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        let host = &context.props().host;
        if let Some(session) = &self.session {
            host.announce(&announcement(session));
        }
        self.keep(host);
        self.follow(host);
        if let Some(sheet) = self.prints.take()
            && !host.print(sheet)
        {
            self.act.emit(Action::NotPrinted.into());
        }
    }
}

impl App {
    /// Does what was asked for, with the day and the device as they are now, and says whether anything is
    /// to be shown anew.
    fn act(&mut self, host: &Host, action: &Action) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        if let Action::Use(_) = action {
            // A finger comes down: what it is about to lift from must not move.
            return session.take(action);
        }
        let turned = session.turn(host.today());
        let adopted = self.device.look(host, session);
        if adopted == Some(true) {
            // An entry of the history is for where an applicant has gone.
            self.returned = true;
            self.focus = Some(Focus::On(banner::ADOPTED.into()));
            if !action.holds_for_other_answers() {
                return true;
            }
        }
        self.take(host, action) || turned || adopted.is_some()
    }

    fn take(&mut self, host: &Host, action: &Action) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        match action {
            Action::Copy(id, text) => {
                let (act, id) = (self.act.clone(), id.clone());
                let done = move |worked| act.emit(Action::Copied(id, worked).into());
                host.copy(text, Box::new(done));
                false
            }
            Action::Print => {
                self.prints = Some(Sheet::Result);
                true
            }
            Action::PrintText => {
                self.prints = Some(Sheet::Text);
                true
            }
            Action::Share | Action::NotPrinted => {
                session.share(&host.link(&session.code()));
                if matches!(action, Action::NotPrinted) {
                    // The link is for a browser that does print.
                    session.copied = Some((PRINT.into(), false));
                } else {
                    self.focus = Some(Focus::On("share".into()));
                }
                true
            }
            Action::HandOn => {
                if let Some(link) = &session.shared {
                    let act = self.act.clone();
                    let failed = move || act.emit(Action::Copied(share::LINK.into(), false).into());
                    host.hand_on(link, Box::new(failed));
                }
                false
            }
            Action::Return(entry) => {
                let (place, further) = self.entry.arrive(entry);
                self.returned = session.return_to(place);
                if !self.returned {
                    host.go(further);
                }
                self.returned
            }
            action => {
                match action {
                    Action::CloseShare => self.focus = Some(Focus::Back),
                    Action::Take(_) => self.focus = Some(Focus::Ground),
                    Action::Show(place, name) => {
                        self.focus = Some(Focus::On(finding::anchor(place, name).into()));
                    }
                    Action::ShowAsked(key) => {
                        self.focus = Some(Focus::On(format!("asked/{key}").into()));
                    }
                    // Marked, so that it can be copied by hand.
                    Action::Copied(what, false) if **what == *share::LINK => {
                        self.focus = Some(Focus::On(share::LINK.into()));
                    }
                    Action::Follow(_) => self.linked = true,
                    Action::Forget => host.forget(Kept::BEGINNING),
                    _ => {}
                }
                session.take(action)
            }
        }
    }

    /// Brings what is on the device into step.
    fn keep(&mut self, host: &Host) {
        if let Some(session) = &self.session {
            let keeps = self.device.keep(host, session);
            if session.keeps != keeps {
                self.act.emit(Action::Keeps(keeps).into());
            }
            // Where a tab holds nothing a reload loses all that was done, and the page says so.
            host.keep(Kept::OFFERED, session.offered.as_deref());
        }
    }

    /// Follows the applicant to another place, with the history and the focus.
    fn follow(&mut self, host: &Host) {
        let Some(session) = &self.session else {
            return;
        };
        let [place, ground] = [session.place(), session.ground()];
        let before = self.place.replace([place.clone(), ground.clone()]);
        let focus = self.focus.take();
        let moved = before.as_ref().is_none_or(|[before, _]| *before != place);
        let [returned, linked] = [&mut self.returned, &mut self.linked].map(mem::take);
        if moved && !returned || linked {
            host.went(&self.entry.next(&session.place_name(&place)));
        }
        // What the page begins with needs no help to be found.
        let Some([before, ground_before]) = before else {
            return;
        };
        let closed = moved && matches!(before, Place::Clause(_)) && place == ground_before;
        match focus {
            _ if closed => host.focus_back(),
            _ if moved => focus_on(host, &place),
            Some(Focus::Ground) => focus_on(host, &ground),
            Some(Focus::Back) => host.focus_back(),
            _ => {}
        }
        if let Some(Focus::On(id)) = focus {
            host.focus(&id);
        }
    }
}

/// Where the focus goes when what had it is gone and the applicant is where they were.
enum Focus {
    /// To the question or the result.
    Ground,
    /// To an element; one that takes no focus is brought into view.
    On(Rc<str>),
    /// To where it was.
    Back,
}

/// Where a visit is that began with an early answer: the way back leads to its question.
fn early_place(session: &Session, host: &Host, entry: &mut Entry) -> Option<[Place; 2]> {
    let answered = session.told?;
    let place = session.place();
    for place in [&Place::Question(answered), &place] {
        host.went(&entry.next(&session.place_name(place)));
    }
    Some([place, session.ground()])
}

/// Moves the focus along: to a new question, to the finished result, to an opened clause.
fn focus_on(host: &Host, place: &Place) {
    match place {
        Place::Clause(clause) => host.focus(&format!("clause-{clause}")),
        Place::Question(_) => host.focus("question"),
        Place::Result => host.focus("result"),
    }
}

/// What the document has to say: once something is answered, its title names the question too.
fn announcement(session: &Session) -> Announcement {
    let title = session.wording.say(Phrase::Title);
    let place = match session.place() {
        _ if session.answers.is_empty() => None,
        Place::Question(question) => {
            let text = &session.notice().question(question).text;
            Some(text.get(&session.language).to_string())
        }
        Place::Result => Some(session.wording.say(Phrase::ResultHeading).to_string()),
        Place::Clause(clause) => Some(clause.to_string()),
    };
    let title = place.map_or_else(|| title.to_string(), |place| format!("{place} – {title}"));
    Announcement {
        language: session.language.clone(),
        direction: Rc::from(&*session.wording.say(Phrase::Direction)),
        title: Rc::from(title),
        size: session.size,
        failed: Rc::from(&*session.wording.say(Phrase::Failed)),
    }
}

fn page(view: &View) -> Html {
    let panes = element("main")
        .class("panes")
        .attr("aria-label", view.text(&view.notice().document().title))
        .truth("data-complete", view.is_complete())
        .flag("data-beside-text", view.clause.is_some())
        .child(ask(view))
        .child(result::result(view));
    nodes([
        masthead::masthead(view),
        banner::banners(view),
        panes.into(),
        official_text::official_text(view),
        colophon(view).into(),
    ])
}

/// What the page is, and what becomes of what is said to it.
fn colophon(view: &View) -> Element {
    let how = text(view.say(Phrase::PrivacyHow));
    let privacy = paragraph(view.say(Phrase::Privacy));
    // In a frame nothing is kept, as a banner says.
    let device = when(view.shown_in == ShownIn::Tab, || {
        answers::on_this_device(view)
    });
    element("footer")
        .class("colophon")
        .attr("aria-label", view.say(Phrase::AboutPage))
        .child(paragraph(view.say(Phrase::Disclaimer)))
        .child(fold(view, "privacy", "privacy", how, privacy))
        .child(device)
}

/// The question that is being asked, and the answers so far.
fn ask(view: &View) -> Html {
    element("div")
        .class("ask")
        .child(question::card(view))
        .child(answers::answers(view))
        .into()
}

/// Every question of the notice below the head of the page, as large as each of them gets, for a frame
/// that has to know how high the tallest one is (embed/frame.js).
#[cfg(feature = "ssr")]
pub struct Questions;

#[cfg(feature = "ssr")]
impl Component for Questions {
    type Message = ();
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let start = &context.props().start;
        let Some(begun) = Session::begin(start) else {
            return Html::default();
        };
        let act = Callback::noop();
        let notice = begun.notice();
        let questions = (0..notice.document().questions.len()).map(QuestionIndex);
        let asked = questions.filter(|question| !notice.is_never_asked(*question));
        let cards = asked.map(|question| {
            let mut session = Session::begin(start)?;
            // With an answer before it a question has the button that leads back.
            session.take(&Action::Set(QuestionIndex(0), OptionSet::one(0)));
            session.take(&Action::Change(question));
            Some(question::card(&View::new(&session, &act)))
        });
        let ask = element("div").class("ask").children(cards.flatten());
        let view = View::new(&begun, &act);
        nodes([
            masthead::masthead(&view),
            banner::banners(&view),
            element("main").class("panes").child(ask).into(),
        ])
    }
}

/// What a visit asks when it begins, and nothing around it.
#[cfg(feature = "ssr")]
pub struct Ask;

#[cfg(feature = "ssr")]
impl Component for Ask {
    type Message = ();
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let session = Session::begin(&context.props().start);
        let ask = |session| ask(&View::new(&session, &Callback::noop()));
        session.map(ask).unwrap_or_default()
    }
}
