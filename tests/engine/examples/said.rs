//! What an invented notice says besides its verdicts: each sentence, with those for whom it holds, and what holds
//! for everybody.

use std::collections::BTreeSet;

use zicha::assess::{Truth, evaluate, name_of, write_fragment};
use zicha::notice::{
    Asked, Cited, DecisionIndex, Document, Finding, Items, Line, Notice, Part, Question,
    QuestionKind, Rule, Section, Verdict, VerdictsOf,
};

use super::oracle::{Example, State, below, spread, unsure};
use crate::oracle::example::{Answer, Asks, Place, Sentence, Who};
use crate::oracle::random::Random;

/// How many applicants are varied to find out on which questions each sentence depends.
const PROBES: usize = 4_000;

/// What the text of a notice says, by place.
pub struct Expected(Vec<(&'static str, Vec<ExpectedSentence>)>);

struct ExpectedSentence {
    written: Written,
    truths: Truths,
}

/// The truth that a condition has for every combination of the answers that it depends on, definite or `unsure`.
struct Truths {
    /// The questions, by position.
    axes: Vec<usize>,
    /// How many answers each has.
    sizes: Vec<usize>,
    rows: Vec<Truth>,
}

/// The sentences of an oracle, with those for whom each holds.
pub fn expected<A>(
    example: &Example,
    sentences: &[Place<A>],
    applicant: fn(&[Answer]) -> A,
) -> Expected {
    let sentence = |sentence: &Sentence<A>| ExpectedSentence {
        written: Written::from(sentence),
        truths: Truths::of(example, &sentence.who, applicant),
    };
    let places = sentences
        .iter()
        .map(|(place, said)| (*place, said.iter().map(sentence).collect()));
    Expected(places.collect())
}

/// Where the sentences of a notice, or what holds for everybody, differ from what its text says.
pub fn problem(
    example: &Example,
    notice: &Notice,
    expected: &Expected,
    facts: &[&str],
) -> Option<String> {
    let found = described(notice.document());
    let mut differing = found.iter().map(String::as_str).zip(facts.iter().copied());
    let fact = differing.find(|(found, fact)| found != fact);
    if let Some((found, fact)) = fact {
        return Some(format!("{found}, not {fact}"));
    }
    if found.len() != facts.len() {
        return Some(format!("{} facts, not {}", found.len(), facts.len()));
    }
    let found = said(notice);
    let names: BTreeSet<&str> = found.iter().map(|(place, _)| &**place).collect();
    let by_hand: BTreeSet<&str> = expected.0.iter().map(|(place, _)| *place).collect();
    if names != by_hand {
        return Some(format!("sentences in {names:?}, not in {by_hand:?}"));
    }
    expected.0.iter().find_map(|(place, expected)| {
        let (_, found) = found.iter().find(|(own, _)| own == place)?;
        let written = found.iter().map(|it| &it.written);
        if !written.eq(expected.iter().map(|it| &it.written)) {
            return Some(format!("{place} says something else, or in another order"));
        }
        let mut pairs = found.iter().zip(expected);
        pairs.find_map(|(found, expected)| {
            let differs = expected.truths.differ(example, notice, found.rule?);
            differs.map(|link| format!("{place}: {} for #{link}", expected.written.id))
        })
    })
}

/// A sentence as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    id: String,
    verdict: String,
    clause: String,
    asks: Asks,
    is_for_everyone: bool,
}

impl<A> From<&Sentence<A>> for Written {
    fn from(sentence: &Sentence<A>) -> Self {
        Self {
            id: sentence.id.to_owned(),
            verdict: sentence.verdict.to_owned(),
            clause: sentence.clause.to_owned(),
            asks: sentence.asks,
            is_for_everyone: matches!(sentence.who, Who::Everyone),
        }
    }
}

impl Written {
    fn of(cited: &Cited, verdict: &str, confirm: bool, asked: Option<&Asked>) -> Self {
        let costs_year = asked.is_some_and(|it| it.costs_year);
        Self {
            id: cited.id.to_string(),
            verdict: verdict.to_owned(),
            clause: cited.clause.to_string(),
            asks: match (confirm, costs_year) {
                (true, true) => Asks::ForTheYear,
                (true, false) => Asks::Something,
                (false, _) => Asks::Nothing,
            },
            is_for_everyone: cited.when.is_none(),
        }
    }
}

/// A sentence of the notice with its condition.
struct Said<'a> {
    written: Written,
    rule: Option<&'a Rule>,
}

/// The sentences of all places that have any.
fn said(notice: &Notice) -> Vec<(String, Vec<Said<'_>>)> {
    let mut places = Vec::new();
    for (at, rule) in notice.rules().decisions.iter().enumerate() {
        if !matches!(rule.subject.part, Part::Item(_) | Part::Copies(_)) {
            let findings = rule.subject.findings(notice.document()).into_iter();
            let findings = findings
                .zip(&rule.findings)
                .map(|(it, rule)| finding(it, rule.as_ref()));
            places.push((name_of(notice, DecisionIndex(at)), findings.collect()));
        }
    }
    for (section, rule) in notice
        .document()
        .sections
        .iter()
        .zip(&notice.rules().sections)
    {
        places.push((
            format!("{} notes", section.id),
            lines(&section.decision.notes, &rule.notes),
        ));
        for (paper, rule) in section.papers().iter().zip(&rule.items) {
            let name = format!("{}/{}", section.id, paper.cited.id);
            places.push((format!("{name} notes"), lines(&paper.notes, &rule.notes)));
            let notes = paper.variant.as_ref().map_or(&[][..], |it| &it.notes);
            places.push((
                format!("{name}/variant notes"),
                lines(notes, &rule.variant_notes),
            ));
        }
        let rules: Vec<Option<&Rule>> = rule.items.iter().map(|it| it.when.as_ref()).collect();
        places.push((
            format!("{} items", section.id),
            items(&section.items, &rules),
        ));
    }
    places.retain(|(_, said)| !said.is_empty());
    places
}

fn finding<'a>(finding: &Finding, rule: Option<&'a Rule>) -> Said<'a> {
    let confirm = *finding.verdict == *Verdict::CONFIRM;
    Said {
        written: Written::of(
            &finding.cited,
            &finding.verdict,
            confirm,
            Some(&finding.asked),
        ),
        rule,
    }
}

fn lines<'a>(lines: &[Line], rules: &'a [Option<Rule>]) -> Vec<Said<'a>> {
    let lines = lines.iter().zip(rules);
    let said = lines.map(|(line, rule)| Said {
        written: Written::of(&line.cited, "", line.confirm, Some(&line.asked)),
        rule: rule.as_ref(),
    });
    said.collect()
}

/// The sentences of a list; the tables of verdicts compare windows, papers, charges and requirements.
fn items<'a>(items: &Items, rules: &[Option<&'a Rule>]) -> Vec<Said<'a>> {
    let decided = matches!(
        items,
        Items::Windows(_) | Items::Papers(..) | Items::Charges(_) | Items::Requirements(_)
    );
    if decided {
        return Vec::new();
    }
    let listed: Vec<&[Line]> = match items {
        Items::Lines(lines, _) => vec![lines],
        _ => Vec::new(),
    };
    let line = |at: usize| listed.first().map(|lines| &lines[at]);
    let each = items.each().into_iter().enumerate().zip(rules);
    let said = each.map(|((at, item), rule)| {
        let confirm = line(at).is_some_and(|line| line.confirm);
        Said {
            written: Written::of(item.cited(), "", confirm, line(at).map(|line| &line.asked)),
            rule: *rule,
        }
    });
    said.collect()
}

impl Truths {
    fn of<A>(example: &Example, who: &Who<A>, applicant: fn(&[Answer]) -> A) -> Self {
        let fits = |state: &State| match who {
            Who::Those(fits) => fits(&applicant(&example.answers(state))),
            Who::Everyone | Who::Unsure(_) => false,
        };
        let axes = match who {
            Who::Everyone => Vec::new(),
            Who::Those(_) => dependencies(example, &fits),
            Who::Unsure(question) => {
                let at = example.questions.iter().position(|it| it.id == *question);
                vec![at.expect("a question")]
            }
        };
        let sizes = axes
            .iter()
            .map(|at| example.questions[*at].answers.len() + 1);
        let sizes: Vec<usize> = sizes.collect();
        let rows = (0..sizes.iter().product()).map(|row| {
            let mut state = vec![0; example.questions.len()];
            spread(row, &sizes, &axes, &mut state);
            match who {
                Who::Unsure(_) if is_unsure(example, &state, axes[0]) => Truth::TRUE,
                Who::Unsure(_) => Truth::FALSE,
                _ => truth(example, &mut state, &axes, &fits),
            }
        });
        Self {
            rows: rows.collect(),
            axes,
            sizes,
        }
    }

    /// Answers for which a condition has another truth, as a link.
    fn differ(&self, example: &Example, notice: &Notice, rule: &Rule) -> Option<String> {
        self.rows.iter().enumerate().find_map(|(row, expected)| {
            let mut state = vec![0; example.questions.len()];
            spread(row, &self.sizes, &self.axes, &mut state);
            let answers = super::answers(notice, example, &state);
            let found = evaluate(rule, &answers).truth;
            (found != *expected).then(|| write_fragment(notice, &answers))
        })
    }
}

fn is_unsure(example: &Example, state: &State, at: usize) -> bool {
    state[at] == unsure(&example.questions[at])
}

/// The questions on which a sentence depends, found by changing one answer of many applicants.
fn dependencies(example: &Example, fits: &impl Fn(&State) -> bool) -> Vec<usize> {
    let mut random = Random::new(51);
    let mut found = BTreeSet::new();
    for _ in 0..PROBES {
        let state = example.definite(&mut random);
        let before = fits(&state);
        for (at, question) in example.questions.iter().enumerate() {
            let mut changed = state.clone();
            changed[at] = below(&mut random, question.answers.len());
            if fits(&changed) != before {
                found.insert(at);
            }
        }
    }
    found.into_iter().collect()
}

/// Whether something fits every definite answer in place of each `unsure` one, none or some.
fn truth(
    example: &Example,
    state: &mut State,
    axes: &[usize],
    fits: &impl Fn(&State) -> bool,
) -> Truth {
    let Some(at) = axes
        .iter()
        .copied()
        .find(|at| is_unsure(example, state, *at))
    else {
        return if fits(state) {
            Truth::TRUE
        } else {
            Truth::FALSE
        };
    };
    let truths = (0..example.questions[at].answers.len()).map(|slot| {
        state[at] = slot;
        truth(example, state, axes, fits)
    });
    let truths: Vec<Truth> = truths.collect();
    state[at] = unsure(&example.questions[at]);
    if truths.iter().all(|it| *it == truths[0]) {
        truths[0]
    } else {
        Truth::UNSURE
    }
}

/// What holds for everybody, a line each: the head of the notice, its questions and sections, and what they list.
fn described(document: &Document) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(
        document
            .number
            .as_ref()
            .map(|number| format!("number {number}")),
    );
    let round = &document.round;
    let (year, from, until) = (round.year, round.from, round.until);
    let invented = flags(&[
        (document.invented, ", invented"),
        (document.corrected.is_some(), ", corrected"),
    ]);
    facts.push(format!(
        "round {year}, {from} to {until}, issued {}{invented}",
        document.issued
    ));
    let telephones = document.telephones.iter();
    facts.extend(telephones.map(|it| format!("telephone {}", it.number)));
    let cutoffs = document.cutoffs.iter();
    facts.extend(cutoffs.map(|it| format!("cut-off {}, {}: {}", it.id, it.clause, it.date)));
    facts.extend(document.questions.iter().map(question));
    facts.extend(document.sections.iter().map(section));
    for section in &document.sections {
        let amounts = section.decision.findings.iter();
        let amounts = amounts.filter_map(|it| Some((&it.cited.id, it.amount_cny?)));
        facts.extend(amounts.map(|(id, yuan)| format!("{} {id}: {yuan} yuan", section.id)));
        let listed = section
            .items
            .each()
            .into_iter()
            .zip(details(&section.items));
        facts.extend(listed.map(|(item, details)| {
            let (id, clause) = (&item.cited().id, &item.cited().clause);
            let details = details.join(", ");
            let colon = if details.is_empty() { "" } else { ": " };
            format!("{}/{id}, {clause}{colon}{details}", section.id)
        }));
    }
    facts
}

/// The words for the flags that are set.
fn flags(flags: &[(bool, &str)]) -> String {
    flags
        .iter()
        .filter(|(set, _)| *set)
        .map(|(_, word)| *word)
        .collect()
}

fn question(question: &Question) -> String {
    let kind = match &question.kind {
        QuestionKind::One => "one".to_owned(),
        QuestionKind::Several => "several".to_owned(),
        QuestionKind::Number(it) => format!("number from {} to {}", it.least, it.most),
        QuestionKind::Day(it) => format!("day from {} to {}", it.first, it.last),
    };
    let option =
        |it: &zicha::notice::AnswerOption| format!("{}{}", it.id, flags(&[(it.alone, " alone")]));
    let options: Vec<String> = question.options.iter().map(option).collect();
    let default = question
        .default
        .as_ref()
        .map(|it| format!("; {it} unless answered"));
    let introduces = flags(&[(question.introduces, "; introduces")]);
    let options = options.join(", ");
    format!(
        "question {}, {kind}: {options}{introduces}{}",
        question.id,
        default.unwrap_or_default()
    )
}

fn section(section: &Section) -> String {
    let mut parts = vec![
        format!("section {}", section.id),
        section.kind().id().to_owned(),
    ];
    parts.extend(
        section
            .summary
            .map(|place| format!("{place} in the summary")),
    );
    parts.extend(
        section
            .within
            .as_ref()
            .map(|within| format!("within {within}")),
    );
    parts.extend(section.own_line.then(|| "own line".to_owned()));
    parts.extend(section.shown_with.as_ref().map(with));
    parts.extend(matches!(section.items, Items::Papers(_, true)).then(|| "catalogue".to_owned()));
    parts.extend(matches!(section.items, Items::Lines(_, true)).then(|| "ordered".to_owned()));
    let verdicts = verdicts(&section.decision.verdicts);
    let colon = if verdicts.is_empty() { "" } else { ": " };
    format!("{}{colon}{verdicts}", parts.join(", "))
}

fn with(verdicts: &VerdictsOf) -> String {
    format!("with {} {}", verdicts.section, verdicts.verdicts.join(" "))
}

fn verdicts(verdicts: &[Verdict]) -> String {
    let verdict = |it: &Verdict| {
        let flags = flags(&[
            (it.ends, " ends"),
            (it.usual, " usual"),
            (it.not_needed, " not needed"),
        ]);
        format!("{} {}{flags}", it.id, it.tone.id())
    };
    verdicts.iter().map(verdict).collect::<Vec<_>>().join(", ")
}

/// What each item of a list says beside its sentence.
fn details(items: &Items) -> Vec<Vec<String>> {
    match items {
        Items::Charges(charges) => charges.iter().map(charge).collect(),
        Items::Windows(windows) => windows.iter().map(window).collect(),
        Items::Papers(papers, _) => papers.iter().map(paper).collect(),
        Items::Requirements(requirements) => requirements.iter().map(requirement).collect(),
        Items::Steps(steps) => {
            let step = |it: &zicha::notice::Step| {
                let window = it.window.as_ref().map(|it| format!("in {it}"));
                [format!("of the {}", it.actor.id())]
                    .into_iter()
                    .chain(window)
                    .collect()
            };
            steps.iter().map(step).collect()
        }
        Items::Statements(statements) => statements
            .iter()
            .map(|it| vec![it.cited.quote.to_string()])
            .collect(),
        Items::Contacts(contacts) => {
            let telephones = |it: &zicha::notice::Contact| {
                it.telephones.iter().map(ToString::to_string).collect()
            };
            contacts.iter().map(telephones).collect()
        }
        Items::Links(links) => links
            .iter()
            .map(|it| it.address.iter().map(ToString::to_string).collect())
            .collect(),
        Items::Lines(lines, _) => vec![Vec::new(); lines.len()],
        Items::None => Vec::new(),
    }
}

fn charge(charge: &zicha::notice::Charge) -> Vec<String> {
    let per = charge
        .per
        .as_ref()
        .map(|it| format!(" each {}", it.get("zh")));
    let amount = format!("{} yuan{}", charge.amount_cny, per.unwrap_or_default());
    let possible = charge.possible.then(|| "possible".to_owned());
    [amount].into_iter().chain(possible).collect()
}

fn window(window: &zicha::notice::Window) -> Vec<String> {
    let ends = [("from", window.opens), ("to", window.closes)];
    let ends = ends
        .into_iter()
        .filter_map(|(word, end)| Some(format!("{word} {}", end?)));
    let ends: Vec<String> = ends.collect();
    let ends = (!ends.is_empty()).then(|| ends.join(" "));
    let daily = window.daily.as_ref().map(|it| it.get("zh").to_string());
    let actor = window.actor.map(|it| format!("of the {}", it.id()));
    let hint = window
        .hint_for
        .as_ref()
        .map(|it| format!("a hint for {it}"));
    ends.into_iter()
        .chain(daily)
        .chain(actor)
        .chain(hint)
        .collect()
}

fn paper(paper: &zicha::notice::Paper) -> Vec<String> {
    let copies = paper.copies.as_ref().map(|copies| {
        let counts: Vec<String> = copies.0.iter().map(|it| it.count.to_string()).collect();
        match &counts[..] {
            [one] if one == "1" => "1 copy".to_owned(),
            _ => format!("{} copies", counts.join(" or ")),
        }
    });
    let originality = paper.originality.map(|it| it.id().to_owned());
    let handling = paper.handling.map(|it| it.id().to_owned());
    let mut details: Vec<String> = copies
        .into_iter()
        .chain(originality)
        .chain(handling)
        .collect();
    if let Some((last, variant)) = details.last_mut().zip(paper.variant.as_ref()) {
        *last = format!("{last}; {}", verdicts(&variant.verdicts));
    }
    details
}

fn requirement(requirement: &zicha::notice::Requirement) -> Vec<String> {
    let years: Vec<String> = requirement.years.iter().map(ToString::to_string).collect();
    let subject = requirement.subject.as_ref().map(ToString::to_string);
    let hours = requirement.hours.map(|hours| format!("{hours} hours"));
    let waived = requirement
        .waived_by
        .as_ref()
        .map(|it| format!("waived {}", with(it)));
    subject
        .into_iter()
        .chain([years.join(" ")])
        .chain(hours)
        .chain(waived)
        .collect()
}
