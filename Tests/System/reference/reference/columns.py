"""The columns of the eight files (1.2 to 1.4, 7.1)."""

from dataclasses import dataclass

from . import values
from .values import choice


@dataclass(frozen=True)
class Column:
    name: str
    read: object
    in_header: bool = False  # bold in the specification
    not_empty: bool = False  # marked ! there


def _must(name, read):
    return Column(name, read, in_header=True, not_empty=True)


ATTRIBUTES = ("skills", "quality", "availability", "deadlines", "communication", "cooperation")
REQUIRED_FILES = ("contracts.csv", "feedback.csv")

COLUMNS = {
    "contracts.csv": [
        _must("contract_id", values.identifier),
        _must("freelancer_id", values.identifier),
        Column("agency_id", values.identifier),
        _must("client_id", values.identifier),
        Column("title", values.text),
        Column("contract_type", choice("hourly", "fixed")),
        _must("status", choice("active", "paused", "ended")),
        _must("started_on", values.day),
        Column("ended_on", values.day, in_header=True),
        Column("ended_by", choice("client", "freelancer", "platform")),
        Column("end_reason", choice("successful", "unsuccessful", "client_unresponsive", "other")),
        _must("earnings", values.earned),
        Column("first_paid_on", values.day),
        Column("last_paid_on", values.day),
        Column("client_standing", choice("good", "flagged", "suspended")),
        Column("large_contract", choice("true", "false")),
    ],
    "feedback.csv": [
        _must("feedback_id", values.identifier),
        _must("contract_id", values.identifier),
        _must("author", choice("client", "freelancer")),
        _must("kind", choice("final", "mid_contract")),
        _must("submitted_at", values.instant),
        Column("public_score", values.stars),
        Column("private_score", values.likelihood),
        *(Column(name, values.stars) for name in ATTRIBUTES),
        Column("comment", values.text),
        Column("response", values.text),
        Column("responded_at", values.instant),
        Column("removal", choice("jss_only", "jss_and_profile")),
        Column("removed_on", values.day),
        Column(
            "removal_ground",
            choice(
                "perk", "manipulation", "inappropriate", "irrelevant", "conflict_of_interest", "author_request", "fraud"
            ),
        ),
    ],
    "payments.csv": [
        _must("contract_id", values.identifier),
        _must("paid_on", values.day),
        _must("amount", values.paid),
    ],
    "profiles.csv": [
        _must("profile_id", values.identifier),
        _must("kind", choice("freelancer", "agency")),
        Column("name", values.text),
        Column("badge", choice("none", "rising_talent", "top_rated", "top_rated_plus")),
        Column("exclusive_agency_id", values.identifier),
    ],
    "removal_requests.csv": [
        _must("request_id", values.identifier),
        _must("profile_id", values.identifier),
        _must("contract_id", values.identifier),
        _must("mode", choice("jss_only", "jss_and_profile")),
        _must("requested_at", values.instant),
        Column("requested_by", choice("freelancer", "owner", "business_manager", "admin", "member")),
        Column("decision", choice("granted", "denied", "pending")),
    ],
    "mid_contract_requests.csv": [
        _must("contract_id", values.identifier),
        _must("requested_at", values.instant),
    ],
    "feedback_reports.csv": [
        _must("feedback_id", values.identifier),
        _must("reported_at", values.instant),
        _must("ground", choice("manipulation", "inappropriate", "irrelevant", "conflict_of_interest", "fraud")),
        Column("decision", choice("pending", "removed", "kept")),
    ],
    "observed_scores.csv": [
        _must("profile_id", values.identifier),
        _must("observed_on", values.day),
        Column("jss", values.percent),
    ],
}
