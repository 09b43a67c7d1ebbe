//! Decodes JSON into types in two passes: the first validates its shape and reports every place that is
//! not as expected; the second reads the types, and cannot fail. Shapes are data, validated by one small
//! loop, which keeps the program small.

use std::rc::Rc;

use super::{
    Fault, Json, Problems,
    path::{Path, shortened},
    strings::join,
};

/// The maximum number of entries of a list and fields of an object. Some checks compare all of them with
/// each other, and this limits their time.
const MOST_ENTRIES: usize = 256;

/// The expected shape of a value.
pub enum Shape {
    /// A single value.
    Plain(&'static Plain),
    /// One of these names.
    Name(&'static [&'static str]),
    /// A list of values of one shape.
    List(&'static Shape),
    /// An object with these fields, in groups, and no other.
    Object(&'static [&'static [Field]]),
    /// An object whose field `kind` names the shape of the whole.
    Kinds(&'static [(&'static str, &'static Shape)]),
    /// A `Text`: one wording per language.
    Text,
    /// A type with its own validation.
    Own(fn(&Json, &Path, &mut Problems)),
}

/// The shape of a single value.
pub struct Plain {
    /// What is expected, for messages.
    pub expected: &'static str,
    /// Whether a value fits.
    pub fits: fn(&Json) -> bool,
    /// Its JSON Schema.
    #[cfg(feature = "schema")]
    pub schema: &'static str,
}

/// A field of an object.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it may not be left out.
    pub required: bool,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// What it holds, for the schema.
    #[cfg(feature = "schema")]
    pub about: &'static str,
}

/// The name of the field that tells the kind of an object.
pub const KIND: &str = "kind";

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
        (Shape::Plain(plain), _) if (plain.fits)(json) => {}
        (Shape::Plain(plain), _) => refuse(plain.expected, json, path, problems),
        (Shape::Name(names), _) => {
            if !json.as_text().is_some_and(|name| names.contains(&&**name)) {
                refuse(&one_of(names), json, path, problems);
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
        (Shape::Kinds(kinds), Json::Object(_)) => match of_kind(kinds, json) {
            Some(shape) => look(shape, json, path, problems),
            None => look_at_kind(kinds, json, path, problems),
        },
        (Shape::Object(_) | Shape::Kinds(_), _) => refuse("an object", json, path, problems),
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

/// The shape of an object by its kind, if that is known.
pub fn of_kind(
    kinds: &'static [(&'static str, &'static Shape)],
    json: &Json,
) -> Option<&'static Shape> {
    let kind = json.field(KIND).and_then(Json::as_text)?;
    let mut kinds = kinds.iter();
    kinds
        .find(|(name, _)| *name == &**kind)
        .map(|(_, shape)| *shape)
}

/// Reports a kind that is missing or unknown.
fn look_at_kind(kinds: &[(&str, &Shape)], json: &Json, path: &Path, problems: &mut Problems) {
    let path = path.key(KIND);
    match json.field(KIND) {
        None => problems.push(path.fault(Fault::MissingField)),
        Some(kind) => {
            let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
            refuse(&one_of(&names), kind, &path, problems);
        }
    }
}

fn one_of(names: &[&str]) -> String {
    format!("one of {}", join(names, " "))
}

fn look_at_wordings(wordings: &[(Rc<str>, Json)], path: &Path, problems: &mut Problems) {
    for (language, wording) in wordings {
        look(<Rc<str>>::SHAPE, wording, &path.key(language), problems);
    }
    look_for_repetition(wordings, path, problems);
}

fn look_at_fields(
    known: &[&[Field]],
    fields: &[(Rc<str>, Json)],
    path: &Path,
    problems: &mut Problems,
) {
    let known: Vec<&Field> = known.iter().copied().flatten().collect();
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
    const SHAPE: &'static Shape = &plain!(
        "a string",
        |json| json.as_text().is_some(),
        r#"{"type":"string","minLength":1,"maxLength":600}"#
    );

    fn read(json: &Json) -> Self {
        json.as_text().cloned().unwrap_or_default()
    }
}

impl Decode for bool {
    const SHAPE: &'static Shape = &plain!(
        "true or false",
        |json| matches!(json, Json::Bool(_)),
        r#"{"type":"boolean"}"#
    );

    fn read(json: &Json) -> Self {
        *json == Json::Bool(true)
    }
}

/// A whole number, if it fits the type.
pub fn whole<T: TryFrom<i64>>(json: &Json) -> Option<T> {
    match json {
        Json::Whole(number) => T::try_from(*number).ok(),
        _ => None,
    }
}

macro_rules! whole_numbers {
    ($($type:ident = $expected:literal, $schema:literal;)*) => {
        $(impl Decode for $type {
            const SHAPE: &'static Shape =
                &plain!($expected, |json| whole::<Self>(json).is_some(), $schema);

            fn read(json: &Json) -> Self {
                whole(json).unwrap_or_default()
            }
        })*
    };
}

whole_numbers! {
    u8 = "a small whole number, not negative", r#"{"type":"integer","minimum":0,"maximum":255}"#;
    u32 = "a whole number, not negative", r#"{"type":"integer","minimum":0,"maximum":4294967295}"#;
    i32 = "a whole number", r#"{"type":"integer","minimum":-2147483648,"maximum":2147483647}"#;
}

/// A type that is written as a string in a form of its own.
macro_rules! written {
    ($type:ident = $expected:literal, $schema:literal, $none:expr) => {
        impl $crate::notice::decode::Decode for $type {
            const SHAPE: &'static $crate::notice::decode::Shape = &$crate::notice::decode::plain!(
                $expected,
                |json| json.as_text().is_some_and(|it| it.parse::<$type>().is_ok()),
                $schema
            );

            fn read(json: &$crate::notice::Json) -> Self {
                let read = json.as_text().and_then(|it| it.parse().ok());
                read.unwrap_or($none)
            }
        }

        impl $crate::notice::Written for $type {
            fn write(&self) -> $crate::notice::Json {
                $crate::notice::Json::Text(self.to_string().into())
            }

            fn read(json: &$crate::notice::Json) -> Self {
                $crate::notice::decode::Decode::read(json)
            }
        }
    };
}

/// The shape of a single value: what is expected, the check, and the JSON Schema.
macro_rules! plain {
    ($expected:expr, $fits:expr, $schema:expr) => {
        $crate::notice::decode::Shape::Plain(&$crate::notice::decode::Plain {
            expected: $expected,
            fits: $fits,
            #[cfg(feature = "schema")]
            schema: $schema,
        })
    };
}

/// Defines a struct that is read from a JSON object. The fields after `?` are optional: an `Option`, a list, a
/// flag or a string, which is then empty. `..name: Type` adds the fields of another such struct. The comments
/// are also the descriptions in the schema.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        struct $type:ident {
            $(..$flat:ident: $group:ident,)*
            $($(#[doc = $doc:literal])* $field:ident: $of:ty,)*
            $(? {
                $($(#[doc = $optional_doc:literal])* $optional:ident: $optional_of:ty,)*
            })?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $type {
            $(
                #[allow(missing_docs, reason = "its own type is documented")]
                pub $flat: $group,
            )*
            $($(#[doc = $doc])* pub $field: $of,)*
            $($($(#[doc = $optional_doc])* pub $optional: $optional_of,)*)?
        }

        impl $type {
            /// The fields of its JSON.
            pub(in $crate::notice) const FIELDS: &'static [$crate::notice::decode::Field] = &[
                $($crate::notice::decode::Field {
                    name: stringify!($field),
                    required: true,
                    shape: <$of as $crate::notice::decode::Decode>::SHAPE,
                    #[cfg(feature = "schema")]
                    about: concat!("" $(, $doc)*),
                },)*
                $($($crate::notice::decode::Field {
                    name: stringify!($optional),
                    required: false,
                    shape: <$optional_of as $crate::notice::decode::Decode>::SHAPE,
                    #[cfg(feature = "schema")]
                    about: concat!("" $(, $optional_doc)*),
                },)*)?
            ];
        }

        impl $crate::notice::decode::Decode for $type {
            const SHAPE: &'static $crate::notice::decode::Shape =
                &$crate::notice::decode::Shape::Object(&[$($group::FIELDS,)* Self::FIELDS]);

            fn read(json: &$crate::notice::Json) -> Self {
                Self {
                    $($flat: $crate::notice::decode::Decode::read(json),)*
                    $($field: $crate::notice::decode::field(json, stringify!($field)),)*
                    $($($optional: $crate::notice::decode::field(json, stringify!($optional)),)*)?
                }
            }
        }

        $crate::notice::written::rows! {
            $type: $($flat,)* $($field,)* $($($optional,)*)?;
        }
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

        $crate::notice::written::numbers! {
            $type: |it| it as usize, |at: usize| Self::ALL[at];
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

pub(super) use {names, plain, record, written};
