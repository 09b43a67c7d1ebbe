//! The page: one component that holds the session, so that nothing else keeps state.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Host, Phrase, Start, answers, banner, broken, masthead, official_text,
    parts::paragraph,
    question, result,
    session::{Action, Place, Session},
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
    act: Callback<Action>,
    /// Where the focus went last.
    place: Option<Place>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let session = Session::begin(&context.props().start);
        let place = session.as_ref().map(Session::place);
        Self {
            session,
            act: context.link().callback(|action| action),
            place,
        }
    }

    fn update(&mut self, context: &Context<Self>, action: Action) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        if let Action::Copy(id, text) = action {
            let act = self.act.clone();
            let done = move |worked| act.emit(Action::Copied(id, worked));
            context.props().host.copy(&text, Box::new(done));
            return false;
        }
        session.take(action)
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match (&self.session, &context.props().start.notice) {
            (Some(session), _) => page(&View::new(session, &self.act)),
            (None, Err(problems)) => broken::broken(&context.props().start.language, problems),
            (None, Ok(_)) => Html::default(),
        }
    }

    /// Keeps the document in step, and moves the focus along: to a new question, to the finished
    /// result, to an opened clause.
    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let Some(session) = &self.session else { return };
        let host = &context.props().host;
        host.announce(&session.language, &session.wording.say(Phrase::Title));
        let place = Some(session.place());
        let before = std::mem::replace(&mut self.place, place.clone());
        if first || before == place {
            return;
        }
        match (before, session.place()) {
            (_, Place::Clause(clause)) => host.focus(&format!("clause-{clause}")),
            (Some(Place::Clause(_)), _) => host.focus_back(),
            (_, Place::Question(_)) => host.focus("question"),
            (_, Place::Result) => host.focus("result"),
        }
    }
}

fn page(view: &View) -> Html {
    html! {
        <>
            {masthead::masthead(view)}
            {banner::banners(view)}
            <main class="panes">
                <div class="ask">
                    {question::card(view)}
                    {answers::answers(view)}
                </div>
                {result::result(view)}
            </main>
            {official_text::official_text(view)}
            <footer class="colophon">{paragraph(view.say(Phrase::Disclaimer))}</footer>
        </>
    }
}
