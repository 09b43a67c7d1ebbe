//! zicha (自查): an official notice becomes a private, one-minute answer.
//!
//! Data flows one way: [`notice`] → [`assess`] → `ui`. `docs/architecture.md` is the map.

pub mod assess;
pub mod notice;
