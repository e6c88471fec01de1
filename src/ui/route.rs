//! Every address of the app is made and read here. Addresses live behind the `#`, because a page
//! opened from a file has no other.
//!
//! To add a page: a variant in [`Route`], a line in [`Route::path`], one in [`Route::parse`], one
//! in [`Route::place`] and one in [`Route::title`]; the table test below holds them together.

use crate::{
    domain::{
        ids::{AnalysisId, CaseId, FeedbackId, Id},
        quadrant::Quadrant,
        work_item::ItemId,
    },
    state::queries::matrix::MatrixFilter,
    texts::Key,
};
use leptos::{ev, prelude::*};

/// One of the places in the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// What to do now.
    Today,
    /// The register.
    Cases,
    /// The matrix.
    Priorities,
    /// Situation analyses.
    Situation,
    /// Feedback.
    Growth,
    /// Backup, import, settings.
    Data,
    /// Every part in every state; development builds only.
    Parts,
}

/// A tab of the data page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DataTab {
    /// Export and restore.
    Backup,
    /// A caseload from a file.
    Import,
    /// Language, colours, hours.
    Settings,
    /// The rules, and days on which the office is closed.
    Rules,
    /// What was done, and undo.
    History,
    /// Where data lies and how much room there is.
    Space,
    /// What is past its period, erasing, leaving.
    Tidy,
}

impl DataTab {
    /// In the order of the tabs.
    pub const ALL: [DataTab; 7] = [
        DataTab::Backup,
        DataTab::Import,
        DataTab::Settings,
        DataTab::Rules,
        DataTab::History,
        DataTab::Space,
        DataTab::Tidy,
    ];

    fn slug(self) -> &'static str {
        ["backup", "import", "settings", "rules", "history", "space", "tidy"][self as usize]
    }
}

/// A way to look at all cases together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseTool {
    /// The walk through them.
    Review,
    /// Those to be caught up.
    Recovery,
    /// What a colleague needs.
    Handover,
    /// The sheet of keys.
    Keys,
    /// Month, week and agenda.
    Calendar,
    /// How deadlines were kept.
    Figures,
}

impl CaseTool {
    /// In the order of the tabs.
    pub const ALL: [CaseTool; 6] = [
        CaseTool::Calendar,
        CaseTool::Figures,
        CaseTool::Review,
        CaseTool::Recovery,
        CaseTool::Handover,
        CaseTool::Keys,
    ];

    fn slug(self) -> &'static str {
        ["review", "recovery", "handover", "keys", "calendar", "figures"][self as usize]
    }
}

/// A page of the planning beside the matrix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Plan {
    /// Whether it holds.
    Forecast,
    /// The half page for the leader, and the ledger behind it.
    HalfPage,
    /// Another state of things.
    WhatIf,
    /// Points and hours.
    Capacity,
}

impl Plan {
    /// In the order of the tabs.
    pub const ALL: [Plan; 4] = [Plan::Forecast, Plan::HalfPage, Plan::WhatIf, Plan::Capacity];

    fn slug(self) -> &'static str {
        ["forecast", "half-page", "what-if", "capacity"][self as usize]
    }
    /// The name on its tab.
    pub fn name(self) -> Key {
        [Key::PlanForecast, Key::PlanHalfPage, Key::PlanWhatIf, Key::PlanCapacity][self as usize]
    }
}

/// A page of one's own growth beside the feedback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GrowthPage {
    /// Feedback month by month.
    Figures,
    /// Entries chosen to be taken out.
    Export,
    /// The goals.
    Goals,
    /// The development plan, and themes.
    Plan,
    /// What to bring to a talk with the leader.
    MyTalk,
}

impl GrowthPage {
    /// All.
    pub const ALL: [GrowthPage; 5] =
        [GrowthPage::Figures, GrowthPage::Export, GrowthPage::Goals, GrowthPage::Plan, GrowthPage::MyTalk];

    fn slug(self) -> &'static str {
        ["figures", "export", "goals", "plan", "my-talk"][self as usize]
    }
    /// Its title.
    pub fn name(self) -> Key {
        [Key::FeedbackFigures, Key::FeedbackExport, Key::GoalsTitle, Key::PlanTitle, Key::MyTalkTitle][self as usize]
    }
}

/// A page of practice beside the feedback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Practice {
    /// The weekly talk, and quick sparring.
    Sparring,
    /// The competence plan.
    Competence,
    /// For oneself alone.
    Care,
    /// What comes back in the year.
    Wheel,
    /// Who decides what.
    Authority,
    /// Proposals, ideas, own preparation.
    Environment,
}

impl Practice {
    /// In the order of the tabs.
    pub const ALL: [Practice; 6] = [
        Practice::Sparring,
        Practice::Competence,
        Practice::Care,
        Practice::Wheel,
        Practice::Authority,
        Practice::Environment,
    ];

    fn slug(self) -> &'static str {
        ["sparring", "competence", "self-care", "wheel", "authority", "work-environment"][self as usize]
    }
    /// The name on its tab.
    pub fn name(self) -> Key {
        [
            Key::PracticeSparring,
            Key::PracticeCompetence,
            Key::PracticeCare,
            Key::PracticeWheel,
            Key::PracticeAuthority,
            Key::PracticeEnvironment,
        ][self as usize]
    }
}

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

impl Place {
    /// The places in the navigation, in order. Data stands apart at the foot.
    pub const FIVE: [Place; 5] = [Place::Today, Place::Cases, Place::Priorities, Place::Situation, Place::Growth];

    /// Where the place opens.
    pub fn route(self) -> Route {
        match self {
            Place::Today => Route::Today,
            Place::Cases => Route::Cases { case: None },
            Place::Priorities => Route::matrix(),
            Place::Situation => Route::Situation,
            Place::Growth => Route::Growth { entry: None },
            Place::Data => Route::Data(DataTab::Backup),
            Place::Parts => Route::Parts,
        }
    }

    /// Its name.
    pub fn name(self) -> Key {
        match self {
            Place::Today => Key::PlaceToday,
            Place::Cases => Key::PlaceCases,
            Place::Priorities => Key::PlacePriorities,
            Place::Situation => Key::PlaceSituation,
            Place::Growth => Key::PlaceGrowth,
            Place::Data => Key::PlaceData,
            Place::Parts => Key::TitleParts,
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Place::Today => "Calendar",
            Place::Cases => "Folder",
            Place::Priorities => "SquareGrid",
            Place::Situation => "ExclamationmarkTriangle",
            Place::Growth => "Plant",
            Place::Data => "Database",
            Place::Parts => "MenuGrid",
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

#[derive(Clone, Copy)]
struct Router {
    route: RwSignal<Route>,
    go: Callback<Route>,
}

/// Starts listening to the address bar. Called once, at the root.
pub fn provide_router() {
    let route = RwSignal::new(Route::parse(&hash()));
    let go = Callback::new(move |wanted: Route| {
        // An address of ours is always a valid fragment, so this cannot fail.
        let _ = window().location().set_hash(&wanted.href());
        arrive(route, wanted);
    });
    provide_context(Router { route, go });
    let handle = window_event_listener(ev::hashchange, move |_| arrive(route, Route::parse(&hash())));
    on_cleanup(move || handle.remove());
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn arrive(route: RwSignal<Route>, wanted: Route) {
    if route.with_untracked(|held| *held != wanted) {
        route.set(wanted);
    }
}

/// Where the user is.
pub fn current() -> Signal<Route> {
    use_context::<Router>().map_or_else(|| Signal::stored(Route::Today), |router| router.route.into())
}

/// Goes somewhere; the back button leads back. Take it once with `let go = route::navigator();`
/// where the component is built. It outlives the component: what was begun on a page may end, and
/// lead on, after the page is gone.
pub fn navigator() -> Callback<Route> {
    use_context::<Router>().map_or_else(|| Callback::new(|_| ()), |router| router.go)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::queries::matrix::{Sort, Span};

    fn every_route() -> Vec<(Route, &'static str)> {
        let task = Some(ItemId::Task(Id::new("t1").into()));
        let clock = Some(ItemId::Clock(Id::new("c1.no-mel-1.0")));
        let all = MatrixFilter::default;
        let week = MatrixFilter { span: Some(Span::Week), sort: Sort::Date, ..all() };
        vec![
            (Route::Today, "#/today"),
            (Route::Review { step: 3 }, "#/today/review/3"),
            (Route::Cases { case: None }, "#/cases"),
            (Route::Cases { case: Some(Id::new("c1").into()) }, "#/cases/c1"),
            (Route::CaseNew, "#/cases/new"),
            (Route::CaseSheet, "#/cases/sheet"),
            (Route::CaseTool(CaseTool::Review), "#/cases/all/review"),
            (Route::CaseTool(CaseTool::Keys), "#/cases/all/keys"),
            (Route::CaseTool(CaseTool::Calendar), "#/cases/all/calendar"),
            (Route::CaseTool(CaseTool::Figures), "#/cases/all/figures"),
            (Route::Plan(Plan::Forecast), "#/priorities/forecast"),
            (Route::Plan(Plan::HalfPage), "#/priorities/half-page"),
            (Route::Plan(Plan::WhatIf), "#/priorities/what-if"),
            (Route::Plan(Plan::Capacity), "#/priorities/capacity"),
            (Route::matrix(), "#/priorities"),
            (Route::Priorities { quadrant: Some(Quadrant::Plan), item: None, filter: all() }, "#/priorities/q2"),
            (Route::Priorities { quadrant: None, item: task.clone(), filter: all() }, "#/priorities/task/t1"),
            (
                Route::Priorities { quadrant: Some(Quadrant::Drop), item: task, filter: all() },
                "#/priorities/q4/task/t1",
            ),
            (Route::Priorities { quadrant: None, item: clock, filter: all() }, "#/priorities/clock/c1.no-mel-1.0"),
            (Route::Priorities { quadrant: None, item: None, filter: week }, "#/priorities?span=week&sort=date"),
            (Route::Situation, "#/situation"),
            (Route::Meetings, "#/situation/meetings"),
            (Route::Deviations, "#/situation/deviations"),
            (Route::Risks, "#/situation/risks"),
            (Route::Concerns { open: None }, "#/situation/concerns"),
            (Route::Concerns { open: Some(Id::new("c1")) }, "#/situation/concerns/c1"),
            (Route::Reports, "#/situation/reports"),
            (Route::Analysis { id: Id::new("a1").into(), step: 3 }, "#/situation/a1/3"),
            (Route::Growth { entry: None }, "#/growth"),
            (Route::Growth { entry: Some(Id::new("f1").into()) }, "#/growth/f1"),
            (Route::FeedbackNew, "#/growth/new"),
            (Route::FeedbackTalk { entry: Id::new("f1").into() }, "#/growth/f1/talk"),
            (Route::GrowthPage(GrowthPage::Figures), "#/growth/figures"),
            (Route::GrowthPage(GrowthPage::Export), "#/growth/export"),
            (Route::Practice(Practice::Sparring), "#/growth/practice/sparring"),
            (Route::Practice(Practice::Competence), "#/growth/practice/competence"),
            (Route::Practice(Practice::Care), "#/growth/practice/self-care"),
            (Route::Practice(Practice::Wheel), "#/growth/practice/wheel"),
            (Route::Practice(Practice::Authority), "#/growth/practice/authority"),
            (Route::Practice(Practice::Environment), "#/growth/practice/work-environment"),
            (Route::Module { id: Id::new("module-3") }, "#/growth/practice/competence/module-3"),
            (Route::GrowthPage(GrowthPage::Goals), "#/growth/goals"),
            (Route::GrowthPage(GrowthPage::Plan), "#/growth/plan"),
            (Route::GrowthPage(GrowthPage::MyTalk), "#/growth/my-talk"),
            (Route::Goal { id: Id::new("g1") }, "#/growth/goals/g1"),
            (Route::Contract { id: Id::new("g1") }, "#/growth/goals/g1/contract"),
            (Route::Data(DataTab::Backup), "#/data/backup"),
            (Route::Data(DataTab::Import), "#/data/import"),
            (Route::Data(DataTab::Settings), "#/data/settings"),
            (Route::Data(DataTab::Rules), "#/data/rules"),
            (Route::Data(DataTab::History), "#/data/history"),
            (Route::Data(DataTab::Space), "#/data/space"),
            (Route::Data(DataTab::Tidy), "#/data/tidy"),
            (Route::Parts, "#/parts"),
        ]
    }

    #[test]
    fn an_address_leads_back_to_where_it_was_made() {
        for (route, href) in every_route() {
            assert_eq!(route.href(), href);
            assert_eq!(Route::parse(href), route, "{href}");
        }
    }

    #[test]
    fn what_is_not_known_leads_to_today() {
        let strange = [
            "",
            "#",
            "#/",
            "#/nowhere",
            "#/cases/Ola Nordmann",
            "#/cases/a/b",
            "#/cases/all/nothing",
            "#/priorities/q9",
            "#/priorities/task",
            "#/priorities?case=Ola Nordmann",
            "#/priorities/q1?x=1",
            "#/situation/a1/x",
            "#/situation/a1/-1",
            "#/data/nothing",
            "#/growth/<script>",
            "#/growth/f1/x",
            "#/growth/practice/nothing",
            "#/growth/goals/g1/x",
            "#/parts/x",
        ];
        for hash in strange {
            assert_eq!(Route::parse(hash), Route::Today, "{hash}");
        }
    }

    #[test]
    fn short_forms_are_understood() {
        assert_eq!(Route::parse("cases/c1/"), Route::Cases { case: Some(Id::new("c1").into()) });
        assert_eq!(Route::parse("#/situation/a1"), Route::Analysis { id: Id::new("a1").into(), step: 1 });
        assert_eq!(Route::parse("#/data"), Route::Data(DataTab::Backup));
    }

    #[test]
    fn a_place_opens_within_itself() {
        for place in Place::FIVE.into_iter().chain([Place::Data, Place::Parts]) {
            assert_eq!(place.route().place(), place);
        }
    }
}
