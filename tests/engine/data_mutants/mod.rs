//! Mutation of the data: each small change of a notice has to make some check fail, or stand in
//! `equivalent.json` with the reason why nobody could notice it.

mod changes;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::{available_parallelism, scope};
use std::time::Instant;

use serde_json::Value;
use zicha::lint::lint;
use zicha::notice::Notice;

use crate::oracle::notice::{self, files};
use crate::{cases, examples, facts, lines, reasons, sections};
use changes::{Change, changes};

const EQUIVALENT: &str = include_str!("equivalent.json");

/// The number of combinations of answers for which a verdict of a changed notice is compared.
const COMBINATIONS: usize = 10_000;

/// A check by its name, and whether it finds fault with a notice.
type Check<'a> = (&'static str, Box<dyn Fn(&Notice) -> bool + Sync + 'a>);

/// A notice of the repository with its checks, the quickest first.
struct Subject {
    id: String,
    document: Value,
    text: String,
    cases: Vec<cases::Case>,
}

impl Subject {
    fn read(folder: &Path) -> Self {
        let [json, text] = files(folder);
        let document: Value = serde_json::from_str(&json).unwrap();
        Self {
            id: document["id"].as_str().unwrap().to_owned(),
            document,
            text,
            cases: cases::cases_of(folder),
        }
    }

    fn checks(&self) -> Vec<Check<'_>> {
        let fails_a_case = |notice: &Notice| {
            let mut cases = self.cases.iter();
            cases.any(|case| !cases::problems(notice, case).is_empty())
        };
        let cases: Check = ("cases", Box::new(fails_a_case));
        let linter: Check = ("linter", Box::new(|notice| !lint(notice).is_empty()));
        if let Some(example) = examples::of(&self.id) {
            let differs =
                |notice: &Notice| examples::problem(example, notice, COMBINATIONS).is_some();
            let says = |notice: &Notice| (example.said)(example, notice).is_some();
            let tables: Check = ("tables", Box::new(differs));
            return vec![("sentences", Box::new(says)), cases, tables, linter];
        }
        // The tables below state the rules of 2021.
        if self.id != notice::ID {
            return vec![cases, linter];
        }
        vec![
            ("facts", Box::new(|notice| facts::problem(notice).is_some())),
            (
                "tables",
                Box::new(|notice| sections::problem(notice).is_some()),
            ),
            (
                "sentences",
                Box::new(|notice| lines::problem(notice).is_some()),
            ),
            cases,
            (
                "reasons",
                Box::new(|notice| reasons::problem(notice).is_some()),
            ),
            linter,
        ]
    }

    /// The check that the notice fails with a change.
    fn caught(&self, change: &Change, checks: &[Check]) -> Option<&'static str> {
        let Ok(notice) = Notice::read(&change.of(&self.document), Some(&self.text)) else {
            return Some("reading");
        };
        // A check that stops half-way has failed as well.
        let fails = |check: &dyn Fn(&Notice) -> bool| {
            catch_unwind(AssertUnwindSafe(|| check(&notice))).unwrap_or(true)
        };
        let mut checks = checks.iter();
        checks
            .find(|(_, check)| fails(check))
            .map(|(name, _)| *name)
    }

    /// What becomes of each change.
    fn outcomes(&self, changes: &[Change]) -> Vec<Option<&'static str>> {
        let checks = self.checks();
        let threads = available_parallelism().map_or(1, usize::from);
        let share = changes.len().div_ceil(threads);
        scope(|scope| {
            let shares = changes.chunks(share).map(|share| {
                let checks = &checks;
                let outcome = |change: &Change| self.caught(change, checks);
                scope.spawn(move || share.iter().map(outcome).collect::<Vec<_>>())
            });
            let shares: Vec<_> = shares.collect();
            shares
                .into_iter()
                .flat_map(|share| share.join().unwrap())
                .collect()
        })
    }
}

fn subjects() -> Vec<Subject> {
    let mut folders: Vec<PathBuf> = notice::folders();
    folders.sort();
    folders.iter().map(|folder| Subject::read(folder)).collect()
}

/// The changes that nobody could notice, by notice, each with the reason.
fn equivalents() -> BTreeMap<String, BTreeMap<String, String>> {
    serde_json::from_str(EQUIVALENT).unwrap()
}

#[test]
fn notices_without_a_change_pass_every_check() {
    for subject in subjects() {
        assert_eq!(
            subject.outcomes(&[Change::nothing()]),
            [None],
            "{}",
            subject.id
        );
    }
}

/// Fails unless every change of a notice is caught, or known to have no effect.
fn assert_caught(id: &str) {
    // The message of a check that panics does not matter here.
    std::panic::set_hook(Box::new(|_| ()));
    let mut subjects = subjects().into_iter();
    let subject = subjects.find(|it| it.id == id).expect("the notice");
    let known = equivalents().remove(id).unwrap_or_default();
    let missed = look_at(&subject, known);
    let _ = std::panic::take_hook();
    assert_eq!(missed, 0, "changes are missed, or not missed at all");
}

#[test]
#[ignore = "some minutes of work; `cargo xtask mutants` runs it"]
fn every_change_of_the_notice_of_2021_is_caught() {
    assert_caught(notice::ID);
}

#[test]
#[ignore = "some minutes of work; `cargo xtask mutants` runs it"]
fn every_change_of_the_long_example_is_caught() {
    assert_caught("example-transport-2025");
}

#[test]
#[ignore = "`cargo xtask mutants` runs it"]
fn every_change_of_the_short_example_is_caught() {
    assert_caught("example-short-2025");
}

#[test]
fn every_notice_is_changed() {
    let subjects = subjects();
    let known = equivalents();
    let ids: Vec<&str> = subjects.iter().map(|subject| &*subject.id).collect();
    // Others, such as next year's notice, may be there as well.
    for id in [notice::ID, "example-short-2025", "example-transport-2025"] {
        assert!(ids.contains(&id), "{id} is not among {ids:?}");
    }
    assert!(known.keys().all(|id| ids.contains(&&**id)));
    for subject in subjects {
        assert!(changes(&subject.document).len() > 100, "{}", subject.id);
    }
}

/// Counts the changes of a notice that are missed, and those listed as such that are not.
fn look_at(subject: &Subject, mut known: BTreeMap<String, String>) -> usize {
    let begun = Instant::now();
    let changes = changes(&subject.document);
    let mut by_check: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut missed, mut excused) = (Vec::new(), 0);
    for (change, outcome) in changes.iter().zip(subject.outcomes(&changes)) {
        match outcome {
            Some(check) => *by_check.entry(check).or_default() += 1,
            None if known.remove(&change.name).is_some() => excused += 1,
            None => missed.push(&change.name),
        }
    }
    for name in &missed {
        println!("missed {name}");
    }
    for name in known.keys() {
        println!("not missed at all: {name}");
    }
    let caught: usize = by_check.values().sum();
    println!(
        "data: {}: {} changes, {caught} caught {by_check:?}, {} missed, {excused} without effect, {} s",
        subject.id,
        changes.len(),
        missed.len(),
        begun.elapsed().as_secs(),
    );
    missed.len() + known.len()
}
