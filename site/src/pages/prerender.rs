//! The prerendered HTML of the page, split and wrapped as the templates need it.

use std::fmt::Write as _;
use std::rc::Rc;

use zicha::notice::Notice;

use crate::Error;
use crate::language::LANGUAGES;

/// The content of the mount point before any answer.
pub fn page(notice: &Rc<Notice>, language: &str) -> String {
    zicha::prerender::page(notice, language)
}

/// The same in three parts, between which `index.html` inserts scripts and styles.
#[derive(Debug)]
pub struct Parts {
    /// The masthead.
    pub masthead: String,
    /// The banner on the application round, and the first question.
    pub question: String,
    /// Everything after it.
    pub result: String,
}

/// The parts of the page.
///
/// # Errors
/// If the page lacks the element with which a part begins.
pub fn parts(notice: &Rc<Notice>, language: &str) -> Result<Parts, Error> {
    let page = page(notice, language);
    let part = |begins: &'static str| page.find(begins).ok_or(Error::NoElement(begins));
    let question = part("<aside ")?;
    let result = part("<section class=\"result\"")?;
    Ok(Parts {
        masthead: page[..question].to_owned(),
        question: page[question..result].to_owned(),
        result: page[result..].to_owned(),
    })
}

/// The questions that can come second, each with what the first answer has settled in a `template` element
/// for `scripts/answer-before-start.js`.
pub fn second_questions(notice: &Rc<Notice>, language: &str) -> String {
    let mut templates = String::new();
    for (after, html) in zicha::prerender::second_questions(notice, language) {
        // Writing to a string cannot fail.
        let _ = write!(
            templates,
            "<template data-after=\"{after}\">{html}</template>"
        );
    }
    templates
}

/// All questions in all languages, of which `embed/frame.js` measures the tallest. They are in a template, so
/// that they are neither shown nor found, and in a form, because radio buttons of the same name would
/// otherwise form one group with those of the page.
pub fn tallest(notice: &Rc<Notice>) -> String {
    let languages = LANGUAGES.map(|language| {
        let questions = zicha::prerender::questions(notice, language.code);
        format!("<div lang=\"{}\">{questions}</div>", language.tag)
    });
    let languages = languages.concat();
    format!("<template id=\"tallest\"><form class=\"tallest\">{languages}</form></template>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Rc<Notice> {
        Rc::new(zicha::notice::current::read())
    }

    #[test]
    fn the_parts_together_are_the_page() {
        let parts = parts(&notice(), "zh").unwrap();
        assert!(parts.masthead.contains("class=\"issuer\""));
        assert!(parts.question.contains("data-banner=\"round\""));
        assert!(parts.question.contains("data-question=\"route\""));
        assert!(parts.result.contains("data-section=\"windows\""));
        let Parts {
            masthead,
            question,
            result,
        } = parts;
        assert_eq!(masthead + &question + &result, page(&notice(), "zh"));
    }

    #[test]
    fn each_route_that_does_not_bar_has_a_second_question() {
        let templates = second_questions(&notice(), "en");
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

    #[test]
    fn what_the_first_answer_settles_follows_the_second_question() {
        let templates = second_questions(&notice(), "en");
        let settled = |route: &str| {
            let template = templates
                .split("<template data-after=")
                .find(|it| it.contains(route));
            let (_, line) = template
                .unwrap()
                .rsplit_once("<p role=\"status\">")
                .unwrap();
            line.to_owned()
        };
        // 七（五）: 380 yuan; 五（二）: juniors are exempt from the defence, 220 yuan.
        assert!(settled("\"intermediate-review\"").contains("380"));
        assert!(!settled("\"intermediate-review\"").contains("Defence"));
        assert!(settled("\"junior-review\"").contains("220"));
        assert!(settled("\"junior-review\"").contains("Defence"));
    }
}
