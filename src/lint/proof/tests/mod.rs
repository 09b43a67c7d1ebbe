//! Holds the proof against the plain product of all answers.

mod plain;

use proptest::{collection::vec, prelude::*};

use crate::{
    assess::{Truth, evaluate, outcome_of, read_fragment},
    lint::{Concern, Remark},
    notice::{
        DecisionIndex, Notice,
        random::{self, Choices},
    },
};
use plain::{Said, Table};

/// How many random notices are compared; `ZICHA_PROOF_CASES` sets another number.
fn cases() -> u32 {
    let set = std::env::var("ZICHA_PROOF_CASES");
    set.ok().and_then(|it| it.parse().ok()).unwrap_or(500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_proof_finds_what_the_plain_product_finds(bytes in vec(any::<u8>(), 0..300)) {
        let json = random::notice(&mut Choices::new(&bytes)).to_string();
        let (notice, problems) = Notice::examine(&json, None);
        let Some(notice) = notice else {
            return Err(TestCaseError::reject(format!("{problems:?}")));
        };
        let Some(expected) = plain::remarks(&notice) else {
            return Err(TestCaseError::reject("too large"));
        };
        let remarks = super::remarks(&notice);
        let mut found: Vec<Said> = remarks.iter().map(said).collect();
        found.sort();
        // Findings of two papers may have one id, and contradict what both share.
        found.dedup();
        prop_assert_eq!(found, expected, "{}", json);
        for remark in &remarks {
            prop_assert!(example_is_right(&notice, remark), "{:?} in {}", remark, json);
        }
    }
}

/// A remark without its example.
fn said(remark: &Remark) -> Said {
    let what = match &remark.concern {
        Concern::NeverFires | Concern::ItemNeverApplies => "never".to_owned(),
        Concern::AlwaysFires | Concern::ItemAlwaysApplies => "always".to_owned(),
        Concern::NeverStands => "never stands".to_owned(),
        Concern::Contradicts { other, .. } => format!("contradicts {other}"),
        Concern::NotCovered { .. } | Concern::CopiesNotCovered { .. } => "not covered".to_owned(),
        Concern::VerdictNeverReached(verdict) => format!("never reached {verdict}"),
        Concern::WeakerThanRule { .. } => "differs from the definition".to_owned(),
        other => format!("{other:?}"),
    };
    (remark.path.clone(), what)
}

/// Whether the example of a remark is one.
fn example_is_right(notice: &Notice, remark: &Remark) -> bool {
    let read = |example: &str| {
        let link = read_fragment(notice, example);
        assert!(link.refused.is_empty() && link.unknown == 0, "{example}");
        link.answers
    };
    let indices = (0..notice.rules().decisions.len()).map(DecisionIndex);
    let mut decisions = indices.map(|at| (at, notice.decision(at)));
    let holds = |rule, answers: &_, truth| evaluate(rule, answers).truth == truth;
    match &remark.concern {
        Concern::Contradicts { other, example } => {
            let answers = read(example);
            decisions.any(|(_, rule)| {
                let places = rule.subject.places(notice.document());
                let findings = rule.subject.findings(notice.document());
                let at = places.iter().position(|it| it.to_string() == remark.path);
                let other = findings.iter().position(|it| it.cited.id.as_ref() == other);
                let both = at.zip(other).and_then(|(one, other)| {
                    Some([rule.findings[one].as_ref()?, rule.findings[other].as_ref()?])
                });
                both.is_some_and(|it| it.iter().all(|it| holds(it, &answers, Truth::TRUE)))
            })
        }
        Concern::NotCovered { example } | Concern::CopiesNotCovered { example } => {
            let answers = read(example);
            decisions.any(|(_, rule)| {
                remark.path.starts_with(&rule.subject.path().to_string())
                    && rule
                        .findings
                        .iter()
                        .flatten()
                        .all(|it| holds(it, &answers, Truth::FALSE))
            })
        }
        Concern::WeakerThanRule {
            example,
            found,
            expected,
        } => {
            let answers = read(example);
            decisions.any(|(at, rule)| {
                let defined = Table::new(notice, at).map(|it| it.defined_for(&answers));
                let verdict = |level: usize| &*rule.levels[level].verdict;
                rule.subject.path().to_string() == remark.path
                    && outcome_of(notice, at, &answers).id() == found
                    && defined.is_some_and(|it| it.map_or("open", verdict) == expected)
                    && found != expected
            })
        }
        _ => true,
    }
}
