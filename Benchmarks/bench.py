"""Times the release program against its peers, whole processes side by side, and writes results.md.

    make bench                          2,000,000 and 200,000 contracts, ten runs of each after a warm-up
    make bench SIZES="2m 2m-profile 2m-random"    the same market in the order of days, of profiles and in none
    make bench RUNS=3                   fewer runs
    make bench SIZES="200k 2m 20m"      other markets; 20m takes about 12 GB of disk and as much time
    make bench-smoke                    a tiny market, one run, no results file: does everything still work?

Runs are interleaved, so that what else the machine does hits all alike. A ratio is of the medians; the spread behind it
is the smallest and the largest ratio within one round. Peak memory is the process's largest resident set.
"""

import argparse
import csv
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = ROOT / ".cache" / "bench"
PROGRAM = ROOT / ".build" / "release" / "jss"
PEERS = ["duckdb==2.0.1", "polars==2.1.0"]
AS_OF = "2026-06-30"
PROFILES = {"smoke": 130, "200k": 13_200, "2m": 132_000, "20m": 1_320_000}
# The order of rows in a market's files. Real exports are in the order of days or ids; a profile's contracts are anywhere.
ORDERS = {"": "day", "-profile": "profile", "-random": "random"}
SIZES = [size + order for size in PROFILES for order in ORDERS]


def sample_options(size: str) -> list[str]:
    """What `jss sample` is given to make a market."""
    base, _, order = size.partition("-")
    kind = ORDERS[f"-{order}" if order else ""]
    return ["--profiles", str(PROFILES[base]), "--seed", "7", "--as-of", AS_OF, "--order", kind]
# Each row of the results begins with one of these.
NOTES, TIMES = "<!-- notes -->", "<!-- times -->"


@dataclass
class Subject:
    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    output: Path | None = None
    before: object = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self, keep: bool) -> None:
        if self.before:
            self.before()
        out = self.output.open("wb") if self.output else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdout=out, stderr=subprocess.PIPE, env=os.environ | self.environment
        )
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        if status:
            sys.exit(f"{self.name} failed: {complaint.decode(errors='replace')}")
        if keep:
            self.wall.append(wall)
            self.cpu.append(usage.ru_utime + usage.ru_stime)
            self.memory.append(usage.ru_maxrss / 1024)


def prepare() -> Path:
    """The peers in a virtual environment of their own, and libcsv's floor compiled. Returns the interpreter."""
    python = CACHE / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
    floor = ["cc", "-O2", "-Wall", "-o", CACHE / "libcsv_floor", HERE / "libcsv_floor.c", "-lcsv", "-lpthread"]
    subprocess.run(floor, check=True)
    if not PROGRAM.exists():
        sys.exit("there is no .build/release/jss: `make build` first")
    return python


def market(size: str) -> tuple[Path, Path]:
    """The folder with all of a market's files, and the one with just the two that the peers read."""
    whole, two = CACHE / "data" / size, CACHE / "data" / f"{size}-two"
    if not whole.exists():
        print(f"making {size}", file=sys.stderr)
        whole.parent.mkdir(parents=True, exist_ok=True)
        made = whole.with_name(f"{size}.part")
        subprocess.run([PROGRAM, "sample", *sample_options(size), "--out", made, "--quiet"], check=True)
        made.rename(whole)
    two.mkdir(exist_ok=True)
    for name in ("contracts.csv", "feedback.csv"):
        if not (two / name).exists():
            (two / name).symlink_to(whole / name)
    return whole, two


def subjects(size: str, python: Path, threads: int) -> list[Subject]:
    whole, two = market(size)
    out = CACHE / "out"
    out.mkdir(exist_ok=True)
    reports = CACHE / "out" / "reports"
    jss = [str(PROGRAM)]
    options = ["--as-of", AS_OF, "--quiet", "--threads"]
    profile = first_profile(two / "contracts.csv")

    def score(threads: int) -> list[str]:
        return [*jss, "score", str(two), *options, str(threads)]

    files = [str(two / "contracts.csv"), str(two / "feedback.csv")]
    return [
        Subject("jss score", score(threads), output=out / "jss.csv"),
        Subject(
            "Polars",
            [str(python), str(HERE / "simple_polars.py"), str(two), AS_OF, str(out / "polars.csv")],
            environment={"POLARS_MAX_THREADS": str(threads)},
        ),
        Subject(
            "DuckDB",
            [str(python), str(HERE / "simple_duckdb.py"), str(two), AS_OF, str(out / "duckdb.csv"), str(threads)],
        ),
        Subject("libcsv alone", [str(CACHE / "libcsv_floor"), str(threads), *files]),
        Subject("libcsv alone, one thread", [str(CACHE / "libcsv_floor"), "1", *files]),
        Subject("jss score, one thread", score(1), output=out / "jss1.csv"),
        Subject("jss explain", [*jss, "explain", str(two), profile, *options, str(threads)]),
        Subject("jss score, all files", [*jss, "score", str(whole), *options, str(threads)]),
        Subject(
            "jss run",
            [*jss, "run", str(whole), "--out", str(reports), *options, str(threads)],
            before=lambda: shutil.rmtree(reports, ignore_errors=True),
        ),
    ]


def first_profile(contracts: Path) -> str:
    with contracts.open(newline="") as file:
        return next(csv.DictReader(file))["freelancer_id"]


def agree() -> int:
    """Holds the peers' results against each other, and one thread's against two. Returns how many profiles they scored."""
    out = CACHE / "out"
    if (out / "jss.csv").read_bytes() != (out / "jss1.csv").read_bytes():
        sys.exit("jss score gives other bytes on one thread than on two")
    tables = []
    for name in ("polars", "duckdb"):
        with (out / f"{name}.csv").open(newline="") as file:
            tables.append({row[0]: row[1] for row in list(csv.reader(file))[1:]})
    left, right = tables
    # A binary fraction that lies on a half may be rounded either way.
    wrong = [
        key
        for key in left.keys() | right.keys()
        if (left.get(key, "?") == "") != (right.get(key, "?") == "")
        or (left.get(key) and abs(float(left[key]) - float(right[key])) > 0.00011)
    ]
    if wrong:
        sys.exit(f"Polars and DuckDB differ on {len(wrong)} profiles, such as {wrong[0]}")
    return len(left)


def ratio(of: Subject, to: Subject, what: str) -> str:
    left, right = getattr(of, what), getattr(to, what)
    each = [a / b for a, b in zip(left, right)]
    return f"{statistics.median(left) / statistics.median(right):.2f} ({min(each):.2f} to {max(each):.2f})"


def measure(size: str, python: Path, threads: int, runs: int) -> list[Subject]:
    all_subjects = subjects(size, python, threads)
    for round_number in range(runs + 1):
        for subject in all_subjects:
            subject.run(keep=round_number > 0)
        print(f"{size}: round {round_number} of {runs}", file=sys.stderr)
    print(f"{size}: Polars and DuckDB agree on {agree()} profiles", file=sys.stderr)
    return all_subjects


def table(all_subjects: list[Subject]) -> list[str]:
    lines = ["| | wall, s | CPU, s | peak MiB |", "| --- | --- | --- | --- |"]
    for s in all_subjects:
        wall, cpu, memory = (statistics.median(values) for values in (s.wall, s.cpu, s.memory))
        lines.append(f"| {s.name} | {wall:.2f} ({min(s.wall):.2f} to {max(s.wall):.2f}) | {cpu:.2f} | {memory:.0f} |")
    return lines


def replay_cost(size: str) -> float:
    """What replaying the 16 Sundays of all badges costs, as a multiple of scoring all profiles once, by CPU time."""
    command = [PROGRAM.with_name("replay-cost"), market(size)[0], AS_OF]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(next(csv.DictReader(answer.splitlines()))["ratio"])


def targets(results: dict[str, list[Subject]]) -> list[str]:
    lines = ["| what | at most | wall | CPU | met, by wall |", "| --- | --- | --- | --- | --- |"]

    def row(what: str, most: float, of: Subject, to: Subject, measure: str = "wall") -> None:
        value = statistics.median(getattr(of, measure)) / statistics.median(getattr(to, measure))
        cpu = ratio(of, to, "cpu") if measure == "wall" else ""
        lines.append(f"| {what} | {most} | {ratio(of, to, measure)} | {cpu} | {'yes' if value <= most else 'no'} |")

    s = {subject.name: subject for subject in results["2m" if "2m" in results else list(results)[0]]}
    score = s["jss score"]
    row("`jss score` / Polars", 0.8, score, s["Polars"])
    row("`jss score` / DuckDB", 0.65, score, s["DuckDB"])
    row("`jss score` / libcsv alone", 1.5, score, s["libcsv alone"])
    row("peak memory, `jss score` / Polars", 0.5, score, s["Polars"], "memory")
    row("`jss run` / `jss score`, both over all files", 2.5, s["jss run"], s["jss score, all files"])
    row("two threads / one thread", 0.6, score, s["jss score, one thread"])
    row("`jss explain` of one profile / `jss score` of all", 0.9, s["jss explain"], score)
    cost = replay_cost("2m" if "2m" in results else list(results)[0])
    met = "yes" if cost <= 2 else "no"
    lines.append(f"| 16 Sundays of all badges / scoring once, in memory, one thread | 2 | | {cost:.2f} | {met}, by CPU |")
    if "2m" in results and "200k" in results:
        small = next(subject for subject in results["200k"] if subject.name == "jss score")
        row("2,000,000 contracts / 200,000", 11, score, small)
    orders = {size: each[0] for size, each in results.items()}
    for size in [size for size in PROFILES if f"{size}-profile" in orders]:
        for order, of in [("days", size), ("chance", f"{size}-random")]:
            if of in orders:
                what = f"`jss score`, {size} in the order of {order} / of profiles"
                row(what, 1.25, orders[of], orders[f"{size}-profile"])
    return lines


def machine(python: Path) -> list[str]:
    versions = subprocess.run(
        [python, "-c", "import duckdb, polars; print('DuckDB', duckdb.__version__ + ', Polars', polars.__version__)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    return [
        f"- {date.today()}; {os.cpu_count()} cores ({model[1] if model else platform.machine()}); load at the end: {load}",
        f"- {swift}; {versions}; Python {platform.python_version()}",
    ]


def write(results: dict[str, list[Subject]], runs: int, threads: int, python: Path) -> None:
    lines = [TIMES, ""]
    lines += machine(python)
    lines.append(f"- {runs} runs of each after a warm-up, interleaved; medians (smallest to largest); {threads} threads")
    for size in results:
        _, two = market(size)
        rows = {name: sum(1 for _ in (two / name).open("rb")) for name in ("contracts.csv", "feedback.csv")}
        total = sum((two / name).stat().st_size for name in rows)
        lines.append(
            f"- {size}: `jss sample {' '.join(sample_options(size))}`; lines: "
            f"{rows['contracts.csv']:,} in contracts.csv, {rows['feedback.csv']:,} in feedback.csv; {total / 1e6:,.0f} MB"
        )
    lines += ["", "### Targets", "", *targets(results)]
    for size, all_subjects in results.items():
        lines += ["", f"### {size}", "", *table(all_subjects)]
    path = HERE / "results.md"
    written = path.read_text() if path.exists() else f"# Results\n\n{NOTES}\n\n{TIMES}\n"
    path.write_text(written[: written.index(TIMES)] + "\n".join(lines) + "\n")
    print("\n".join(lines[1:]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="+", default=["200k", "2m", "2m-profile"], choices=SIZES)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--no-results", action="store_true", help="print the tables, and leave results.md as it is")
    options = parser.parse_args()
    CACHE.mkdir(parents=True, exist_ok=True)
    python = prepare()
    results = {size: measure(size, python, options.threads, options.runs) for size in options.sizes}
    if options.no_results:
        for all_subjects in results.values():
            print("\n".join(targets(results) + [""] + table(all_subjects)))
    else:
        write(results, options.runs, options.threads, python)


if __name__ == "__main__":
    main()
