//! Tests what the notice states without conditions: questions, papers, days, subjects, contacts and
//! statements.

use zicha::assess::{AssessedItems, assess};
use zicha::notice::{
    Asked, Cited, Document, Finding, Items, Line, Notice, Paper, QuestionKind, Requirement,
    Section, Verdict, Window,
};

use crate::oracle::engine::{Follower, notice_2021};
use crate::oracle::facts::{
    ATTACHMENTS, COSTS_YEAR, ENDS, HINTS, INTRODUCING, ISSUED, NUMBER, PAPERS, PLACES,
    REQUIREMENTS, ROUND, SECTIONS, SITES, STATEMENTS, STEPS, TELEPHONE, TELEPHONES, TONES, USUAL,
    WAIVED_BY, WINDOWS,
};
use crate::oracle::rules::FEES;
use crate::oracle::state::Question::{Assignments, Route, Submissions};
use crate::oracle::state::{QUESTIONS, Question, State};

/// The first fact in which a notice differs.
pub fn problem(notice: &Notice) -> Option<&'static str> {
    let document = notice.document();
    let checks: [(&str, bool); 20] = [
        ("questions", questions(document)),
        ("sections", sections(document)),
        ("places", places(document)),
        ("papers", papers(document)),
        ("round", round(document)),
        ("windows", windows(document)),
        ("hints", hints(document)),
        ("requirements", requirements(notice)),
        ("fees", fees(notice)),
        ("telephones", telephones(document)),
        ("sites", sites(document)),
        ("attachments", attachments(document)),
        ("statements", statements(document)),
        ("verdicts", verdicts(document)),
        (
            "invented",
            !document.invented && document.corrected.is_none(),
        ),
        ("number", document.number.as_deref() == Some(NUMBER)),
        ("steps", steps(document)),
        ("findings of papers", findings_of_papers(document)),
        ("what costs the year", costs_year(document)),
        ("occurrences", occurrences(document)),
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
        let kind = if expected == Assignments {
            QuestionKind::Several
        } else {
            QuestionKind::One
        };
        *found.id == *expected.id()
            && found.kind == kind
            && found.default.as_deref() == (expected == Submissions).then_some("none")
            && found.options.iter().map(|it| &*it.id).eq(options)
            && found.options.iter().all(|it| it.alone == alone(&it.id))
            && found.introduces == INTRODUCING.contains(&expected.id())
    };
    document.questions.len() == QUESTIONS.len()
        && document.questions.iter().zip(QUESTIONS).all(good)
}

fn section<'a>(document: &'a Document, id: &str) -> &'a Section {
    let at = document.section_index(id);
    &document.sections[at.unwrap_or_else(|| panic!("no section is called {id}"))]
}

/// Contract §2 and §3: the sections in order, their kinds, and which is part of another.
fn sections(document: &Document) -> bool {
    let found = document.sections.iter();
    found
        .map(|it| (&*it.id, it.kind().id(), it.within.as_deref()))
        .eq(SECTIONS.iter().copied())
}

/// Where sections appear: the place in the short answer, a line of their own, what they are shown with, and
/// which list is the one for the envelope, which numbered.
fn places(document: &Document) -> bool {
    let in_summary = |section: &&Section| section.summary.is_some();
    let mut summary: Vec<&Section> = document.sections.iter().filter(in_summary).collect();
    summary.sort_by_key(|section| section.summary);
    let positions = summary
        .iter()
        .map(|section| section.summary.map(usize::from));
    let marked = |holds: &dyn Fn(&Section) -> bool| -> Vec<&str> {
        let found = document.sections.iter().filter(|it| holds(it));
        found.map(|it| &*it.id).collect()
    };
    let shown = document.sections.iter().filter_map(|it| {
        let with = it.shown_with.as_ref()?;
        let verdicts: Vec<&str> = with.verdicts.iter().map(|it| &**it).collect();
        Some((&*it.id, &*with.section, verdicts))
    });
    positions.eq((1..=PLACES.summary.len()).map(Some))
        && summary
            .iter()
            .map(|it| &*it.id)
            .eq(PLACES.summary.iter().copied())
        && marked(&|it| it.own_line) == PLACES.own_line
        && marked(&|it| matches!(it.items, Items::Papers(_, true))) == PLACES.catalogue
        && marked(&|it| matches!(it.items, Items::Lines(_, true))) == PLACES.ordered
        && shown.eq(PLACES
            .shown_with
            .iter()
            .map(|(id, with, verdicts)| (*id, *with, verdicts.to_vec())))
}

fn papers(document: &Document) -> bool {
    let found = section(document, "materials").papers().iter();
    let found = found.map(|it: &Paper| {
        let copies = it.copies.as_ref().map(zicha::notice::Copies::only);
        let (originality, handling) = (it.originality, it.handling);
        (
            &*it.cited.id,
            &*it.cited.clause,
            copies,
            originality.map(zicha::notice::Originality::id),
            handling.map(zicha::notice::Handling::id),
        )
    });
    let expected = PAPERS.iter();
    found.eq(expected.map(|it| {
        let copies = it.copies.map(Some);
        let handling = Some(it.handling);
        (it.id, it.clause, copies, it.originality, handling)
    }))
}

/// A paper is required, or confirmed for those without a unit that could issue it; `other` is optional.
fn findings_of_papers(document: &Document) -> bool {
    section(document, "materials").papers().iter().all(|paper| {
        let expected: &[&str] = match &*paper.cited.id {
            "unit-nature" | "annual-assessments" => &["no-unit", "required"],
            "other" => &["optional"],
            _ => &["required"],
        };
        let found = paper.findings.iter();
        found.map(|it| &*it.cited.id).eq(expected.iter().copied())
    })
}

fn steps(document: &Document) -> bool {
    let Items::Steps(steps) = &section(document, "steps").items else {
        return false;
    };
    let found = steps.iter();
    found
        .map(|it| (&*it.cited.id, it.actor.id(), it.window.as_deref()))
        .eq(STEPS)
}

/// A finding or a line by its place and id.
struct Placed<'a> {
    place: String,
    cited: &'a Cited,
    asked: &'a Asked,
}

/// All findings, notes and lines.
fn placed(document: &Document) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for section in &document.sections {
        add(
            &mut all,
            &section.id,
            &section.decision.findings,
            &section.decision.notes,
        );
        if let Items::Lines(lines, _) = &section.items {
            add(&mut all, &section.id, &[], lines);
        }
        for paper in section.papers() {
            let place = format!("{}/{}", section.id, paper.cited.id);
            add(&mut all, &place, &paper.findings, &paper.notes);
            if let Some(variant) = &paper.variant {
                add(&mut all, &place, &variant.findings, &variant.notes);
            }
        }
    }
    all
}

fn add<'a>(all: &mut Vec<Placed<'a>>, place: &str, findings: &'a [Finding], lines: &'a [Line]) {
    let findings = findings.iter().map(|it| (&it.cited, &it.asked));
    let lines = lines.iter().map(|it| (&it.cited, &it.asked));
    all.extend(findings.chain(lines).map(|(cited, asked)| Placed {
        place: place.to_owned(),
        cited,
        asked,
    }));
}

fn costs_year(document: &Document) -> bool {
    let all = placed(document);
    let costly = all.iter().filter(|it| it.asked.costs_year);
    costly
        .map(|it| (&*it.place, &*it.cited.id))
        .eq(COSTS_YEAR.iter().copied())
}

/// 六（二） says the same of everybody first and of private units after that, 二（三） names the application twice:
/// where a quote stands twice, the first is meant.
fn occurrences(document: &Document) -> bool {
    let sentences = placed(document).into_iter().map(|it| it.cited);
    let items = document
        .sections
        .iter()
        .flat_map(|section| section.items.each());
    let mut all = sentences.chain(items.map(zicha::notice::Item::cited));
    all.all(|cited| cited.occurrence.is_none_or(|nth| nth == 1))
}

fn round(document: &Document) -> bool {
    let round = &document.round;
    let found = (
        round.year,
        &*round.from.to_string(),
        &*round.until.to_string(),
    );
    found == ROUND && document.issued.to_string() == ISSUED
}

fn windows(document: &Document) -> bool {
    let found = section(document, "windows").windows().iter();
    let found = found.filter(|it| it.hint_for.is_none());
    let written = |end: Option<zicha::notice::DayTime>| end.map(|it| it.to_string());
    let found = found.map(|it: &Window| {
        let id = it.cited.id.to_string();
        (
            id,
            written(it.opens),
            written(it.closes),
            it.is_own() && it.daily.is_none(),
        )
    });
    found.eq(WINDOWS.map(|(id, opens, closes)| {
        (
            id.to_owned(),
            Some(opens.to_owned()),
            Some(closes.to_owned()),
            true,
        )
    }))
}

fn hints(document: &Document) -> bool {
    let found = section(document, "windows").windows().iter();
    let found = found.filter_map(|it| {
        let day = it.closes.map(|it| it.to_string());
        Some((
            it.cited.id.to_string(),
            day?,
            it.hint_for.as_ref()?.to_string(),
        ))
    });
    found.eq(HINTS.map(|(id, day, window)| (id.into(), day.into(), window.into())))
}

fn on(route: &str) -> State {
    State::empty().with(Route, Route.choice(route))
}

/// A requirement: its subject, its years, its hours, and which verdicts of which section waive it.
type Required<'a> = (
    Option<&'a str>,
    &'a [i32],
    Option<u32>,
    Option<(&'a str, Vec<&'a str>)>,
);

fn required(it: &Requirement) -> Required<'_> {
    let waived = it.waived_by.as_ref().map(|it| {
        let verdicts = it.verdicts.iter().map(|it| &**it);
        (&*it.section, verdicts.collect())
    });
    (it.subject.as_deref(), &it.years, it.hours, waived)
}

/// The requirements of continuing education, in order, and those for each route that has a level.
fn requirements(notice: &Notice) -> bool {
    let Items::Requirements(listed) = &section(notice.document(), "education").items else {
        return false;
    };
    let expected = REQUIREMENTS.iter().map(|(_, subject, year, _, waived)| {
        let waived = waived.then(|| (WAIVED_BY.0, WAIVED_BY.1.to_vec()));
        (Some(*subject), std::slice::from_ref(year), None, waived)
    });
    let level = |route: &str| route.split_once('-').map(|(level, _)| level.to_owned());
    let mut engine = Follower::of(notice);
    let of_route = |route: &&str| {
        let today = WINDOWS[0].1.parse().unwrap();
        let assessment = assess(notice, engine.answers(on(route)), today);
        let found = match &assessment.section("education").unwrap().items {
            Some(AssessedItems::Requirements(found)) => found,
            items => panic!("{items:?}"),
        };
        let found = found
            .iter()
            .map(|it| (it.id.to_string(), it.year, it.waived_if_granted));
        let expected = REQUIREMENTS
            .iter()
            .filter(|it| Some(it.3) == level(route).as_deref());
        found.eq(expected.map(|(id, _, year, _, waived)| ((*id).to_owned(), Some(*year), *waived)))
    };
    listed.iter().map(required).eq(expected) && Route.options().iter().all(of_route)
}

fn fees(notice: &Notice) -> bool {
    let Items::Charges(charges) = &section(notice.document(), "fee").items else {
        return false;
    };
    let mut engine = Follower::of(notice);
    let stated = |route: &&str| {
        let today = WINDOWS[0].1.parse().unwrap();
        let assessment = assess(notice, engine.answers(on(route)), today);
        let expected = FEES
            .iter()
            .find(|(own, _)| own == route)
            .map(|(_, yuan)| *yuan);
        let fee = &assessment.section("fee").unwrap().assessed;
        fee.amount_cny.map(u64::from) == expected
    };
    charges.is_empty() && Route.options().iter().all(stated)
}

fn telephones(document: &Document) -> bool {
    let Items::Contacts(contacts) = &section(document, "contacts").items else {
        return false;
    };
    let found = contacts.iter();
    let found = found.map(|it| {
        (
            &*it.cited.id,
            it.telephones.iter().map(|it| &**it).collect(),
        )
    });
    let expected = TELEPHONES
        .iter()
        .map(|&(id, numbers)| (id, numbers.to_vec()));
    let own = document.telephones.iter();
    own.map(|it| &*it.number).eq([TELEPHONE]) && found.eq(expected)
}

fn links<'a>(document: &'a Document, id: &str) -> Vec<(&'a str, Option<&'a str>)> {
    match &section(document, id).items {
        Items::Links(links) => {
            let links = links.iter();
            links
                .map(|it| (&*it.cited.id, it.address.as_deref()))
                .collect()
        }
        items => panic!("{items:?}"),
    }
}

fn sites(document: &Document) -> bool {
    links(document, "sites") == SITES
}

fn attachments(document: &Document) -> bool {
    links(document, "attachments") == ATTACHMENTS.map(|id| (id, None))
}

fn statements(document: &Document) -> bool {
    let Items::Statements(statements) = &section(document, "statements").items else {
        return false;
    };
    let found = statements
        .iter()
        .map(|it| (&*it.cited.id, &*it.cited.quote));
    found.eq(STATEMENTS)
}

/// The verdicts of every decision, in the order of the notice.
fn wordings(document: &Document) -> impl Iterator<Item = &Verdict> {
    document.sections.iter().flat_map(|section| {
        let variants = section.papers().iter().filter_map(|it| it.variant.as_ref());
        let variants = variants.flat_map(|it| &it.verdicts);
        section.decision.verdicts.iter().chain(variants)
    })
}

/// The tone of each, which ends the check, and which goes without saying in a list of papers.
fn verdicts(document: &Document) -> bool {
    wordings(document).all(|it| {
        TONES.contains(&(&it.id, it.tone.id()))
            && it.ends == ENDS.contains(&&*it.id)
            && it.usual == USUAL.contains(&&*it.id)
            && !it.not_needed
    })
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
