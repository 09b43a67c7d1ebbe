//! The scripts around the program, from `scripts/` and `embed/`, without comments and with their placeholders
//! filled.

use serde_json::json;
use zicha::notice::{DayTime, Notice, Section};
use zicha::ui::Stored;

use crate::Error;
use crate::template::{Template, Value, source};

/// A script without comments and with its placeholders filled.
pub fn fill(script: Template<'_>, values: &[(&str, Value<'_>)]) -> Result<String, Error> {
    let text = &without_comments(script.text);
    let name = script.name;
    Template { name, text }.fill(values)
}

/// A script that has no placeholders, without comments.
pub fn plain(script: Template<'_>) -> String {
    without_comments(script.text)
}

/// The script that shows the link to the guide when the program fails, and then runs `escape`. A script
/// element of its own, because newer syntax in the same element would stop the oldest browsers from parsing
/// it.
pub fn guard(escape: &str) -> Result<String, Error> {
    fill(
        source!("scripts/fall-back-to-guide.js"),
        &[("escape", Value::Raw(escape))],
    )
}

/// The first part of the start script: reports to the guard, blocks ways to send data, and defines
/// `window.foreign`, which the program calls before each render.
pub fn before_start() -> String {
    let scripts = [
        source!("scripts/report-start.js"),
        source!("scripts/block-exits.js"),
        source!("scripts/undo-foreign-changes.js"),
    ];
    scripts.map(plain).join("\n")
}

/// The scripts that work before the program has loaded. They come before the first question, so that they
/// handle a tap as soon as it is visible. The last one needs the storage key of saved answers.
pub fn waiting(notice: &Notice) -> Result<String, Error> {
    let round = round(notice)?;
    let stored = json!(Stored::key(notice)).to_string();
    let clicks = plain(source!("scripts/ignore-double-click.js"));
    let touch = plain(source!("scripts/paint-tap-first.js"));
    let early = fill(
        source!("scripts/answer-before-start.js"),
        &[("stored", Value::Raw(&stored))],
    )?;
    Ok([round, clicks, touch, early].join("\n"))
}

/// `scripts/mark-round-over.js` with the minute from which the application round is over for everybody, as the
/// number of Beijing minutes since 1970-01-01. A window without a last day ends with the round.
fn round(notice: &Notice) -> Result<String, Error> {
    let sections = notice.document().sections.iter();
    let own = sections
        .flat_map(Section::windows)
        .filter(|window| window.is_own());
    let until = DayTime::from(notice.document().round.until);
    let ends = own.map(|window| window.closes.unwrap_or(until).first_closed());
    let over_from = ends.max().unwrap_or(until.first_closed()).number();
    fill(
        source!("scripts/mark-round-over.js"),
        &[("over-from", Value::Raw(&over_from.to_string()))],
    )
}

/// Removes comment lines, blank lines and indentation.
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
    fn the_round_is_over_on_the_day_after_its_last_day() {
        let notice = zicha::notice::current::read();
        // 2021-10-01 in minutes from 1970-01-01: date -ud 2021-10-01 +%s, over 60.
        assert!(round(&notice).unwrap().contains(">= 27217440 "));
    }

    #[test]
    fn comments_are_removed() {
        assert_eq!(
            without_comments("// a\n\nlet b = \"//c\";\n  // d\n  e();\n"),
            "let b = \"//c\";\ne();"
        );
    }
}
