#!/usr/bin/env python3
"""A thousand tasks with the quadrant, the slack and the place in the quadrant that domain.md section 5 gives.

Written from that text and the decisions on order in DECISIONS.md alone, with the holidays of holidays.csv and a walk through the calendar.
All stand on Wednesday 18 November 2026 with 6 hours at hand a day and a buffer of 2 working days.
"""
import datetime as dt
import math
import pathlib
import random

here = pathlib.Path(__file__).parent
random.seed(20261118)
TODAY = dt.date(2026, 11, 18)
HOURS_A_DAY = (37.5 - 7.5) / 5
OFF = {"NO": set(), "DK": set()}
for line in (here / "holidays.csv").read_text(encoding="utf-8").splitlines():
    country, _, rest = line.partition(";")
    if country in OFF:
        year, days = rest.split(";")
        OFF[country].update(f"{year}-{day}" for day in days.split())


def works(country, day):
    return day.weekday() < 5 and day.isoformat() not in OFF[country]


def workdays(country, start, end):
    """After start, up to and including end; negative backwards."""
    if end < start:
        return -workdays(country, end, start)
    days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(works(country, day) for day in days)


def plan_by(country, deadline, created):
    """The last working day that leaves two working days free up to and including the deadline, never before it
    was made. A deadline on a day off leaves those before it free."""
    at, left = deadline, 2
    while not works(country, at):
        at -= dt.timedelta(days=1)
    while left:
        at -= dt.timedelta(days=1)
        left -= works(country, at)
    return max(at, created)


rows = []
for number in range(1000):
    country = random.choice(["NO", "DK"])
    on_case = random.random() < 0.6
    risk = random.choice([None, 0, 1, 2, 3]) if on_case else None
    # As old as this the copy of the risk is not known any more after 14 days.
    risk_age = random.choice([0, 5, 14, 15, 40])
    case_acute = on_case and random.random() < 0.05
    deadline = TODAY + dt.timedelta(days=random.randrange(-15, 60)) if random.random() < 0.75 else None
    created = TODAY - dt.timedelta(days=random.randrange(0, 30))
    estimate = random.choice([None, 5, 30, 60, 90, 240, 600, 1800, 2880])
    spent = random.choice([0, 0, 0, 20, 100, 700])
    statutory, acute = random.random() < 0.15, random.random() < 0.05
    important = random.choice([None, None, True, False])
    goal = random.random() < 0.05

    whole = 60 if estimate is None else estimate
    minutes = whole if spent == 0 else max(whole - spent, min(15, whole))
    slack = None
    if deadline:
        slack = workdays(country, TODAY, plan_by(country, deadline, created)) - minutes / 60 / HOURS_A_DAY
    is_acute = acute or case_acute
    known_risk = risk if risk is not None and risk_age <= 14 else None
    said = True if important is None and goal else important
    urgent = is_acute or (deadline is not None and (deadline < TODAY or slack <= 2))
    is_important = is_acute or statutory or (known_risk or 0) >= 2 or said is True
    if deadline is None and not is_important and said is None:
        quadrant = "unsorted"
    elif is_important:
        quadrant = "q1" if urgent else "q2"
    elif urgent:
        quadrant = "q3"
    else:
        quadrant = "q2" if on_case else "q4"
    name = f"t{number:04}"
    # Of what is acute, that which ends today or has ended comes first (DECISIONS 85).
    acute_later = is_acute and (deadline is None or deadline > TODAY)
    # A date by law that is broken or within two working days of the day to plan for stands before what ends later
    # (DECISIONS 86).
    near = statutory and deadline is not None and (
        deadline < TODAY or workdays(country, TODAY, plan_by(country, deadline, created)) <= 2)
    rank = (not is_acute, acute_later, not near, -3 if statutory else 0, math.inf if slack is None else round(slack, 2), minutes,
            deadline or dt.date.max, name)
    rows.append(dict(name=name, country=country, case="yes" if on_case else "", risk="" if risk is None else risk, risk_age=risk_age,
                     case_acute="yes" if case_acute else "", deadline=deadline or "", created=created,
                     estimate="" if estimate is None else estimate, spent=spent, statutory="yes" if statutory else "",
                     acute="yes" if acute else "", important={None: "", True: "yes", False: "no"}[important],
                     goal="yes" if goal else "", quadrant=quadrant, slack="" if slack is None else f"{slack:.4f}", rank=rank))
for quadrant in {row["quadrant"] for row in rows}:
    standing = sorted((row for row in rows if row["quadrant"] == quadrant), key=lambda row: row["rank"])
    for place, row in enumerate(standing):
        row["rank"] = place
head = ["# Made by tests/tables/make_suggestions.py from domain.md section 5; frozen.", ";".join(rows[0])]
text = "\n".join(head + [";".join(map(str, row.values())) for row in rows]) + "\n"
(here / "suggestions.csv").write_text(text, encoding="utf-8")
print(len(rows), {quadrant: sum(row["quadrant"] == quadrant for row in rows) for quadrant in ["q1", "q2", "q3", "q4", "unsorted"]})
