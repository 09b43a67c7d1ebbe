//! The page in place of a notice that cannot be shown: what is wrong, where, and the way out.

use std::rc::Rc;

use yew::prelude::*;

use crate::notice::Problem;

use super::{Phrase, Wording, session::Shared};

#[derive(Properties, PartialEq)]
pub struct BrokenNoticeProps {
    pub problems: Shared<Vec<Problem>>,
    pub language: Rc<str>,
}

#[component]
pub fn BrokenNotice(props: &BrokenNoticeProps) -> Html {
    let wording = Wording::best(&props.language);
    let problems = props.problems.iter().map(|problem| {
        html! { <li lang="en"><code>{problem.path.clone()}</code>{" "}{problem.fault.to_string()}</li> }
    });
    html! {
        <main class="broken" data-error="notice">
            <h1>{wording.say(Phrase::BrokenNotice)}</h1>
            <p>{wording.say(Phrase::BrokenNoticeDetail)}</p>
            <ul>{for problems}</ul>
            <p><a href="./notice.html">{wording.say(Phrase::NoticeLink)}</a></p>
        </main>
    }
}
