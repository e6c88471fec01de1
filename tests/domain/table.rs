//! The frozen tables of `tests/tables`.

/// The rows of a table by column.
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Reads a table: lines that begin with `#` say how it was made, the next one names the columns.
pub fn table(name: &str) -> Table {
    let text = std::fs::read_to_string(format!("tests/tables/{name}.csv")).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let cells = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    Table { columns: cells(lines.next().unwrap()), rows: lines.map(cells).collect() }
}

impl Table {
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

/// One row.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl<'a> Row<'a> {
    pub fn text(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        &self.cells[at.unwrap_or_else(|| panic!("no column {column}"))]
    }
    pub fn get<T: std::str::FromStr<Err: std::fmt::Debug>>(&self, column: &str) -> T {
        self.text(column).parse().unwrap()
    }
}
