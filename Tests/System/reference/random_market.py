"""Seeded, hostile little marketplaces as input folders: values on every boundary, and right beside it.

python3 Tests/System/reference/random_market.py --seed 7 --profiles 300 --out FOLDER [--faults]
"""

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta

import market_faults
import market_writer
from market_values import EARNINGS, STARS, Values
from reference.columns import ATTRIBUTES, COLUMNS

AS_OF_DAYS = [
    "2024-02-29", "2024-03-31", "2024-08-31", "2024-09-02", "2024-09-03", "2023-02-28", "2024-12-31",
    "2025-02-28", "2025-05-30", "2025-05-31", "2026-01-01", "2026-07-15", "2026-07-16",
]  # fmt: skip
LENGTHS = [0, 1, 7, 30, 89, 90, 91, 179, 180, 181, 269, 270, 271, 359, 360, 361, 719, 720, 721, 809, 810, 811, 1000]

# Kinds of profiles: any; little feedback; mostly good feedback; short work for many clients, a third of them silent;
# the same with the good feedback in the last months alone.
SHAPES = ["ordinary", "quiet", "glad", "silent", "rising"]

# Optional columns that some marketplaces don't have.
DROPPED = {
    "contracts.csv": ["end_reason", "first_paid_on", "last_paid_on", "client_standing", "title"],
    "feedback.csv": ["public_score", "private_score", *ATTRIBUTES, "comment"],
    "profiles.csv": ["name", "badge"],
}


@dataclass
class Market:
    as_of: date
    tables: dict  # file name to rows, each a dict of column to text

    def write(self, folder, seed, faults=False):
        """Writes the folder. Reading it gives the same marketplace whatever the seed, where `faults` is off."""
        market_writer.write(self.tables, folder, random.Random(f"writer {seed}"), faults)


def make(seed, profiles, faults=False):
    chance = random.Random(f"market {seed}")
    market = _Maker(chance, profiles).market()
    if faults:
        market_faults.spoil(market.tables, random.Random(f"faults {seed}"))
    return market


class _Maker(Values):
    def __init__(self, chance, profiles):
        as_of = date.fromisoformat(chance.choice(AS_OF_DAYS))
        if chance.random() < 0.2:
            as_of = date(2024, 1, 1) + timedelta(days=chance.randrange(800))
        super().__init__(chance, as_of)
        self.count = profiles
        self.tables = {file: [] for file in COLUMNS}
        self.agencies, self.freelancers, self.listed = [], [], set()

    def market(self):
        for _ in range(self.count):
            self._profile()
        for rows in self.tables.values():
            self.chance.shuffle(rows)
        for file in COLUMNS:
            if file not in ("contracts.csv", "feedback.csv") and self.chance.random() < 0.1:
                del self.tables[file]
        for file, columns in DROPPED.items():
            if file in self.tables and self.chance.random() < 0.1:
                for column in self.chance.sample(columns, 2):
                    for row in self.tables[file]:
                        row[column] = ""
        return Market(self.as_of, self.tables)

    # A profile and what hangs on it

    def _profile(self):
        chance = self.chance
        self.agency = self._agency()
        self.freelancer = self.pick(self.freelancers) if self.freelancers and chance.random() < 0.1 else self.id("f")
        if chance.random() < 0.04:
            self.freelancer, other = self.twin_ids("f")
            self._contracts(other, "", 2)
        profile = self.agency or self.freelancer
        size = self.pick([1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8])
        if chance.random() < 0.1:
            size = chance.randint(10, 26)
        self._contracts(self.freelancer, self.agency, size)
        if self.agency and chance.random() < 0.5:
            self._contracts(self.freelancer, "", chance.randint(1, 3))
        self.freelancers.append(self.freelancer)
        for listed, kind in ((profile, "agency" if self.agency else "freelancer"), (self.freelancer, "freelancer")):
            if listed not in self.listed and chance.random() < 0.8:
                self.listed.add(listed)
                self._profile_row(listed, kind)
        if chance.random() < 0.3:
            self._observed_scores(profile)

    def _agency(self):
        """None, a new one, or one that has members already."""
        if self.chance.random() >= 0.3:
            return ""
        if not self.agencies or self.chance.random() < 0.5:
            self.agencies.append(self.id("a"))
        return self.pick(self.agencies)

    def _profile_row(self, profile, kind):
        self.tables["profiles.csv"].append(
            {
                "profile_id": profile,
                "kind": kind,
                "name": self.maybe(0.5, self.text()),
                "badge": self.pick(["", "none", "rising_talent", "top_rated", "top_rated", "top_rated_plus"]),
                "exclusive_agency_id": self.maybe(0.1, "a1"),
            }
        )

    def _observed_scores(self, profile):
        """What its score was on some days, of which no two are the same."""
        if any(row["profile_id"] == profile for row in self.tables["observed_scores.csv"]):
            return
        for day in sorted({self.after(self.past()) for _ in range(self.pick([1, 2, 4]))}):
            self.tables["observed_scores.csv"].append(
                {
                    "profile_id": profile,
                    "observed_on": self.instant(day),
                    "jss": self.pick(["", "0", "7", "79", "80", "100"]),
                }
            )

    def _contracts(self, freelancer, agency, size):
        chance = self.chance
        self.shape = chance.choices(SHAPES, [5, 2, 2, 1, 1])[0]
        if self.shape in ("silent", "rising"):
            size = chance.randint(8, 26)
            clients = [self.id("k") for _ in range(size - chance.randint(0, 3))]
        elif size < 10:
            clients = [self.id("k") for _ in range(self.pick([1, 2, 2, 3, 3, 4]))]
        else:
            clients = [self.id("k") for _ in range(chance.randint(2, 12))]
        bundle = [self._contract(freelancer, agency, self.pick(clients)) for _ in range(size)]
        for _ in range(self.pick([0, 0, 0, 1, 2, 4])):
            self.tables["removal_requests.csv"].append(
                {
                    "request_id": self.id("q"),
                    "profile_id": agency or freelancer,
                    "contract_id": self.pick(bundle),
                    "mode": self.pick(["jss_only", "jss_and_profile"]),
                    "requested_at": self.instant(self.past() if chance.random() < 0.8 else self.after(self.as_of)),
                    "requested_by": self.pick(["", "freelancer", "owner", "business_manager", "admin", "member"]),
                    "decision": self.pick(["", "granted", "denied", "pending"]),
                }
            )

    def _contract(self, freelancer, agency, client):
        chance, pick = self.chance, self.pick
        ended = chance.random() < 0.8
        length = pick(LENGTHS) if chance.random() < 0.7 else chance.randrange(0, 800)
        last = self.past()
        if self.shape in ("silent", "rising") and chance.random() < 0.9:
            ended, length = True, chance.randrange(0, 40)
            last = self.as_of - timedelta(days=chance.randrange(0, pick([100, 200, 380])))
        if ended and chance.random() < 0.05:
            last = self.after(self.as_of)
        started = last - timedelta(days=length)
        if not ended and chance.random() < 0.1:
            started = self.as_of + timedelta(days=pick([0, 1, 5]))
        row = {
            "contract_id": self.id("c"),
            "freelancer_id": freelancer,
            "agency_id": agency,
            "client_id": client,
            "title": self.maybe(0.3, self.text()),
            "contract_type": pick(["", "hourly", "fixed"]),
            "status": "ended" if ended else pick(["active", "paused"]),
            "started_on": started.isoformat(),
            "ended_on": last.isoformat() if ended else "",
            "ended_by": pick(["", "client", "freelancer", "platform"]) if ended else "",
            "end_reason": pick(["", "", "successful", "successful", "unsuccessful", "client_unresponsive", "other"])
            if ended
            else "",
            "earnings": pick(EARNINGS) if chance.random() < 0.8 else f"{chance.randrange(0, 300000) / 100:.2f}",
            "first_paid_on": "",
            "last_paid_on": "",
            "client_standing": pick(["flagged", "suspended"]) if chance.random() < 0.06 else pick(["", "", "good"]),
            "large_contract": pick(["", "", "true", "false"]),
        }
        self._paid_days(row, started, last)
        self.tables["contracts.csv"].append(row)
        if chance.random() < 0.4:
            self._payments(row, started, last)
        if ended and chance.random() < {"quiet": 0.25, "silent": 0.6}.get(self.shape, 0.8):
            recent = (self.as_of - last).days < 100
            self._client_feedback(row, last, self.shape == "glad" or self.shape == "rising" and recent)
        if chance.random() < 0.2:
            self._other_feedback(row, started, last if ended else None)
        if chance.random() < 0.1:
            request = {"contract_id": row["contract_id"], "requested_at": self.instant(self.after(started))}
            self.tables["mid_contract_requests.csv"].append(request)
        return row["contract_id"]

    def _paid_days(self, row, started, last):
        chance = self.chance
        if chance.random() < 0.3:
            first = started + timedelta(days=self.pick([0, 1, 30, 90]))
            if chance.random() < 0.15:
                first = max(started, self.as_of + timedelta(days=self.pick([0, 1])))
            row["first_paid_on"] = first.isoformat()
        if chance.random() < 0.4:
            first = date.fromisoformat(row["first_paid_on"] or row["started_on"])
            paid = started + timedelta(days=self.pick([0, 1, 89, 90, 91, 180, 181, 182, 270, 271, 272, 730]))
            if chance.random() < 0.4:
                paid = self.pick([last, last + timedelta(days=3), self.as_of, self.as_of + timedelta(days=1)])
            row["last_paid_on"] = max(first, started, paid).isoformat()

    def _payments(self, row, started, last):
        """Rows around the edges of the periods, refunds and future ones, often summing up to a boundary."""
        chance, pick = self.chance, self.pick
        days = []
        for period in range(0, max(0, (last - started).days) // 90 + 2):
            if chance.random() < 0.6:
                days.append(started + timedelta(days=max(0, 90 * period + pick([-1, 0, 1, 2, 45]))))
        if not days:
            days = [self.after(started)]
        if chance.random() < 0.25:
            days.append(max(started, self.as_of + timedelta(days=pick([0, 1, 40]))))
        cents = [pick([0, 1, 50, 99, 100, 101, 5000, 12500, 24999, 25000, 100000]) for _ in days]
        for index in range(len(cents)):
            if chance.random() < 0.2:
                cents[index] = -cents[index]
        if chance.random() < 0.7:
            goal = pick([0, 99, 100, 101, 24999, 25000, 25001, 99999, 100000, 100001])
            index = chance.randrange(len(cents))
            cents[index] += goal - sum(cents)
        for day, amount in zip(days, cents):
            text = f"{abs(amount) // 100}.{abs(amount) % 100:02d}"
            self.tables["payments.csv"].append(
                {
                    "contract_id": row["contract_id"],
                    "paid_on": day.isoformat(),
                    "amount": f"-{text}" if amount < 0 else text,
                }
            )

    # Feedback

    def _feedback_row(self, contract, author, kind, submitted, scores):
        row = dict.fromkeys((column.name for column in COLUMNS["feedback.csv"]), "")
        row.update(scores)
        row.update(
            feedback_id=self.id("b"),
            contract_id=contract["contract_id"],
            author=author,
            kind=kind,
            submitted_at=submitted,
            comment=self.maybe(0.4, self.text()),
        )
        self.tables["feedback.csv"].append(row)
        return row

    def _client_feedback(self, contract, ended, glad):
        chance, pick = self.chance, self.pick
        same = None
        for _ in range(pick([1, 1, 1, 1, 1, 1, 2, 3])):
            day = self.after(ended)
            if chance.random() < 0.05:
                day = ended - timedelta(days=1)  # which counts as given on the end day
            submitted = self.instant(day)
            if same is not None and chance.random() < 0.4:
                day, submitted = same
            same = day, submitted
            row = self._feedback_row(contract, "client", "final", submitted, self.scores(glad))
            if chance.random() < 0.15:
                removed = self.after(day)
                if chance.random() < 0.5:
                    removed = max(day, self.as_of + timedelta(days=pick([-1, 0, 1])))
                row["removal"] = pick(["jss_only", "jss_and_profile"])
                row["removed_on"] = removed.isoformat()
                row["removal_ground"] = pick(["perk", "manipulation", "author_request", "fraud"])
            elif chance.random() < 0.03:
                row["removed_on"] = day.isoformat()  # without a removal it says nothing
            if chance.random() < 0.2:
                row["response"] = self.text() or "thanks"
                row["responded_at"] = self.instant(day + timedelta(days=pick([1, 2, 28, 29])))
            if chance.random() < 0.1:
                self.tables["feedback_reports.csv"].append(
                    {
                        "feedback_id": row["feedback_id"],
                        "reported_at": self.instant(self.after(day)),
                        "ground": pick(["manipulation", "inappropriate", "irrelevant", "conflict_of_interest", "fraud"]),
                        "decision": pick(["", "pending", "removed", "kept"]),
                    }
                )

    def _other_feedback(self, contract, started, ended):
        """What never counts: mid-contract feedback and the freelancer's."""
        if self.chance.random() < 0.5:
            last = ended or self.as_of + timedelta(days=5)
            day = min(max(started, last), self.after(started))
            stars = {"public_score": self.pick(STARS)}
            self._feedback_row(contract, "client", "mid_contract", self.instant(day), stars)
        else:
            submitted = self.instant(self.after(ended or started))
            self._feedback_row(contract, "freelancer", "final", submitted, self.scores(False))

def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profiles", type=int, default=300)
    parser.add_argument("--out", required=True)
    parser.add_argument("--faults", action="store_true", help="mix in every fault of 1.5")
    options = parser.parse_args()
    market = make(options.seed, options.profiles, options.faults)
    market.write(options.out, options.seed, options.faults)
    print(market.as_of)


if __name__ == "__main__":
    main()
