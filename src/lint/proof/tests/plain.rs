//! The plain product: the checks of a decision from the list of all combinations of answers, as they are defined.

use std::collections::HashMap;

use crate::{
    assess::{Answers, Truth, evaluate, level_of},
    lint::usage::collect,
    notice::{
        DecisionIndex, DecisionRule, Notice, OptionSet, Part, QuestionIndex, Subject, Verdict,
    },
};

/// The most rows of a table.
const MOST_ROWS: usize = 4_000;

/// A remark without its example: its place and what it is about.
pub type Said = (String, String);

/// The remarks on all decisions; `None` where a table is too large.
pub fn remarks(notice: &Notice) -> Option<Vec<Said>> {
    let mut said: Vec<Said> = Vec::new();
    let mut papers: Vec<(usize, Vec<bool>)> = Vec::new();
    for at in 0..notice.rules().decisions.len() {
        let table = Table::new(notice, DecisionIndex(at))?;
        let reached = table.remarks(&mut said);
        let subject = table.rule.subject;
        match subject.part {
            Part::Paper(_) => match papers.last_mut() {
                Some((section, sum)) if *section == subject.section => {
                    sum.iter_mut()
                        .zip(reached)
                        .for_each(|(sum, own)| *sum |= own);
                }
                _ => papers.push((subject.section, reached)),
            },
            _ => never_reached(notice, subject, &reached, &mut said),
        }
    }
    for (section, reached) in papers {
        let part = Part::Whole;
        never_reached(notice, Subject { section, part }, &reached, &mut said);
    }
    said.sort();
    said.dedup();
    Some(said)
}

fn never_reached(notice: &Notice, subject: Subject, reached: &[bool], said: &mut Vec<Said>) {
    let verdicts = subject.verdicts(notice.document()).iter().enumerate();
    for (at, verdict) in verdicts.filter(|(at, _)| !reached[*at]) {
        let path = subject.path().key("verdicts").at(at).to_string();
        said.push((path, format!("never reached {}", verdict.id)));
    }
}

/// The level on which a decision is settled, if it is.
type Level = Option<usize>;

/// A question with all answers to it: the definite ones, `unsure`, and none.
struct Column {
    question: QuestionIndex,
    states: Vec<OptionSet>,
    definite: usize,
}

/// All combinations of the answers to the questions that a decision depends on.
pub struct Table<'a> {
    notice: &'a Notice,
    index: DecisionIndex,
    rule: &'a DecisionRule,
    columns: Vec<Column>,
}

impl<'a> Table<'a> {
    pub fn new(notice: &'a Notice, index: DecisionIndex) -> Option<Self> {
        let rule = notice.decision(index);
        let questions = (0..notice.document().questions.len()).map(QuestionIndex);
        let columns: Vec<Column> = questions
            .filter_map(|it| column(notice, it, rule))
            .collect();
        let rows: usize = columns.iter().map(|it| it.states.len()).product();
        (rows <= MOST_ROWS).then_some(Self {
            notice,
            index,
            rule,
            columns,
        })
    }

    fn rows(&self) -> Vec<Vec<usize>> {
        let mut rows = vec![Vec::new()];
        for column in &self.columns {
            let longer = rows.iter().flat_map(|row: &Vec<usize>| {
                (0..column.states.len()).map(|state| [&row[..], &[state]].concat())
            });
            rows = longer.collect();
        }
        rows
    }

    fn answers(&self, row: &[usize]) -> Answers {
        let mut answers = Answers::none(self.notice);
        for (column, state) in self.columns.iter().zip(row) {
            answers.choose(column.question, column.states[*state]);
        }
        answers
    }

    fn outcome(&self, row: &[usize]) -> Level {
        level_of(self.notice, self.index, &self.answers(row))
    }

    /// The outcome by the definition, from the definite answers.
    fn defined(&self, row: &[usize], known: &mut HashMap<Vec<usize>, Level>) -> Level {
        if let Some(outcome) = known.get(row) {
            return *outcome;
        }
        let indefinite = |unanswered: bool| {
            let mut columns = self.columns.iter().zip(row);
            columns.position(|(column, state)| {
                *state >= column.definite && column.states[*state].is_empty() == unanswered
            })
        };
        // Unanswered questions are resolved first, because answering them leaves the unsure ones unsure.
        let first = indefinite(true).map(|at| (at, None));
        let confirm = || Some(self.rule.confirm);
        let outcome = match first.or_else(|| indefinite(false).map(|at| (at, confirm()))) {
            None => self.outcome(row),
            Some((at, disagreement)) => {
                let mut row = row.to_vec();
                let outcomes = (0..self.columns[at].definite).map(|state| {
                    row[at] = state;
                    self.defined(&row, known)
                });
                let outcomes: Vec<Level> = outcomes.collect();
                let agree = outcomes.windows(2).all(|pair| pair[0] == pair[1]);
                if agree { outcomes[0] } else { disagreement }
            }
        };
        known.insert(row.to_vec(), outcome);
        outcome
    }

    /// The outcome of some answers by the definition.
    pub fn defined_for(&self, answers: &Answers) -> Level {
        let row = self.columns.iter().map(|column| {
            let chosen = answers.in_force(column.question);
            let alike = |state: &OptionSet| {
                let sets = sets(self.rule, column.question);
                let same = sets
                    .iter()
                    .all(|set| set.meets(*state) == set.meets(chosen));
                let unsure = self.notice.rules().questions[column.question.0].unsure;
                let same_kind = state.is_empty() == chosen.is_empty()
                    && state.meets(unsure) == chosen.meets(unsure);
                same && same_kind
            };
            column.states.iter().position(alike).expect("a state")
        });
        self.defined(&row.collect::<Vec<_>>(), &mut HashMap::new())
    }

    fn remarks(&self, said: &mut Vec<Said>) -> Vec<bool> {
        let rows = self.rows();
        let is_definite = |row: &&Vec<usize>| {
            self.columns
                .iter()
                .zip(row.iter())
                .all(|(column, state)| *state < column.definite)
        };
        let definite: Vec<Answers> = rows
            .iter()
            .filter(is_definite)
            .map(|row| self.answers(row))
            .collect();
        let before = said.len();
        let fired = self.fired(&definite);
        self.firing(&fired, said);
        self.coverage(&fired, definite.len(), said);
        let is_item = matches!(self.rule.subject.part, Part::Item(_));
        let is_cause = |it: &Said| it.1 == "always" || is_item && it.1 == "never";
        let reported = said[before..].iter().any(is_cause);
        let mut known = HashMap::new();
        let mut reached = vec![false; self.rule.levels.len()];
        let mut differs = false;
        for row in &rows {
            let found = self.outcome(row);
            let verdict = found.map(|it| &self.rule.levels[it].verdict);
            let levels = self.rule.levels.iter();
            for (level, reached) in levels.zip(&mut reached) {
                *reached |= verdict == Some(&level.verdict);
            }
            differs |= !reported && self.defined(row, &mut known) != found;
        }
        if differs {
            said.push((
                self.rule.subject.path().to_string(),
                "differs from the definition".to_owned(),
            ));
        }
        if let Part::Copies(_) = self.rule.subject.part {
            let places = self.rule.subject.places(self.notice.document());
            let never = places
                .iter()
                .zip(&reached)
                .filter(|(_, reached)| !**reached);
            said.extend(never.map(|(path, _)| (path.to_string(), "never".to_owned())));
        }
        // One for each verdict; the levels of a verdict with several amounts follow each other.
        let mut of_verdicts: Vec<_> = self.rule.levels.iter().zip(reached).collect();
        of_verdicts.dedup_by(|one, other| one.0.verdict == other.0.verdict);
        of_verdicts
            .into_iter()
            .map(|(_, reached)| reached)
            .collect()
    }

    /// For each finding with a condition, in which rows it holds.
    fn fired(&self, definite: &[Answers]) -> Vec<Option<Vec<bool>>> {
        let findings = self.rule.findings.iter().map(|rule| {
            let rule = rule.as_ref()?;
            let holds = |answers| evaluate(rule, answers).truth == Truth::TRUE;
            Some(definite.iter().map(holds).collect())
        });
        findings.collect()
    }

    fn firing(&self, fired: &[Option<Vec<bool>>], said: &mut Vec<Said>) {
        let subject = self.rule.subject;
        let places = subject.places(self.notice.document());
        let findings = subject.findings(self.notice.document());
        for (at, rows) in fired.iter().enumerate() {
            let Some(rows) = rows else { continue };
            let mut say =
                |at: usize, what: &str| said.push((places[at].to_string(), what.to_owned()));
            let of_copies = matches!(subject.part, Part::Copies(_));
            if !rows.contains(&true) && !of_copies {
                say(at, "never");
            } else if !rows.contains(&false) {
                say(at, "always");
            }
            if findings.is_empty() {
                continue;
            }
            for (later, other) in fired.iter().enumerate().skip(at + 1) {
                let Some(other) = other else { continue };
                let (one, two) = (findings[at], findings[later]);
                let confirm = [one, two].iter().any(|it| &*it.verdict == Verdict::CONFIRM);
                let differ = one.verdict != two.verdict || one.amount_cny != two.amount_cny;
                if differ && !confirm && rows.iter().zip(other).any(|(one, two)| *one && *two) {
                    say(later, &format!("contradicts {}", one.cited.id));
                }
            }
        }
    }

    fn coverage(&self, fired: &[Option<Vec<bool>>], rows: usize, said: &mut Vec<Said>) {
        let subject = self.rule.subject;
        let covers = |row: usize| fired.iter().flatten().any(|rows| rows[row]);
        let covered = (0..rows).all(covers);
        let without = (0..fired.len()).filter(|at| fired[*at].is_none());
        let without: Vec<usize> = without.collect();
        let path = subject.path();
        let not_covered = match subject.part {
            Part::Item(_) => return,
            Part::Copies(_) => path,
            _ => path.key("findings"),
        };
        if !covered && without.is_empty() {
            said.push((not_covered.to_string(), "not covered".to_owned()));
        } else if covered && !matches!(subject.part, Part::Copies(_)) {
            let places = subject.places(self.notice.document());
            let never = without.iter().map(|at| places[*at].to_string());
            said.extend(never.map(|path| (path, "never stands".to_owned())));
        }
    }
}

fn sets(rule: &DecisionRule, question: QuestionIndex) -> Vec<OptionSet> {
    let mut sets = Vec::new();
    for condition in rule.findings.iter().flatten() {
        collect(condition, question, &mut sets);
    }
    sets
}

fn column(notice: &Notice, question: QuestionIndex, rule: &DecisionRule) -> Option<Column> {
    let sets = sets(rule, question);
    if sets.is_empty() {
        return None;
    }
    let own = &notice.rules().questions[question.0];
    let options = (0..own.choices).filter(|option| !own.unsure.contains(*option));
    let options: Vec<OptionSet> = options.map(OptionSet::one).collect();
    let mut states = options.clone();
    if notice.question(question).is_several() {
        let (alone, together): (Vec<_>, Vec<_>) =
            options.iter().partition(|it| it.meets(own.alone));
        states = vec![OptionSet::default()];
        for option in together {
            let with: Vec<OptionSet> = states.iter().map(|set| set.union(option)).collect();
            states.extend(with);
        }
        states.retain(|set| !set.is_empty());
        states.extend(alone);
    }
    // One of those that no condition tells apart is enough.
    let signature = |state: &OptionSet| sets.iter().map(|it| it.meets(*state)).collect::<Vec<_>>();
    let mut seen = Vec::new();
    states.retain(|state| {
        let signature = signature(state);
        let new = !seen.contains(&signature);
        seen.push(signature);
        new
    });
    let definite = states.len();
    states.extend(Some(own.unsure).filter(|it| !it.is_empty()));
    states.extend(own.default.is_empty().then(OptionSet::default));
    Some(Column {
        question,
        states,
        definite,
    })
}
