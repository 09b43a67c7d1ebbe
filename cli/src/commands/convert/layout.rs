//! Writes the JSON of a notice as people read and compare it: what fits stands on one line.

use std::fmt::Write as _;

use zicha::notice::Json;

/// The maximum length of a line in characters, longer strings excepted.
const LINE: usize = 120;

/// The text of a file.
pub fn written(json: &Json) -> String {
    let mut text = String::new();
    write(json, 0, 0, &mut text);
    text.push('\n');
    text
}

/// Writes a value whose line already has a number of characters.
fn write(json: &Json, depth: usize, before: usize, text: &mut String) {
    let (open, close, entries): (_, _, Vec<(String, &Json)>) = match json {
        Json::List(entries) => (
            '[',
            ']',
            entries.iter().map(|it| (String::new(), it)).collect(),
        ),
        Json::Object(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(name, value)| (format!("{}: ", string(name)), value));
            ('{', '}', fields.collect())
        }
        single => return text.push_str(&on_one_line(single, true)),
    };
    let line = on_one_line(json, true);
    if entries.is_empty() || before + line.chars().count() < LINE {
        return text.push_str(&line);
    }
    let indent = |depth: usize| "  ".repeat(depth);
    text.push(open);
    for (at, (name, value)) in entries.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}\n{}{name}", indent(depth + 1));
        let before = 2 * (depth + 1) + name.chars().count();
        write(value, depth + 1, before, text);
    }
    let _ = write!(text, "\n{}{close}", indent(depth));
}

/// A value on one line; only the outermost object has spaces within its braces.
fn on_one_line(json: &Json, outermost: bool) -> String {
    match json {
        Json::List(entries) => {
            let entries = entries.iter().map(|it| on_one_line(it, false));
            format!("[{}]", entries.collect::<Vec<_>>().join(", "))
        }
        Json::Object(fields) => {
            let fields = fields.iter();
            let fields = fields
                .map(|(name, value)| format!("{}: {}", string(name), on_one_line(value, false)));
            let fields = fields.collect::<Vec<_>>().join(", ");
            if outermost && !fields.is_empty() {
                format!("{{ {fields} }}")
            } else {
                format!("{{{fields}}}")
            }
        }
        Json::Text(text) => string(text),
        single => single.to_string(),
    }
}

fn string(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
