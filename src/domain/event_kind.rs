//! What can happen in a case. Each country has its own list, in the order of a case's course.

use super::case::Country;
use serde::{Deserialize, Serialize};

/// Something that starts, satisfies or stops clocks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A report of concern arrived.
    #[default]
    ReportReceived,
    /// The report was dismissed after review.
    ReportDismissed,
    /// The report was reviewed and an investigation opened. Its clock runs from the end of the
    /// one-week limit all the same (bvl. § 2-2(2)).
    InvestigationOpened,
    /// The investigation was ended.
    InvestigationClosed,
    /// Dismissed without consent, with a new investigation reserved (bvl. § 2-5(3)).
    InvestigationReserved,
    /// Abuse is suspected (SL § 155 a, carried into BL).
    AbuseSuspected,
    /// One or more matters are to be looked into (afdækning, BL § 19).
    ScreeningDecided,
    /// A measure was decided: vedtak om hjelpetiltak, afgørelse om støtte.
    MeasureDecided,
    /// It began.
    MeasureStarted,
    /// It was evaluated: evaluering, opfølgning.
    MeasureReviewed,
    /// It ended.
    MeasureEnded,
    /// Tiltaksplan, barnets plan, ungeplan.
    PlanMade,
    /// The tribunal ordered a measure (bvl. § 3-4).
    SupportOrdered,
    /// The tribunal ordered parental support without the child's consent (bvl. § 3-5).
    ParentSupportOrdered,
    /// Akuttvedtak § 4-2.
    EmergencyMove,
    /// Akuttvedtak § 4-4 or § 4-5.
    EmergencyInstitution,
    /// Flytteforbud § 4-3.
    MoveBan,
    /// Utreiseforbud § 4-6.
    TravelBan,
    /// Stans av samvær § 7-7.
    ContactStopped,
    /// The tribunal has forbidden leaving the country (bvl. § 5-13).
    TravelBanOrdered,
    /// A Danish chairman's decision was carried out (BL §§ 142–143).
    EmergencyImplemented,
    /// The committee approved it.
    EmergencyApproved,
    /// A Norwegian emergency decision was carried out (bvl. § 14-22).
    EmergencyCarriedOut,
    /// Begjæring to the tribunal, indstilling to the committee.
    PetitionSent,
    /// The tribunal has received the emergency decision.
    TribunalReceived,
    /// The tribunal has received an appeal against it.
    AppealReceived,
    /// An emergency decision was lifted, lapsed or replaced.
    EmergencyEnded,
    /// A party asks for a change (bvl. § 14-8).
    ClaimReceived,
    /// The parties have been told of the tribunal's decision.
    TribunalNotified,
    /// Omsorgsovertakelse was decided.
    CareOrder,
    /// Contact was decided.
    ContactDecided,
    /// The care was reviewed (bvl. § 8-3(3)).
    CareReviewed,
    /// The care was reviewed in full.
    CareFullyReviewed,
    /// The care order is final.
    CareFinal,
    /// The contact decision is final.
    ContactFinal,
    /// The care order was lifted.
    CareLifted,
    /// A Danish committee case is being prepared.
    CommitteePrepared,
    /// Placement with consent was decided.
    PlacementDecided,
    /// Placement without consent was decided (BL § 47).
    PlacementForced,
    /// Moved into a foster home.
    FosterMovedIn,
    /// Fosterhjemsavtale signed.
    AgreementSigned,
    /// Fosterhjemsavtale reviewed.
    AgreementReviewed,
    /// Vedtak after § 6-2 or § 6-6.
    InstitutionDecided,
    /// Moved into a residential home.
    InstitutionMovedIn,
    /// Moved into a residential home after § 6-2.
    BehaviourMovedIn,
    /// Moved into a residential home for observation (bvl. § 6-2, four weeks).
    ObservationMovedIn,
    /// Moved into a residential home after § 6-6.
    TraffickingMovedIn,
    /// A follow-up visit was made; in Denmark the visit of the personrettet tilsyn.
    VisitMade,
    /// A visit of the municipality's supervision was made.
    SupervisionMade,
    /// Fewer follow-up visits were decided.
    FewerVisits,
    /// Fewer visits of supervision were agreed.
    FewerSupervisions,
    /// Moved out.
    MovedOut,
    /// The child was talked with.
    ChildTalk,
    /// The month in which the child turns 18; only the month is kept.
    TurnsEighteen,
    /// An enquiry in a matter of an individual decision.
    EnquiryReceived,
    /// A party has received a decision.
    DecisionNotified,
    /// A hearing of the parties was sent.
    HearingSent,
    /// It was answered.
    HearingAnswered,
    /// From a newer version of the app; kept, starts nothing.
    #[serde(other)]
    Unknown,
}

use EventKind::*;

const NORWAY: [EventKind; 49] = [
    ReportReceived,
    ReportDismissed,
    InvestigationOpened,
    InvestigationClosed,
    InvestigationReserved,
    ChildTalk,
    MeasureDecided,
    MeasureStarted,
    PlanMade,
    MeasureReviewed,
    MeasureEnded,
    SupportOrdered,
    ParentSupportOrdered,
    EmergencyMove,
    EmergencyInstitution,
    MoveBan,
    TravelBan,
    ContactStopped,
    EmergencyCarriedOut,
    TribunalReceived,
    AppealReceived,
    PetitionSent,
    EmergencyEnded,
    ClaimReceived,
    TribunalNotified,
    TravelBanOrdered,
    CareOrder,
    ContactDecided,
    CareReviewed,
    CareFullyReviewed,
    CareFinal,
    ContactFinal,
    CareLifted,
    FosterMovedIn,
    AgreementSigned,
    AgreementReviewed,
    VisitMade,
    SupervisionMade,
    FewerVisits,
    FewerSupervisions,
    InstitutionDecided,
    InstitutionMovedIn,
    BehaviourMovedIn,
    ObservationMovedIn,
    TraffickingMovedIn,
    MovedOut,
    TurnsEighteen,
    EnquiryReceived,
    DecisionNotified,
];

const DENMARK: [EventKind; 26] = [
    ReportReceived,
    ReportDismissed,
    AbuseSuspected,
    ChildTalk,
    ScreeningDecided,
    InvestigationOpened,
    InvestigationClosed,
    MeasureDecided,
    MeasureStarted,
    PlanMade,
    MeasureReviewed,
    MeasureEnded,
    EmergencyImplemented,
    EmergencyApproved,
    EmergencyEnded,
    CommitteePrepared,
    PlacementDecided,
    PlacementForced,
    FosterMovedIn,
    InstitutionMovedIn,
    VisitMade,
    MovedOut,
    TurnsEighteen,
    HearingSent,
    HearingAnswered,
    DecisionNotified,
];

impl EventKind {
    /// What can happen in a case of this country, in the order of a case's course.
    pub fn of(country: Country) -> &'static [EventKind] {
        match country {
            Country::No => &NORWAY,
            Country::Dk => &DENMARK,
        }
    }
    /// It may lie ahead: a month is recorded, not something that happened.
    pub fn may_lie_ahead(self) -> bool {
        self == TurnsEighteen
    }
    /// It may be the first thing that is recorded late: reports, and what ran before the app was used.
    pub fn may_come_first(self) -> bool {
        !matches!(self, ReportDismissed | InvestigationOpened | InvestigationClosed)
    }
    /// A last day may be set together with it.
    pub fn may_set_end(self) -> bool {
        matches!(
            self,
            SupportOrdered
                | ParentSupportOrdered
                | TravelBanOrdered
                | ScreeningDecided
                | HearingSent
                | MeasureReviewed
                | PlacementForced
        )
    }
    /// It may answer one of several reports.
    pub fn answers_report(self) -> bool {
        matches!(self, ReportDismissed | InvestigationOpened)
    }
    /// A measure or a placement began.
    pub fn begins_measure(self) -> bool {
        matches!(self, MeasureStarted | FosterMovedIn) || self.is_institution()
    }
    /// The child moved into a residential home.
    pub fn is_institution(self) -> bool {
        matches!(self, InstitutionMovedIn | BehaviourMovedIn | ObservationMovedIn | TraffickingMovedIn)
    }
    /// A measure or a placement ended.
    pub fn ends_measure(self) -> bool {
        matches!(self, MeasureEnded | MovedOut)
    }
}
