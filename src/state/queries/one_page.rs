//! What goes on one page of A4: the first lines of each part, and how many more there are. Nobody has to
//! cut by hand what is printed.

use super::paper::{PaperLine, PaperPart};
use crate::texts::say;

/// Heights in tenths of a line, as the style sheet prints a page for the leader (9.5 points, 259 mm
/// between the margins), with some millimetres left over for a wider font.
const PAGE: usize = 560;
/// Title, period, and the key of letters.
const HEAD: usize = 45;
const HEADING: usize = 18;
const LINE: usize = 10;
/// Between two lines of a part.
const GAP: usize = 2;
/// An empty line to write on.
const RULE: usize = 19;
/// Letters on a line of print, on the safe side.
const WIDTH: usize = 95;
/// How long a line's words may be: as long as all of them fit, and short when they do not.
const LENGTHS: [usize; 6] = [570, 400, 320, 260, 220, 190];

/// The parts as they fit: all lines where there is room, else from each part in turn its next line, and
/// at its end how many are left out. The lines of a part come with the most telling first.
pub fn fit(parts: &[PaperPart]) -> Vec<PaperPart> {
    let parts: Vec<&PaperPart> = parts.iter().filter(|part| !part.lines.is_empty()).collect();
    for most in LENGTHS {
        let whole: Vec<PaperPart> = parts.iter().map(|part| shortened(part, most)).collect();
        if height(&whole) <= PAGE {
            return whole;
        }
    }
    let short: Vec<PaperPart> = parts.iter().map(|part| shortened(part, LENGTHS[LENGTHS.len() - 1])).collect();
    let mut taken = vec![0; short.len()];
    let mut room = PAGE.saturating_sub(HEAD + short.iter().map(of_part).sum::<usize>());
    let mut is_full = vec![false; short.len()];
    while is_full.contains(&false) {
        for (at, part) in short.iter().enumerate() {
            match part.lines.get(taken[at]).map(of_line) {
                // The first line of a part is always there.
                Some(line) if !is_full[at] && (line <= room || taken[at] == 0) => {
                    room = room.saturating_sub(line);
                    taken[at] += 1;
                }
                _ => is_full[at] = true,
            }
        }
    }
    let cut = |(part, taken): (PaperPart, usize)| {
        let left_out = part.lines.len() - taken;
        let mut lines = part.lines;
        lines.truncate(taken);
        lines.extend((left_out > 0).then(|| PaperLine::words(say::talk_more(&left_out.to_string()))));
        PaperPart { title: part.title, lines }
    };
    short.into_iter().zip(taken).map(cut).collect()
}

/// The height of a page of these parts, in tenths of a line.
fn height(parts: &[PaperPart]) -> usize {
    let part = |part: &PaperPart| HEADING + part.lines.iter().map(of_line).sum::<usize>();
    HEAD + parts.iter().map(part).sum::<usize>()
}

/// A part's heading, and the line that says how many are left out.
fn of_part(part: &PaperPart) -> usize {
    HEADING + if part.lines.len() > 1 { LINE + GAP } else { 0 }
}

fn of_line(line: &PaperLine) -> usize {
    let letters = line.name.chars().count() + 2 + line.words.chars().count();
    let breaks = line.words.matches('\n').count();
    (letters.div_ceil(WIDTH) + breaks) * LINE + GAP + line.room * RULE
}

fn shortened(part: &PaperPart, most: usize) -> PaperPart {
    let line = |line: &PaperLine| {
        let name = cut(&line.name, most / 2);
        let words = cut(&line.words, most.saturating_sub(name.chars().count() + 2));
        PaperLine { name, words, room: line.room }
    };
    PaperPart { title: part.title.clone(), lines: part.lines.iter().map(line).collect() }
}

/// At most so many letters: up to the end of a sentence where that keeps half of them, else of a word.
fn cut(words: &str, most: usize) -> String {
    // Lines of their own would cost a line of the page each.
    let words = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let Some((end, _)) = words.char_indices().nth(most) else { return words };
    let head = &words[..end];
    let sentence = head.rfind(". ").map(|at| at + 1).filter(|at| *at * 2 >= head.len());
    let word = || head.rfind(' ').unwrap_or(head.len());
    format!("{} …", head[..sentence.unwrap_or_else(word)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(title: &str, lines: usize, letters: usize) -> PaperPart {
        let words = "ord ".repeat(letters / 4);
        PaperPart::new(title, (0..lines).map(|n| PaperLine::new(format!("{title}{n}"), words.trim_end())).collect())
    }

    #[test]
    fn what_fits_is_left_as_it_is() {
        let parts = [part("a", 3, 40), part("b", 2, 300), PaperPart::default()];
        assert_eq!(fit(&parts), parts[..2]);
    }

    #[test]
    fn each_part_keeps_its_first_lines_and_says_how_many_more_there_are() {
        let room = PaperPart::new("r", vec![PaperLine::words("noe").room(3)]);
        let parts = [part("a", 40, 400), part("b", 1, 400), part("c", 9, 900), room.clone()];
        let fitted = fit(&parts);
        assert!(height(&fitted) <= PAGE, "{}", height(&fitted));
        assert_eq!(fitted[3], room);
        assert_eq!(fitted[1].lines.len(), 1);
        for (part, all) in [(&fitted[0], 40), (&fitted[2], 9)] {
            let shown = part.lines.len() - 1;
            assert!(shown >= 4 && part.lines[0].name.ends_with('0'), "{shown}");
            assert_eq!(part.lines[shown].words, say::talk_more(&(all - shown).to_string()));
        }
    }

    #[test]
    fn eight_full_parts_fit_too() {
        let mut parts: Vec<PaperPart> = (0..7).map(|n| part(&n.to_string(), 30, 2_000)).collect();
        parts.push(PaperPart::new("r", vec![PaperLine::words("ord ".repeat(500)).room(3)]));
        let fitted = fit(&parts);
        assert!(height(&fitted) <= PAGE, "{}", height(&fitted));
        assert!(fitted.iter().all(|part| !part.lines.is_empty()));
    }

    #[test]
    fn words_are_cut_where_a_sentence_or_a_word_ends() {
        assert_eq!(cut("Kort.", 40), "Kort.");
        assert_eq!(cut("Første setning. Den andre er lengre enn plassen", 25), "Første setning. …");
        assert_eq!(cut("Nå. Den andre er lengre enn plassen som er igjen", 25), "Nå. Den andre er lengre …");
        assert_eq!(cut("Åæø\n\nto", 40), "Åæø to");
    }
}
