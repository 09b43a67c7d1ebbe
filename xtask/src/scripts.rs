//! The scripts around the program, from `scripts/` and `embed/`, without their comments.

use serde_json::json;
use zicha::notice::{Date, Notice};
use zicha::ui::Kept;

use crate::error::Error;
use crate::process;
use crate::template::{Template, Value};
use crate::text_file;

/// A script with its places filled.
pub fn read(name: &'static str, values: &[(&str, Value<'_>)]) -> Result<String, Error> {
    let path = process::root().join(name);
    let text = text_file::read(&path).map_err(Error::at(&path))?;
    Template {
        name,
        text: &without_comments(&text),
    }
    .fill(values)
}

/// The script that leads to the guide, with what it does for that besides showing where it is. It
/// stands alone: what younger scripts say must not keep the oldest browsers from reading it.
pub fn guard(escape: &str) -> Result<String, Error> {
    read("scripts/guard.js", &[("escape", Value::Raw(escape))])
}

/// What the start script does before it starts anything: it tells the guard that it runs, closes ways out
/// of the page, and learns to undo what others change in it, without which the program does not draw.
pub fn before_start() -> Result<String, Error> {
    let begin = read("scripts/begin.js", &[])?;
    let exits = read("scripts/exits.js", &[])?;
    let foreign = read("scripts/foreign.js", &[])?;
    Ok([begin, exits, foreign].join("\n"))
}

/// The scripts of a page that waits for its program, for the place before its first question: what is
/// tapped as soon as that is seen has to be heard. One knows whether the round is over, one knows double
/// clicks, then and later, one shows what a finger taps before it is done, and one takes early answers,
/// which has to know where the device keeps others.
pub fn waiting(notice: &Notice) -> Result<String, Error> {
    let round = round(notice)?;
    let kept = json!(Kept::key(notice)).to_string();
    let clicks = read("scripts/clicks.js", &[])?;
    let touch = read("scripts/touch.js", &[])?;
    let early = read("scripts/early.js", &[("kept", Value::Raw(&kept))])?;
    Ok([round, clicks, touch, early].join("\n"))
}

/// The script that knows from which Beijing day on, counted from 1970, the round of the notice is
/// over.
fn round(notice: &Notice) -> Result<String, Error> {
    let first = Date::in_beijing(0).unwrap_or(Date::UNKNOWN);
    let windows = &notice.document().windows;
    let last = windows.iter().map(|window| window.closes).max();
    let over_from = last.map_or(i64::MAX, |last| first.days_until(last) + 1);
    read(
        "scripts/round.js",
        &[("over-from", Value::Raw(&over_from.to_string()))],
    )
}

/// The lines that are no comment, without what they are indented with.
pub fn without_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_round_is_over_on_the_day_after_its_last() {
        let notice = Notice::read_bundled().unwrap();
        // 2021-10-01 is day 18901 from 1970-01-01: date -ud 2021-10-01 +%s, over 86400.
        assert!(round(&notice).unwrap().contains(">= 18901 "));
    }

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(
            without_comments("// a\n\nlet b = \"//c\";\n  // d\n  e();\n"),
            "let b = \"//c\";\ne();"
        );
    }
}
