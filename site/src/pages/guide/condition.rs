//! Renders conditions as text, from the labels of the notice's questions and the texts of their options.

use zicha::notice::{Bound, Condition, Notice, Range};

use crate::Error;
use crate::words::Words;

/// Renders conditions in one language.
#[derive(Debug, Clone, Copy)]
pub struct Conditions<'a> {
    /// The notice with the questions.
    pub notice: &'a Notice,
    /// The language code.
    pub language: &'a str,
    /// The phrases in that language.
    pub words: &'a Words,
}

impl Conditions<'_> {
    /// A condition as text.
    pub fn text(self, condition: &Condition) -> Result<String, Error> {
        match condition {
            Condition::Answer { question, options } => self.answer("one-of", question, options),
            Condition::Value { question, range } => self.value(question, range),
            Condition::Count { at_least, of } => {
                let parts = of.iter().map(|it| self.text(it));
                let parts = parts.collect::<Result<Vec<_>, Error>>()?;
                let items = parts.join(&self.words.phrase("item-and")?);
                let count = at_least.to_string();
                self.words
                    .fill("count", &[("n", &count), ("items", &items)])
            }
            Condition::Unsure(question) => {
                let label = self.label(question);
                self.words.fill("unsure-of", &[("question", &label)])
            }
            Condition::Term(id) => self.term(id, |it| self.text(it)),
            Condition::All(parts) => self.join(parts, "and"),
            Condition::Any(parts) => self.join(parts, "or"),
            Condition::Not(part) => self.not(part),
        }
    }

    /// A negated condition. The negation is moved to the options where possible, which reads best.
    fn not(self, condition: &Condition) -> Result<String, Error> {
        match condition {
            Condition::Answer { question, options } => self.answer("none-of", question, options),
            Condition::Term(id) => self.term(id, |it| self.not(it)),
            Condition::Not(part) => self.text(part),
            _ => {
                let condition = self.text(condition)?;
                self.words.fill("not", &[("condition", &condition)])
            }
        }
    }

    fn term(
        self,
        id: &str,
        text: impl Fn(&Condition) -> Result<String, Error>,
    ) -> Result<String, Error> {
        let terms = &self.notice.document().terms;
        // In a validated notice every term exists.
        let term = terms.iter().find(|term| &*term.id == id);
        term.map_or_else(|| Ok(id.to_owned()), |term| text(&term.when))
    }

    fn answer(
        self,
        form: &'static str,
        question: &str,
        options: &[impl AsRef<str>],
    ) -> Result<String, Error> {
        let options: Vec<String> = options
            .iter()
            .map(|option| self.option(question, option.as_ref()))
            .collect();
        let options = options.join(&self.words.phrase("option-or")?);
        let label = self.label(question);
        self.words
            .fill(form, &[("question", &label), ("options", &options)])
    }

    /// A number or day within thresholds.
    fn value(self, question: &str, range: &Range) -> Result<String, Error> {
        let wording = self.words.program()?;
        let index = self.notice.question_index(question);
        let asked = index.map(|it| self.notice.question(it));
        let at_least = range.at_least.clone().map(Bound::AtLeast);
        let bounds = at_least
            .into_iter()
            .chain(range.below.clone().map(Bound::Below));
        let document = self.notice.document();
        let values = bounds.filter_map(|it| Some(wording.bound(document, asked?, &it).to_string()));
        let values = values
            .collect::<Vec<_>>()
            .join(&self.words.phrase("range-and")?);
        let label = self.label(question);
        self.words
            .fill("one-of", &[("question", &label), ("options", &values)])
    }

    fn join(self, parts: &[Condition], word: &'static str) -> Result<String, Error> {
        let rendered = |part: &Condition| match part {
            // A nested group is put in brackets.
            Condition::All(_) | Condition::Any(_) => {
                self.words.fill("group", &[("text", &self.text(part)?)])
            }
            _ => self.text(part),
        };
        let parts = parts
            .iter()
            .map(rendered)
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(parts.join(&self.words.phrase(word)?))
    }

    fn label(self, question: &str) -> String {
        let index = self.notice.question_index(question);
        index.map_or_else(
            || question.to_owned(),
            |it| {
                self.notice
                    .question(it)
                    .label
                    .get(self.language)
                    .to_string()
            },
        )
    }

    fn option(self, question: &str, option: &str) -> String {
        let index = self.notice.question_index(question);
        let options = index.map(|it| &self.notice.question(it).options);
        let found = options.and_then(|it| it.iter().find(|own| &*own.id == option));
        found.map_or_else(
            || option.to_owned(),
            |it| it.text.get(self.language).to_string(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn answer(question: &str, options: &[&str]) -> Condition {
        Condition::Answer {
            question: Rc::from(question),
            options: options.iter().map(|it| Rc::from(*it)).collect(),
        }
    }

    fn rendered(condition: &Condition) -> String {
        let notice = zicha::notice::current::read();
        let words = Words::read("zh").unwrap();
        let conditions = Conditions {
            notice: &notice,
            language: "zh",
            words: &words,
        };
        conditions.text(condition).unwrap()
    }

    #[test]
    fn answers_are_rendered_with_their_options() {
        let junior = answer("route", &["junior-review", "junior-initial"]);
        assert_eq!(rendered(&junior), "申报类型：初级评审、或初次确定初级");
        let not = Condition::Not(Box::new(junior.clone()));
        assert_eq!(rendered(&not), "申报类型不是：初级评审、或初次确定初级");
        assert_eq!(rendered(&Condition::Not(Box::new(not))), rendered(&junior));
        let term = Condition::Term(Rc::from("junior"));
        assert_eq!(rendered(&term), rendered(&junior));
        assert_eq!(
            rendered(&Condition::Unsure(Rc::from("route"))),
            "申报类型：不确定"
        );
    }

    #[test]
    fn nested_groups_are_in_brackets() {
        let junior = answer("route", &["junior-review"]);
        let unsure = Condition::Unsure(Rc::from("route"));
        let any = Condition::Any(vec![junior.clone(), unsure]);
        let all = Condition::All(vec![junior, any]);
        assert_eq!(
            rendered(&all),
            "申报类型：初级评审；并且（申报类型：初级评审；或者申报类型：不确定）"
        );
    }
}
