//! Last week's review, finished, so that the sample shows what one leaves behind.

use super::{Calendar, SampleLang};
use crate::domain::{change::Edit, entity, weekly_review::WeeklyReview};

pub fn reviews(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let friday = days.ago(7);
    let review = WeeklyReview {
        step: WeeklyReview::STEPS,
        wellbeing: Some(2),
        well: lang.pick((
            "Ungdommen sa selv hva hun ville ha hjelp til",
            "Den unge sagde selv, hvad hun ville have hjælp til",
        )),
        raise: lang.pick(("To undersøkelser som ikke rekker fristen", "To undersøgelser, der ikke når fristen")),
        done: Some(friday),
        ..WeeklyReview::blank(friday)
    };
    entity::edits(None, &review)
}
