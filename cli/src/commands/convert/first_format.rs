//! Turns a notice of the first format into one of format 2. It works on the JSON and keeps what it does not
//! know, so that a notice with a mistake has the same mistake afterwards.

use std::rc::Rc;

use zicha::notice::Json;

type Fields = Vec<(Rc<str>, Json)>;

/// A section that the first format knew by name: its id, kind and heading.
struct Known {
    id: &'static str,
    kind: &'static str,
    zh: &'static str,
    en: &'static str,
}

const fn known(id: &'static str, kind: &'static str, zh: &'static str, en: &'static str) -> Known {
    Known { id, kind, zh, en }
}

/// The sections, in the order in which the page showed them.
const SECTIONS: [Known; 17] = [
    known("eligibility", "decision", "能否申报", "May you apply?"),
    known("windows", "windows", "申报时间", "Dates"),
    known("steps", "steps", "现在要办的事", "What to do now"),
    known("materials", "papers", "申报材料", "Papers to hand in"),
    known(
        "education",
        "requirements",
        "继续教育",
        "Continuing education",
    ),
    known(
        "education-source",
        "decision",
        "专业科目在哪里学",
        "Where to take the professional subject",
    ),
    known(
        "exemption",
        "decision",
        "免除继续教育",
        "Exemption from continuing education",
    ),
    known(
        "exemption-steps",
        "lines",
        "按以下顺序办理：",
        "In this order:",
    ),
    known("defence", "decision", "答辩", "Defence"),
    known("thesis", "decision", "论文、著作", "Thesis or works"),
    known("channel", "decision", "通过谁申报", "Through whom"),
    known("fee", "fee", "费用", "Fee"),
    known(
        "statements",
        "statements",
        "须一字不差填写的句子",
        "Sentences to be written word for word",
    ),
    known("cautions", "lines", "限制和注意事项", "Limits and cautions"),
    known("contacts", "contacts", "联系方式", "Contacts"),
    known("sites", "links", "相关网站", "Web sites"),
    known(
        "attachments",
        "links",
        "通知的附件",
        "Attachments of the notice",
    ),
];

/// The notice in format 2.
pub fn convert(old: &Json) -> Json {
    let old = Old(old);
    let mut new = Fields::new();
    let mut take = |fields: &[&str]| new.extend(fields.iter().filter_map(|name| old.entry(name)));
    take(&["$schema"]);
    new.push(entry("format", Json::Whole(2)));
    let mut take = |fields: &[&str]| new.extend(fields.iter().filter_map(|name| old.entry(name)));
    take(&["id", "languages", "number", "title", "issuer"]);
    new.extend(old.field("year").map(|year| entry("round", round(year))));
    let mut take = |fields: &[&str]| new.extend(fields.iter().filter_map(|name| old.entry(name)));
    take(&["issued", "corrected"]);
    let telephone = |number: &Json| Json::List(vec![object([("number", number.clone())])]);
    new.extend(
        old.field("telephone")
            .map(|it| entry("telephones", telephone(it))),
    );
    new.extend(old.entry("unsure_text"));
    new.extend(
        old.field("questions")
            .map(|it| entry("questions", each(it, question))),
    );
    new.extend(old.entry("terms"));
    let sections = SECTIONS.iter().filter_map(|known| old.section(known));
    let sections: Vec<Json> = sections.collect();
    let ids: Vec<&str> = sections.iter().filter_map(|it| id(it, "id")).collect();
    let accepted = old
        .field("accepted")
        .map(|it| each(it, |it| accepted(it, &ids)));
    new.push(entry("sections", Json::List(sections.clone())));
    new.extend(old.entry("uncited"));
    new.extend(accepted.map(|it| entry("accepted", it)));
    Json::Object(new)
}

/// The round of a year: in the first format all of it lay in that year.
fn round(year: &Json) -> Json {
    let day = |day: &str| Json::Text(format!("{year}-{day}").into());
    object([
        ("year", year.clone()),
        ("from", day("01-01")),
        ("until", day("12-31")),
    ])
}

fn question(old: &Json) -> Json {
    let several = old.field("several") == Some(&Json::Bool(true));
    let mut new = Fields::new();
    for (name, value) in old.as_object() {
        if &**name != "several" {
            new.push((name.clone(), value.clone()));
        }
        if &**name == "id" {
            let kind = if several { "several" } else { "one" };
            new.push(entry("kind", Json::Text(kind.into())));
        }
    }
    Json::Object(new)
}

/// An accepted warning; the place of a section is by its position now.
fn accepted(old: &Json, sections: &[&str]) -> Json {
    let mut new = old.as_object().to_vec();
    for (name, value) in &mut new {
        if let ("path", Json::Text(path)) = (&**name, &mut *value) {
            *path = place(path, sections).into();
        }
    }
    Json::Object(new)
}

/// A place such as `sections.fee.findings[0]` in the new file, which has these sections.
pub fn place(old: &str, sections: &[&str]) -> String {
    let at = |id: &str| sections.iter().position(|own| *own == id);
    if let Some(rest) = old.strip_prefix("sections.") {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        if let Some(at) = at(&rest[..end]) {
            return format!("sections[{at}]{}", &rest[end..]);
        }
    }
    for (list, section) in [
        ("materials", "materials"),
        ("windows", "windows"),
        ("steps", "steps"),
        ("requirements", "education"),
        ("exemption_steps", "exemption-steps"),
        ("statements", "statements"),
        ("cautions", "cautions"),
        ("contacts", "contacts"),
        ("sites", "sites"),
        ("attachments", "attachments"),
    ] {
        if let (Some(rest), Some(at)) = (old.strip_prefix(list), at(section))
            && (rest.is_empty() || rest.starts_with('['))
        {
            let rest = rest.replacen(".decision.", ".", 1);
            return format!("sections[{at}].items{rest}");
        }
    }
    old.to_owned()
}

/// The old notice.
struct Old<'a>(&'a Json);

impl Old<'_> {
    fn field(&self, name: &str) -> Option<&Json> {
        self.0.field(name)
    }

    fn entry(&self, name: &str) -> Option<(Rc<str>, Json)> {
        self.field(name).map(|value| entry(name, value.clone()))
    }

    fn languages(&self) -> Vec<Rc<str>> {
        let languages = self.field("languages").map_or(&[][..], Json::as_list);
        languages
            .iter()
            .filter_map(Json::as_text)
            .cloned()
            .collect()
    }

    fn list(&self, name: &str) -> &[Json] {
        self.field(name).map_or(&[], Json::as_list)
    }

    /// A section with everything that the first format had elsewhere. `None` for a list that was empty.
    fn section(&self, known: &Known) -> Option<Json> {
        let named = self.field("sections").and_then(|it| it.field(known.id));
        let mut new = self.head(known);
        new.extend(links(known.id));
        if let Some(decision) = named {
            new.extend(decision_fields(decision));
        }
        let notes = match known.id {
            "windows" => self.list("window_notes"),
            "materials" => self.list("material_notes"),
            _ => &[],
        };
        let items = self.items(known.id);
        if known.id == "materials" {
            new.push(entry("catalogue", Json::Bool(true)));
            new.push(entry("verdicts", self.verdicts_of_papers()));
            let shared = self.list("shared_findings").iter().map(shared);
            new.push(entry("findings", Json::List(shared.collect())));
        }
        if !notes.is_empty() {
            new.push(entry("notes", Json::List(notes.to_vec())));
        }
        let is_empty = items.as_ref().is_none_or(Vec::is_empty);
        if let Some(items) = items.filter(|items| !items.is_empty()) {
            new.push(entry("items", Json::List(items)));
        }
        (named.is_some() || !is_empty || !notes.is_empty()).then_some(Json::Object(new))
    }

    fn head(&self, known: &Known) -> Fields {
        let heading = self.languages().into_iter().map(|language| {
            let words = if &*language == "zh" {
                known.zh
            } else {
                known.en
            };
            (language, Json::Text(words.into()))
        });
        vec![
            entry("id", Json::Text(known.id.into())),
            entry("kind", Json::Text(known.kind.into())),
            entry("heading", Json::Object(heading.collect())),
        ]
    }

    fn items(&self, section: &str) -> Option<Vec<Json>> {
        let list = |name: &str| self.list(name).to_vec();
        Some(match section {
            "windows" => {
                let hints = self.list("milestones").iter().map(hint);
                list("windows").into_iter().chain(hints).collect()
            }
            "steps" => self
                .list("steps")
                .iter()
                .map(|it| renamed(it, "milestone", "window"))
                .collect(),
            "materials" => self.list("materials").iter().map(paper).collect(),
            "education" => self.list("requirements").iter().map(requirement).collect(),
            "exemption-steps" => list("exemption_steps"),
            "statements" => list("statements"),
            "cautions" => list("cautions"),
            "contacts" => list("contacts"),
            "sites" => list("sites"),
            "attachments" => {
                let attachments = self.list("attachments").iter();
                attachments
                    .map(|it| attachment(it, &self.languages()))
                    .collect()
            }
            _ => return None,
        })
    }

    /// The verdicts of the papers, which each paper repeated: every verdict once.
    fn verdicts_of_papers(&self) -> Json {
        let mut verdicts: Vec<Json> = Vec::new();
        for paper in self.list("materials") {
            let listed = paper.field("decision").and_then(|it| it.field("verdicts"));
            for old in listed.map_or(&[][..], Json::as_list) {
                let mut new = verdict(old);
                if let (Json::Object(fields), Some("required")) = (&mut new, id(old, "verdict")) {
                    fields.push(entry("usual", Json::Bool(true)));
                }
                if !verdicts.iter().any(|it| id(it, "id") == id(&new, "id")) {
                    verdicts.push(new);
                }
            }
        }
        Json::List(verdicts)
    }
}

/// The fields that tie a section to others, and its place in the short answer.
fn links(section: &str) -> Fields {
    let within = |id: &str| entry("within", Json::Text(id.into()));
    let summary = |place| entry("summary", Json::Whole(place));
    match section {
        "windows" => vec![summary(1)],
        "eligibility" => vec![summary(2)],
        "fee" => vec![summary(3)],
        "defence" => vec![summary(4)],
        "materials" => vec![summary(5)],
        "education" => vec![summary(6)],
        "education-source" => vec![within("education")],
        "exemption" => vec![within("education"), entry("own_line", Json::Bool(true))],
        "exemption-steps" => vec![
            within("exemption"),
            entry(
                "shown_with",
                verdicts_of("exemption", &["may-apply", "confirm"]),
            ),
            entry("ordered", Json::Bool(true)),
        ],
        "sites" | "attachments" => vec![within("contacts")],
        _ => Vec::new(),
    }
}

fn verdicts_of(section: &str, verdicts: &[&str]) -> Json {
    let verdicts = verdicts.iter().map(|it| Json::Text((*it).into()));
    object([
        ("section", Json::Text(section.into())),
        ("verdicts", Json::List(verdicts.collect())),
    ])
}

/// The fields of a decision, with its verdicts by `id`.
fn decision_fields(old: &Json) -> Fields {
    let fields = old.as_object().iter();
    let fields = fields.map(|(name, value)| match &**name {
        "verdicts" => (name.clone(), each(value, verdict)),
        _ => (name.clone(), value.clone()),
    });
    fields.collect()
}

fn verdict(old: &Json) -> Json {
    let mut new = renamed(old, "verdict", "id");
    if let (Json::Object(fields), Some("barred")) = (&mut new, id(old, "verdict")) {
        fields.push(entry("ends", Json::Bool(true)));
    }
    new
}

/// A finding that several papers share, with the papers in it.
fn shared(old: &Json) -> Json {
    let mut new = Fields::new();
    for (name, value) in old.field("finding").map_or(&[][..], Json::as_object) {
        new.push((name.clone(), value.clone()));
        if &**name == "id" {
            new.extend(old.field("materials").map(|it| entry("items", it.clone())));
        }
    }
    Json::Object(new)
}

fn paper(old: &Json) -> Json {
    let mut new = Fields::new();
    for (name, value) in old.as_object() {
        match (&**name, value) {
            ("originality", Json::Text(own)) if &**own == "not-stated" => {}
            ("decision", _) => {
                let fields = decision_fields(value).into_iter();
                new.extend(fields.filter(|(name, _)| &**name != "verdicts"));
            }
            ("variant", _) => new.push(entry("variant", Json::Object(decision_fields(value)))),
            _ => new.push((name.clone(), value.clone())),
        }
    }
    Json::Object(new)
}

/// A requirement, with an id of its subject and year.
fn requirement(old: &Json) -> Json {
    let mut new = Fields::new();
    let subject = id(old, "subject").unwrap_or_default();
    let year = old
        .field("year")
        .map(ToString::to_string)
        .unwrap_or_default();
    new.push(entry("id", Json::Text(format!("{subject}-{year}").into())));
    for (name, value) in old.as_object() {
        match &**name {
            "year" => new.push(entry("years", Json::List(vec![value.clone()]))),
            "waived_by_exemption" => {
                if *value == Json::Bool(true) {
                    new.push(entry("waived_by", verdicts_of("exemption", &["may-apply"])));
                }
            }
            _ => new.push((name.clone(), value.clone())),
        }
    }
    Json::Object(new)
}

/// A milestone as a hint among the windows.
fn hint(old: &Json) -> Json {
    renamed(&renamed(old, "date", "closes"), "window", "hint_for")
}

fn attachment(old: &Json, languages: &[Rc<str>]) -> Json {
    let number = old
        .field("number")
        .map(ToString::to_string)
        .unwrap_or_default();
    let name = languages.iter().map(|language| {
        let words = if &**language == "zh" {
            "附件"
        } else {
            "Attachment "
        };
        (
            language.clone(),
            Json::Text(format!("{words}{number}").into()),
        )
    });
    let mut new = vec![
        entry("id", Json::Text(format!("attachment-{number}").into())),
        entry("name", Json::Object(name.collect())),
    ];
    let others = old
        .as_object()
        .iter()
        .filter(|(name, _)| &**name != "number");
    new.extend(others.cloned());
    Json::Object(new)
}

fn renamed(old: &Json, from: &str, to: &str) -> Json {
    let fields = old.as_object().iter();
    let fields = fields.map(|(name, value)| {
        let name = if **name == *from {
            Rc::from(to)
        } else {
            name.clone()
        };
        (name, value.clone())
    });
    Json::Object(fields.collect())
}

fn each(list: &Json, convert: impl Fn(&Json) -> Json) -> Json {
    match list {
        Json::List(entries) => Json::List(entries.iter().map(convert).collect()),
        other => other.clone(),
    }
}

fn id<'a>(json: &'a Json, field: &str) -> Option<&'a str> {
    json.field(field)?.as_text().map(|it| &**it)
}

fn entry(name: &str, value: Json) -> (Rc<str>, Json) {
    (name.into(), value)
}

fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.map(|(name, value)| entry(name, value)).into())
}
