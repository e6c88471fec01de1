#!/usr/bin/env python3
"""Days of repeats, worked out with dateutil and a plain walk through the calendar.

Writes repeats.csv: the first day of a series after a day.
Working days are walked one by one with the Norwegian holidays of tests/tables/holidays.csv.
"""
import datetime as dt
import pathlib
import random

from dateutil.relativedelta import relativedelta

here = pathlib.Path(__file__).parent
random.seed(20261120)
off = set()
for line in (here / "holidays.csv").read_text(encoding="utf-8").splitlines():
    if line.startswith("NO;"):
        _, year, days = line.split(";")
        off.update(f"{year}-{day}" for day in days.split())



def works(day):
    return day.weekday() < 5 and day.isoformat() not in off


def series(unit, every, start):
    n = 0
    at = start
    while True:
        yield at
        n += 1
        if unit == "day":
            at = start + dt.timedelta(days=n * every)
        elif unit == "week":
            at = start + dt.timedelta(weeks=n * every)
        elif unit == "month":
            at = start + relativedelta(months=n * every)
        else:
            left = every
            while left:
                at += dt.timedelta(days=1)
                left -= works(at)


rows = []
for _ in range(600):
    unit = random.choice(["day", "workday", "week", "month"])
    every = random.choice([1, 1, 2, 3, 4, 6, 12])
    start = dt.date(2026, 1, 1) + dt.timedelta(days=random.randrange(700))
    after = start + dt.timedelta(days=random.randrange(-20, 400))
    rows.append([unit, every, start, after, next(day for day in series(unit, every, start) if day > after)])
head = ["# Made by tests/tables/make_repeats.py with dateutil and a walk through the calendar; frozen.",
        "unit;every;start;after;first"]
text = "\n".join(head + [";".join(map(str, row)) for row in rows]) + "\n"
(here / "repeats.csv").write_text(text, encoding="utf-8")
print(len(rows))
