//! The JSON Schema of notices, for the editors of people who write them. Structs derive theirs, with
//! their comments as descriptions; types with their own `Decode` are described here.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};

use super::{
    Condition, Date, Document, Section, Text,
    document::{FOR_EDITORS, Sections},
};

/// The content of the schema file.
pub fn schema() -> String {
    let generator = SchemaSettings::default().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>();
    if let Some(properties) = schema
        .get_mut("properties")
        .and_then(|it| it.as_object_mut())
    {
        properties.insert(
            FOR_EDITORS.to_owned(),
            serde_json::json!({ "type": "string" }),
        );
    }
    let written = serde_json::to_string_pretty(&schema).unwrap_or_default();
    written + "\n"
}

/// The schema of one of several names.
pub fn names(names: &[&str]) -> Schema {
    json_schema!({ "enum": names })
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One wording a language of the notice: plain text, at most 600 characters.",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 600 },
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A Beijing day, YYYY-MM-DD.",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let part = generator.subschema_for::<Self>();
        let parts = json_schema!({ "type": "array", "minItems": 1, "items": part });
        json_schema!({
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
            },
            "additionalProperties": {
                "description": "The question is answered with one of these options.",
                "type": "array",
                "minItems": 1,
                "items": { "type": "string" },
            },
        })
    }
}

impl JsonSchema for Sections {
    fn schema_name() -> Cow<'static, str> {
        "Sections".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let decision = generator.subschema_for::<super::Decision>();
        let names = Section::ALL.map(Section::id);
        let properties = names.map(|name| (name.to_owned(), decision.clone().to_value()));
        let properties: serde_json::Map<_, _> = properties.into_iter().collect();
        json_schema!({
            "description": "What applicants want to know. The names are fixed: programs rely on them.",
            "type": "object",
            "properties": properties,
            "required": names,
            "additionalProperties": false,
        })
    }
}
