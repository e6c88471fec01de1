//! Practice beside the cases: sparring, competence, care for oneself, the year, who decides what, and
//! the work environment. Most of it is written in notebooks.

mod authority;
mod book;
mod care;
mod competence;
mod environment;
mod sparring;
mod timer;
mod wheel;

use crate::ui::prelude::*;
use crate::ui::route::Practice;

/// One of the pages.
pub fn page(which: Practice) -> Markup {
    match which {
        Practice::Sparring => sparring::page(),
        Practice::Competence => competence::page(),
        Practice::Care => care::page(),
        Practice::Wheel => wheel::page(),
        Practice::Authority => authority::page(),
        Practice::Environment => environment::page(),
    }
}
