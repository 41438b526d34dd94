"""The calendar of `jss actions --format ics`, read by an independent parser (icalendar, from PyPI) and held against
`--format csv`. JSS names the program."""

import csv
import io
import os
import re
import subprocess
import tempfile
import unittest
from datetime import date, timedelta

import icalendar

AS_OF = "2024-08-31"
# An id with all that a calendar must escape, and letters of several bytes, which make lines too long.
ODD = 'c,;\\"' + "é漢" * 11


def answer(*arguments):
    command = [os.environ["JSS"], "actions", *arguments, "--as-of", AS_OF, "--quiet"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


class Calendar(unittest.TestCase):
    def check(self, folder):
        data = answer(folder, "--format", "ics")
        rows = [row for row in csv.DictReader(io.StringIO(answer(folder, "--format", "csv").decode())) if row["deadline"]]
        calendar = icalendar.Calendar.from_ical(data)
        self.assertEqual(calendar.errors, [])
        self.assertEqual((calendar["VERSION"], calendar["CALSCALE"]), ("2.0", "GREGORIAN"))
        events = calendar.walk("VEVENT")
        self.assertEqual(len(events), len(rows))
        self.assertEqual(len({event["UID"] for event in events}), len(rows))
        for event, row in zip(events, rows):
            self.assertEqual(event.errors, [])
            deadline = date.fromisoformat(row["deadline"])
            self.assertEqual(event["DTSTART"].params["VALUE"], "DATE")
            self.assertEqual(event.decoded("DTSTART"), deadline)
            self.assertEqual(event.decoded("DTEND"), deadline + timedelta(days=1))
            self.assertEqual(event.decoded("DTSTAMP").strftime("%Y-%m-%dT%H:%M:%S%z"), AS_OF + "T00:00:00+0000")
            self.assertTrue(event["SUMMARY"].endswith(f"({row['contract_id']})"))
            self.assertIn(row["note"], event["DESCRIPTION"])
            self.assertIn(f"{row['profile_id']}, contract {row['contract_id']}.", event["DESCRIPTION"])
            self.assertEqual(event["CATEGORIES"].cats, [row["action"]])
        return data, rows

    def check_lines(self, data):
        self.assertTrue(data.endswith(b"\r\n"))
        lines = data.split(b"\r\n")
        self.assertNotRegex(b"".join(lines), b"[\r\n]")
        for line in lines:
            self.assertLessEqual(len(line), 75)
            line.decode("utf-8")  # no character is cut in two

    def test_sample(self):
        data, rows = self.check("SampleData")
        self.check_lines(data)
        self.assertGreater(len(rows), 50)
        self.assertEqual(data, answer("SampleData", "--format", "ics"))

    def test_odd_text(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "contracts.csv"), "w", encoding="utf-8") as stream:
                stream.write("contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n")
                stream.write(f"{quoted(ODD)},f1,k1,ended,2024-07-01,2024-08-20,100\n")
            with open(os.path.join(folder, "feedback.csv"), "w", encoding="utf-8") as stream:
                stream.write("feedback_id,contract_id,author,kind,submitted_at\n")
            data, rows = self.check(folder)
            self.check_lines(data)
            self.assertEqual([row["action"] for row in rows], ["ask_for_feedback", "leave_feedback"])

    def test_an_event_keeps_its_name_when_its_deadline_moves(self):
        # What a calendar program has read it knows again.
        def names(day):
            command = [os.environ["JSS"], "actions", "SampleData", "--as-of", day, "--format", "ics", "--quiet"]
            return set(re.findall(rb"UID:(\S+)", subprocess.run(command, capture_output=True, check=True).stdout))

        self.assertGreater(len(names("2024-08-30") & names("2024-08-31")), 30)


if __name__ == "__main__":
    unittest.main()
