//! Asks the product for its page as HTML.

use std::fmt::Write as _;

/// The content of the mount point, before anything is answered.
pub fn page(language: &str) -> String {
    zicha::prerender::page(language)
}

/// The questions that can come second, for `scripts/guard.js`: in templates, which browsers do not
/// show by themselves.
pub fn second_questions(language: &str) -> String {
    let mut templates = String::new();
    for next in zicha::prerender::second_questions(language) {
        let (after, html) = (next.after.join(" "), next.html);
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
        let after = "intermediate-review junior-review junior-initial intermediate-initial intermediate-grant unsure";
        let template =
            format!("<template data-after=\"{after}\"><fieldset data-question=\"status\"");
        assert!(templates.starts_with(&template), "{templates}");
        assert_eq!(templates.matches("<template").count(), 1);
        assert!(!templates.contains("senior"));
    }
}
