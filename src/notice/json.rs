//! JSON values. Unlike those of `serde_json`, objects keep their order and repeated names, so that
//! these can be reported.

use std::{fmt, rc::Rc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::Error as _,
};

use super::without_mark;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number. No field of a notice takes one, so its value is not kept.
    Fraction,
    /// A string.
    Text(Rc<str>),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order written.
    Object(Vec<(Rc<str>, Json)>),
}

impl Json {
    /// Parses JSON.
    ///
    /// # Errors
    /// The syntax error.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(without_mark(text)).map_err(|error| {
            if cfg!(feature = "csr") {
                // The page names only the place: the messages would be 0.8 kB of the program.
                format!("line {} column {}", error.line(), error.column())
            } else {
                error.to_string()
            }
        })
    }

    /// Parses a text that no person writes; an invalid one gives `null`.
    pub fn read(text: &str) -> Self {
        Self::parse(text).unwrap_or(Self::Null)
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&Rc<str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if it is an array.
    pub fn as_list(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }

    /// The fields, if it is an object.
    pub fn as_object(&self) -> &[(Rc<str>, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// How many entries or fields it has.
    pub fn entries(&self) -> usize {
        self.as_list().len() + self.as_object().len()
    }

    /// A field by its name, if it is an object that has it.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let mut fields = self.as_object().iter();
        fields
            .find(|(own, _)| &**own == name)
            .map(|(_, value)| value)
    }
}

/// A value in a message.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(value) => write!(formatter, "{value}"),
            Self::Whole(value) => write!(formatter, "{value}"),
            Self::Fraction => formatter.write_str("a number that is not whole"),
            Self::Text(text) => write!(formatter, "`{text}`"),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(formatter, "[{}]", super::join(&values, ", "))
            }
            Self::Object(_) => formatter.write_str("an object"),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Whole(value) => serializer.serialize_i64(*value),
            Self::Fraction => Err(S::Error::custom(self)),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (&**name, value)))
            }
        }
    }
}

/// The name under which `serde_json` passes the digits of a number with the feature `arbitrary_precision`,
/// which the page enables: reading fractions as values takes a table of 2.4 kB.
const NUMBER: &str = "$serde_json::private::Number";

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Fraction, Json::Whole))
    }

    fn visit_f64<E>(self, _value: f64) -> Result<Json, E> {
        Ok(Json::Fraction)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(Rc::from(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields: Vec<(Rc<str>, Json)> = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        if let [(name, Json::Text(digits))] = &*fields
            && &**name == NUMBER
        {
            return Ok(digits.parse().map_or(Json::Fraction, Json::Whole));
        }
        Ok(Json::Object(fields))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Json {
        Json::parse(text).expect(text)
    }

    #[test]
    fn whole_numbers_are_told_from_all_others() {
        assert_eq!(read("-380"), Json::Whole(-380));
        for fraction in ["1.5", "1e3", "9223372036854775808"] {
            assert_eq!(read(fraction), Json::Fraction, "{fraction}");
        }
    }

    #[test]
    fn digits_are_read_as_the_page_gets_them() {
        let given = |digits| read(&format!(r#"{{"{NUMBER}": "{digits}"}}"#));
        assert_eq!(given("380"), Json::Whole(380));
        assert_eq!(given("1.5"), Json::Fraction);
    }

    #[test]
    fn the_error_names_the_place() {
        let error = Json::parse("{\n  \"id\": ,\n}").unwrap_err();
        assert!(error.contains("line 2 column 9"), "{error}");
    }
}
