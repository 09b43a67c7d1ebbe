//! Draws how measurements grow, as an SVG.

use std::fmt::Write;

/// A measurement of every size.
pub struct Panel {
    pub title: &'static str,
    pub unit: &'static str,
    /// Along and up.
    pub points: Vec<(f64, f64)>,
    pub limit: f64,
}

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 220.0;
/// The space around the axes.
const LEFT: f64 = 56.0;
const TOP: f64 = 36.0;
const RIGHT: f64 = 14.0;
const BOTTOM: f64 = 42.0;

/// The panels side by side. Up is logarithmic; along is what `along` says.
pub fn svg(panels: &[Panel], along: &str) -> String {
    let width = WIDTH * f64::from(u16::try_from(panels.len()).unwrap_or(1));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"11\">\n\
         <style>text{{fill:#444}}.axis{{stroke:#888}}.grid{{stroke:#ddd}}.limit{{stroke:#c33;stroke-dasharray:5 4}}\
         .line{{stroke:#0b6;stroke-width:2;fill:none}}.dot{{fill:#0b6}}\
         @media(prefers-color-scheme:dark){{text{{fill:#bbb}}.grid{{stroke:#444}}}}</style>\n"
    );
    for (at, panel) in (0_u16..).zip(panels) {
        draw(&mut svg, panel, WIDTH * f64::from(at), along);
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, panel: &Panel, offset: f64, along: &str) {
    let most = panel.points.iter().map(|it| it.0).fold(1.0, f64::max);
    let values = || panel.points.iter().map(|it| it.1).chain([panel.limit]);
    let lowest = values().fold(f64::INFINITY, f64::min).log10().floor();
    let highest = values().fold(0.0, f64::max).log10().ceil();
    let (wide, high) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    let x = |value: f64| offset + LEFT + wide * value / most;
    let y = |value: f64| TOP + high * (highest - value.log10()) / (highest - lowest).max(1.0);
    let (begin, end) = (offset + LEFT, offset + WIDTH - RIGHT);
    let mut line = |class: &str, from: (f64, f64), to: (f64, f64)| {
        let _ = writeln!(
            svg,
            "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
            from.0, from.1, to.0, to.1
        );
    };
    let mut powers = vec![lowest];
    while powers[powers.len() - 1] < highest {
        powers.push(powers[powers.len() - 1] + 1.0);
    }
    for power in &powers {
        let level = y(10_f64.powf(*power));
        line("grid", (begin, level), (end, level));
    }
    line("limit", (begin, y(panel.limit)), (end, y(panel.limit)));
    line("axis", (begin, TOP), (begin, TOP + high));
    line("axis", (begin, TOP + high), (end, TOP + high));
    let mut text = |anchor: &str, (left, top): (f64, f64), words: &str| {
        let _ = writeln!(
            svg,
            "<text text-anchor=\"{anchor}\" x=\"{left:.1}\" y=\"{top:.1}\">{words}</text>"
        );
    };
    text(
        "start",
        (begin, TOP - 16.0),
        &format!("{}, {}", panel.title, panel.unit),
    );
    text(
        "end",
        (end, y(panel.limit) - 4.0),
        &format!("goal {}", panel.limit),
    );
    for power in powers {
        let value = 10_f64.powf(power);
        text("end", (begin - 5.0, y(value) + 4.0), &format!("{value}"));
    }
    let ticks = [0.0, most / 2.0, most];
    for tick in ticks {
        text(
            "middle",
            (x(tick), TOP + high + 15.0),
            &format!("{tick:.0}"),
        );
    }
    text(
        "middle",
        (f64::midpoint(begin, end), TOP + high + 31.0),
        along,
    );
    let points = panel.points.iter().map(|(along, up)| (x(*along), y(*up)));
    let points: Vec<(f64, f64)> = points.collect();
    let joined = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
    let joined: Vec<String> = joined.collect();
    let _ = writeln!(
        svg,
        "<polyline class=\"line\" fill=\"none\" points=\"{}\"/>",
        joined.join(" ")
    );
    for (x, y) in points {
        let _ = writeln!(
            svg,
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
        );
    }
}
