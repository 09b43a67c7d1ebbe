//! The commands, one in each module.

pub mod assess;
pub mod build;
pub mod check;
pub mod check_site;
pub mod convert;
pub(crate) mod manual;
pub mod schema;
pub mod serve;
