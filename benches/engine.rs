//! Times the engine natively, with Criterion; `cargo xtask bench engine` reports the results.

#![allow(
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark may panic, and Criterion's macros write functions without documentation"
)]

mod work;

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use work::{STATES, Work};
use zicha::notice::current;

/// A call on one of the states.
type Call = fn(&Work, usize) -> usize;

const CALLS: [(&str, Call); 3] = [
    ("next_question", Work::next_question),
    ("verdicts", Work::verdicts),
    ("assessment", Work::assessment),
];

fn engine(criterion: &mut Criterion) {
    let work =
        Work::prepare(&current::json(), &current::text()).expect("a notice without problems");
    for (name, call) in CALLS {
        let mut group = criterion.benchmark_group(name);
        for state in 0..STATES {
            let id = BenchmarkId::from_parameter(state);
            group.bench_with_input(id, &state, |bencher, state| {
                bencher.iter(|| call(&work, *state));
            });
        }
    }
    criterion
        .benchmark_group("truth_tables")
        .sample_size(10)
        .bench_function("0", |bencher| {
            bencher.iter(|| work.truth_tables());
        });
}

fn quick() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
}

criterion_group! { name = benches; config = quick(); targets = engine }
criterion_main!(benches);
