//! Fuzzes notices: reads one and, if it is valid, assesses with it. In the input the official text follows the
//! JSON after a line `---`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zicha::assess::{
    Answers, assess, next_question, prune, read_code, read_fragment, write_code, write_fragment,
};
use zicha::notice::{Date, Notice};

/// More questions than that no seed has; each answer is one more assessment.
const MOST_STEPS: usize = 8;

thread_local! {
    static OWN: Notice = zicha::notice::current::read();
}

fuzz_target!(|data: &str| {
    let (json, text) = match data.split_once("\n---\n") {
        Some((json, text)) => (json, Some(text)),
        None => (data, None),
    };
    match OWN.with(|own| Notice::read_inline(json, text, own)) {
        Ok(notice) => walk(&notice),
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason"),
    }
});

/// Answers every question with its last option, or its largest value, and looks at each step.
fn walk(notice: &Notice) {
    let mut answers = Answers::none(notice);
    for _ in 0..MOST_STEPS {
        let _ = assess(notice, &answers, Date::UNKNOWN.into());
        let link = write_fragment(notice, &answers);
        assert_eq!(read_fragment(notice, &link).answers, answers);
        let code = write_code(notice, &answers);
        assert_eq!(read_code(notice, &code).as_ref(), Ok(&answers));
        let Some(question) = next_question(notice, &answers) else {
            break;
        };
        let asked = notice.question_index(question).map(|index| notice.question(index));
        let Some(asked) = asked else {
            break;
        };
        let given = match (asked.limits(), asked.options.last()) {
            (Some((_, most)), _) => answers.set_value(notice, question, most),
            (None, Some(last)) => answers.set(notice, question, &[&last.id]),
            (None, None) => break,
        };
        given.expect("an answer to the question");
    }
    let (kept, _) = prune(notice, &answers);
    assert_eq!(prune(notice, &kept), (kept, Vec::new()), "pruned twice");
}
