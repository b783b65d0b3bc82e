"""Compares the days off that are read from `.ics` files with those that recurring_ical_events finds: generated files of all that is
taken, alone and mixed with what is left out, and files written by hand.

    holidays.py PROGRAM FOLDER [FILE.ics …]
"""

import datetime
import json
import pathlib
import random
import subprocess
import sys

import icalendar
import recurring_ical_events

FIRST, LAST = 2024, 2031
FILES = 400
# What it shows otherwise, and is no fault of ours: it does not join a letter that a fold divides, takes one UID for one event even
# where the days are of several years, and reads the first of several calendars only.
NOT_READ_BY_IT = {"folded-within-a-letter", "one-uid-for-the-days-of-several-years", "two-calendars"}
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
NAMES = ["National day", "Fête du travail", "День знаний", "عيد الفطر", "Novruz bayramı", "Day, with a comma; and more", "Day"]

program, work, by_hand = sys.argv[1], pathlib.Path(sys.argv[2]), [pathlib.Path(name) for name in sys.argv[3:]]
numbers = random.Random(20270914)


def ours(path):
    run = subprocess.run(
        [program, "calendar", path, "--years", f"{FIRST}..{LAST}", "--format", "json"], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, (path, run.returncode, run.stdout, run.stderr)
    listing = json.loads(run.stdout)
    return {day["date"] for day in listing["days"]}, listing["findings"]


def theirs(data):
    """The days of all events that are called off neither as a whole nor for a day."""
    days = set()
    for calendar in icalendar.Calendar.from_ical(data, multiple=True):
        for event in recurring_ical_events.of(calendar).between(datetime.date(FIRST, 1, 1), datetime.date(LAST + 1, 1, 1)):
            if str(event.get("STATUS", "")).upper() == "CANCELLED":
                continue
            start, end = event.start, event.end
            if isinstance(start, datetime.datetime):
                if start.time() != datetime.time() or start.tzinfo is datetime.timezone.utc:
                    continue
                end = end + datetime.timedelta(minutes=1) if end.time() >= datetime.time(23, 59) else end
                start, end = start.date(), end.date()
            end = max(end, start + datetime.timedelta(days=1))
            while start < end:
                days.add(start.isoformat())
                start += datetime.timedelta(days=1)
    return {day for day in days if FIRST <= int(day[:4]) <= LAST}


def written(day):
    return day.strftime("%Y%m%d")


def nth_of(day):
    """A rule for the same weekday of the same month, counted from either end."""
    following = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    length = (following - datetime.timedelta(days=1)).day
    nth = (day.day - 1) // 7 + 1 if numbers.random() < 0.6 else -((length - day.day) // 7 + 1)
    return f"BYMONTH={day.month};BYDAY={nth}{WEEKDAYS[day.weekday()]}"


def event(number, with_uid=True):
    """The lines of an event that is taken, and perhaps of others that stand for some of its days."""
    day = datetime.date(numbers.randint(2018, 2031), numbers.randint(1, 12), numbers.randint(1, 28))
    uid, name = f"UID:{number}@office.example", numbers.choice(NAMES).replace(",", "\\,").replace(";", "\\;")
    lines, length, others = [uid] if with_uid else [], 1, []
    form = numbers.choice(["date", "date", "date", "midnight", "last minute"])
    if form == "date":
        lines.append(f"DTSTART{numbers.choice([';VALUE=DATE', ''])}:{written(day)}")
        match numbers.choice(["end", "same end", "days", "weeks", "none", "none"]):
            case "end":
                length = numbers.randint(1, 9)
                lines.append(f"DTEND;VALUE=DATE:{written(day + datetime.timedelta(days=length))}")
            case "same end":
                lines.append(f"DTEND;VALUE=DATE:{written(day)}")
            case "days":
                length = numbers.randint(1, 5)
                lines.append(f"DURATION:P{length}D")
            case "weeks":
                length = 7
                lines.append("DURATION:P1W")
    else:
        length = numbers.randint(1, 3)
        last = day + datetime.timedelta(days=length if form == "midnight" else length - 1)
        zone = numbers.choice(["", ";TZID=Europe/Vienna"])
        lines += [f"DTSTART{zone}:{written(day)}T000000", f"DTEND{zone}:{written(last)}T{'000000' if form == 'midnight' else '235900'}"]
    lines.append(f"SUMMARY:{name}")
    if form == "date" and numbers.random() < 0.6:
        rule = ["FREQ=YEARLY"]
        match numbers.choice(["plain", "plain", "month", "month and day", "weekday", "last day"]):
            case "month":
                rule.append(f"BYMONTH={day.month}")
            case "month and day":
                rule += [f"BYMONTH={day.month}", f"BYMONTHDAY={day.day}"]
            case "weekday":
                rule += nth_of(day).split(";")
        if numbers.random() < 0.2:
            rule.append(f"INTERVAL={numbers.randint(1, 4)}")
        match numbers.choice(["", "", "until", "count"]):
            case "until":
                rule.append(f"UNTIL={day.year + numbers.randint(0, 9)}1231")
            case "count":
                rule.append(f"COUNT={numbers.randint(1, 9)}")
        numbers.shuffle(rule)
        lines.append("RRULE:" + ";".join(rule))
        alone = icalendar.Calendar.from_ical(folded([lines], "\r\n").encode())
        found = recurring_ical_events.of(alone).between(datetime.date(FIRST, 1, 1), datetime.date(LAST + 1, 1, 1))
        starts = sorted({one.start for one in found})
        if starts and with_uid:
            for start in numbers.sample(starts, min(len(starts), numbers.choice([0, 0, 1, 2]))):
                match numbers.choice(["EXDATE", "moved", "longer", "called off"]):
                    case "EXDATE":
                        lines.append(f"EXDATE;VALUE=DATE:{written(start)}")
                    case "called off":
                        others.append([uid, f"RECURRENCE-ID;VALUE=DATE:{written(start)}", f"DTSTART;VALUE=DATE:{written(start)}", "STATUS:CANCELLED"])
                    case "moved":
                        to = start + datetime.timedelta(days=numbers.randint(-20, 20))
                        others.append([uid, f"RECURRENCE-ID;VALUE=DATE:{written(start)}", f"DTSTART;VALUE=DATE:{written(to)}", f"SUMMARY:{name}"])
                    case "longer":
                        to = start + datetime.timedelta(days=numbers.randint(2, 4))
                        others.append([uid, f"RECURRENCE-ID;VALUE=DATE:{written(start)}", f"DTSTART;VALUE=DATE:{written(start)}", f"DTEND;VALUE=DATE:{written(to)}"])
    if form == "date" and numbers.random() < 0.15:
        more = [day.replace(year=numbers.randint(FIRST, LAST), month=numbers.randint(1, 12)) for _ in range(2)]
        lines.append("RDATE;VALUE=DATE:" + ",".join(map(written, more)))
    if with_uid and not others and numbers.random() < 0.1:
        # A later version, which is the one that holds.
        later = [uid, "SEQUENCE:3", f"DTSTART;VALUE=DATE:{written(day + datetime.timedelta(days=9))}", f"SUMMARY:{name}"]
        others.append(later + (["STATUS:CANCELLED"] if numbers.random() < 0.5 else []))
    if numbers.random() < 0.3:
        lines += ["TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "DESCRIPTION:" + "office closed \\n" * 20, "DTSTAMP:20260101T000000Z"]
    if numbers.random() < 0.1:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", "DURATION:PT1H", "REPEAT:1", "END:VALARM"]
    return [lines, *others]


def left_out(number):
    """The lines of an event that is no holiday."""
    lines = [f"UID:{number}@office.example", "SUMMARY:Meeting"]
    return lines + numbers.choice([
        ["DTSTART:20270528T090000Z", "DTEND:20270528T100000Z"],
        ["DTSTART;VALUE=DATE:20250307", "RRULE:FREQ=WEEKLY;BYDAY=FR"],
        ["DTSTART;VALUE=DATE:20250307", "RRULE:FREQ=MONTHLY"],
        ["DTSTART;VALUE=DATE:20250310", "RRULE:FREQ=YEARLY;BYWEEKNO=11;BYDAY=MO"],
        ["DTSTART;TZID=Europe/Vienna:20270528T140000", "DURATION:PT2H"],
    ])


ZONE = ["BEGIN:VTIMEZONE", "TZID:Europe/Vienna", "BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"]


def folded(events, ending, width=0):
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Office//EN", "X-WR-CALNAME:Holidays", *ZONE]
    lines = head + [line for lines in events for line in ["BEGIN:VEVENT", *lines, "END:VEVENT"]] + ["END:VCALENDAR"]
    pieces = []
    for line in lines:
        pieces.append(line[:width] if width else line)
        rest = line[width:] if width else ""
        while rest:
            pieces.append(" " + rest[: width - 1])
            rest = rest[width - 1 :]
    return ending.join(pieces) + ending


compared = days_compared = warned = 0
for number in range(FILES):
    events = [event(at, with_uid=numbers.random() < 0.9) for at in range(numbers.randint(1, 8))]
    taken = [lines for group in events for lines in group]
    numbers.shuffle(taken)
    others = [left_out(f"other-{at}") for at in range(numbers.choice([0, 0, 1, 3]))]
    ending, width = numbers.choice(["\r\n", "\r\n", "\n", "\r\r\n"]), numbers.choice([0, 0, 20, 40])
    mark = numbers.choice([b"", b"", b"\xef\xbb\xbf"])
    path = work / f"{number}.ics"
    path.write_bytes(mark + folded(taken + others, ending, width).encode())
    days, findings = ours(path)
    expected = theirs(folded(taken, "\r\n").encode())
    assert days == expected, (path, "only ours:", sorted(days - expected), "only theirs:", sorted(expected - days))
    # Each event left out is named with its years.
    assert len(findings) == len(others), (path, findings)
    assert all(finding["code"] == "ics-skipped" and "`Meeting` (" in finding["message"] for finding in findings), (path, findings)
    compared, days_compared, warned = compared + 1, days_compared + len(days), warned + len(others)
for path in by_hand:
    if path.stem in NOT_READ_BY_IT:
        continue
    days, findings = ours(path)
    expected = theirs(path.read_bytes().replace(b"\r\r\n", b"\r\n"))
    assert days == expected and not findings, (path, days ^ expected, findings)
    compared, days_compared = compared + 1, days_compared + len(days)
assert days_compared > 4000 and warned > 100, (days_compared, warned)
# What agrees with everything would say nothing: a day more must be seen.
extra = (work / "0.ics").read_bytes().replace(b"END:VCALENDAR", b"BEGIN:VEVENT\nDTSTART:20290229\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20290222\nEND:VEVENT\nEND:VCALENDAR")
(work / "extra.ics").write_bytes(extra)
assert ours(work / "extra.ics")[0] != ours(work / "0.ics")[0], "a day more is not seen"
print(f"{days_compared} days of {compared} calendars are those of recurring_ical_events; {warned} events left out are named")
