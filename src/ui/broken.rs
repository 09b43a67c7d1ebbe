//! The page shown when the notice is invalid: the problems with their places, and a link to the
//! official text.

use yew::prelude::*;

use super::{Phrase, Start, element::element, parts::paragraph};

/// A problem of a notice, in words: most programs read only the page's own notice and contain no messages.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// Its place.
    pub place: String,
    /// What is wrong there.
    pub fault: String,
}

pub fn broken(start: &Start, mistakes: &[Mistake]) -> Html {
    let wording = start.wordings.best(&start.language);
    let mistakes = mistakes.iter().map(|mistake| {
        element("li")
            .attr("lang", "en")
            .child(element("code").text(mistake.place.clone()))
            .text(format!(" {}", mistake.fault))
    });
    let link = element("a")
        .attr("href", "./notice.html")
        .text(wording.phrase(Phrase::NoticeLink));
    element("main")
        .class("broken")
        .attr("data-error", "notice")
        .child(element("h1").text(wording.phrase(Phrase::BrokenNotice)))
        .child(paragraph(wording.phrase(Phrase::BrokenNoticeDetail)))
        .child(element("ul").children(mistakes))
        .child(element("p").child(link))
        .into()
}
