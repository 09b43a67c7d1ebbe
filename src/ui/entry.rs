//! The entries of the browser's history: each holds its number and the name of a place, no answer. A press
//! of Back or Forward leads on past places that are not there any more, as questions that a change has
//! dropped, until something else is seen or the page is left.

/// The number of the present entry.
#[derive(Debug, Default)]
pub struct Entry(u32);

impl Entry {
    /// The entry into which a page is loaded, which names it anew.
    pub fn begin(written: Option<&str>) -> Self {
        let number = written.map_or(0, |written| read(written).0);
        // The place that the page begins with is the next one.
        Self(number.wrapping_sub(1))
    }

    /// Goes on to a place, and writes its entry.
    pub fn next(&mut self, place: &str) -> String {
        self.0 = self.0.wrapping_add(1);
        let mut written = String::from(char::from_u32(self.0).unwrap_or_default());
        written.push_str(place);
        written
    }

    /// Comes to an entry, and says to which place, and how many entries further it lies in that direction
    /// should this one have nothing to show.
    pub fn arrive<'a>(&mut self, written: &'a str) -> (&'a str, i32) {
        let (number, place) = read(written);
        // One that has no number of its own is that of a link within the page, after this one.
        let further = if number > self.0 { 1 } else { -1 };
        self.0 = number;
        (place, further)
    }
}

fn read(written: &str) -> (u32, &str) {
    let mut rest = written.chars();
    let number = rest.next().map_or(0, u32::from);
    (number, rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_knows_which_way_it_was_come_to() {
        let mut here = Entry::begin(None);
        let first = here.next("route");
        let second = here.next("status");
        let third = here.next("=");
        assert_eq!(here.arrive(&second), ("status", -1));
        assert_eq!(here.arrive(&first), ("route", -1));
        assert_eq!(here.arrive(&third), ("=", 1));
        assert_eq!(here.arrive(&third), ("=", -1));
    }

    #[test]
    fn a_page_that_is_loaded_anew_names_its_entry_anew() {
        let mut here = Entry::begin(None);
        let first = here.next("route");
        let second = here.next("status");
        let mut here = Entry::begin(Some(&second));
        let second = here.next("=");
        assert_eq!(here.arrive(&first), ("route", -1));
        assert_eq!(here.arrive(&second), ("=", 1));
    }
}
