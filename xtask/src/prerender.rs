//! Asks the product for its page as HTML.

use std::fmt::Write as _;

use crate::error::Error;
use crate::shell::LANGUAGES;

/// The content of the mount point, before anything is answered.
pub fn page(language: &str) -> String {
    zicha::prerender::page(language)
}

/// The same in the order in which a browser paints it, for a page that has something to read in
/// between.
#[derive(Debug)]
pub struct Parts {
    /// Whose page it is.
    pub masthead: String,
    /// Whether the round runs, and the first question.
    pub question: String,
    /// Everything after it.
    pub result: String,
}

/// The parts of the page.
///
/// # Errors
/// A page that does not begin with a question.
pub fn parts(language: &str) -> Result<Parts, Error> {
    let page = page(language);
    let part = |begins: &'static str| page.find(begins).ok_or(Error::NoPart(begins));
    let question = part("<aside ")?;
    let result = part("<section class=\"result\"")?;
    Ok(Parts {
        masthead: page[..question].to_owned(),
        question: page[question..result].to_owned(),
        result: page[result..].to_owned(),
    })
}

/// The questions that can come second, for `scripts/early.js`: in templates, which browsers do not
/// show by themselves.
pub fn second_questions(language: &str) -> String {
    let mut templates = String::new();
    for (after, html) in zicha::prerender::second_questions(language) {
        // Writing to a string cannot fail.
        let _ = write!(
            templates,
            "<template data-after=\"{after}\">{html}</template>"
        );
    }
    templates
}

/// Every question in every language, one upon another, for a frame that measures the tallest of them
/// (embed/frame.js): in a template, so that nothing of it is shown or found, and in a form, because
/// options of one name outside would be one group with those that a visitor chooses from.
pub fn tallest() -> String {
    let languages = LANGUAGES.map(|language| {
        let questions = zicha::prerender::questions(language.code);
        format!("<div lang=\"{}\">{questions}</div>", language.tag)
    });
    let languages = languages.concat();
    format!("<template id=\"tallest\"><form class=\"tallest\">{languages}</form></template>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_page() {
        let parts = parts("zh").unwrap();
        assert!(parts.masthead.contains("class=\"issuer\""));
        assert!(parts.question.contains("data-banner=\"round\""));
        assert!(parts.question.contains("data-question=\"route\""));
        assert!(parts.result.contains("data-section=\"windows\""));
        let Parts {
            masthead,
            question,
            result,
        } = parts;
        assert_eq!(masthead + &question + &result, page("zh"));
    }

    #[test]
    fn the_second_question_comes_after_whatever_does_not_bar() {
        let templates = second_questions("en");
        let routes = [
            "intermediate-review",
            "junior-review",
            "junior-initial",
            "intermediate-initial",
            "intermediate-grant",
            "unsure",
        ];
        for route in routes {
            let template = format!("<template data-after=\"{route}\"><div class=\"ask\">");
            assert!(templates.contains(&template), "{route}");
        }
        let asked = templates.matches("data-question=\"status\"").count();
        assert_eq!(asked, routes.len());
        assert!(!templates.contains("senior"));
    }
}
