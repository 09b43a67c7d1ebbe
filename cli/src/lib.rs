//! The program `zicha` for people who publish the site of a notice: its command line and what the commands do.
//! The built programs of the page are values here; `main.rs` holds them.

mod arguments;
pub mod commands;
mod error;
mod headers;
pub mod notice_folder;
pub mod publish;
pub mod server;
pub mod text_file;
pub mod watch;

pub use arguments::run;
pub use error::Error;
