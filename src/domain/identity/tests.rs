use super::IdentityKind::*;
use super::Strength::*;
use super::*;
use proptest::prelude::*;

fn seen(text: &str) -> Vec<(IdentityKind, Strength, &str)> {
    find(text).into_iter().map(|hit| (hit.kind, hit.strength, &text[hit.range])).collect()
}

#[test]
fn the_test_vectors_of_the_specification() {
    // All dates are in 2039 or 2057: the numbers belong to nobody.
    let rows = [
        ("31123950057", NorwegianNumber, Strong), // both rules
        ("31123950065", NorwegianNumber, Strong), // rule of 2032 only
        ("31123950308", NorwegianNumber, Strong),
        ("71123950040", NorwegianNumber, Strong), // D-number
        ("31923950012", NorwegianNumber, Strong), // synthetic
        ("31123950058", NorwegianNumber, Mild),   // fails the second check digit
        ("311257-5005", DanishCpr, Strong),
        ("311257-5006", DanishCpr, Mild), // the date alone is enough
        ("3112575005", DanishCpr, Strong),
        ("203912345678", Duf, Mild),
    ];
    for (text, kind, strength) in rows {
        assert_eq!(seen(text), [(kind, strength, text)], "{text}");
        let inside = format!("ring ({text}), takk");
        assert_eq!(seen(&inside), [(kind, strength, text)], "{inside}");
        assert_eq!(seen(&format!("nr{text}")), [(kind, strength, text)], "glued to a word");
    }
}

#[test]
fn eleven_digits_with_one_separator_after_the_sixth() {
    for text in ["311239 50057", "311239.50057", "311239-50057", "311239\u{a0}50057", "311239–50057"] {
        assert_eq!(seen(text), [(NorwegianNumber, Strong, text)], "{text}");
    }
    for text in [
        "311239  50057",
        "3112 3950057",
        "311239/50057",
        "99123950057", // no such day
        "31133950057", // no such month
        "31933950057",
        "311239500571", // twelve digits are another number
        "1234",
        "00000000000",
    ] {
        assert!(seen(text).iter().all(|(kind, ..)| *kind != NorwegianNumber), "{text}");
    }
    for (text, kind) in
        [("41523950057", NorwegianNumber), ("01413950057", NorwegianNumber), ("29020050057", NorwegianNumber)]
    {
        assert_eq!(seen(text)[0].0, kind, "{text}");
    }
}

#[test]
fn danish_numbers_need_a_date_of_their_century() {
    for (text, found) in [
        ("290200-4000", true),  // 2000 was a leap year
        ("290200-0000", false), // 1900 was not
        ("290236-4000", true),
        ("290237-4000", false), // 4 with 37 is 1937
        ("290256-5000", true),
        ("290258-5000", false), // 1858
        ("320157-5000", false),
        ("311357-5000", false),
        ("311257 5005", true),
        ("311257–5005", true),
        ("311257--5005", false),
        ("311257-50051", false),
    ] {
        let is_cpr = seen(text).iter().any(|(kind, ..)| *kind == DanishCpr);
        assert_eq!(is_cpr, found, "{text}");
    }
}

#[test]
fn phones_mails_dates_names_and_streets() {
    type Row = (&'static str, &'static [(IdentityKind, Strength, &'static str)]);
    let rows: [Row; 40] = [
        ("ring 41234567 i dag", &[(Phone, Mild, "41234567")]),
        ("412 34 567", &[(Phone, Strong, "412 34 567")]),
        ("22 33 44 55", &[(Phone, Strong, "22 33 44 55")]),
        ("2233 4455", &[(Phone, Mild, "2233 4455")]),
        ("+47 412 34 567", &[(Phone, Strong, "+47 412 34 567")]),
        ("+4541234567", &[(Phone, Strong, "+4541234567")]),
        ("004741234567", &[(Phone, Strong, "004741234567")]),
        ("0045 22 33 44 55", &[(Phone, Strong, "0045 22 33 44 55")]),
        ("01234567", &[]),
        ("1234567", &[]),
        ("412345678", &[]),
        ("2026 2027", &[]),
        ("12 345 678 kr", &[]),
        ("sak 2026/12345", &[]),
        ("ola.nordmann@eksempel.no.", &[(Email, Strong, "ola.nordmann@eksempel.no")]),
        ("test+1@a-b.dk", &[(Email, Strong, "test+1@a-b.dk")]),
        ("å@ø.no", &[(Email, Strong, "å@ø.no")]),
        ("@no", &[]),
        ("a@b", &[]),
        ("a@b.1", &[]),
        ("31.12.2039", &[(FullDate, Mild, "31.12.2039")]),
        ("f. 1.2.39", &[(FullDate, Mild, "1.2.39")]),
        ("31/12-2039", &[(FullDate, Mild, "31/12-2039")]),
        ("31-12-2039", &[(FullDate, Mild, "31-12-2039")]),
        ("2039-12-31T10:00", &[(FullDate, Mild, "2039-12-31")]),
        ("31122039", &[(FullDate, Mild, "31122039")]),
        ("20391231", &[(FullDate, Mild, "20391231")]),
        ("31. desember 2039", &[(FullDate, Mild, "31. desember 2039")]),
        ("1 maj 2039", &[(FullDate, Mild, "1 maj 2039")]),
        ("3rd March, 2039", &[(FullDate, Mild, "3rd March, 2039")]),
        ("frist 12.11. og 31.12", &[]),
        ("12. mars 10.30", &[]),
        ("31.02.2039", &[]),
        ("møte med Kari Nordmann i går", &[(Name, Mild, "Kari Nordmann")]),
        ("Anne-Lise O’Neill Berg.", &[(Name, Mild, "Anne-Lise O’Neill Berg")]),
        ("Kari sa det", &[]),
        ("NAV HMS BUP", &[]),
        ("Kari. Nordmann", &[]),
        ("bor i Storgata 12 nå", &[(Address, Mild, "Storgata 12")]),
        ("Nordre gate 7", &[(Address, Mild, "Nordre gate 7")]),
    ];
    for (text, wanted) in rows {
        assert_eq!(seen(text), wanted, "{text}");
    }
}

#[test]
fn plain_work_texts_pass() {
    for text in [
        "",
        "Ring skolen om fraværet",
        "Evaluer tiltak i K7-ulv før uke 48",
        "Hjemmebesøk kl. 10.30, 3 av 4 i år",
        "Budsjett 120 000 kr, 15 timer",
        "§ 4-2, jf. fvl. § 29",
        "Møte 12.11. kl. 9",
        "R3-gran, M2-elg og B8-lom",
        "Trinn 1 fra mandag",
        "🦌 \u{301} \u{200d}",
    ] {
        assert_eq!(seen(text), [], "{text}");
    }
}

#[test]
fn several_hits_come_in_order_and_apart() {
    let text = "Kari Nordmann, f. 31.12.2039 (31123950057), tlf. 412 34 567, kari@eksempel.no";
    let kinds: Vec<_> = find(text).into_iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [Name, FullDate, NorwegianNumber, Phone, Email]);
    assert!(is_suspect(text));
}

#[test]
fn hostile_lengths_are_read_once() {
    for piece in ["A-", "a.", "1", "1 ", "Ab ", "a@", "31.12.", "+47"] {
        let text = piece.repeat(20_000);
        assert!(find(&text).len() <= 20_000, "{piece}");
    }
}

/// A number with both check digits by the rule of 1964, or by that of 2032 with another first rest.
fn norwegian(day: u32, month: u32, individual: u32, rest: u32) -> Option<String> {
    let mut digits: Vec<u32> =
        format!("{day:02}{month:02}39{individual:03}").bytes().map(|b| u32::from(b - b'0')).collect();
    let sum = |weights: &[u32], digits: &[u32]| weights.iter().zip(digits).map(|(w, d)| w * d).sum::<u32>();
    let first = (11 + rest - sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2], &digits) % 11) % 11;
    digits.push(first);
    let second = (11 - sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], &digits) % 11) % 11;
    digits.push(second);
    (first < 10 && second < 10).then(|| digits.iter().map(u32::to_string).collect())
}

proptest! {
    #[test]
    fn generated_norwegian_numbers(day in 1..29_u32, d_number: bool, month in 1..13_u32, kind in 0..3_u32, individual in 500..1000_u32, rest in 0..4_u32, place in 0..11_usize, other in 1..10_u32) {
        let day = if d_number { day + 40 } else { day };
        let month = month + [0, 40, 80][kind as usize];
        if let Some(number) = norwegian(day, month, individual, rest) {
            prop_assert_eq!(seen(&number), [(NorwegianNumber, Strong, number.as_str())]);
            // One wrong digit is never taken for a number that checks.
            let mut wrong = number.into_bytes();
            wrong[place] = b'0' + ((wrong[place] - b'0') + other as u8) % 10;
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert!(seen(&wrong).iter().all(|(_, strength, _)| *strength == Mild), "{}", wrong);
        }
    }

    #[test]
    fn generated_danish_numbers(day in 1..29_u32, month in 1..13_u32, year in 37..58_u32, serial in 0..10_000_u32, hyphen: bool) {
        // Any serial gives a year between 1937 and 2057 or in the 1800s, and the 28th is in all of them.
        let digits = format!("{day:02}{month:02}{year:02}{serial:04}");
        let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 = weights.iter().zip(digits.bytes()).map(|(weight, b)| weight * u32::from(b - b'0')).sum();
        let text = if hyphen { format!("{}-{}", &digits[..6], &digits[6..]) } else { digits };
        let strength = if sum.is_multiple_of(11) { Strong } else { Mild };
        prop_assert_eq!(seen(&text), [(DanishCpr, strength, text.as_str())]);
    }

    #[test]
    fn any_eight_digits_from_two_to_nine_are_a_phone_or_a_date(digits in "[2-9][0-9]{7}") {
        let hits = find(&digits);
        prop_assert_eq!(hits.len(), 1);
        prop_assert!(matches!(hits[0].kind, Phone | FullDate));
    }

    #[test]
    fn ranges_are_in_order_and_at_characters(text in "(\\PC|[0-9 .@+-]|Åse |[A-Z][a-z]){0,60}") {
        let mut last = 0;
        for hit in find(&text) {
            prop_assert!(hit.range.start >= last && hit.range.end > hit.range.start);
            prop_assert!(text.get(hit.range.clone()).is_some());
            last = hit.range.end;
        }
    }
}
