//! Notices with random decisions, as JSON.

use serde_json::{Map, Value, json};

/// Choices made one after the other from random bytes; 0 once these are used up, so that fewer bytes make simpler
/// notices.
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    /// Choices from these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % most
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == one_in - 1
    }
}

fn text(words: &str) -> Value {
    json!({ "zh": words })
}

/// A notice with a few questions and decisions of every kind.
pub fn notice(choices: &mut Choices) -> Value {
    let count = 2 + choices.below(4);
    let most_options = if count > 3 { 2 } else { 4 };
    let questions = (0..count).map(|at| question(choices, at, most_options));
    let questions: Vec<Value> = questions.collect();
    let sections = (0..=choices.below(3)).map(|at| section(choices, at, &questions));
    let sections: Vec<Value> = sections.collect();
    json!({
        "format": 2, "id": "random", "languages": ["zh"], "title": text("甲"), "issuer": text("甲"),
        "round": {"year": 2025, "from": "2025-01-01", "until": "2025-12-31"}, "issued": "2025-01-01",
        "unsure_text": text("{questions}：{text}"),
        "cutoffs": [{"id": "end", "date": "2025-12-31", "clause": "一", "quote": "甲"}],
        "questions": questions, "sections": sections,
    })
}

fn question(choices: &mut Choices, at: usize, most_options: usize) -> Value {
    let kind = ["one", "several", "one", "number", "day"][choices.below(5)];
    let mut options: Vec<Value> = Vec::new();
    let count = match kind {
        "number" | "day" => choices.below(2),
        _ => 1 + choices.below(most_options),
    };
    for at in 0..count {
        let alone = kind == "several" && choices.is(3);
        options.push(json!({"id": format!("o{at}"), "text": text("甲"), "alone": alone}));
    }
    if !choices.is(3) {
        options.push(json!({"id": "unsure", "text": text("甲")}));
    }
    let mut question = json!({
        "id": format!("q{at}"), "kind": kind, "text": text("甲"), "label": text("甲"), "options": options,
        "unsure_ask": text("甲"),
    });
    match kind {
        "number" => {
            question["unit"] = text("年");
            question["least"] = json!(0);
            question["most"] = json!(9);
        }
        "day" => {
            question["first"] = json!("2010-01-01");
            question["last"] = json!("2025-12-31");
        }
        _ => {}
    }
    if !options.is_empty() && choices.is(6) {
        question["default"] = options[choices.below(options.len())]["id"].clone();
    }
    question
}

fn section(choices: &mut Choices, at: usize, questions: &[Value]) -> Value {
    let mut section = json!({"id": format!("s{at}"), "heading": text("甲")});
    match choices.below(6) {
        0..=2 => decided(choices, questions, &mut section, "decision"),
        3 => decided(choices, questions, &mut section, "fee"),
        4 => {
            section["kind"] = json!("windows");
            section["items"] = json!([
                item(choices, questions, "w0"),
                item(choices, questions, "w1")
            ]);
        }
        _ => papers(choices, questions, &mut section),
    }
    section
}

fn verdicts(choices: &mut Choices) -> Vec<&'static str> {
    let mut verdicts = vec!["a", "b", "c"];
    verdicts.truncate(1 + choices.below(3));
    verdicts.insert(choices.below(verdicts.len() + 1), "confirm");
    verdicts
}

fn with_texts(verdicts: &[&str]) -> Value {
    let verdicts = verdicts.iter();
    verdicts
        .map(|id| json!({"id": id, "tone": "neutral", "text": text("甲")}))
        .collect()
}

fn decided(choices: &mut Choices, questions: &[Value], section: &mut Value, kind: &str) {
    let verdicts = verdicts(choices);
    let count = 1 + choices.below(6);
    section["kind"] = json!(kind);
    section["verdicts"] = with_texts(&verdicts);
    section["findings"] = findings(choices, questions, (&verdicts, count), kind == "fee");
}

fn findings(
    choices: &mut Choices,
    questions: &[Value],
    (verdicts, count): (&[&str], usize),
    of_fee: bool,
) -> Value {
    let findings = (0..count).map(|at| {
        let verdict = verdicts[choices.below(verdicts.len())];
        let mut finding = json!({
            "id": format!("f{at}"), "clause": "一", "quote": "甲", "verdict": verdict, "text": text("甲"),
        });
        if !choices.is(5) {
            finding["when"] = condition(choices, questions, 3);
        }
        if verdict == "confirm" {
            finding["ask"] = text("甲");
        } else if of_fee {
            finding["amount_cny"] = json!(100 + choices.below(2));
        }
        finding
    });
    findings.collect()
}

fn item(choices: &mut Choices, questions: &[Value], id: &str) -> Value {
    json!({
        "id": id, "clause": "一", "quote": "甲", "text": text("甲"), "name": text("甲"),
        "when": condition(choices, questions, 3),
    })
}

fn papers(choices: &mut Choices, questions: &[Value], section: &mut Value) {
    let verdicts = verdicts(choices);
    let papers = ["p0", "p1"].map(|id| {
        let count = 1 + choices.below(2);
        let mut paper = json!({
            "id": id, "clause": "一", "quote": "甲", "name": text("甲"), "brief": text("甲"),
            "findings": findings(choices, questions, (&verdicts, count), false),
        });
        if choices.is(2) {
            let counts = (0..=choices.below(3)).map(|at| {
                let mut count = json!({"count": at + 1});
                if !choices.is(3) {
                    count["when"] = condition(choices, questions, 2);
                }
                count
            });
            paper["copies"] = counts.collect();
        }
        paper
    });
    let mut shared = findings(choices, questions, (&verdicts, 1), false);
    shared[0]["id"] = json!("shared");
    shared[0]["items"] = json!(["p0", "p1"]);
    section["kind"] = json!("papers");
    section["verdicts"] = with_texts(&verdicts);
    section["findings"] = shared;
    section["items"] = json!(papers);
}

/// A condition of at most so many levels.
fn condition(choices: &mut Choices, questions: &[Value], depth: usize) -> Value {
    let inner = |choices: &mut Choices| condition(choices, questions, depth - 1);
    match if depth == 0 { 0 } else { choices.below(9) } {
        3 => json!({ "not": inner(choices) }),
        4 => json!({ "any": [inner(choices), inner(choices)] }),
        5 => json!({ "all": [inner(choices), inner(choices)] }),
        6 => {
            let count = 2 + choices.below(3);
            let of: Vec<Value> = (0..count).map(|_| inner(choices)).collect();
            json!({"at-least": 1 + choices.below(count), "of": of})
        }
        7 => {
            let mut both = Map::new();
            for _ in 0..2 {
                let (id, test) = test(choices, questions);
                both.insert(id, test);
            }
            Value::Object(both)
        }
        _ => {
            let (id, test) = test(choices, questions);
            json!({ id: test })
        }
    }
}

/// A question, and options or thresholds of it.
fn test(choices: &mut Choices, questions: &[Value]) -> (String, Value) {
    let question = &questions[choices.below(questions.len())];
    let options = question["options"].as_array().expect("a list").iter();
    let options = options
        .map(|it| it["id"].as_str().expect("an id"))
        .filter(|id| *id != "unsure");
    let options: Vec<&str> = options.collect();
    let test = match question["kind"].as_str() {
        Some("number") if options.is_empty() || !choices.is(3) => {
            let bound = json!(1 + choices.below(4));
            if choices.is(3) {
                json!({"at-least": bound, "below": 6})
            } else {
                json!({ ["at-least", "below"][choices.below(2)]: bound })
            }
        }
        Some("day") if options.is_empty() || !choices.is(3) => {
            let bound = json!({"years": 1 + choices.below(3), "by": "end"});
            json!({ ["at-least", "below"][choices.below(2)]: bound })
        }
        _ => {
            let mut some: Vec<&str> = options.iter().copied().filter(|_| choices.is(2)).collect();
            if some.is_empty() {
                some.push(options[choices.below(options.len())]);
            }
            json!(some)
        }
    };
    (question["id"].as_str().expect("an id").to_owned(), test)
}
