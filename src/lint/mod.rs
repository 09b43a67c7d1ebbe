//! The linter: finds what is suspicious in a valid notice, for all answers there are. For staff, the build and
//! programs; the page does not contain it.

mod figures;
mod items;
mod proof;
mod remark;
mod report;
mod said;
mod sentences;
#[cfg(test)]
mod tests;
mod text;
mod usage;

use crate::notice::Notice;

pub use remark::{Concern, Remark, Severity, TextConcern};
pub use report::{Entry, Report};

/// All remarks on a notice, except those that it accepts with a reason.
pub fn lint(notice: &Notice) -> Vec<Remark> {
    let mut remarks = usage::remarks(notice);
    remarks.extend(figures::remarks(notice));
    remarks.extend(sentences::remarks(notice));
    remarks.extend(items::remarks(notice));
    remarks.extend(proof::remarks(notice));
    remark::without_accepted(notice, remarks)
}
