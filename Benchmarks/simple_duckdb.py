"""The simple score in DuckDB: one statement, read straight from the files, in any order.

    python simple_duckdb.py FOLDER AS_OF OUTPUT [THREADS]
"""

import sys

import duckdb

SCORE = """
copy (
  with
    feedback as (
      select contract_id, arg_max(public_score, submitted_at) as public_score,
        arg_max(private_score, submitted_at) as private_score
      from read_csv($folder || '/feedback.csv', all_varchar = false,
        types = {'submitted_at': 'VARCHAR', 'public_score': 'DOUBLE', 'private_score': 'DOUBLE'})
      -- No window has what ended before the first day, and final feedback comes after the end: both go before the join.
      where author = 'client' and kind = 'final'
        and submitted_at[:10] between ($as_of::date - interval 24 month)::date::varchar and $as_of
      group by contract_id
    ),
    contracts as (
      select freelancer_id, agency_id, client_id, ended_on,
        case when public_score is null then private_score / 10
          when private_score is null then (public_score - 1) / 4
          else (public_score - 1) / 4 * 0.3 + private_score / 10 * 0.7 end as satisfaction,
        case when satisfaction >= 0.75 then 1.0 when satisfaction < 0.5 then -1.0 else 0.0 end::double as sign,
        case when earnings <= 250 then 1.0 when earnings <= 1000 then 1.25 else 1.5 end::double as weight
      from read_csv($folder || '/contracts.csv',
        types = {'ended_on': 'DATE', 'earnings': 'DOUBLE', 'agency_id': 'VARCHAR'})
      join feedback using (contract_id)
      where ended_on between ($as_of::date - interval 24 month)::date and $as_of::date and earnings >= 1
        and satisfaction is not null
    ),
    -- An agency's contract counts for its member as well. Without profiles.csv nobody is exclusive to an agency.
    counted as (
      select coalesce(agency_id, freelancer_id) as profile, client_id, ended_on, sign, weight from contracts
      union all
      select freelancer_id, client_id, ended_on, sign, weight from contracts where agency_id is not null
    ),
    windows as (
      select profile,
        WINDOWS
      from counted group by profile
    )
  select profile, round(greatest(SCORES), 4) as score from windows
) to 'OUTPUT' (header)
"""

WINDOW = """
        sum(sign * weight) filter (ended_on >= start_M) as net_M,
        sum(weight) filter (ended_on >= start_M) as total_M,
        count(*) filter (ended_on >= start_M) as contracts_M,
        min(client_id) filter (ended_on >= start_M) as first_M,
        max(client_id) filter (ended_on >= start_M) as last_M"""

BEST = "case when contracts_M >= 2 and first_M <> last_M then greatest(net_M, 0) / total_M * 100 end"


def main(folder: str, as_of: str, output: str, threads: int) -> None:
    months = ("6", "12", "24")
    starts = {m: f"($as_of::date - interval {m} month)::date" for m in months}
    statement = SCORE.replace(
        "WINDOWS", ",".join(WINDOW.replace("start_M", starts[m]).replace("_M", "_" + m) for m in months)
    )
    statement = statement.replace("SCORES", ", ".join(BEST.replace("_M", "_" + m) for m in months))
    connection = duckdb.connect()
    connection.execute(f"set threads = {threads}")
    connection.execute("set preserve_insertion_order = false")
    connection.execute("set enable_progress_bar = false")
    connection.execute(statement.replace("OUTPUT", output), {"folder": folder, "as_of": as_of})


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) > 4 else 2)
