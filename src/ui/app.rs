//! The root component. It holds the session; nothing else in the page has state.

use std::{mem, rc::Rc};

use yew::prelude::*;

#[cfg(feature = "ssr")]
use crate::notice::{OptionSet, QuestionIndex};

use crate::notice::IS_OWN;

use super::{
    Action, Host, Phrase, ShownIn, Start, answers, banner, broken,
    device::Device,
    element::{Element, element, nodes, text, when},
    entry::Entry,
    fold::fold,
    host::{Announcement, Sheet},
    masthead, official_text,
    parts::paragraph,
    question, result,
    session::{PRINT, Place, Session},
    share,
    stored::Stored,
    value,
    view::View,
};

/// What the root component is created with.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// What is known when the page starts.
    pub start: Rc<Start>,
    /// The interface to the browser.
    pub host: Host,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start) && self.host == other.host
    }
}

/// The root component.
pub struct App {
    /// `None` if the notice cannot be shown.
    session: Option<Session>,
    act: Callback<Rc<Action>>,
    /// The place at the last render, and the place below the official text where that was open.
    place: Option<[Place; 2]>,
    /// Where the next render moves the focus, where the action removes the focused element.
    focus: Option<Focus>,
    /// Whether the last action was Back or Forward, which adds no history entry.
    returned: bool,
    /// Whether a link was opened, for which the browser has added a history entry.
    linked: bool,
    /// What the next render prints.
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
            device: Device::new(start.stored.clone()),
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
            (None, Err(mistakes)) if !IS_OWN => broken::broken(start, mistakes),
            (None, _) => Html::default(),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        let host = &context.props().host;
        if let Some(session) = &self.session {
            host.announce(&announcement(session));
        }
        self.store(host);
        self.follow(host);
        if let Some(sheet) = self.prints.take()
            && !host.print(sheet)
        {
            self.act.emit(Action::NotPrinted.into());
        }
    }
}

impl App {
    /// Handles an action after reading the clock and the storage again. Returns whether the page has to be
    /// rendered.
    fn act(&mut self, host: &Host, action: &Action) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        if let Action::Use(_) = action {
            // Sent on `pointerdown`: a render before the click could move the target away from the pointer.
            return session.take(action);
        }
        let turned = session.turn(host.now());
        let adopted = self.device.look(host, session);
        if adopted == Some(true) {
            // A change made in another tab adds no history entry.
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
                    // The link can be opened in a browser that prints.
                    session.copied = Some((PRINT.into(), false));
                } else {
                    self.focus = Some(Focus::On("share".into()));
                }
                true
            }
            Action::OpenShareSheet => {
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
            Action::Continue(question) => {
                let fields = value::fields(session.notice().question(*question));
                let typed = (0..fields.len()).map(|at| host.typed(&value::field_id(at)));
                let typed: Vec<String> = typed.map(Option::unwrap_or_default).collect();
                session.go_on(*question, &typed);
                if !typed.is_empty() && session.refused.is_some() {
                    self.focus = Some(Focus::On(value::FIELD.into()));
                }
                true
            }
            action => {
                match action {
                    Action::Choose(question, _) => {
                        let fields = value::fields(session.notice().question(*question));
                        for at in 0..fields.len() {
                            host.empty(&value::field_id(at));
                        }
                    }
                    Action::CloseShare => self.focus = Some(Focus::Back),
                    Action::Take(_) => self.focus = Some(Focus::Ground),
                    Action::Show(id) => self.focus = Some(Focus::On(id.clone())),
                    // The focus selects the text, so that it can be copied by hand.
                    Action::Copied(what, false) if **what == *share::LINK => {
                        self.focus = Some(Focus::On(share::LINK.into()));
                    }
                    Action::Follow(_) => self.linked = true,
                    Action::Forget => host.forget(Stored::BEGINNING),
                    _ => {}
                }
                session.take(action)
            }
        }
    }

    /// Writes the session to the storage of the device.
    fn store(&mut self, host: &Host) {
        if let Some(session) = &self.session {
            let stores = self.device.store(host, session);
            if session.stores != stores {
                self.act.emit(Action::Stores(stores).into());
            }
            // Without session storage a reload loses the offered link; a banner says that nothing is stored.
            host.store(Stored::OFFERED, session.offered.as_deref());
        }
    }

    /// Updates the browser history and the focus after a render.
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
        // The first render leaves the focus alone.
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

/// Where to move the focus when the place has not changed.
enum Focus {
    /// To the question or the result.
    Ground,
    /// To an element by its id; one that cannot be focused is scrolled into view.
    On(Rc<str>),
    /// To the element that had it before.
    Back,
}

/// The place of a visit that starts with an early answer. Adds a history entry for its question, so that Back
/// leads there.
fn early_place(session: &Session, host: &Host, entry: &mut Entry) -> Option<[Place; 2]> {
    let answered = session.announced?;
    let place = session.place();
    for place in [&Place::Question(answered), &place] {
        host.went(&entry.next(&session.place_name(place)));
    }
    Some([place, session.ground()])
}

/// Focuses the heading of a place.
fn focus_on(host: &Host, place: &Place) {
    match place {
        Place::Clause(clause) => host.focus(&format!("clause-{clause}")),
        Place::Question(_) => host.focus("question"),
        Place::Result => host.focus("result"),
    }
}

/// The language, direction and title of the document. Once a question is answered, the title names the place.
fn announcement(session: &Session) -> Announcement {
    let title = session.wording.phrase(Phrase::Title);
    let place = match session.place() {
        _ if session.answers.is_empty() => None,
        Place::Question(question) => {
            let text = &session.notice().question(question).text;
            Some(text.get(&session.language).to_string())
        }
        Place::Result => Some(session.wording.phrase(Phrase::ResultHeading).to_string()),
        Place::Clause(clause) => Some(clause.to_string()),
    };
    let title = place.map_or_else(|| title.to_string(), |place| format!("{place} – {title}"));
    Announcement {
        language: session.language.clone(),
        direction: Rc::from(&*session.wording.phrase(Phrase::Direction)),
        title: Rc::from(title),
        size: session.size,
        failed: Rc::from(&*session.wording.phrase(Phrase::Failed)),
    }
}

fn page(view: &View) -> Html {
    let panes = element("main")
        .class("panes")
        .attr("aria-label", view.text(&view.notice().document().title))
        .truth("data-complete", view.is_complete())
        .flag("data-beside-text", view.session.clause.is_some())
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

/// The footer: disclaimer, privacy, and the button that clears the device.
fn colophon(view: &View) -> Element {
    let how = text(view.phrase(Phrase::PrivacyHow));
    let privacy = paragraph(view.phrase(Phrase::Privacy));
    // In a frame nothing is stored, as a banner says.
    let device = when(view.session.shown_in == ShownIn::Tab, || {
        answers::on_this_device(view)
    });
    element("footer")
        .class("colophon")
        .attr("aria-label", view.phrase(Phrase::AboutPage))
        .child(paragraph(view.phrase(Phrase::Disclaimer)))
        .child(fold(view, "=privacy", "privacy", how, privacy))
        .child(device)
}

/// The current question and the answers so far.
fn ask(view: &View) -> Html {
    element("div")
        .class("ask")
        .child(question::card(view))
        .child(answers::answers(view))
        .into()
}

/// The masthead and every question at its greatest height, from which a frame computes its own height
/// (embed/frame.js).
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
            // An earlier answer makes the question show its back button.
            let choice = OptionSet::one(0);
            session.take(&Action::Set(QuestionIndex(0), choice));
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

/// The current question with the answers, and what the first answer has settled, for the templates of the
/// second questions.
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
        let act = Callback::noop();
        let ask = |session| {
            let view = View::new(&session, &act);
            nodes([ask(&view), result::just_settled(&view).into()])
        };
        session.map(ask).unwrap_or_default()
    }
}
