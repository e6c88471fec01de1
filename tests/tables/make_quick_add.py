#!/usr/bin/env python3
"""Lines of quick-add with the task that each must give, for the three groups of languages.

A line is put together from pieces whose meaning is known; the days are worked out here, with Python's
own calendar, and never by the app. Writes quick_add_{no,da,en}.tsv beside itself:
line, tab, facts in a fixed order. Friday 20 November 2026 is today.
"""
import datetime as dt
import pathlib

TODAY = dt.date(2026, 11, 20)
ORDER = ["title", "case", "planned", "at", "deadline", "follow", "min", "repeat", "important", "acute", "law",
         "tags", "wait", "left"]


def day(n):
    return (TODAY + dt.timedelta(days=n)).isoformat()


def coming(weekday):
    """The next such day after today, Monday 0."""
    return day((weekday - TODAY.weekday() - 1) % 7 + 1)


def first(weekday, on=TODAY):
    """The first such day from a day on."""
    return (on + dt.timedelta(days=(weekday - on.weekday()) % 7)).isoformat()


def next_week(weekday):
    monday = TODAY - dt.timedelta(days=TODAY.weekday()) + dt.timedelta(days=7)
    return (monday + dt.timedelta(days=weekday)).isoformat()


def iso(year, week, weekday=1):
    return dt.date.fromisocalendar(year, week, weekday).isoformat()


NO = dict(
    titles=["ring skolen", "Skriv referat", "møte om budsjett", "send brev til kommunen"],
    days=[("i dag", day(0)), ("idag", day(0)), ("i morgen", day(1)), ("i morgon", day(1)), ("i overmorgen", day(2)),
          ("mandag", coming(0)), ("måndag", coming(0)), ("tirsdag", coming(1)), ("tysdag", coming(1)), ("onsdag", coming(2)),
          ("torsdag", coming(3)), ("fredag", coming(4)), ("lørdag", coming(5)), ("laurdag", coming(5)), ("søndag", coming(6)),
          ("sundag", coming(6)), ("på fredag", coming(4)), ("på man", coming(0)), ("tors.", coming(3)), ("Fre.", coming(4)),
          ("neste fredag", next_week(4)), ("neste mandag", next_week(0)), ("neste uke", next_week(0)), ("neste veke", next_week(0)),
          ("neste måned", "2026-12-01"), ("om 3 dager", day(3)), ("om tre dagar", day(3)), ("om en uke", day(7)),
          ("om ei veke", day(7)), ("om 2 uker", day(14)), ("om en måned", "2026-12-20"), ("om 5 arbeidsdager", day(7)),
          ("om ti yrkedagar", day(14)), ("27.11.", "2026-11-27"), ("27.11", "2026-11-27"), ("27/11", "2026-11-27"),
          ("3.2.", "2027-02-03"), ("27.11.2026", "2026-11-27"), ("3.2.27", "2027-02-03"), ("27-11-2026", "2026-11-27"),
          ("2026-12-24", "2026-12-24"), ("27. november", "2026-11-27"), ("27 nov", "2026-11-27"), ("1. des.", "2026-12-01"),
          ("3. februar", "2027-02-03"), ("17. mai 2028", "2028-05-17"), ("fredag 27. november", "2026-11-27"),
          ("fr. 27. nov.", "2026-11-27"), ("den 15.", "2026-12-15"), ("den 27.", "2026-11-27"), ("uke 48", iso(2026, 48)),
          ("veke 2", iso(2027, 2)), ("torsdag uke 49", iso(2026, 49, 4)), ("29. februar", "2028-02-29")],
    times=[("kl 10", "10:00"), ("kl. 10", "10:00"), ("kl 9.30", "09:30"), ("kl. 14:15", "14:15"), ("kl 0830", "08:30"),
           ("kl10", "10:00"), ("klokka 8", "08:00"), ("13:45", "13:45"), ("klokken 16.05", "16:05")],
    spans=[("kl 9-11", "09:00", 120), ("kl. 12.30–13.15", "12:30", 45), ("10:00-10:30", "10:00", 30)],
    minutes=[("30m", 30), ("30 min", 30), ("45 minutter", 45), ("1t", 60), ("1 time", 60), ("2 timer", 120), ("2 timar", 120),
             ("1,5 t", 90), ("1.5t", 90), ("1t30", 90), ("1t30m", 90), ("2 t 15 min", 135), ("20 minutt", 20), ("0,5 time", 30)],
    by=["frist", "innen", "senest", "innan", "seinast", "Frist:"],
    follow=["purr", "oppfølging"],
    repeats=[("hver dag", "day:1", day(0)), ("kvar dag", "day:1", day(0)), ("hver uke", "week:1", day(0)),
             ("kvar veke", "week:1", day(0)), ("hver onsdag", "week:1", first(2)), ("hver fredag", "week:1", day(0)),
             ("kvar måndag", "week:1", first(0)), ("hver annen onsdag", "week:2", first(2)), ("kvar andre tysdag", "week:2", first(1)),
             ("hver 2. uke", "week:2", day(0)), ("annenhver uke", "week:2", day(0)), ("annakvar veke", "week:2", day(0)),
             ("annenhver torsdag", "week:2", first(3)), ("hver tredje uke", "week:3", day(0)), ("hver 6. uke", "week:6", day(0)),
             ("hver måned", "month:1", day(0)), ("hver 3. måned", "month:3", day(0)), ("hver arbeidsdag", "workday:1", day(0)),
             ("hverdager", "workday:1", day(0)), ("kvar yrkedag", "workday:1", day(0)), ("hver 3. dag", "day:3", day(0)),
             ("hver uke etter fullført", "week:1:done", day(0)), ("hver 2. måned etter fullføring", "month:2:done", day(0))],
    flags=[("!viktig", dict(important="yes")), ("!uviktig", dict(important="no")), ("!akutt", dict(acute="yes")),
           ("!lov", dict(law="yes")), ("!lovpålagt", dict(law="yes"))],
    code="om",
    plain=["om", "hver gang noe skjer", "daglig leder ringer", "til sammen fem saker", "Ring legen om to ting", "frist ikke satt",
           "rydd i hylla", "en god dag", "tirs og ons er fulle", "be om møte", "les kap 3 og 4", "versjon 2 av planen",
           "Fra 3 til 4 barn", "neste steg", "hva er klokka", "ring Mai"],
    left=[("møte 32.13.", "32.13."), ("møte 30.2.", "30.2."), ("ring !haster", "!haster"), ("ring om K9-elg", "K9-elg"),
          ("møte kl 27", "kl"), ("møte kl 10.75", "kl,10.75")],
)
DA = dict(
    titles=["ring til skolen", "Skriv referat", "møde med familien", "send brev til kommunen"],
    days=[("i dag", day(0)), ("idag", day(0)), ("i morgen", day(1)), ("imorgen", day(1)), ("i overmorgen", day(2)),
          ("mandag", coming(0)), ("tirsdag", coming(1)), ("onsdag", coming(2)), ("torsdag", coming(3)), ("fredag", coming(4)),
          ("lørdag", coming(5)), ("søndag", coming(6)), ("på fredag", coming(4)), ("på man", coming(0)), ("tors.", coming(3)),
          ("Fre.", coming(4)), ("næste fredag", next_week(4)), ("næste mandag", next_week(0)), ("næste uge", next_week(0)),
          ("næste måned", "2026-12-01"), ("om 3 dage", day(3)), ("om tre dage", day(3)), ("om en uge", day(7)), ("om 2 uger", day(14)),
          ("om en måned", "2026-12-20"), ("om 5 arbejdsdage", day(7)), ("om ti arbejdsdage", day(14)), ("27.11.", "2026-11-27"),
          ("27.11", "2026-11-27"), ("27/11", "2026-11-27"), ("3/2", "2027-02-03"), ("27.11.2026", "2026-11-27"),
          ("3.2.27", "2027-02-03"), ("27-11-2026", "2026-11-27"), ("27/11/2026", "2026-11-27"), ("2026-12-24", "2026-12-24"),
          ("27. november", "2026-11-27"), ("27 nov", "2026-11-27"), ("1. dec.", "2026-12-01"), ("3. februar", "2027-02-03"),
          ("5. juni 2028", "2028-06-05"), ("fredag 27. november", "2026-11-27"), ("fredag den 27.", coming(4)),
          ("fr. 27. nov.", "2026-11-27"), ("den 15.", "2026-12-15"), ("den 27.", "2026-11-27"), ("uge 48", iso(2026, 48)),
          ("uge 2", iso(2027, 2)), ("torsdag uge 49", iso(2026, 49, 4)), ("29. februar", "2028-02-29")],
    times=[("kl 10", "10:00"), ("kl. 10", "10:00"), ("kl 9.30", "09:30"), ("kl. 14:15", "14:15"), ("kl 0830", "08:30"),
           ("kl10", "10:00"), ("klokken 8", "08:00"), ("13:45", "13:45"), ("klokken 16.05", "16:05")],
    spans=[("kl 9-11", "09:00", 120), ("kl. 12.30–13.15", "12:30", 45), ("10:00-10:30", "10:00", 30)],
    minutes=[("30m", 30), ("30 min", 30), ("45 minutter", 45), ("1t", 60), ("1 time", 60), ("2 timer", 120),
             ("1,5 t", 90), ("1.5t", 90), ("1t30", 90), ("1t30m", 90), ("2 t 15 min", 135), ("20 minut", 20), ("0,5 time", 30)],
    by=["frist", "inden", "senest", "deadline", "Frist:"],
    follow=["rykker", "opfølgning"],
    repeats=[("hver dag", "day:1", day(0)), ("hver uge", "week:1", day(0)), ("hver onsdag", "week:1", first(2)),
             ("hver fredag", "week:1", day(0)), ("hver mandag", "week:1", first(0)), ("hver anden onsdag", "week:2", first(2)),
             ("hver anden tirsdag", "week:2", first(1)), ("hver 2. uge", "week:2", day(0)), ("hveranden uge", "week:2", day(0)),
             ("hveranden torsdag", "week:2", first(3)), ("hver tredje uge", "week:3", day(0)), ("hver 6. uge", "week:6", day(0)),
             ("hver måned", "month:1", day(0)), ("hver 3. måned", "month:3", day(0)), ("hver arbejdsdag", "workday:1", day(0)),
             ("hverdage", "workday:1", day(0)), ("hver hverdag", "workday:1", day(0)), ("hver 3. dag", "day:3", day(0)),
             ("hver uge efter udført", "week:1:done", day(0)), ("hver 2. måned efter fuldført", "month:2:done", day(0)),
             ("hver anden måned", "month:2", day(0))],
    flags=[("!vigtig", dict(important="yes")), ("!uvigtig", dict(important="no")), ("!akut", dict(acute="yes")),
           ("!lov", dict(law="yes")), ("!lovpligtig", dict(law="yes"))],
    code="om",
    plain=["hver gang noget sker", "den daglige leder ringer", "i alt fem sager", "Ring til lægen om to ting",
           "ryd op på reolen", "en god dag", "tirs og ons er fulde", "bed om møde", "læs kap 3 og 4", "version 2 af planen",
           "Fra 3 til 4 børn", "næste skridt", "hvad er klokken", "man skal huske det", "frist ikke sat", "ring til Maj"],
    left=[("møde 32.13.", "32.13."), ("møde 30.2.", "30.2."), ("ring !haster", "!haster"), ("ring om K9-elg", "K9-elg"),
          ("møde kl 27", "kl"), ("møde kl 10.75", "kl,10.75")],
)
EN = dict(
    titles=["call the school", "Write minutes", "meeting about budget", "send letter to the council"],
    days=[("today", day(0)), ("tomorrow", day(1)), ("the day after tomorrow", day(2)), ("day after tomorrow", day(2)),
          ("Monday", coming(0)), ("tuesday", coming(1)), ("wednesday", coming(2)), ("Thursday", coming(3)), ("Friday", coming(4)),
          ("Saturday", coming(5)), ("sunday", coming(6)), ("on Friday", coming(4)), ("on Mon", coming(0)), ("thu.", coming(3)),
          ("Fri.", coming(4)), ("on sat", coming(5)), ("next Friday", next_week(4)), ("next mon", next_week(0)),
          ("next week", next_week(0)), ("next month", "2026-12-01"), ("in 3 days", day(3)), ("in three days", day(3)),
          ("in a week", day(7)), ("in one week", day(7)), ("in 2 weeks", day(14)), ("in a month", "2026-12-20"),
          ("in 5 working days", day(7)), ("in ten workdays", day(14)), ("27.11.", "2026-11-27"), ("27/11", "2026-11-27"),
          ("3/2", "2027-02-03"), ("27/11/2026", "2026-11-27"), ("3.2.27", "2027-02-03"), ("27-11-2026", "2026-11-27"),
          ("2026-12-24", "2026-12-24"), ("27 November", "2026-11-27"), ("27th November", "2026-11-27"), ("27 nov", "2026-11-27"),
          ("November 27", "2026-11-27"), ("Nov 27, 2026", "2026-11-27"), ("December 1st", "2026-12-01"), ("Dec. 2nd", "2026-12-02"),
          ("3 February", "2027-02-03"), ("May 17 2028", "2028-05-17"), ("Friday 27 November", "2026-11-27"),
          ("Fri 27 Nov", None), ("on the 15th", "2026-12-15"), ("on the 27th", "2026-11-27"), ("week 48", iso(2026, 48)),
          ("week 2", iso(2027, 2)), ("Thursday week 49", iso(2026, 49, 4)), ("29 February", "2028-02-29")],
    times=[("at 10", "10:00"), ("at 9.30", "09:30"), ("at 14:15", "14:15"), ("at 0830", "08:30"), ("at 10am", "10:00"),
           ("2pm", "14:00"), ("12pm", "12:00"), ("12am", "00:00"), ("13:45", "13:45"), ("2:30pm", "14:30")],
    spans=[("at 9-11", "09:00", 120), ("at 12.30–13.15", "12:30", 45), ("10:00-10:30", "10:00", 30)],
    minutes=[("30m", 30), ("30 min", 30), ("45 minutes", 45), ("1h", 60), ("1 hour", 60), ("2 hours", 120), ("2 hrs", 120),
             ("1.5 h", 90), ("1,5h", 90), ("1h30", 90), ("1h30m", 90), ("2 h 15 min", 135), ("20 mins", 20), ("0.5 hour", 30)],
    by=["by", "due", "deadline", "Due:"],
    follow=["follow-up", "chase"],
    repeats=[("every day", "day:1", day(0)), ("each day", "day:1", day(0)), ("every week", "week:1", day(0)),
             ("every Wednesday", "week:1", first(2)), ("every Friday", "week:1", day(0)), ("every mon", "week:1", first(0)),
             ("every other Wednesday", "week:2", first(2)), ("every second Tuesday", "week:2", first(1)),
             ("every 2 weeks", "week:2", day(0)), ("every other week", "week:2", day(0)), ("every 2nd week", "week:2", day(0)),
             ("every third week", "week:3", day(0)), ("every six weeks", "week:6", day(0)), ("every month", "month:1", day(0)),
             ("every 3 months", "month:3", day(0)), ("every working day", "workday:1", day(0)), ("weekdays", "workday:1", day(0)),
             ("every weekday", "workday:1", day(0)), ("every 3rd day", "day:3", day(0)),
             ("every week after completion", "week:1:done", day(0)), ("every 2 months after done", "month:2:done", day(0))],
    flags=[("!important", dict(important="yes")), ("!unimportant", dict(important="no")), ("!acute", dict(acute="yes")),
           ("!law", dict(law="yes")), ("!statutory", dict(law="yes"))],
    code="about",
    plain=["every time it happens", "the daily report", "five cases in all", "Call about two things", "stand by",
           "tidy the shelf", "a good day", "he sat by the sun", "ask for a meeting", "read ch 3 and 4", "version 2 of the plan",
           "From 3 to 4 children", "next step", "may call", "march on", "look at it in time", "due diligence"],
    left=[("meeting 32.13.", "32.13."), ("meeting 30.2.", "30.2."), ("call !soon", "!soon"), ("call about K9-elg", "K9-elg"),
          ("meeting at 27", "at"), ("meeting at 10.75", "at,10.75")],
)


def lines(w):
    n = 0

    def title():
        nonlocal n
        n += 1
        return w["titles"][n % len(w["titles"])]

    for said, on in w["days"]:
        if on:
            t = title()
            yield f"{t} {said}", dict(title=t, planned=on)
    first_day, a_date = w["days"][0], "27.11.2026"
    for said, on in w["days"][::4]:
        if on:
            t = title()
            yield f"{said} {t}", dict(title=t, planned=on)
    for said, at in w["times"]:
        t = title()
        yield f"{t} {said}", dict(title=t, planned=day(0), at=at)
        t = title()
        yield f"{t} {a_date} {said}", dict(title=t, planned="2026-11-27", at=at)
    for said, at, minutes in w["spans"]:
        t = title()
        yield f"{t} {said}", dict(title=t, planned=day(0), at=at, min=minutes)
    for said, minutes in w["minutes"]:
        t = title()
        yield f"{t} {said}", dict(title=t, min=minutes)
        t = title()
        yield f"{said} {t} {a_date}", dict(title=t, min=minutes, planned="2026-11-27")
    for at, lead in enumerate(w["by"]):
        said, on = w["days"][at * 3]
        t = title()
        yield f"{t} {lead} {said}", dict(title=t, deadline=on)
        t = title()
        yield f"{t} {lead} {a_date} {first_day[0]}", dict(title=t, deadline="2026-11-27", planned=first_day[1])
    for lead in w["follow"]:
        t = title()
        yield f"{t} @fagleder {lead} {a_date}", dict(title=t, wait="fagleder", follow="2026-11-27")
        yield f"{t} {lead} {a_date} @leder_på_skolen", dict(title=t, wait="leder på skolen", follow="2026-11-27")
    for said, rule, start in w["repeats"]:
        t = title()
        yield f"{t} {said}", dict(title=t, repeat=f"{rule} {start}", planned=start)
        t = title()
        yield f"{said} {t} 45m", dict(title=t, repeat=f"{rule} {start}", planned=start, min=45)
    t = title()
    yield f"{t} {w['repeats'][0][0]} {a_date}", dict(title=t, repeat="day:1 2026-11-27", planned="2026-11-27")
    for said, facts in w["flags"]:
        t = title()
        yield f"{t} {said}", dict(title=t, **facts)
        yield f"{said.upper()} {t}", dict(title=t, **facts)
    t = title()
    yield f"{t} #samarbeid #Møte", dict(title=t, tags="samarbeid,Møte")
    yield f"#a {t} #a", dict(title=f"{t} #a", tags="a", left="#a")
    for code, case in [("K7-ulv", "c7"), ("k7-ULV", "c7"), ("B12", "c12"), ("Åsen 3", "c3")]:
        t = title()
        yield f"{t} {w['code']} {code}", dict(title=f"{t} {w['code']} {code}", case=case)
        yield f"{code} {t}", dict(title=t, case=case)
        yield f"{code}: {t}", dict(title=t, case=case)
        yield f"{t} {code}", dict(title=t, case=case)
    t = title()
    yield f"{t} {w['code']} K7-ulv {w['days'][5][0]} {w['times'][0][0]} 30m {w['flags'][0][0]} #samarbeid", dict(
        title=f"{t} {w['code']} K7-ulv", case="c7", planned=w["days"][5][1], at="10:00", min=30, important="yes", tags="samarbeid")
    for plain in w["plain"]:
        yield plain, dict(title=plain)
    for line, left in w["left"]:
        yield line, dict(title=line, left=left)
    t = title()
    said = w["days"][5][0]
    yield f'"{t} {said}" 30m', dict(title=f"{t} {said}", min=30)
    yield f'"{t} ""{said}""" {a_date}', dict(title=f'{t} "{said}"', planned="2026-11-27")
    yield f'"{t} 30m', dict(title=f'"{t}', min=30)
    yield f"  {t}   {a_date}  ", dict(title=t, planned="2026-11-27")
    yield f"{a_date} 30m", dict(title=f"{a_date} 30m", planned="2026-11-27", min=30)
    yield f"{t} 1.12.2026 2.12.2026", dict(title=f"{t} 2.12.2026", planned="2026-12-01", left="2.12.2026")


def main():
    here = pathlib.Path(__file__).parent
    for name, words in [("no", NO), ("da", DA), ("en", EN)]:
        rows = []
        for line, facts in lines(words):
            rows.append(line + "\t" + "; ".join(f"{key}={facts[key]}" for key in ORDER if key in facts))
        (here / f"quick_add_{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(name, len(rows))


main()
