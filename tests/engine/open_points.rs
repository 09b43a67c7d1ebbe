//! Tests the list of what to ask the bureau and the marks in the official text, for random applicants who
//! have answered everything.

use std::collections::BTreeSet;

use zicha::assess::{Answers, Applies, Assessment, Outcome, Truth, assess, evaluate, prune, read};
use zicha::notice::{
    DecisionIndex, Finding, Line, Notice, Rule, Rules, Section, Verdict, placed_decisions,
};

use crate::oracle::engine::{Follower, notice_2021};
use crate::oracle::random::Random;

const APPLICANTS: usize = 500;

/// Visits random applicants who have answered all questions, on a day of the round.
fn applicants(visit: &mut impl FnMut(&Notice, &Answers, &Assessment)) {
    let notice = notice_2021();
    let mut engine = Follower::new();
    let mut random = Random::new(23);
    let today = "2021-09-10".parse().unwrap();
    let mut seen = 0;
    while seen < APPLICANTS {
        // Every question has an answer.
        let state = random.state(255);
        let answers = prune(notice, engine.answers(state)).0;
        let assessment = assess(notice, &answers, today);
        if assessment.next.is_none() {
            seen += 1;
            visit(notice, &answers, &assessment);
        }
    }
}

/// A sentence by its place and id.
type Name = (String, String);

/// What has to be asked, computed from the notice without the engine's list: the sentences that hold and
/// are to be confirmed, and those that depend on an `unsure` answer.
fn open_points(notice: &Notice, answers: &Answers) -> (BTreeSet<Name>, BTreeSet<Name>) {
    let mut found = Found {
        answers,
        asked: BTreeSet::new(),
        unknown: BTreeSet::new(),
    };
    let document = notice.document();
    let rules = notice.rules();
    for (at, placed) in placed_decisions(document).iter().enumerate() {
        let place = place_of(notice, at);
        let rule = &rules.decisions[at];
        let outcome = zicha::assess::outcome_of(notice, DecisionIndex(at), answers);
        for ((_, finding), rule) in placed.findings.iter().zip(&rule.findings) {
            if outcome == Outcome::Settled(Verdict::Confirm) {
                found.finding(&place, finding, rule.as_ref());
            }
        }
        found.lines(&place, &placed.decision.notes, &rule.notes);
    }
    found.lines("materials", &document.material_notes, &rules.material_notes);
    found.lines("windows", &document.window_notes, &rules.window_notes);
    found.lines("cautions", &document.cautions, &rules.cautions);
    for (step, rule) in document.steps.iter().zip(&rules.steps) {
        if found.truth(rule.as_ref()) == Truth::UNSURE {
            found
                .unknown
                .insert(("steps".to_owned(), step.id.to_string()));
        }
    }
    (found.asked, found.unknown)
}

/// The place of a decision: the sections, then the papers, then their variants.
fn place_of(notice: &Notice, at: usize) -> String {
    let papers = &notice.document().materials;
    let sections = Section::ALL.len();
    if at < sections {
        return Section::ALL[at].id().to_owned();
    }
    let paper = papers.iter().enumerate().find(|(paper, _)| {
        Rules::material(*paper).0 == at
            || Rules::variant(notice.document(), *paper).is_some_and(|it| it.0 == at)
    });
    format!("materials/{}", paper.unwrap().1.id)
}

struct Found<'a> {
    answers: &'a Answers,
    asked: BTreeSet<Name>,
    unknown: BTreeSet<Name>,
}

impl Found<'_> {
    fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    fn finding(&mut self, place: &str, finding: &Finding, rule: Option<&Rule>) {
        let name = (place.to_owned(), finding.id.to_string());
        match (rule, self.truth(rule)) {
            (Some(_), Truth::TRUE) if finding.verdict == Verdict::Confirm => {
                self.asked.insert(name);
            }
            (Some(_), Truth::UNSURE) => {
                self.unknown.insert(name);
            }
            // Other tests check findings without a condition.
            _ => {}
        }
    }

    fn lines(&mut self, place: &str, lines: &[Line], rules: &[Option<Rule>]) {
        for (line, rule) in lines.iter().zip(rules) {
            let name = (place.to_owned(), line.id.to_string());
            let unsure = rule.as_ref().is_some_and(Rule::asks_unsure);
            match self.truth(rule.as_ref()) {
                Truth::TRUE if unsure => self.unknown.insert(name),
                Truth::TRUE if line.confirm => self.asked.insert(name),
                Truth::UNSURE => self.unknown.insert(name),
                _ => false,
            };
        }
    }
}

/// Whether a name is that of a finding without a condition.
fn is_otherwise(notice: &Notice, name: &Name) -> bool {
    let decisions = placed_decisions(notice.document());
    let mut placed = decisions.iter().enumerate();
    placed.any(|(at, placed)| {
        place_of(notice, at) == name.0
            && placed
                .findings
                .iter()
                .any(|(_, it)| *it.id == *name.1 && it.when.is_none())
    })
}

#[test]
fn the_list_of_what_to_ask_holds_exactly_what_is_open() {
    let mut entries = 0;
    applicants(&mut |notice, answers, assessment| {
        if assessment.is_barred() {
            assert_eq!(assessment.to_confirm, []);
            return;
        }
        let (asked, unknown) = open_points(notice, answers);
        let names = |about_a_question: bool| {
            let entries = assessment.to_confirm.iter();
            let entries = entries.filter(|it| it.question.is_some() == about_a_question);
            let sources = entries.flat_map(|it| &it.sources);
            let names = sources.map(|it| (it.place.to_string(), it.id.to_string()));
            // The exemption steps are only shown where there is something to apply for.
            names.collect::<BTreeSet<Name>>()
        };
        let mut shown = names(false);
        shown.retain(|name| !is_otherwise(notice, name));
        assert_eq!(shown, asked, "{answers:?}");
        assert_eq!(names(true), unknown, "{answers:?}");
        for entry in &assessment.to_confirm {
            entries += 1;
            if let Some(question) = &entry.question {
                let index = notice.question_index(question).unwrap();
                assert!(answers.is_unsure(index), "{question}");
            }
        }
        let mut asks: Vec<_> = assessment
            .to_confirm
            .iter()
            .map(|it| (&it.ask, &it.concerns))
            .collect();
        let all = asks.len();
        asks.dedup();
        assert_eq!(asks.len(), all, "one question twice");
        let order: Vec<_> = assessment
            .to_confirm
            .iter()
            .map(|it| (it.concerns.is_some(), !it.costs_year))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
    });
    assert!(entries > 2_000, "{entries}");
}

#[test]
fn the_marks_in_the_official_text_agree_with_the_assessment() {
    applicants(&mut |notice, answers, assessment| {
        let reading = read(notice, answers, assessment);
        let applies = |place: &str, id: &str| {
            let mut citations = reading.citations.iter();
            let citation = citations.find(|it| &*it.place == place && &*it.id == id);
            citation
                .unwrap_or_else(|| panic!("{place}/{id} quotes nothing"))
                .applies
        };
        for (place, found) in [
            ("eligibility", &assessment.eligibility.findings),
            ("fee", &assessment.fee.findings),
            ("defence", &assessment.defence.findings),
            ("thesis", &assessment.thesis.findings),
            ("channel", &assessment.channel.findings),
            ("education", &assessment.education.findings),
            ("exemption", &assessment.education.exemption.findings),
            (
                "education-source",
                &assessment.education.professional_source.findings,
            ),
        ] {
            let section = Section::ALL
                .into_iter()
                .find(|it| it.id() == place)
                .unwrap();
            for finding in &notice.document().sections.get(section).findings {
                let given = found.iter().find(|it| it.id == finding.id);
                let marked = applies(place, &finding.id);
                match given {
                    Some(it) if it.verdict == Verdict::Confirm => {
                        assert_eq!(marked, Applies::Confirm, "{place}/{}", finding.id);
                    }
                    Some(_) => assert_eq!(marked, Applies::Yes, "{place}/{}", finding.id),
                    // An unsure finding is not shown where another settles the verdict.
                    None => assert_ne!(marked, Applies::Yes, "{place}/{}", finding.id),
                }
            }
        }
        for (clause, read) in notice.clauses().iter().zip(&reading.clauses) {
            for (paragraph, stretches) in clause.paragraphs.iter().zip(&read.paragraphs) {
                let text: String = stretches.iter().map(|it| &*it.text).collect();
                assert_eq!(text, **paragraph);
                for (applies, numbers) in stretches.iter().filter_map(|it| it.mark.as_ref()) {
                    let strongest = numbers
                        .iter()
                        .map(|it| reading.citations[*it].applies)
                        .max();
                    assert_eq!(Some(*applies), strongest);
                }
            }
        }
        // Every citation has a stretch.
        let marks = reading
            .clauses
            .iter()
            .flat_map(|it| &it.paragraphs)
            .flatten();
        let marked: BTreeSet<usize> = marks
            .filter_map(|it| it.mark.as_ref())
            .flat_map(|it| it.1.clone())
            .collect();
        assert_eq!(marked.len(), reading.citations.len());
    });
}

#[test]
fn of_several_marks_yes_comes_before_confirm_open_and_no() {
    let order = [Applies::No, Applies::Open, Applies::Confirm, Applies::Yes];
    assert!(order.is_sorted());
    assert_eq!(order.map(Applies::id), ["no", "open", "confirm", "yes"]);
}
