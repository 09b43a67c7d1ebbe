//! String functions that add less to the program than those of the standard library.

/// The first position of a part in a text. The search of the standard library would add two kilobytes to
/// the program.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let text = text.as_bytes();
    let last = text.len().checked_sub(part.len())?;
    (0..=last).find(|at| text[*at..].starts_with(part.as_bytes()))
}

/// Joins texts with a separator. The standard library generates more code, once for each type of text.
pub fn join<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut texts = texts.iter().map(T::as_ref);
    let mut joined = texts.next().unwrap_or_default().to_owned();
    for text in texts {
        joined.push_str(between);
        joined.push_str(text);
    }
    joined
}

/// Replaces every occurrence of a placeholder.
pub fn replace(text: &str, placeholder: &str, value: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = find(rest, placeholder) {
        replaced.push_str(&rest[..at]);
        replaced.push_str(value);
        rest = &rest[at + placeholder.len()..];
    }
    replaced.push_str(rest);
    replaced
}
