//! Renders findings, in the order of precedence, and notes as tables.

use yew::{Html, html};
use zicha::notice::{Finding, Line, Verdict};

use super::super::{elements, telephones};
use super::{Chapters, Rendered};
use crate::Error;

impl Chapters<'_> {
    /// A table of findings, ordered by the precedence of their verdicts.
    pub(super) fn findings(self, verdicts: &[Verdict], all: Vec<&Finding>) -> Rendered {
        if all.is_empty() {
            return Ok(Html::default());
        }
        let mut rows = Vec::new();
        let unconditional = if all.len() == 1 {
            "always"
        } else {
            "otherwise"
        };
        for verdict in verdicts {
            let of_verdict = |it: &&&Finding| it.verdict == verdict.id;
            let (mut findings, otherwise): (Vec<&Finding>, Vec<&Finding>) = all
                .iter()
                .filter(of_verdict)
                .partition(|it| it.cited.when.is_some());
            findings.extend(otherwise);
            for finding in findings {
                rows.push([
                    self.when(finding.cited.when.as_ref(), unconditional)?,
                    html! { &*self.text(&verdict.text) },
                    self.cited(&self.text(&finding.text), &finding.cited),
                ]);
            }
        }
        if all.iter().all(|it| it.cited.when.is_some()) {
            rows.push(self.silence(verdicts)?);
        }
        let head = self.phrases(["when", "verdict", "meaning"])?;
        Ok(elements::table(head, rows))
    }

    /// The row for the case that no finding holds: `confirm`, because the notice is silent.
    fn silence(self, verdicts: &[Verdict]) -> Result<[Html; 3], Error> {
        let confirm = verdicts.iter().find(|it| &*it.id == Verdict::CONFIRM);
        let verdict = confirm.map_or_else(String::new, |it| self.text(&it.text).to_string());
        let document = self.document();
        let call = match telephones(document) {
            Some(numbers) => {
                let year = document.round.year.to_string();
                let words = self.conditions.words;
                let call = words.fill("confirm-call", &[("year", &year)])?;
                format!("{call} {numbers}")
            }
            None => self.phrase("confirm-nobody")?,
        };
        Ok([self.phrase("otherwise")?, verdict, call].map(|text| html! { text }))
    }

    pub(super) fn notes(self, notes: &[Line]) -> Rendered {
        let row = |note: &Line| {
            Ok([
                self.when(note.cited.when.as_ref(), "always")?,
                self.line(note)?,
            ])
        };
        let rows = notes.iter().map(row).collect::<Result<_, Error>>()?;
        Ok(elements::table(self.phrases(["when", "notes"])?, rows))
    }

    pub(super) fn line(self, line: &Line) -> Rendered {
        let mut text = self.text(&line.text).to_string();
        if line.confirm {
            text = format!("[{}] {text}", self.phrase("confirm-tag")?);
        }
        Ok(self.cited(&text, &line.cited))
    }
}
