//! Writing in the weekly review.

use super::tasks::field as task_field;
use crate::{
    domain::{
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormReader, FormValues, LONG},
        weekly_review::WeeklyReview,
    },
    state::{App, queries::weekly_review::of_week},
};

/// The fields of the review, by name.
pub mod field {
    pub const WELLBEING: &str = "wellbeing";
    pub const WELLBEING_WORDS: &str = "wellbeing_words";
    pub const WELL: &str = "well";
    pub const RAISE: &str = "raise";
    pub const GOAL: &str = super::task_field::GOAL;
}

/// What the fields hold.
pub fn form_of(review: &WeeklyReview) -> FormValues {
    FormValues::default()
        .with(field::WELLBEING, review.wellbeing.map(|level| level.to_string()).unwrap_or_default())
        .with(field::WELLBEING_WORDS, &review.wellbeing_words)
        .with(field::WELL, &review.well)
        .with(field::RAISE, &review.raise)
        .with(field::GOAL, &review.goal)
}

impl App {
    /// Writes the fields of this week's review.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn write_review(self, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let level = read.number(field::WELLBEING, 0.0, 4.0).map(|level| level as u8);
        let words = [field::WELLBEING_WORDS, field::WELL, field::RAISE, field::GOAL].map(|name| read.text(name, LONG));
        let [wellbeing_words, well, raise, goal] = read.finish(words)?;
        self.change_review(|review| {
            review.wellbeing = level;
            (review.wellbeing_words, review.well) = (wellbeing_words, well);
            (review.raise, review.goal) = (raise, goal);
        });
        Ok(())
    }
    /// Notes how far the review has come. Seeing a step is no act to take back by itself.
    pub fn see_review_step(self, step: u8) {
        self.change_review(|review| review.step = review.step.max(step));
    }
    /// Finishes this week's review.
    pub fn finish_review(self) {
        let today = self.now().date();
        self.change_review(|review| review.done = Some(today));
    }

    fn change_review(self, change: impl FnOnce(&mut WeeklyReview)) {
        let (before, is_new) = self.workspace(|workspace| {
            let (review, _) = of_week(workspace);
            let is_new = workspace.reviews().get(review.id.clone()).is_none();
            (review, is_new)
        });
        let mut after = before.clone();
        change(&mut after);
        let made: Vec<Edit> = if after == before { Vec::new() } else { edits((!is_new).then_some(&before), &after) };
        self.commit(Label::ReviewEdited, made);
    }
}
