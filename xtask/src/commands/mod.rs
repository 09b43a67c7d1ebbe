//! The commands that build the product; those that test and measure it are beside this folder.

pub mod bloat;
pub mod cli;
pub mod dist;
pub mod fuzz;
pub mod schema;
pub mod serve;
