//! Notices as editions hold them: their document and their rules, read and validated when the site is built, so that
//! the page does neither. A struct is the list of its fields: nobody reads the file.

use std::{rc::Rc, slice::Iter};

use super::Json;

/// A type with a form in editions. Reading cannot fail: a site contains only what [`Written::write`] returned.
pub trait Written: Sized {
    /// Its JSON.
    fn write(&self) -> Json;

    /// Reads that JSON; `null` as an empty value.
    fn read(json: &Json) -> Self;
}

/// The list of the fields of a struct, without those at its end that are empty: nothing, `false` or an empty list.
pub fn row(mut cells: Vec<Json>) -> Json {
    let is_empty = |cell: &Json| matches!(cell, Json::Null) || *cell == Json::List(Vec::new());
    while cells.last().is_some_and(is_empty) {
        cells.pop();
    }
    Json::List(cells)
}

/// The next field; `null` where the row ends. Not inlined, because it is called for every field of a notice.
#[inline(never)]
pub fn next<'a>(cells: &mut Iter<'a, Json>) -> &'a Json {
    cells.next().unwrap_or(&Json::Null)
}

/// Lists the fields of structs, once for writing and reading.
macro_rules! rows {
    ($($type:ident: $($field:ident),* $(,)?;)*) => {
        $(impl $crate::notice::Written for $type {
            fn write(&self) -> $crate::notice::Json {
                $crate::notice::written::row(vec![
                    $($crate::notice::Written::write(&self.$field)),*
                ])
            }

            fn read(json: &$crate::notice::Json) -> Self {
                let mut cells = json.as_list().iter();
                Self {
                    $($field: $crate::notice::Written::read($crate::notice::written::next(&mut cells)),)*
                }
            }
        })*
    };
}

/// Types that are written as a number.
macro_rules! numbers {
    ($($type:ty: $number:expr, $from:expr;)*) => {
        $(impl $crate::notice::Written for $type {
            fn write(&self) -> $crate::notice::Json {
                let number: fn(Self) -> _ = $number;
                $crate::notice::Json::Whole(number(*self).try_into().unwrap_or_default())
            }

            fn read(json: &$crate::notice::Json) -> Self {
                $from($crate::notice::decode::whole(json).unwrap_or_default())
            }
        })*
    };
}

pub(super) use {numbers, rows};

numbers! {
    i64: |it| it, |it| it;
    i32: |it| it, |it| it;
    u32: |it| it, |it| it;
    u8: |it| it, |it| it;
    usize: |it| it, |it| it;
}

impl Written for bool {
    fn write(&self) -> Json {
        if *self { Json::Bool(true) } else { Json::Null }
    }

    fn read(json: &Json) -> Self {
        *json == Json::Bool(true)
    }
}

impl Written for Rc<str> {
    fn write(&self) -> Json {
        Json::Text(self.clone())
    }

    fn read(json: &Json) -> Self {
        json.as_text().cloned().unwrap_or_default()
    }
}

impl<T: Written> Written for Option<T> {
    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::write)
    }

    fn read(json: &Json) -> Self {
        (*json != Json::Null).then(|| T::read(json))
    }
}

impl<T: Written> Written for Vec<T> {
    fn write(&self) -> Json {
        Json::List(self.iter().map(T::write).collect())
    }

    fn read(json: &Json) -> Self {
        json.as_list().iter().map(T::read).collect()
    }
}

impl<A: Written, B: Written> Written for (A, B) {
    fn write(&self) -> Json {
        Json::List(vec![self.0.write(), self.1.write()])
    }

    fn read(json: &Json) -> Self {
        let mut cells = json.as_list().iter();
        (A::read(next(&mut cells)), B::read(next(&mut cells)))
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{
        super::{Document, decode::Decode},
        *,
    };

    /// Removes what editions leave out.
    fn leave_out_conditions(json: &mut Json) {
        match json {
            Json::Object(fields) => {
                fields.retain(|(name, _)| !["when", "terms"].contains(&&**name));
                for (_, field) in fields {
                    leave_out_conditions(field);
                }
            }
            Json::List(values) => values.iter_mut().for_each(leave_out_conditions),
            _ => {}
        }
    }

    #[test]
    fn documents_are_read_as_they_were_written() {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("notices");
        let entries = fs::read_dir(notices).unwrap().map(|it| it.unwrap().path());
        let files: Vec<_> = entries
            .map(|it| it.join("notice.json"))
            .filter(|it| it.exists())
            .collect();
        assert!(files.len() >= 3, "{files:?}");
        for file in files {
            let mut json = Json::parse(&fs::read_to_string(&file).unwrap()).unwrap();
            leave_out_conditions(&mut json);
            let document: Document = Decode::read(&json);
            assert!(document.sections.len() > 2, "{}", file.display());
            let read: Document = Written::read(&document.write());
            assert!(read == document, "{}", file.display());
        }
    }

    #[test]
    fn only_what_is_empty_is_left_out_of_a_row() {
        let written = row(vec![
            Some(0_u32).write(),
            Some(0_u32).write(),
            None::<u32>.write(),
            false.write(),
        ]);
        assert_eq!(written, Json::List(vec![Json::Whole(0), Json::Whole(0)]));
        let mut cells = written.as_list().iter();
        let read: (u32, Option<u32>, Option<u32>, bool) = (
            Written::read(next(&mut cells)),
            Written::read(next(&mut cells)),
            Written::read(next(&mut cells)),
            Written::read(next(&mut cells)),
        );
        assert_eq!(read, (0, Some(0), None, false));
    }
}
