//! Which rows of a long list are in sight.

use std::ops::Range;

/// The rows to draw: those in sight, also in part, and `overscan` more on either side, in steps of `overscan`
/// so that not every pixel of scrolling asks for new rows.
pub fn visible_range(scroll: f64, viewport: f64, row_height: f64, count: usize, overscan: usize) -> Range<usize> {
    if row_height <= 0.0 || count == 0 {
        return 0..count.min(overscan);
    }
    let step = overscan.max(1);
    let first = (scroll.max(0.0) / row_height).floor() as usize;
    let last = ((scroll.max(0.0) + viewport.max(0.0)) / row_height).ceil() as usize;
    let start = first.min(count) / step * step;
    let end = last.div_ceil(step) * step + overscan;
    start.saturating_sub(overscan)..end.min(count)
}

/// Where the list must be scrolled to so that a row is wholly in sight; `None` when it is.
pub fn scroll_to(row: usize, scroll: f64, viewport: f64, row_height: f64) -> Option<f64> {
    let (top, bottom) = (row as f64 * row_height, (row + 1) as f64 * row_height);
    if top < scroll {
        Some(top)
    } else if bottom > scroll + viewport {
        Some((bottom - viewport).max(0.0))
    } else {
        None
    }
}

/// Where a key leads from a row; `None` when the key does not move.
pub fn moved(key: &str, at: usize, count: usize, page: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match key {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => (at + page.max(1)).min(last),
        "PageUp" => at.saturating_sub(page.max(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_in_sight_is_drawn_and_not_many_more() {
        for (count, overscan) in [0, 1, 7, 40, 30_000].into_iter().flat_map(|count| [(count, 8), (count, 0)]) {
            for scroll in [-50.0, 0.0, 1.0, 31.9, 640.0, 959_000.0, 5_000_000.0] {
                let range = visible_range(scroll, 600.0, 32.0, count, overscan);
                assert!(range.start <= range.end && range.end <= count, "{range:?}");
                // In 600 pixels stand 18.75 rows: parts of 20 at most.
                assert!(range.len() <= 20 + 4 * overscan, "{range:?}");
                let in_sight = |row: &usize| {
                    let top = *row as f64 * 32.0;
                    top + 32.0 > scroll && top < scroll + 600.0
                };
                assert!((0..count).filter(in_sight).all(|row| range.contains(&row)), "{count} {scroll}");
            }
        }
    }

    #[test]
    fn a_list_that_is_not_measured_yet_draws_a_few() {
        assert_eq!(visible_range(0.0, 0.0, 0.0, 30_000, 8), 0..8);
        assert_eq!(visible_range(0.0, 0.0, 32.0, 3, 8), 0..3);
    }

    #[test]
    fn small_scrolling_keeps_the_range() {
        assert_eq!(visible_range(0.0, 600.0, 30.0, 1000, 8), visible_range(100.0, 600.0, 30.0, 1000, 8));
    }

    #[test]
    fn a_row_is_brought_wholly_into_sight() {
        assert_eq!(scroll_to(0, 0.0, 100.0, 30.0), None);
        assert_eq!(scroll_to(3, 0.0, 100.0, 30.0), Some(20.0));
        assert_eq!(scroll_to(1, 60.0, 100.0, 30.0), Some(30.0));
    }

    #[test]
    fn keys_stay_within_the_list() {
        assert_eq!(moved("ArrowDown", 4, 5, 10), Some(4));
        assert_eq!(moved("ArrowUp", 0, 5, 10), Some(0));
        assert_eq!(moved("PageDown", 0, 50, 10), Some(10));
        assert_eq!(moved("End", 0, 50, 10), Some(49));
        assert_eq!(moved("x", 0, 50, 10), None);
        assert_eq!(moved("ArrowDown", 0, 0, 10), None);
    }
}
