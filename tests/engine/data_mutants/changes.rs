//! Every small change of a notice's data that could mislead somebody: of a condition, an option,
//! a verdict, a number, a day, a flag, or of what stands in the notice at all and in which order.

use serde_json::{Map, Value, json};
use zicha::notice::{Date, Handling, Originality, Tone};

/// One change, the place in the JSON where it is made, and what it is.
pub struct Change {
    pub name: String,
    pointer: String,
    edit: Edit,
}

type Edit = Box<dyn Fn(&mut Value) + Send + Sync>;

impl Change {
    /// No change at all.
    pub fn nothing() -> Self {
        Self {
            name: "nothing".to_owned(),
            pointer: String::new(),
            edit: Box::new(|_| ()),
        }
    }

    /// The notice with this change.
    pub fn of(&self, document: &Value) -> String {
        let mut document = document.clone();
        let place = document.pointer_mut(&self.pointer);
        (self.edit)(place.expect("the place was found in the document"));
        document.to_string()
    }
}

/// All changes of a document.
pub fn changes(document: &Value) -> Vec<Change> {
    let mut changes = Changes {
        document,
        all: Vec::new(),
    };
    changes.visit("", "", document);
    changes.all
}

/// Lists whose entries are shown to applicants in this order.
const ORDERED: &[&str] = &[
    "questions",
    "verdicts",
    "notes",
    "materials",
    "material_notes",
    "requirements",
    "exemption_steps",
    "windows",
    "window_notes",
    "steps",
    "cautions",
];
/// Lists of sentences that may send to the bureau.
const LINES: &[&str] = &[
    "notes",
    "material_notes",
    "exemption_steps",
    "window_notes",
    "steps",
    "cautions",
];
/// Lists whose entries somebody would miss.
const LISTED: &[&str] = &[
    "findings",
    "options",
    "terms",
    "shared_findings",
    "milestones",
    "statements",
    "contacts",
    "sites",
    "attachments",
];

struct Changes<'a> {
    document: &'a Value,
    all: Vec<Change>,
}

impl Changes<'_> {
    fn add(
        &mut self,
        pointer: &str,
        what: &str,
        edit: impl Fn(&mut Value) + Send + Sync + 'static,
    ) {
        self.all.push(Change {
            name: format!("{pointer}: {what}"),
            pointer: pointer.to_owned(),
            edit: Box::new(edit),
        });
    }

    /// Puts another value in a place.
    fn replace(&mut self, pointer: &str, other: Value) {
        let what = format!("becomes {other}");
        self.add(pointer, &what, move |value| *value = other.clone());
    }

    fn visit(&mut self, pointer: &str, list: &str, value: &Value) {
        match value {
            Value::Object(fields) => {
                self.object(pointer, list, fields);
                for (key, value) in fields {
                    self.field(&format!("{pointer}/{key}"), key, value);
                    if !["when", "text", "name", "uncited", "accepted"].contains(&&**key) {
                        self.visit(&format!("{pointer}/{key}"), key, value);
                    }
                }
            }
            Value::Array(entries) if entries.iter().all(Value::is_object) => {
                self.entries(pointer, list, entries.len());
                for (at, entry) in entries.iter().enumerate() {
                    self.visit(&format!("{pointer}/{at}"), list, entry);
                }
            }
            _ => {}
        }
    }

    fn entries(&mut self, pointer: &str, list: &str, count: usize) {
        if ORDERED.contains(&list) {
            for at in 1..count {
                let what = format!("{} and {at} change places", at - 1);
                self.add(pointer, &what, move |it| entries(it).swap(at - 1, at));
            }
        }
        if ORDERED.contains(&list) || LISTED.contains(&list) {
            for at in 0..count {
                self.add(pointer, &format!("{at} is left out"), move |it| {
                    entries(it).remove(at);
                });
            }
        }
    }

    /// What may be added to an object, or taken out of it as a whole.
    fn object(&mut self, pointer: &str, list: &str, fields: &Map<String, Value>) {
        let optional = LINES.contains(&list) || list == "findings";
        if optional && fields.contains_key("when") {
            self.without(pointer, "when");
        }
        for (lists, flag) in [
            (LINES, "confirm"),
            (&["options"], "alone"),
            (&["questions"], "several"),
            (&["requirements"], "waived_by_exemption"),
        ] {
            if lists.contains(&list) && !fields.contains_key(flag) {
                self.add(pointer, &format!("becomes {flag}"), move |it| {
                    it[flag] = json!(true);
                });
            }
        }
        for (own, flag) in [
            ("materials", "copies"),
            ("sites", "address"),
            ("questions", "default"),
        ] {
            if list == own && fields.contains_key(flag) {
                self.without(pointer, flag);
            }
        }
        if list == "materials" && !fields.contains_key("copies") {
            self.add(pointer, "one copy", |it| it["copies"] = json!(1));
        }
    }

    fn without(&mut self, pointer: &str, field: &'static str) {
        self.add(pointer, &format!("without {field}"), move |it| {
            it.as_object_mut().map(|fields| fields.remove(field));
        });
    }

    fn field(&mut self, pointer: &str, key: &str, value: &Value) {
        match (key, value) {
            ("when", _) => {
                let not = json!({ "not": value });
                self.replace(pointer, not);
                self.condition(pointer, value);
            }
            ("verdict", Value::String(own)) => self.verdict(pointer, own),
            ("tone", Value::String(own)) => self.others(pointer, own, &Tone::ALL.map(Tone::id)),
            ("originality", Value::String(own)) => {
                self.others(pointer, own, &Originality::ALL.map(Originality::id));
            }
            ("handling", Value::String(own)) => {
                self.others(pointer, own, &Handling::ALL.map(Handling::id));
            }
            ("subject", Value::String(own)) => {
                self.others(pointer, own, &[]);
            }
            ("default", Value::String(own)) => self.default(pointer, own),
            ("opens" | "closes" | "issued" | "date", Value::String(day)) => self.day(pointer, day),
            ("telephone" | "address", Value::String(own)) => self.shortened(pointer, own),
            ("quote", Value::String(own)) if pointer.starts_with("/statements") => {
                self.shortened(pointer, own);
            }
            ("telephones", Value::Array(_)) => self.strings(pointer, value),
            ("materials", Value::Array(names)) if names.iter().all(Value::is_string) => {
                self.strings(pointer, value);
                self.add(pointer, "shared by `other`", |it| {
                    entries(it).push(json!("other"));
                });
            }
            (_, Value::Number(number)) => {
                let number = number.as_i64().expect("whole numbers only");
                self.replace(pointer, json!(number - 1));
                self.replace(pointer, json!(number + 1));
            }
            (_, Value::Bool(flag)) => self.replace(pointer, json!(!flag)),
            _ => {}
        }
    }

    /// A list of strings with one left out or shortened.
    fn strings(&mut self, pointer: &str, list: &Value) {
        for (at, entry) in list.as_array().into_iter().flatten().enumerate() {
            self.add(pointer, &format!("without {entry}"), move |it| {
                entries(it).remove(at);
            });
            self.shortened(&format!("{pointer}/{at}"), entry.as_str().unwrap());
        }
    }

    fn shortened(&mut self, pointer: &str, own: &str) {
        let mut shorter = own.to_owned();
        shorter.pop();
        self.replace(pointer, json!(shorter));
    }

    fn others(&mut self, pointer: &str, own: &str, names: &[&str]) {
        for name in names.iter().filter(|name| **name != own) {
            self.replace(pointer, json!(name));
        }
    }

    /// Another verdict, one of those beside it.
    fn verdict(&mut self, pointer: &str, own: &str) {
        let decision = pointer
            .rsplit_once("/findings/")
            .map(|(decision, _)| decision);
        let listed = decision.and_then(|it| self.document.pointer(&format!("{it}/verdicts")));
        let listed = listed.and_then(Value::as_array).into_iter().flatten();
        let mut names: Vec<&str> = listed.filter_map(|it| it["verdict"].as_str()).collect();
        if pointer.starts_with("/shared_findings") {
            names = Vec::new();
        }
        self.others(pointer, own, &names);
    }

    fn default(&mut self, pointer: &str, own: &str) {
        let options = pointer.replace("/default", "/options");
        let options = self.document.pointer(&options).and_then(Value::as_array);
        let options = options
            .into_iter()
            .flatten()
            .filter_map(|it| it["id"].as_str());
        let names: Vec<&str> = options.collect();
        self.others(pointer, own, &names);
    }

    fn day(&mut self, pointer: &str, day: &str) {
        let day: Date = day.parse().expect("a day");
        self.replace(pointer, json!(day.minus(1).to_string()));
        self.replace(pointer, json!(day.plus(1).to_string()));
    }

    fn condition(&mut self, pointer: &str, condition: &Value) {
        let fields = condition.as_object().expect("a condition");
        for (key, value) in fields {
            let place = format!("{pointer}/{key}");
            if fields.len() > 1 {
                let key = key.clone();
                self.add(pointer, &format!("without {key}"), move |it| {
                    it.as_object_mut().map(|fields| fields.remove(&key));
                });
            }
            match &**key {
                "all" | "any" => self.parts(pointer, key, value),
                "not" => {
                    self.negation(pointer, value);
                    self.condition(&place, value);
                }
                "term" | "unsure" => self.named(&place, key, value),
                _ => self.options(&place, key, value),
            }
        }
    }

    fn parts(&mut self, pointer: &str, key: &str, parts: &Value) {
        let other = if key == "all" { "any" } else { "all" };
        self.replace(pointer, json!({ other: parts }));
        for (at, part) in parts.as_array().into_iter().flatten().enumerate() {
            self.add(
                &format!("{pointer}/{key}"),
                &format!("{at} is left out"),
                move |it| {
                    entries(it).remove(at);
                },
            );
            self.condition(&format!("{pointer}/{key}/{at}"), part);
        }
    }

    /// The same condition without its *not*.
    fn negation(&mut self, pointer: &str, part: &Value) {
        let part = part.clone();
        self.add(pointer, "not negated", move |it| {
            let fields = it.as_object_mut().expect("a condition");
            fields.remove("not");
            let all = json!([fields.clone(), part]);
            *it = if fields.is_empty() {
                part.clone()
            } else {
                json!({ "all": all })
            };
        });
    }

    /// Another term or question of the same kind.
    fn named(&mut self, pointer: &str, key: &str, own: &Value) {
        let list = if key == "term" {
            "/terms"
        } else {
            "/questions"
        };
        let known = self.document.pointer(list).and_then(Value::as_array);
        let names = known.into_iter().flatten().map(|it| it["id"].clone());
        for name in names.filter(|name| name != own).collect::<Vec<_>>() {
            self.replace(pointer, name);
        }
    }

    /// One option less, one option more.
    fn options(&mut self, pointer: &str, question: &str, chosen: &Value) {
        let questions = self.document["questions"].as_array().into_iter().flatten();
        let mut question = questions.filter(|it| it["id"] == question);
        let known = question.next().expect("a question")["options"].as_array();
        let known = known.into_iter().flatten().map(|it| it["id"].clone());
        let chosen = chosen.as_array().expect("options");
        for (at, option) in chosen.iter().enumerate() {
            self.add(pointer, &format!("without {option}"), move |it| {
                entries(it).remove(at);
            });
        }
        let more = known.filter(|option| option != "unsure" && !chosen.contains(option));
        for option in more.collect::<Vec<_>>() {
            self.add(pointer, &format!("with {option}"), move |it| {
                entries(it).push(option.clone());
            });
        }
    }
}

fn entries(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().expect("a list")
}
