use super::*;
use crate::interchange::csv_headers::{HeaderMeaning, IDENTITIES, TARGETS, header_meaning};
use HeaderMeaning::{Identity, Target as To};

#[test]
fn headers_of_four_languages() {
    use IdentityHeader::*;
    let rows = [
        ("Sakskode", Some(To(Target::Code))),
        ("sagskode", Some(To(Target::Code))),
        ("Case code", Some(To(Target::Code))),
        ("Sakstype", Some(To(Target::CaseType))),
        ("SAGSTYPE", Some(To(Target::CaseType))),
        ("Tiltak", Some(To(Target::CaseType))),
        ("Mottatt dato", Some(To(Target::Received))),
        ("Mottatt-dato:", Some(To(Target::Received))),
        ("Motteken dato", Some(To(Target::Received))),
        ("Underretning modtaget", Some(To(Target::Received))),
        ("Date received", Some(To(Target::Received))),
        ("Undersøkelse startet", Some(To(Target::InvestigationOpened))),
        ("Undersøking starta", Some(To(Target::InvestigationOpened))),
        ("Undersøgelse iværksat", Some(To(Target::InvestigationOpened))),
        ("Risikonivå", Some(To(Target::Risk))),
        ("Alvorlegheit", Some(To(Target::Risk))),
        ("Land", Some(To(Target::Country))),
        ("Merkelapper", Some(To(Target::Tags))),
        ("Mærker", Some(To(Target::Tags))),
        ("Fødselsnummer", Some(Identity(NationalNumber))),
        ("Fødselsnr. (11 siffer)", Some(Identity(NationalNumber))),
        ("CPR-nr.", Some(Identity(NationalNumber))),
        ("DUF-nummer", Some(Identity(NationalNumber))),
        ("Fødselsdato", Some(Identity(BirthDate))),
        ("Født", Some(Identity(BirthDate))),
        ("Date of birth", Some(Identity(BirthDate))),
        ("Saksnr", Some(Identity(CaseNumber))),
        ("Sagsnummer", Some(Identity(CaseNumber))),
        ("Case ID", Some(Identity(CaseNumber))),
        ("Journalnummer", Some(Identity(CaseNumber))),
        ("Klient-ID", Some(Identity(CaseNumber))),
        ("ID", Some(Identity(CaseNumber))),
        ("E-post foresatt", Some(Identity(Email))),
        ("Forældres e-mail", Some(Identity(Email))),
        ("Tlf. mor", Some(Identity(Phone))),
        ("Mobilnummer", Some(Identity(Phone))),
        ("Bostedsadresse", Some(Identity(Address))),
        ("Bopæl", Some(Identity(Address))),
        ("Postnr./sted", Some(Identity(Address))),
        ("Barnets navn", Some(Identity(Name))),
        ("Etternamn", Some(Identity(Name))),
        ("Surname", Some(Identity(Name))),
        ("Saksbehandler", Some(Identity(Name))),
        ("Mor", Some(Identity(Name))),
        ("Kjønn", Some(Identity(Personal))),
        ("Alder", Some(Identity(Personal))),
        ("Statsborgerskap", Some(Identity(Personal))),
        ("Merknad", Some(Identity(FreeText))),
        ("Bemærkninger", Some(Identity(FreeText))),
        ("Kommentarfelt", Some(Identity(FreeText))),
        ("Vekt", None),
        ("Kolonne 4", None),
        ("", None),
    ];
    for (header, wanted) in rows {
        assert_eq!(header_meaning(header), wanted, "{header}");
    }
}

#[test]
fn every_known_header_is_written_as_headers_are_read() {
    for (_, names) in TARGETS {
        for name in names {
            assert_eq!(plain(name), *name);
        }
    }
    for list in IDENTITIES {
        for word in list.words.iter().chain(list.stems) {
            assert_eq!(plain(word), *word);
        }
    }
}

#[test]
fn cells_that_show_what_a_column_holds() {
    use IdentityKind::*;
    let rows: [(&[&str], Option<IdentityKind>); 16] = [
        (&["31123950057", "a", "b", "c", "d", "e", "f"], Some(NorwegianNumber)), // one that checks is enough
        (&["31123950058", "a", "b", "c", "d", "e"], None),
        (&["31123950058", "31123950059"], Some(NorwegianNumber)),
        (&["311257-5006", "110257-1111"], Some(DanishCpr)),
        (&["203912345678", "203912345679"], Some(Duf)),
        (&["a@b.no", ""], Some(Email)),
        (&["412 34 567", "22 33 44 55"], Some(Phone)),
        (&["Test Testesen", "Prøve Prøvesen"], Some(Name)),
        (&["Testesen, Test", "Prøvesen, P."], Some(Name)),
        (&["TEST TESTESEN", "PRØVE PRØVESEN"], Some(Name)),
        (&["Prøvegata 1", "Prøvevej 22"], Some(Address)),
        (&["01.01.2026", "02.01.2026"], None), // a date is no identity by itself
        (&["Hjelpetiltak", "Undersøkelse"], None),
        (&["K7-ulv", "M2-elg"], None),
        (&["", " "], None),
        (&["HØY", "LAV"], None),
    ];
    for (cells, wanted) in rows {
        assert_eq!(content(cells.iter().copied()).map(|found| found.kind), wanted, "{cells:?}");
    }
}

#[test]
fn content_says_whether_it_is_most_of_the_column() {
    let of = |cells: &[&str]| content(cells.iter().copied()).map(|found| found.is_most);
    assert_eq!(of(&["31123950057", "a", "b"]), Some(false));
    assert_eq!(of(&["31123950057", "a"]), Some(true));
    assert_eq!(of(&["Test Testesen Test Testesen", "", "a"]), Some(true));
}

#[test]
fn the_country_shows_in_the_headers() {
    let of = |headers: &[&str]| country_of(&headers.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    assert_eq!(of(&["Sagstype", "Modtaget"]), Some(Country::Dk));
    assert_eq!(of(&["Sakstype", "Mottatt dato"]), Some(Country::No));
    assert_eq!(of(&["Type", "Risiko"]), None);
    assert_eq!(of(&["Sagstype", "Mottatt dato"]), None);
}
