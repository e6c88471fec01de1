//! Which colour a cell of the risk matrix has. The seed shows no colours; ours follow the product,
//! with consequence 1 and 2 never above yellow (domain.md section 7), and each cell can be changed.

use super::risk::Level;

/// What a cell asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Colour {
    /// Monitor.
    Green,
    /// Consider measures.
    Yellow,
    /// A measure with an owner and a day.
    Red,
}

impl Colour {
    /// All, the mildest first.
    pub const ALL: [Colour; 3] = [Colour::Green, Colour::Yellow, Colour::Red];
    /// The one after it, and the first after the last.
    pub fn next(self) -> Colour {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
    /// Ours for a cell.
    pub fn usual(level: Level) -> Colour {
        match level.product() {
            0..=4 => Colour::Green,
            5..=9 => Colour::Yellow,
            _ if level.impact <= 2 => Colour::Yellow,
            _ => Colour::Red,
        }
    }
    fn letter(self) -> char {
        ['g', 'y', 'r'][self as usize]
    }
}

/// The colours of all cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RiskMatrix([[Colour; 5]; 5]);

impl Default for RiskMatrix {
    fn default() -> Self {
        let row = |probability: usize| {
            std::array::from_fn(|impact| Colour::usual(Level::new(probability as u8 + 1, impact as u8 + 1)))
        };
        RiskMatrix(std::array::from_fn(row))
    }
}

impl RiskMatrix {
    /// From its stored letters, `g`, `y` and `r`, row by row from probability 1; ours where they are not
    /// 25 of these.
    pub fn read(letters: &str) -> Self {
        let colour = |letter: char| Colour::ALL.into_iter().find(|colour| colour.letter() == letter);
        let found: Vec<Colour> = letters.chars().filter_map(colour).collect();
        if found.len() != 25 || letters.chars().count() != 25 {
            return Self::default();
        }
        RiskMatrix(std::array::from_fn(|row| std::array::from_fn(|column| found[row * 5 + column])))
    }
    /// As it is stored; nothing where it is ours.
    pub fn write(&self) -> String {
        match *self == Self::default() {
            true => String::new(),
            false => self.0.iter().flatten().map(|colour| colour.letter()).collect(),
        }
    }
    /// The colour of a cell.
    pub fn colour(&self, level: Level) -> Colour {
        self.0[usize::from(level.probability) - 1][usize::from(level.impact) - 1]
    }
    /// With another colour in a cell.
    pub fn with(mut self, level: Level, colour: Colour) -> Self {
        self.0[usize::from(level.probability) - 1][usize::from(level.impact) - 1] = colour;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read off domain.md section 7 by hand: rows are probability 1 to 5, columns consequence 1 to 5.
    #[test]
    fn the_usual_colours() {
        let matrix = RiskMatrix::default();
        let drawn: Vec<String> =
            (1..=5).map(|p| (1..=5).map(|i| matrix.colour(Level::new(p, i)).letter()).collect()).collect();
        assert_eq!(drawn, ["ggggy", "ggyyr", "gyyrr", "gyrrr", "yyrrr"]);
    }

    #[test]
    fn a_cell_can_be_changed_and_what_is_ours_is_not_stored() {
        let level = Level::new(5, 1);
        let changed = RiskMatrix::default().with(level, Colour::Red);
        assert_eq!(RiskMatrix::read(&changed.write()), changed);
        assert_eq!(changed.write().len(), 25);
        assert_eq!(changed.with(level, Colour::Yellow).write(), "");
    }

    #[test]
    fn damaged_letters_give_the_usual_colours() {
        for letters in
            ["", "ggg", "xxxxxxxxxxxxxxxxxxxxxxxxx", "gggggggggggggggggggggggggx", "gggggggggggggggggggggggggg"]
        {
            assert_eq!(RiskMatrix::read(letters), RiskMatrix::default(), "{letters}");
        }
    }
}
