//! zicha (自查): a page that tells an applicant what an official notice means for them.
//!
//! Data flows one way: [`notice`] → [`assess`] → [`ui`]. `docs/architecture.md` is the map.

pub mod assess;
#[cfg(feature = "csr")]
pub mod browser;
pub mod lint;
pub mod notice;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(feature = "program")]
pub mod program;
#[cfg(feature = "page")]
pub mod ui;
