//! What the page stores on the device between visits, as one short text.

use std::rc::Rc;

use crate::{
    assess::{Answers, prune, read_fragment, write_fragment},
    notice::{Notice, Paper, Section, join},
};

/// The version of the format, part of the storage key: a text of another version is not found.
const VERSION: &str = "1";
/// The maximum number of names read from one line.
const MOST_NAMES: usize = 500;

/// The stored state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The answers in force.
    pub answers: Answers,
    /// The papers that are ready, by id.
    pub ready: Vec<Rc<str>>,
    /// The size of the type.
    pub size: TypeSize,
    /// The entries marked as asked, by their keys in the list of what to ask the bureau.
    pub asked: Vec<Rc<str>>,
    /// The names of the open disclosures.
    pub opened: Vec<Rc<str>>,
}

/// The size of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeSize {
    /// The default size.
    Usual,
    /// Care mode: large type, large targets, strong contrast.
    Large,
}

impl TypeSize {
    /// The value of `data-type`, which the style sheets select by.
    pub fn id(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Large => "large",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Usual => Self::Large,
            Self::Large => Self::Usual,
        }
    }
}

impl Stored {
    /// The prefix of all storage keys, for every notice and version.
    pub const BEGINNING: &str = "zicha/";

    /// The key in the session storage for the answers of a link that the applicant has not accepted or
    /// declined yet.
    pub const OFFERED: &str = "zicha/offered";

    /// The storage key. It holds the notice and the version, so nothing of another one is read.
    pub fn key(notice: &Notice) -> String {
        format!("{}{}/{VERSION}", Self::BEGINNING, notice.document().id)
    }

    /// The state of a first visit.
    pub fn nothing(notice: &Notice) -> Self {
        Self {
            answers: Answers::none(notice),
            ready: Vec::new(),
            size: TypeSize::Usual,
            asked: Vec::new(),
            opened: Vec::new(),
        }
    }

    /// Reads a stored text. Ids that the notice does not have are dropped without a message, because nobody
    /// wrote them by hand.
    pub fn read(notice: &Notice, text: &str) -> Self {
        let mut lines = text.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let answers = read_fragment(notice, line()).answers;
        let ready = line().split(',');
        let sections = notice.document().sections.iter();
        let papers: Vec<&Paper> = sections.flat_map(Section::papers).collect();
        let known = ready.filter_map(|id| papers.iter().find(|it| &*it.cited.id == id));
        let mut ready: Vec<Rc<str>> = Vec::new();
        for paper in known {
            if !ready.contains(&paper.cited.id) {
                ready.push(paper.cited.id.clone());
            }
        }
        Self {
            answers: prune(notice, &answers).0,
            ready,
            size: if line() == TypeSize::Large.id() {
                TypeSize::Large
            } else {
                TypeSize::Usual
            },
            asked: names(line()),
            opened: names(line()),
        }
    }

    /// Writes the state; `None` where it is that of a first visit.
    pub fn write(&self, notice: &Notice) -> Option<String> {
        if *self == Self::nothing(notice) {
            return None;
        }
        let answers = write_fragment(notice, &self.answers);
        let lines = [
            answers,
            join(&self.ready, ","),
            self.size.id().to_owned(),
            join(&self.asked, ","),
            join(&self.opened, ","),
        ];
        let written = join(&lines, "\n");
        Some(written.trim_end_matches('\n').to_owned())
    }
}

/// The valid names in a line, each once.
fn names(line: &str) -> Vec<Rc<str>> {
    let is_name = |name: &&str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-/=".contains(&byte);
        !name.is_empty() && name.bytes().all(fits)
    };
    let mut names: Vec<Rc<str>> = Vec::new();
    for name in line.split(',').filter(is_name).take(MOST_NAMES) {
        if !names.iter().any(|it| **it == *name) {
            names.push(name.into());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Notice {
        crate::notice::current::read()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let notice = notice();
        let text = "route=junior-review&status=in-service\nthesis,other\nlarge";
        let stored = Stored::read(&notice, text);
        assert_eq!(stored.size, TypeSize::Large);
        assert_eq!(stored.ready.len(), 2);
        assert_eq!(stored.write(&notice).as_deref(), Some(text));
    }

    #[test]
    fn invalid_texts_are_read_as_a_first_visit() {
        let notice = notice();
        let rubbish = [
            "",
            "\n\n",
            "{\"answers\":1}",
            "route=asleep\nthesis2,,\nLARGE",
            "sanction=running",
            "\u{0}\n\u{feff}\n",
        ];
        for text in rubbish {
            let stored = Stored::read(&notice, text);
            // The flow may still ask for the sanction, so this one answer is valid.
            let expected =
                (text == "sanction=running").then(|| "sanction=running\n\nusual".to_owned());
            assert_eq!(stored.write(&notice), expected, "{text:?}");
        }
    }

    #[test]
    fn a_paper_is_listed_once() {
        let notice = notice();
        let stored = Stored::read(&notice, "\nthesis,thesis,nonsense,thesis\n");
        assert_eq!(stored.write(&notice).as_deref(), Some("\nthesis\nusual"));
    }

    #[test]
    fn the_key_holds_the_notice_and_the_version() {
        assert_eq!(Stored::key(&notice()), "zicha/bayingolin-water-2021/1");
    }
}
