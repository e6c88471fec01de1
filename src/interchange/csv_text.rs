//! From bytes and text to records: the encoding, the delimiter, the lines.

use std::str;

/// The most bytes an import reads.
pub const MAX_BYTES: usize = 5_000_000;
/// The most lines with content.
pub const MAX_ROWS: usize = 5_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 200;
/// The longest cell. A quotation mark that is never closed makes one cell of the rest of the file.
pub const MAX_CELL: usize = 4_000;

/// Whether the bytes can be read as UTF-8. If not, an export from the Nordic countries is
/// Windows-1252.
pub fn looks_like_utf8(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok()
}

/// The label for the browser's `TextDecoder`.
pub fn encoding_label(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        _ if looks_like_utf8(bytes) => "utf-8",
        _ => "windows-1252",
    }
}

/// Why the file cannot be read at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileError {
    /// No line has content.
    Empty,
    TooLarge {
        bytes: usize,
        max: usize,
    },
    TooManyRows {
        max: usize,
    },
    TooManyColumns {
        max: usize,
    },
    /// Not text: zero bytes, as in a spreadsheet file that was only renamed.
    NotText,
}

/// One line with content.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// As counted by an editor, from 1.
    pub number: u64,
    pub cells: Vec<String>,
}

/// The records of a text, and the delimiter between their cells.
pub fn lines(text: &str) -> Result<(char, Vec<Line>), FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: text.len(), max: MAX_BYTES });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(FileError::NotText);
    }
    let (delimiter, body, skipped) = delimiter(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut lines = Vec::new();
    let mut count = LineCount { text: body, at: 0, number: 1 + skipped };
    let mut record = csv::StringRecord::new();
    // Reading from text in memory can fail for no reason but bad UTF-8, and this is text.
    while let Ok(true) = reader.read_record(&mut record) {
        if record.len() > MAX_COLUMNS {
            return Err(FileError::TooManyColumns { max: MAX_COLUMNS });
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() > MAX_ROWS {
            return Err(FileError::TooManyRows { max: MAX_ROWS });
        }
        let number = count.line_at(record.position().map_or(0, |position| position.byte() as usize));
        lines.push(Line { number, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
    }
    if lines.is_empty() { Err(FileError::Empty) } else { Ok((delimiter, lines)) }
}

/// Line numbers as an editor counts them. The reader's own count leaves out empty lines before a
/// record.
struct LineCount<'a> {
    text: &'a str,
    at: usize,
    number: u64,
}

impl LineCount<'_> {
    /// The line of the first character at or after a place; places must not go backwards.
    fn line_at(&mut self, place: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let blank = bytes.iter().skip(place).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let to = (place + blank).min(bytes.len()).max(self.at);
        self.number += bytes[self.at..to].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = to;
        self.number
    }
}

/// The delimiter: what Excel's first line `sep=;` says, else the one of `;`, tab, `,` that most of
/// the first lines hold equally often. Returns the text after that first line and the lines left out.
fn delimiter(text: &str) -> (char, &str, u64) {
    const KNOWN: [char; 3] = [';', '\t', ','];
    let first = text.lines().next().unwrap_or("");
    if let Some(said) = first.to_ascii_lowercase().strip_prefix("sep=").and_then(|rest| rest.chars().next())
        && KNOWN.contains(&said)
    {
        return (said, text[first.len()..].trim_start_matches(['\r', '\n']), 1);
    }
    let counts = |delimiter: char| {
        let per_line: Vec<usize> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(20)
            .map(|line| outside_quotes(line, delimiter))
            .collect();
        let head = per_line.first().copied().unwrap_or(0);
        let same = per_line.iter().filter(|count| **count == head && head > 0).count();
        (same, head)
    };
    // The last of equals wins with max_by_key, so the usual one stands last.
    let best = KNOWN.into_iter().rev().max_by_key(|delimiter| counts(*delimiter));
    (best.unwrap_or(';'), text, 0)
}

fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut inside = false;
    line.chars()
        .filter(|c| {
            inside ^= *c == '"';
            !inside && *c == delimiter
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_chosen_from_the_bytes() {
        for (bytes, label) in [
            (&b"abc"[..], "utf-8"),
            ("æøå".as_bytes(), "utf-8"),
            (b"\xef\xbb\xbfa", "utf-8"),
            (b"\xe6\xf8\xe5", "windows-1252"),
            (b"K\xf8benhavn", "windows-1252"),
            (b"\xff\xfea\0", "utf-16le"),
            (b"\xfe\xff\0a", "utf-16be"),
            (b"", "utf-8"),
        ] {
            assert_eq!(encoding_label(bytes), label);
        }
        assert!(!looks_like_utf8(b"\xe6"));
    }

    #[test]
    fn the_delimiter_is_the_steady_one() {
        for (text, wanted) in [
            ("a;b;c\n1;2;3", ';'),
            ("a,b,c\n1,2,3", ','),
            ("a\tb\n1\t2", '\t'),
            ("a;b\n1,5;2,5\n3,5;4", ';'),
            ("\"a;b;c\",d\n1,2", ','),
            ("a,b;c;d\n1;2;3\n4;5;6", ';'),
            ("sep=,\na;b,c\n1;2,3", ','),
            ("SEP=;\r\na;b\r\n", ';'),
            ("alene", ';'),
        ] {
            assert_eq!(lines(text).unwrap().0, wanted, "{text}");
        }
    }

    #[test]
    fn lines_are_numbered_as_in_an_editor() {
        let text = "\u{feff}a;b\r\n\r\n;\r\n\"to\nlinjer\";x\r\n  z ;\"med \"\"sitat\"\"\"";
        let (_, found) = lines(text).unwrap();
        let found: Vec<(u64, &str, &str)> =
            found.iter().map(|line| (line.number, line.cells[0].as_str(), line.cells[1].as_str())).collect();
        assert_eq!(found, [(1, "a", "b"), (4, "to\nlinjer", "x"), (6, "z", "med \"sitat\"")]);
        assert_eq!(lines("sep=;\na;b\nc;d").unwrap().1[1].number, 3);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        assert_eq!(lines(""), Err(FileError::Empty));
        assert_eq!(lines("\u{feff}\n ; ;\n"), Err(FileError::Empty));
        assert_eq!(lines("PK\u{3}\u{4}\0\0"), Err(FileError::NotText));
        assert!(matches!(lines(&"a".repeat(MAX_BYTES + 1)), Err(FileError::TooLarge { .. })));
        assert!(matches!(lines(&"a;b\n".repeat(MAX_ROWS + 2)), Err(FileError::TooManyRows { .. })));
        assert_eq!(lines(&"a;b\n".repeat(MAX_ROWS + 1)).unwrap().1.len(), MAX_ROWS + 1);
        assert!(matches!(lines(&";".repeat(MAX_COLUMNS)), Err(FileError::TooManyColumns { .. })));
        assert_eq!(lines("a;\"aldri lukket\nb;c\n").unwrap().1.len(), 1);
    }
}
