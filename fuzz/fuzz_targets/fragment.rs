//! A link from a stranger: what is kept of it is written and read back unchanged, and what is
//! refused is named.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zicha::assess::{assess, prune, read_fragment, write_fragment};
use zicha::notice::{Date, Notice};

thread_local! {
    static NOTICE: Notice = Notice::read_bundled().expect("the bundled notice");
}

fuzz_target!(|link: &str| NOTICE.with(|notice| {
    let (answers, refused) = read_fragment(notice, link);
    let parts = link.trim_start_matches('#').split('&');
    let parts = parts.filter(|part| !part.is_empty()).count();
    assert_eq!(
        answers.answered().count() + refused.len(),
        parts,
        "a part is lost"
    );
    let written = write_fragment(notice, &answers);
    assert_eq!(
        read_fragment(notice, &written),
        (answers.clone(), Vec::new())
    );
    let (kept, _) = prune(notice, &answers);
    assert_eq!(
        prune(notice, &kept),
        (kept.clone(), Vec::new()),
        "pruned twice"
    );
    let _ = assess(notice, &kept, Date::UNKNOWN);
}));
