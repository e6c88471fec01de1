//! The smallest set that covers what is missing, and of the smallest the one that weighs least.
//!
//! Sets are tried by size, from the size below which even the best give too little. A branch is left
//! as soon as, at any point, the best of the rest could not cover what is missing there, or it
//! cannot weigh less than the best set found. After so many looks the search ends: what was shown
//! until then about the size holds, and the set is made by taking what helps most.

use super::ROUNDING;

/// Something that may go.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// What its going costs, to choose among sets of one size.
    pub weight: f64,
    /// Hours that go with it, at each point where hours are missing. A later point has no fewer.
    pub gives: Vec<f64>,
}

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Cover {
    /// A set that is enough, by place, in order.
    pub chosen: Vec<usize>,
    /// No smaller set than this is enough. The set is proven smallest where it has this size.
    pub at_least: usize,
}

/// Points looked at in the search, at most: some milliseconds in a browser.
const MOST_LOOKS: usize = 3_000_000;

struct Search<'a> {
    candidates: Vec<(usize, &'a Candidate)>,
    /// The most that `n` candidates from a place on give, by place, point and `n`.
    most: Vec<Vec<Vec<f64>>>,
    /// The least that one from this place on weighs.
    lightest: Vec<f64>,
    looks: usize,
    best: Option<(f64, Vec<usize>)>,
}

/// The smallest set of candidates that gives what is missing at every point. All together must.
pub fn cover(candidates: &[Candidate], short: &[f64]) -> Cover {
    // What is missing later and is no more than earlier is covered with it.
    let mut highest = 0.0;
    let mut points = Vec::new();
    for (point, hours) in short.iter().enumerate().filter(|(_, hours)| **hours > ROUNDING) {
        if *hours > highest {
            (highest, _) = (*hours, points.push(point));
        }
    }
    if points.is_empty() {
        return Cover { chosen: Vec::new(), at_least: 0 };
    }
    let mut search = Search::of(candidates, &points);
    let short: Vec<f64> = points.iter().map(|point| short[*point]).collect();
    for size in 1..=candidates.len() {
        if !search.may_cover(0, size, &short) {
            continue;
        }
        search.add(0, size, &points, &mut Vec::new(), 0.0, &short);
        if let Some((_, mut chosen)) = search.best.take() {
            chosen.sort_unstable();
            return Cover { chosen, at_least: size };
        }
        if search.looks >= MOST_LOOKS {
            return Cover { chosen: by_greed(candidates, &points, &short), at_least: size };
        }
    }
    Cover { chosen: (0..candidates.len()).collect(), at_least: candidates.len() }
}

impl<'a> Search<'a> {
    fn of(candidates: &'a [Candidate], points: &[usize]) -> Self {
        let mut order: Vec<(usize, &Candidate)> = candidates.iter().enumerate().collect();
        // What gives most at the last point first: then the bound is tight.
        let last = points.last().copied().unwrap_or_default();
        order.sort_by(|(_, a), (_, b)| b.gives[last].total_cmp(&a.gives[last]).then(a.weight.total_cmp(&b.weight)));
        let mut most = vec![Vec::with_capacity(points.len()); order.len() + 1];
        for point in points {
            let mut gives: Vec<f64> = Vec::new();
            for from in (0..=order.len()).rev() {
                if let Some((_, candidate)) = order.get(from) {
                    let hours = candidate.gives[*point];
                    gives.insert(gives.partition_point(|held| *held > hours), hours);
                }
                most[from].push(sums(&gives));
            }
        }
        let mut lightest = vec![f64::INFINITY; order.len() + 1];
        for at in (0..order.len()).rev() {
            lightest[at] = lightest[at + 1].min(order[at].1.weight);
        }
        Search { most, candidates: order, lightest, looks: 0, best: None }
    }

    /// At every point the best `left` from a place on give enough.
    fn may_cover(&self, from: usize, left: usize, short: &[f64]) -> bool {
        let enough = |(sums, short): (&Vec<f64>, &f64)| sums[left.min(sums.len() - 1)] + ROUNDING >= *short;
        self.most[from].iter().zip(short).all(enough)
    }

    /// Tries every way to add `left` more from a place on.
    fn add(&mut self, from: usize, left: usize, points: &[usize], chosen: &mut Vec<usize>, weight: f64, short: &[f64]) {
        if left == 0 {
            // The bound has seen that nothing is missing.
            if self.best.as_ref().is_none_or(|(held, _)| weight < *held) {
                self.best = Some((weight, chosen.clone()));
            }
            return;
        }
        for at in from..self.candidates.len() {
            self.looks += points.len();
            let cannot_weigh_less = |best: &(f64, Vec<usize>)| weight + self.lightest[at] * left as f64 >= best.0;
            if self.looks >= MOST_LOOKS
                || !self.may_cover(at, left, short)
                || self.best.as_ref().is_some_and(cannot_weigh_less)
            {
                return;
            }
            let (place, candidate) = self.candidates[at];
            let rest: Vec<f64> =
                points.iter().zip(short).map(|(point, short)| short - candidate.gives[*point]).collect();
            if self.may_cover(at + 1, left - 1, &rest) {
                chosen.push(place);
                self.add(at + 1, left - 1, points, chosen, weight + candidate.weight, &rest);
                chosen.pop();
            }
        }
    }
}

/// The sum of the first none, one, two … of these.
fn sums(gives: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let further = gives.iter().map(|hours| {
        sum += hours;
        sum
    });
    std::iter::once(0.0).chain(further).collect()
}

/// What takes most of what is missing goes, until nothing is; then whatever is not needed stays.
fn by_greed(candidates: &[Candidate], points: &[usize], short: &[f64]) -> Vec<usize> {
    let missing = |chosen: &[usize]| -> Vec<f64> {
        let given = |point: usize| chosen.iter().map(|at| candidates[*at].gives[point]).sum::<f64>();
        points.iter().zip(short).map(|(point, short)| (short - given(*point)).max(0.0)).collect()
    };
    let mut chosen: Vec<usize> = Vec::new();
    loop {
        let left = missing(&chosen);
        if left.iter().all(|hours| *hours <= ROUNDING) {
            break;
        }
        let takes = |at: usize| -> f64 {
            points.iter().zip(&left).map(|(point, left)| left.min(candidates[at].gives[*point])).sum()
        };
        let next = (0..candidates.len()).filter(|at| !chosen.contains(at));
        let Some(next) = next.max_by(|a, b| takes(*a).total_cmp(&takes(*b))) else { break };
        chosen.push(next);
    }
    for at in chosen.clone() {
        let without: Vec<usize> = chosen.iter().copied().filter(|held| *held != at).collect();
        if missing(&without).iter().all(|hours| *hours <= ROUNDING) {
            chosen = without;
        }
    }
    chosen.sort_unstable();
    chosen
}
