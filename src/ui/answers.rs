//! The answers given so far, each to be changed, and what a change has made pointless.

use yew::prelude::*;

use crate::notice::{QuestionIndex, join};

use super::{
    Action, Phrase,
    banner::{banner, news},
    parts::{button, heading, paragraph},
    share,
    view::{View, attr},
};

/// The name under which it is remembered whether the answers are open.
const ANSWERS: &str = "answers";

pub fn answers(view: &View) -> Html {
    let rows: Vec<Html> = view.asked().map(|it| row(view, it)).collect();
    let folds = view.is_complete().then_some(());
    let open = view.is_open(ANSWERS);
    html! {
        <>
            <p class="visually-hidden" role="status">{told(view)}</p>
            {news(html! {
                if !view.dropped.is_empty() {
                    {banner("dropped", dropped(view))}
                }
            })}
            if !view.answers.is_empty() {
                <section
                    class="answers"
                    data-state={folds.map(|()| "done")}
                    data-folded={folds.filter(|()| !open).map(|()| "")}
                >
                    <div class="answers-head">
                        {heading(2, view.say(Phrase::Answered))}
                        if folds.is_some() {
                            <button
                                type="button"
                                class="quiet"
                                data-action="answers"
                                aria-expanded={open.to_string()}
                                onclick={view.on_click(Action::Fold(ANSWERS.into(), !open))}
                            >
                                {view.say(if open { Phrase::SeeLess } else { Phrase::SeeAnswers })}
                            </button>
                        }
                    </div>
                    if folds.is_some() {
                        {paragraph(view.say(done_detail(view)))}
                    }
                    <dl>{rows}</dl>
                    <div class="buttons">
                        {button(view, "quiet", "restart", Phrase::Restart, Action::Restart)}
                        // With the result it stands beside what else can be done with it.
                        if !view.is_complete() {
                            {button(view, "quiet", "share", Phrase::Share, Action::Share)}
                        }
                    </div>
                    if !view.is_complete() {
                        {share::panel(view)}
                    }
                </section>
            }
        </>
    }
}

/// What was answered last and how much is still to come, for those who hear the page.
fn told(view: &View) -> Option<AttrValue> {
    let question = view.told?;
    let label = view.text(&view.notice().question(question).label);
    let values = [
        ("question", &*label),
        ("answer", &view.answer_text(question)),
        ("left", &view.questions_left()),
    ];
    Some(view.fill(Phrase::Told, &values))
}

/// What the page keeps on this device, and the way to clear it.
pub fn on_this_device(view: &View) -> Html {
    html! {
        <p>
            {view.say(Phrase::OnThisDevice)}{" "}
            {button(view, "quiet", "forget", Phrase::Forget, Action::Forget)}
        </p>
    }
}

fn done_detail(view: &View) -> Phrase {
    if view.assessment.is_barred() {
        Phrase::BarredDetail
    } else {
        Phrase::DoneDetail
    }
}

fn dropped(view: &View) -> AttrValue {
    let labels = view.dropped.iter().map(|it| view.question_label(it));
    let labels = join(&labels.collect::<Vec<_>>(), " · ");
    view.fill(Phrase::Dropped, &[("questions", &labels)])
}

fn row(view: &View, index: QuestionIndex) -> Html {
    let question = view.notice().question(index);
    let label = view.text(&question.label);
    let what = view.fill(Phrase::ChangeWhat, &[("question", &label)]);
    html! {
        <div class="answer">
            <dt>{label}</dt>
            <dd>{view.answer_text(index)}</dd>
            <dd class="change">
                <button
                    type="button"
                    class="quiet"
                    data-action="change"
                    data-for={attr(&question.id)}
                    aria-label={what}
                    onclick={view.on_click(Action::Change(index))}
                >
                    {view.say(Phrase::Change)}
                </button>
            </dd>
        </div>
    }
}
