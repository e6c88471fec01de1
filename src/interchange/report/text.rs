//! A report as plain text, for a mail: no signs that only some programs show.

use super::{Block, Grid, Report};

/// The text. Tables become lines of `head: cell`, so that a narrow window does not break them.
pub fn to_text(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |words: &str| {
        out.push_str(words.trim_end());
        out.push('\n');
    };
    line(&report.title);
    if !report.lead.is_empty() {
        line(&report.lead);
    }
    let mut heading = None;
    for block in &report.blocks {
        // What explains a picture says nothing without it; a heading waits for what can be read.
        match block {
            Block::Heading(words) => {
                heading = Some(words.to_uppercase());
                continue;
            }
            Block::Picture(_) => continue,
            _ => (),
        }
        if let Some(words) = heading.take() {
            line("");
            line(&words);
        }
        match block {
            Block::Heading(_) | Block::Picture(_) => (),
            Block::Words(words) => line(words),
            Block::List(lines) => lines.iter().for_each(|words| line(&format!("- {words}"))),
            Block::Table(grid) => table(grid, &mut line),
        }
    }
    line("");
    line(&report.foot);
    out
}

fn table(grid: &Grid, line: &mut impl FnMut(&str)) {
    if !grid.caption.is_empty() {
        line(&format!("{}:", grid.caption));
    }
    for row in &grid.rows {
        let first = row.first().map_or("", String::as_str);
        let rest = grid.head.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
        let rest: Vec<String> = rest.map(|(head, cell)| format!("{head}: {cell}")).collect();
        match rest.is_empty() {
            true => line(&format!("- {first}")),
            false => line(&format!("- {first}. {}", rest.join("; "))),
        }
    }
}
