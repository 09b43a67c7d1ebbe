//! From JSON to typed data, telling every place that is not as expected, not only the first.

use std::rc::Rc;

use super::{Date, Fault, Json, Problem, path::Path};

/// Reads itself from JSON. What is wrong is added to the problems, with its place; then there
/// is no value.
pub trait Decode: Sized {
    /// Reads the value at a place.
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self>;
}

/// Reports a value of another kind than expected.
pub fn refuse<T>(
    expected: &'static str,
    json: &Json,
    path: &Path,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    problems.push(path.fault(Fault::WrongKind {
        expected,
        found: json.to_string(),
    }));
    None
}

/// An object whose fields are being read.
pub struct Fields<'a> {
    fields: &'a [(Rc<str>, Json)],
    path: &'a Path,
}

impl<'a> Fields<'a> {
    /// Opens an object and reports fields that it should not have or has twice.
    pub fn open(
        json: &'a Json,
        path: &'a Path,
        known: &[&str],
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let Json::Object(fields) = json else {
            return refuse("an object", json, path, problems);
        };
        for (at, (name, _)) in fields.iter().enumerate() {
            if !known.contains(&&**name) {
                let expected = known.join(", ");
                let fault = Fault::UnknownField { expected };
                problems.push(path.key(name).fault(fault));
            } else if fields[..at].iter().any(|(earlier, _)| earlier == name) {
                problems.push(path.key(name).fault(Fault::RepeatedField));
            }
        }
        Some(Self { fields, path })
    }

    fn get(&self, name: &str) -> Option<&'a Json> {
        self.fields
            .iter()
            .find(|(own, _)| &**own == name)
            .map(|(_, value)| value)
    }

    /// Reads a field that has to be there.
    pub fn required<T: Decode>(&self, name: &str, problems: &mut Vec<Problem>) -> Option<T> {
        if let Some(value) = self.get(name) {
            return T::decode(value, &self.path.key(name), problems);
        }
        problems.push(self.path.key(name).fault(Fault::MissingField));
        None
    }

    /// Reads a field that may be left out.
    pub fn or_default<T: Decode + Default>(
        &self,
        name: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        match self.get(name) {
            Some(value) => T::decode(value, &self.path.key(name), problems),
            None => Some(T::default()),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        T::decode(json, path, problems).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let Json::List(values) = json else {
            return refuse("an array", json, path, problems);
        };
        let values: Vec<Option<T>> = values
            .iter()
            .enumerate()
            .map(|(at, it)| T::decode(it, &path.at(at), problems))
            .collect();
        values.into_iter().collect()
    }
}

impl Decode for Rc<str> {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        json.as_text()
            .cloned()
            .or_else(|| refuse("a string", json, path, problems))
    }
}

impl Decode for bool {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        match json {
            Json::Bool(value) => Some(*value),
            _ => refuse("true or false", json, path, problems),
        }
    }
}

fn whole<T: TryFrom<i64>>(
    expected: &'static str,
    json: &Json,
    path: &Path,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let number = match json {
        Json::Whole(number) => T::try_from(*number).ok(),
        _ => None,
    };
    number.or_else(|| refuse(expected, json, path, problems))
}

impl Decode for u8 {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        whole("a small whole number, not negative", json, path, problems)
    }
}

impl Decode for u32 {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        whole("a whole number, not negative", json, path, problems)
    }
}

impl Decode for i32 {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        whole("a year", json, path, problems)
    }
}

impl Decode for Date {
    fn decode(json: &Json, path: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let date = json.as_text().and_then(|text| text.parse().ok());
        date.or_else(|| refuse("a day of the calendar, YYYY-MM-DD", json, path, problems))
    }
}

/// Reads an object field by field: those that have to be there, then those that may be left out.
macro_rules! decode {
    ($type:ident { $($field:ident),* } or_default { $($optional:ident),* }) => {
        impl $crate::notice::decode::Decode for $type {
            fn decode(
                json: &$crate::notice::Json,
                path: &$crate::notice::path::Path,
                problems: &mut Vec<$crate::notice::Problem>,
            ) -> Option<Self> {
                let known = [$(stringify!($field),)* $(stringify!($optional),)*];
                let fields = $crate::notice::decode::Fields::open(json, path, &known, problems)?;
                $(let $field = fields.required(stringify!($field), problems);)*
                $(let $optional = fields.or_default(stringify!($optional), problems);)*
                Some(Self { $($field: $field?,)* $($optional: $optional?,)* })
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

            /// The name that notices and programs rely on.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }

        impl $crate::notice::decode::Decode for $type {
            fn decode(
                json: &$crate::notice::Json,
                path: &$crate::notice::path::Path,
                problems: &mut Vec<$crate::notice::Problem>,
            ) -> Option<Self> {
                let name = json.as_text().map(|text| &**text);
                Self::ALL.into_iter().find(|it| Some(it.id()) == name).or_else(|| {
                    $crate::notice::decode::refuse(
                        concat!("one of" $(, " ", $name)*),
                        json,
                        path,
                        problems,
                    )
                })
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
