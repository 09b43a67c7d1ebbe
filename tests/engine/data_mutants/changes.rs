//! Every small change of a notice's data that could mislead somebody: of a condition, an option,
//! a verdict, a number, a day, a flag, or of what stands in the notice at all and in which order.

use serde_json::{Map, Value, json};
use zicha::notice::{Actor, Date, Handling, Kind, Originality, Tone};

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
    "sections",
    "verdicts",
    "notes",
    "items",
    "options",
    "telephones",
];
/// Lists whose entries somebody would miss.
const LISTED: &[&str] = &["findings", "terms", "cutoffs", "copies"];

/// What holds texts that no program reads: wording, reasons, and conditions, which are changed by themselves.
const LEFT: &[&str] = &["when", "uncited", "accepted", "languages"];

/// Optional fields of the entries of a list that somebody would miss.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("questions", &["default"]),
    ("sections", &["within", "shown_with", "summary"]),
    ("findings", &["when"]),
    ("notes", &["when"]),
    (
        "items",
        &[
            "when",
            "waived_by",
            "copies",
            "originality",
            "handling",
            "opens",
            "closes",
            "hint_for",
            "actor",
            "window",
            "address",
            "hours",
            "subject",
            "per",
            "daily",
            "variant",
        ],
    ),
];

/// Flags that the entries of a list may have.
const FLAGS: &[(&str, &[&str])] = &[
    ("", &["invented"]),
    ("questions", &["introduces"]),
    ("options", &["alone"]),
    ("sections", &["own_line", "catalogue", "ordered"]),
    ("verdicts", &["ends", "usual", "not_needed"]),
    ("notes", &["confirm", "costs_year"]),
    ("findings", &["costs_year"]),
    ("items", &["confirm", "possible", "costs_year"]),
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
                for (key, value) in fields.iter().filter(|(_, value)| !is_text(value)) {
                    self.field(&format!("{pointer}/{key}"), key, value);
                    if !LEFT.contains(&&**key) {
                        self.visit(&format!("{pointer}/{key}"), key, value);
                    }
                }
            }
            Value::Array(entries) => {
                // The order of ids is not shown.
                if !pointer.contains("/findings/") {
                    self.entries(pointer, list, entries.len());
                }
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
        for &field in named(OPTIONAL, list) {
            if fields.contains_key(field) {
                self.without(pointer, field);
            }
        }
        for &flag in named(FLAGS, list) {
            if !fields.contains_key(flag) {
                self.add(pointer, &format!("becomes {flag}"), move |it| {
                    it[flag] = json!(true);
                });
            }
        }
        if fields.contains_key("brief") && !fields.contains_key("actor") {
            self.of_paper(pointer, fields);
        }
    }

    /// What the notice does not state of a paper.
    fn of_paper(&mut self, pointer: &str, fields: &Map<String, Value>) {
        for (field, value) in [
            ("copies", json!(1)),
            ("originality", json!("copy")),
            ("handling", json!("kept")),
        ] {
            if !fields.contains_key(field) {
                let what = format!("{field} becomes {value}");
                self.add(pointer, &what, move |it| it[field] = value.clone());
            }
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
            ("id", Value::String(own)) if pointer != "/id" => {
                self.replace(pointer, json!(format!("{own}-2")));
            }
            ("verdict", Value::String(own)) => self.verdict(pointer, own),
            ("verdicts", Value::Array(names)) if names.iter().all(Value::is_string) => {
                self.verdicts_of(pointer, names);
            }
            ("kind", Value::String(own)) => self.others(pointer, own, &kinds(pointer)),
            ("tone", Value::String(own)) => self.others(pointer, own, &Tone::ALL.map(Tone::id)),
            ("originality", Value::String(own)) => {
                self.others(pointer, own, &Originality::ALL.map(Originality::id));
            }
            ("handling", Value::String(own)) => {
                self.others(pointer, own, &Handling::ALL.map(Handling::id));
            }
            ("actor", Value::String(own)) => self.others(pointer, own, &Actor::ALL.map(Actor::id)),
            ("default", Value::String(own)) => self.default(pointer, own),
            (
                "opens" | "closes" | "issued" | "date" | "from" | "until" | "first" | "last",
                Value::String(end),
            ) => {
                self.end(pointer, end);
            }
            ("window" | "hint_for", Value::String(own)) => {
                let names = self.ids(|section| section["kind"] == "windows");
                self.others(
                    pointer,
                    own,
                    &names.iter().map(|it| &**it).collect::<Vec<_>>(),
                );
            }
            ("within" | "section", Value::String(own)) => {
                let names = self.sections();
                self.others(
                    pointer,
                    own,
                    &names.iter().map(|it| &**it).collect::<Vec<_>>(),
                );
            }
            ("address" | "subject" | "number", Value::String(own)) => self.shortened(pointer, own),
            ("quote", Value::String(own)) if self.is_of_a_statement(pointer) => {
                self.shortened(pointer, own);
            }
            ("telephones" | "items", Value::Array(names)) if names.iter().all(Value::is_string) => {
                self.strings(pointer, value);
            }
            ("years", Value::Array(years)) => {
                for (at, year) in years.iter().enumerate() {
                    self.number(&format!("{pointer}/{at}"), year);
                }
                self.add(pointer, "without the last", |it| drop(entries(it).pop()));
            }
            (_, Value::Number(_)) => self.number(pointer, value),
            (_, Value::Bool(flag)) => self.replace(pointer, json!(!flag)),
            _ => {}
        }
    }

    fn number(&mut self, pointer: &str, number: &Value) {
        let number = number.as_i64().expect("whole numbers only");
        self.replace(pointer, json!(number - 1));
        self.replace(pointer, json!(number + 1));
    }

    /// The ids of the items of some sections.
    fn ids(&self, of: impl Fn(&Value) -> bool) -> Vec<String> {
        let sections = self.document["sections"].as_array().into_iter().flatten();
        let items = sections
            .filter(|section| of(section))
            .filter_map(|section| section["items"].as_array());
        let ids = items.flatten().filter_map(|item| item["id"].as_str());
        ids.map(str::to_owned).collect()
    }

    fn sections(&self) -> Vec<String> {
        let sections = self.document["sections"].as_array().into_iter().flatten();
        let ids = sections.filter_map(|section| section["id"].as_str());
        ids.map(str::to_owned).collect()
    }

    fn is_of_a_statement(&self, pointer: &str) -> bool {
        let section = pointer.split("/items/").next().unwrap_or_default();
        self.document
            .pointer(section)
            .is_some_and(|it| it["kind"] == "statements")
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
        let mut seen = vec![own];
        for name in names {
            if !seen.contains(name) {
                seen.push(name);
                self.replace(pointer, json!(name));
            }
        }
    }

    /// Another verdict, one of those beside it or, of a paper, of its section.
    fn verdict(&mut self, pointer: &str, own: &str) {
        let decision = pointer
            .rsplit_once("/findings/")
            .map_or("", |(decision, _)| decision);
        let section = decision.split("/items/").next().unwrap_or_default();
        let listed = [decision, section].map(|it| self.listed_verdicts(it));
        let names = listed
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default();
        self.others(
            pointer,
            own,
            &names.iter().map(|it| &**it).collect::<Vec<_>>(),
        );
    }

    fn listed_verdicts(&self, decision: &str) -> Vec<String> {
        let listed = self.document.pointer(&format!("{decision}/verdicts"));
        let listed = listed.and_then(Value::as_array).into_iter().flatten();
        listed
            .filter_map(|it| it["id"].as_str().map(str::to_owned))
            .collect()
    }

    /// One verdict less of another section, one more.
    fn verdicts_of(&mut self, pointer: &str, names: &[Value]) {
        for (at, name) in names.iter().enumerate() {
            self.add(pointer, &format!("without {name}"), move |it| {
                entries(it).remove(at);
            });
        }
        let section = pointer.replace("/verdicts", "/section");
        let section = self.document.pointer(&section).and_then(Value::as_str);
        let at = self.sections().iter().position(|id| Some(&**id) == section);
        let known = at.map(|at| self.listed_verdicts(&format!("/sections/{at}")));
        for more in known.unwrap_or_default() {
            if !names.contains(&json!(more)) {
                self.add(pointer, &format!("with {more}"), move |it| {
                    entries(it).push(json!(more));
                });
            }
        }
    }

    fn default(&mut self, pointer: &str, own: &str) {
        let options = pointer.replace("/default", "/options");
        let options = self.document.pointer(&options).and_then(Value::as_array);
        let options = options
            .into_iter()
            .flatten()
            .filter_map(|it| it["id"].as_str());
        let names: Vec<String> = options.map(str::to_owned).collect();
        self.others(
            pointer,
            own,
            &names.iter().map(|it| &**it).collect::<Vec<_>>(),
        );
    }

    /// The day before and the day after, the hour before and the minute after, and the day without its time.
    fn end(&mut self, pointer: &str, end: &str) {
        let (day, time) = match end.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (end, None),
        };
        let own: Date = day.parse().expect("a day");
        let at_time =
            |day: Date| time.map_or_else(|| day.to_string(), |time| format!("{day}T{time}"));
        self.replace(pointer, json!(at_time(own.minus(1))));
        self.replace(pointer, json!(at_time(own.plus(1))));
        let Some(time) = time else {
            return;
        };
        self.replace(pointer, json!(day));
        let hour: u32 = time[..2].parse().expect("an hour");
        self.replace(
            pointer,
            json!(format!("{day}T{:02}{}", hour - 1, &time[2..])),
        );
        if hour < 24 {
            self.replace(pointer, json!(format!("{day}T{hour:02}:01")));
        }
    }

    fn condition(&mut self, pointer: &str, condition: &Value) {
        let fields = condition.as_object().expect("a condition");
        for (key, value) in fields {
            let place = format!("{pointer}/{key}");
            if fields.len() > 1 && !["at-least", "of"].contains(&&**key) {
                let key = key.clone();
                self.add(pointer, &format!("without {key}"), move |it| {
                    it.as_object_mut().map(|fields| fields.remove(&key));
                });
            }
            match (&**key, value) {
                ("all" | "any", _) => self.parts(pointer, key, value),
                ("not", _) => {
                    self.negation(pointer, value);
                    self.condition(&place, value);
                }
                ("term" | "unsure", _) => self.named(&place, key, value),
                ("at-least", _) => self.number(&place, value),
                ("of", Value::Array(parts)) => {
                    for (at, part) in parts.iter().enumerate() {
                        self.condition(&format!("{place}/{at}"), part);
                    }
                }
                ("of", _) => self.condition(&place, value),
                (_, Value::Object(range)) => self.range(&place, range),
                _ => self.options(&place, key, value),
            }
        }
    }

    /// One more, one less, and the other side of a threshold.
    fn range(&mut self, pointer: &str, range: &Map<String, Value>) {
        for (side, threshold) in range {
            let place = format!("{pointer}/{side}");
            match threshold {
                Value::Object(years) => {
                    self.number(&format!("{place}/years"), &years["years"]);
                    let known = self.document["cutoffs"].as_array().into_iter().flatten();
                    let others = known.filter(|it| it["id"] != years["by"]);
                    for other in others.map(|it| it["id"].clone()).collect::<Vec<_>>() {
                        self.replace(&format!("{place}/by"), other);
                    }
                }
                _ => self.number(&place, threshold),
            }
        }
        if let [(side, threshold)] = &range.iter().collect::<Vec<_>>()[..] {
            let other = if *side == "below" {
                "at-least"
            } else {
                "below"
            };
            self.replace(pointer, json!({ other: threshold }));
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

/// What a table says of a list.
fn named<'a>(table: &[(&str, &'a [&'static str])], list: &str) -> &'a [&'static str] {
    let row = table.iter().find(|(own, _)| *own == list);
    row.map_or(&[], |(_, names)| names)
}

/// The kinds that a question or a section may have.
fn kinds(pointer: &str) -> Vec<&'static str> {
    if pointer.starts_with("/questions") {
        vec!["one", "several"]
    } else {
        Kind::ALL.map(Kind::id).to_vec()
    }
}

/// Whether a value is a text in several languages.
fn is_text(value: &Value) -> bool {
    value.get("zh").is_some_and(Value::is_string)
}

fn entries(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().expect("a list")
}
