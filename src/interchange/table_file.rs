//! A table as a file that a spreadsheet opens (RFC 4180, with the semicolon of Nordic spreadsheets).

/// The file. A byte order mark says that it is UTF-8. A cell that a spreadsheet would take for a formula gets an
/// apostrophe before it (OWASP, CSV injection).
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(';');
            }
            out.push_str(&written(cell));
        }
        out.push_str("\r\n");
    }
    out
}

fn written(cell: &str) -> String {
    let guarded = match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    };
    match guarded.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", guarded.replace('"', "\"\"")),
        false => guarded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_independent_reader_gets_the_cells_back() {
        let rows = vec![
            vec!["Kode".to_owned(), "Stikkord".into()],
            vec!["K7-ulv".into(), "tolk; \"politi\"\nå".into()],
            vec!["".into(), "1,5".into()],
        ];
        let file = csv(&rows);
        let text = file.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, rows);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert!(written(cell).trim_start_matches('"').starts_with('\''), "{cell}");
        }
        assert_eq!(written("K7-ulv"), "K7-ulv");
    }
}
