"""Makes rules.csv: every rule of domain.md from a start to its dates, without any code of the app.

Needs what make.py needs. Each rule is written down once more here from the law's own words, with
dateutil for months and the walks of make.py for working days and holidays.
Run: python tests/tables/make_rules.py
"""
import datetime as dt
import random
import sys

sys.argv = [sys.argv[0]]
from make import DAY, DAYS_OFF, easter, hours_later, months, plan_by, shifted, works, write  # noqa: E402

random.seed(20261122)


def working_days(country, day, n):
    while n:
        day += DAY
        n -= works(country, day)
    return day


def hours_outside(country, at, n):
    """Minute by minute would be slow: hour by hour, as all starts are whole hours."""
    while n:
        if at.weekday() != 6 and at.date() not in DAYS_OFF[country]:
            n -= 1
        at += dt.timedelta(hours=1)
    # An end at midnight before a day that does not count stays at that midnight.
    return at


W = lambda n: lambda d: d + 7 * n * DAY
M = lambda n: lambda d: d + months(months=n)
B = lambda n: lambda d: d - months(months=n)
WD = lambda c, n: lambda d: working_days(c, d, n)
# id: (end, may be moved by section 149, has a day to plan for, extended end or None)
NORWAY = {
    "NO-UND-1": (W(2), False, True, None),
    "NO-UND-3": (W(3), True, True, None),
    "NO-UND-4": (M(6), True, True, None),
    "NO-HJE-1": (W(2), False, True, None),
    "NO-HJE-2": (M(3), False, True, None),
    "NO-HJE-3": (M(12), True, True, None),
    "NO-HJE-4": (M(6), True, True, None),
    "NO-AKU-3": (W(6), False, True, M(6)),
    "NO-AKU-4": (W(2), False, True, M(6)),
    "NO-AKU-5": (W(6), False, True, None),
    "NO-AKU-5B": (M(3), False, True, None),
    "NO-AKU-6": (W(6), False, True, None),
    "NO-AKU-7": (W(3), False, True, None),
    "NO-AKU-8": (WD("NO", 5), False, True, None),
    "NO-AKU-9": (W(1), True, False, None),
    "NO-NEM-1": (M(3), True, True, M(6)),
    "NO-NEM-2": (M(1), True, True, None),
    "NO-OMS-1": (W(6), False, True, None),
    "NO-OMS-2": (W(4), False, True, None),
    "NO-OMS-3": (W(4), False, True, None),
    "NO-OMS-4": (M(6), False, True, None),
    "NO-OMS-5": (M(6), True, True, None),
    "NO-OMS-6": (M(12), True, False, None),
    "NO-OMS-6B": (M(18), True, False, None),
    "NO-FOS-3": (M(12), True, True, None),
    "NO-INS-1": (M(6), False, True, None),
    "NO-INS-1B": (M(12), False, True, M(24)),
    "NO-INS-2": (W(6), False, True, None),
    "NO-ETT-1": (B(12), False, True, None),
    "NO-ETT-1B": (B(6), False, True, None),
    "NO-ETT-1C": (B(3), False, True, None),
    "NO-FVL-1": (M(1), True, True, None),
    "NO-FVL-2": (W(3), True, True, None),
}
DENMARK = {
    "DK-PLA-1": (M(3), False, True, None),
    "DK-PLA-2": (M(3), False, True, None),
    "DK-PLA-2B": (B(21), False, True, None),
    "DK-OPF-1": (M(3), False, True, None),
    "DK-OPF-2": (M(6), False, True, None),
    "DK-AKU-2": (lambda d: d + 6 * DAY, False, False, None),
    "DK-AKU-3": (M(1), False, True, None),
    "DK-EFT-1": (B(30), False, True, None),
    "DK-EFT-1B": (B(12), False, True, None),
    "DK-EFT-2": (B(6), False, True, None),
    "DK-PAR-1": (WD("DK", 10), False, True, None),
    "DK-KLA-1": (W(4), False, True, None),
}
# Limits beside the first one, written down later; days of their own, so that the rows above stay.
SECONDARY = {
    "NO-AKU-6B": (M(6), False, True, M(12)),
    "NO-AKU-9": (W(1), True, False, W(2)),
    "NO-OMS-4B": (M(12), False, True, None),
    "NO-INS-1C": (W(4), False, True, W(8)),
    "NO-INS-2B": (W(6), False, True, None),
    "NO-INS-2C": (M(6), False, True, None),
}
PARTY = {"NO-NEM-2", "NO-FVL-2", "DK-PAR-1", "DK-KLA-1"}
BEFORE = {"NO-ETT-1", "NO-ETT-1B", "NO-ETT-1C", "DK-PLA-2B", "DK-EFT-1", "DK-EFT-1B", "DK-EFT-2"}
A_YEAR = {"NO-FOS-1": 4, "NO-FOS-2": 4, "NO-INS-3": 4, "DK-TIL-1": 2}


def starts(some=random):
    """Every month's end and the days around it 2026-2028, leap days, Easter, Christmas; some more."""
    days = {dt.date(2024, 2, 28), dt.date(2024, 2, 29), dt.date(2028, 2, 29), dt.date(2026, 3, 13)}
    for n in range(36):
        first = dt.date(2026, 2, 1) + months(months=n)
        days |= {first - 2 * DAY, first - DAY, first}
    for year in (2026, 2027):
        for anchor in (easter(year), dt.date(year, 5, 17), dt.date(year, 12, 25)):
            days |= {anchor - n * DAY for n in (42, 28, 21, 14, 7, 3)}
    days |= {dt.date(2026, 1, 23) + dt.timedelta(days=some.randrange(3000)) for _ in range(12)}
    return sorted(days)


rows = []


def add(rules, days):
    for rule, (end, moves, plans, longer) in rules.items():
        for day in days():
            if rule in BEFORE:
                day = day.replace(day=1)
            if day < dt.date(2026, 1, 23) and rule in {"NO-AKU-6", "NO-AKU-6B", "NO-AKU-7", "NO-OMS-5"}:
                continue
            for name, to in (("", end), ("extended", longer)):
                if to is None:
                    continue
                last = to(day)
                moved = shifted(rule[:2], last) if moves else last
                binding = moved if rule in PARTY else last
                floor = dt.date.min if rule in BEFORE else day
                rows.append([rule, day, name, last, moved, plan_by(rule[:2], binding, 2, floor) if plans else ""])


add(NORWAY | DENMARK, starts)
for rule, n in A_YEAR.items():
    for day in starts():
        last = day + months(months=12) - DAY
        spaced = min(day + months(months=12 // n), max(plan_by(rule[:2], last, 2, day), day))
        rows.append([rule, day, "", last, last, spaced])
add(SECONDARY, lambda: starts(random.Random(20261123)))
write("rules.csv", "Every rule with a date from the day of its event: legal end, end moved off a day off, day to plan for.",
      ["rule", "start", "extended", "end", "shifted", "plan"], sorted(set(map(tuple, rows))))

rows = []
for day in starts():
    for hour in (0, 9, 17, 23):
        at = dt.datetime.combine(day, dt.time(hour))
        rows.append(["NO-AKU-2", at.isoformat(), hours_outside("NO", at, 48).isoformat()])
        rows.append(["DK-AKU-1", at.isoformat(), hours_later(at, 24).isoformat()])
write("hours.csv", "Every rule of hours beside the Danish report: the moment it ends.", ["rule", "start", "end"], rows)
