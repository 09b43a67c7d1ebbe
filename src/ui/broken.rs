//! The page in place of a notice that cannot be shown: what is wrong, where, and the way out.

use yew::prelude::*;

use crate::notice::Problem;

use super::{Phrase, Start, parts::paragraph};

pub fn broken(start: &Start, problems: &[Problem]) -> Html {
    let wording = start.wordings.best(&start.language);
    let problems = problems.iter().map(|problem| {
        html! { <li lang="en"><code>{problem.path.clone()}</code>{" "}{problem.fault.to_string()}</li> }
    });
    html! {
        <main class="broken" data-error="notice">
            <h1>{wording.say(Phrase::BrokenNotice)}</h1>
            {paragraph(wording.say(Phrase::BrokenNoticeDetail))}
            <ul>{for problems}</ul>
            <p><a href="./notice.html">{wording.say(Phrase::NoticeLink)}</a></p>
        </main>
    }
}
