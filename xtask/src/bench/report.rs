//! Writes measurements as tables to the terminal and to `docs/performance.md`.

use std::fmt::{self, Write};
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use zicha::notice::{Date, Moment};
use zicha_cli::text_file;

use crate::error::Error;
use crate::process;

const PATH: &str = "docs/performance.md";

const HEAD: &str = "# Performance

Written by `cargo xtask bench`, which measures everything, and by its parts, each of which replaces
its own section. Times belong to the machine that measured; ratios are what can be compared.
";

/// The results of one part of the benchmark.
#[derive(Debug)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// The command that measured it.
    pub command: String,
    /// How it was measured.
    pub how: String,
    /// The results.
    pub table: Table,
    /// The goals.
    pub goals: Vec<Goal>,
    /// Remarks on single figures.
    pub notes: Option<Table>,
}

/// A table of figures.
#[derive(Debug)]
pub struct Table {
    /// The headings.
    pub head: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A measured figure with a limit.
#[derive(Debug)]
pub struct Goal {
    /// What is measured.
    pub what: String,
    /// The measured value.
    pub measured: f64,
    /// The limit.
    pub most: f64,
    /// The unit, with a space before it; empty for ratios.
    pub unit: &'static str,
}

impl Goal {
    fn row(&self) -> Vec<String> {
        let verdict = if self.measured <= self.most {
            "met"
        } else {
            "missed"
        };
        vec![
            self.what.clone(),
            format!("{:.2}{}", self.measured, self.unit),
            format!("≤ {}{}", self.most, self.unit),
            verdict.to_owned(),
        ]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let head: Vec<String> = self.head.iter().map(ToString::to_string).collect();
        writeln!(formatter, "{}", line(&head))?;
        writeln!(formatter, "|---{}|", "|--:".repeat(head.len() - 1))?;
        for row in &self.rows {
            writeln!(formatter, "{}", line(row))?;
        }
        Ok(())
    }
}

impl Section {
    fn text(&self, today: Date) -> Result<String, fmt::Error> {
        let mut text = format!("## {}\n\n", self.title);
        writeln!(text, "{today}, `{}`. {}\n", self.command, self.how)?;
        write!(text, "{}", self.table)?;
        if !self.goals.is_empty() {
            let goals = Table {
                head: vec!["goal", "measured", "limit", "verdict"],
                rows: self.goals.iter().map(Goal::row).collect(),
            };
            write!(text, "\n{goals}")?;
        }
        if let Some(notes) = &self.notes {
            write!(text, "\n{notes}")?;
        }
        Ok(text)
    }
}

/// Prints sections and replaces those with the same titles in the document.
pub fn publish(sections: &[Section]) -> Result<(), Error> {
    let path = process::root().join(PATH);
    let mut page = text_file::read(&path).unwrap_or_else(|_| HEAD.to_owned());
    for section in sections {
        let text = section.text(today()).unwrap_or_default();
        println!("{text}");
        page = replaced(&page, section.title, &text);
    }
    fs::write(&path, page).map_err(Error::at(&path))
}

/// A document in which a section replaces the one with the same title, or is added at the end.
fn replaced(page: &str, title: &str, text: &str) -> String {
    let heading = format!("\n## {title}\n");
    let Some(begin) = page.find(&heading) else {
        return format!("{page}\n{text}");
    };
    let rest = begin + heading.len();
    let end = page[rest..].find("\n## ").map(|length| rest + length);
    let (before, after) = (&page[..begin], end.map_or("", |end| &page[end..]));
    format!("{before}\n{text}{after}")
}

fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.ok().and_then(|it| i64::try_from(it.as_secs()).ok());
    seconds
        .and_then(Moment::in_beijing)
        .map_or(Date::UNKNOWN, |it| it.day)
}

/// The median; NaN if there are no values.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.len() % 2) {
        (None, _) => f64::NAN,
        (Some(upper), 1) => *upper,
        (Some(upper), _) => f64::midpoint(values[middle - 1], *upper),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_replaces_its_own_and_no_other() {
        let page = replaced(HEAD, "A", "## A\n\nold\n");
        let page = replaced(&page, "B", "## B\n\nb\n");
        let page = replaced(&page, "A", "## A\n\nnew\n");
        assert_eq!(page, format!("{HEAD}\n## A\n\nnew\n\n## B\n\nb\n"));
        let page = replaced(&page, "B", "## B\n\nc\n");
        assert_eq!(page, format!("{HEAD}\n## A\n\nnew\n\n## B\n\nc\n"));
    }

    #[test]
    fn a_goal_is_met_up_to_its_limit() {
        let goal = |measured| Goal {
            what: "a / b".to_owned(),
            measured,
            most: 1.7,
            unit: "",
        };
        assert_eq!(goal(1.7).row(), ["a / b", "1.70", "≤ 1.7", "met"]);
        assert_eq!(goal(1.71).row()[3], "missed");
        assert_eq!(goal(f64::NAN).row()[3], "missed");
    }

    #[test]
    fn the_median_of_an_even_number_of_values_is_between_two() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
        assert!(median([]).is_nan());
    }
}
