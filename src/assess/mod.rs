//! The engine: from a notice, answers and a day to an [`Assessment`]. Pure: it reads no clock and no
//! storage, and does not know the page.

mod answers;
mod assessment;
mod code;
mod engine;
mod explain;
mod flow;
mod fold;
mod fragment;
mod items;
mod line;
mod link;
mod plan;
mod reading;
mod sorted;
mod spread;
mod to_confirm;
mod truth;
mod value;
mod windows;

pub use answers::{Answer, AnswerError, Answers, WrittenAnswers};
pub use assessment::{
    Ask, Assessed, AssessedCharge, AssessedItems, AssessedPaper, AssessedRequirement,
    AssessedSection, Assessment, Entry, Found, Noted, Source, ToConfirm,
};
pub use code::{CodeError, is_code, read_code, write_code};
pub use engine::assess;
pub use explain::{Because, Instead, Said, Value, WouldChange};
pub use flow::{next_index, next_question, prune, questions_left};
pub use fold::{Outcome, Verdicts, ended_by, level_of, name_of, outcome_of, verdicts};
pub use fragment::{read_fragment, write_fragment};
pub use line::{RequestError, answer_line, answer_request};
pub use link::{Link, is_link, plain, read_link};
pub use plan::{Due, Planned};
pub use reading::{Applies, Citation, ReadClause, Reading, Stretch, read};
pub use sorted::sorted;
pub use truth::{Evaluation, Truth, evaluate};
pub use value::{read_value, write_value};
pub use windows::{AssessedWindow, Hint, Round, WindowVerdict};
