//! Notices that could not be checked in the first format, although they are within its limits.

use serde_json::{Value, json};

use super::generator::{Size, notice, option, text};

/// A section about a question of which several of ten options may be chosen, each of them in a finding of its own.
pub fn several_of_ten() -> Value {
    let mut notice = notice(&Size::of(4, 12, 1, 11, 4), 1);
    let own = notice["sections"][0]["findings"].as_array_mut();
    for (finding, option) in own.into_iter().flatten().zip(1..=10) {
        finding["when"]["q3"] = json!([format!("o{option}")]);
    }
    notice
}

/// One section that looks at twenty questions of thirty options together.
pub fn twenty_of_thirty() -> Value {
    notice(&Size::of(20, 30, 4, 800, 20), 1)
}

/// A notice with so many more questions of four options, at which its first decision looks too.
pub fn with_more_questions(mut notice: Value, more: usize) -> Value {
    let names = (0..more).map(|at| format!("more-{at}"));
    let names: Vec<String> = names.collect();
    let sections = notice["sections"].as_array_mut().into_iter().flatten();
    let mut decisions = sections.filter(|it| it["kind"] == "decision");
    if let Some(section) = decisions.next() {
        let verdict = section["verdicts"][0]["id"].clone();
        let mut findings = section["findings"].as_array().cloned().unwrap_or_default();
        let mut last = findings[0].clone();
        last["verdict"] = verdict;
        for (at, name) in names.iter().enumerate() {
            last["id"] = json!(name);
            last["when"] = json!({ name: ["o3"] });
            // With the question after it, so that they are linked.
            if let Some(next) = names.get(at + 1) {
                last["when"] = json!({"all": [{ name: ["o1"] }, { next: ["o2"] }]});
            }
            findings.push(last.clone());
        }
        section["findings"] = Value::Array(findings);
    }
    let questions = names.iter().map(|name| {
        let options = (1..=3).map(|at| option(&format!("o{at}"), false));
        json!({
            "id": name, "kind": "one", "text": text("问题？", "A question?"), "label": text("问题", "Question"),
            "unsure_ask": text("请问单位", "Ask your unit"),
            "options": options.chain([option("unsure", false)]).collect::<Vec<_>>(),
        })
    });
    let questions: Vec<Value> = questions.collect();
    if let Some(own) = notice["questions"].as_array_mut() {
        own.extend(questions);
    }
    notice
}
