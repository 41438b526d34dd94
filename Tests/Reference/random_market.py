"""Seeded, hostile little marketplaces as input folders: values on every boundary, and right beside it.

python3 Tests/Reference/random_market.py --seed 7 --profiles 300 --out FOLDER [--faults]
"""

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import market_faults
import market_writer
from reference.columns import ATTRIBUTES, COLUMNS
from reference.dates import add_months

AS_OF_DAYS = [
    "2024-02-29", "2024-03-31", "2024-08-31", "2024-09-02", "2024-09-03", "2023-02-28", "2024-12-31",
    "2025-02-28", "2025-05-30", "2025-05-31", "2026-01-01", "2026-07-15", "2026-07-16",
]  # fmt: skip
EARNINGS = ["0", "0.99", "1", "1.00", "1.01", "249.99", "250", "250.00", "250.01", "500.5", "1000", "1000.01", "4321"]
STARS = ["1", "1.00", "1.99", "2", "2.49", "2.5", "2.99", "3", "3.00", "3.01", "3.5", "3.99", "4", "4.33", "4.99", "5"]
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


class _Maker:
    def __init__(self, chance, profiles):
        self.chance = chance
        self.pick = chance.choice
        self.count = profiles
        self.as_of = date.fromisoformat(self.pick(AS_OF_DAYS))
        if chance.random() < 0.2:
            self.as_of = date(2024, 1, 1) + timedelta(days=chance.randrange(800))
        self.tables = {file: [] for file in COLUMNS}
        self.numbers = {}  # how many ids of a kind there are

    def market(self):
        for number in range(self.count):
            self._profile(number)
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

    def _maybe(self, share, value):
        return value if self.chance.random() < share else ""

    # Names

    def _id(self, kind):
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        plain = f"{kind}{number}"
        if self.chance.random() < 0.9:
            return plain
        return self.pick(
            [
                f"cafe\u0301 {plain}",  # the same letters as the next, but not the same bytes
                f"caf\u00e9 {plain}",
                f"\ufb01{plain}",  # before the next by UTF-8 bytes, after it by UTF-16
                f"\U0001f600{plain}",
                f"{plain},{number}",
                f'{plain}"{number}',
                f" {plain} ",
                f"0{plain}",
                f"{plain.upper()}",
                (plain + "\u00e9" * 40)[: 64 - 32 if number % 2 else 20],
                (plain + "x" * 64)[:64],
                f"{plain}'{number}",
            ]
        )

    def _twin_ids(self, kind):
        """Two ids that only their bytes tell apart."""
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return f"{kind}{number}\u00e9", f"{kind}{number}e\u0301"

    # Days

    def _edge(self):
        """A day that some rule looks at, or its neighbour."""
        months = self.pick([0, 0, 1, 2, 3, 3, 6, 6, 6, 9, 12, 12, 18, 24, 24, 36])
        days = self.pick([0, 0, 0, 14, 28, 90, 180, 360])
        return add_months(self.as_of, -months) - timedelta(days=days + self.pick([-1, 0, 0, 1]))

    def _past(self):
        if self.chance.random() < 0.6:
            return min(self._edge(), self.as_of + timedelta(days=1))
        return self.as_of - timedelta(days=self.chance.randrange(0, 900))

    def _after(self, day):
        """That day or one after it, perhaps after the as-of day."""
        if self.chance.random() < 0.25:
            return max(day, self.as_of + timedelta(days=self.pick([-1, 0, 1, 2, 30])))
        return day + timedelta(days=self.pick([0, 0, 1, 2, 13, 14, 15, 28, 30, 90, 180]))

    def _instant(self, day, share_plain=0.6):
        """A text that counts on that day: plain, or an instant in some offset, as 1.1 allows."""
        if self.chance.random() < share_plain:
            return day.isoformat()
        hour, minute, second = self.pick([(0, 0, 0), (0, 0, 0), (12, 0, 0), (23, 59, 59), (10, 30, 15)])
        fraction = self.pick(["", "", ".0", ".5", ".999999999"])
        letter = self.pick("TTTt")
        offset = self.pick([0, 0, 0, 120, -300, 345, -1439, 1439])
        local = day.toordinal() * 1440 + hour * 60 + minute + offset
        written = date.fromordinal(local // 1440)
        hour, minute = divmod(local % 1440, 60)
        zone = f"{'+' if offset >= 0 else '-'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
        if offset == 0:
            zone = self.pick(["Z", "z", "+00:00", "-00:00"])
        return f"{written}{letter}{hour:02d}:{minute:02d}:{second:02d}{fraction}{zone}"

    # A profile and what hangs on it

    def _profile(self, number):
        chance = self.chance
        self.agency = self._id("a") if chance.random() < 0.2 else ""
        self.freelancer = self._id("f")
        if chance.random() < 0.04:
            self.freelancer, other = self._twin_ids("f")
            self._contracts(other, "", 2)
        profile = self.agency or self.freelancer
        size = self.pick([1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8])
        if chance.random() < 0.1:
            size = chance.randint(10, 26)
        self._contracts(self.freelancer, self.agency, size)
        if self.agency and chance.random() < 0.5:
            self._contracts(self.freelancer, "", chance.randint(1, 3))
        if chance.random() < 0.8:
            self._profile_row(profile, "agency" if self.agency else "freelancer")

    def _profile_row(self, profile, kind):
        self.tables["profiles.csv"].append(
            {
                "profile_id": profile,
                "kind": kind,
                "name": self._maybe(0.5, self._text()),
                "badge": self.pick(["", "none", "rising_talent", "top_rated", "top_rated", "top_rated_plus"]),
                "exclusive_agency_id": self._maybe(0.1, "a1"),
            }
        )

    def _contracts(self, freelancer, agency, size):
        chance = self.chance
        self.shape = chance.choices(SHAPES, [5, 2, 2, 1, 1])[0]
        if self.shape in ("silent", "rising"):
            size = chance.randint(8, 26)
            clients = [self._id("k") for _ in range(size - chance.randint(0, 3))]
        elif size < 10:
            clients = [self._id("k") for _ in range(self.pick([1, 2, 2, 3, 3, 4]))]
        else:
            clients = [self._id("k") for _ in range(chance.randint(2, 12))]
        bundle = [self._contract(freelancer, agency, self.pick(clients)) for _ in range(size)]
        for _ in range(self.pick([0, 0, 0, 1, 2, 4])):
            self.tables["removal_requests.csv"].append(
                {
                    "request_id": self._id("q"),
                    "profile_id": agency or freelancer,
                    "contract_id": self.pick(bundle),
                    "mode": self.pick(["jss_only", "jss_and_profile"]),
                    "requested_at": self._instant(self._past() if chance.random() < 0.8 else self._after(self.as_of)),
                    "requested_by": self.pick(["", "freelancer", "owner", "business_manager", "admin", "member"]),
                    "decision": self.pick(["", "granted", "denied", "pending"]),
                }
            )

    def _contract(self, freelancer, agency, client):
        chance, pick = self.chance, self.pick
        ended = chance.random() < 0.8
        length = pick(LENGTHS) if chance.random() < 0.7 else chance.randrange(0, 800)
        last = self._past()
        if self.shape in ("silent", "rising") and chance.random() < 0.9:
            ended, length = True, chance.randrange(0, 40)
            last = self.as_of - timedelta(days=chance.randrange(0, pick([100, 200, 380])))
        if ended and chance.random() < 0.05:
            last = self._after(self.as_of)
        started = last - timedelta(days=length)
        if not ended and chance.random() < 0.1:
            started = self.as_of + timedelta(days=pick([0, 1, 5]))
        row = {
            "contract_id": self._id("c"),
            "freelancer_id": freelancer,
            "agency_id": agency,
            "client_id": client,
            "title": self._maybe(0.3, self._text()),
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
            request = {"contract_id": row["contract_id"], "requested_at": self._instant(self._after(started))}
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
            days = [self._after(started)]
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

    def _scores(self, glad):
        """Columns of stars and private score: around the thresholds, or plain good."""
        chance, pick = self.chance, self.pick
        if glad and chance.random() < 0.85:
            return {"public_score": pick(["4.75", "5", "5.00"]), "private_score": pick(["", "8", "9", "10"])}
        kind = chance.random()
        if kind < 0.3:
            private, threshold, weight = pick(range(11)), pick(["0.5", "0.75"]), pick(["0.3", "0.4"])
            public = (Fraction(threshold) - (1 - Fraction(weight)) * Fraction(private, 10)) / Fraction(weight)
            cents = min(500, max(100, int((4 * public + 1) * 100) + pick([-1, 0, 1])))
            return {"public_score": f"{cents // 100}.{cents % 100:02d}", "private_score": str(private)}
        scores = {
            "public_score": self._maybe(0.75, pick(STARS)),
            "private_score": self._maybe(0.6, str(chance.randint(0, 10))),
        }
        if kind > 0.7:
            values = ["3"] * 5 + [pick(["2.99", "3", "3.01"])] if chance.random() < 0.4 else None
            for index, name in enumerate(ATTRIBUTES):
                scores[name] = values[index] if values else pick(STARS)
            if chance.random() < 0.6:
                scores["public_score"] = ""
            if chance.random() < 0.15:
                scores[pick(ATTRIBUTES)] = ""
        return scores

    def _feedback_row(self, contract, author, kind, submitted, scores):
        row = dict.fromkeys((column.name for column in COLUMNS["feedback.csv"]), "")
        row.update(scores)
        row.update(
            feedback_id=self._id("b"),
            contract_id=contract["contract_id"],
            author=author,
            kind=kind,
            submitted_at=submitted,
            comment=self._maybe(0.4, self._text()),
        )
        self.tables["feedback.csv"].append(row)
        return row

    def _client_feedback(self, contract, ended, glad):
        chance, pick = self.chance, self.pick
        same = None
        for _ in range(pick([1, 1, 1, 1, 1, 1, 2, 3])):
            day = self._after(ended)
            submitted = self._instant(day)
            if same is not None and chance.random() < 0.4:
                day, submitted = same
            same = day, submitted
            row = self._feedback_row(contract, "client", "final", submitted, self._scores(glad))
            if chance.random() < 0.15:
                removed = self._after(day)
                if chance.random() < 0.5:
                    removed = max(day, self.as_of + timedelta(days=pick([-1, 0, 1])))
                row["removal"] = pick(["jss_only", "jss_and_profile"])
                row["removed_on"] = removed.isoformat()
                row["removal_ground"] = pick(["perk", "manipulation", "author_request", "fraud"])
            elif chance.random() < 0.03:
                row["removed_on"] = day.isoformat()  # without a removal it says nothing
            if chance.random() < 0.2:
                row["response"] = self._text() or "thanks"
                row["responded_at"] = self._instant(day + timedelta(days=pick([1, 2, 28, 29])))
            if chance.random() < 0.1:
                self.tables["feedback_reports.csv"].append(
                    {
                        "feedback_id": row["feedback_id"],
                        "reported_at": self._instant(self._after(day)),
                        "ground": pick(["manipulation", "inappropriate", "irrelevant", "conflict_of_interest", "fraud"]),
                        "decision": pick(["", "pending", "removed", "kept"]),
                    }
                )

    def _other_feedback(self, contract, started, ended):
        """What never counts: mid-contract feedback and the freelancer's."""
        if self.chance.random() < 0.5:
            last = ended or self.as_of + timedelta(days=5)
            day = min(max(started, last), self._after(started))
            stars = {"public_score": self.pick(STARS)}
            self._feedback_row(contract, "client", "mid_contract", self._instant(day), stars)
        else:
            submitted = self._instant(self._after(ended or started))
            self._feedback_row(contract, "freelancer", "final", submitted, self._scores(False))

    def _text(self):
        return self.pick(
            [
                "Good work", "", "a, b and c", 'he said "fine"', "two\nlines", "two\r\nlines", "a\rb", "=1+1", "'quoted'",
                "\u0645\u0631\u062d\u0628\u0627", "\u0928\u092e\u0938\u094d\u0924\u0947", "\U0001f44d\U0001f3fd", " edge ",
                "\t", '"', ",", "<b>x</b>", "x" * 1200, "\u00e9" * 700, "nul\0byte", "\u202ertl",
            ]
        )  # fmt: skip


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
