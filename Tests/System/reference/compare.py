"""Runs the program on an input folder and holds its tables against the reference's, cell by cell."""

import csv
import io
import json
import os
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass

from reference import removal
from reference.public_profile import public_profile, removing
from reference.reading import read_folder
from reference.tables import badge_rows, tables, written

KEYS = {
    "scores.csv": ["profile_id"],
    "windows.csv": ["profile_id", "window"],
    "outcomes.csv": ["profile_id", "contract_id"],
    "rejects.csv": ["file", "line"],
    "removals.csv": ["profile_id", "contract_id"],
    "badges.csv": ["profile_id"],
    "actions.csv": ["profile_id", "deadline", "contract_id", "action"],
}
REMOVAL_COLUMNS = ["best_removal", "jss_after_best_removal"]


@dataclass(frozen=True)
class Difference:
    table: str
    key: tuple
    column: str
    expected: str
    got: str

    @property
    def profile(self):
        return self.key[0] if self.key and self.table != "rejects.csv" else None

    def __str__(self):
        return f"{self.table} {' / '.join(self.key)} {self.column}: expected {self.expected!r}, got {self.got!r}"


def run_program(program, folder, as_of, policy, out):
    command = [program, "run", folder, "--out", out, "--as-of", str(as_of), "--policy", policy, "--max-rejects", "100%"]
    # Pages are no tables, and a debug program takes its time for them.
    command += ["--pages", "0"]
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
    return subprocess.run(command, capture_output=True, env=environment, check=False)


def compare(program, folder, as_of, policy, with_removals, market=None):
    """Every difference. `policy` is a pair: its name or file, and what the reference made of it."""
    expected = tables(market or read_folder(folder), policy[1], as_of, with_removals)
    with tempfile.TemporaryDirectory() as out:
        result = run_program(program, folder, as_of, policy[0], out)
        if result.returncode != 0:
            tail = result.stderr.decode("utf-8", "replace")[-600:]
            return [Difference("run", (), "exit status", "0", f"{result.returncode}: {tail}")]
        differences = []
        for table, rows in expected.items():
            if table in ("removals.csv", "actions.csv") and not with_removals:
                continue
            try:
                with open(os.path.join(out, "latest", table), "rb") as stream:
                    data = stream.read()
            except OSError as error:
                differences.append(Difference(table, (), "file", "there", str(error)))
                continue
            ignored = [] if with_removals else REMOVAL_COLUMNS
            differences += _table_differences(table, rows, data, ignored + ["message", "note"])
        return differences + _reading_differences(out, market)


def _reading_differences(out, market):
    """What run.json counts of the reading: blank records, columns in other spellings, warnings."""
    if market is None:
        return []
    with open(os.path.join(out, "latest", "run.json"), "rb") as stream:
        manifest = json.load(stream)
    warnings = Counter()
    for (_, code), count in market.warnings.items():
        warnings[code] += count
    found = Counter()
    for group in manifest["warnings"]:
        found[group["code"]] += group["count"]
    pairs = [("warnings", dict(warnings), dict(found))]
    for file in manifest["inputs"]:
        name = file["file"]
        respelled = sum(note["code"] == "respelled_column" for note in file["notes"])
        pairs += [
            (f"blank of {name}", market.blank[name], file["blank"]),
            (f"respelled of {name}", market.respelled[name], respelled),
        ]
    return [
        Difference("run.json", (), what, str(expected), str(got)) for what, expected, got in pairs if expected != got
    ]


def compare_badges(program, folder, as_of, policy, market):
    """Every difference of `jss badges` over all profiles."""
    command = [program, "badges", folder, "--as-of", str(as_of), "--policy", policy[0], "--max-rejects", "100%"]
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    if result.returncode != 0:
        tail = result.stderr.decode("utf-8", "replace")[-600:]
        return [Difference("badges", (), "exit status", "0", f"{result.returncode}: {tail}")]
    return _table_differences("badges.csv", badge_rows(market, policy[1], as_of), result.stdout, [])


def compare_public_profile(program, folder, as_of, policy, profile):
    """Every difference of `jss profile`, as it is and as if one feedback were removed in either mode."""
    expected = {"as_it_is": public_profile(profile, policy[1], as_of)}
    command = [program, "profile", folder, profile.id, "--json", "--as-of", str(as_of), "--policy", policy[0]]
    candidates = removal.candidates(profile.counting(policy[1]), as_of)
    if candidates:
        command += ["--remove", candidates[0].id]
        for mode in ("jss_only", "jss_and_profile"):
            changed = removing(profile, candidates[0], mode, as_of)
            expected[mode] = public_profile(changed, policy[1], as_of)
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
    command += ["--max-rejects", "100%", "--quiet"]
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    if result.returncode != 0:
        tail = result.stderr.decode("utf-8", "replace")[-600:]
        return [Difference("profile", (profile.id,), "exit status", "0", f"{result.returncode}: {tail}")]
    versions = json.loads(result.stdout, parse_float=str)["versions"]
    found = {version["name"]: _visible(version) for version in versions}
    return [
        Difference("profile", (profile.id, name), "version", str(expected.get(name)), str(found.get(name)))
        for name in dict.fromkeys([*expected, *found])
        if expected.get(name) != found.get(name)
    ]


def _visible(version):
    """A version of `jss profile --json` without its texts, stars as hundredths."""

    def hundredths(stars):
        return None if stars is None else int(str(stars).replace(".", ""))

    entries = [
        {
            **{name: entry[name] for name in ("contract_id", "started_on", "ended_on", "shows")},
            "stars": hundredths(entry["stars"]),
            "mid_contract": [hundredths(each["stars"]) for each in entry["mid_contract"]],
        }
        for entry in version["history"]
    ]
    return {
        **{name: version[name] for name in ("jss", "badge", "jobs")},
        "stars": hundredths(version["stars"]),
        "history": entries,
    }


def _table_differences(table, expected, data, ignored):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline="")))
    if written(rows) != data:
        return [Difference(table, (), "form", "UTF-8, LF, quotes only where needed", "something else")]
    header = [name for name in expected[0] if name not in ignored]
    if not rows or [name for name in rows[0] if name not in ignored] != header:
        return [Difference(table, (), "header", ",".join(header), ",".join(rows[0]) if rows else "nothing")]
    wanted, found = _by_key(table, expected), _by_key(table, rows)
    differences = []
    for key in list(wanted) + [key for key in found if key not in wanted]:
        if key not in found or key not in wanted:
            which = ("a row", "no row") if key in wanted else ("no row", "a row")
            differences.append(Difference(table, key, "row", *which))
            continue
        for name in header:
            if wanted[key].get(name) != found[key].get(name):
                differences.append(Difference(table, key, name, wanted[key].get(name), found[key].get(name, "")))
    if not differences and list(wanted) != list(found):
        differences.append(Difference(table, (), "order of rows", "sorted by bytes", "another"))
    if not differences and len(rows) != len(expected):
        differences.append(Difference(table, (), "rows", str(len(expected)), str(len(rows))))
    return differences


def _by_key(table, rows):
    named = [dict(zip(rows[0], row)) for row in rows[1:]]
    return {tuple(row.get(column, "") for column in KEYS[table]): row for row in named}
