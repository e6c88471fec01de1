"""Reads tests/frozen/calendar.ics with another program's reader and writes down what it found.

Needs Python 3.11 with `icalendar` 7 from PyPI. Run: python tests/tables/read_ics.py
"""
import datetime as dt
import pathlib

from icalendar import Calendar

HERE = pathlib.Path(__file__).parent
read = Calendar.from_ical((HERE.parent / "frozen" / "calendar.ics").read_bytes())
assert read["VERSION"] == "2.0"
lines = ["# What Python's icalendar read in tests/frozen/calendar.ics. Made by tests/tables/read_ics.py; frozen.",
         "\t".join(["uid", "start", "title", "note", "alarm"])]
for event in read.walk("VEVENT"):
    assert not event.errors, event.errors
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    assert end > start and int(event["SEQUENCE"]) > 3_000_000
    assert isinstance(start, dt.datetime) or end - start == dt.timedelta(days=1)
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt < dt.timedelta(0)
    note = str(event.get("DESCRIPTION", "")).replace("\n", "\\n")
    lines.append("\t".join([event["UID"], start.isoformat(), event["SUMMARY"], note, str(alarm["TRIGGER"].dt)]))
(HERE / "calendar.csv").write_text("\n".join(lines) + "\n")
print(len(lines) - 2, "events")
