//! Every address of the app is made and read here. Addresses live behind the `#`, because a page
//! opened from a file has no other.
//!
//! To add a page: a variant in [`Route`], a line in [`Route::path`], one in [`Route::parse`], one
//! in [`Route::place`] and one in [`Route::title`]; the table in `tests.rs` holds them together.

mod place;
mod router;
mod tabs;

pub use place::Place;
pub use router::{current, navigator, provide_router};
pub use tabs::{CaseTool, DataTab, GrowthPage, Plan, Practice};

use crate::{
    domain::{
        ids::{AnalysisId, CaseId, FeedbackId, Id},
        quadrant::Quadrant,
        work_item::ItemId,
    },
    state::queries::matrix::MatrixFilter,
    texts::Key,
};

/// What the address bar asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// Overdue, due, next.
    #[default]
    Today,
    /// The weekly review at one of its steps, counted from 1.
    Review {
        /// The step.
        step: u8,
    },
    /// The register, with a case open beside it.
    Cases {
        /// The open case.
        case: Option<CaseId>,
    },
    /// A new case.
    CaseNew,
    /// Many running cases at once.
    CaseSheet,
    /// All cases looked at together.
    CaseTool(CaseTool),
    /// The matrix; one quadrant alone where one is named, and an item open beside it.
    Priorities {
        /// The only quadrant shown.
        quadrant: Option<Quadrant>,
        /// The open item.
        item: Option<ItemId>,
        /// What is shown, and in which order.
        filter: MatrixFilter,
    },
    /// Forecast, half page, what if, capacity.
    Plan(Plan),
    /// The list of analyses.
    Situation,
    /// The price of meetings.
    Meetings,
    /// Breaches and near misses.
    Deviations,
    /// Risks and their matrix.
    Risks,
    /// Bekymring om drift: the list, or one of them.
    Concerns {
        /// The open one.
        open: Option<Id>,
    },
    /// Reports for a leader or oneself.
    Reports,
    /// One analysis at one of its steps, counted from 1.
    Analysis {
        /// Which.
        id: AnalysisId,
        /// The step.
        step: u8,
    },
    /// Feedback, with an entry open beside the list.
    Growth {
        /// The open entry.
        entry: Option<FeedbackId>,
    },
    /// New feedback.
    FeedbackNew,
    /// Before a talk about an entry.
    FeedbackTalk {
        /// Which.
        entry: FeedbackId,
    },
    /// Another page of one's own growth.
    GrowthPage(GrowthPage),
    /// Sparring, competence, care, the year.
    Practice(Practice),
    /// The competence plan at one of its modules.
    Module {
        /// Which.
        id: Id,
    },
    /// One goal.
    Goal {
        /// Which.
        id: Id,
    },
    /// The guidance contract of a goal.
    Contract {
        /// Of which.
        id: Id,
    },
    /// Data and settings.
    Data(DataTab),
    /// Every part in every state.
    Parts,
}

const NEW: &str = "new";
const SHEET: &str = "sheet";
const MEETINGS: &str = "meetings";
const TALK: &str = "talk";
const DEVIATIONS: &str = "deviations";
const PRACTICE: &str = "practice";
const RISKS: &str = "risks";
const CONCERNS: &str = "concerns";
const REPORTS: &str = "reports";

impl Route {
    /// The matrix as it opens.
    pub fn matrix() -> Route {
        Route::Priorities { quadrant: None, item: None, filter: MatrixFilter::default() }
    }
    /// The matrix with an item open.
    pub fn item(item: ItemId) -> Route {
        Route::Priorities { quadrant: None, item: Some(item), filter: MatrixFilter::default() }
    }

    /// The address, for `href`.
    pub fn href(&self) -> String {
        format!("#/{}", self.path())
    }

    fn path(&self) -> String {
        match self {
            Route::Today => "today".into(),
            Route::Review { step } => format!("today/review/{step}"),
            Route::Cases { case: None } => "cases".into(),
            Route::Cases { case: Some(id) } => format!("cases/{id}"),
            Route::CaseNew => format!("cases/{NEW}"),
            Route::CaseSheet => format!("cases/{SHEET}"),
            Route::CaseTool(tool) => format!("cases/all/{}", tool.slug()),
            Route::Priorities { quadrant, item, filter } => {
                let quadrant = quadrant.map(|q| format!("/q{}", q.index() + 1)).unwrap_or_default();
                let item = match item {
                    None => String::new(),
                    Some(ItemId::Task(id)) => format!("/task/{id}"),
                    Some(ItemId::Clock(id)) => format!("/clock/{id}"),
                };
                format!("priorities{quadrant}{item}{}", filter.to_query())
            }
            Route::Plan(plan) => format!("priorities/{}", plan.slug()),
            Route::Situation => "situation".into(),
            Route::Meetings => format!("situation/{MEETINGS}"),
            Route::Deviations => format!("situation/{DEVIATIONS}"),
            Route::Risks => format!("situation/{RISKS}"),
            Route::Concerns { open: None } => format!("situation/{CONCERNS}"),
            Route::Concerns { open: Some(id) } => format!("situation/{CONCERNS}/{id}"),
            Route::Reports => format!("situation/{REPORTS}"),
            Route::Analysis { id, step } => format!("situation/{id}/{step}"),
            Route::Growth { entry: None } => "growth".into(),
            Route::Growth { entry: Some(id) } => format!("growth/{id}"),
            Route::FeedbackNew => format!("growth/{NEW}"),
            Route::FeedbackTalk { entry } => format!("growth/{entry}/{TALK}"),
            Route::GrowthPage(page) => format!("growth/{}", page.slug()),
            Route::Practice(page) => format!("growth/{PRACTICE}/{}", page.slug()),
            Route::Module { id } => format!("growth/{PRACTICE}/{}/{id}", Practice::Competence.slug()),
            Route::Goal { id } => format!("growth/goals/{id}"),
            Route::Contract { id } => format!("growth/goals/{id}/contract"),
            Route::Data(tab) => format!("data/{}", tab.slug()),
            Route::Parts => "parts".into(),
        }
    }

    /// Reads an address. What is not known leads to Today.
    pub fn parse(hash: &str) -> Route {
        Self::read(hash).unwrap_or_default()
    }

    fn read(hash: &str) -> Option<Route> {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (place, rest) = match path.find(['/', '?']) {
            Some(at) => (&path[..at], path[at..].trim_start_matches('/')),
            None => (path, ""),
        };
        Some(match (place, rest) {
            ("today", rest) if rest.starts_with("review") => {
                let step = rest.trim_start_matches("review").trim_start_matches('/');
                Route::Review { step: if step.is_empty() { 1 } else { step.parse().ok()? } }
            }
            ("cases", "") => Route::Cases { case: None },
            ("cases", NEW) => Route::CaseNew,
            ("cases", SHEET) => Route::CaseSheet,
            ("cases", rest) if rest.starts_with("all/") => {
                Route::CaseTool(CaseTool::ALL.into_iter().find(|tool| rest == format!("all/{}", tool.slug()))?)
            }
            ("cases", id) => Route::Cases { case: Some(read_id(id)?.into()) },
            ("priorities", rest) => read_priorities(rest)?,
            ("situation", "") => Route::Situation,
            ("situation", MEETINGS) => Route::Meetings,
            ("situation", DEVIATIONS) => Route::Deviations,
            ("situation", RISKS) => Route::Risks,
            ("situation", CONCERNS) => Route::Concerns { open: None },
            ("situation", rest) if rest.starts_with(CONCERNS) => {
                Route::Concerns { open: Some(read_id(rest.strip_prefix(CONCERNS)?.trim_start_matches('/'))?) }
            }
            ("situation", REPORTS) => Route::Reports,
            ("situation", rest) => {
                let (id, step) = rest.split_once('/').unwrap_or((rest, "1"));
                Route::Analysis { id: read_id(id)?.into(), step: step.parse().ok()? }
            }
            ("growth", "") => Route::Growth { entry: None },
            ("growth", NEW) => Route::FeedbackNew,
            ("growth", rest) if rest.starts_with(PRACTICE) => {
                let slug = rest.trim_start_matches(PRACTICE).trim_start_matches('/');
                match slug.strip_prefix(Practice::Competence.slug()).and_then(|rest| rest.strip_prefix('/')) {
                    Some(id) => Route::Module { id: read_id(id)? },
                    None => Route::Practice(Practice::ALL.into_iter().find(|page| page.slug() == slug)?),
                }
            }
            ("growth", rest) => read_growth(rest)?,
            ("data", "") => Route::Data(DataTab::Backup),
            ("data", tab) => Route::Data(DataTab::ALL.into_iter().find(|t| t.slug() == tab)?),
            ("parts", "") => Route::Parts,
            _ => Route::Today,
        })
    }

    /// The place it belongs to.
    pub fn place(&self) -> Place {
        match self {
            Route::Today | Route::Review { .. } => Place::Today,
            Route::Cases { .. } | Route::CaseNew | Route::CaseSheet | Route::CaseTool(_) => Place::Cases,
            Route::Priorities { .. } | Route::Plan(_) => Place::Priorities,
            Route::Growth { .. } | Route::FeedbackNew | Route::FeedbackTalk { .. } => Place::Growth,
            Route::GrowthPage(_) | Route::Practice(_) | Route::Module { .. } => Place::Growth,
            Route::Goal { .. } | Route::Contract { .. } => Place::Growth,
            Route::Situation
            | Route::Meetings
            | Route::Deviations
            | Route::Risks
            | Route::Reports
            | Route::Concerns { .. }
            | Route::Analysis { .. } => Place::Situation,
            Route::Data(_) => Place::Data,
            Route::Parts => Place::Parts,
        }
    }

    /// The page's title. Two addresses with one title are one page: moving between them keeps
    /// the focus, moving to another title takes it to the top. Never holds data.
    pub fn title(&self) -> Key {
        match self {
            Route::Today => Key::PlaceToday,
            Route::Review { .. } => Key::WeeklyTitle,
            Route::Cases { .. } => Key::PlaceCases,
            Route::CaseNew => Key::TitleCaseNew,
            Route::CaseSheet => Key::SheetTitle,
            Route::CaseTool(_) => Key::ToolsTitle,
            Route::Priorities { .. } => Key::PlacePriorities,
            Route::Plan(Plan::Forecast) => Key::ForecastTitle,
            Route::Plan(Plan::HalfPage) => Key::HalfTitle,
            Route::Plan(Plan::WhatIf) => Key::WhatIfTitle,
            Route::Plan(Plan::Capacity) => Key::CapacityTitle,
            Route::Situation => Key::PlaceSituation,
            Route::Meetings => Key::MeetingsTitle,
            Route::Deviations => Key::DeviationTitle,
            Route::Risks => Key::RiskTitle,
            Route::Concerns { .. } => Key::ConcernTitle,
            Route::Reports => Key::ReportTitle,
            Route::Analysis { .. } => Key::TitleAnalysis,
            Route::Growth { .. } => Key::PlaceGrowth,
            Route::FeedbackNew => Key::TitleFeedbackNew,
            Route::FeedbackTalk { .. } => Key::TalkTitle,
            Route::GrowthPage(page) => page.name(),
            Route::Practice(page) => page.name(),
            Route::Module { .. } => Practice::Competence.name(),
            Route::Goal { .. } => Key::GoalTitle,
            Route::Contract { .. } => Key::ContractTitle,
            Route::Data(_) => Key::TitleData,
            Route::Parts => Key::TitleParts,
        }
    }
}

fn read_id(text: &str) -> Option<Id> {
    Id::is_well_formed(text).then(|| Id::new(text))
}

fn read_growth(rest: &str) -> Option<Route> {
    if let Some(page) = GrowthPage::ALL.into_iter().find(|page| page.slug() == rest) {
        return Some(Route::GrowthPage(page));
    }
    Some(match rest.split_once('/') {
        Some(("goals", rest)) => match rest.strip_suffix("/contract") {
            Some(id) => Route::Contract { id: read_id(id)? },
            None => Route::Goal { id: read_id(rest)? },
        },
        None => Route::Growth { entry: Some(read_id(rest)?.into()) },
        Some((id, TALK)) => Route::FeedbackTalk { entry: read_id(id)?.into() },
        Some(_) => return None,
    })
}

fn read_priorities(rest: &str) -> Option<Route> {
    if let Some(plan) = Plan::ALL.into_iter().find(|plan| plan.slug() == rest) {
        return Some(Route::Plan(plan));
    }
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let filter = MatrixFilter::from_query(query)?;
    let mut parts = rest.split('/').filter(|part| !part.is_empty()).peekable();
    let number = parts.peek().and_then(|part| part.strip_prefix('q'));
    let quadrant = number.and_then(|n| Quadrant::ALL.into_iter().find(|q| n == (q.index() + 1).to_string()));
    if quadrant.is_some() {
        parts.next();
    }
    let item = match (parts.next(), parts.next()) {
        (None, _) => None,
        (Some("task"), Some(id)) => Some(ItemId::Task(read_id(id)?.into())),
        (Some("clock"), Some(id)) => Some(ItemId::Clock(read_id(id)?)),
        _ => return None,
    };
    Some(Route::Priorities { quadrant, item, filter })
}

#[cfg(test)]
mod tests;
