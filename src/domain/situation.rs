//! What the figures of a situation analysis say: a level for each trigger, a sum, a colour with
//! its reasons (domain.md section 4, after S1). It proposes what to discuss and decides nothing.
//!
//! The thresholds are placeholders until the service has set its own.

use super::analysis::{Analysis, Colour, Measured, Step, Trend, TriggerEntry, TriggerKey};

/// What a trigger's figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TriggerUnit {
    /// Percent above the own mean, from cases per four weeks.
    PercentAboveMean,
    /// Percent of contracted days lost in four weeks.
    PercentOfDays,
    /// Percent of the caseworkers with less than six months in the service.
    PercentOfStaff,
    /// Percent of the posts that are vacant.
    PercentOfPosts,
    /// Whole weeks.
    Weeks,
    /// Effect on the own service, 0 to 3.
    Scale,
}

/// Two thresholds in a unit. Level 2 begins halfway between them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Thresholds {
    pub yellow: f64,
    pub red: f64,
}

impl Thresholds {
    /// 0 below yellow, 1 from yellow, 2 from the midpoint, 3 from red.
    pub fn level(self, value: f64) -> u8 {
        if value < self.yellow {
            0
        } else if value >= self.red {
            3
        } else if value >= (self.yellow + self.red) / 2.0 {
            2
        } else {
            1
        }
    }
    /// Yellow lies below red. Other pairs give level 3 from yellow on.
    pub fn is_ordered(self) -> bool {
        self.yellow < self.red
    }
    fn own(self, yellow: Option<f64>, red: Option<f64>) -> Thresholds {
        Thresholds { yellow: finite(yellow).unwrap_or(self.yellow), red: finite(red).unwrap_or(self.red) }
    }
}

/// One figure of a trigger.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FigureSpec {
    pub unit: TriggerUnit,
    /// Placeholders, editable.
    pub thresholds: Thresholds,
}

/// What small numbers need before they may speak for themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HistorySpec {
    /// Months of own figures.
    pub months: u32,
    /// Cases above the mean.
    pub difference: u32,
}

/// How a trigger is measured.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TriggerSpec {
    pub key: TriggerKey,
    pub first: FigureSpec,
    /// `capacity` has two figures; the worse one counts.
    pub second: Option<FigureSpec>,
    /// Set where the figure is compared with the own past.
    pub history: Option<HistorySpec>,
}

const fn figure(unit: TriggerUnit, yellow: f64, red: f64) -> FigureSpec {
    FigureSpec { unit, thresholds: Thresholds { yellow, red } }
}

const fn plain(key: TriggerKey, first: FigureSpec) -> TriggerSpec {
    TriggerSpec { key, first, second: None, history: None }
}

impl TriggerSpec {
    /// The specification of a trigger (domain.md section 4, table).
    pub const fn of(key: TriggerKey) -> TriggerSpec {
        match key {
            TriggerKey::Inflow => TriggerSpec {
                history: Some(HistorySpec { months: 6, difference: 3 }),
                ..plain(key, figure(TriggerUnit::PercentAboveMean, 20.0, 40.0))
            },
            TriggerKey::Acute => TriggerSpec {
                history: Some(HistorySpec { months: 6, difference: 2 }),
                ..plain(key, figure(TriggerUnit::PercentAboveMean, 25.0, 50.0))
            },
            TriggerKey::Sick => plain(key, figure(TriggerUnit::PercentOfDays, 8.0, 12.0)),
            TriggerKey::New => plain(key, figure(TriggerUnit::PercentOfStaff, 20.0, 35.0)),
            TriggerKey::Capacity => TriggerSpec {
                second: Some(figure(TriggerUnit::Weeks, 8.0, 16.0)),
                ..plain(key, figure(TriggerUnit::PercentOfPosts, 10.0, 20.0))
            },
            TriggerKey::National => plain(key, figure(TriggerUnit::Scale, 1.0, 3.0)),
        }
    }
    /// The thresholds in force for the first figure: the user's own, else the placeholders.
    pub fn thresholds(&self, entry: &TriggerEntry) -> Thresholds {
        self.first.thresholds.own(entry.yellow, entry.red)
    }
    /// The same for the second figure, where there is one.
    pub fn second_thresholds(&self, entry: &TriggerEntry) -> Option<Thresholds> {
        self.second.map(|second| second.thresholds.own(entry.second_yellow, entry.second_red))
    }
}

/// Where a level comes from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum HowFound {
    /// Neither a figure nor a level by hand.
    NotFilledIn,
    /// The figure against its thresholds.
    ByValue { value: f64, thresholds: Thresholds },
    /// The second figure, which was the worse one.
    BySecond { value: f64, thresholds: Thresholds },
    /// There are cases now and the own mean is zero: no percentage exists, the rise is above any threshold.
    FromNone { count: u32 },
    /// The user's own level, with a reason. `figure` is what the figures alone would have given.
    ByHand { figure: u8 },
    /// A percentage alone: without the count and the mean nobody can tell a rise from chance.
    CountsMissing,
    /// Compared with too few months: no level until one is set by hand with a reason.
    TooFewMonths { months: u32, needed: u32 },
    /// A rise this small comes by chance: no level until one is set by hand with a reason.
    DifferenceTooSmall { difference: f64, needed: u32 },
}

/// A trigger's level and how it was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LevelFinding {
    /// 0 to 3.
    pub level: u8,
    pub by: HowFound,
    /// A rising trend added one.
    pub rising_added: bool,
    /// A level was chosen by hand, but does not count before its reason is written.
    pub reason_missing: bool,
}

impl LevelFinding {
    /// There is a figure or a level behind it. A percentage without the count and the mean is none: its
    /// level 0 would look like a good one.
    pub fn is_filled_in(&self) -> bool {
        !matches!(self.by, HowFound::NotFilledIn | HowFound::CountsMissing)
    }
}

/// The level of one trigger.
///
/// A level by hand counts with a reason (`note`) and then stands as it is: whoever wrote the
/// reason has seen the trend. A rising trend adds 1 to a level from figures, only from level 1.
pub fn level(spec: &TriggerSpec, entry: &TriggerEntry) -> LevelFinding {
    let (found, by) = from_figures(spec, entry);
    let rising_added = entry.trend == Trend::Rising && (1..3).contains(&found);
    let figure = found + u8::from(rising_added);
    match entry.level {
        Some(hand) if !entry.note.trim().is_empty() => LevelFinding {
            level: hand.min(3),
            by: HowFound::ByHand { figure },
            rising_added: false,
            reason_missing: false,
        },
        hand => LevelFinding { level: figure, by, rising_added, reason_missing: hand.is_some() },
    }
}

fn from_figures(spec: &TriggerSpec, entry: &TriggerEntry) -> (u8, HowFound) {
    if let Some(history) = spec.history {
        return from_history(history, spec.thresholds(entry), entry);
    }
    let judge = |value: f64, thresholds: Thresholds| (thresholds.level(value), value, thresholds);
    let first = finite(entry.value).map(|value| judge(value, spec.thresholds(entry)));
    let second = finite(entry.second).zip(spec.second_thresholds(entry)).map(|(value, own)| judge(value, own));
    match (first, second) {
        (Some((level, value, thresholds)), other) if other.is_none_or(|(second, ..)| second <= level) => {
            (level, HowFound::ByValue { value, thresholds })
        }
        (_, Some((level, value, thresholds))) => (level, HowFound::BySecond { value, thresholds }),
        _ => (0, HowFound::NotFilledIn),
    }
}

/// Small numbers swing by chance: they need months behind them and a difference that counts.
fn from_history(history: HistorySpec, thresholds: Thresholds, entry: &TriggerEntry) -> (u8, HowFound) {
    let (count, mean, months) = entry.counted();
    let (Some(counted), Some(mean)) = (count, finite(mean).filter(|mean| *mean >= 0.0)) else {
        let started = entry.value.is_some() || count.is_some() || mean.is_some();
        return (0, if started { HowFound::CountsMissing } else { HowFound::NotFilledIn });
    };
    let (count, months) = (counted, months.unwrap_or(0));
    if months < history.months {
        return (0, HowFound::TooFewMonths { months, needed: history.months });
    }
    let difference = f64::from(count) - mean;
    let value = if mean > 0.0 { difference / mean * 100.0 } else { 0.0 };
    if difference < f64::from(history.difference) {
        // At or below the mean there is nothing to judge by hand: the figure itself says level 0.
        let by = match difference > 0.0 {
            true => HowFound::DifferenceTooSmall { difference, needed: history.difference },
            false => HowFound::ByValue { value, thresholds },
        };
        return (0, by);
    }
    match mean > 0.0 {
        true => (thresholds.level(value), HowFound::ByValue { value, thresholds }),
        false => (3, HowFound::FromNone { count }),
    }
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// A reason that decided the colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// The sum of levels alone gives this colour.
    Sum(u8),
    /// One trigger is at level 3.
    OneHighest(TriggerKey),
    /// This many triggers are at level 3.
    SeveralHighest(u8),
    /// Broken clocks of severity 5 that are not remedied.
    Broken5(u32),
    /// Clocks of severity 4 broken for lack of capacity in the period.
    Broken4(u32),
    /// A child in acute danger has no assigned worker.
    UnassignedDanger,
}

/// What an analysis comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// In the order of [`TriggerKey::ALL`].
    pub levels: [LevelFinding; 6],
    /// 0 to 18.
    pub sum: u8,
    pub colour: Colour,
    /// Every reason that gives this colour; never empty.
    pub because: Vec<Because>,
    /// The step to discuss. Only leaders decide one.
    pub proposed_step: Step,
}

impl Assessment {
    /// What was found for one trigger.
    pub fn level(&self, key: TriggerKey) -> &LevelFinding {
        match key {
            TriggerKey::Inflow => &self.levels[0],
            TriggerKey::Acute => &self.levels[1],
            TriggerKey::Sick => &self.levels[2],
            TriggerKey::New => &self.levels[3],
            TriggerKey::Capacity => &self.levels[4],
            TriggerKey::National => &self.levels[5],
        }
    }
    /// Something is known: the colour means more than an empty form.
    pub fn says_something(&self) -> bool {
        self.filled_in() > 0 || self.colour != Colour::Green
    }
    /// How many triggers have a figure or a level.
    pub fn filled_in(&self) -> usize {
        self.levels.iter().filter(|finding| finding.is_filled_in()).count()
    }
}

/// The sum from which an analysis is yellow; ours.
pub const YELLOW_FROM: u8 = 4;
/// The sum from which it is red; ours.
pub const RED_FROM: u8 = 8;

/// Sum, colour and reasons.
///
/// Red: a sum from 8, two triggers at level 3, a broken severity-5 clock, two broken severity-4
/// clocks, or a child in acute danger without a worker. Yellow: a sum from 4, or one at level 3.
pub fn assess(analysis: &Analysis) -> Assessment {
    let levels = TriggerKey::ALL.map(|key| level(&TriggerSpec::of(key), analysis.trigger(key)));
    judge(levels, analysis.broken5, analysis.broken4, analysis.unassigned_danger)
}

/// The same of figures that were kept.
pub fn assess_measured(measured: &Measured) -> Assessment {
    let empty = TriggerEntry::default();
    let entry = |key| measured.triggers.get(&key).unwrap_or(&empty);
    let levels = TriggerKey::ALL.map(|key| level(&TriggerSpec::of(key), entry(key)));
    judge(levels, measured.broken5, measured.broken4, measured.unassigned_danger)
}

/// What the analysis was decided on: the frozen figures, else those that stand in it.
pub fn assess_decided(analysis: &Analysis) -> Assessment {
    analysis.frozen.as_ref().map_or_else(|| assess(analysis), assess_measured)
}

fn judge(levels: [LevelFinding; 6], broken5: u32, broken4: u32, unassigned_danger: bool) -> Assessment {
    let sum = levels.iter().map(|finding| finding.level).sum();
    let pairs = TriggerKey::ALL.into_iter().zip(&levels);
    let highest: Vec<TriggerKey> = pairs.filter(|(_, finding)| finding.level == 3).map(|(key, _)| key).collect();

    let red = [
        (sum >= RED_FROM).then_some(Because::Sum(sum)),
        (highest.len() >= 2).then_some(Because::SeveralHighest(highest.len() as u8)),
        (broken5 >= 1).then_some(Because::Broken5(broken5)),
        (broken4 >= 2).then_some(Because::Broken4(broken4)),
        unassigned_danger.then_some(Because::UnassignedDanger),
    ];
    let yellow = [(sum >= YELLOW_FROM).then_some(Because::Sum(sum)), highest.first().copied().map(Because::OneHighest)];

    let reasons = |found: &[Option<Because>]| found.iter().copied().flatten().collect::<Vec<_>>();
    let (colour, because, proposed_step) = match (reasons(&red), reasons(&yellow)) {
        (red, _) if !red.is_empty() => (Colour::Red, red, Step::Step2),
        (_, yellow) if !yellow.is_empty() => (Colour::Yellow, yellow, Step::Step1),
        _ => (Colour::Green, vec![Because::Sum(sum)], Step::None),
    };
    Assessment { levels, sum, colour, because, proposed_step }
}

#[cfg(test)]
mod tests;
