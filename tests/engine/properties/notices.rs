//! Notices that anyone may make up: the one of 2021 with something changed in its JSON, and with
//! other conditions. What is accepted must hold for every answer as for that one.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select, subsequence};
use serde_json::{Map, Value, json};
use zicha::assess::{
    Answers, answer_line, assess, ended_by, next_question, prune, read_code, read_fragment,
    verdicts, write_code, write_fragment,
};
use zicha::notice::{Date, Notice, QuestionIndex};

use super::{holds, in_order};
use crate::oracle::notice::JSON;
use crate::oracle::state::{QUESTIONS, Question};

fn document() -> Value {
    serde_json::from_str(JSON).unwrap()
}

/// The places of a JSON tree, the tree itself first.
fn places(value: &Value) -> Vec<String> {
    fn visit(value: &Value, place: &str, places: &mut Vec<String>) {
        places.push(place.to_owned());
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    visit(value, &format!("{place}/{name}"), places);
                }
            }
            Value::Array(entries) => {
                for (at, value) in entries.iter().enumerate() {
                    visit(value, &format!("{place}/{at}"), places);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    visit(value, "", &mut all);
    all
}

/// A change somewhere in a JSON tree.
#[derive(Debug, Clone)]
enum Edit {
    Remove,
    Put(Value),
    /// A copy of what stands somewhere else.
    Copy(Index),
    /// One more of what stands there, in a list.
    Repeat,
    Swap(Index),
}

fn edits() -> impl Strategy<Value = Edit> {
    let words = [
        "",
        "unsure",
        "none",
        "route",
        "confirm",
        "stated",
        "<b>",
        "2021-02-30",
        "zh",
    ];
    let values = prop_oneof![
        select(words.to_vec()).prop_map(|word| json!(word)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(|text| json!(text)),
        select(vec![
            json!(null),
            json!(true),
            json!([]),
            json!({}),
            json!(0.5),
            json!([[{}]])
        ]),
    ];
    prop_oneof![
        Just(Edit::Remove),
        values.prop_map(Edit::Put),
        any::<Index>().prop_map(Edit::Copy),
        Just(Edit::Repeat),
        any::<Index>().prop_map(Edit::Swap),
    ]
}

fn edited(mut document: Value, at: Index, edit: Edit) -> Value {
    let places = places(&document);
    let place = &places[at.index(places.len())];
    let of = |index: Index| &places[index.index(places.len())];
    let value = |place: &str| document.pointer(place).cloned().unwrap();
    match edit {
        Edit::Put(other) => *document.pointer_mut(place).unwrap() = other,
        Edit::Copy(other) => {
            let other = value(of(other));
            *document.pointer_mut(place).unwrap() = other;
        }
        Edit::Swap(other) => {
            let (one, two) = (value(place), value(of(other)));
            *document.pointer_mut(of(other)).unwrap() = one;
            // Where one stood in the other it is gone with it.
            if let Some(slot) = document.pointer_mut(place) {
                *slot = two;
            }
        }
        Edit::Remove | Edit::Repeat => change_list(&mut document, place, &edit),
    }
    document
}

fn change_list(document: &mut Value, place: &str, edit: &Edit) {
    let Some((parent, name)) = place.rsplit_once('/') else {
        return;
    };
    match document.pointer_mut(parent).unwrap() {
        Value::Array(entries) => {
            let at: usize = name.parse().unwrap();
            match edit {
                Edit::Repeat => entries.insert(at, entries[at].clone()),
                _ => drop(entries.remove(at)),
            }
        }
        Value::Object(fields) => drop(fields.remove(name)),
        _ => unreachable!("{parent} holds {name}"),
    }
}

/// What chance needs to answer all questions of a notice in some order.
#[derive(Debug, Clone)]
struct Chance {
    order: Vec<Index>,
    choices: Vec<[Index; 2]>,
}

fn chances() -> impl Strategy<Value = Chance> {
    let most = QUESTIONS.len() + 2;
    let choices = vec(any::<[Index; 2]>(), most);
    (vec(any::<Index>(), most), choices).prop_map(|(order, choices)| Chance { order, choices })
}

/// A question with the options chosen.
type Chosen = (QuestionIndex, Vec<String>);

impl Chance {
    /// An answer to every question, those first that have one until they are asked.
    fn chosen(&self, notice: &Notice) -> Vec<Chosen> {
        let questions = 0..notice.document().questions.len();
        let answers = questions.zip(&self.choices).map(|(question, choices)| {
            let question = QuestionIndex(question);
            (question, options(notice, question, *choices))
        });
        let (given, asked): (Vec<_>, Vec<_>) =
            answers.partition(|(question, _)| notice.is_never_asked(*question));
        [given, in_order(asked, &self.order)].concat()
    }
}

/// One option, or two where a question takes several and they go together.
fn options(notice: &Notice, question: QuestionIndex, choices: [Index; 2]) -> Vec<String> {
    let asked = notice.question(question);
    let ids = choices.map(|index| index.get(&asked.options).id.to_string());
    let both = ids.each_ref().map(|id| &**id);
    let together = Answers::none(notice).set(notice, &asked.id, &both).is_ok();
    ids.into_iter().take(if together { 2 } else { 1 }).collect()
}

fn give(notice: &Notice, answers: &mut Answers, (question, options): &Chosen) {
    let id = &notice.question(*question).id;
    let options: Vec<&str> = options.iter().map(|option| &**option).collect();
    answers.set(notice, id, &options).unwrap();
}

/// Contract §1 and §2 for answers that are given one after the other: what is settled stays, the
/// flow ends only once all is, and links and devices bring back what they were given.
fn assert_answers_hold(notice: &Notice, chosen: &[Chosen]) {
    let mut answers = Answers::none(notice);
    let mut before = verdicts(notice, &answers);
    for one in chosen {
        give(notice, &mut answers, one);
        let now = verdicts(notice, &answers);
        if !notice.is_never_asked(one.0) {
            for ((key, before), (_, now)) in before.iter().zip(now.iter()) {
                assert!(
                    before == "open" || before == now,
                    "{key}: {before}, then {now}"
                );
            }
        }
        if next_question(notice, &answers).is_none() {
            let barred = ended_by(notice, &answers).is_some();
            let open = now.iter().find(|(_, verdict)| *verdict == "open");
            assert!(barred || open.is_none(), "ends while {open:?}");
        }
        before = now;
        let link = write_fragment(notice, &answers);
        assert_eq!(read_fragment(notice, &link).answers, answers);
        let code = write_code(notice, &answers);
        assert_eq!(read_code(notice, &code), Ok(answers.clone()));
        let (kept, _) = prune(notice, &answers);
        assert_eq!(prune(notice, &kept), (kept, Vec::new()));
    }
    assert_eq!(next_question(notice, &answers), None, "all is answered");
    let _ = assess(notice, &answers, Date::UNKNOWN.into());
}

fn line(notice: &Notice, chosen: &[Chosen]) -> String {
    let answers = chosen.iter().map(|(question, options)| {
        let question = notice.question(*question);
        let value = if question.is_several() {
            json!(options)
        } else {
            json!(options[0])
        };
        format!("{}:{value}", json!(&*question.id))
    });
    let answers = answers.collect::<Vec<_>>().join(",");
    format!(r#"{{"answers":{{{answers}}},"today":"2021-09-10"}}"#)
}

/// The first half of the answers, written forwards and backwards, comes to the same.
fn assert_order_is_nothing(notice: &Notice, chosen: &[Chosen]) {
    let mut half = chosen[..chosen.len() / 2].to_vec();
    let forwards = answer_line(notice, &line(notice, &half)).unwrap();
    half.reverse();
    assert_eq!(answer_line(notice, &line(notice, &half)).unwrap(), forwards);
}

fn assert_holds(notice: &Notice, chance: &Chance) {
    let chosen = chance.chosen(notice);
    assert_answers_hold(notice, &chosen);
    assert_order_is_nothing(notice, &chosen);
}

#[test]
fn a_notice_with_something_changed_is_refused_with_a_reason_or_holds() {
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let changes = vec((any::<Index>(), edits()), 1..3);
    holds(96, (changes, chances()), |(changes, chance)| {
        let document = changes
            .into_iter()
            .fold(document(), |document, (at, edit)| {
                edited(document, at, edit)
            });
        match Notice::read(&document.to_string(), None) {
            Ok(notice) => {
                accepted.set(accepted.get() + 1);
                assert_holds(&notice, &chance);
            }
            Err(problems) => {
                refused.set(refused.get() + 1);
                let lines = problems.iter().map(ToString::to_string);
                let reasons: Vec<String> = lines.collect();
                assert!(!reasons.is_empty());
                let whole = |line: &String| line.contains(": ") && !line.ends_with(": ");
                assert!(reasons.iter().all(whole), "{reasons:?}");
            }
        }
    });
    let (accepted, refused) = (accepted.get(), refused.get());
    assert!(
        accepted > 5 && refused > 5,
        "{accepted} accepted, {refused} refused"
    );
}

/// A question with some of its definite options.
fn answered_with() -> impl Strategy<Value = Value> {
    select(QUESTIONS.to_vec()).prop_flat_map(|question: Question| {
        let options: Vec<&str> = question.single_options().iter().map(|it| it.0).collect();
        let some = subsequence(options.clone(), 1..=options.len());
        some.prop_map(move |some| json!({ question.id(): some }))
    })
}

fn conditions() -> impl Strategy<Value = Value> {
    answered_with().prop_recursive(3, 12, 3, |part| {
        prop_oneof![
            vec(part.clone(), 1..4).prop_map(|parts| json!({ "all": parts })),
            vec(part.clone(), 1..4).prop_map(|parts| json!({ "any": parts })),
            part.clone().prop_map(|part| json!({ "not": part })),
            vec(part, 1..3).prop_map(|parts| {
                let fields = parts.into_iter().filter_map(|part| match part {
                    Value::Object(fields) => Some(fields),
                    _ => None,
                });
                Value::Object(fields.flatten().collect::<Map<_, _>>())
            }),
        ]
    })
}

#[test]
fn a_notice_with_other_conditions_is_accepted_and_holds() {
    let conditions = vec((any::<Index>(), conditions()), 1..40);
    holds(96, (conditions, chances()), |(conditions, chance)| {
        let mut document = document();
        let places = places(&document);
        let whens: Vec<&String> = places.iter().filter(|it| it.ends_with("/when")).collect();
        for (at, condition) in conditions {
            let place = whens[at.index(whens.len())];
            *document.pointer_mut(place).unwrap() = condition;
            let within = place.strip_suffix("/when").unwrap();
            let within = document.pointer_mut(within).unwrap();
            // A point that depends on more than an unsure answer must come with a question for the bureau.
            if within["confirm"] == json!(true) && within["ask"].is_null() {
                within["ask"] = json!({ "zh": "问？", "en": "Ask?" });
            }
        }
        let notice = Notice::read(&document.to_string(), None).unwrap();
        assert_holds(&notice, &chance);
    });
}
