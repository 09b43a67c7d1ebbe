//! The commands that build, check and explore the product; the tests and measurements are beside this folder.

pub mod bloat;
pub mod cli;
pub mod dist;
pub mod fuzz;
pub mod gallery;
pub mod monkey;
pub mod mutants;
pub mod schema;
pub mod serve;
