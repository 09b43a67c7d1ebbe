//! The page shown when the notice is invalid: the problems with their places, and a link to the
//! official text.

use yew::prelude::*;

use crate::notice::Problem;

use super::{Phrase, Start, element::element, parts::paragraph};

pub fn broken(start: &Start, problems: &[Problem]) -> Html {
    let wording = start.wordings.best(&start.language);
    let problems = problems.iter().map(|problem| {
        element("li")
            .attr("lang", "en")
            .child(element("code").text(problem.path.clone()))
            .text(format!(" {}", problem.fault))
    });
    let link = element("a")
        .attr("href", "./notice.html")
        .text(wording.phrase(Phrase::NoticeLink));
    element("main")
        .class("broken")
        .attr("data-error", "notice")
        .child(element("h1").text(wording.phrase(Phrase::BrokenNotice)))
        .child(paragraph(wording.phrase(Phrase::BrokenNoticeDetail)))
        .child(element("ul").children(problems))
        .child(element("p").child(link))
        .into()
}
