//! Sorts lists of a few entries.

/// The entries by a key, those with the same one in the order given. The sort of the standard library is half a
/// kilobyte of the page's program for every type.
pub fn sorted<T, K: Ord>(entries: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted = Vec::with_capacity(entries.len());
    for entry in entries {
        let own = key(&entry);
        let at = sorted.partition_point(|it| key(it) <= own);
        sorted.insert(at, entry);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_with_the_same_key_stay_in_order() {
        let entries = vec!["b1", "a1", "c", "a2", "b2", "a3"];
        let sorted = sorted(entries, |it| it.as_bytes()[0]);
        assert_eq!(sorted, ["a1", "a2", "a3", "b1", "b2", "c"]);
    }
}
