"""The calendar of `jss actions --format ics`, read by an independent parser (icalendar, from PyPI) and held against
`--format csv`."""

import csv
import io
import re
import subprocess
from datetime import date, timedelta

import icalendar
import pytest

pytestmark = pytest.mark.calendar

AS_OF = "2024-08-31"
# An id with all that a calendar must escape, and letters of several bytes, which make lines too long.
ODD = 'c,;\\"' + "é漢" * 11


@pytest.fixture
def answer(jss, root):
    """What `jss actions` answers for a day."""

    def answered(*arguments, day=AS_OF):
        command = [jss, "actions", *arguments, "--as-of", day, "--quiet"]
        return subprocess.run(command, cwd=root, capture_output=True, check=True).stdout

    return answered


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def check(answer, folder):
    data = answer(folder, "--format", "ics")
    rows = [row for row in csv.DictReader(io.StringIO(answer(folder, "--format", "csv").decode())) if row["deadline"]]
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    events = calendar.walk("VEVENT")
    assert len(events) == len(rows)
    assert len({event["UID"] for event in events}) == len(rows)
    for event, row in zip(events, rows):
        assert event.errors == []
        deadline = date.fromisoformat(row["deadline"])
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event.decoded("DTSTART") == deadline
        assert event.decoded("DTEND") == deadline + timedelta(days=1)
        assert event.decoded("DTSTAMP").strftime("%Y-%m-%dT%H:%M:%S%z") == AS_OF + "T00:00:00+0000"
        assert event["SUMMARY"].endswith(f"({row['contract_id']})")
        assert row["note"] in event["DESCRIPTION"]
        assert f"{row['profile_id']}, contract {row['contract_id']}." in event["DESCRIPTION"]
        assert event["CATEGORIES"].cats == [row["action"]]
    return data, rows


def check_lines(data):
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert not re.search(b"[\r\n]", b"".join(lines))
    for line in lines:
        assert len(line) <= 75
        line.decode("utf-8")  # no character is cut in two


def test_sample(answer):
    data, rows = check(answer, "SampleData")
    check_lines(data)
    assert len(rows) > 50
    assert data == answer("SampleData", "--format", "ics")


def test_odd_text(answer, tmp_path):
    with open(tmp_path / "contracts.csv", "w", encoding="utf-8") as stream:
        stream.write("contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n")
        stream.write(f"{quoted(ODD)},f1,k1,ended,2024-07-01,2024-08-20,100\n")
    with open(tmp_path / "feedback.csv", "w", encoding="utf-8") as stream:
        stream.write("feedback_id,contract_id,author,kind,submitted_at\n")
    data, rows = check(answer, str(tmp_path))
    check_lines(data)
    assert [row["action"] for row in rows] == ["ask_for_feedback", "leave_feedback"]


def test_an_event_keeps_its_name_when_its_deadline_moves(answer):
    # What a calendar program has read it knows again.
    def names(day):
        return set(re.findall(rb"UID:(\S+)", answer("SampleData", "--format", "ics", day=day)))

    assert len(names("2024-08-30") & names("2024-08-31")) > 30
