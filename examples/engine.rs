//! The engine's work as a module for the browser, in which `cargo xtask bench engine` times it.

#[path = "../benches/work/mod.rs"]
mod work;

use std::{cell::RefCell, hint::black_box};

use wasm_bindgen::prelude::wasm_bindgen;

use work::{STATES, Work};

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Reads the notice to work on; false if it has problems.
#[wasm_bindgen]
pub fn prepare(json: &str, text: &str) -> bool {
    let work = Work::prepare(json, text).ok();
    let read = work.is_some();
    WORK.set(work);
    read
}

/// Does something so many times; a timer of a browser is too coarse for one.
fn repeat(times: u32, call: impl Fn(&Work) -> usize) -> usize {
    WORK.with_borrow(|work| {
        let work = work.as_ref();
        let calls = (0..times).filter_map(|_| black_box(work).map(&call));
        calls.sum()
    })
}

/// How many states of answers there are.
#[wasm_bindgen]
pub fn states() -> usize {
    STATES
}

/// The question to ask now.
#[wasm_bindgen]
pub fn next_question(state: usize, times: u32) -> usize {
    repeat(times, |work| work.next_question(state))
}

/// All verdicts and the question to ask now.
#[wasm_bindgen]
pub fn verdicts(state: usize, times: u32) -> usize {
    repeat(times, |work| work.verdicts(state))
}

/// All that the page shows.
#[wasm_bindgen]
pub fn assessment(state: usize, times: u32) -> usize {
    repeat(times, |work| work.assessment(state))
}

/// Every truth table of the notice.
#[wasm_bindgen]
pub fn truth_tables(_state: usize, times: u32) -> usize {
    repeat(times, Work::truth_tables)
}
