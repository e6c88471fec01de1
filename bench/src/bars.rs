//! What the figures must hold. The bars are those that the project set itself before it was measured.
use crate::acts::{ACTS, main_name, painted_name};
use crate::cold_start::START;

/// A bound on the app's median.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Bar {
    /// So many times the floor's median.
    TimesFloor(f64),
    /// So many milliseconds above the floor's median.
    AboveFloor(f64),
    /// So many milliseconds.
    Millis(f64),
    /// So many times its own median at another number of tasks.
    TimesOwn(f64, usize),
}

/// The bars on a figure at so many tasks.
pub fn bars_on(figure: &str, tasks: usize) -> Vec<Bar> {
    if figure == START {
        return match tasks {
            300 => vec![Bar::TimesFloor(1.4)],
            30_000 => vec![Bar::TimesFloor(0.3), Bar::TimesOwn(5.0, 300)],
            _ => Vec::new(),
        };
    }
    if ACTS.iter().any(|act| main_name(act) == figure) {
        return match tasks {
            300 => vec![Bar::Millis(16.0)],
            30_000 => vec![Bar::Millis(50.0)],
            _ => Vec::new(),
        };
    }
    if ACTS.iter().any(|act| painted_name(act) == figure) {
        return vec![Bar::AboveFloor(8.0)];
    }
    Vec::new()
}

impl Bar {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Bar::TimesFloor(times) => format!("≤ {times} × plain"),
            Bar::AboveFloor(millis) => format!("≤ plain + {millis} ms"),
            Bar::Millis(millis) => format!("≤ {millis} ms"),
            Bar::TimesOwn(times, tasks) => format!("≤ {times} × own at {tasks}"),
        }
    }

    /// Whether it holds. None: what it is compared with was not measured.
    pub fn holds(self, app: f64, floor: Option<f64>, own: impl Fn(usize) -> Option<f64>) -> Option<bool> {
        let most = match self {
            Bar::TimesFloor(times) => floor? * times,
            Bar::AboveFloor(millis) => floor? + millis,
            Bar::Millis(millis) => millis,
            Bar::TimesOwn(times, tasks) => own(tasks)? * times,
        };
        Some(app <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bar_is_compared_with_its_own_ground() {
        let own = |tasks| (tasks == 300).then_some(100.0);
        assert_eq!(Bar::TimesFloor(1.4).holds(140.0, Some(100.0), own), Some(true));
        assert_eq!(Bar::TimesFloor(1.4).holds(141.0, Some(100.0), own), Some(false));
        assert_eq!(Bar::AboveFloor(8.0).holds(28.0, Some(20.0), own), Some(true));
        assert_eq!(Bar::Millis(16.0).holds(16.1, None, own), Some(false));
        assert_eq!(Bar::TimesOwn(5.0, 300).holds(499.0, None, own), Some(true));
        assert_eq!(Bar::TimesOwn(5.0, 3_000).holds(1.0, None, own), None);
        assert_eq!(Bar::TimesFloor(0.3).holds(1.0, None, own), None);
    }

    #[test]
    fn every_act_has_bars() {
        for act in ACTS {
            assert_eq!(bars_on(&main_name(act), 300), [Bar::Millis(16.0)]);
            assert_eq!(bars_on(&painted_name(act), 3_000), [Bar::AboveFloor(8.0)]);
        }
        assert_eq!(bars_on(START, 30_000).len(), 2);
    }
}
