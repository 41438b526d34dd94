"""Runs the release program over markets of odd shapes, and reports how their time and memory compare with the same
contracts spread over many profiles.

    python3 Benchmarks/shapes.py                     200,000 contracts, and 20,000 that ended lately
    python3 Benchmarks/shapes.py --contracts 2000000

A ratio is of processor time or of the largest resident set. A row says what the ratio may be at most; it ends with exit
code 1 where one is above, which on a busy machine may be chance.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / ".build" / "release" / "jss"
AS_OF = date(2024, 8, 31)
PROFILE = "p0000000"
CONTRACTS = "contract_id,freelancer_id,client_id,title,contract_type,status,started_on,ended_on,ended_by,end_reason,earnings\n"
FEEDBACK = "feedback_id,contract_id,author,kind,submitted_at,public_score,private_score,comment\n"


def day(ago):
    return (AS_OF - timedelta(days=ago)).isoformat()


def market(folder, count, profile=None, client=None, lately=False):
    """Contracts that ended: each of ten of a profile and of five of a client, where these are not named."""
    folder.mkdir()
    with open(folder / "contracts.csv", "w") as contracts, open(folder / "feedback.csv", "w") as feedback:
        contracts.write(CONTRACTS)
        feedback.write(FEEDBACK)
        for i in range(count):
            end = i % 14 if lately else i * 7 % 1400
            contracts.write(
                f"c{i:08},{profile or f'p{i // 10:07}'},{client or f'k{i // 5:07}'},Title {i % 97},fixed,ended,"
                f"{day(end + 20 + i % 40)},{day(end)},client,successful,{50 + i % 400}.00\n")
            stars = {0: None, 1: ("2.10", 3) if lately or i % 10 == 1 else ("4.95", 10)}.get(i % 4, ("4.90", 9))
            if stars:
                feedback.write(f"f{i:08},c{i:08},client,final,{day(end)},{stars[0]},{stars[1]},Good\n")
    return folder


def midway(folder, count, each):
    """Feedback that was given on open contracts, so many on each."""
    folder.mkdir()
    with open(folder / "contracts.csv", "w") as contracts, open(folder / "feedback.csv", "w") as feedback:
        contracts.write(CONTRACTS)
        feedback.write(FEEDBACK)
        for i in range(-(-count // each)):
            contracts.write(f"c{i:08},p{i // 10:07},k{i % 1000},T,hourly,active,2019-01-01,,,,5000.00\n")
        for i in range(count):
            feedback.write(f"f{i:08},c{i // each:08},client,mid_contract,{day(2000 - i % 2000)},4.50,,\n")
    return folder


def cost(work, arguments):
    """Seconds of processor time, and MiB, of one run."""
    out = work / "out"
    subprocess.run(["rm", "-rf", out], check=True)
    arguments = [str(word) for word in arguments]
    if arguments[0] in ("run", "report"):
        arguments += ["--out", str(out)]
    process = subprocess.Popen(
        [PROGRAM, *arguments, "--as-of", AS_OF.isoformat(), "--quiet"], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"jss {' '.join(arguments)} failed: {said.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contracts", type=int, default=200_000)
    parser.add_argument("--lately", type=int, default=20_000)
    options = parser.parse_args()
    above = 0
    with tempfile.TemporaryDirectory(prefix="jss-shapes-") as folder:
        work = Path(folder)
        spread = market(work / "spread", options.contracts)
        one = market(work / "one", options.contracts, PROFILE)
        client = market(work / "client", options.contracts, PROFILE, "k")
        lately = market(work / "lately", options.lately, lately=True)
        lately_one = market(work / "lately-one", options.lately, PROFILE, "k", lately=True)
        each, all_on_one = midway(work / "each", options.contracts, 5), midway(
            work / "all-on-one", options.contracts, options.contracts)
        run = ["--pages", "0"]
        for what, odd, plain, time, memory in [
            ("run, ended lately, of one client", ["run", lately_one, *run], ["run", lately, *run], 2, None),
            ("run, one profile", ["run", one, *run], ["run", spread, *run], 3, None),
            ("run, one profile and client", ["run", client, *run], ["run", spread, *run], 3, None),
            ("actions, one profile", ["actions", one], ["actions", spread], 3, None),
            ("actions, one profile and client", ["actions", client], ["actions", spread], 3, None),
            ("--target against score", ["simulate", one, PROFILE, "--target", 99], ["score", one], None, 2),
            ("--all against score", ["simulate", one, PROFILE, "--all"], ["score", one], None, 2),
            ("score, midway on one contract", ["score", all_on_one], ["score", each], 1.5, None),
            ("run, midway on one contract", ["run", all_on_one], ["run", each], 1.5, None),
            ("a page of all contracts against score", ["report", one, PROFILE], ["score", one], None, 2),
        ]:
            (seconds, mebibytes), (plain_seconds, plain_mebibytes) = cost(work, odd), cost(work, plain)
            ratios = [(seconds / plain_seconds, time), (mebibytes / plain_mebibytes, memory)]
            broken = any(most and ratio > most for ratio, most in ratios)
            above += broken
            told = [f"{ratio:5.2f}" + (f" of {most}" if most else "     ") for ratio, most in ratios]
            print(f"{what:40} time {told[0]:12} memory {told[1]:12}" + ("  ABOVE" if broken else ""), flush=True)
    sys.exit(1 if above else 0)


if __name__ == "__main__":
    main()
