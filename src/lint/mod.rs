//! The linter: finds what is suspicious in a valid notice, from the truth table of every decision. For
//! staff, the build and programs; the page does not contain it.

mod figures;
mod remark;
mod report;
mod table;
mod text;
mod usage;

use crate::notice::{DecisionIndex, Notice, placed_decisions};

pub use remark::{Concern, Remark, Severity, TextConcern};
pub use report::{Entry, Report};

/// All remarks on a notice, except the warnings that it accepts with a reason.
pub fn lint(notice: &Notice) -> Vec<Remark> {
    let mut remarks = usage::remarks(notice);
    remarks.extend(figures::remarks(notice));
    for (at, placed) in placed_decisions(notice.document()).iter().enumerate() {
        remarks.extend(table::remarks(notice, DecisionIndex(at), placed));
    }
    remark::without_accepted(notice, remarks)
}
