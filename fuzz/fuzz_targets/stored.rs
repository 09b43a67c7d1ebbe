//! Fuzzes what is stored on a device: the answers read from it are valid for the notice, and are written and read
//! again unchanged. The target `fragment` also assesses such answers.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zicha::assess::prune;
use zicha::notice::Notice;
use zicha::ui::Stored;

thread_local! {
    static NOTICE: Notice = zicha::notice::current::read();
}

fuzz_target!(|text: &str| NOTICE.with(|notice| {
    let stored = Stored::read(notice, text);
    assert_ready_once(notice, &stored);
    assert_eq!(
        prune(notice, &stored.answers),
        (stored.answers.clone(), Vec::new())
    );
    match stored.write(notice) {
        Some(written) => assert_eq!(Stored::read(notice, &written), stored, "{written:?}"),
        None => assert_eq!(stored, Stored::nothing(notice), "something is lost"),
    }
}));

/// Only papers of the notice can be ready, each of them once.
fn assert_ready_once(notice: &Notice, stored: &Stored) {
    let times = |id: &str| stored.ready.iter().filter(|ready| &***ready == id).count();
    let sections = notice.document().sections.iter();
    let papers = sections.flat_map(|section| section.papers());
    let known: Vec<usize> = papers.map(|paper| times(&paper.cited.id)).collect();
    assert!(known.iter().all(|&times| times <= 1), "ready twice");
    assert_eq!(
        known.iter().sum::<usize>(),
        stored.ready.len(),
        "ready and unknown"
    );
}
