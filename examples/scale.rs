//! Measures one notice, for `cargo xtask bench scale`: how long checking it takes and how much memory, and how long
//! the next question and all verdicts take. Prints a line of JSON. A process of its own, so that its memory is that of
//! this notice.

#![allow(
    clippy::expect_used,
    reason = "a measurement without its notice cannot go on"
)]

use std::{
    env, fs,
    hint::black_box,
    time::{Duration, Instant},
};

use serde_json::json;
use zicha::{
    assess::{Answers, next_index, verdicts},
    lint::{Report, Severity},
    notice::{Notice, Question, QuestionIndex},
};

/// How many walks through the questions are timed, each with other answers.
const WALKS: usize = 3;
/// How often checking is timed.
const CHECKS: usize = 5;
/// How often each state is timed.
const SAMPLES: usize = 9;

fn main() {
    let path = env::args().nth(1).expect("the path of a notice");
    let json = fs::read_to_string(path).expect("a notice");
    let report = Report::on(&json, None);
    let peak = peak_kilobytes();
    let check = median(CHECKS, || Report::on(&json, None));
    let (notice, _) = Notice::examine(&json, None);
    let notice = notice.expect("a notice that can be read");
    let tap = slowest_tap(&notice);
    let errors = report
        .entries()
        .iter()
        .filter(|it| it.severity == Severity::Error);
    let measured = json!({
        "check_ms": milliseconds(check),
        "peak_kb": peak,
        "next_question_ms": milliseconds(tap.next),
        "verdicts_ms": milliseconds(tap.verdicts),
        "tap_ms": milliseconds(tap.next + tap.verdicts),
        "questions_asked": tap.asked,
        "decisions": notice.rules().decisions.len(),
        "errors": errors.count(),
        "remarks": report.entries().len(),
    });
    println!("{measured}");
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The most memory so far, where the system says so.
fn peak_kilobytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// The slowest of all states.
#[derive(Default)]
struct Tap {
    next: Duration,
    verdicts: Duration,
    asked: usize,
}

/// Answers the questions as they are asked, and times what follows each answer.
fn slowest_tap(notice: &Notice) -> Tap {
    let mut slowest = Tap::default();
    for walk in 0..WALKS {
        let mut answers = Answers::none(notice);
        let mut asked = 0;
        loop {
            let next = median(SAMPLES, || next_index(notice, black_box(&answers)));
            let all = median(SAMPLES, || verdicts(notice, black_box(&answers)));
            if next + all > slowest.next + slowest.verdicts {
                (slowest.next, slowest.verdicts) = (next, all);
            }
            let Some(question) = next_index(notice, &answers) else {
                break;
            };
            answer(notice, &mut answers, question, walk);
            asked += 1;
        }
        slowest.asked = slowest.asked.max(asked);
    }
    slowest
}

fn median<T>(samples: usize, call: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..samples)
        .map(|_| {
            let begun = Instant::now();
            black_box(call());
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[samples / 2]
}

/// Answers a question with its last option on the first walk, which is mostly `unsure`, and with others on the others.
fn answer(notice: &Notice, answers: &mut Answers, index: QuestionIndex, walk: usize) {
    let question: &Question = notice.question(index);
    let value = question
        .limits()
        .map(|(least, most)| least + (most - least) * 2 / 3);
    let given = if let Some(value) = value.filter(|_| walk > 0) {
        answers.set_value(notice, &question.id, value)
    } else {
        let count = question.options.len();
        let at = (count - 1 + walk * (7 * index.0 + 3)) % count;
        answers.set(notice, &question.id, &[&question.options[at].id])
    };
    given.expect("an answer to the question");
}
