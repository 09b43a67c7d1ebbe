//! Tests each finding of each section against the oracle's reasons: that it appears, with its verdict and
//! clause, for exactly the answers for which it holds, whether or not it decides.

use std::collections::BTreeSet;

use zicha::assess::assess;
use zicha::notice::Notice;

use crate::oracle::engine::{Follower, content, notice_2021};
use crate::oracle::reasons::{REASONS, Reason, When};
use crate::oracle::rules::Applicant;
use crate::oracle::state::{Question, State};
use crate::oracle::table::table;

/// The reasons expected with a verdict. One that depends on an `unsure` answer appears as `confirm` where
/// nothing else settles the verdict; one without a condition appears where no other may hold.
fn expected(reasons: &'static [Reason], verdict: &str, state: State) -> BTreeSet<Given<'static>> {
    let mut given = BTreeSet::new();
    let mut may_hold = false;
    for reason in reasons {
        let When::Holds(questions, fits) = reason.when else {
            continue;
        };
        let everybody = Applicant::all_of(state, questions);
        let fitting = everybody.iter().filter(|it| fits(it)).count();
        may_hold |= fitting > 0;
        if fitting == everybody.len() {
            given.insert((reason.id, reason.verdict, reason.clause));
        } else if fitting > 0 && verdict == "confirm" {
            given.insert((reason.id, "confirm", reason.clause));
        }
    }
    let otherwise = reasons
        .iter()
        .filter(|it| matches!(it.when, When::Otherwise));
    let stands = otherwise.filter(|it| !may_hold && it.verdict == verdict);
    given.extend(stands.map(|it| (it.id, it.verdict, it.clause)));
    given
}

/// A reason by its id, verdict and clause.
type Given<'a> = (&'a str, &'a str, &'a str);

/// The combinations of questions that decide a reason of a section.
fn combinations(reasons: &[Reason]) -> BTreeSet<&'static [Question]> {
    let questions = |reason: &Reason| match reason.when {
        When::Holds(questions, _) => questions,
        When::Otherwise => &[],
    };
    reasons.iter().map(questions).collect()
}

/// A state with ordinary answers, from which the answers that decide a reason are varied.
fn plain(key: &str) -> State {
    let plain = |state: State, question: &Question| {
        let option = match question {
            Question::Employer => "state-enterprise",
            Question::UnitLevel => "prefecture",
            _ => return state.with(*question, 0),
        };
        state.with(*question, question.choice(option))
    };
    table(key)
        .section
        .depends_on
        .iter()
        .fold(State::empty(), plain)
}

/// Where the reasons of a notice differ from the expected ones.
pub fn problem(notice: &Notice) -> Option<String> {
    unexpected_count(notice).or_else(|| {
        let mut engine = Follower::of(notice);
        REASONS
            .iter()
            .find_map(|(key, reasons)| difference(&mut engine, key, reasons))
    })
}

/// A section with unexpected reasons, in particular ones that never hold.
fn unexpected_count(notice: &Notice) -> Option<String> {
    let decisions = notice.rules().decisions.iter();
    let count: usize = decisions.map(|it| it.findings.len()).sum();
    // Eight more papers have the reasons of the identity card; `other` has one, that it may be needed.
    let like_the_card = 8;
    let known: usize = REASONS.iter().map(|(_, reasons)| reasons.len()).sum();
    let known = known + 2 * like_the_card + 1;
    (count != known).then(|| format!("{count} findings, {known} reasons"))
}

fn difference(engine: &mut Follower, key: &str, reasons: &'static [Reason]) -> Option<String> {
    let today = "2021-09-10".parse().unwrap();
    let notice = engine.notice;
    let mut problem = None;
    for questions in combinations(reasons) {
        plain(key).vary(questions, &mut |state| {
            if problem.is_some() {
                return;
            }
            let assessment = assess(notice, engine.answers(state), today);
            let section = content(&assessment, key);
            let given = section.findings.iter();
            let given: BTreeSet<_> = given
                .map(|it| (&*it.id, &*it.verdict, &*it.clause))
                .collect();
            let outcome = section.verdict.as_ref().unwrap();
            let expected = expected(reasons, outcome.id(), state);
            if given != expected {
                problem = Some(format!("{key} of {state:?}: {given:?}, not {expected:?}"));
            }
        });
    }
    problem
}

#[test]
fn every_reason_appears_exactly_where_it_holds() {
    assert_eq!(problem(notice_2021()), None);
}
