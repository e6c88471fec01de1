//! A report as data: headings, words, tables and pictures. The screen draws it, and the writers
//! beside this file write it as plain text and as DOCX, so that what is seen is what goes out.

mod docx;
mod drawing;
mod png;
mod raster;
mod text;
mod zip;

pub use docx::to_docx;
pub use drawing::{Drawing, Ink, Shape};
pub use png::to_png;
pub use text::to_text;

/// The whole report.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// Its name.
    pub title: String,
    /// One line under it: the day, a unit.
    pub lead: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
    /// What stands at the foot of each page: for whom, and when it was made.
    pub foot: String,
    /// The language of its words, as a BCP 47 tag with a country: `nb-NO`.
    pub language: &'static str,
}

/// A piece of a report.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// Begins a part.
    Heading(String),
    /// One paragraph.
    Words(String),
    /// Lines with a dot before them.
    List(Vec<String>),
    /// A table.
    Table(Grid),
    /// A picture.
    Picture(Picture),
}

/// A table: the first cell of a row names the row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Grid {
    /// What it shows; empty where the heading says it.
    pub caption: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// Which columns hold numbers, by their place.
    pub numbers: Vec<usize>,
    /// Rows of cells, as many as there are heads.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table with these heads.
    pub fn new(caption: impl Into<String>, head: &[&str], rows: Vec<Vec<String>>) -> Self {
        let head = head.iter().map(|name| (*name).to_owned()).collect();
        Grid { caption: caption.into(), head, numbers: Vec::new(), rows }
    }
    /// Columns from this one on hold numbers.
    pub fn numbers_from(mut self, first: usize) -> Self {
        self.numbers = (first..self.head.len()).collect();
        self
    }
}

/// A picture with what it says.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// What it shows, in words: the finding, and what colours and axes mean.
    pub words: String,
    /// The drawing. It holds figures alone, so that it is the same in every language.
    pub drawing: Drawing,
}

impl Report {
    /// Changes every text of it.
    pub fn map(mut self, change: impl Fn(&str) -> String) -> Self {
        for words in self.texts_mut() {
            *words = change(words);
        }
        self
    }
    /// Every text of it, in the order of reading.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        let mut all = vec![&mut self.title, &mut self.lead];
        for block in &mut self.blocks {
            match block {
                Block::Heading(words) | Block::Words(words) => all.push(words),
                Block::List(lines) => all.extend(lines),
                Block::Table(grid) => {
                    all.push(&mut grid.caption);
                    all.extend(&mut grid.head);
                    all.extend(grid.rows.iter_mut().flatten());
                }
                Block::Picture(picture) => all.push(&mut picture.words),
            }
        }
        all
    }
    /// A heading with what follows; neither where nothing does.
    pub fn part(&mut self, heading: &str, blocks: Vec<Block>) {
        let is_empty = |block: &Block| match block {
            Block::Heading(words) | Block::Words(words) => words.trim().is_empty(),
            Block::List(lines) => lines.is_empty(),
            Block::Table(grid) => grid.rows.is_empty(),
            Block::Picture(_) => false,
        };
        let blocks: Vec<Block> = blocks.into_iter().filter(|block| !is_empty(block)).collect();
        if !blocks.is_empty() {
            self.blocks.push(Block::Heading(heading.to_owned()));
            self.blocks.extend(blocks);
        }
    }
}
