//! Renders conditions as text, from the labels of the notice's questions and the texts of their options.

use zicha::notice::{Condition, Notice};

use crate::error::Error;
use crate::words::Words;

/// Renders conditions in one language.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// The notice with the questions.
    pub notice: &'a Notice,
    /// The language code.
    pub language: &'a str,
    /// The phrases in that language.
    pub words: &'a Words,
}

impl Speaker<'_> {
    /// A condition as text.
    pub fn say(self, condition: &Condition) -> Result<String, Error> {
        match condition {
            Condition::Answer { question, options } => self.answer("one-of", question, options),
            Condition::Unsure(question) => {
                let label = self.label(question);
                self.words.fill("unsure-of", &[("question", &label)])
            }
            Condition::Term(id) => self.term(id, |it| self.say(it)),
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
            Condition::Not(part) => self.say(part),
            _ => {
                let condition = self.say(condition)?;
                self.words.fill("not", &[("condition", &condition)])
            }
        }
    }

    fn term(
        self,
        id: &str,
        say: impl Fn(&Condition) -> Result<String, Error>,
    ) -> Result<String, Error> {
        let terms = &self.notice.document().terms;
        // In a validated notice every term exists.
        let term = terms.iter().find(|term| &*term.id == id);
        term.map_or_else(|| Ok(id.to_owned()), |term| say(&term.when))
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
        let options = options.join(&self.words.say("option-or")?);
        let label = self.label(question);
        self.words
            .fill(form, &[("question", &label), ("options", &options)])
    }

    fn join(self, parts: &[Condition], word: &'static str) -> Result<String, Error> {
        let said = |part: &Condition| match part {
            // A nested group is put in brackets.
            Condition::All(_) | Condition::Any(_) => Ok(format!("（{}）", self.say(part)?)),
            _ => self.say(part),
        };
        let parts = parts.iter().map(said).collect::<Result<Vec<_>, Error>>()?;
        Ok(parts.join(&self.words.say(word)?))
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

    fn said(condition: &Condition) -> String {
        let notice = Notice::read_bundled().unwrap();
        let words = Words::read("zh").unwrap();
        let speaker = Speaker {
            notice: &notice,
            language: "zh",
            words: &words,
        };
        speaker.say(condition).unwrap()
    }

    #[test]
    fn answers_are_rendered_with_their_options() {
        let junior = answer("route", &["junior-review", "junior-initial"]);
        assert_eq!(said(&junior), "申报类型：初级评审、或初次确定初级");
        let not = Condition::Not(Box::new(junior.clone()));
        assert_eq!(said(&not), "申报类型不是：初级评审、或初次确定初级");
        assert_eq!(said(&Condition::Not(Box::new(not))), said(&junior));
        let term = Condition::Term(Rc::from("junior"));
        assert_eq!(said(&term), said(&junior));
        assert_eq!(
            said(&Condition::Unsure(Rc::from("route"))),
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
            said(&all),
            "申报类型：初级评审；并且（申报类型：初级评审；或者申报类型：不确定）"
        );
    }
}
