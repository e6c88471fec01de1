//! The headers of case systems in nb, nn, da and en, and what each means.

use super::csv_columns::Target;

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

/// Lower case, words between single spaces, no punctuation.
pub fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Headers as they are written, after [`plain`].
#[rustfmt::skip]
pub const TARGETS: [(Target, &[&str]); 17] = [
    (
        Target::Code,
        &[
            "kode", "sakskode", "sakkode", "sagskode", "egen kode", "eigen kode", "code", "case code", "casecode",
            "alias",
        ],
    ),
    (
        Target::CaseType,
        &[
            "type", "sakstype", "saktype", "sagstype", "fase", "phase", "sakstype fase", "tiltakstype", "tiltak",
            "indsats", "indsatstype", "foranstaltning", "case type", "casetype", "sakstrinn", "trinn i saka",
        ],
    ),
    (
        Target::Received,
        &[
            "mottatt", "mottatt dato", "mottattdato", "dato mottatt", "melding mottatt", "meldingsdato", "meldedato",
            "motteken", "motteken dato", "mottatt melding", "melding motteken", "modtaget", "modtaget dato",
            "modtagetdato", "dato modtaget", "modtagelsesdato", "underretning modtaget", "underretningsdato",
            "received", "date received", "received date", "received on", "report received",
        ],
    ),
    (
        Target::InvestigationOpened,
        &[
            "undersøkelse åpnet", "undersøkelse startet", "undersøkelse start", "undersøkelse opprettet",
            "undersøkelse dato", "undersøking opna", "undersøking starta", "undersøking start", "undersøgelse åbnet",
            "undersøgelse startet", "undersøgelse start", "undersøgelse iværksat", "bfu start", "bfu startet",
            "bfu iværksat", "start undersøkelse", "start undersøking", "start undersøgelse", "investigation opened",
            "investigation start", "investigation started",
        ],
    ),
    (
        Target::Reviewed,
        &[
            "gjennomgått", "gjennomgått dato", "melding gjennomgått", "vurdert", "vurdert dato", "melding vurdert",
            "gjennomgang", "vurderet", "vurderet dato", "underretning vurderet", "reviewed", "report reviewed",
        ],
    ),
    (
        Target::Dismissed,
        &[
            "henlagt", "henlagt dato", "melding henlagt", "henleggelse", "henleggelsesdato", "henlegging", "henlagd",
            "afvist", "underretning afsluttet", "dismissed", "report dismissed",
        ],
    ),
    (
        Target::InvestigationClosed,
        &[
            "undersøkelse avsluttet", "undersøkelse konkludert", "undersøkelse slutt", "undersøking avslutta",
            "undersøking konkludert", "undersøgelse afsluttet", "undersøgelse slut", "bfu afsluttet", "bfu slut",
            "investigation closed", "investigation ended",
        ],
    ),
    (
        Target::Decision,
        &[
            "vedtak", "vedtaksdato", "vedtak dato", "dato vedtak", "siste vedtak", "vedtak fattet", "vedtak gjort",
            "afgørelse", "afgørelsesdato", "seneste afgørelse", "decision", "decision date", "decided",
        ],
    ),
    (
        Target::PlanMade,
        &[
            "plan", "plan laget", "plan laga", "plandato", "tiltaksplan", "omsorgsplan", "barnets plan", "ungeplan",
            "handleplan", "plan lavet", "plan made",
        ],
    ),
    (
        Target::Begun,
        &[
            "flyttet inn", "flytta inn", "innflytting", "innflyttet", "innflyttingsdato", "flyttedato", "plassert",
            "plassering", "plasseringsdato", "anbragt", "anbringelsesdato", "anbringelse", "indflyttet", "tiltak startet",
            "tiltak start", "tiltak starta", "iverksatt", "iverksatt dato", "indsats startet", "iværksat", "moved in",
            "placed", "measure started", "started", "startdato",
        ],
    ),
    (
        Target::LastReview,
        &[
            "siste evaluering", "evaluert", "evaluering", "evalueringsdato", "siste vurdering", "sidste opfølgning",
            "seneste opfølgning", "opfølgning", "last evaluation", "last review", "evaluated",
        ],
    ),
    (
        Target::LastVisit,
        &[
            "siste besøk", "besøk", "besøksdato", "siste oppfølgingsbesøk", "oppfølgingsbesøk", "sidste besøg",
            "seneste besøg", "sidste tilsyn", "seneste tilsyn", "tilsyn", "last visit", "visited",
        ],
    ),
    (
        Target::LastTalk,
        &[
            "siste samtale", "siste barnesamtale", "barnesamtale", "samtale med barnet", "siste samtale med barnet",
            "sidste børnesamtale", "seneste børnesamtale", "børnesamtale", "last talk", "last child talk",
        ],
    ),
    (
        Target::Closed,
        &[
            "avsluttet", "avslutta", "avsluttet dato", "sak avsluttet", "sak avslutta", "lukket", "lukket dato",
            "afsluttet", "afsluttet dato", "sag afsluttet", "lukket sag", "closed", "case closed", "date closed",
        ],
    ),
    (
        Target::Risk,
        &[
            "risiko", "risikonivå", "risikoniveau", "risikovurdering", "alvorlighet", "alvorlegheit", "alvorlighed",
            "alvorsgrad", "hastegrad", "prioritet", "risk", "risk level", "severity", "bekymringsgrad",
        ],
    ),
    (Target::Country, &["land", "country", "landkode", "landekode"]),
    (
        Target::Tags,
        &[
            "etikett", "etiketter", "etikettar", "merkelapp", "merkelapper", "merkelappar", "tags", "tag", "mærker",
            "emne",
        ],
    ),
];

pub struct HeaderList {
    pub meaning: IdentityHeader,
    /// Whole words.
    pub words: &'static [&'static str],
    /// Parts of the header with its spaces taken out.
    pub stems: &'static [&'static str],
}

/// In this order: "fødselsnummer" is a number before it is a birth date.
#[rustfmt::skip]
pub const IDENTITIES: [HeaderList; 9] = [
    HeaderList {
        meaning: IdentityHeader::NationalNumber,
        words: &["fnr", "pnr", "cpr", "cprnr", "duf", "dnr", "ssn", "nin", "personnr"],
        stems: &[
            "fødselsnummer", "fødselsnr", "fodselsnummer", "fødselsnum", "personnummer", "personnr",
            "fødselsogpersonn", "cprnr", "cprnummer", "dufnummer", "dufnr", "dnummer", "nationalid", "nationalnumber",
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
            "saksnr", "sagsnr", "id", "saksid", "sakid", "sagsid", "caseid", "caseno", "ref", "referanse",
            "reference", "jnr",
        ],
        stems: &[
            "saksnummer", "saknummer", "saksnr", "sagsnummer", "sagsnr", "journaln", "arkivsak", "arkivref",
            "klientnr", "klientnummer", "klientid", "borgerid", "borgernr", "clientid", "clientn", "casenumber",
            "caseno", "caseid", "sakid", "sagsid", "saksid", "sakref", "dokumentnr", "løpenr", "løbenr", "familienr",
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
            "gate", "vei", "vej", "veg", "gade", "postnr", "poststed", "postadresse", "by", "bosted", "bustad",
            "bopæl", "zip", "city",
        ],
        stems: &["adresse", "address", "postnummer", "postnr", "poststed", "bosted", "bopæl", "bydel", "kommunenr"],
    },
    HeaderList {
        meaning: IdentityHeader::Name,
        words: &[
            "navn", "namn", "name", "barn", "barnet", "ungdom", "klient", "borger", "klienter", "mor", "far",
            "mother", "father", "child", "melder", "meldar", "underretter", "saksbehandler", "saksbehandlar",
            "sagsbehandler", "rådgiver", "rådgivar", "kontaktperson", "ansvarlig", "ansvarleg", "caseworker", "eier",
            "initialer",
        ],
        stems: &[
            "fornavn", "etternavn", "efternavn", "mellomnavn", "etternamn", "fornamn", "navn", "namn", "surname",
            "mottattav", "modtagetaf", "receivedby", "firstname", "lastname", "fullname",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::Personal,
        words: &[
            "alder", "age", "kjønn", "køn", "kjonn", "sex", "gender", "yrke", "job", "skole", "skule", "school",
            "barnehage", "børnehave", "søsken", "søskende", "språk", "sprog",
        ],
        stems: &[
            "statsborger", "sivilstand", "sivilstatus", "civilstand", "foreldre", "forældre", "foresatt", "føresett",
            "verge", "fødested", "fødeland", "nasjonalitet", "nationalitet", "arbeidsgiver", "fosterforeldre",
        ],
    },
    HeaderList {
        meaning: IdentityHeader::FreeText,
        words: &[
            "merknad", "merknader", "notat", "notater", "kommentar", "kommentarer", "beskrivelse", "bemærkning",
            "bemærkninger", "note", "notes", "comment", "comments", "description", "tekst", "tittel", "titel",
            "title", "sammendrag", "resume",
        ],
        stems: &["kommentar", "beskriv", "bemærkning", "merknad"],
    },
];
