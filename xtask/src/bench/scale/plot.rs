//! Draws how measurements grow, as an SVG.

use std::fmt::Write;

/// A measurement of notices of every size.
pub struct Panel {
    pub title: &'static str,
    pub unit: &'static str,
    /// The size of the notice and the measured value.
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
/// The height of the horizontal axis.
const AXIS: f64 = HEIGHT - BOTTOM;

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
        let panel = Drawing::new(panel, WIDTH * f64::from(at));
        panel.grid(&mut svg);
        panel.labels(&mut svg, along);
        panel.curve(&mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A panel with its scales.
struct Drawing<'a> {
    panel: &'a Panel,
    /// The left edge of the panel.
    offset: f64,
    /// The largest size of a notice.
    most: f64,
    /// The powers of ten, as exponents, from below the lowest value to above the highest.
    powers: Vec<f64>,
}

impl<'a> Drawing<'a> {
    fn new(panel: &'a Panel, offset: f64) -> Self {
        let values = || panel.points.iter().map(|it| it.1).chain([panel.limit]);
        let lowest = values().fold(f64::INFINITY, f64::min).log10().floor();
        let highest = values().fold(0.0, f64::max).log10().ceil();
        let mut powers = vec![lowest];
        while powers[powers.len() - 1] < highest {
            powers.push(powers[powers.len() - 1] + 1.0);
        }
        Self {
            panel,
            offset,
            most: panel.points.iter().map(|it| it.0).fold(1.0, f64::max),
            powers,
        }
    }

    fn left(&self) -> f64 {
        self.offset + LEFT
    }

    fn right(&self) -> f64 {
        self.offset + WIDTH - RIGHT
    }

    /// The position of the size of a notice.
    fn x(&self, size: f64) -> f64 {
        self.left() + (WIDTH - LEFT - RIGHT) * size / self.most
    }

    /// The position of a measured value.
    fn y(&self, value: f64) -> f64 {
        let (lowest, highest) = (self.powers[0], self.powers[self.powers.len() - 1]);
        let height = HEIGHT - TOP - BOTTOM;
        TOP + height * (highest - value.log10()) / (highest - lowest).max(1.0)
    }

    /// A line for every power of ten, the limit and both axes.
    fn grid(&self, svg: &mut String) {
        let (left, right) = (self.left(), self.right());
        let mut line = |class: &str, from: (f64, f64), to: (f64, f64)| {
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
                from.0, from.1, to.0, to.1
            );
        };
        for power in &self.powers {
            let level = self.y(10_f64.powf(*power));
            line("grid", (left, level), (right, level));
        }
        let limit = self.y(self.panel.limit);
        line("limit", (left, limit), (right, limit));
        line("axis", (left, TOP), (left, AXIS));
        line("axis", (left, AXIS), (right, AXIS));
    }

    /// The title, the limit, and the values along both axes.
    fn labels(&self, svg: &mut String, along: &str) {
        let (left, right) = (self.left(), self.right());
        let mut text = |anchor: &str, (left, top): (f64, f64), words: &str| {
            let _ = writeln!(
                svg,
                "<text text-anchor=\"{anchor}\" x=\"{left:.1}\" y=\"{top:.1}\">{words}</text>"
            );
        };
        let title = format!("{}, {}", self.panel.title, self.panel.unit);
        text("start", (left, TOP - 16.0), &title);
        let limit = self.panel.limit;
        let goal = format!("goal {limit}");
        text("end", (right, self.y(limit) - 4.0), &goal);
        for power in &self.powers {
            let value = 10_f64.powf(*power);
            let place = (left - 5.0, self.y(value) + 4.0);
            text("end", place, &format!("{value}"));
        }
        for size in [0.0, self.most / 2.0, self.most] {
            let place = (self.x(size), AXIS + 15.0);
            text("middle", place, &format!("{size:.0}"));
        }
        text("middle", (f64::midpoint(left, right), AXIS + 31.0), along);
    }

    /// The points, joined by a line.
    fn curve(&self, svg: &mut String) {
        let points = self.panel.points.iter();
        let points = points.map(|(size, value)| (self.x(*size), self.y(*value)));
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
}
