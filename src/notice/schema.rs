//! The JSON Schema of notices, for the editors of people who write them, from the shapes by which notices are
//! read and the comments of their fields.

use serde_json::{Map, Value, json};

use super::{
    Document,
    decode::{Decode, Field, KIND, Shape},
    document::FOR_EDITORS,
};

/// The content of the schema file.
pub fn schema() -> String {
    let mut definitions = Definitions::default();
    definitions.add("condition", condition());
    definitions.add("copies", copies());
    definitions.add("text", text());
    let mut schema = definitions.of("notice", Document::SHAPE);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("A notice file");
    schema["properties"][FOR_EDITORS] = json!({ "type": "string" });
    schema["$defs"] = Value::Object(definitions.all);
    let written = serde_json::to_string_pretty(&schema).unwrap_or_default();
    written + "\n"
}

/// The schemas that are written once and referred to.
#[derive(Default)]
struct Definitions {
    all: Map<String, Value>,
    /// The shapes of lists' entries that have one, each with its name.
    named: Vec<(&'static Shape, String)>,
}

impl Definitions {
    fn add(&mut self, name: &str, schema: Value) {
        self.all.insert(name.to_owned(), schema);
    }

    /// The schema of a field's value.
    fn of(&mut self, field: &str, shape: &'static Shape) -> Value {
        match shape {
            Shape::Plain(plain) => serde_json::from_str(plain.schema).unwrap_or_default(),
            Shape::Name(names) => json!({ "enum": names }),
            Shape::List(entry) => json!({ "type": "array", "items": self.entry(field, entry) }),
            Shape::Object(fields) => self.object(fields),
            Shape::Kinds(kinds) => {
                let mut schemas = Vec::new();
                for (name, shape) in *kinds {
                    let mut schema = self.of(name, shape);
                    schema["properties"][KIND] = json!({ "const": name });
                    schemas.push(schema);
                }
                json!({ "type": "object", "oneOf": schemas })
            }
            Shape::Text => reference("text"),
            // Of the two types with their own validation, `copies` is always called so.
            Shape::Own(_) if field == "copies" => reference("copies"),
            Shape::Own(_) => reference("condition"),
        }
    }

    /// The schema of a list's entries: objects are defined once, under the name of the first list.
    fn entry(&mut self, list: &str, shape: &'static Shape) -> Value {
        if !matches!(shape, Shape::Object(_)) {
            return self.of(list, shape);
        }
        let known = self.named.iter().find(|(own, _)| std::ptr::eq(*own, shape));
        if let Some((_, name)) = known {
            return reference(name);
        }
        let taken = self
            .named
            .iter()
            .filter(|(_, name)| name.starts_with(list))
            .count();
        let name = if taken == 0 {
            list.to_owned()
        } else {
            format!("{list}-{}", taken + 1)
        };
        self.named.push((shape, name.clone()));
        let schema = self.of(list, shape);
        self.add(&name, schema);
        reference(&name)
    }

    fn object(&mut self, fields: &'static [&'static [Field]]) -> Value {
        let fields = || fields.iter().copied().flatten();
        let mut properties = Map::new();
        for field in fields() {
            let mut property = self.of(field.name, field.shape);
            property["description"] = json!(field.about.trim().replace("  ", " "));
            properties.insert(field.name.to_owned(), property);
        }
        let required: Vec<&str> = fields()
            .filter(|it| it.required)
            .map(|it| it.name)
            .collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn text() -> Value {
    json!({
        "description": "One wording a language of the notice: plain text, at most 600 characters.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 600 },
    })
}

fn condition() -> Value {
    let part = json!({ "$ref": "#/$defs/condition" });
    let parts = json!({ "type": "array", "minItems": 1, "items": part });
    let options = json!({ "type": "array", "minItems": 1, "items": { "type": "string" } });
    let years = json!({
        "type": "object",
        "properties": {
            "years": { "type": "integer", "minimum": 0, "maximum": 255 },
            "by": { "description": "The cut-off, by id.", "type": "string" },
        },
        "required": ["years", "by"],
        "additionalProperties": false,
    });
    let threshold = json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, years] });
    let range = json!({
        "type": "object",
        "minProperties": 1,
        "properties": { "at-least": threshold, "below": threshold },
        "additionalProperties": false,
    });
    json!({
        "description": "Holds when every one of its parts does.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": { "description": "All of these hold.", "allOf": [parts] },
            "any": { "description": "At least one of these holds.", "allOf": [parts] },
            "not": { "description": "This does not hold.", "allOf": [part] },
            "term": { "description": "The named condition of `terms` holds.", "type": "string" },
            "unsure": {
                "description": "The question is answered with not knowing; in notes and lines only.",
                "type": "string",
            },
            "at-least": { "description": "So many of `of` hold.", "type": "integer", "minimum": 1 },
            "of": {
                "description": "What is counted: each option of questions, or conditions.",
                "anyOf": [
                    parts,
                    { "type": "object", "minProperties": 1, "additionalProperties": options },
                ],
            },
        },
        "dependentRequired": { "at-least": ["of"], "of": ["at-least"] },
        "additionalProperties": {
            "description": "The question is answered with one of these options, or within these thresholds.",
            "anyOf": [options, range],
        },
    })
}

fn copies() -> Value {
    let number = json!({ "type": "integer", "minimum": 0, "maximum": 255 });
    json!({
        "anyOf": [
            number,
            {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": { "count": number, "when": { "$ref": "#/$defs/condition" } },
                    "required": ["count"],
                    "additionalProperties": false,
                },
            },
        ],
    })
}
