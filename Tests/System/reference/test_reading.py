"""Chapter 1 as the reference reads it."""

import os
import tempfile
from fractions import Fraction

import pytest

import fatal_folders
import random_market
from reference import dates, policies, tables, text
from reference.reading import read_folder

pytestmark = pytest.mark.reference


class TestReading:
    """1.1 and 1.5"""

    def records(self, data):
        return [(record.line, record.fault or record.fields) for record in text.records(data, "x.csv")]

    def test_text(self):
        rows = [
            (b"a,b\r\n\r\n \t\n1,2", [(1, ("a", "b")), (4, ("1", "2"))]),
            (b'\xef\xbb\xbf"a""b"," c ", d ', [(1, ('a"b', " c ", "d"))]),
            (b'"a\r\nb",c\nd', [(1, ("a\r\nb", "c")), (3, ("d",))]),
            (b"a\rb\nc", [(1, "lone_carriage_return"), (2, ("c",))]),
            (b"a\r", [(1, "lone_carriage_return")]),
            (b'"a"\r,b\nc', [(1, "lone_carriage_return"), (2, ("c",))]),
            (b'a"b,"c\nd"\ne', [(1, "stray_quote"), (3, ("e",))]),
            (b'"a"b"c, "d\n""\n"e"f,\r\ng', [(1, "stray_quote"), (4, ("g",))]),
            (b'a\rb"c\r"d\n"\ne', [(1, "stray_quote"), (3, ("e",))]),
            (b'x,\x1a', [(1, ("x", ""))]),
            (b'"a\nb"c,"d\ne"\nf', [(1, "stray_quote"), (4, ("f",))]),
            (b'"a" "b"\nc', [(1, "stray_quote"), (2, ("c",))]),
            (b"\xff\nc", [(1, "invalid_utf8"), (2, ("c",))]),
            (b"a," + b"x" * ((1 << 20) - 2) + b"\r\nb", [(1, ("a", "x" * ((1 << 20) - 2))), (2, ("b",))]),
            (b"a," + b"x" * ((1 << 20) - 1) + b"\nb", [(1, "record_too_long"), (2, ("b",))]),
        ]
        for data, expected in rows:
            assert self.records(data) == expected, data[:40]

    def test_dates(self):
        for value, day, seconds in (
            ("2024-02-29", "2024-02-29", 0), ("2024-01-01t00:30:00+01:00", "2023-12-31", 84600),
            ("2024-12-31T23:59:59.75z", "2024-12-31", Fraction("86399.75")), ("2024-01-01T00:00:00-00:00", "2024-01-01", 0),
            ("2024-01-01T23:00:00-23:59", "2024-01-02", 82740),
        ):  # fmt: skip
            found = dates.parse_instant(value)
            assert (str(found.day), found.seconds % 86400) == (day, seconds), value

    def test_faults(self):
        """The first fault of each record: whole record, values in the header's order, between columns, references."""
        contracts = [  # contract, freelancer, agency, client, status, start, end, reason, earnings, first and last paid
            ("c1,f1,a1,k1,ended,2024-01-01,2024-02-01,successful,5,2024-01-01,2024-01-01", None),
            ("c2,f1,,k1,active,2024-01-01,,,5,,", None),
            ("c3,f1,,k1,ended,2024-01-01", "/field_count"),
            (",=1,,k1,ended,2024-01-01,,,5,,", "contract_id/missing_value"),
            ("c3,=1,,,gone,2024-01-01,,,5,,", "freelancer_id/malformed_identifier"),
            ("c3,f1,,k1,gone,2024-01-32,,,5,,", "status/unknown_choice"),
            ("c3,f1,,k1,active,2024-01-32,,,5,,", "started_on/malformed_date"),
            ("c3,f1,,k1,active,2200-01-01,,,-0,,", "started_on/out_of_range"),
            ("c3,f1,,k1,active,2024-01-01,,,-0,,", "earnings/malformed_number"),
            ("c3,f1,,k1,active,2024-01-01,,,-1,,", "earnings/out_of_range"),
            ("c3,f1,,k1,ended,2024-01-01,,other,5,2023-01-01,", "ended_on/missing_value"),
            ("c3,f1,,k1,active,2024-01-01,2024-02-01,other,5,,", "ended_on/not_allowed_here"),
            ("c3,f1,,k1,active,2024-01-01,,other,5,,", "end_reason/not_allowed_here"),
            ("c3,f1,,k1,ended,2024-01-01,2023-12-31,,5,,", "ended_on/inconsistent_dates"),
            ("c3,f1,,k1,active,2024-01-01,,,5,2023-12-31,", "first_paid_on/inconsistent_dates"),
            ("c3,f1,,k1,active,2024-01-01,,,5,,2023-12-31", "last_paid_on/inconsistent_dates"),
            ("c1,f1,,k1,active,2024-01-01,,,5,2024-01-03,2024-01-02", "last_paid_on/inconsistent_dates"),
            ("c1,a1,,k1,active,2024-01-01,,,5,,", "contract_id/duplicate_id"),
            ("c3,a1,,k1,active,2024-01-01,,,5,,", "freelancer_id/inconsistent_profile"),
            ("c3,f2,f1,k1,active,2024-01-01,,,5,,", "agency_id/inconsistent_profile"),
            ("c3,f2,,k1,active,2024-01-01,,,5,,", None),
        ]
        feedback_rows = [  # feedback, contract, author, kind, day, stars, private, response, its day, removal, day, ground
            ("b1,c1,client,final,2024-02-01,5,10,,,jss_only,2024-02-01,perk", None),
            ("b2,c1,client,final,2024-02-01,5.001,,,,,,", "public_score/malformed_number"),
            ("b2,c1,client,final,2024-02-01,5.01,,,,,,", "public_score/out_of_range"),
            ("b2,c1,client,final,2024-02-01,,7.0,,,,,", "private_score/malformed_number"),
            ("b2,c1,client,final,2024-02-01,,11,,,,,", "private_score/out_of_range"),
            ("b2,c9,freelancer,mid_contract,2024-01-09,5,1,,,,,", "kind/not_allowed_here"),
            ("b2,c9,client,mid_contract,2024-01-09,5,1,,,,,", "private_score/not_allowed_here"),
            ("b2,c1,client,final,2024-02-01,,,x,,,,", "responded_at/missing_value"),
            ("b2,c1,client,final,2024-02-01T00:00:01Z,,,,2024-02-01,,,", "responded_at/inconsistent_dates"),
            ("b2,c1,freelancer,final,2024-02-01,,,,,jss_only,2024-02-01,perk", "removal/not_allowed_here"),
            ("b2,c1,client,final,2024-02-01,,,,,jss_only,,", "removed_on/missing_value"),
            ("b2,c1,client,final,2024-02-02,,,,,jss_only,2024-02-01,", "removed_on/inconsistent_dates"),
            ("b2,c1,client,final,2024-02-02T23:59:59Z,,,,,jss_only,2024-02-02,", "removal_ground/missing_value"),
            ("b1,c9,client,final,2024-02-01,,,,,,,", "feedback_id/duplicate_id"),
            ("b2,c9,client,final,2024-02-01,,,,,,,", "contract_id/unknown_contract"),
            ("b2,c1,freelancer,final,2023-12-31,,,,,,,", "submitted_at/inconsistent_dates"),
            ("b2,c1,client,mid_contract,2024-02-02,,,,,,,", "submitted_at/inconsistent_dates"),
            ("b2,c2,client,final,2024-02-01,,,,,,,", "kind/not_allowed_here"),
            ("b2,c1,client,final,2024-01-30,,,,,,,", "submitted_at/inconsistent_dates"),
            ("b8,c1,Client,FINAL,2024-01-31,,,,,,,", None),
            (",,", None),
            ("b2,c1,client,final,2024-01-31T23:30:00-01:00,,,,,,,", None),
        ]
        files = {
            "contracts.csv": (
                "contract_id,freelancer_id,agency_id,client_id,status,started_on,ended_on,end_reason,earnings,"
                "first_paid_on,last_paid_on",
                contracts,
            ),
            "feedback.csv": (
                "feedback_id,contract_id,author,kind,submitted_at,public_score,private_score,response,responded_at,"
                "removal,removed_on,removal_ground",
                feedback_rows,
            ),
            "payments.csv": (
                "contract_id,paid_on,amount",
                [
                    ("c1,2024-01-01,-5.00", None),
                    ("c9,2024-01-01,5", "contract_id/unknown_contract"),
                    ("c1,2023-12-31,5", "paid_on/inconsistent_dates"),
                ],
            ),
            "profiles.csv": (
                "profile_id,kind,badge",
                [
                    ("f1,freelancer,", None),
                    ("f1,freelancer,", "profile_id/duplicate_id"),
                    ("a1,freelancer,", "kind/inconsistent_profile"),
                    ("f9,agency,", None),
                ],
            ),
            "removal_requests.csv": (
                "request_id,profile_id,contract_id,mode,requested_at",
                [
                    ("q1,a1,c1,jss_only,2024-01-01", None),
                    ("q1,a1,c1,jss_only,2024-01-01", "request_id/duplicate_id"),
                    ("q2,f8,c1,jss_only,2024-01-01", "profile_id/unknown_profile"),
                    ("q2,a1,c9,jss_only,2024-01-01", "contract_id/unknown_contract"),
                    ("q2,f1,c1,jss_only,2024-01-01", "contract_id/inconsistent_profile"),
                    ("q2,a1,c1,both,2024-01-01", "mode/unknown_choice"),
                ],
            ),
            "mid_contract_requests.csv": (
                "requested_at,contract_id",
                [("2024-01-01,c9", "contract_id/unknown_contract"), ("2024-01-01,c2", None)],
            ),
            "feedback_reports.csv": (
                "feedback_id,reported_at,ground",
                [("b1,2024-02-02,fraud", None), ("b9,2024-02-02,fraud", "feedback_id/unknown_feedback")],
            ),
            "observed_scores.csv": (
                "profile_id,observed_on,jss",
                [
                    ("f1,2024-02-02,100", None),
                    ("f1,2024-02-02T23:59:59Z,", "observed_on/duplicate_id"),
                    ("f1,2024-02-03,", None),
                    ("f9,2024-02-02,0", None),
                    ("f8,2024-02-02,0", "profile_id/unknown_profile"),
                    ("f1,2024-02-04,101", "jss/out_of_range"),
                    ("f1,2024-02-04,87.5", "jss/malformed_number"),
                    ("f1,,87", "observed_on/missing_value"),
                    (",2024-02-04,87", "profile_id/missing_value"),
                    ("f8,2024-02-30,", "observed_on/malformed_date"),
                ],
            ),
        }
        with tempfile.TemporaryDirectory() as folder:
            for file, (header, rows) in files.items():
                with open(os.path.join(folder, file), "w", encoding="utf-8") as stream:
                    stream.write("\n".join([header, *(row for row, _ in rows)]))
            rejects = read_folder(folder).rejects
        for file, (_, rows) in files.items():
            found = {each.line: f"{each.column}/{each.code}" for each in rejects if each.file == file}
            for line, (row, expected) in enumerate(rows, start=2):
                assert found.get(line) == expected, f"{file}: {row}"

    def test_fatal_folders(self):
        for name, (status, files) in fatal_folders.FATAL.items():
            with tempfile.TemporaryDirectory() as folder:
                fatal_folders.write(files, folder)
                with pytest.raises(text.Fatal) as caught:
                    read_folder(folder)
                assert caught.value.status == status, name

    def test_the_form_of_the_files_does_not_matter(self):
        market = random_market.make(3, 30)
        found = []
        for seed in range(6):
            with tempfile.TemporaryDirectory() as folder:
                market.write(folder, seed)
                joined = read_folder(folder)
            assert joined.rejects == []
            found.append(tables.tables(joined, policies.load("standard"), market.as_of))
        assert all(each == found[0] for each in found)
