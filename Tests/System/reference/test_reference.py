"""The reference held against the specification's own cases."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from reference import badges, dates, known, outcomes, policies, removal, tables, windows
from reference.jobs import jobs, tier_weight
from reference.model import Contract, Feedback, Market, Profile
from reference.stars import star_average

pytestmark = pytest.mark.reference

DAY = date(2024, 6, 30)


def days_ago(days):
    return DAY - timedelta(days=days)


def feedback(stars=None, private=None, day=DAY, removed_on=None, number="b1"):
    exact = None if stars is None else Fraction(stars)
    return Feedback(
        number, "client", "final", dates.parse_instant(str(day)), exact, None if private is None else Fraction(private), removed_on
    )


def contract(number=1, client=None, started=days_ago(30), ended=DAY, earnings="300", **other):
    values = dict(
        id=f"c{number}",
        freelancer="f1",
        agency=None,
        client=client or f"k{number}",
        started_on=started,
        ended_on=ended,
        end_reason=None,
        earnings=Fraction(earnings),
        first_paid_on=None,
        last_paid_on=None,
        client_standing="good",
    )
    values.update(other)
    return Contract(**values)


def policy(name="standard", **changes):
    return policies.resolve(policies.merged(policies.built_in(name), changes))


def outcome_of(one, rules=None, day=DAY, others=()):
    return outcomes.outcome(one, [one, *others], rules or policy(), day)


class TestReferenceCases:
    """2.9"""

    def test_r1_trending(self):
        def of(name, months, score):
            return windows.Window(name, months, Fraction(score), 4, 4, *[Fraction(0)] * 4)

        trending = of("trending", 6, Fraction(94 + 98, 2))
        assert trending.score == 96
        scored = [of("6m", 6, 94), of("12m", 12, 88), of("24m", 24, 92), trending]
        assert windows.deciding_window(scored) is trending

    def _long(self, paid, stars):
        start = date(2023, 1, 1)
        payments = tuple((start + timedelta(days=day), Fraction(100)) for day in paid)
        one = contract(
            started=start, ended=start + timedelta(days=270), payments=payments, feedback=(feedback(stars),)
        )
        judged, _ = outcome_of(one)
        return [job.outcome for job in jobs(one, judged, policy(), DAY)]

    def test_r2_r3_r4_length(self):
        assert self._long([0, 91, 270], 5) == ["positive"] * 3
        assert self._long([90, 180, 181], 5) == ["positive"] * 3
        assert self._long([0, 181], 5) == ["positive"] * 2
        assert self._long([0, 100, 200], 1) == ["positive", "positive", "negative"]

    def test_r5_long_term(self):
        for last, expected in ((date(2025, 4, 1), "positive"), (date(2025, 3, 31), "ineligible")):
            start = date(2025, 1, 1)
            one = contract(1, "k", start, None, first_paid_on=start, last_paid_on=start)
            two = contract(2, "k", start, None, first_paid_on=last, last_paid_on=last)
            for each, other in ((one, two), (two, one)):
                assert outcome_of(each, day=date(2025, 6, 1), others=[other])[0] == expected

    def test_r6_window_edge(self):
        ended = date(2026, 1, 15)
        assert windows.lies_in(ended, 6, date(2026, 7, 15))
        assert not windows.lies_in(ended, 6, date(2026, 7, 16))

    def test_r7_private_scores(self):
        judged = [outcome_of(contract(feedback=(feedback(5, private),)))[0] for private in range(11)]
        assert judged == ["negative"] * 3 + ["neutral"] * 4 + ["positive"] * 4

    def test_r8_tiers(self):
        for earnings, weight in (("250.00", 1), ("250.01", 1.25), ("1000.00", 1.25), ("1000.01", 1.5), ("0", 1)):
            assert tier_weight(contract(earnings=earnings), policy(), DAY) == weight

    def test_r9_numerators(self):
        history = [contract(number, feedback=(feedback(1 if number == 1 else 5),)) for number in range(1, 11)]
        for numerator, score in (("net", 80), ("successful", 90)):
            sheet = windows.score(history, policy(numerator=numerator), DAY)
            assert (sheet.exact, sheet.deciding.name) == (score, "24m")


class TestSatisfaction:
    """2.2"""

    def judged(self, rules, stars=None, private=None, reason=None):
        return outcomes.satisfaction(contract(end_reason=reason, feedback=(feedback(stars, private),)), rules, DAY)

    def test_weighted(self):
        rows = [
            ("2.6", 9, None, "positive"),  # 0.30 * 0.4 + 0.70 * 0.9 is 0.75 exactly
            ("2.59", 9, None, "neutral"),
            ("2.61", 9, None, "positive"),
            ("3", 5, None, "neutral"),  # 0.5 exactly
            ("2.99", 5, None, "negative"),
            ("4", None, None, "positive"),
            ("3.99", None, None, "neutral"),
            ("3", None, None, "neutral"),
            ("2.99", None, None, "negative"),
            (None, 8, None, "positive"),
            (None, 7, None, "neutral"),
            (None, 5, None, "neutral"),
            (None, 4, None, "negative"),
            (None, None, None, None),
            (None, None, "successful", None),  # a reason of weight 0 is no signal
        ]
        for stars, private, reason, expected in rows:
            assert self.judged(policy(), stars, private, reason) == expected, (stars, private, reason)

    def test_reason_with_a_weight(self):
        rules = policy(satisfaction={"weights": {"public": "0", "private": "0", "end_reason": "1"}})
        assert self.judged(rules, 1, 0, "successful") == "positive"
        assert self.judged(rules, 5, 10, "unsuccessful") == "negative"
        assert self.judged(rules, 5, 10, "other") is None

    def test_override(self):
        rows = [
            ("3", None, None, "positive"),
            ("2.99", None, None, "negative"),
            ("5", 5, "successful", "positive"),
            ("5", 4, "successful", "negative"),
            ("5", 10, "unsuccessful", "negative"),
            ("5", 10, "other", "positive"),
            ("1", 10, "successful", "negative"),
            (None, None, "successful", "positive"),
            (None, None, "unsuccessful", "negative"),
            (None, None, "client_unresponsive", None),
            (None, None, None, None),
            (None, 5, None, "positive"),
            (None, 4, None, "negative"),
            (None, 5, "unsuccessful", "negative"),
        ]
        for stars, private, reason, expected in rows:
            found = self.judged(policy("upwork-2024-09"), stars, private, reason)
            assert found == expected, (stars, private, reason)


class TestOutcomes:
    """2.3 and 2.1, rule by rule"""

    def test_rules(self):
        good, bad, silent = feedback(5), feedback(1), feedback()
        flagged_counts = policy(exclude_flagged_clients="no")
        rows = [
            (dict(client_standing="suspended", feedback=(bad,)), None, "client_excluded"),
            (dict(client_standing="flagged", feedback=(bad,)), None, "client_excluded"),
            (dict(client_standing="flagged", feedback=(bad,)), flagged_counts, "negative_feedback"),
            (dict(feedback=(feedback(1, removed_on=DAY),)), None, "feedback_removed"),
            (dict(feedback=(feedback(1, removed_on=DAY + timedelta(days=1)),)), None, "negative_feedback"),
            (dict(feedback=(bad,), earnings="0"), None, "negative_feedback"),
            (dict(feedback=(good,), earnings="0.99"), None, "no_earnings"),
            (dict(feedback=(good,), earnings="1"), None, "feedback"),
            (dict(feedback=(silent,)), None, "no_feedback"),
            (dict(started=days_ago(90), ended=None), None, "long_term"),
            (dict(started=days_ago(89), ended=None), None, "open"),
            (dict(started=days_ago(90), ended=None, earnings="0.99"), None, "open"),
            (dict(ended=DAY + timedelta(days=1)), None, "open"),
            (dict(earnings="0.99"), None, "no_work"),
            (dict(payments=((DAY + timedelta(days=1), Fraction(50)),)), None, "no_work"),
            (dict(payments=((DAY, Fraction(1)),)), None, "no_feedback"),
            (dict(started=DAY, first_paid_on=DAY + timedelta(days=1)), None, "no_work"),
            (dict(), None, "no_feedback"),
        ]
        for values, rules, expected in rows:
            assert outcome_of(contract(**values), rules)[1] == expected, values

    def test_the_last_final_feedback_stands(self):
        early = feedback(5, day="2024-06-30T10:00:00+00:00", number="b9")
        late = feedback(1, day="2024-06-30T09:00:00-02:00", number="b1")
        tie = feedback(5, day="2024-06-30T11:00:00Z", number="b2")
        tomorrow = feedback(5, day="2024-06-30T23:00:00-02:00", number="b3")
        for history, expected in (((early, late), late), ((late, tie, early), tie), ((late, tomorrow), late)):
            assert known.standing_feedback(contract(feedback=history), DAY) is expected

    def test_a_spoilt_relationship(self):
        old = contract(1, "k", days_ago(200), days_ago(10))
        for other, expected in (
            (contract(2, "k", feedback=(feedback(1),)), "no_feedback"),
            (contract(2, "k", feedback=(feedback(1, removed_on=DAY),)), "long_term"),
            (contract(2, "k", feedback=(feedback(1),), client_standing="suspended"), "long_term"),
            (contract(2, "other", feedback=(feedback(1),)), "long_term"),
        ):
            assert outcome_of(old, others=[other])[1] == expected


class TestJobs:
    """2.5"""

    def days(self, one, rules=None):
        return [(job.day - one.started_on).days for job in jobs(one, "positive", rules or policy(), DAY)]

    def test_lengths(self):
        for length, expected in (
            (0, [0]), (89, [89]), (90, [90]), (91, [91]), (179, [179]), (180, [90, 180]), (181, [90, 181]),
            (269, [90, 269]), (270, [90, 180, 270]), (719, [90 * k for k in range(1, 7)] + [719]),
            (720, [90 * k for k in range(1, 9)]), (810, [90 * k for k in range(2, 10)]),
            (811, [90 * k for k in range(2, 9)] + [811]),
        ):  # fmt: skip
            assert self.days(contract(started=days_ago(length))) == expected, length

    def test_paid_until(self):
        for last_paid, expected in ((0, [270]), (90, [270]), (91, [90, 270]), (180, [90, 270]), (181, [90, 180, 270])):
            one = contract(started=days_ago(270), last_paid_on=days_ago(270 - last_paid))
            assert self.days(one) == expected, last_paid

    def test_open_contracts_end_with_their_last_payment(self):
        one = contract(started=days_ago(300), ended=None, payments=((days_ago(100), Fraction(5)), (DAY, Fraction(-1))))
        assert self.days(one) == [200]
        assert self.days(contract(started=days_ago(100), ended=None)) == [100]

    def test_length_off(self):
        assert self.days(contract(started=days_ago(270)), policy(length="off")) == [270]


class TestWindows:
    """2.6 and 2.7"""

    def test_add_months_clamps(self):
        for day, months, expected in (
            ("2024-03-31", -1, "2024-02-29"), ("2023-03-31", -1, "2023-02-28"), ("2024-02-29", -12, "2023-02-28"),
            ("2024-02-29", -24, "2022-02-28"), ("2024-08-31", -6, "2024-02-29"), ("2024-12-31", -3, "2024-09-30"),
            ("2024-01-15", -1, "2023-12-15"), ("2024-11-30", 3, "2025-02-28"),
        ):  # fmt: skip
            assert dates.add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)

    def test_ties_go_to_the_longer_window_and_trending_comes_last(self):
        history = [contract(number, feedback=(feedback(5),)) for number in (1, 2)]
        rules = policy(windows=["24", "6", "12", "trending"])
        sheet = windows.score(history, rules, DAY)
        assert [each.name for each in sheet.windows] == ["24m", "6m", "12m", "trending"]
        assert {each.score for each in sheet.windows} == {100}
        assert sheet.deciding.name == "24m"

    def test_reasons(self):
        one, two, three = (contract(number, feedback=(feedback(5),)) for number in (1, 2, 3))
        for history, rules, reason in (
            ([contract()], None, "no_eligible_contracts"),
            ([one], None, "too_few_contracts"),
            ([one, contract(2, "k1", feedback=(feedback(5),))], None, "too_few_clients"),
            ([one, two], None, ""),
            ([one, two, three], "upwork-2020-11", "too_few_contracts"),
        ):
            assert windows.score(history, policy(rules or "standard"), DAY).reason == reason

    def test_clients_over_a_lifetime(self):
        old = contract(1, ended=days_ago(1000), started=days_ago(1001), feedback=(feedback(5),))
        recent = [contract(number, "k", feedback=(feedback(5),)) for number in (2, 3)]
        assert windows.score([old, *recent], policy(), DAY).exact is None
        assert windows.score([old, *recent], policy("upwork-2024-09"), DAY).exact == 100

    def test_missing_feedback(self):
        def sheet(silent, good):
            history = [contract(number) for number in range(silent)]
            history += [contract(100 + number, feedback=(feedback(5),)) for number in range(good)]
            return windows.score(history, policy(), DAY)

        for silent, good, missing in ((7, 13, 0), (4, 6, "1.25"), (3, 7, 0), (8, 12, "1.25"), (5, 4, 0), (9, 11, "2.5")):
            assert sheet(silent, good).shown.missing == Fraction(missing), (silent, good)
        assert sheet(4, 6).exact == Fraction(100 * 6, 7)

    def test_net_is_never_below_0(self):
        history = [contract(number, feedback=(feedback(1),)) for number in (1, 2)]
        assert windows.score(history, policy(), DAY).exact == 0


class TestWhoseContractsCount:
    """2.3: an agency's contract counts for its member too, unless the member is exclusive"""

    def market(self, exclusive=None, rules=None):
        agency = Profile("a1", "agency", "top_rated", [contract(3, agency="a1", feedback=(feedback(1),))])
        member = Profile("f1", "freelancer", None, [contract(number, feedback=(feedback(5),)) for number in (1, 2)])
        member.exclusive_agency = exclusive
        if exclusive is None:
            member.member_contracts, member.agencies = agency.contracts, {"a1": agency}
        return tables.tables(Market([agency, member], []), rules or policy(), DAY)

    def rows(self, found, file, profile):
        header, *rows = found[file]
        return [dict(zip(header, row)) for row in rows if row[header.index("profile_id")] == profile]

    def test_both(self):
        found = self.market()
        assert [row["contract_id"] for row in self.rows(found, "outcomes.csv", "f1")] == ["c1", "c2", "c3"]
        assert [row["owner"] for row in self.rows(found, "outcomes.csv", "f1")] == ["f1", "f1", "a1"]
        assert [row["freelancer_id"] for row in self.rows(found, "outcomes.csv", "a1")] == ["f1"]
        assert self.rows(found, "scores.csv", "f1")[0]["jss"] == "33"
        # The agency's badge decides about its contract, the member's about the others.
        failed = {row["contract_id"]: row["failed_checks"] for row in self.rows(found, "removals.csv", "f1")}
        assert failed == {"c1": "not_top_rated", "c2": "not_top_rated", "c3": ""}
        assert not [row for row in self.rows(found, "actions.csv", "f1") if row["contract_id"] == "c3"]

    def test_an_exclusive_member_and_an_agencys_policy(self):
        for found in (self.market(exclusive="a1"), self.market(rules=policy(member_contracts="agency"))):
            assert len(self.rows(found, "outcomes.csv", "f1")) == 2
            assert self.rows(found, "scores.csv", "f1")[0]["jss"] == "100"


class TestIdleContracts:
    """2.3: an open contract without a payment for so many months passes rule 7"""

    rules = policy(idle_after_months="3", no_work="negative")

    def test_without_work(self):
        one = contract(started=date(2024, 3, 1), ended=None, earnings="0.99")
        assert outcome_of(one, self.rules, date(2024, 5, 31)) == ("ineligible", "open")
        assert outcome_of(one, self.rules, date(2024, 6, 1)) == ("negative", "no_work")
        assert outcome_of(one, day=date(2024, 6, 1)) == ("ineligible", "open")
        assert [job.day for job in jobs(one, "negative", self.rules, DAY)] == [date(2024, 6, 1)]

    def test_with_work(self):
        one = contract(started=date(2024, 1, 1), ended=None, last_paid_on=date(2024, 2, 29))
        assert outcome_of(one, self.rules, date(2024, 5, 28)) == ("ineligible", "open")
        assert outcome_of(one, self.rules, date(2024, 5, 29)) == ("ineligible", "no_feedback")
        assert known.has_ended(one, DAY) is False


class TestRemovals:
    """3.2, 3.3"""

    def test_a_removal_may_change_another_contract(self):
        history = [
            contract(1, "k", days_ago(200), days_ago(10)),
            contract(2, "k", feedback=(feedback(1),)),
            contract(3, feedback=(feedback(5),)),
        ]
        (lowers, raises) = reversed(removal.removals(Profile("f1", "freelancer", None, history), policy(), DAY))
        assert (raises.contract, raises.effect) == ("c2", "raises")
        assert (raises.before.exact, raises.after.exact) == (0, 100)
        assert (lowers.contract, lowers.effect) == ("c3", "loses_score")

    def test_checks(self):
        def failed(badge, requests, day, ended=0, rules="standard"):
            history = [contract(number, ended=day) for number in range(ended)]
            profile = Profile("f1", "freelancer", badge, history, requests)
            return removal.failed_checks(profile, policy(rules), day)

        last, first = date(2024, 9, 2), date(2024, 9, 3)
        assert failed("top_rated", [], last) == []
        assert failed("top_rated", [], first) == ["perk_ended"]
        assert failed("top_rated", [], first, rules="upwork-2020-03") == []
        assert failed("top_rated", [], date(2020, 1, 1), rules="upwork-2024-09") == ["perk_ended"]
        assert failed("rising_talent", [], last) == ["not_top_rated"]
        assert failed(None, [last], last, 10) == ["not_top_rated", "too_soon", "too_few_completed"]
        assert failed("top_rated_plus", [date(2024, 6, 2)], last, 10) == []
        assert failed("top_rated_plus", [date(2024, 6, 3)], last, 10) == ["too_soon"]
        assert failed("top_rated_plus", [date(2024, 6, 2)], last, 9) == ["too_few_completed"]
        assert failed("top_rated_plus", [first], last, 0) == []


class TestBadges:
    """4.8"""

    def of(self, *contracts, kind="freelancer", badge=None, day=DAY):
        return badges.badges(Profile("f1", kind, badge, list(contracts)), policy(), day)

    def test_sundays_include_the_day_itself(self):
        for day, last in ((DAY, DAY), (DAY - timedelta(days=1), date(2024, 6, 23)), (date(2024, 7, 1), DAY)):
            found = badges.sundays(day)
            assert (len(found), found[0], found[-1]) == (16, last, last - timedelta(days=105))

    def test_the_year_of_earnings(self):
        def earned(paid_on, day=DAY):
            return self.of(contract(started=date(2020, 1, 1), ended=None, payments=((paid_on, Fraction(7)),)), day=day).earned

        for paid_on, expected in ((date(2023, 6, 29), 0), (date(2023, 6, 30), 7), (DAY, 7), (date(2024, 7, 1), 0)):
            assert earned(paid_on) == expected, paid_on
        leap = date(2024, 2, 29)
        assert [earned(date(2023, 2, day), leap) for day in (27, 28)] == [0, 7]

    def test_limits_of_each_kind(self):
        rows = [
            ("freelancer", "999.99", False, False), ("freelancer", "1000", True, False),
            ("freelancer", "9999.99", True, False), ("freelancer", "10000", True, True),
            ("agency", "9999.99", False, False), ("agency", "10000", True, False),
            ("agency", "20000", True, False), ("agency", "20000.01", True, True),
        ]  # fmt: skip
        for kind, earnings, earned, plus in rows:
            met = self.of(contract(earnings=earnings), kind=kind).met
            assert (met["earned"], met["earned_plus"]) == (earned, plus), (kind, earnings)

    def test_the_first_contract(self):
        for age, expected in ((90, False), (91, True)):
            assert self.of(contract(started=days_ago(age))).met["first_contract"] == expected, age

    def test_what_is_listed(self):
        found = self.of(contract())
        assert [found.differs(each) for each in (None, "none", "rising_talent", "top_rated")] == [None, False, False, True]
        assert self.of(contract(), badge="rising_talent").sundays == 16


class TestWriting:
    """6.1 and 2.10"""

    def test_half_up(self):
        for value, places, expected in (
            ("89.5", 0, "90"), ("89.49", 0, "89"), ("0", 4, "0.0000"), ("1.00005", 4, "1.0001"), ("1.00004", 4, "1.0000"),
            ("99.99995", 4, "100.0000"), ("4.825", 2, "4.83"), ("4.8249", 2, "4.82"),
        ):  # fmt: skip
            assert tables.half_up(Fraction(value), places) == expected

    def test_star_average(self):
        history = [
            contract(1, earnings="100", feedback=(feedback(5, removed_on=DAY),)),
            contract(2, earnings="300", feedback=(feedback(4),), client_standing="suspended"),
            contract(3, earnings="0.99", feedback=(feedback(1),)),
            contract(4, earnings="400", started=days_ago(500), ended=days_ago(200), feedback=(feedback(3, day=days_ago(181)),)),
        ]  # fmt: skip
        assert star_average(history, DAY) == Fraction(2900, 800)
        assert star_average(history, DAY, 180) == Fraction(1700, 400)
        assert star_average(history, DAY, 360) == Fraction(2900, 800)

    def test_records(self):
        assert tables.shown_record(b"a\xe9\xff,\xc3\xa9") == "a\\xE9\\xFF,\u00e9"
        assert tables.shown_record(b"x" * 999 + b"\xc3\xa9") == "x" * 999 + "\\xC3"
        assert tables.written([["a", "b,c", 'd"e', "f\rg"]]) == b'a,"b,c","d""e","f\rg"\n'
