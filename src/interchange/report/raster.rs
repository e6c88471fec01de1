//! A drawing as pixels. Edges are softened by how much of a pixel a shape covers; figures are strokes
//! of our own, because nothing here has a font.

use super::drawing::{Drawing, Shape};

/// Pixels to a unit: sharp on paper.
const SCALE: f32 = 2.0;

/// Pixels, three bytes each, row by row.
pub struct Pixels {
    /// How many in a row.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// Red, green, blue.
    pub bytes: Vec<u8>,
}

/// Draws on white.
pub fn draw(drawing: &Drawing) -> Pixels {
    let size = |length: f32| (length * SCALE).ceil().max(1.0) as usize;
    let (width, height) = (size(drawing.width), size(drawing.height));
    let mut pixels = Pixels { width, height, bytes: vec![255; width * height * 3] };
    for shape in &drawing.shapes {
        match shape {
            Shape::Box(place, ink) => pixels.fill(place.map(|length| length * SCALE), ink.rgb()),
            Shape::Line(ends, wide, ink) => pixels.stroke(ends.map(|at| at * SCALE), wide * SCALE, ink.rgb()),
            Shape::Figures(middle, tall, words) => pixels.figures(*middle, *tall, words),
        }
    }
    pixels
}

impl Pixels {
    fn mix(&mut self, x: usize, y: usize, cover: f32, rgb: [u8; 3]) {
        let at = (y * self.width + x) * 3;
        for (held, wanted) in self.bytes[at..at + 3].iter_mut().zip(rgb) {
            let mixed = f32::from(*held) + (f32::from(wanted) - f32::from(*held)) * cover;
            *held = mixed.round() as u8;
        }
    }
    /// Each pixel near, with how much of it is covered.
    fn cover(&mut self, [left, top, right, bottom]: [f32; 4], rgb: [u8; 3], covered: impl Fn(f32, f32) -> f32) {
        let within = |at: f32, most: usize| (at.max(0.0) as usize).min(most);
        let (first, last) = (within(left - 1.0, self.width), within(right + 2.0, self.width));
        for y in within(top - 1.0, self.height)..within(bottom + 2.0, self.height) {
            for x in first..last {
                let cover = covered(x as f32, y as f32);
                if cover > 0.0 {
                    self.mix(x, y, cover.min(1.0), rgb);
                }
            }
        }
    }
    fn fill(&mut self, [left, top, width, height]: [f32; 4], rgb: [u8; 3]) {
        let (right, bottom) = (left + width, top + height);
        let part = |at: f32, from: f32, to: f32| (to.min(at + 1.0) - from.max(at)).max(0.0);
        self.cover([left, top, right, bottom], rgb, |x, y| part(x, left, right) * part(y, top, bottom));
    }
    fn stroke(&mut self, [x1, y1, x2, y2]: [f32; 4], wide: f32, rgb: [u8; 3]) {
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length = (dx * dx + dy * dy).max(1e-6);
        let covered = |x: f32, y: f32| {
            let (px, py) = (x + 0.5 - x1, y + 0.5 - y1);
            let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
            let (ox, oy) = (px - along * dx, py - along * dy);
            (wide / 2.0 + 0.5 - (ox * ox + oy * oy).sqrt()).clamp(0.0, 1.0)
        };
        let edge = wide / 2.0;
        let bounds = [x1.min(x2) - edge, y1.min(y2) - edge, x1.max(x2) + edge, y1.max(y2) + edge];
        self.cover(bounds, rgb, covered);
    }
    fn figures(&mut self, [x, y]: [f32; 2], tall: f32, words: &str) {
        let unit = tall / 6.0;
        let wide = |sign: char| if matches!(sign, '.' | ',' | ':') { 2.5 } else { 5.5 };
        let whole: f32 = words.chars().map(wide).sum::<f32>() - 1.5;
        let mut left = x - whole * unit / 2.0;
        for sign in words.chars() {
            for line in strokes(sign) {
                let at = |place: usize| {
                    let (px, py) = line[place];
                    [(left + px * unit) * SCALE, (y + (py - 3.0) * unit) * SCALE]
                };
                for place in 1..line.len() {
                    let ([x1, y1], [x2, y2]) = (at(place - 1), at(place));
                    self.stroke([x1, y1, x2, y2], tall * SCALE / 8.0, [20, 20, 20]);
                }
            }
            left += wide(sign) * unit;
        }
    }
}

type Stroke = &'static [(f32, f32)];

/// The strokes of a sign in a field four wide and six high; nothing for one that is not known.
fn strokes(sign: char) -> &'static [Stroke] {
    match sign {
        '0' => &[&[
            (1.0, 0.0),
            (3.0, 0.0),
            (4.0, 1.5),
            (4.0, 4.5),
            (3.0, 6.0),
            (1.0, 6.0),
            (0.0, 4.5),
            (0.0, 1.5),
            (1.0, 0.0),
        ]],
        '1' => &[&[(0.5, 1.5), (2.0, 0.0), (2.0, 6.0)], &[(0.5, 6.0), (3.5, 6.0)]],
        '2' => &[&[(0.0, 1.5), (0.8, 0.0), (3.2, 0.0), (4.0, 1.2), (4.0, 2.2), (0.0, 6.0), (4.0, 6.0)]],
        '3' => &[&[
            (0.0, 0.8),
            (1.0, 0.0),
            (3.0, 0.0),
            (4.0, 1.0),
            (4.0, 2.0),
            (3.0, 2.9),
            (1.5, 2.9),
            (3.0, 2.9),
            (4.0, 3.8),
            (4.0, 5.0),
            (3.0, 6.0),
            (1.0, 6.0),
            (0.0, 5.2),
        ]],
        '4' => &[&[(3.0, 6.0), (3.0, 0.0), (0.0, 4.2), (4.0, 4.2)]],
        '5' => &[&[
            (3.8, 0.0),
            (0.4, 0.0),
            (0.2, 2.7),
            (1.2, 2.3),
            (2.8, 2.3),
            (4.0, 3.4),
            (4.0, 4.8),
            (2.9, 6.0),
            (1.0, 6.0),
            (0.0, 5.2),
        ]],
        '6' => &[&[
            (3.6, 0.4),
            (2.8, 0.0),
            (1.4, 0.0),
            (0.3, 1.4),
            (0.0, 3.5),
            (0.0, 4.8),
            (1.0, 6.0),
            (3.0, 6.0),
            (4.0, 4.9),
            (4.0, 3.7),
            (3.0, 2.7),
            (1.2, 2.7),
            (0.1, 3.8),
        ]],
        '7' => &[&[(0.0, 0.0), (4.0, 0.0), (1.5, 6.0)]],
        '8' => &[&[
            (1.0, 2.9),
            (0.2, 2.0),
            (0.2, 1.0),
            (1.1, 0.0),
            (2.9, 0.0),
            (3.8, 1.0),
            (3.8, 2.0),
            (3.0, 2.9),
            (1.0, 2.9),
            (0.0, 3.9),
            (0.0, 5.0),
            (1.0, 6.0),
            (3.0, 6.0),
            (4.0, 5.0),
            (4.0, 3.9),
            (3.0, 2.9),
        ]],
        '9' => &[&[
            (0.4, 5.6),
            (1.2, 6.0),
            (2.6, 6.0),
            (3.7, 4.6),
            (4.0, 2.5),
            (4.0, 1.2),
            (3.0, 0.0),
            (1.0, 0.0),
            (0.0, 1.1),
            (0.0, 2.3),
            (1.0, 3.3),
            (2.8, 3.3),
            (3.9, 2.2),
        ]],
        '.' => &[&[(0.4, 6.0), (0.5, 6.0)]],
        ',' => &[&[(0.6, 5.6), (0.2, 7.0)]],
        ':' => &[&[(0.4, 2.0), (0.5, 2.0)], &[(0.4, 5.6), (0.5, 5.6)]],
        '-' | '–' => &[&[(0.5, 3.0), (3.5, 3.0)]],
        '+' => &[&[(0.3, 3.0), (3.7, 3.0)], &[(2.0, 1.3), (2.0, 4.7)]],
        '/' => &[&[(0.2, 6.0), (3.8, 0.0)]],
        '%' => &[
            &[(0.2, 6.0), (3.8, 0.0)],
            &[(0.3, 0.6), (0.9, 0.6), (0.9, 1.2), (0.3, 1.2), (0.3, 0.6)],
            &[(3.1, 4.8), (3.7, 4.8), (3.7, 5.4), (3.1, 5.4), (3.1, 4.8)],
        ],
        _ => &[],
    }
}
