//! Fuzzes links, in words and as codes: the answers read from one are written and read again unchanged.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zicha::assess::{
    Link, assess, prune, read_code, read_fragment, read_link, write_code, write_fragment,
};
use zicha::notice::{Date, Notice};

thread_local! {
    static NOTICE: Notice = zicha::notice::current::read();
}

fuzz_target!(|text: &str| NOTICE.with(|notice| {
    comes_back(notice, &read_link(notice, text));
    comes_back(notice, &read_fragment(notice, text));
}));

fn comes_back(notice: &Notice, link: &Link) {
    let answers = &link.answers;
    let in_both = |question| answers.is_answered(question);
    assert!(!link.refused.iter().any(in_both), "taken and refused");
    let written = write_fragment(notice, answers);
    assert_eq!(&read_fragment(notice, &written).answers, answers);
    let code = write_code(notice, answers);
    assert_eq!(read_code(notice, &code).as_ref(), Ok(answers), "{code}");
    let (kept, _) = prune(notice, answers);
    assert_eq!(
        prune(notice, &kept),
        (kept.clone(), Vec::new()),
        "pruned twice"
    );
    let _ = assess(notice, &kept, Date::UNKNOWN.into());
}
