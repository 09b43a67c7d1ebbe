//! Decodes JSON into types in two passes: the first validates its shape and reports every place that is
//! not as expected; the second reads the types, and cannot fail. Shapes are data, validated by one small
//! loop, which keeps the program small.

use std::rc::Rc;

use super::{
    Date, Fault, Json, Problems,
    path::{Path, shortened},
    strings::join,
};

/// The maximum number of entries of a list and fields of an object. Some checks compare all of them with
/// each other, and this limits their time.
const MOST_ENTRIES: usize = 256;

/// The expected shape of a value.
pub enum Shape {
    /// A single value: its description for messages, and the check.
    Plain(&'static str, fn(&Json) -> bool),
    /// One of these names.
    Name(&'static [&'static str]),
    /// A list of values of one shape.
    List(&'static Shape),
    /// An object with these fields and no other.
    Object(&'static [Field]),
    /// A `Text`: one wording per language.
    Text,
    /// A type with its own validation.
    Own(fn(&Json, &Path, &mut Problems)),
}

/// A field of an object.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    required: bool,
    /// The shape of its value.
    pub shape: &'static Shape,
}

impl Field {
    /// A required field. The getter is never called; it determines the type.
    pub const fn required<S, T: Decode>(name: &'static str, _getter: fn(&S) -> &T) -> Self {
        let (required, shape) = (true, T::SHAPE);
        Self {
            name,
            required,
            shape,
        }
    }

    /// An optional field.
    pub const fn optional<S, T: Decode>(name: &'static str, _getter: fn(&S) -> &T) -> Self {
        let (required, shape) = (false, T::SHAPE);
        Self {
            name,
            required,
            shape,
        }
    }
}

/// A type that can be read from JSON.
pub trait Decode {
    /// The expected shape of the JSON.
    const SHAPE: &'static Shape;

    /// Reads the value. What is missing or has another shape is read as a default; a notice of another
    /// shape is refused before that is used.
    fn read(json: &Json) -> Self;
}

/// Validates the shape of a value and reports every place that is not as expected.
pub fn look(shape: &Shape, json: &Json, path: &Path, problems: &mut Problems) {
    let (found, most) = (json.entries(), MOST_ENTRIES);
    if found > most {
        problems.push(path.fault(Fault::TooMany { found, most }));
        // The first fields of an object still show what the mistake is.
        if !matches!(shape, Shape::Object(_)) {
            return;
        }
    }
    match (shape, json) {
        (Shape::Plain(_, fits), _) if fits(json) => {}
        (Shape::Plain(expected, _), _) => refuse(expected, json, path, problems),
        (Shape::Name(names), _) => {
            if !json.as_text().is_some_and(|name| names.contains(&&**name)) {
                refuse(
                    &format!("one of {}", join(names, " ")),
                    json,
                    path,
                    problems,
                );
            }
        }
        (Shape::List(shape), Json::List(values)) => {
            for (at, value) in values.iter().enumerate() {
                look(shape, value, &path.at(at), problems);
            }
        }
        (Shape::List(_), _) => refuse("an array", json, path, problems),
        (Shape::Object(known), Json::Object(fields)) => {
            look_at_fields(known, fields, path, problems);
        }
        (Shape::Object(_), _) => refuse("an object", json, path, problems),
        (Shape::Text, Json::Object(wordings)) => look_at_wordings(wordings, path, problems),
        (Shape::Text, _) => refuse(
            "an object with one wording a language",
            json,
            path,
            problems,
        ),
        (Shape::Own(look), _) => look(json, path, problems),
    }
}

fn look_at_wordings(wordings: &[(Rc<str>, Json)], path: &Path, problems: &mut Problems) {
    for (language, wording) in wordings {
        look(<Rc<str>>::SHAPE, wording, &path.key(language), problems);
    }
    look_for_repetition(wordings, path, problems);
}

fn look_at_fields(
    known: &[Field],
    fields: &[(Rc<str>, Json)],
    path: &Path,
    problems: &mut Problems,
) {
    let looked_at = &fields[..fields.len().min(MOST_ENTRIES)];
    for (name, value) in looked_at {
        if let Some(field) = known.iter().find(|field| field.name == &**name) {
            look(field.shape, value, &path.key(name), problems);
        } else {
            let names: Vec<&str> = known.iter().map(|field| field.name).collect();
            let expected = join(&names, ", ");
            problems.push(path.key(name).fault(Fault::UnknownField { expected }));
        }
    }
    look_for_repetition(looked_at, path, problems);
    for field in known.iter().filter(|field| field.required) {
        if !fields.iter().any(|(name, _)| &**name == field.name) {
            problems.push(path.key(field.name).fault(Fault::MissingField));
        }
    }
}

/// Reports every field that occurs twice.
pub fn look_for_repetition(fields: &[(Rc<str>, Json)], path: &Path, problems: &mut Problems) {
    for (at, (name, _)) in fields.iter().enumerate() {
        if fields[..at].iter().any(|(earlier, _)| earlier == name) {
            problems.push(path.key(name).fault(Fault::RepeatedField));
        }
    }
}

/// Reports a value of the wrong type.
pub fn refuse(expected: &str, json: &Json, path: &Path, problems: &mut Problems) {
    problems.push(path.fault(Fault::WrongKind {
        expected: expected.to_owned(),
        found: shortened(&json.to_string()).to_owned(),
    }));
}

/// Reads a field; a missing one as `null`.
pub fn field<T: Decode>(json: &Json, name: &str) -> T {
    T::read(json.field(name).unwrap_or(&Json::Null))
}

impl<T: Decode> Decode for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read(json: &Json) -> Self {
        (*json != Json::Null).then(|| T::read(json))
    }
}

impl<T: Decode> Decode for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn read(json: &Json) -> Self {
        json.as_list().iter().map(T::read).collect()
    }
}

impl Decode for Rc<str> {
    const SHAPE: &'static Shape = &Shape::Plain("a string", |json| json.as_text().is_some());

    fn read(json: &Json) -> Self {
        json.as_text().cloned().unwrap_or_default()
    }
}

impl Decode for bool {
    const SHAPE: &'static Shape =
        &Shape::Plain("true or false", |json| matches!(json, Json::Bool(_)));

    fn read(json: &Json) -> Self {
        *json == Json::Bool(true)
    }
}

/// A whole number, if it fits the type.
fn whole<T: TryFrom<i64>>(json: &Json) -> Option<T> {
    match json {
        Json::Whole(number) => T::try_from(*number).ok(),
        _ => None,
    }
}

macro_rules! whole_numbers {
    ($($type:ident = $expected:literal,)*) => {
        $(impl Decode for $type {
            const SHAPE: &'static Shape =
                &Shape::Plain($expected, |json| whole::<Self>(json).is_some());

            fn read(json: &Json) -> Self {
                whole(json).unwrap_or_default()
            }
        })*
    };
}

whole_numbers! {
    u8 = "a small whole number, not negative",
    u32 = "a whole number, not negative",
    i32 = "a year",
}

fn date(json: &Json) -> Option<Date> {
    json.as_text()?.parse().ok()
}

impl Decode for Date {
    const SHAPE: &'static Shape = &Shape::Plain("a day of the calendar, YYYY-MM-DD", |json| {
        date(json).is_some()
    });

    fn read(json: &Json) -> Self {
        date(json).unwrap_or(Self::UNKNOWN)
    }
}

/// Implements `Decode` for a struct from its required and optional fields.
macro_rules! decode {
    ($type:ident { $($field:ident),* } or_default { $($optional:ident),* }) => {
        impl $crate::notice::decode::Decode for $type {
            const SHAPE: &'static $crate::notice::decode::Shape =
                &$crate::notice::decode::Shape::Object(&[
                    $($crate::notice::decode::Field::required(
                        stringify!($field),
                        |it: &Self| &it.$field,
                    ),)*
                    $($crate::notice::decode::Field::optional(
                        stringify!($optional),
                        |it: &Self| &it.$optional,
                    ),)*
                ]);

            fn read(json: &$crate::notice::Json) -> Self {
                use $crate::notice::decode::field;
                Self {
                    $($field: field(json, stringify!($field)),)*
                    $($optional: field(json, stringify!($optional)),)*
                }
            }
        }
    };
    ($type:ident { $($field:ident),* }) => {
        decode!($type { $($field),* } or_default {});
    };
}

/// Names the variants of an enum, once for reading, writing and messages.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// All variants.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// Their names, in the same order.
            const NAMES: &'static [&'static str] = &[$($name),*];

            /// The name in notices and in JSON, which programs rely on.
            pub fn id(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }

        impl $crate::notice::decode::Decode for $type {
            const SHAPE: &'static $crate::notice::decode::Shape =
                &$crate::notice::decode::Shape::Name(Self::NAMES);

            fn read(json: &$crate::notice::Json) -> Self {
                let name = json.as_text().map_or("", |name| &**name);
                let at = Self::NAMES.iter().position(|own| *own == name);
                Self::ALL[at.unwrap_or_default()]
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::notice::schema::names(Self::NAMES)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

pub(super) use {decode, names};
