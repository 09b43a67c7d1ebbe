//! Draws the icon, a white tick on the accent colour: as SVG for browser tabs, as PNG for home screens.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{Error, Files, Styles};

/// The points of the tick in a square of 100 by 100, and its stroke width.
const TICK: [(f32, f32); 3] = [(28.0, 52.0), (44.0, 68.0), (73.0, 35.0)];
const WIDTH: f32 = 11.0;
/// The icon of the installed page; the page itself holds its icon as a `data:` URL.
pub const ICON: &str = "icon.svg";
/// The PNG sizes that home screens need.
pub const SIZES: [u32; 2] = [192, 512];
/// The token of the accent colour.
const COLOUR: &str = "--accent";

/// Adds all icons to the site.
pub fn add(files: &mut Files, styles: &Styles) -> Result<(), Error> {
    files.insert(ICON.to_owned(), svg(styles)?.into_bytes());
    for size in SIZES {
        files.insert(format!("icon-{size}.png"), png(size, colour(styles)?)?);
    }
    Ok(())
}

/// The accent colour, such as `#0b5a82`.
pub fn colour(styles: &Styles) -> Result<&str, Error> {
    styles.colour(COLOUR)
}

/// The icon as SVG.
pub fn svg(styles: &Styles) -> Result<String, Error> {
    let colour = colour(styles)?;
    let mut points = String::new();
    for (x, y) in TICK {
        // Writing to a string cannot fail.
        let _ = write!(points, "{x},{y} ");
    }
    let points = points.trim_end();
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\
         <rect width=\"100\" height=\"100\" rx=\"20\" fill=\"{colour}\"/>\
         <polyline points=\"{points}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{WIDTH}\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n"
    ))
}

/// The icon as a `data:` URL, which needs no request.
pub fn address(styles: &Styles) -> Result<String, Error> {
    let svg = STANDARD.encode(svg(styles)?);
    Ok(format!("data:image/svg+xml;base64,{svg}"))
}

/// The icon as PNG without rounded corners, because home screens apply their own mask.
fn png(size: u32, colour: &str) -> Result<Vec<u8>, Error> {
    let channel = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or_default();
    let ground = [channel(1), channel(3), channel(5)];
    let mut pixels = Vec::new();
    for y in 0..size {
        for x in 0..size {
            let share = coverage(x, y, size);
            pixels.extend(ground.map(|ground| mix(ground, share)));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size, size);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The fraction of a pixel that the tick covers.
#[expect(clippy::cast_precision_loss, reason = "an icon has few pixels")]
fn coverage(x: u32, y: u32, size: u32) -> f32 {
    let unit = 100.0 / size as f32;
    let point = ((x as f32 + 0.5) * unit, (y as f32 + 0.5) * unit);
    let distance = TICK
        .windows(2)
        .map(|ends| distance(point, ends[0], ends[1]))
        .fold(f32::INFINITY, f32::min);
    ((WIDTH / 2.0 - distance) / unit + 0.5).clamp(0.0, 1.0)
}

/// The distance of a point from a line segment.
fn distance(point: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let along = (to.0 - from.0, to.1 - from.1);
    let away = (point.0 - from.0, point.1 - from.1);
    let length = along.0 * along.0 + along.1 * along.1;
    let share = ((away.0 * along.0 + away.1 * along.1) / length).clamp(0.0, 1.0);
    (away.0 - share * along.0).hypot(away.1 - share * along.1)
}

/// Mixes a colour channel with white.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "stays between 0 and 255"
)]
fn mix(ground: u8, white: f32) -> u8 {
    let ground = f32::from(ground);
    (ground + (255.0 - ground) * white).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::styles;

    const STYLES: &str = ":root {\n  --accent: #0b5a82;\n}\n";

    #[test]
    fn the_icon_has_the_colour_of_the_page() {
        assert!(svg(&styles(STYLES)).unwrap().contains("fill=\"#0b5a82\""));
        assert!(matches!(
            svg(&styles("--accent: blue;")),
            Err(Error::NoColour(_))
        ));
        assert!(matches!(svg(&styles("")), Err(Error::NoColour(_))));
    }

    #[test]
    fn the_tick_is_white_on_that_colour() {
        let bytes = png(192, "#0b5a82").unwrap();
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let at = |x: usize, y: usize| &pixels[(y * 192 + x) * 3..][..3];
        assert_eq!(at(2, 2), [0x0b, 0x5a, 0x82]);
        // The corner of the tick, at (44, 68) of 100.
        assert_eq!(at(84, 130), [255, 255, 255]);
    }
}
