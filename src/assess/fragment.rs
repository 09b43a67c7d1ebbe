//! Answers as they travel in a link: `route=junior-review&assignments=a,b`.

use std::rc::Rc;

use crate::notice::{Notice, QuestionIndex};

use super::{AnswerError, Answers};

/// Reads the answers of a link. What the notice does not know is left out and named; a question
/// answered twice is left out altogether, for which answer is meant would be a guess.
pub fn read_fragment(notice: &Notice, fragment: &str) -> (Answers, Vec<Rc<str>>) {
    let mut answers = Answers::none(notice);
    let mut refused = Vec::new();
    let mut twice = Vec::new();
    let fragment = fragment.trim_start_matches('#');
    for part in fragment.split('&').filter(|part| !part.is_empty()) {
        // Some messengers escape the comma on the way.
        let part = part.replace("%2C", ",").replace("%2c", ",");
        let (question, options) = part.split_once('=').unwrap_or((&part, ""));
        let options: Vec<&str> = options
            .split(',')
            .filter(|option| !option.is_empty())
            .collect();
        match answers.add(notice, question, &options) {
            Ok(()) => {}
            Err(AnswerError::GivenTwice { .. }) => {
                twice.push(question.to_owned());
                refused.push(Rc::from(part));
            }
            Err(_) => refused.push(Rc::from(part)),
        }
    }
    for question in twice {
        let index = notice.question_index(&question);
        let first = index.map(|index| written(notice, &answers, index));
        refused.extend(first.filter(|_| index.is_some_and(|index| answers.is_answered(index))));
        answers.unset(notice, &question);
    }
    (answers, refused)
}

/// Writes answers for a link, in asking order.
pub fn write_fragment(notice: &Notice, answers: &Answers) -> String {
    let parts = answers
        .answered()
        .map(|question| written(notice, answers, question));
    parts.collect::<Vec<_>>().join("&")
}

/// One answer as a link has it.
fn written(notice: &Notice, answers: &Answers, question: QuestionIndex) -> Rc<str> {
    let options = notice.option_ids(question, answers.chosen(question));
    let question = &notice.question(question).id;
    Rc::from(format!("{question}={}", options.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valid_rest_of_a_link_is_kept() {
        let notice = Notice::read_bundled().expect("the bundled notice");
        let link = "#route=junior-review&colour=red&status=asleep&assignments=none%2Cunsure\
                    &workplace=korla&workplace=qiemo&employer";
        let (answers, refused) = read_fragment(&notice, link);
        assert_eq!(write_fragment(&notice, &answers), "route=junior-review");
        let refused: Vec<&str> = refused.iter().map(|part| &**part).collect();
        let expected = [
            "colour=red",
            "status=asleep",
            "assignments=none,unsure",
            "workplace=qiemo",
            "employer",
            "workplace=korla",
        ];
        assert_eq!(refused, expected);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let notice = Notice::read_bundled().expect("the bundled notice");
        let link = "route=senior&assignments=village-stationing,first-secretary";
        let (answers, refused) = read_fragment(&notice, link);
        assert!(refused.is_empty());
        assert_eq!(write_fragment(&notice, &answers), link);
    }
}
