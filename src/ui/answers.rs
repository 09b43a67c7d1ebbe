//! The answers given so far, each to be changed, and what a change has made pointless.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::{Assessment, Outcome},
    notice::{QuestionIndex, Verdict},
};

use super::{
    Phrase,
    session::{Action, Session, Shared},
    view::{View, use_view},
};

#[derive(Properties, PartialEq)]
pub struct AnswerListProps {
    pub session: Rc<Session>,
    pub assessment: Shared<Assessment>,
}

#[component]
pub fn AnswerList(props: &AnswerListProps) -> Html {
    let view = use_view();
    let session = &props.session;
    let asked = |question: &QuestionIndex| !view.notice.is_never_asked(*question);
    let rows = session
        .answers
        .answered()
        .filter(asked)
        .map(|it| row(&view, session, it));
    let done = session.question().is_none();
    html! {
        <>
            if done {
                <section class="done" data-state="done">
                    <h2>{view.say(Phrase::DoneHeading)}</h2>
                    <p>{view.say(done_detail(&props.assessment))}</p>
                </section>
            }
            <div role="status">
                if !session.dropped.is_empty() {
                    <p class="banner" data-banner="dropped">{dropped(&view, &session.dropped)}</p>
                }
            </div>
            if !session.answers.is_empty() {
                <section class="answers">
                    <h2>{view.say(Phrase::Answered)}</h2>
                    <dl>{for rows}</dl>
                    <button
                        type="button"
                        class="quiet"
                        data-action="restart"
                        onclick={view.on_click(Action::Restart)}
                    >
                        {view.say(Phrase::Restart)}
                    </button>
                </section>
            }
        </>
    }
}

fn done_detail(assessment: &Assessment) -> Phrase {
    let barred = Outcome::Settled(Verdict::Barred);
    if assessment.eligibility.verdict == barred {
        Phrase::BarredDetail
    } else {
        Phrase::DoneDetail
    }
}

fn dropped(view: &View, questions: &[Rc<str>]) -> AttrValue {
    let labels = questions
        .iter()
        .map(|it| view.question_label(it).to_string());
    let labels = labels.collect::<Vec<_>>().join(" · ");
    view.fill(Phrase::Dropped, &[("questions", &labels)])
}

fn row(view: &View, session: &Session, index: QuestionIndex) -> Html {
    let question = view.notice.question(index);
    let options = view.notice.option_ids(index, session.answers.chosen(index));
    let texts = options
        .iter()
        .map(|it| view.option_text(&question.id, it).to_string());
    let label = view.text(&question.label);
    let what = view.fill(Phrase::ChangeWhat, &[("question", &label)]);
    html! {
        <div class="answer" key={index.0}>
            <dt>{label}</dt>
            <dd>{texts.collect::<Vec<_>>().join(" · ")}</dd>
            <dd class="change">
                <button
                    type="button"
                    class="quiet"
                    data-action="change"
                    data-for={AttrValue::Rc(question.id.clone())}
                    aria-label={what}
                    onclick={view.on_click(Action::Change(index))}
                >
                    {view.say(Phrase::Change)}
                </button>
            </dd>
        </div>
    }
}
