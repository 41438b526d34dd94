#!/usr/bin/env python3
"""Runs jss for many nights in a row over a market that grows, and checks that it stays as good as on the first.

    Tests/System/faults/nights.py --program .build/release/jss --nights 50

Every night: the run is published and whole, the history in step, movers are those of the two scores.csv. Over all
nights memory and time follow the size of the input, and the questions to the history stay quick; the figures are printed.
"""

import argparse
import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import program
from night import history_faults


def measured(jss, arguments, work):
    """Seconds and the most memory, in MiB, of one run."""
    begin = time.monotonic()
    with open(work / "said.txt", "wb") as said:
        process = subprocess.Popen([jss, *arguments], cwd=work, env=program.ENVIRONMENT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"jss {' '.join(arguments)}: status {status}: {(work / 'said.txt').read_text()}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def exact_scores(run):
    with open(run / "scores.csv", encoding="utf-8", newline="") as stream:
        return {row["profile_id"]: int(row["jss_exact"].replace(".", "")) for row in csv.DictReader(stream)
                if row["jss_exact"]}


def movers(before, after):
    """The movers between two tables of scores, in the order of the history: largest first, then by id."""
    changes = [(after[name] - before[name], name) for name in before.keys() & after.keys() if after[name] != before[name]]
    drops = sorted((change, name) for change, name in changes if change < 0)
    rises = sorted((-change, name) for change, name in changes if change > 0)
    return [(name, change) for change, name in drops], [(name, -change) for change, name in rises]


def answered(lists, side):
    return [(mover["profile_id"], round(mover["change"] * 10_000)) for mover in lists[side]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--nights", type=int, default=50)
    parser.add_argument("--profiles", type=int, default=2000, help="on the first night; a hundredth more every night")
    options = parser.parse_args()
    jss = os.path.abspath(options.program)
    passed, failures, last = 0, [], None
    figures = []
    with tempfile.TemporaryDirectory(prefix="jss-nights-") as folder:
        work = pathlib.Path(folder)
        out = work / "out"
        for night in range(options.nights):
            day = datetime.date(2024, 6, 1) + datetime.timedelta(days=night)
            profiles = options.profiles + night * options.profiles // 100
            # The same seed on a later day is another market in what happened since: most scores stay, some move.
            measured(jss, ["sample", "--out", "in", "--profiles", str(profiles), "-q"], work)
            size = sum(file.stat().st_size for file in (work / "in").iterdir())
            seconds, memory = measured(
                jss, ["run", "in", "--as-of", str(day), "--out", "out", "--keep", "3", "-q"], work)
            verified, said = program.run(jss, ["verify", "out"], work)
            faults = [said] if verified else []
            now = exact_scores(out / "latest")
            asked = 0.0
            if last is not None:
                begin = time.monotonic()
                answer = subprocess.run(
                    [jss, "history", "movers", "--out", "out", "--limit", "1000000", "--json"], cwd=work,
                    env=program.ENVIRONMENT, capture_output=True, check=True).stdout
                asked = time.monotonic() - begin
                lists = json.loads(answer)
                if (answered(lists, "drops"), answered(lists, "rises")) != movers(last, now):
                    faults.append(f"{day}: the movers are not those of the two tables")
            faults += history_faults(out, complete=True)
            if len(os.listdir(out / "runs")) > 3:
                faults.append(f"{day}: more runs than asked for")
            last = now
            figures.append((size, seconds, memory))
            history = (out / "history.sqlite").stat().st_size
            print(f"{day}  {size / 1e6:6.1f} MB in  {seconds:5.2f} s  {memory:6.1f} MiB  history {history / 1e6:6.2f} MB, "
                  f"movers in {asked:4.2f} s", flush=True)
            failures += faults
            passed += not faults
    tenth = max(1, len(figures) // 10)
    for place, name, unit in [(1, "time", "s"), (2, "memory", "MiB")]:
        first = sum(f[place] / f[0] for f in figures[:tenth])
        final = sum(f[place] / f[0] for f in figures[-tenth:])
        print(f"{name} for the same input, the last nights against the first: {final / first:.2f}")
        if name == "memory" and final > 1.5 * first:
            failures.append(f"memory grew from night to night: {final / first:.2f}")
    print(*failures, sep="\n")
    print(f"nights: {passed} passed, {options.nights - passed} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
