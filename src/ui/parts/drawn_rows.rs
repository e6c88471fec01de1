//! Which element of a long list shows which row.

use crate::domain::ids::Id;
use std::sync::Arc;

/// A row that is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Drawn {
    /// The element that shows it, by a number of the list's own.
    pub slot: usize,
    /// Its place among all rows, drawn or not.
    pub at: usize,
    pub id: Id,
}

/// Gives each row an element. A row keeps the one that it has, so that the focus and a press stay with it. Where
/// most rows are others than before, as with each letter of a search, and neither the focus nor the pointer is in
/// the list, the elements stay and show other rows: a browser takes twice as long for new ones.
pub(super) fn seated(rows: Vec<(usize, Id)>, before: &[Drawn], is_left_alone: bool) -> Arc<[Drawn]> {
    let held = |id: &Id| before.iter().find(|row| row.id == *id).map(|row| row.slot);
    let own: Vec<Option<usize>> = rows.iter().map(|(_, id)| held(id)).collect();
    let by_place = is_left_alone && own.iter().flatten().count() * 2 < rows.len();
    let mut free = before.iter().map(|row| row.slot + 1).max().unwrap_or_default()..;
    let seat = |(place, ((at, id), own)): (usize, ((usize, Id), Option<usize>))| {
        let held = if by_place { before.get(place).map(|row| row.slot) } else { own };
        Some(Drawn { slot: held.or_else(|| free.next())?, at, id })
    };
    rows.into_iter().zip(own).enumerate().filter_map(seat).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: &str) -> Vec<(usize, Id)> {
        ids.chars().map(|id| Id::new(id.to_string())).enumerate().collect()
    }

    fn slots(drawn: &[Drawn]) -> Vec<usize> {
        drawn.iter().map(|row| row.slot).collect()
    }

    #[test]
    fn an_element_shows_another_row_only_where_most_are_others_and_nobody_is_at_the_list() {
        // Before, after, alone, the elements after.
        let table: [(&str, &str, bool, &[usize]); 10] = [
            ("", "abc", true, &[0, 1, 2]),
            ("abcd", "xyzv", true, &[0, 1, 2, 3]),
            ("abcd", "xyzv", false, &[4, 5, 6, 7]),
            ("abcd", "xd", true, &[4, 3]),
            ("abcd", "xyd", true, &[0, 1, 2]),
            ("abcd", "xyd", false, &[4, 5, 3]),
            ("ab", "xyz", true, &[0, 1, 2]),
            ("abcd", "bcde", true, &[1, 2, 3, 4]),
            ("abcd", "dcba", true, &[3, 2, 1, 0]),
            ("abcd", "", true, &[]),
        ];
        for (before, after, alone, expected) in table {
            let before = seated(rows(before), &[], true);
            assert_eq!(slots(&seated(rows(after), &before, alone)), expected, "{before:?} {after} {alone}");
        }
    }

    #[test]
    fn every_row_has_an_element_of_its_own_through_any_change() {
        let changes = ["abcdef", "xbydzf", "fz", "qrstuvwxyz", "zyx", "a", "", "mnop", "pmno", "abpc"];
        for alone in [0b1111111111_u32, 0, 0b0101010101, 0b1011001110] {
            let mut drawn: Arc<[Drawn]> = Arc::default();
            for (step, ids) in changes.iter().enumerate() {
                drawn = seated(rows(ids), &drawn, alone >> step & 1 == 1);
                assert_eq!(drawn.iter().map(|row| row.id.to_string()).collect::<String>(), *ids);
                assert!(drawn.iter().enumerate().all(|(at, row)| row.at == at));
                let mut taken = slots(&drawn);
                taken.sort_unstable();
                taken.dedup();
                assert_eq!(taken.len(), drawn.len(), "{drawn:?}");
            }
        }
    }
}
