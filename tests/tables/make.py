"""Makes the frozen tables beside this file, without any code of the app.

Needs Python 3.11 with `holidays` 0.109 and `python-dateutil` 2.9 from PyPI. Holidays come from
`holidays`, checked here against `dateutil.easter`; months from `dateutil.relativedelta`; hours
from the zone Europe/Copenhagen of `zoneinfo`; working days by walking day by day.
Run: python tests/tables/make.py
"""
import datetime as dt
import pathlib
import random
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta as months

HERE = pathlib.Path(__file__).parent
YEARS = range(1990, 2101)
DAY = dt.timedelta(days=1)
NAMED = {"NO": holidays.Norway(years=YEARS), "DK": holidays.Denmark(years=YEARS)}
DAYS_OFF = {country: {day for day in named if day.year in YEARS} for country, named in NAMED.items()}
CET = ZoneInfo("Europe/Copenhagen")
random.seed(20260401)


def check_against_easter():
    for year in YEARS:
        e = easter(year)
        shared = [-3, -2, 0, 1, 39, 49, 50]
        no = {e + n * DAY for n in shared} | {dt.date(year, m, d) for m, d in [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)]}
        dk = {e + n * DAY for n in shared} | {dt.date(year, m, d) for m, d in [(1, 1), (12, 25), (12, 26)]}
        if year <= 2023:
            dk.add(e + 26 * DAY)
        for country, expected in (("NO", no), ("DK", dk)):
            found = {day for day in DAYS_OFF[country] if day.year == year}
            assert found == expected, (country, year, found ^ expected)


def works(country, day):
    return day.weekday() < 5 and day not in DAYS_OFF[country]


def shifted(country, day):
    while not works(country, day):
        day += DAY
    return day


def plan_by(country, end, buffer, start):
    """The last working day with `buffer` working days after it, up to and including the end."""
    left, day = 0, end
    while not (works(country, day) and left >= buffer):
        left += works(country, day)
        day -= DAY
    return max(day, start)


def working_days(country, a, b):
    """After a, up to and including b; negative when b is earlier."""
    if b < a:
        return -working_days(country, b, a)
    return sum(works(country, a + n * DAY) for n in range(1, (b - a).days + 1))


def hverdage(day, n):
    """Sundays and holidays do not count, Saturdays do."""
    while n:
        day += DAY
        n -= day.weekday() != 6 and day not in DAYS_OFF["DK"]
    return day


def hours_later(local, n):
    utc = local.replace(tzinfo=CET, fold=0).astimezone(dt.timezone.utc)
    return (utc + dt.timedelta(hours=n)).astimezone(CET).replace(tzinfo=None)


def write(name, what, columns, rows):
    lines = [f"# {what}", "# Made by tests/tables/make.py with Python's holidays 0.109, dateutil 2.9 and zoneinfo; frozen."]
    lines.append(";".join(columns))
    lines += [";".join(str(cell) for cell in row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n")
    print(name, len(rows))


def report_days():
    """Around every turn of month 2026-2028, around the holidays, and spread over 1995-2095."""
    days = set()
    for n in range(36):
        first = dt.date(2026, 1, 1) + months(months=n)
        days |= {first - 3 * DAY, first - 2 * DAY, first - DAY, first, first + DAY}
    for year in (2024, 2025, 2026, 2027):
        for anchor in (easter(year), easter(year) + 49 * DAY, dt.date(year, 5, 17), dt.date(year, 12, 25)):
            days |= {anchor - n * DAY for n in (22, 21, 9, 8, 7, 6, 2, 1)}
    days |= {dt.date(year, 11, d) for year in (2026, 2027) for d in (22, 23, 24)}
    days |= {dt.date(2026, 3, 26), dt.date(2025, 11, 23), dt.date(2026, 11, 20)}
    days |= {dt.date(1995, 1, 1) + dt.timedelta(days=random.randrange(36500)) for _ in range(120)}
    return sorted(days)


check_against_easter()
write("holidays.csv", "Public holidays of a year as month-day, every Sunday left out unless it is one by name.",
      ["country", "year", "days"],
      [(c, y, " ".join(d.strftime("%m-%d") for d in sorted(DAYS_OFF[c]) if d.year == y)) for c in ("NO", "DK") for y in YEARS])

starts = [dt.date(2023, 1, 1) + months(months=m, day=d) for m in range(0, 75) for d in (28, 29, 30, 31)]
starts += [dt.date(2096, 2, 29), dt.date(2099, 11, 30), dt.date(1999, 11, 30)]
starts = sorted(set(starts))
write("months.csv", "The same date number so many months later, else the last day of the month.",
      ["start", "months", "end"], [(s, n, s + months(months=n)) for s in starts for n in (1, 3, 4, 6, 12)])

pairs = []
for n in range(400):
    a = dt.date(2020, 1, 1) + dt.timedelta(days=random.randrange(3000))
    pairs.append((("NO", "DK")[n % 2], a, a + dt.timedelta(days=random.randrange(-400, 900))))
pairs += [(c, dt.date(2026, 4, 1), dt.date(2026, 4, 1) + n * DAY) for c in ("NO", "DK") for n in range(-3, 8)]
pairs += [("DK", dt.date(2021, 6, 1), dt.date(2031, 6, 1)), ("NO", dt.date(1990, 1, 1), dt.date(2100, 12, 31))]
write("working_days.csv", "Working days after the first day up to and including the second; negative backwards.",
      ["country", "from", "to", "working_days"], [(*p, working_days(*p)) for p in pairs])

rows = []
for day in report_days():
    week, feedback = day + 7 * DAY, day + 21 * DAY
    end, extended = week + months(months=3), week + months(months=6)
    row = [day]
    for date in (week, feedback, end, extended):
        row += [date, shifted("NO", date), plan_by("NO", date, 2, day)]
    rows.append(row)
write("norway.csv", "A report and the investigation from it: legal end, end shifted off a day off, day to plan for (2 working days kept free).",
      ["received"] + [f"{name}{part}" for name in ("NO-MEL-1", "NO-MEL-2", "NO-UND-2", "NO-UND-2 extended") for part in ("", " shifted", " plan")], rows)

rows = []
for n, day in enumerate(report_days()):
    at = dt.datetime.combine(day, dt.time((n * 7) % 24, (n * 13) % 60))
    ends = (hverdage(day, 6), day + 21 * DAY, day + months(months=4))
    rows.append([at.isoformat(), hours_later(at, 24).isoformat()] + [x for e in ends for x in (e, plan_by("DK", e, 2, day))])
for year in range(2024, 2035):
    for month in (3, 10):
        sunday = dt.date(year, month, 31)
        while sunday.weekday() != 6:
            sunday -= DAY
        for back, hour, minute in ((1, 1, 30), (1, 2, 0), (0, 2, 0), (0, 2, 30), (1, 2, 30), (1, 3, 0), (1, 15, 0), (0, 1, 59), (0, 3, 0), (0, 3, 1), (2, 23, 0)):
            at = dt.datetime.combine(sunday - back * DAY, dt.time(hour, minute))
            ends = (hverdage(at.date(), 6), at.date() + 21 * DAY, at.date() + months(months=4))
            rows.append([at.isoformat(), hours_later(at, 24).isoformat()] + [x for e in ends for x in (e, plan_by("DK", e, 2, at.date()))])
write("denmark.csv", "A report and the investigation from it: the moment after 24 hours, then legal end and day to plan for.",
      ["received", "DK-UND-1"] + [f"{name}{part}" for name in ("DK-UND-2", "DK-UND-3", "DK-BFU-1") for part in ("", " plan")], rows)
