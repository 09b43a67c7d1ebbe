//! The entries of the browser's history. Each holds its number and the name of a place, never an answer.
//! Back and Forward skip places that no longer exist, such as a question that is not asked any more,
//! until something else is shown or the page is left.

/// The number of the present entry.
#[derive(Debug, Default)]
pub struct Entry(u32);

impl Entry {
    /// The entry in which the page was loaded; it is about to be named again.
    pub fn begin(written: Option<&str>) -> Self {
        let number = written.map_or(0, |written| read(written).0);
        // `next` adds one, which gives the first place of the page the number of this entry.
        Self(number.wrapping_sub(1))
    }

    /// Moves to a new place and returns the text of its entry.
    pub fn next(&mut self, place: &str) -> String {
        self.0 = self.0.wrapping_add(1);
        let mut written = String::from(char::from_u32(self.0).unwrap_or_default());
        written.push_str(place);
        written
    }

    /// Moves to an entry. Returns its place, and the step (1 or -1) that goes on in the same direction in
    /// case that place has nothing to show.
    pub fn arrive<'a>(&mut self, written: &'a str) -> (&'a str, i32) {
        let (number, place) = read(written);
        // An entry made by a link within the page has no number of its own and follows this one, so an
        // equal number means the direction back.
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
    fn arriving_at_an_entry_gives_the_direction() {
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
    fn a_reloaded_page_names_its_entry_again() {
        let mut here = Entry::begin(None);
        let first = here.next("route");
        let second = here.next("status");
        let mut here = Entry::begin(Some(&second));
        let second = here.next("=");
        assert_eq!(here.arrive(&first), ("route", -1));
        assert_eq!(here.arrive(&second), ("=", 1));
    }
}
