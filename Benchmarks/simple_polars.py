"""The simple score in Polars: lazy, only the columns that are needed, the streaming engine.

    python simple_polars.py FOLDER AS_OF OUTPUT

POLARS_MAX_THREADS tells it how many threads to use.
"""

import sys
from calendar import monthrange
from datetime import date

import polars as pl


def main(folder: str, as_of: date, output: str) -> None:
    # No window has what ended before this day, and final feedback comes after the end: both go before anything is joined.
    first = add_months(as_of, -24)
    feedback = (
        pl.scan_csv(
            f"{folder}/feedback.csv",
            schema_overrides={"public_score": pl.Float64, "private_score": pl.Float64},
        )
        .filter(pl.col("author") == "client", pl.col("kind") == "final")
        .filter(pl.col("submitted_at").str.slice(0, 10).is_between(pl.lit(first.isoformat()), pl.lit(as_of.isoformat())))
        .select("contract_id", "submitted_at", "public_score", "private_score")
        .group_by("contract_id")
        .agg(
            pl.col("public_score").max_by("submitted_at"),
            pl.col("private_score").max_by("submitted_at"),
        )
    )
    stars, private = (pl.col("public_score") - 1) / 4, pl.col("private_score") / 10
    satisfaction = (
        pl.when(pl.col("public_score").is_null())
        .then(private)
        .when(pl.col("private_score").is_null())
        .then(stars)
        .otherwise(stars * 0.3 + private * 0.7)
    )
    contracts = (
        pl.scan_csv(
            f"{folder}/contracts.csv",
            schema_overrides={"ended_on": pl.Date, "earnings": pl.Float64},
        )
        .select("contract_id", "freelancer_id", "agency_id", "client_id", "ended_on", "earnings")
        .filter(pl.col("ended_on").is_between(first, as_of), pl.col("earnings") >= 1)
        .join(feedback, on="contract_id")
        .with_columns(satisfaction=satisfaction)
        .filter(pl.col("satisfaction").is_not_null())
        .select(
            "freelancer_id",
            "agency_id",
            client="client_id",
            ended_on="ended_on",
            sign=pl.when(pl.col("satisfaction") >= 0.75)
            .then(1.0)
            .when(pl.col("satisfaction") < 0.5)
            .then(-1.0)
            .otherwise(0.0),
            weight=pl.when(pl.col("earnings") <= 250)
            .then(1.0)
            .when(pl.col("earnings") <= 1000)
            .then(1.25)
            .otherwise(1.5),
        )
    )
    # An agency's contract counts for its member as well. Without profiles.csv nobody is exclusive to an agency.
    counted = pl.concat(
        [
            contracts.with_columns(profile=pl.coalesce("agency_id", "freelancer_id")),
            contracts.filter(pl.col("agency_id").is_not_null()).with_columns(profile="freelancer_id"),
        ]
    )
    aggregates = []
    for months in (6, 12, 24):
        inside = pl.col("ended_on") >= add_months(as_of, -months)
        aggregates += [
            (pl.col("sign") * pl.col("weight")).filter(inside).sum().alias(f"net_{months}"),
            pl.col("weight").filter(inside).sum().alias(f"total_{months}"),
            inside.sum().alias(f"contracts_{months}"),
            # Two clients or more: the first and the last in order are different, which costs less than counting.
            pl.col("client").filter(inside).min().alias(f"first_{months}"),
            pl.col("client").filter(inside).max().alias(f"last_{months}"),
        ]
    windows = [
        pl.when(pl.col(f"contracts_{m}") >= 2, pl.col(f"first_{m}") != pl.col(f"last_{m}")).then(
            pl.max_horizontal(pl.col(f"net_{m}"), pl.lit(0.0)) / pl.col(f"total_{m}") * 100
        )
        for m in (6, 12, 24)
    ]
    (
        counted.group_by("profile")
        .agg(aggregates)
        .select("profile", score=pl.max_horizontal(windows).round(4))
        .sink_csv(output, engine="streaming")
    )


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


if __name__ == "__main__":
    main(sys.argv[1], date.fromisoformat(sys.argv[2]), sys.argv[3])
