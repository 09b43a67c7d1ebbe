//! The page: questions beside the result that follows from them.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessment, assess},
    notice::{Date, Notice},
};

use super::{
    Host, Phrase, Start, Wording,
    answers::AnswerList,
    banner::Banners,
    masthead::Masthead,
    official_text::OfficialText,
    question::QuestionCard,
    result::ResultPane,
    session::{Session, Shared},
    view::View,
};

#[derive(Properties, PartialEq)]
pub struct PageProps {
    pub notice: Shared<Notice>,
    pub start: Shared<Start>,
    pub host: Host,
}

#[component]
pub fn Page(props: &PageProps) -> Html {
    let session = use_reducer({
        let (notice, start) = (props.notice.0.clone(), props.start.clone());
        move || Session::new(notice, first_language(&start), start.fragment.as_deref())
    });
    let today = props.start.today;
    let assessment = use_memo(session.answers.clone(), {
        let notice = props.notice.clone();
        move |answers| assess(&notice, answers, today.unwrap_or(Date::UNKNOWN))
    });
    let wording = use_memo(session.language.clone(), |language| Wording::best(language));
    let view = View {
        notice: props.notice.clone(),
        wording: (*wording).clone(),
        language: session.language.clone(),
        complete: assessment.next.is_none(),
        host: props.host.clone(),
        dispatch: session.dispatcher(),
    };
    use_announcement(&view);
    use_focus(&session, &props.host);
    let assessment = Shared::<Assessment>(assessment);
    let session_now: Rc<Session> = Rc::new((*session).clone());
    html! {
        <ContextProvider<View> context={view.clone()}>
            <Masthead />
            <Banners
                round={assessment.round}
                known={today.is_some()}
                simulated={props.start.simulated.then_some(today).flatten()}
                refused={session.refused.clone()}
            />
            <main class="panes">
                <div class="ask">
                    if let Some(question) = session.question() {
                        <QuestionCard
                            key={question.0}
                            {question}
                            chosen={session.answers.chosen(question)}
                            left={assessment.questions_left}
                            first={session.answers.is_empty()}
                            can_go_back={session.previous().is_some()}
                        />
                    }
                    <AnswerList session={session_now.clone()} assessment={assessment.clone()} />
                </div>
                <ResultPane {assessment} session={session_now} />
            </main>
            <OfficialText clause={session.clause.clone()} />
            <footer class="colophon">
                <p>{view.say(Phrase::Disclaimer)}</p>
                <p class="privacy">{view.say(Phrase::Privacy)}</p>
            </footer>
        </ContextProvider<View>>
    }
}

/// The language of the document where the notice speaks it, else the notice's first.
fn first_language(start: &Start) -> Rc<str> {
    let wanted = start.language.clone();
    let Ok(notice) = &start.notice else {
        return wanted;
    };
    let spoken = &notice.document().languages;
    if spoken.contains(&wanted) {
        wanted
    } else {
        spoken.first().cloned().unwrap_or(wanted)
    }
}

/// Keeps the document's language and title in step.
#[hook]
fn use_announcement(view: &View) {
    let title = view.say(Phrase::Title);
    use_effect_with(
        (view.language.clone(), title, view.host.clone()),
        |(language, title, host)| {
            host.announce(language, title);
        },
    );
}

/// Moves the focus along: to a new question, to the finished result, to an opened clause.
#[hook]
fn use_focus(session: &Session, host: &Host) {
    let begun = use_mut_ref(|| false);
    let target = (session.question(), session.clause.clone());
    let before = use_mut_ref(|| target.clone());
    use_effect_with((target, host.clone()), move |((question, clause), host)| {
        let earlier = before.replace((*question, clause.clone()));
        if !begun.replace(true) {
            return;
        }
        match (clause, question) {
            (Some(clause), _) if earlier.1.as_ref() != Some(clause) => {
                host.focus(&format!("clause-{clause}"));
            }
            (None, _) if earlier.1.is_some() => host.focus_back(),
            (_, Some(_)) => host.focus("question"),
            (_, None) => host.focus("result"),
        }
    });
}
