//! The rules for `unsure` answers and for missing ones, evaluated by trying every possibility.
//!
//! - `unsure` (contract §1): if every definite answer in its place gives the same verdict, that
//!   is the verdict, otherwise `confirm`.
//! - a gap (contract §2): if every answer that may still come gives the same verdict, that is
//!   the verdict, otherwise `open`. Definite answers are enough to try: where they all agree,
//!   `unsure` agrees with them.

use std::sync::LazyLock;

use super::rules::{Applicant, ELIGIBILITY, FEE, SECTIONS, Section};
use super::state::{Question, State};

/// All verdicts; a set of them is a bit mask.
const VERDICTS: [&str; 24] = [
    "open",
    "confirm",
    "barred",
    "clear",
    "stated",
    "not-stated",
    "exempt",
    "not-exempt",
    "private-works",
    "county-alternative",
    "criteria",
    "definite",
    "education-centre",
    "any-institution",
    "may-apply",
    "none",
    "own-unit",
    "unit-or-agency",
    "agency",
    "required",
    "optional",
    "institution",
    "enterprise",
    "",
];
const OPEN: u32 = 1;
const CONFIRM: u32 = 2;

fn bit(verdict: &str) -> u32 {
    let position = VERDICTS.iter().position(|known| *known == verdict);
    1 << position.unwrap_or_else(|| panic!("no verdict is called {verdict}"))
}

/// The verdict of a set of possibilities: the only one in it, or `mixed` where there are several.
fn agreed(possible: u32, mixed: u32) -> u32 {
    if possible.is_power_of_two() {
        possible
    } else {
        mixed
    }
}

/// The verdicts of one section for every combination of the answers it depends on, each of
/// them definite, `unsure` or missing.
pub struct Table {
    pub section: &'static Section,
    /// One bit each, in lexicographic order of the answers to `depends_on`.
    verdicts: Vec<u32>,
}

impl Table {
    fn new(section: &'static Section) -> Self {
        let sizes: Vec<usize> = section
            .depends_on
            .iter()
            .map(|question| usize::from(question.definite()))
            .collect();
        let verdicts = with_gaps(definite_verdicts(section), &sizes, CONFIRM, OPEN);
        Self { section, verdicts }
    }

    fn index(&self, state: State) -> usize {
        self.section.depends_on.iter().fold(0, |index, &question| {
            let choice = match state.get(question) {
                // Never asked: unset means none (contract §1).
                gap if question == Question::Submissions && gap == question.unanswered() => 0,
                choice => choice,
            };
            index * (usize::from(question.definite()) + 2) + usize::from(choice)
        })
    }

    /// The verdict as a number, which is faster to compare.
    pub fn code(&self, state: State) -> u32 {
        self.verdicts[self.index(state)]
    }

    pub fn verdict(&self, state: State) -> &'static str {
        VERDICTS[self.code(state).trailing_zeros() as usize]
    }

    pub fn is_open(&self, state: State) -> bool {
        self.code(state) == OPEN
    }

    /// Whether two answers to a question always lead to the same verdict of this section.
    pub fn are_alike(&self, question: Question, one: u8, other: u8) -> bool {
        let slots = |question: &Question| usize::from(question.definite()) + 2;
        let depends_on = self.section.depends_on;
        let axis = depends_on.iter().position(|it| *it == question);
        let Some(axis) = axis else { return true };
        let inner: usize = depends_on[axis + 1..].iter().map(slots).product();
        let slot = |block: &[u32], choice: u8| {
            let start = usize::from(choice) * inner;
            block[start..start + inner].to_vec()
        };
        let mut blocks = self.verdicts.chunks(slots(&question) * inner);
        blocks.all(|block| slot(block, one) == slot(block, other))
    }

    pub fn len(&self) -> usize {
        self.verdicts.len()
    }
}

/// The rows of a section for every definite applicant, one bit each.
fn definite_verdicts(section: &Section) -> Vec<u32> {
    let sizes = section
        .depends_on
        .iter()
        .map(|question| usize::from(question.definite()));
    let rows: usize = sizes.product();
    (0..rows)
        .map(|row| bit(section.verdict(&applicant(section, row))))
        .collect()
}

/// The applicant in a row of the definite table; answers that do not matter to the section are arbitrary.
fn applicant(section: &Section, row: usize) -> Applicant {
    let mut rest = row;
    let mut choices = [0_u8; super::state::QUESTIONS.len()];
    for &question in section.depends_on.iter().rev() {
        let size = usize::from(question.definite());
        choices[question as usize] = u8::try_from(rest % size).expect("at most 64 answers");
        rest /= size;
    }
    Applicant::new(|question| choices[question as usize])
}

/// From the verdict of every combination of definite answers that of every combination with `unsure` and missing
/// ones too, one bit each. An axis of each question has as many definite answers as `sizes` says, then `unsure`,
/// then none.
pub fn with_gaps(definite: Vec<u32>, sizes: &[usize], confirm: u32, open: u32) -> Vec<u32> {
    let mut possible = definite;
    for axis in 0..sizes.len() {
        possible = widened(&possible, sizes, axis, 0);
    }
    let resolved = possible.into_iter().map(|set| agreed(set, confirm));
    let mut verdicts: Vec<u32> = resolved.collect();
    for axis in 0..sizes.len() {
        verdicts = widened(&verdicts, sizes, axis, 1);
    }
    verdicts.into_iter().map(|set| agreed(set, open)).collect()
}

/// Adds to one axis a slot with the union of its definite slots.
///
/// `extra` is the number of slots that each axis had beyond the definite ones before the first of these
/// calls; the axes before `axis` already have one more.
fn widened(cells: &[u32], sizes: &[usize], axis: usize, extra: usize) -> Vec<u32> {
    let (before, from) = sizes.split_at(axis);
    let outer: usize = before.iter().map(|size| size + extra + 1).product();
    let own = from[0];
    let inner: usize = from[1..].iter().map(|size| size + extra).product();
    let mut wide = Vec::with_capacity(outer * (own + extra + 1) * inner);
    for block in cells.chunks(((own + extra) * inner).max(1)) {
        wide.extend_from_slice(block);
        let together = |cell: usize| (0..own).fold(0, |set, slot| set | block[slot * inner + cell]);
        wide.extend((0..inner).map(together));
    }
    debug_assert_eq!(wide.len(), outer * (own + extra + 1) * inner);
    wide
}

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| SECTIONS.iter().map(|section| Table::new(section)).collect());

pub fn tables() -> &'static [Table] {
    &TABLES
}

/// The table of the section with this key.
pub fn table(key: &str) -> &'static Table {
    let table = tables()
        .iter()
        .find(|table| table.section.keys.contains(&key));
    table.unwrap_or_else(|| panic!("no section is called {key}"))
}

pub fn verdict(key: &str, state: State) -> &'static str {
    table(key).verdict(state)
}

pub fn is_barred(state: State) -> bool {
    tables()[0].verdict(state) == "barred"
}

/// Whether this section's verdict means anything: once an applicant is barred, only `eligibility` does. The
/// fee of the senior route has a row of its own, so it is always compared.
pub fn is_promised(table: &Table, state: State) -> bool {
    let always = [ELIGIBILITY.keys, FEE.keys].contains(&table.section.keys);
    always || !is_barred(state)
}
