//! From JSON to typed data in two passes: the shape is looked at first, every place that is not
//! as expected is told, and only what has the right shape is read. The shapes are data and one
//! small loop looks at them all, which keeps the program that applicants load small.

use std::rc::Rc;

use super::{
    Date, Fault, Json, Problems,
    path::{Path, shortened},
    text,
};

/// The most entries of a list and fields of an object. Some checks compare every one with every
/// other; the bound keeps them short whatever a notice holds.
const MOST_ENTRIES: usize = 256;

/// What a value has to look like.
pub enum Shape {
    /// A value of one kind; the words say which in a message.
    Plain(&'static str, fn(&Json) -> bool),
    /// One of these names.
    Name(&'static [&'static str]),
    /// A list of values that look alike.
    List(&'static Shape),
    /// An object with these fields and no other.
    Object(&'static [Field]),
    /// One wording a language.
    Text,
    /// What looks at itself.
    Own(fn(&Json, &Path, &mut Problems)),
}

/// A field of an object.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    required: bool,
    /// What it holds.
    pub shape: &'static Shape,
}

impl Field {
    /// A field that has to be there. The getter is never called: it tells the type.
    pub const fn required<S, T: Decode>(name: &'static str, _getter: fn(&S) -> &T) -> Self {
        let (required, shape) = (true, T::SHAPE);
        Self {
            name,
            required,
            shape,
        }
    }

    /// A field that may be left out.
    pub const fn optional<S, T: Decode>(name: &'static str, _getter: fn(&S) -> &T) -> Self {
        let (required, shape) = (false, T::SHAPE);
        Self {
            name,
            required,
            shape,
        }
    }
}

/// Reads itself from JSON of its shape.
pub trait Decode {
    /// What the JSON has to look like.
    const SHAPE: &'static Shape;

    /// Reads the value. What is left out, and what has another shape, is read as nothing; a
    /// notice of another shape is refused before anyone sees that.
    fn read(json: &Json) -> Self;
}

/// Tells every place that is not as expected.
pub fn look(shape: &Shape, json: &Json, path: &Path, problems: &mut Problems) {
    let (found, most) = (json.entries(), MOST_ENTRIES);
    if found > most {
        problems.push(path.fault(Fault::TooMany { found, most }));
        // Of an object the first ones still say what kind of slip it is.
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
                    &format!("one of {}", text::join(names, " ")),
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
        (Shape::Text, _) => text::look(json, path, problems),
        (Shape::Own(look), _) => look(json, path, problems),
    }
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
            let expected = text::join(&names, ", ");
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

/// Tells every field that stands twice.
pub fn look_for_repetition(fields: &[(Rc<str>, Json)], path: &Path, problems: &mut Problems) {
    for (at, (name, _)) in fields.iter().enumerate() {
        if fields[..at].iter().any(|(earlier, _)| earlier == name) {
            problems.push(path.key(name).fault(Fault::RepeatedField));
        }
    }
}

/// Tells of a value of another kind than expected.
pub fn refuse(expected: &str, json: &Json, path: &Path, problems: &mut Problems) {
    problems.push(path.fault(Fault::WrongKind {
        expected: expected.to_owned(),
        found: shortened(&json.to_string()).to_owned(),
    }));
}

/// Reads a field; nothing where it is left out.
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

/// A whole number that fits.
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

/// Reads an object field by field: those that have to be there, then those that may be left out.
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

/// Names the variants of an enum, once for reading, writing and telling what is expected.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// All of them.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// Their names, in the same order.
            const NAMES: &'static [&'static str] = &[$($name),*];

            /// The name that notices and programs rely on.
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
