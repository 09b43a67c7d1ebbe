//! A portal's own notice and wordings, inline in the page. The script that starts the program chooses the one with the
//! feature `inline` where there is such a notice; the other reads neither.

use std::rc::Rc;

use crate::{
    notice::Notice,
    ui::{Edition, Mistake, Wordings},
};

#[cfg(feature = "inline")]
use crate::{
    browser::document,
    notice::{Json, Problem},
};

/// The wordings for the languages of the notice that the program does not have.
#[cfg(feature = "inline")]
pub fn wordings() -> Option<Wordings> {
    let json = document::inline("wording")?;
    Some(Wordings::read(&Json::read(&json)))
}

/// The notice, or what is wrong with it.
#[cfg(feature = "inline")]
pub fn notice(edition: &Edition) -> Option<Result<Rc<Notice>, Vec<Mistake>>> {
    let json = document::inline("notice")?;
    let text = document::inline("notice-text");
    let notice = match &edition.notice {
        Some(own) => Notice::read_inline(&json, text.as_deref(), own),
        None => Notice::read(&json, text.as_deref()),
    };
    let mistake = |problem: Problem| Mistake {
        place: problem.path,
        fault: problem.fault.to_string(),
    };
    let mistakes = |problems: Vec<Problem>| problems.into_iter().map(mistake).collect();
    Some(notice.map(Rc::new).map_err(mistakes))
}

/// The page's own program reads none.
#[cfg(not(feature = "inline"))]
pub fn wordings() -> Option<Wordings> {
    None
}

/// The page's own program reads none.
#[cfg(not(feature = "inline"))]
pub fn notice(_: &Edition) -> Option<Result<Rc<Notice>, Vec<Mistake>>> {
    None
}
