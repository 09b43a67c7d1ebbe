//! Answers as text, `route=junior-review&assignments=a,b&years=5`: the form in which portals write links and in
//! which the device stores answers.

use std::rc::Rc;

use crate::notice::{Notice, OptionSet, QuestionIndex, QuestionSet, join};

use super::{
    Answers, Link,
    answers::Answer,
    value::{read_value, write_value},
};

/// Prefixes of parameters that programs append to count visitors, and `amp` from an escaped ampersand.
/// They are ignored.
const APPENDED: [&[u8]; 7] = [
    b"amp",
    b"utm",
    b"from",
    b"isappinstalled",
    b"spm",
    b"fbclid",
    b"gclid",
];

/// Reads answers from text. What the notice does not have is left out and counted; a question answered
/// twice is left out too, because choosing one of the answers would be a guess.
pub fn read_fragment(notice: &Notice, words: &str) -> Link {
    let mut link = Link::nothing(notice);
    let mut seen = QuestionSet::default();
    for part in words.as_bytes().split(|it| b"&;?#%".contains(it)) {
        let mut names = part.split(|it| b"=,".contains(it));
        let name = names.next().unwrap_or_default();
        let questions = &notice.document().questions;
        let Some(at) = questions.iter().position(|it| it.id.as_bytes() == name) else {
            let ignored = part.is_empty() || APPENDED.iter().any(|it| name.starts_with(it));
            link.unknown += usize::from(!ignored);
            continue;
        };
        let index = QuestionIndex(at);
        let mut answer = answer(notice, index, names).unwrap_or_default();
        if seen.contains(index) {
            answer = Answer::default();
        }
        if answer.is_empty() {
            link.refused = link.refused.union(QuestionSet::one(index));
        }
        link.answers.put(index, answer);
        seen = seen.union(QuestionSet::one(index));
    }
    link
}

/// A value, or the options with these ids, if they are a valid answer together.
fn answer<'a>(
    notice: &Notice,
    index: QuestionIndex,
    names: impl Iterator<Item = &'a [u8]>,
) -> Option<Answer> {
    let question = notice.question(index);
    let names: Vec<&[u8]> = names.filter(|name| !name.is_empty()).collect();
    if let [written] = *names
        && let Some(value) = read_value(question, written)
    {
        return Answer::of_value(notice, index, value);
    }
    let mut chosen = OptionSet::default();
    for name in names {
        let id = std::str::from_utf8(name).ok()?;
        let at = notice.option_index(index, id)?;
        if chosen.contains(at) {
            return None;
        }
        chosen = chosen.union(OptionSet::one(at));
    }
    answers_together(notice, index, chosen).then_some(chosen.into())
}

/// Whether options are a valid answer together.
pub(super) fn answers_together(notice: &Notice, index: QuestionIndex, chosen: OptionSet) -> bool {
    let alone = notice.rules().questions[index.0].alone;
    let several = notice.question(index).is_several() && !chosen.meets(alone);
    several || chosen.bits().count_ones() <= 1
}

/// Writes answers as text, in asking order.
pub fn write_fragment(notice: &Notice, answers: &Answers) -> String {
    let parts = answers
        .answered()
        .map(|question| written(notice, answers, question));
    join(&parts.collect::<Vec<_>>(), "&")
}

/// One answer as text.
fn written(notice: &Notice, answers: &Answers, question: QuestionIndex) -> Rc<str> {
    let answer = answers.answer(question);
    let asked = notice.question(question);
    let written = match answer.value {
        Some(value) => write_value(asked, value),
        None => join(&notice.option_ids(question, answer.chosen), ","),
    };
    Rc::from(format!("{}={written}", asked.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valid_part_of_a_link_is_read() {
        let notice = crate::notice::current::read();
        let words = "route=junior-review&colour=red&status=asleep&assignments=none,unsure\
                     &workplace=korla&workplace=qiemo&employer&sanction=&unit-level=county,county";
        let link = read_fragment(&notice, words);
        assert_eq!(
            write_fragment(&notice, &link.answers),
            "route=junior-review"
        );
        let refused = link.refused.iter().map(|it| &*notice.question(it).id);
        let refused: Vec<&str> = refused.collect();
        let expected = [
            "status",
            "workplace",
            "employer",
            "sanction",
            "unit-level",
            "assignments",
        ];
        assert_eq!(refused, expected);
        assert_eq!(link.unknown, 1);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let notice = crate::notice::current::read();
        let words = "route=senior&assignments=village-stationing,first-secretary";
        let link = read_fragment(&notice, words);
        assert!(link.refused.is_empty());
        assert_eq!(write_fragment(&notice, &link.answers), words);
    }
}
