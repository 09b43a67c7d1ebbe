//! The truth table of a decision: every combination of answers to the questions it depends on, each
//! question also unsure and unanswered.
//!
//! The definition that the four-valued logic is checked against: an unanswered question leaves the
//! outcome open, and an unsure one makes it `confirm`, unless all definite answers give the same outcome.

use crate::{
    assess::{Answers, Outcome, Truth, evaluate, outcome_of, write_fragment},
    notice::{
        DecisionIndex, DecisionRule, Notice, OptionSet, PlacedDecision, QuestionIndex, Rule,
        Verdict,
    },
};

use super::{Concern, Remark, usage::collect};

/// The maximum number of rows, about forty times as many as the largest decision has so far. A larger
/// decision is reported as not checked.
const MOST_ROWS: u64 = 200_000;

/// The remarks on a decision, or that its table is too large.
pub fn remarks(notice: &Notice, index: DecisionIndex, placed: &PlacedDecision) -> Vec<Remark> {
    let table = match Table::new(notice, index) {
        Ok(table) => table,
        Err(rows) => {
            let most = MOST_ROWS;
            let concern = Concern::TooManyCombinations { rows, most };
            let path = placed.path.to_string();
            return vec![Remark { path, concern }];
        }
    };
    let check = TableCheck {
        notice,
        table: &table,
        placed,
        rule: &notice.rules().decisions[index.0],
    };
    let mut remarks = check.findings();
    let mut consequences = check.verdicts();
    // A finding that holds for all answers causes these too, and is reported already.
    if remarks.iter().any(|it| it.concern == Concern::AlwaysFires) {
        consequences.retain(|it| !matches!(it.concern, Concern::WeakerThanRule { .. }));
    }
    remarks.extend(consequences);
    remarks
}

/// A question in the table, with its possible states.
struct Column {
    question: QuestionIndex,
    /// The definite answers, one for each group of options that no finding distinguishes.
    definite: Vec<OptionSet>,
    /// The answer `unsure`, if the question has it.
    unsure: Option<OptionSet>,
    /// Whether it can be unanswered, which a question with a default cannot.
    unanswered: bool,
}

impl Column {
    fn new(notice: &Notice, question: QuestionIndex, rule: &DecisionRule) -> Option<Self> {
        let mut sets = Vec::new();
        for condition in rule.findings.iter().flatten() {
            collect(condition, question, &mut sets);
        }
        if sets.is_empty() {
            return None;
        }
        let own = &notice.rules().questions[question.0];
        let options = 0..notice.question(question).options.len();
        let definite = options
            .clone()
            .filter(|option| !own.unsure.contains(*option));
        let told_apart = |earlier: usize, later: usize| {
            sets.iter()
                .any(|set| set.contains(earlier) != set.contains(later))
        };
        let kinds: Vec<usize> = definite.fold(Vec::new(), |mut kinds, option| {
            if kinds.iter().all(|kind| told_apart(*kind, option)) {
                kinds.push(option);
            }
            kinds
        });
        Some(Self {
            question,
            definite: kinds.into_iter().map(OptionSet::one).collect(),
            unsure: Some(own.unsure).filter(|unsure| !unsure.is_empty()),
            unanswered: own.default.is_empty(),
        })
    }

    /// Adds every combination of options where a question takes several; `None` where these alone are
    /// too many.
    fn with_combinations(mut self, notice: &Notice) -> Option<Self> {
        if notice.question(self.question).several {
            let alone = notice.rules().questions[self.question.0].alone;
            self.definite = combinations(&self.definite, alone)?;
        }
        Some(self)
    }

    /// The number of states.
    fn len(&self) -> usize {
        self.definite.len() + usize::from(self.unsure.is_some()) + usize::from(self.unanswered)
    }

    /// The answer in a state; empty where it is unanswered.
    fn chosen(&self, state: usize) -> OptionSet {
        let unsure = if state == self.definite.len() {
            self.unsure
        } else {
            None
        };
        self.definite
            .get(state)
            .copied()
            .or(unsure)
            .unwrap_or_default()
    }

    fn is_unsure(&self, state: usize) -> bool {
        state == self.definite.len() && self.unsure.is_some()
    }
}

/// The combinations of options that may be chosen together, and the options that exclude all others.
fn combinations(options: &[OptionSet], alone: OptionSet) -> Option<Vec<OptionSet>> {
    let (mut sets, together): (Vec<OptionSet>, Vec<OptionSet>) =
        options.iter().partition(|option| option.meets(alone));
    if 1 << together.len() > MOST_ROWS {
        return None;
    }
    let mut grown = vec![OptionSet::default()];
    for option in together {
        let with: Vec<OptionSet> = grown.iter().map(|set| set.union(option)).collect();
        grown.extend(with);
    }
    sets.extend(grown.into_iter().filter(|set| !set.is_empty()));
    Some(sets)
}

/// All combinations of the states of the questions that a decision depends on.
struct Table<'a> {
    notice: &'a Notice,
    index: DecisionIndex,
    columns: Vec<Column>,
}

impl<'a> Table<'a> {
    /// The table, or its number of rows, at least, where that is too large.
    fn new(notice: &'a Notice, index: DecisionIndex) -> Result<Self, u64> {
        let rule = &notice.rules().decisions[index.0];
        let questions = (0..notice.document().questions.len()).map(QuestionIndex);
        let mut rows: u64 = 1;
        let mut columns = Vec::new();
        for column in questions.filter_map(|it| Column::new(notice, it, rule)) {
            let column = column.with_combinations(notice).ok_or(MOST_ROWS + 1)?;
            rows = rows.saturating_mul(column.len() as u64);
            columns.push(column);
        }
        if rows > MOST_ROWS {
            return Err(rows);
        }
        Ok(Self {
            notice,
            index,
            columns,
        })
    }

    fn len(&self) -> usize {
        self.columns.iter().map(Column::len).product()
    }

    /// The states of a row.
    fn states(&self, mut row: usize) -> Vec<usize> {
        let states = self.columns.iter().map(|column| {
            let state = row % column.len();
            row /= column.len();
            state
        });
        states.collect()
    }

    fn row(&self, states: &[usize]) -> usize {
        let columns = self.columns.iter().zip(states).rev();
        columns.fold(0, |row, (column, state)| row * column.len() + state)
    }

    fn answers(&self, states: &[usize]) -> Answers {
        let mut answers = Answers::none(self.notice);
        for (column, state) in self.columns.iter().zip(states) {
            answers.choose(column.question, column.chosen(*state));
        }
        answers
    }

    fn is_definite(&self, states: &[usize]) -> bool {
        self.columns
            .iter()
            .zip(states)
            .all(|(column, state)| *state < column.definite.len())
    }

    /// The outcome of each row by the definition, computed from the rows with definite answers only.
    fn defined_outcomes(&self) -> Vec<Outcome> {
        let mut known = vec![None; self.len()];
        (0..self.len())
            .map(|row| self.defined_outcome(row, &mut known))
            .collect()
    }

    fn defined_outcome(&self, row: usize, known: &mut [Option<Outcome>]) -> Outcome {
        if let Some(outcome) = known[row] {
            return outcome;
        }
        let mut states = self.states(row);
        // Unanswered questions are resolved first, because answering them leaves the unsure ones unsure.
        let open = |column: &Column, state: usize| {
            state >= column.definite.len() && !column.is_unsure(state)
        };
        let columns = || self.columns.iter().zip(&states).enumerate();
        let unanswered = columns().find(|(_, (column, state))| open(column, **state));
        let unsure = columns().find(|(_, (column, state))| column.is_unsure(**state));
        let outcome = match unanswered.or(unsure).map(|(at, _)| at) {
            None => outcome_of(self.notice, self.index, &self.answers(&states)),
            Some(at) => {
                let disagreement = if open(&self.columns[at], states[at]) {
                    Outcome::Open
                } else {
                    Outcome::Settled(Verdict::Confirm)
                };
                let outcomes = (0..self.columns[at].definite.len()).map(|state| {
                    states[at] = state;
                    self.defined_outcome(self.row(&states), known)
                });
                let outcomes: Vec<Outcome> = outcomes.collect();
                let agree = outcomes.windows(2).all(|pair| pair[0] == pair[1]);
                outcomes
                    .first()
                    .copied()
                    .filter(|_| agree)
                    .unwrap_or(disagreement)
            }
        };
        known[row] = Some(outcome);
        outcome
    }
}

/// The checks of one decision.
struct TableCheck<'a> {
    notice: &'a Notice,
    table: &'a Table<'a>,
    placed: &'a PlacedDecision<'a>,
    rule: &'a DecisionRule,
}

/// A finding with a condition, and the definite rows in which it holds.
struct Fired<'a> {
    at: usize,
    rule: &'a Rule,
    rows: Vec<bool>,
}

impl TableCheck<'_> {
    fn findings(&self) -> Vec<Remark> {
        let rows: Vec<Answers> = (0..self.table.len())
            .map(|row| self.table.states(row))
            .filter(|states| self.table.is_definite(states))
            .map(|states| self.table.answers(&states))
            .collect();
        let fired: Vec<Fired> = self
            .rule
            .findings
            .iter()
            .enumerate()
            .filter_map(|(at, rule)| {
                let rule = rule.as_ref()?;
                let holds = |answers| evaluate(rule, answers).truth == Truth::TRUE;
                Some(Fired {
                    at,
                    rule,
                    rows: rows.iter().map(holds).collect(),
                })
            })
            .collect();
        let mut remarks = Vec::new();
        for finding in &fired {
            remarks.extend(self.firing(finding));
            let later = fired.iter().filter(|other| other.at > finding.at);
            remarks.extend(later.filter_map(|other| self.contradiction(finding, other, &rows)));
        }
        remarks.extend(self.coverage(&fired, &rows));
        remarks
    }

    fn remark(&self, finding: usize, concern: Concern) -> Remark {
        Remark {
            path: self.placed.findings[finding].0.to_string(),
            concern,
        }
    }

    fn firing(&self, finding: &Fired) -> Option<Remark> {
        let concern = if !finding.rows.contains(&true) {
            Concern::NeverFires
        } else if !finding.rows.contains(&false) {
            Concern::AlwaysFires
        } else {
            return None;
        };
        Some(self.remark(finding.at, concern))
    }

    /// Two findings with conditions that give different definite verdicts, or different fees, for the same
    /// answers.
    fn contradiction(&self, one: &Fired, other: &Fired, rows: &[Answers]) -> Option<Remark> {
        let (first, second) = (
            self.placed.findings[one.at].1,
            self.placed.findings[other.at].1,
        );
        let definite = first.verdict != Verdict::Confirm && second.verdict != Verdict::Confirm;
        let differ = first.verdict != second.verdict || first.amount_cny != second.amount_cny;
        if !definite || !differ {
            return None;
        }
        let row = (0..rows.len()).find(|row| one.rows[*row] && other.rows[*row])?;
        let example = self.example(&rows[row], |answers| {
            [one.rule, other.rule]
                .iter()
                .all(|it| evaluate(it, answers).truth == Truth::TRUE)
        });
        let concern = Concern::Contradicts {
            other: first.id.to_string(),
            example,
        };
        Some(self.remark(other.at, concern))
    }

    /// Findings without a condition that never hold, and answers for which no finding holds.
    fn coverage(&self, fired: &[Fired], rows: &[Answers]) -> Vec<Remark> {
        let covered = |row: usize| fired.iter().any(|finding| finding.rows[row]);
        let uncovered = (0..rows.len()).find(|row| !covered(*row));
        let without: Vec<usize> = (0..self.rule.findings.len())
            .filter(|at| self.rule.findings[*at].is_none())
            .collect();
        match uncovered {
            Some(row) if without.is_empty() => {
                let example = self.example(&rows[row], |answers| {
                    fired
                        .iter()
                        .all(|it| evaluate(it.rule, answers).truth == Truth::FALSE)
                });
                let path = self.placed.path.key("findings").to_string();
                vec![Remark {
                    path,
                    concern: Concern::NotCovered { example },
                }]
            }
            None => without
                .into_iter()
                .map(|at| self.remark(at, Concern::NeverStands))
                .collect(),
            Some(_) => Vec::new(),
        }
    }

    /// Verdicts that no answers lead to, and answers whose outcome differs from the definition.
    fn verdicts(&self) -> Vec<Remark> {
        let expected = self.table.defined_outcomes();
        let mut reached = Vec::new();
        let mut remarks = Vec::new();
        for (row, expected) in expected.into_iter().enumerate() {
            let answers = self.table.answers(&self.table.states(row));
            let found = outcome_of(self.notice, self.table.index, &answers);
            reached.extend(found.verdict().filter(|verdict| !reached.contains(verdict)));
            if found != expected && remarks.is_empty() {
                let example = write_fragment(self.notice, &answers);
                let (found, expected) = (found.id(), expected.id());
                let concern = Concern::WeakerThanRule {
                    example,
                    found,
                    expected,
                };
                remarks.push(Remark {
                    path: self.placed.path.to_string(),
                    concern,
                });
            }
        }
        let listed = self.placed.decision.verdicts.iter().enumerate();
        let never = listed.filter(|(_, wording)| !reached.contains(&wording.verdict));
        remarks.extend(never.map(|(at, wording)| Remark {
            path: self.placed.path.key("verdicts").at(at).to_string(),
            concern: Concern::VerdictNeverReached(wording.verdict),
        }));
        remarks
    }

    /// A minimal set of a row's answers with which something still holds.
    fn example(&self, row: &Answers, holds: impl Fn(&Answers) -> bool) -> String {
        let mut example = row.clone();
        for column in self.table.columns.iter().rev() {
            let chosen = example.chosen(column.question);
            example.choose(column.question, OptionSet::default());
            if !holds(&example) {
                example.choose(column.question, chosen);
            }
        }
        write_fragment(self.notice, &example)
    }
}
