//! A drawing of rectangles, lines and figures. On the screen it becomes SVG, in a document a PNG.

/// A colour. Meaning never hangs on it alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Text and strong lines.
    Black,
    /// Axes and frames.
    Grey,
    /// Ground.
    Light,
    /// A bar.
    Blue,
    /// A mild cell.
    Green,
    /// A cell to consider.
    Yellow,
    /// Too much; a grave cell.
    Red,
}

impl Ink {
    /// Red, green and blue.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Black => [20, 20, 20],
            Ink::Grey => [130, 130, 130],
            Ink::Light => [232, 232, 232],
            Ink::Blue => [60, 110, 170],
            Ink::Green => [190, 226, 190],
            Ink::Yellow => [250, 224, 140],
            Ink::Red => [238, 150, 140],
        }
    }
    /// As CSS has it: `#3c6eaa`.
    pub fn css(self) -> String {
        let [red, green, blue] = self.rgb();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A piece of a drawing. Lengths are in the drawing's own unit; y grows downward.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A filled rectangle: left, top, width, height.
    Box([f32; 4], Ink),
    /// A line from one point to another, with its width.
    Line([f32; 4], f32, Ink),
    /// Figures: the middle of the text, its height, and digits with `.`, `,`, `-`, `%` and `+`.
    Figures([f32; 2], f32, String),
}

/// A drawing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// Bars over their figures: name, value, and the limit it is held against. What is over the limit is red.
    pub fn bars(bars: &[(String, f64, Option<f64>)]) -> Self {
        let (width, height, foot, head) = (600.0_f32, 200.0_f32, 24.0_f32, 20.0_f32);
        let most = bars.iter().map(|(_, value, limit)| value.max(limit.unwrap_or(0.0))).fold(1.0, f64::max);
        let step = width / bars.len().max(1) as f32;
        let ground = height - foot;
        let tall = |value: f64| (value / most) as f32 * (ground - head);
        let mut shapes = Vec::new();
        for (at, (name, value, limit)) in bars.iter().enumerate() {
            let left = at as f32 * step;
            let middle = left + step / 2.0;
            let bar = |wide: f32, from: f64, to: f64, ink| {
                let (low, high) = (ground - tall(from), ground - tall(to));
                Shape::Box([middle - step * wide / 2.0, high, step * wide, low - high], ink)
            };
            if let Some(limit) = limit {
                shapes.push(bar(0.8, 0.0, *limit, Ink::Light));
            }
            let held = limit.unwrap_or(*value).min(*value);
            shapes.push(bar(0.5, 0.0, held, Ink::Blue));
            shapes.push(bar(0.5, held, *value, Ink::Red));
            if *value > 0.0 {
                shapes.push(Shape::Figures([middle, ground - tall(*value) - 9.0], 11.0, figure(*value)));
            }
            shapes.push(Shape::Figures([middle, height - 9.0], 11.0, name.clone()));
        }
        shapes.push(Shape::Line([0.0, ground, width, ground], 1.0, Ink::Grey));
        Drawing { width, height, shapes }
    }
    /// The risk matrix: rows from the highest probability down. A cell holds its colour, its product and the
    /// numbers of the risks in it.
    pub fn matrix(cells: &[Vec<(Ink, u8, Vec<usize>)>]) -> Self {
        let (wide, tall, edge) = (100.0_f32, 52.0_f32, 24.0_f32);
        let (width, height) = (edge + wide * 5.0 + 2.0, edge + tall * 5.0 + 2.0);
        let mut shapes = Vec::new();
        for (row, cells) in cells.iter().enumerate() {
            let top = row as f32 * tall;
            shapes.push(Shape::Figures([edge / 2.0, top + tall / 2.0], 13.0, (5 - row).to_string()));
            for (column, (ink, product, risks)) in cells.iter().enumerate() {
                let left = edge + column as f32 * wide;
                shapes.push(Shape::Box([left, top, wide, tall], Ink::Grey));
                shapes.push(Shape::Box([left + 1.0, top + 1.0, wide - 2.0, tall - 2.0], *ink));
                shapes.push(Shape::Figures([left + 14.0, top + 11.0], 9.0, product.to_string()));
                shapes.extend(chips(risks, left, top));
            }
        }
        for column in 0..5 {
            let middle = edge + (column as f32 + 0.5) * wide;
            shapes.push(Shape::Figures([middle, height - edge / 2.0], 13.0, (column + 1).to_string()));
        }
        Drawing { width, height, shapes }
    }
}

/// The numbers of the risks of a cell, five in a line, each in a frame.
fn chips(risks: &[usize], left: f32, top: f32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (at, number) in risks.iter().take(5).enumerate() {
        let (x, y) = (left + 4.0 + at as f32 * 19.0, top + 27.0);
        shapes.push(Shape::Box([x, y, 18.0, 18.0], Ink::Black));
        shapes.push(Shape::Box([x + 1.0, y + 1.0, 16.0, 16.0], Ink::Light));
        shapes.push(Shape::Figures([x + 9.0, y + 9.0], 11.0, number.to_string()));
    }
    shapes
}

/// Whole, or with one decimal.
fn figure(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, (tenths % 10).abs()) }
}
