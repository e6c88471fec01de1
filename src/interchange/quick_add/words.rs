//! The words of the quick-add line as data. The first word of a meaning is the one that is printed.
//! A grammar with examples stands in docs/quick-add.md.

use crate::domain::repeat::RepeatUnit::{self, Day, Month, Week, Workday};

/// Whose words. Bokmål and nynorsk are read together: many write both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tongue {
    /// Bokmål and nynorsk.
    #[default]
    Norwegian,
    Danish,
    English,
}

/// What a word, or a few in a row, mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// So many days from today.
    FromToday(u8),
    /// Monday 0 to Sunday 6.
    Weekday(u8),
    /// The same, but only after a word that leads a date, or with a full stop: it means more.
    ShortWeekday(u8),
    /// January 1.
    Month(u8),
    /// Leads a day in the week to come.
    Next,
    /// May lead a date and says nothing more.
    On,
    /// Leads a number of days, weeks or months from today.
    In,
    /// Leads the last day.
    By,
    /// Leads the day to ask how it goes.
    FollowUp,
    /// Leads a time of day.
    At,
    /// Leads a repeat.
    Every,
    /// Every second.
    EveryOther,
    /// A whole repeat in one word.
    Repeated(RepeatUnit),
    /// Ends a repeat that counts from when it was done.
    FromDone,
    Unit(RepeatUnit),
    Minutes,
    Hours,
    Number(u8),
    /// After `!`.
    Important,
    Unimportant,
    Acute,
    Statutory,
    /// Before a case code it keeps the code in the title.
    Preposition,
}

use Word::{
    Acute, At, By, Every, EveryOther, FollowUp, FromDone, FromToday, Hours, Important, In, Minutes, Next, Number, On,
    Preposition, Repeated, ShortWeekday, Statutory, Unimportant, Unit, Weekday,
};

type Table = &'static [(Word, &'static str)];

/// Words of one meaning are parted by `|`.
#[rustfmt::skip]
const NORWEGIAN: Table = &[
    (FromToday(0), "i dag|idag"), (FromToday(1), "i morgen|imorgen|i morgon"), (FromToday(2), "i overmorgen|i overmorgon"),
    (Weekday(0), "mandag|måndag"), (Weekday(1), "tirsdag|tysdag"), (Weekday(2), "onsdag"), (Weekday(3), "torsdag"),
    (Weekday(4), "fredag"), (Weekday(5), "lørdag|laurdag"), (Weekday(6), "søndag|sundag"),
    (ShortWeekday(0), "man|ma|mån|må"), (ShortWeekday(1), "tir|tirs|ti|tys|ty"), (ShortWeekday(2), "ons|on"),
    (ShortWeekday(3), "tor|tors|to"), (ShortWeekday(4), "fre|fr"), (ShortWeekday(5), "lør|lø|lau|la"), (ShortWeekday(6), "søn|sø|sun|su"),
    (Word::Month(1), "januar|jan"), (Word::Month(2), "februar|feb"), (Word::Month(3), "mars|mar"), (Word::Month(4), "april|apr"),
    (Word::Month(5), "mai"), (Word::Month(6), "juni|jun"), (Word::Month(7), "juli|jul"), (Word::Month(8), "august|aug"),
    (Word::Month(9), "september|sep|sept"), (Word::Month(10), "oktober|okt"), (Word::Month(11), "november|nov"), (Word::Month(12), "desember|des"),
    (Next, "neste"), (On, "på|den"), (In, "om"), (By, "frist|innen|senest|innan|seinast"),
    (FollowUp, "purr|oppfølging"), (At, "kl|klokka|klokken"),
    (Every, "hver|hvert|kvar|kvart"), (EveryOther, "annenhver|annethvert|annakvar|annankvar|annakvart"), (Repeated(Workday), "hverdager|kvardagar"),
    (FromDone, "etter fullført|etter utført|etter fullføring|fra fullført|frå fullført"),
    (Unit(Day), "dager|dag|dagar|døgn"), (Unit(Workday), "arbeidsdager|arbeidsdag|virkedager|virkedag|hverdag|arbeidsdagar|yrkedag|yrkedagar|kvardag"),
    (Unit(Week), "uker|uke|uka|veker|veke|veka"), (Unit(Month), "måneder|måned|månad|månader"),
    (Minutes, "min|m|minutt|minutter|minuttar"), (Hours, "t|time|timer|timar|h"),
    (Number(1), "en|ei|ett|et|ein|eit|eitt"), (Number(2), "to|andre|annen|annet|anna|annan"), (Number(3), "tre|tredje"),
    (Number(4), "fire|fjerde"), (Number(5), "fem|femte"), (Number(6), "seks|sjette"), (Number(7), "sju|syv"), (Number(8), "åtte"), (Number(9), "ni"), (Number(10), "ti"),
    (Important, "viktig"), (Unimportant, "uviktig|ikkeviktig|ikkjeviktig"), (Acute, "akutt"), (Statutory, "lov|lovpålagt|lovpålagd"),
    (Preposition, "om|i|for|til|med|på|fra|frå|av|hos|angående|ang"),
];

#[rustfmt::skip]
const DANISH: Table = &[
    (FromToday(0), "i dag|idag"), (FromToday(1), "i morgen|imorgen"), (FromToday(2), "i overmorgen"),
    (Weekday(0), "mandag"), (Weekday(1), "tirsdag"), (Weekday(2), "onsdag"), (Weekday(3), "torsdag"),
    (Weekday(4), "fredag"), (Weekday(5), "lørdag"), (Weekday(6), "søndag"),
    (ShortWeekday(0), "man|ma"), (ShortWeekday(1), "tir|tirs|ti"), (ShortWeekday(2), "ons|on"),
    (ShortWeekday(3), "tor|tors|to"), (ShortWeekday(4), "fre|fr"), (ShortWeekday(5), "lør|lø"), (ShortWeekday(6), "søn|sø"),
    (Word::Month(1), "januar|jan"), (Word::Month(2), "februar|feb"), (Word::Month(3), "marts|mar"), (Word::Month(4), "april|apr"),
    (Word::Month(5), "maj"), (Word::Month(6), "juni|jun"), (Word::Month(7), "juli|jul"), (Word::Month(8), "august|aug"),
    (Word::Month(9), "september|sep|sept"), (Word::Month(10), "oktober|okt"), (Word::Month(11), "november|nov"), (Word::Month(12), "december|dec"),
    (Next, "næste"), (On, "på|den"), (In, "om"), (By, "frist|inden|senest|deadline"),
    (FollowUp, "rykker|opfølgning"), (At, "kl|klokken"),
    (Every, "hver|hvert"), (EveryOther, "hveranden|hverandet"), (Repeated(Workday), "hverdage"),
    (FromDone, "efter udført|efter fuldført|fra udført"),
    (Unit(Day), "dage|dag|døgn"), (Unit(Workday), "arbejdsdage|arbejdsdag|hverdag"),
    (Unit(Week), "uger|uge|ugen"), (Unit(Month), "måneder|måned"),
    (Minutes, "min|m|minut|minutter"), (Hours, "t|time|timer|h"),
    (Number(1), "en|et|én|ét"), (Number(2), "to|anden|andet"), (Number(3), "tre|tredje"),
    (Number(4), "fire|fjerde"), (Number(5), "fem|femte"), (Number(6), "seks|sjette"), (Number(7), "syv"), (Number(8), "otte"), (Number(9), "ni"), (Number(10), "ti"),
    (Important, "vigtig|vigtigt"), (Unimportant, "uvigtig|ikkevigtig"), (Acute, "akut"), (Statutory, "lov|lovpligtig"),
    (Preposition, "om|i|for|til|med|på|fra|af|hos|angående|ang|vedr"),
];

#[rustfmt::skip]
const ENGLISH: Table = &[
    (FromToday(0), "today"), (FromToday(1), "tomorrow"), (FromToday(2), "the day after tomorrow|day after tomorrow"),
    (Weekday(0), "monday"), (Weekday(1), "tuesday"), (Weekday(2), "wednesday"), (Weekday(3), "thursday"),
    (Weekday(4), "friday"), (Weekday(5), "saturday"), (Weekday(6), "sunday"),
    (ShortWeekday(0), "mon"), (ShortWeekday(1), "tue|tues"), (ShortWeekday(2), "wed"),
    (ShortWeekday(3), "thu|thur|thurs"), (ShortWeekday(4), "fri"), (ShortWeekday(5), "sat"), (ShortWeekday(6), "sun"),
    (Word::Month(1), "january|jan"), (Word::Month(2), "february|feb"), (Word::Month(3), "march|mar"), (Word::Month(4), "april|apr"),
    (Word::Month(5), "may"), (Word::Month(6), "june|jun"), (Word::Month(7), "july|jul"), (Word::Month(8), "august|aug"),
    (Word::Month(9), "september|sep|sept"), (Word::Month(10), "october|oct"), (Word::Month(11), "november|nov"), (Word::Month(12), "december|dec"),
    (Next, "next"), (On, "on|on the"), (In, "in"), (By, "by|due|deadline"),
    (FollowUp, "follow-up|chase"), (At, "at"),
    (Every, "every|each"), (Repeated(Workday), "weekdays"),
    (FromDone, "after completion|after done"),
    (Unit(Day), "days|day"), (Unit(Workday), "workdays|workday|working days|working day|weekday"),
    (Unit(Week), "weeks|week"), (Unit(Month), "months|month"),
    (Minutes, "min|m|mins|minute|minutes"), (Hours, "h|hr|hrs|hour|hours"),
    (Number(1), "one|a|an"), (Number(2), "two|other|second"), (Number(3), "three|third"),
    (Number(4), "four|fourth"), (Number(5), "five|fifth"), (Number(6), "six|sixth"), (Number(7), "seven"), (Number(8), "eight"), (Number(9), "nine"), (Number(10), "ten"),
    (Important, "important"), (Unimportant, "unimportant"), (Acute, "acute|urgent"), (Statutory, "law|statutory"),
    (Preposition, "about|for|to|with|in|on|from|of|at|re|regarding"),
];

impl Tongue {
    fn table(self) -> Table {
        [NORWEGIAN, DANISH, ENGLISH][self as usize]
    }
    /// What a word in lower case means where this reading of it is asked for.
    pub(super) fn means<T>(self, said: &str, wanted: impl Fn(Word) -> Option<T>) -> Option<T> {
        let mut meant = self.table().iter().filter_map(|(word, forms)| Some((wanted(*word)?, forms)));
        meant.find(|(_, forms)| forms.split('|').any(|form| form == said)).map(|(found, _)| found)
    }
    /// The word that is printed.
    pub(super) fn say(self, wanted: Word) -> &'static str {
        let found = self.table().iter().find(|(word, _)| *word == wanted);
        found.and_then(|(_, forms)| forms.split('|').next()).unwrap_or_default()
    }
}
