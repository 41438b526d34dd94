"""Faults of values, between columns and of references (1.5), put into sound rows at random."""

from reference.columns import ATTRIBUTES, COLUMNS
from reference import values

SHARE = 0.06  # of the rows

DATES = [
    "2024-02-30", "2023-02-29", "2024-13-01", "2024-1-01", "24-01-01", "2024/01/01", "1989-12-31", "2200-01-01", "0000-01-01",
    "2024-01-01T", "2024-01-01 10:00:00Z", "2024-01-01T10:00Z", "2024-01-01T24:00:00Z", "2024-01-01T23:59:60Z",
    "2024-01-01T10:00:00", "2024-01-01T10:00:00.Z", "2024-01-01T10:00:00+0100", "2024-01-01T10:00:00+24:00",
    "2024-01-01T10:60:00Z", "\u0662\u0660\u0662\u0664-01-01", "today", "2024-01-01x", "-2024-01-01", "1990-01-01T00:00:00+00:01",
]  # fmt: skip
NUMBERS = ["+5", "5e1", "nan", "inf", "0x10", "1,000", "1 0", ".5", "5.", "-0", "-0.00", "\u0665", "5\u00a0", "$5", "--5", "1.2.3", "-"]
IDENTIFIERS = ["=x", "+x", "-x", "@x", "x\ty", "x\ny", "x\0", "x\x7f", "x" * 65, "\u00e9" * 33, "x\u0085y"]


def spoil(tables, chance):
    for file, rows in tables.items():
        broken = []
        for row in rows:
            broken.append(row)
            while chance.random() < SHARE:
                if chance.random() < 0.15:
                    broken.append(dict(row))  # the same id again
                else:
                    _spoil_row(file, row, chance)
        rows[:] = broken
    _wrong_roles(tables["contracts.csv"], chance)


def _spoil_row(file, row, chance):
    kind = chance.random()
    if kind < 0.5:
        column = chance.choice(COLUMNS[file])
        wrong = _wrong_values(column, chance)
        if wrong is not None:
            row[column.name] = wrong
    elif kind < 0.8 and file in _BETWEEN:
        row.update(chance.choice(_BETWEEN[file]))
    else:
        names = [name for name in ("contract_id", "profile_id", "feedback_id") if name in row]
        if file == "profiles.csv":
            row["kind"] = "agency" if row["kind"] == "freelancer" else "freelancer"
        elif file != "contracts.csv":
            row[chance.choice(names)] = chance.choice(["nowhere", "c1", "f1", "a1", "b1"])


def _wrong_values(column, chance):
    if column.not_empty and chance.random() < 0.3:
        return ""
    if column.read in (values.day, values.instant):
        return chance.choice(DATES)
    if column.read is values.identifier:
        return chance.choice(IDENTIFIERS)
    if column.read is values.earned:
        return chance.choice(NUMBERS + ["-1", "1.234", "10000000000000.01", "9" * 40, "10000000000000"])
    if column.read is values.paid:
        return chance.choice(NUMBERS + ["1.234", "10000000000000.01", "-10000000000000.01", "-10000000000000"])
    if column.read is values.stars:
        return chance.choice(NUMBERS + ["0", "0.99", "5.01", "4.567", "-1", "01.50"])
    if column.read is values.likelihood:
        return chance.choice(NUMBERS + ["11", "-1", "7.5", "07"])
    if column.read is values.percent:
        return chance.choice(NUMBERS + ["101", "-1", "87.0", "087", "100", "0"])
    if column.read is not values.text:
        return chance.choice(["x", "Ended", "TRUE", "1", "ended ", "\u200bended"])
    return None


_BETWEEN = {
    "contracts.csv": [
        {"status": "ended", "ended_on": ""},
        {"status": "active"},
        {"status": "paused", "ended_on": "", "end_reason": "other"},
        {"ended_on": "1995-01-01"},
        {"started_on": "2024-05-05T23:30:00-02:00"},
        {"started_on": "2024-05-05t01:30:00+02:00"},
        {"first_paid_on": "1995-01-01"},
        {"last_paid_on": "1995-01-01"},
        {"first_paid_on": "2190-01-02", "last_paid_on": "2190-01-01"},
        {"first_paid_on": "1995-01-02", "last_paid_on": "1995-01-01", "status": "ended", "ended_on": "1994-01-01"},
        {"agency_id": "f1"},
        {"freelancer_id": "a1"},
    ],
    "feedback.csv": [
        {"kind": "mid_contract", "author": "freelancer"},
        {"kind": "mid_contract", "author": "client", "private_score": "5"},
        {"kind": "mid_contract", "author": "client", "private_score": "", "removal": ""},
        {"kind": "mid_contract", "author": "client", "private_score": "", "submitted_at": "2198-01-01"},
        {"kind": "final", "author": "client"},
        {"submitted_at": "1995-01-01"},
        {"submitted_at": "2024-01-01T10:00:00Z", "response": "thanks", "responded_at": "2024-01-01T09:59:59Z"},
        {"submitted_at": "2024-01-01T10:00:00Z", "response": "thanks", "responded_at": "2024-01-01T12:00:00+02:00"},
        {"response": "thanks", "responded_at": ""},
        {"response": "", "responded_at": "1995-01-01"},
        {"removal": "jss_only", "removed_on": "", "removal_ground": "perk"},
        {"removal": "jss_only", "removed_on": "1995-01-01", "removal_ground": "perk"},
        {"removal": "jss_only", "removed_on": "2198-01-01", "removal_ground": ""},
        {"removal": "jss_only", "removed_on": "2198-01-01", "removal_ground": "fraud", "author": "freelancer"},
        {"removal": "", "removed_on": "1995-01-01", "removal_ground": "fraud"},
        dict.fromkeys(ATTRIBUTES, "5"),
    ],
    "payments.csv": [{"paid_on": "1995-01-01"}],
}


def _wrong_roles(contracts, chance):
    """Some contracts name a freelancer as an agency, or an agency as a freelancer."""
    agencies = [row["agency_id"] for row in contracts if row["agency_id"]]
    for row in contracts:
        if chance.random() < 0.01:
            row["agency_id"] = chance.choice(contracts)["freelancer_id"]
        elif agencies and chance.random() < 0.005:
            row["freelancer_id"] = chance.choice(agencies)
