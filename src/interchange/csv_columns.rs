//! Which column of a case system's export is what, and which hold identities and are dropped
//! (domain.md section 9). Headers are known in nb, nn, da and en.

use crate::domain::{
    case::Country,
    identity::{self, IdentityKind, Strength},
};

/// What a column is read as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Target {
    /// The user's own code for the case.
    Code,
    CaseType,
    /// The day the report was received.
    Received,
    Risk,
    InvestigationOpened,
    Country,
    Tags,
    #[default]
    Ignore,
}

impl Target {
    /// All, in the order they are offered.
    pub const ALL: [Target; 8] = [
        Target::Code,
        Target::CaseType,
        Target::Received,
        Target::InvestigationOpened,
        Target::Risk,
        Target::Country,
        Target::Tags,
        Target::Ignore,
    ];
}

/// Why a column's values never leave the parser.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DropReason {
    /// The header names an identity of this kind.
    Header(IdentityHeader),
    /// The cells look like this.
    Content(IdentityKind),
}

/// What a header promises.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IdentityHeader {
    Name,
    BirthDate,
    NationalNumber,
    /// A number or reference of the case system.
    CaseNumber,
    Address,
    Phone,
    Email,
    /// Age, sex, citizenship, school, relatives: bvl. § 13-1 counts them as personal.
    Personal,
    /// Notes and descriptions: they are where names hide.
    FreeText,
}

/// How a column got its target.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FoundBy {
    Header,
    User,
    /// Nothing was recognised.
    Nothing,
}

/// One column of the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// From 0.
    pub index: usize,
    /// The header; empty where there is none or where it looks like an identity itself.
    pub header: String,
    pub target: Target,
    pub found_by: FoundBy,
    /// Set when the column is dropped; its target is then [`Target::Ignore`].
    pub dropped: Option<DropReason>,
}

impl Column {
    /// The user may give the column a target: nothing in the header forbids it.
    pub fn is_free(&self) -> bool {
        !matches!(self.dropped, Some(DropReason::Header(_)))
    }
}

/// What a header says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeaderMeaning {
    Target(Target),
    Identity(IdentityHeader),
}

/// The meaning of a header. A known target wins over a part of a word that hints at an identity.
pub fn header_meaning(header: &str) -> Option<HeaderMeaning> {
    let plain = plain(header);
    let exact = |list: &[&str]| list.contains(&plain.as_str());
    if let Some((target, _)) = TARGETS.iter().find(|(_, names)| exact(names)) {
        return Some(HeaderMeaning::Target(*target));
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let joined = plain.replace(' ', "");
    let names = |list: &HeaderList| {
        list.words.iter().any(|word| words.contains(word)) || list.stems.iter().any(|stem| joined.contains(stem))
    };
    IDENTITIES.iter().find(|list| names(list)).map(|list| HeaderMeaning::Identity(list.meaning))
}

/// The country whose words the headers use, where they tell.
pub fn country_of(headers: &[String]) -> Option<Country> {
    let danish = ["sagstype", "sagskode", "modtaget", "modtagetdato", "underretning", "undersøgelse"];
    let norwegian = ["sakstype", "sakskode", "saktype", "mottatt", "motteken", "melding", "undersøk", "saksnr"];
    let any =
        |stems: &[&str]| headers.iter().any(|one| stems.iter().any(|stem| plain(one).replace(' ', "").contains(stem)));
    match (any(&norwegian), any(&danish)) {
        (false, true) => Some(Country::Dk),
        (true, false) => Some(Country::No),
        _ => None,
    }
}

/// What the cells of a column look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Content {
    pub kind: IdentityKind,
    /// At least half of the cells look like it.
    pub is_most: bool,
}

/// The identity that the cells of a column show, where enough of them do. One number with
/// matching check digits is enough; other patterns must fill a fifth of the cells.
pub fn content<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Content> {
    const SAMPLE: usize = 200;
    let mut seen = 0;
    let mut counts: Vec<(IdentityKind, usize, bool)> = Vec::new();
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()).take(SAMPLE) {
        seen += 1;
        for (kind, is_certain) in kinds(cell) {
            match counts.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, count, certain)) => {
                    *count += 1;
                    *certain |= is_certain;
                }
                None => counts.push((kind, 1, is_certain)),
            }
        }
    }
    let enough = counts.into_iter().filter(|(_, count, certain)| *certain || count * 5 >= seen);
    let (kind, count, _) = enough.max_by_key(|(_, count, certain)| (*certain, *count))?;
    Some(Content { kind, is_most: count * 2 >= seen })
}

/// Each kind in a cell once, and whether it is certain. A date alone is no identity here.
fn kinds(cell: &str) -> Vec<(IdentityKind, bool)> {
    const LONGEST: usize = 200;
    let cell: String = cell.chars().take(LONGEST).collect();
    let mut kinds: Vec<(IdentityKind, bool)> = Vec::new();
    let listed = is_listed_name(&cell).then_some((IdentityKind::Name, false));
    let found = identity::find(&cell).into_iter().filter(|hit| hit.kind != IdentityKind::FullDate);
    let found = found.map(|hit| (hit.kind, is_national(hit.kind) && hit.strength == Strength::Strong));
    for (kind, is_certain) in found.chain(listed) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, certain)) => *certain |= is_certain,
            None => kinds.push((kind, is_certain)),
        }
    }
    kinds
}

fn is_national(kind: IdentityKind) -> bool {
    matches!(kind, IdentityKind::NorwegianNumber | IdentityKind::DanishCpr | IdentityKind::Duf)
}

/// `Testesen, Test` and `TEST TESTESEN`, as registers write names.
fn is_listed_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_upper = |word: &&str| word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let is_title = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '.')
    };
    let comma = cell.matches(',').count() == 1 && words.iter().all(|word| is_title(word) || is_upper(word));
    let upper = words.iter().all(is_upper) && words.iter().any(|word| word.chars().count() >= 4);
    (2..=4).contains(&words.len()) && (comma || upper)
}

/// Lower case, words between single spaces, no punctuation.
pub fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Headers as they are written, after [`plain`].
const TARGETS: [(Target, &[&str]); 7] = [
    (
        Target::Code,
        &[
            "kode",
            "sakskode",
            "sakkode",
            "sagskode",
            "egen kode",
            "eigen kode",
            "code",
            "case code",
            "casecode",
            "alias",
        ],
    ),
    (
        Target::CaseType,
        &[
            "type",
            "sakstype",
            "saktype",
            "sagstype",
            "fase",
            "phase",
            "sakstype fase",
            "tiltakstype",
            "tiltak",
            "indsats",
            "indsatstype",
            "foranstaltning",
            "case type",
            "casetype",
            "sakstrinn",
            "trinn i saka",
        ],
    ),
    (
        Target::Received,
        &[
            "mottatt",
            "mottatt dato",
            "mottattdato",
            "dato mottatt",
            "melding mottatt",
            "meldingsdato",
            "meldedato",
            "motteken",
            "motteken dato",
            "mottatt melding",
            "melding motteken",
            "modtaget",
            "modtaget dato",
            "modtagetdato",
            "dato modtaget",
            "modtagelsesdato",
            "underretning modtaget",
            "underretningsdato",
            "received",
            "date received",
            "received date",
            "received on",
            "report received",
        ],
    ),
    (
        Target::InvestigationOpened,
        &[
            "undersøkelse åpnet",
            "undersøkelse startet",
            "undersøkelse start",
            "undersøkelse opprettet",
            "undersøkelse dato",
            "undersøking opna",
            "undersøking starta",
            "undersøking start",
            "undersøgelse åbnet",
            "undersøgelse startet",
            "undersøgelse start",
            "undersøgelse iværksat",
            "bfu start",
            "bfu startet",
            "bfu iværksat",
            "start undersøkelse",
            "start undersøking",
            "start undersøgelse",
            "investigation opened",
            "investigation start",
            "investigation started",
        ],
    ),
    (
        Target::Risk,
        &[
            "risiko",
            "risikonivå",
            "risikoniveau",
            "risikovurdering",
            "alvorlighet",
            "alvorlegheit",
            "alvorlighed",
            "alvorsgrad",
            "hastegrad",
            "prioritet",
            "risk",
            "risk level",
            "severity",
            "bekymringsgrad",
        ],
    ),
    (Target::Country, &["land", "country", "landkode", "landekode"]),
    (
        Target::Tags,
        &[
            "etikett",
            "etiketter",
            "etikettar",
            "merkelapp",
            "merkelapper",
            "merkelappar",
            "tags",
            "tag",
            "mærker",
            "emne",
        ],
    ),
];

struct HeaderList {
    meaning: IdentityHeader,
    /// Whole words.
    words: &'static [&'static str],
    /// Parts of the header with its spaces taken out.
    stems: &'static [&'static str],
}

/// In this order: "fødselsnummer" is a number before it is a birth date.
const IDENTITIES: [HeaderList; 9] = [
    HeaderList {
        meaning: IdentityHeader::NationalNumber,
        words: &["fnr", "pnr", "cpr", "cprnr", "duf", "dnr", "ssn", "nin", "personnr"],
        stems: &[
            "fødselsnummer",
            "fødselsnr",
            "fodselsnummer",
            "fødselsnum",
            "personnummer",
            "personnr",
            "fødselsogpersonn",
            "cprnr",
            "cprnummer",
            "dufnummer",
            "dufnr",
            "dnummer",
            "nationalid",
            "nationalnumber",
            "socialsecurity",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::BirthDate,
        words: &["født", "fødd", "dob", "birthday", "fdato"],
        stems: &["fødsels", "fødselsd", "fodsels", "fødedato", "birth", "foedsels"],
    },
    HeaderList {
        meaning: IdentityHeader::CaseNumber,
        words: &[
            "saksnr",
            "sagsnr",
            "id",
            "saksid",
            "sakid",
            "sagsid",
            "caseid",
            "caseno",
            "ref",
            "referanse",
            "reference",
            "jnr",
        ],
        stems: &[
            "saksnummer",
            "saknummer",
            "saksnr",
            "sagsnummer",
            "sagsnr",
            "journaln",
            "arkivsak",
            "arkivref",
            "klientnr",
            "klientnummer",
            "klientid",
            "borgerid",
            "borgernr",
            "clientid",
            "clientn",
            "casenumber",
            "caseno",
            "caseid",
            "sakid",
            "sagsid",
            "saksid",
            "sakref",
            "dokumentnr",
            "løpenr",
            "løbenr",
            "familienr",
            "familieid",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::Email,
        words: &["mail", "epost", "email"],
        stems: &["epost", "email", "mailadres"],
    },
    HeaderList {
        meaning: IdentityHeader::Phone,
        words: &["tlf", "mobil", "mob", "telefon", "phone", "tel", "mobile"],
        stems: &["telefon", "tlfnr", "mobilnr", "mobilnummer", "phone"],
    },
    HeaderList {
        meaning: IdentityHeader::Address,
        words: &[
            "gate",
            "vei",
            "vej",
            "veg",
            "gade",
            "postnr",
            "poststed",
            "postadresse",
            "by",
            "bosted",
            "bustad",
            "bopæl",
            "zip",
            "city",
        ],
        stems: &["adresse", "address", "postnummer", "postnr", "poststed", "bosted", "bopæl", "bydel", "kommunenr"],
    },
    HeaderList {
        meaning: IdentityHeader::Name,
        words: &[
            "navn",
            "namn",
            "name",
            "barn",
            "barnet",
            "ungdom",
            "klient",
            "borger",
            "klienter",
            "mor",
            "far",
            "mother",
            "father",
            "child",
            "melder",
            "meldar",
            "underretter",
            "saksbehandler",
            "saksbehandlar",
            "sagsbehandler",
            "rådgiver",
            "rådgivar",
            "kontaktperson",
            "ansvarlig",
            "ansvarleg",
            "caseworker",
            "eier",
            "initialer",
        ],
        stems: &[
            "fornavn",
            "etternavn",
            "efternavn",
            "mellomnavn",
            "etternamn",
            "fornamn",
            "navn",
            "namn",
            "surname",
            "mottattav",
            "modtagetaf",
            "receivedby",
            "firstname",
            "lastname",
            "fullname",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::Personal,
        words: &[
            "alder",
            "age",
            "kjønn",
            "køn",
            "kjonn",
            "sex",
            "gender",
            "yrke",
            "job",
            "skole",
            "skule",
            "school",
            "barnehage",
            "børnehave",
            "søsken",
            "søskende",
            "språk",
            "sprog",
        ],
        stems: &[
            "statsborger",
            "sivilstand",
            "sivilstatus",
            "civilstand",
            "foreldre",
            "forældre",
            "foresatt",
            "føresett",
            "verge",
            "fødested",
            "fødeland",
            "nasjonalitet",
            "nationalitet",
            "arbeidsgiver",
            "fosterforeldre",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::FreeText,
        words: &[
            "merknad",
            "merknader",
            "notat",
            "notater",
            "kommentar",
            "kommentarer",
            "beskrivelse",
            "bemærkning",
            "bemærkninger",
            "note",
            "notes",
            "comment",
            "comments",
            "description",
            "tekst",
            "tittel",
            "titel",
            "title",
            "sammendrag",
            "resume",
        ],
        stems: &["kommentar", "beskriv", "bemærkning", "merknad"],
    },
];

#[cfg(test)]
mod tests;
