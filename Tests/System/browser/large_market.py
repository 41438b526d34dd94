"""Writes a market of one freelancer with many contracts, whose page is to stay small and quick."""

import datetime
import os
import pathlib

import pytest
from hostile_market import write

PROFILE = "fl-large"


def page(count):
    """The file of the page of so many contracts."""
    folder = pathlib.Path(os.environ["JSS_PAGES"], "large", str(count), "profiles")
    if not folder.exists():
        pytest.skip("no large pages of the tests' own making in this folder")
    (file,) = folder.iterdir()
    return file


def make(folder, as_of, count, a_day):
    """Writes contracts that ended one after the other before the day, so many a day, each with feedback; every fourth
    ended badly in private."""
    folder.mkdir()
    last = datetime.date.fromisoformat(as_of)
    contracts, feedback = [], []
    for number in range(count):
        end = last - datetime.timedelta(days=1 + (count - number + a_day - 1) // a_day)
        start, given = end - datetime.timedelta(days=60), end + datetime.timedelta(days=1)
        contracts.append(
            [f"ct-{number}", PROFILE, f"cl-{number}", f"Job {number}", "ended", start, end, 300]
        )
        feedback.append(
            [f"fb-{number}", f"ct-{number}", "client", "final", given, 5, 1 if number % 4 == 0 else 9,
             given + datetime.timedelta(days=1)]
        )
    write(
        folder / "contracts.csv", "contract_id freelancer_id client_id title status started_on ended_on earnings".split(),
        contracts,
    )
    write(
        folder / "feedback.csv",
        "feedback_id contract_id author kind submitted_at public_score private_score responded_at".split(),
        feedback,
    )
    write(folder / "profiles.csv", "profile_id kind badge".split(), [[PROFILE, "freelancer", "top_rated"]])
