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
mod line;
mod link;
mod plan;
mod reading;
mod to_confirm;
mod truth;
mod windows;

pub use answers::{AnswerError, Answers, WrittenAnswers};
pub use assessment::{
    Ask, Assessed, AssessedExemption, AssessedMaterial, AssessedRequirement, Assessment, Education,
    Found, Noted, Source, ToConfirm,
};
pub use code::{CodeError, is_code, read_code, write_code};
pub use engine::assess;
pub use explain::{Because, WouldChange};
pub use flow::{next_index, next_question, prune, questions_left};
pub use fold::{Outcome, Verdicts, outcome_of, verdicts};
pub use fragment::{read_fragment, write_fragment};
pub use line::{RequestError, answer_line, answer_request};
pub use link::{Link, is_link, plain, read_link};
pub use plan::{Due, Planned};
pub use reading::{Applies, Citation, ReadClause, Reading, Stretch, read};
pub use truth::{Evaluation, Truth, evaluate};
pub use windows::{AssessedWindow, Round, WindowVerdict};
