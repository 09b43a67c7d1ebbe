//! Asks the product for its page as HTML.

use std::fmt::Write as _;

/// The content of the mount point, before anything is answered.
pub fn page(language: &str) -> String {
    zicha::prerender::page(language)
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

#[cfg(test)]
mod tests {
    use super::*;

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
