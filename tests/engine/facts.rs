//! Tests what the notice states without conditions: questions, papers, days, subjects, contacts and
//! statements.

use zicha::assess::assess;
use zicha::notice::{Document, Notice, placed_decisions};

use crate::oracle::engine::{Follower, notice_2021};
use crate::oracle::facts::{
    ATTACHMENTS, ISSUED, MILESTONES, PAPERS, REQUIREMENTS, SITES, STATEMENTS, TELEPHONE,
    TELEPHONES, TONES, WINDOWS, YEAR,
};
use crate::oracle::rules::FEES;
use crate::oracle::state::Question::{Assignments, Route, Submissions};
use crate::oracle::state::{QUESTIONS, Question, State};

/// The first fact in which a notice differs.
pub fn problem(notice: &Notice) -> Option<&'static str> {
    let document = notice.document();
    let checks: [(&str, bool); 12] = [
        ("questions", questions(document)),
        ("papers", papers(document)),
        (
            "year",
            document.year == YEAR && document.issued.to_string() == ISSUED,
        ),
        ("windows", windows(document)),
        ("milestones", milestones(document)),
        ("requirements", requirements(notice)),
        ("fees", fees(notice)),
        ("telephones", telephones(document)),
        ("sites", sites(document)),
        (
            "attachments",
            document
                .attachments
                .iter()
                .map(|it| it.number)
                .eq(ATTACHMENTS),
        ),
        ("statements", statements(document)),
        ("tones", tones(document)),
    ];
    checks
        .into_iter()
        .find(|(_, good)| !good)
        .map(|(what, _)| what)
}

/// Contract §1: ids in asking order, which question takes several options, which options exclude others.
fn questions(document: &Document) -> bool {
    let good = |(found, expected): (&zicha::notice::Question, Question)| {
        let mut options: Vec<&str> = expected.options().to_vec();
        options.extend((expected == Assignments).then_some("none"));
        options.extend((expected != Submissions).then_some("unsure"));
        let alone = |id: &str| expected == Assignments && ["none", "unsure"].contains(&id);
        *found.id == *expected.id()
            && found.several == (expected == Assignments)
            && found.default.as_deref() == (expected == Submissions).then_some("none")
            && found.options.iter().map(|it| &*it.id).eq(options)
            && found.options.iter().all(|it| it.alone == alone(&it.id))
    };
    document.questions.len() == QUESTIONS.len()
        && document.questions.iter().zip(QUESTIONS).all(good)
}

fn papers(document: &Document) -> bool {
    let found = document.materials.iter();
    let found = found.map(|it| {
        let (originality, handling) = (it.originality.id(), it.handling.id());
        (&*it.id, &*it.clause, it.copies, originality, handling)
    });
    let expected = PAPERS.iter();
    found.eq(expected.map(|it| (it.id, it.clause, it.copies, it.originality, it.handling)))
}

fn windows(document: &Document) -> bool {
    let found = document.windows.iter();
    let found = found.map(|it| {
        (
            it.id.to_string(),
            it.opens.to_string(),
            it.closes.to_string(),
        )
    });
    found.eq(WINDOWS.map(|(id, opens, closes)| (id.into(), opens.into(), closes.into())))
}

fn milestones(document: &Document) -> bool {
    let found = document.milestones.iter();
    let found = found.map(|it| (it.id.to_string(), it.date.to_string()));
    found.eq(MILESTONES.map(|(id, day)| (id.to_owned(), day.to_owned())))
}

fn on(route: &str) -> State {
    State::empty().with(Route, Route.choice(route))
}

/// The requirements of continuing education, in order, for each route that has a level.
fn requirements(notice: &Notice) -> bool {
    let waived = notice.document().requirements.iter();
    let waived = waived.map(|it| (it.subject.id(), it.year, it.waived_by_exemption));
    let expected = REQUIREMENTS.map(|(subject, year, _, waived)| (subject, year, waived));
    let level = |route: &str| route.split_once('-').map(|(level, _)| level.to_owned());
    let mut engine = Follower::of(notice);
    let listed = |route: &&str| {
        let assessment = assess(
            notice,
            engine.answers(on(route)),
            WINDOWS[0].1.parse().unwrap(),
        );
        let found = assessment.education.requirements.iter();
        let found = found.map(|it| (it.subject.id(), it.year));
        let expected = REQUIREMENTS
            .iter()
            .filter(|it| Some(it.2) == level(route).as_deref());
        found.eq(expected.map(|&(subject, year, ..)| (subject, year)))
    };
    waived.eq(expected) && Route.options().iter().all(listed)
}

fn fees(notice: &Notice) -> bool {
    let mut engine = Follower::of(notice);
    let stated = |route: &&str| {
        let assessment = assess(
            notice,
            engine.answers(on(route)),
            WINDOWS[0].1.parse().unwrap(),
        );
        let expected = FEES
            .iter()
            .find(|(own, _)| own == route)
            .map(|(_, yuan)| *yuan);
        assessment.fee.amount_cny.map(u64::from) == expected
    };
    Route.options().iter().all(stated)
}

fn telephones(document: &Document) -> bool {
    let contacts = document.contacts.iter();
    let found = contacts.map(|it| (&*it.id, it.telephones.iter().map(|it| &**it).collect()));
    let expected = TELEPHONES
        .iter()
        .map(|&(id, numbers)| (id, numbers.to_vec()));
    &*document.telephone == TELEPHONE && found.eq(expected)
}

fn sites(document: &Document) -> bool {
    let found = document
        .sites
        .iter()
        .map(|it| (&*it.id, it.address.as_deref()));
    found.eq(SITES)
}

fn statements(document: &Document) -> bool {
    let found = document.statements.iter().map(|it| (&*it.id, &*it.quote));
    found.eq(STATEMENTS)
}

fn tones(document: &Document) -> bool {
    let decisions = placed_decisions(document);
    let mut wordings = decisions.iter().flat_map(|it| &it.decision.verdicts);
    wordings.all(|it| TONES.contains(&(it.verdict.id(), it.tone.id())))
}

#[test]
fn the_notice_states_what_the_official_text_states() {
    assert_eq!(problem(notice_2021()), None);
}

#[test]
fn papers_one_to_eight_are_kept_and_the_others_returned() {
    let kept = PAPERS.iter().take_while(|it| it.handling == "kept");
    assert_eq!(kept.count(), 8);
}
