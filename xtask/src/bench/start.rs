//! `cargo xtask bench start`: time to first paint and to the response to the first answer, and the program's
//! memory use.

use serde::Deserialize;

use super::peers::{self, Page};
use super::report::{Goal, Section, Table, median};
use super::runs::Runs;
use crate::error::Error;
use crate::json::read;
use crate::process;
use crate::test::packages;

/// How many runs for each page unless the option says otherwise.
const RUNS: u32 = 9;

const CHANGES: u32 = 1_000;

/// The times of one run, which has two visits of a page, in milliseconds after the start of the navigation.
#[derive(Debug, Deserialize)]
struct Visit {
    page: String,
    run: u32,
    paint: f64,
    next: f64,
    result: f64,
    sections: f64,
}

/// The size of the program's memory after a number of changed answers.
#[derive(Debug, Deserialize)]
struct Memory {
    changes: u32,
    bytes: u32,
}

/// Selects one time of a visit.
type Measure = fn(&Visit) -> f64;

const PAINT: Measure = |it| it.paint;
const NEXT: Measure = |it| it.next;
const NEXT_QUESTION: &str = "answer → next question";

/// Runs both measurements.
pub fn measure(runs: &Runs) -> Result<Section, Error> {
    let runs = runs.or(RUNS);
    let browser = packages::system()?;
    packages::npm(".")?;
    peers::build()?;
    let script = |name: &str| {
        let mut node = process::command("node");
        node.arg(format!("bench/{name}.mjs"))
            .env("CHROMIUM", &browser);
        node
    };
    let urls = Page::ALL.map(|page| Ok(format!("{}={}", page.name(), peers::serve(page)?)));
    let urls = urls.into_iter().collect::<Result<Vec<String>, Error>>()?;
    let times = process::output(script("start").arg(runs.to_string()).args(&urls))?;
    let visits: Vec<Visit> = read(&times)?;
    let url = peers::serve(Page::Zicha)?;
    let memory = process::output(script("memory").arg(url).arg(CHANGES.to_string()))?;
    Ok(section(runs, &visits, &read::<Vec<Memory>>(&memory)?))
}

fn section(runs: u32, visits: &[Visit], memory: &[Memory]) -> Section {
    let mut goals = vec![
        ratio(visits, "first paint", PAINT, (Page::NoScript, PAINT), 1.05),
        ratio(visits, "first paint", PAINT, (Page::Preact, PAINT), 1.2),
        ratio(visits, NEXT_QUESTION, NEXT, (Page::Preact, NEXT), 1.1),
        ratio(visits, NEXT_QUESTION, NEXT, (Page::Survey, NEXT), 0.4),
        ratio(
            visits,
            "result / first question",
            |it| it.result,
            (Page::Survey, PAINT),
            0.4,
        ),
    ];
    goals.extend(memory_goals(memory));
    Section {
        title: "The page on a slow phone",
        command: format!("cargo xtask bench start --runs {runs}"),
        how: "Chromium with a viewport of 390 × 844, 1.6 Mbit/s, 150 ms, its processor slowed four \
              times, nothing cached; brotli, and the headers that the site has for all its files with every \
              page. The pages take turns. In one visit nothing is done but to wait \
              for the first paint with something in it; in another a script taps the first option as soon \
              as it is painted, on the prerendered Preact page as soon as its program hears that; without a \
              script the next question is there already, and in zicha it stands by in the page, with the \
              line in which a phone shows what the answer has settled, while the sections of the result \
              follow with the program; the others have no result. \
              Medians of the times after the navigation began; a ratio is the median of the \
              ratios within each turn."
            .to_owned(),
        table: Table {
            head: vec![
                "page",
                "first paint",
                "first answer given, next question shown",
                "result of the answer shown",
                "in the sections too",
            ],
            rows: Page::ALL.map(|page| row(visits, page)).to_vec(),
        },
        goals,
        notes: None,
    }
}

fn of(visits: &[Visit], page: Page) -> impl Iterator<Item = &Visit> {
    visits.iter().filter(move |visit| visit.page == page.name())
}

fn row(visits: &[Visit], page: Page) -> Vec<String> {
    let time = |measure: Measure| format!("{:.0} ms", median(of(visits, page).map(measure)));
    let own = |measure| match page {
        Page::Zicha => time(measure),
        _ => "–".to_owned(),
    };
    vec![
        page.title().to_owned(),
        time(|it| it.paint),
        time(|it| it.next),
        own(|it| it.result),
        own(|it| it.sections),
    ]
}

/// The median of the ratios of the product's time to a peer's, run by run.
fn ratio(
    visits: &[Visit],
    what: &str,
    measure: Measure,
    (peer, of_peer): (Page, Measure),
    most: f64,
) -> Goal {
    let ratios = of(visits, Page::Zicha).filter_map(|own| {
        let other = of(visits, peer).find(|other| other.run == own.run)?;
        Some(measure(own) / of_peer(other))
    });
    Goal {
        what: format!("{what}, zicha / {}", peer.title()),
        measured: median(ratios),
        most,
        unit: "",
    }
}

/// The memory at the end, and its growth after the first hundred changes.
fn memory_goals(memory: &[Memory]) -> [Goal; 2] {
    let mebibytes = |at: fn(&&Memory) -> bool| {
        let measured = memory.iter().rfind(at);
        measured.map_or(f64::NAN, |it| f64::from(it.bytes) / f64::from(1 << 20))
    };
    let (settled, end) = (mebibytes(|it| it.changes == 100), mebibytes(|_| true));
    let goal = |what: &str, measured, most| Goal {
        what: format!("memory {what} {CHANGES} changes of answers"),
        measured,
        most,
        unit: " MiB",
    };
    [
        goal("after", end, 4.0),
        goal("gained from the 100th to the last of", end - settled, 0.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(page: Page, run: u32, paint: f64) -> Visit {
        Visit {
            page: page.name().to_owned(),
            run,
            paint,
            next: paint,
            result: paint,
            sections: paint,
        }
    }

    #[test]
    fn a_ratio_compares_visits_of_the_same_run() {
        // Ratios of 2, 3 and 1: the machine was busy in the last run.
        let visits = [
            visit(Page::Zicha, 1, 200.0),
            visit(Page::NoScript, 1, 100.0),
            visit(Page::Zicha, 2, 300.0),
            visit(Page::NoScript, 2, 100.0),
            visit(Page::Zicha, 3, 900.0),
            visit(Page::NoScript, 3, 900.0),
        ];
        let goal = ratio(&visits, "paint", PAINT, (Page::NoScript, PAINT), 1.0);
        assert!((goal.measured - 2.0).abs() < f64::EPSILON);
        assert_eq!(
            row(&visits, Page::NoScript),
            ["no script", "100 ms", "100 ms", "–", "–"]
        );
    }

    #[test]
    fn memory_growth_counts_from_the_hundredth_change() {
        let memory = |changes, bytes| Memory { changes, bytes };
        let measured = [
            memory(0, 1 << 20),
            memory(100, 2 << 20),
            memory(1_000, 5 << 20),
        ];
        let [end, gained] = memory_goals(&measured);
        assert!((end.measured - 5.0).abs() < f64::EPSILON);
        assert!((gained.measured - 3.0).abs() < f64::EPSILON);
    }
}
