//! Mutation of the data: each small change of the notice of 2021 has to make some check fail, or
//! stand in `equivalent.json` with the reason why nobody could notice it.

mod changes;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{available_parallelism, scope};
use std::time::Instant;

use serde_json::Value;
use zicha::lint::lint;
use zicha::notice::Notice;

use crate::oracle::notice::{JSON, TEXT};
use crate::{cases, facts, lines, reasons, sections};
use changes::{Change, changes};

const EQUIVALENT: &str = include_str!("equivalent.json");

/// A check by its name, and whether it finds fault with a notice.
type Check<'a> = (&'static str, &'a (dyn Fn(&Notice) -> bool + Sync));

/// The check that a changed notice fails, the quickest first.
fn caught(json: &str, checks: &[Check]) -> Option<&'static str> {
    let Ok(notice) = Notice::read(json, Some(TEXT)) else {
        return Some("reading");
    };
    // A check that stops half-way has failed as well.
    let fails = |check: &dyn Fn(&Notice) -> bool| {
        catch_unwind(AssertUnwindSafe(|| check(&notice))).unwrap_or(true)
    };
    checks
        .iter()
        .find(|(_, check)| fails(check))
        .map(|(name, _)| *name)
}

/// What becomes of each change.
fn outcomes(document: &Value, changes: &[Change]) -> Vec<Option<&'static str>> {
    let cases = cases::cases();
    let fails_a_case = |notice: &Notice| {
        cases
            .iter()
            .any(|case| !cases::problems(notice, case).is_empty())
    };
    let checks: [Check; 6] = [
        ("facts", &|notice| facts::problem(notice).is_some()),
        ("tables", &|notice| sections::problem(notice).is_some()),
        ("sentences", &|notice| lines::problem(notice).is_some()),
        ("cases", &fails_a_case),
        ("reasons", &|notice| reasons::problem(notice).is_some()),
        ("linter", &|notice| !lint(notice).is_empty()),
    ];
    let threads = available_parallelism().map_or(1, usize::from);
    let share = changes.len().div_ceil(threads);
    scope(|scope| {
        let shares = changes.chunks(share).map(|share| {
            let outcome = |change: &Change| caught(&change.of(document), &checks);
            scope.spawn(move || share.iter().map(outcome).collect::<Vec<_>>())
        });
        let shares: Vec<_> = shares.collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap())
            .collect()
    })
}

/// The changes that nobody could notice, each with the reason.
fn equivalents() -> BTreeMap<String, String> {
    serde_json::from_str(EQUIVALENT).unwrap()
}

#[test]
fn the_notice_without_a_change_passes_every_check() {
    let document: Value = serde_json::from_str(JSON).unwrap();
    let nothing = Change::nothing();
    assert_eq!(outcomes(&document, &[nothing]), [None]);
}

#[test]
#[ignore = "two minutes of work; `cargo xtask mutants` runs it"]
fn every_change_of_the_data_is_caught() {
    let begun = Instant::now();
    // The message of a check that panics does not matter here.
    std::panic::set_hook(Box::new(|_| ()));
    let document: Value = serde_json::from_str(JSON).unwrap();
    let changes = changes(&document);
    assert!(changes.len() > 1000, "only {} changes", changes.len());
    let outcomes = outcomes(&document, &changes);
    let _ = std::panic::take_hook();
    let mut equivalents = equivalents();
    let mut by_check: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut missed, mut excused) = (Vec::new(), 0);
    for (change, outcome) in changes.iter().zip(&outcomes) {
        match outcome {
            Some(check) => *by_check.entry(check).or_default() += 1,
            None if equivalents.remove(&change.name).is_some() => excused += 1,
            None => missed.push(&change.name),
        }
    }
    for name in &missed {
        println!("missed {name}");
    }
    let caught: usize = by_check.values().sum();
    println!(
        "data: {} changes, {caught} caught {by_check:?}, {} missed, {excused} without effect, {} s",
        changes.len(),
        missed.len(),
        begun.elapsed().as_secs(),
    );
    assert!(missed.is_empty(), "{} changes are missed", missed.len());
    assert!(
        equivalents.is_empty(),
        "not missed at all: {equivalents:#?}"
    );
}
