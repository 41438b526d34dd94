"""The values of a hostile marketplace: ids, days, instants, scores and texts on every boundary and beside it."""

from datetime import date, timedelta
from fractions import Fraction

from reference.columns import ATTRIBUTES
from reference.dates import add_months

EARNINGS = ["0", "0.99", "1", "1.00", "1.01", "249.99", "250", "250.00", "250.01", "500.5", "1000", "1000.01", "4321"]
STARS = ["1", "1.00", "1.99", "2", "2.49", "2.5", "2.99", "3", "3.00", "3.01", "3.5", "3.99", "4", "4.33", "4.99", "5"]


class Values:
    """A source of values around one as-of day. `chance` decides."""

    def __init__(self, chance, as_of):
        self.chance = chance
        self.pick = chance.choice
        self.as_of = as_of
        self.numbers = {}  # how many ids of a kind there are

    def maybe(self, share, value):
        return value if self.chance.random() < share else ""

    # Names

    def id(self, kind):
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        plain = f"{kind}{number}"
        if self.chance.random() < 0.9:
            return plain
        return self.pick(
            [
                f"cafe\u0301 {plain}",
                f"caf\u00e9 {plain}",
                f"\ufb01{plain}",  # before the next by UTF-8 bytes, after it by UTF-16
                f"\U0001f600{plain}",
                f"{plain},{number}",
                f'{plain}"{number}',
                f" {plain} ",
                f"0{plain}",
                f"{plain.upper()}",
                plain + "\u00e9" * ((64 - len(plain)) // 2),  # 63 or 64 bytes
                (plain + "x" * 64)[:64],
                f"{plain}'{number}",
                f"{plain}\u200b",
                f"{plain[0]}\u00a0{number}",
                f"{number % 10}.{number}E+17",
            ]
        )

    def twin_ids(self, kind):
        """Two ids that differ in their bytes alone."""
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return f"{kind}{number}\u00e9", f"{kind}{number}e\u0301"

    # Days

    def edge(self):
        """A day that some rule asks about, or its neighbour."""
        months = self.pick([0, 0, 1, 2, 3, 3, 6, 6, 6, 9, 12, 12, 18, 24, 24, 36])
        days = self.pick([0, 0, 0, 14, 28, 90, 180, 360])
        return add_months(self.as_of, -months) - timedelta(days=days + self.pick([-1, 0, 0, 1]))

    def past(self):
        if self.chance.random() < 0.6:
            return min(self.edge(), self.as_of + timedelta(days=1))
        return self.as_of - timedelta(days=self.chance.randrange(0, 900))

    def after(self, day):
        """That day or one after it, perhaps after the as-of day."""
        if self.chance.random() < 0.25:
            return max(day, self.as_of + timedelta(days=self.pick([-1, 0, 1, 2, 30])))
        return day + timedelta(days=self.pick([0, 0, 1, 2, 13, 14, 15, 28, 30, 90, 180]))

    def instant(self, day, share_plain=0.6):
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

    # Scores and texts

    def scores(self, glad):
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
            "public_score": self.maybe(0.75, pick(STARS)),
            "private_score": self.maybe(0.6, str(chance.randint(0, 10))),
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

    def text(self):
        return self.pick(
            [
                "Good work", "", "a, b and c", 'he said "fine"', "two\nlines", "two\r\nlines", "a\rb", "=1+1", "'quoted'",
                "\u0645\u0631\u062d\u0628\u0627", "\u0928\u092e\u0938\u094d\u0924\u0947", "\U0001f44d\U0001f3fd", " edge ",
                "\t", '"', ",", "<b>x</b>", "x" * 1200, "\u00e9" * 700, "nul\0byte", "\u202ertl",
            ]
        )  # fmt: skip
