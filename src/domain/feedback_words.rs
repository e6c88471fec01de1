//! The words behind the feedback checklist, one list a language (domain.md section 6, extended).
//! Lower case, no punctuation. Phrases are matched whole; `places` also inside compounds.

use super::feedback_check::CheckLang;

/// One language's lists.
pub struct Words {
    /// The other, addressed.
    pub you: &'static str,
    /// Words for many times where one is meant.
    pub vague: &'static [&'static str],
    /// The days of the week; also found at the head of a compound.
    pub weekdays: [&'static str; 7],
    /// Other words for a time.
    pub times: &'static [&'static str],
    /// Stems of places and settings.
    pub places: &'static [&'static str],
    /// Prepositions that a place follows.
    pub prepositions: &'static [&'static str],
    /// What others are supposed to mean.
    pub hearsay: &'static [&'static str],
    /// What the other is, not what the other did.
    pub judgements: &'static [&'static str],
    /// A second behaviour begins.
    pub connectors: &'static [&'static str],
    /// Character.
    pub character: &'static [&'static str],
    /// Guesses at a motive.
    pub motives: &'static [&'static str],
    /// All times, all people.
    pub absolutes: &'static [&'static str],
    /// The speaker.
    pub own: &'static [&'static str],
    /// Demands where a wish belongs.
    pub demands: &'static [&'static str],
}

/// The lists of a language.
pub fn words(lang: CheckLang) -> &'static Words {
    match lang {
        CheckLang::Nb => &NB,
        CheckLang::Nn => &NN,
        CheckLang::Da => &DA,
        CheckLang::En => &EN,
    }
}

#[rustfmt::skip]
static NB: Words = Words {
    you: "du",
    vague: &[
        "ofte", "noen ganger", "av og til", "i det siste", "generelt", "som regel", "til stadighet", "stort sett",
    ],
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    times: &[
        "i dag", "i går", "i morges", "i forgårs", "i kveld", "i formiddag", "i ettermiddag", "sist", "forrige",
        "gårsdagens", "dagens", "morgen", "morgenen", "ettermiddag", "ettermiddagen", "kveld", "kvelden", "uke",
        "uken", "uka", "klokken", "klokka", "kl", "etter lunsj", "før lunsj", "nettopp",
    ],
    places: &[
        "møte", "besøk", "samtale", "telefon", "kontor", "gangen", "lunsj", "pause", "barnehage", "skole",
        "sykehus", "nemnd", "retten", "tingrett", "bilen", "kjøkken", "vakt", "kurs", "seminar", "veiledning",
        "drøfting", "teams", "video", "e post", "epost", "hjemme hos", "fosterhjem", "institusjon", "resepsjon",
        "opplæring", "sparring",
    ],
    prepositions: &["på", "i", "ved", "under", "hos"],
    hearsay: &[
        "folk sier", "folk mener", "folk synes", "noen sier", "noen mener", "andre sier", "andre mener", "alle sier",
        "alle mener", "det sies", "det blir sagt", "jeg har hørt at", "jeg hører at", "flere har sagt", "ryktet sier",
    ],
    judgements: &[
        "du er så", "du er veldig", "du er jo", "du er en", "du er flink", "du er dyktig", "du er god",
        "du er dårlig", "du er sur", "du er treg", "du er vanskelig", "du var så", "du var veldig", "du var flink",
        "du virker", "du virket", "du har en holdning", "du bryr deg", "som den du er",
    ],
    connectors: &["dessuten", "i tillegg", "for øvrig", "samt", "forresten", "og en annen ting", "og i tillegg"],
    character: &[
        "lat", "late", "umulig", "umulige", "kald", "uprofesjonell", "uprofesjonelt", "useriøs", "useriøst",
        "slurvete", "slurvet", "egoistisk", "arrogant", "likegyldig", "upålitelig", "dum", "dumt", "frekk", "frekt",
        "sur", "barnslig", "ansvarsløs", "ansvarsløst", "inkompetent", "hensynsløs", "naiv",
    ],
    motives: &[
        "fordi du ville", "fordi du ikke vil", "fordi du ikke gidder", "du gidder ikke", "du bryr deg ikke",
        "du bryr deg aldri", "med vilje", "du prøvde å såre", "du ville bare", "du ønsket bare", "for å slippe",
        "for å irritere", "du tenkte bare på", "du orker ikke", "fordi du er",
    ],
    absolutes: &[
        "alltid", "aldri", "alle", "ingen", "hele tiden", "hele tida", "hver gang", "hver eneste", "konstant",
        "bestandig", "overhodet ikke", "samtlige",
    ],
    own: &["jeg", "meg", "min", "mitt", "mine", "eg"],
    demands: &[
        "du må slutte", "du må ikke", "du må begynne", "du må lære", "du må skjerpe", "du må passe", "du skal",
        "du bør", "slutt å", "slutt med", "ta deg sammen",
    ],
};

#[rustfmt::skip]
static NN: Words = Words {
    you: "du",
    vague: &[
        "ofte", "nokre gonger", "av og til", "i det siste", "generelt", "som regel", "støtt og stadig", "stort sett",
    ],
    weekdays: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    times: &[
        "i dag", "i går", "i morges", "i førgår", "i kveld", "i føremiddag", "i ettermiddag", "sist", "førre",
        "mandag", "tirsdag", "søndag", "gårsdagens", "morgon", "morgonen", "ettermiddag", "ettermiddagen", "kveld",
        "kvelden", "veke", "veka", "klokka", "kl", "etter lunsj", "før lunsj", "nettopp",
    ],
    places: &[
        "møte", "besøk", "samtale", "telefon", "kontor", "gangen", "lunsj", "pause", "barnehage", "skule", "sjukehus",
        "nemnd", "retten", "tingrett", "bilen", "kjøken", "vakt", "kurs", "seminar", "rettleiing", "drøfting",
        "teams", "video", "e post", "epost", "heime hos", "fosterheim", "institusjon", "resepsjon", "opplæring",
        "sparring",
    ],
    prepositions: &["på", "i", "ved", "under", "hos", "hjå"],
    hearsay: &[
        "folk seier", "folk meiner", "folk synest", "nokon seier", "nokon meiner", "andre seier", "andre meiner",
        "alle seier", "alle meiner", "det blir sagt", "eg har høyrt at", "eg høyrer at", "fleire har sagt",
    ],
    judgements: &[
        "du er så", "du er veldig", "du er jo", "du er ein", "du er ei", "du er flink", "du er dyktig", "du er god",
        "du er dårleg", "du er sur", "du er treg", "du er vanskeleg", "du var så", "du var veldig", "du var flink",
        "du verkar", "du verka", "du har ei haldning", "du bryr deg",
    ],
    connectors: &["dessutan", "i tillegg", "for øvrig", "samt", "forresten", "og ein annan ting"],
    character: &[
        "lat", "late", "umogleg", "umoglege", "kald", "uprofesjonell", "uprofesjonelt", "useriøs", "useriøst",
        "slurvete", "egoistisk", "arrogant", "likegyldig", "upåliteleg", "dum", "dumt", "frekk", "frekt", "vanskeleg",
        "sur", "barnsleg", "ansvarslaus", "ansvarslaust", "inkompetent", "omsynslaus", "naiv",
    ],
    motives: &[
        "fordi du ville", "fordi du ikkje vil", "fordi du ikkje gidd", "du gidd ikkje", "du bryr deg ikkje",
        "du bryr deg aldri", "med vilje", "du prøvde å såre", "du ville berre", "du ønskte berre", "for å sleppe",
        "for å irritere", "du tenkte berre på", "du orkar ikkje", "fordi du er",
    ],
    absolutes: &[
        "alltid", "aldri", "alle", "ingen", "heile tida", "kvar gong", "kvar einaste", "konstant", "bestandig",
        "samtlege",
    ],
    own: &["eg", "meg", "min", "mi", "mitt", "mine", "jeg"],
    demands: &[
        "du må slutte", "du må ikkje", "du må byrje", "du må lære", "du må skjerpe", "du må passe", "du skal",
        "du bør", "slutt å", "slutt med", "ta deg saman",
    ],
};

#[rustfmt::skip]
static DA: Words = Words {
    you: "du",
    vague: &[
        "ofte", "nogle gange", "af og til", "på det seneste", "i den seneste tid", "generelt", "som regel",
        "for det meste",
    ],
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    times: &[
        "i dag", "i går", "i morges", "i forgårs", "i aften", "i formiddags", "i eftermiddags", "sidst", "forrige",
        "sidste", "gårsdagens", "dagens", "morgen", "morgenen", "eftermiddag", "eftermiddagen", "aften", "aftenen",
        "uge", "ugen", "klokken", "kl", "efter frokost", "før frokost", "lige før",
    ],
    places: &[
        "møde", "besøg", "samtale", "telefon", "kontor", "gangen", "frokost", "pause", "børnehave", "skole",
        "sygehus", "hospital", "udvalg", "retten", "bilen", "køkken", "vagt", "kursus", "seminar", "supervision",
        "vejledning", "drøftelse", "sparring", "teams", "video", "mail", "hjemme hos", "plejefamilie",
        "institution", "reception", "oplæring",
    ],
    prepositions: &["på", "i", "ved", "under", "hos"],
    hearsay: &[
        "folk siger", "folk mener", "folk synes", "nogen siger", "nogen mener", "andre siger", "andre mener",
        "alle siger", "alle mener", "man siger", "det siges", "jeg har hørt at", "jeg hører at", "flere har sagt",
    ],
    judgements: &[
        "du er så", "du er meget", "du er virkelig", "du er jo", "du er en", "du er et", "du er dygtig", "du er god",
        "du er dårlig", "du er sur", "du er langsom", "du er besværlig", "du var så", "du var meget", "du var dygtig",
        "du virker", "du virkede", "du har en holdning", "du går op i",
    ],
    connectors: &["desuden", "derudover", "i øvrigt", "samt", "forresten", "og en anden ting", "oven i købet"],
    character: &[
        "doven", "dovne", "dovent", "umulig", "umulige", "kold", "kolde", "uprofessionel", "uprofessionelt",
        "useriøs", "useriøst", "sjusket", "egoistisk", "arrogant", "ligeglad", "upålidelig", "dum", "dumt", "fræk",
        "frækt", "sur", "barnlig", "barnligt", "ansvarsløs", "ansvarsløst", "inkompetent", "hensynsløs", "naiv",
    ],
    motives: &[
        "fordi du ville", "fordi du ikke vil", "fordi du ikke gider", "du gider ikke", "du er ligeglad",
        "du går aldrig op i", "med vilje", "du prøvede at såre", "du ville bare", "du ønskede bare", "for at slippe",
        "for at irritere", "du tænkte kun på", "du orker ikke", "fordi du er",
    ],
    absolutes: &[
        "altid", "aldrig", "alle", "ingen", "hele tiden", "hver gang", "hver eneste", "konstant", "bestandigt",
        "overhovedet ikke", "samtlige",
    ],
    own: &["jeg", "mig", "min", "mit", "mine"],
    demands: &["du må ikke", "du skal", "du bør", "hold op med", "stop med", "tag dig sammen"],
};

#[rustfmt::skip]
static EN: Words = Words {
    you: "you",
    vague: &[
        "often", "sometimes", "now and then", "lately", "recently", "generally", "in general", "usually", "mostly",
    ],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    times: &[
        "today", "yesterday", "this morning", "this afternoon", "tonight", "last", "morning", "afternoon", "evening",
        "week", "o clock", "just now", "after lunch", "before lunch",
    ],
    places: &[
        "meeting", "visit", "conversation", "talk", "phone", "the call", "a call", "office", "corridor", "lunch",
        "break", "kindergarten", "school", "hospital", "tribunal", "court", "in the car", "kitchen", "duty",
        "the course", "seminar", "guidance", "supervision", "discussion", "teams", "video", "email", "foster home",
        "residential", "reception", "training",
    ],
    prepositions: &["at", "in", "on", "during", "by"],
    hearsay: &[
        "people say", "people think", "people feel", "some say", "some think", "others say", "others think",
        "everyone says", "everyone thinks", "i have heard that", "i hear that", "they say", "it is said", "word is",
    ],
    judgements: &[
        "you are so", "you are very", "you are really", "you are a", "you are an", "you are good", "you are bad",
        "you are great", "you are slow", "you are difficult", "you re so", "you re very", "you re a", "you were so",
        "you were very", "you were great", "you were a", "you seem", "you seemed", "you have an attitude", "you care",
        "your attitude",
    ],
    connectors: &["besides", "in addition", "moreover", "furthermore", "also", "on top of that", "another thing"],
    character: &[
        "lazy", "impossible", "cold", "unprofessional", "sloppy", "selfish", "arrogant", "indifferent", "unreliable",
        "stupid", "rude", "grumpy", "childish", "irresponsible", "incompetent", "careless", "naive", "thoughtless",
    ],
    motives: &[
        "because you wanted", "because you don t", "because you do not", "you don t care", "you do not care",
        "you never care", "on purpose", "you tried to hurt", "you just wanted", "you only wanted", "to get out of",
        "to annoy", "you only thought of", "you can t be bothered", "because you are", "because you re",
    ],
    absolutes: &[
        "always", "never", "everyone", "everybody", "nobody", "no one", "all the time", "every time", "every single",
        "constantly", "forever",
    ],
    own: &["i", "me", "my", "mine", "myself"],
    demands: &["you must", "you have to", "you should", "you need to", "stop doing", "pull yourself together"],
};
