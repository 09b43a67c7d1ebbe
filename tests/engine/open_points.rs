//! Tests the list of what to ask the bureau and the marks in the official text, for random applicants who
//! have answered everything, on every notice of the repository.

use std::collections::BTreeSet;

use zicha::assess::{
    Answers, Applies, AssessedItems, Assessment, Reading, Truth, assess, evaluate, outcome_of,
    prune, read, read_fragment,
};
use zicha::notice::{
    DecisionIndex, DecisionRule, Finding, Items, Line, Notice, Part, Rule, Section, Verdict,
};

use crate::oracle::any;
use crate::oracle::random::Random;

/// The number of applicants on each notice for whom the check does not end early; the others are visited too.
const APPLICANTS: usize = 500;

/// Visits random applicants who have answered all questions, on the first day of the round.
fn applicants(notice: &Notice, visit: &mut impl FnMut(&Answers, &Assessment)) {
    let mut random = Random::new(23);
    let today = notice.document().issued.into();
    let mut seen = 0;
    while seen < APPLICANTS {
        let answers = prune(notice, &any::answers(notice, &mut random, 255)).0;
        let assessment = assess(notice, &answers, today);
        if assessment.next.is_none() {
            seen += usize::from(!assessment.is_ended());
            visit(&answers, &assessment);
        }
    }
}

/// A sentence by its place and id.
type Name = (String, String);

/// What has to be asked, computed from the notice without the engine's list: the sentences that hold and
/// are to be confirmed, and those that depend on an `unsure` answer.
fn open_points(notice: &Notice, answers: &Answers) -> (BTreeSet<Name>, BTreeSet<Name>) {
    let mut found = Found {
        notice,
        answers,
        asked: BTreeSet::new(),
        unknown: BTreeSet::new(),
    };
    for decision in (0..notice.rules().decisions.len()).map(DecisionIndex) {
        if outcome_of(notice, decision, answers).is_confirm() {
            found.decision(notice.decision(decision));
        }
    }
    for at in 0..notice.document().sections.len() {
        found.section(at);
    }
    (found.asked, found.unknown)
}

/// The place of a decision: a section or a paper in it. Items are named by their section.
fn place_of(notice: &Notice, rule: &DecisionRule) -> String {
    let section = &notice.document().sections[rule.subject.section];
    match rule.subject.part {
        Part::Paper(at) | Part::Variant(at) => {
            format!("{}/{}", section.id, section.papers()[at].cited.id)
        }
        Part::Whole | Part::Item(_) | Part::Copies(_) => section.id.to_string(),
    }
}

struct Found<'a> {
    notice: &'a Notice,
    answers: &'a Answers,
    asked: BTreeSet<Name>,
    unknown: BTreeSet<Name>,
}

impl Found<'_> {
    fn truth(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::TRUE, |rule| evaluate(rule, self.answers).truth)
    }

    /// A decision that comes to `confirm`.
    fn decision(&mut self, rule: &DecisionRule) {
        let document = self.notice.document();
        let place = place_of(self.notice, rule);
        if let Part::Item(at) | Part::Copies(at) = rule.subject.part {
            let section = &document.sections[rule.subject.section];
            let id = section.items.each()[at].cited().id.to_string();
            self.unknown.insert((place, id));
            return;
        }
        for (finding, rule) in rule
            .subject
            .findings(document)
            .into_iter()
            .zip(&rule.findings)
        {
            self.finding(&place, finding, rule.as_ref());
        }
    }

    fn finding(&mut self, place: &str, finding: &Finding, rule: Option<&Rule>) {
        let name = (place.to_owned(), finding.cited.id.to_string());
        match (rule, self.truth(rule)) {
            (Some(_), Truth::TRUE) if *finding.verdict == *Verdict::CONFIRM => {
                self.asked.insert(name);
            }
            (Some(_), Truth::UNSURE) => {
                self.unknown.insert(name);
            }
            // Other tests check findings without a condition.
            _ => {}
        }
    }

    /// The sentences of a section that decide nothing, if it is shown.
    fn section(&mut self, at: usize) {
        let (section, rules) = (
            &self.notice.document().sections[at],
            &self.notice.rules().sections[at],
        );
        let notes = is_shown(self.notice, section, self.answers);
        for (paper, rule) in section.papers().iter().zip(&rules.items) {
            let place = format!("{}/{}", section.id, paper.cited.id);
            self.lines(&place, &paper.notes, &rule.notes);
            if let Some(variant) = &paper.variant {
                self.lines(&place, &variant.notes, &rule.variant_notes);
            }
        }
        if !notes {
            return;
        }
        self.lines(&section.id, &section.decision.notes, &rules.notes);
        match &section.items {
            Items::Lines(lines, _) => {
                let rules: Vec<Option<Rule>> =
                    rules.items.iter().map(|it| it.when.clone()).collect();
                self.lines(&section.id, lines, &rules);
            }
            Items::Steps(steps) => {
                for (step, rule) in steps.iter().zip(&rules.items) {
                    if self.truth(rule.when.as_ref()) == Truth::UNSURE {
                        self.unknown
                            .insert((section.id.to_string(), step.cited.id.to_string()));
                    }
                }
            }
            _ => {}
        }
    }

    fn lines(&mut self, place: &str, lines: &[Line], rules: &[Option<Rule>]) {
        for (line, rule) in lines.iter().zip(rules) {
            let name = (place.to_owned(), line.cited.id.to_string());
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

/// Whether a section is shown with the verdict of another.
fn is_shown(notice: &Notice, section: &Section, answers: &Answers) -> bool {
    section.shown_with.as_ref().is_none_or(|with| {
        let at = notice.document().section_index(&with.section).unwrap();
        let decision = notice.rules().sections[at].decision.unwrap();
        let outcome = outcome_of(notice, decision, answers);
        with.verdicts.iter().any(|it| outcome.is(it))
    })
}

/// Whether a name is that of a finding without a condition.
fn is_otherwise(notice: &Notice, name: &Name) -> bool {
    notice.rules().decisions.iter().any(|rule| {
        let mut findings = rule.subject.findings(notice.document()).into_iter();
        place_of(notice, rule) == name.0
            && findings.any(|it| *it.cited.id == *name.1 && it.cited.when.is_none())
    })
}

/// The names of the sentences behind the entries that are about an `unsure` answer, or about none.
fn named(assessment: &Assessment, about_a_question: bool) -> BTreeSet<Name> {
    let entries = assessment.to_confirm.iter();
    let entries = entries.filter(|it| it.question.is_some() == about_a_question);
    let sources = entries.flat_map(|it| &it.sources);
    sources
        .map(|it| (it.place.to_string(), it.id.to_string()))
        .collect()
}

#[test]
fn the_list_of_what_to_ask_holds_exactly_what_is_open() {
    for notice in any::notices() {
        let mut entries = 0;
        applicants(&notice, &mut |answers, assessment| {
            entries += assessment.to_confirm.len();
            assert_complete(&notice, answers, assessment);
            assert_in_order(&notice, answers, assessment);
        });
        assert!(entries > 500, "{}: {entries}", notice.document().id);
    }
}

fn assert_complete(notice: &Notice, answers: &Answers, assessment: &Assessment) {
    if assessment.is_ended() {
        assert_eq!(assessment.to_confirm, []);
        return;
    }
    let (asked, unknown) = open_points(notice, answers);
    let mut shown = named(assessment, false);
    shown.retain(|name| !is_otherwise(notice, name));
    assert_eq!(shown, asked, "{answers:?}");
    assert_eq!(named(assessment, true), unknown, "{answers:?}");
}

fn assert_in_order(notice: &Notice, answers: &Answers, assessment: &Assessment) {
    let list = &assessment.to_confirm;
    for question in list.iter().filter_map(|entry| entry.question.as_ref()) {
        let index = notice.question_index(question).unwrap();
        assert!(answers.is_unsure(index), "{question}");
    }
    let mut asks: Vec<_> = list.iter().map(|it| (&it.ask, &it.concerns)).collect();
    asks.dedup();
    assert_eq!(asks.len(), list.len(), "one question twice");
    let order: Vec<_> = list
        .iter()
        .map(|it| (it.concerns.is_some(), !it.costs_year))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_marks_in_the_official_text_agree_with_the_assessment() {
    for notice in any::notices() {
        applicants(&notice, &mut |answers, assessment| {
            let reading = read(&notice, answers, assessment);
            assert_findings_are_marked(&notice, assessment, &reading);
            assert_items_are_marked(assessment, &reading);
            assert_text_is_whole(&notice, &reading);
        });
    }
}

/// Whether a sentence applies, by its place and id; of several that share both, whether any does.
fn applies(reading: &Reading, place: &str, id: &str) -> Applies {
    let citations = reading.citations.iter();
    let same = citations.filter(|it| *it.place == *place && *it.id == *id);
    let strongest = same.map(|it| it.applies).max();
    strongest.unwrap_or_else(|| panic!("{place}/{id} quotes nothing"))
}

fn assert_findings_are_marked(notice: &Notice, assessment: &Assessment, reading: &Reading) {
    for (section, assessed) in notice.document().sections.iter().zip(&assessment.sections) {
        let found = &assessed.assessed.findings;
        let findings = section.decision.findings.iter();
        for finding in findings.filter(|_| section.is_decided()) {
            let (place, id) = (&*section.id, &*finding.cited.id);
            let marked = applies(reading, place, id);
            match found.iter().find(|it| it.id == finding.cited.id) {
                Some(it) if *it.verdict == *Verdict::CONFIRM => {
                    assert_eq!(marked, Applies::Confirm, "{place}/{id}");
                }
                Some(_) => assert_eq!(marked, Applies::Yes, "{place}/{id}"),
                // An unsure finding is not shown where another settles the verdict.
                None => assert_ne!(marked, Applies::Yes, "{place}/{id}"),
            }
        }
    }
}

/// Windows are marked as they apply, charges as their verdict.
fn assert_items_are_marked(assessment: &Assessment, reading: &Reading) {
    for section in &assessment.sections {
        for window in section.windows() {
            let expected = window.applies.unwrap_or(Applies::Yes);
            assert_eq!(applies(reading, &section.id, &window.id), expected);
        }
        let Some(AssessedItems::Charges(charges)) = &section.items else {
            continue;
        };
        for charge in charges {
            let expected = match charge.verdict.id() {
                "applies" => Applies::Yes,
                "does-not" => Applies::No,
                "open" => Applies::Open,
                _ => Applies::Confirm,
            };
            assert_eq!(applies(reading, &section.id, &charge.id), expected);
        }
    }
}

/// The stretches of every paragraph make up its text, and every sentence marks one.
fn assert_text_is_whole(notice: &Notice, reading: &Reading) {
    let mut marked = BTreeSet::new();
    for (clause, read) in notice.clauses().iter().zip(&reading.clauses) {
        for (paragraph, stretches) in clause.paragraphs.iter().zip(&read.paragraphs) {
            let text: String = stretches.iter().map(|it| &*it.text).collect();
            assert_eq!(text, **paragraph);
            for (applies, numbers) in stretches.iter().filter_map(|it| it.mark.as_ref()) {
                let strongest = numbers.iter().map(|it| reading.citations[*it].applies);
                assert_eq!(Some(*applies), strongest.max());
                marked.extend(numbers.iter().copied());
            }
        }
    }
    assert_eq!(marked.len(), reading.citations.len());
}

#[test]
fn of_several_marks_yes_comes_before_confirm_open_and_no() {
    let order = [Applies::No, Applies::Open, Applies::Confirm, Applies::Yes];
    assert!(order.is_sorted());
    assert_eq!(order.map(Applies::id), ["no", "open", "confirm", "yes"]);
}

/// The steps to the exemption are shown with two of its verdicts only; the words they quote apply with these only.
#[test]
fn words_of_a_section_that_is_not_shown_do_not_apply() {
    let notice = zicha::notice::current::read();
    let marks = |fragment: &str| {
        let answers = read_fragment(&notice, fragment).answers;
        let assessment = assess(&notice, &answers, "2021-09-10".parse().unwrap());
        let reading = read(&notice, &answers, &assessment);
        let citations = reading.citations.into_iter();
        let steps = citations.filter(|it| &*it.place == "exemption-steps");
        steps.map(|it| it.applies).collect::<Vec<_>>()
    };
    let review = "route=intermediate-review&status=in-service&employer=bureau-institution";
    let none = marks(&format!("{review}&assignments=none"));
    assert!(
        !none.is_empty() && none.iter().all(|it| *it == Applies::No),
        "{none:?}"
    );
    let unanswered = marks(review);
    assert!(
        unanswered.iter().all(|it| *it == Applies::Open),
        "{unanswered:?}"
    );
    let stationed = marks(&format!(
        "{review}&assignments=village-stationing&assignment-period=this-year"
    ));
    assert!(stationed.contains(&Applies::Yes), "{stationed:?}");
}
