"""An input folder to a marketplace and its rejects (chapter 1).

A record's first fault decides: of the whole record, then values in the header's order, then between columns
(in the order of the specification's tables), then references to other records.
"""

import os
import re
import string
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from . import values
from .columns import ATTRIBUTES, COLUMNS, REQUIRED_FILES
from .dates import Instant
from .model import Contract, Feedback, Market, Profile, Reject
from .text import Fatal, records
from .values import Malformed


def read_folder(folder):
    return _Reading(folder).market()


def _single_record_faults(file, row):
    """Faults between the columns of one record: (column, code), or None."""
    check = {"contracts.csv": _contract_fault, "feedback.csv": _feedback_fault}.get(file)
    return check(row) if check else None


def _contract_fault(row):
    ended = row["status"] == "ended"
    started, ended_on = row["started_on"], row["ended_on"]
    first_paid, last_paid = row["first_paid_on"], row["last_paid_on"]
    if ended and ended_on is None:
        return "ended_on", "missing_value"
    if not ended and ended_on is not None:
        return "ended_on", "not_allowed_here"
    if ended and ended_on < started:
        return "ended_on", "inconsistent_dates"
    if not ended and row["end_reason"] is not None:
        return "end_reason", "not_allowed_here"
    if first_paid is not None and first_paid < started:
        return "first_paid_on", "inconsistent_dates"
    if last_paid is not None and last_paid < started:
        return "last_paid_on", "inconsistent_dates"
    if first_paid is not None and last_paid is not None and last_paid < first_paid:
        return "last_paid_on", "inconsistent_dates"
    if row["agency_id"] == row["freelancer_id"]:
        return "agency_id", "inconsistent_profile"
    return None


def _feedback_fault(row):
    mid_contract = row["kind"] == "mid_contract"
    if mid_contract and row["author"] == "freelancer":
        return "kind", "not_allowed_here"
    if mid_contract and row["private_score"] is not None:
        return "private_score", "not_allowed_here"
    if row["response"] is not None and row["responded_at"] is None:
        return "responded_at", "missing_value"
    if row["responded_at"] is not None and row["responded_at"].seconds < row["submitted_at"].seconds:
        return "responded_at", "inconsistent_dates"
    if row["removal"] is not None:
        if mid_contract or row["author"] != "client":
            return "removal", "not_allowed_here"
        if row["removed_on"] is None:
            return "removed_on", "missing_value"
    if row["removed_on"] is not None and row["removed_on"] < row["submitted_at"].day:
        return "removed_on", "inconsistent_dates"
    if row["removal"] is not None and row["removal_ground"] is None:
        return "removal_ground", "missing_value"
    return None


class _Reading:
    def __init__(self, folder):
        self.folder = folder
        self.rejects = []
        self.contracts = {}  # by id, in the file's order
        self.roles = {}  # freelancer or agency, by id
        self.feedback_ids = set()
        self.feedback = {}  # lists by contract id
        self.payments = {}  # lists by contract id
        self.profiles = {}  # rows of profiles.csv by id
        self.requests = {}  # removal requests by id
        self.mid_contract_requests = {}  # lists of days by contract id
        self.reports = {}  # lists of (day, decision) by feedback id
        self.observed = set()  # (profile id, day) of observed scores
        self.blank, self.respelled, self.warnings = Counter(), Counter(), Counter()

    def market(self):
        self._file("contracts.csv", self._contract)
        self._file("feedback.csv", self._feedback)
        self._file("payments.csv", self._payment)
        self._file("profiles.csv", self._profile)
        self._file("removal_requests.csv", self._removal_request)
        self._file("mid_contract_requests.csv", self._mid_contract_request)
        self._file("feedback_reports.csv", self._feedback_report)
        self._file("observed_scores.csv", self._observed_score)
        self.rejects.sort(key=lambda reject: (reject.file.encode(), reject.line))
        for contract in self.contracts.values():
            paid = self.payments.get(contract.id)
            if paid and sum(amount for _, amount in paid) != contract.earnings:
                self.warnings["contracts.csv", "earnings_differ"] += 1
        return Market(self._joined(), self.rejects, self.blank, self.warnings, self.respelled)

    # One file

    def _file(self, file, accept):
        path = os.path.join(self.folder, file)
        if not os.path.exists(path) and file not in REQUIRED_FILES:
            return
        try:
            with open(path, "rb") as stream:
                data = stream.read()
        except OSError as error:
            raise Fatal(66, f"{file}: {error.strerror}") from None
        lines = records(data, file)
        header = self._header(file, lines)
        for record in lines:
            if _is_blank(record):
                self.blank[file] += 1
                continue
            fault = self._fault(file, header, record, accept)
            if fault is not None:
                column, code = fault
                self.rejects.append(Reject(file, record.line, column, code, record.raw))

    def _header(self, file, lines):
        """The names as chapter 1 has them, as far as it has them."""
        separator_line = False
        for record in lines:
            if _is_blank(record):
                continue
            declared = re.fullmatch(rb"(?i:sep=)(.)", record.raw, re.DOTALL)
            if declared and not separator_line:
                if declared[1] != b",":
                    raise Fatal(65, f"{file}:{record.line}: separated by {declared[1]!r}")
                separator_line = True
                continue
            return self._names(file, record)
        raise Fatal(65, f"{file}: the file is empty")

    def _names(self, file, record):
        if record.fault is not None:
            raise Fatal(65, f"{file}:1: {record.fault}")
        known = [column.name for column in COLUMNS[file]]
        names = [name.strip(" \t").translate(_LIKE_COLUMNS) for name in record.fields]
        for name in names:
            if name and names.count(name) > 1:
                raise Fatal(65, f"{file}:1: the column {name} is there twice")
        for column in COLUMNS[file]:
            if column.in_header and column.name not in names:
                raise Fatal(65, f"{file}:1: the column {column.name} is missing")
        self.respelled[file] = sum(
            name in known and name != written for name, written in zip(names, record.fields)
        )
        return names

    def _fault(self, file, header, record, accept):
        """The record's first fault as (column, code); None where it was accepted."""
        if record.fault is not None:
            return "", record.fault
        if len(record.fields) != len(header):
            return "", "field_count"
        known = {column.name: column for column in COLUMNS[file]}
        row = dict.fromkeys(known)  # None is a missing value
        for name, value in zip(header, record.fields):
            if name not in known:
                continue
            if value == "":
                if known[name].not_empty:
                    return name, "missing_value"
                continue
            try:
                row[name] = known[name].read(value)
            except Malformed as fault:
                return name, fault.args[0]
        fault = _single_record_faults(file, row) or accept(row)
        if fault is None:
            for column in COLUMNS[file]:
                if column.read is values.identifier and row[column.name] is not None:
                    for code in values.oddities(row[column.name]):
                        self.warnings[file, code] += 1
        return fault

    # One record whose values are sound: keep it, or tell what is wrong with what it refers to

    def _contract(self, row):
        if row["contract_id"] in self.contracts:
            return "contract_id", "duplicate_id"
        freelancer, agency = row["freelancer_id"], row["agency_id"]
        if self.roles.get(freelancer, "freelancer") != "freelancer":
            return "freelancer_id", "inconsistent_profile"
        if agency is not None and self.roles.get(agency, "agency") != "agency":
            return "agency_id", "inconsistent_profile"
        self.roles[freelancer] = "freelancer"
        if agency is not None:
            self.roles[agency] = "agency"
        self.contracts[row["contract_id"]] = Contract(
            id=row["contract_id"],
            freelancer=freelancer,
            agency=agency,
            client=row["client_id"],
            started_on=row["started_on"],
            ended_on=row["ended_on"],
            end_reason=row["end_reason"],
            earnings=row["earnings"],
            first_paid_on=row["first_paid_on"],
            last_paid_on=row["last_paid_on"],
            client_standing=row["client_standing"] or "good",
            is_large=row["large_contract"] == "true",
        )
        return None

    def _feedback(self, row):
        if row["feedback_id"] in self.feedback_ids:
            return "feedback_id", "duplicate_id"
        contract = self.contracts.get(row["contract_id"])
        if contract is None:
            return "contract_id", "unknown_contract"
        submitted_at, removed_on = row["submitted_at"], row["removed_on"]
        responded_on = row["responded_at"].day if row["responded_at"] is not None else None
        end = contract.ended_on
        final_by_client = row["kind"] == "final" and row["author"] == "client"
        skewed = final_by_client and end is not None and submitted_at.day + timedelta(days=1) == end
        if skewed:
            submitted_at = Instant(end, Fraction(end.toordinal() * 86400))
            removed_on = removed_on and max(removed_on, end)
            responded_on = responded_on and max(responded_on, end)
        day = submitted_at.day
        if day < contract.started_on:
            return "submitted_at", "inconsistent_dates"
        if row["kind"] == "mid_contract" and contract.ended_on is not None and day > contract.ended_on:
            return "submitted_at", "inconsistent_dates"
        if row["kind"] == "final" and row["author"] == "client":
            if contract.ended_on is None:
                return "kind", "not_allowed_here"
            if day < contract.ended_on:
                return "submitted_at", "inconsistent_dates"
        if skewed:
            self.warnings["feedback.csv", "time_zone_skew"] += 1
        if row["kind"] == "final" and end is not None and day > end + timedelta(days=14):
            self.warnings["feedback.csv", "late_feedback"] += 1
        self.feedback_ids.add(row["feedback_id"])
        self.feedback.setdefault(contract.id, []).append(
            Feedback(
                id=row["feedback_id"],
                author=row["author"],
                kind=row["kind"],
                submitted_at=submitted_at,
                stars=_stars(row),
                private_score=row["private_score"],
                removed_on=removed_on if row["removal"] is not None else None,
                removal=row["removal"],
                responded_on=responded_on,
            )
        )
        return None

    def _payment(self, row):
        contract = self.contracts.get(row["contract_id"])
        if contract is None:
            return "contract_id", "unknown_contract"
        if row["paid_on"] < contract.started_on:
            return "paid_on", "inconsistent_dates"
        self.payments.setdefault(contract.id, []).append((row["paid_on"], row["amount"]))
        return None

    def _profile(self, row):
        if row["profile_id"] in self.profiles:
            return "profile_id", "duplicate_id"
        if self.roles.get(row["profile_id"], row["kind"]) != row["kind"]:
            return "kind", "inconsistent_profile"
        self.profiles[row["profile_id"]] = row
        return None

    def _removal_request(self, row):
        if row["request_id"] in self.requests:
            return "request_id", "duplicate_id"
        if row["profile_id"] not in self.profiles and row["profile_id"] not in self.roles:
            return "profile_id", "unknown_profile"
        contract = self.contracts.get(row["contract_id"])
        if contract is None:
            return "contract_id", "unknown_contract"
        if contract.profile != row["profile_id"]:
            return "contract_id", "inconsistent_profile"
        self.requests[row["request_id"]] = row
        return None

    def _mid_contract_request(self, row):
        if row["contract_id"] not in self.contracts:
            return "contract_id", "unknown_contract"
        self.mid_contract_requests.setdefault(row["contract_id"], []).append(row["requested_at"].day)
        return None

    def _feedback_report(self, row):
        if row["feedback_id"] not in self.feedback_ids:
            return "feedback_id", "unknown_feedback"
        self.reports.setdefault(row["feedback_id"], []).append((row["reported_at"].day, row["decision"]))
        return None

    def _observed_score(self, row):
        if row["profile_id"] not in self.profiles and row["profile_id"] not in self.roles:
            return "profile_id", "unknown_profile"
        seen = row["profile_id"], row["observed_on"]
        if seen in self.observed:
            return "observed_on", "duplicate_id"
        self.observed.add(seen)
        return None

    # All together

    def _joined(self):
        profiles = {}
        for contract in self.contracts.values():
            contract = replace(
                contract,
                feedback=tuple(
                    replace(feedback, reports=tuple(self.reports.get(feedback.id, ())))
                    for feedback in self.feedback.get(contract.id, ())
                ),
                payments=tuple(self.payments.get(contract.id, ())),
                mid_contract_requests=tuple(self.mid_contract_requests.get(contract.id, ())),
            )
            kind = "freelancer" if contract.agency is None else "agency"
            profile = profiles.setdefault(contract.profile, Profile(contract.profile, kind))
            profile.contracts.append(contract)
            profiles.setdefault(contract.freelancer, Profile(contract.freelancer, "freelancer"))
        for profile in profiles.values():
            if profile.id in self.profiles:
                profile.badge = self.profiles[profile.id]["badge"]
                profile.exclusive_agency = self.profiles[profile.id]["exclusive_agency_id"]
        for agency in [each for each in profiles.values() if each.kind == "agency"]:
            for contract in agency.contracts:
                member = profiles[contract.freelancer]
                if member.exclusive_agency is None:
                    member.member_contracts.append(contract)
                    member.agencies[agency.id] = agency
        for request in self.requests.values():
            profiles[request["profile_id"]].request_days.append(request["requested_at"].day)
        return sorted(profiles.values(), key=lambda profile: profile.id.encode())


def _stars(row):
    if row["public_score"] is not None:
        return row["public_score"]
    attributes = [row[name] for name in ATTRIBUTES]
    if None in attributes:
        return None
    return Fraction(sum(attributes), 6)


_LIKE_COLUMNS = {ord(" "): "_", ord("-"): "_", **{ord(letter): letter.lower() for letter in string.ascii_uppercase}}


def _is_blank(record):
    return record.fault is None and not any(record.fields)
