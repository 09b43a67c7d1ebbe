//! The linter (placeholder while it is replaced).

mod remark;
mod report;
mod text;

use crate::notice::Notice;

pub use remark::{Concern, Remark, Severity, TextConcern};
pub use report::{Entry, Report};

/// All remarks on a notice, except the warnings that it accepts with a reason.
pub fn lint(notice: &Notice) -> Vec<Remark> {
    remark::without_accepted(notice, Vec::new())
}
