//! What is suspicious in a notice that can be read: every section's whole truth table, looked at
//! before anyone relies on it. For staff and for the build; the page does without.

mod figures;
mod remark;
mod report;
mod table;
mod text;
mod usage;

use crate::notice::{DecisionIndex, Notice, placed_decisions};

pub use remark::{Concern, Remark, Severity, TextConcern};
pub use report::{Entry, Report};

/// Everything worth remarking on, except what the notice accepts with a reason.
pub fn lint(notice: &Notice) -> Vec<Remark> {
    let mut remarks = usage::remarks(notice);
    remarks.extend(figures::remarks(notice));
    for (at, placed) in placed_decisions(notice.document()).iter().enumerate() {
        remarks.extend(table::remarks(notice, DecisionIndex(at), placed));
    }
    remark::without_accepted(notice, remarks)
}
