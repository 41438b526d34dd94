#!/usr/bin/env python3
"""Fails or kills a run at every system call it makes, one after the other, and looks whether its promises hold.

After each fault: `latest` is the old run or the whole new one, the exit code is one of those allowed, the next run
succeeds without help and leaves nothing behind, and the history is whole and in step with what is published. A run that
is asked to end, by SIGTERM or SIGINT, leaves nothing behind itself, says nothing, and dies by that signal.

    Tests/Faults/faults.py --program .build/debug/jss            all of it
    Tests/Faults/faults.py --program … --every 20 --seed 7       a twentieth, chosen by the seed
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import program
from night import Night

KINDS = {
    "ENOSPC": "error=ENOSPC", "EIO": "error=EIO", "SIGKILL": "signal=SIGKILL", "SIGTERM": "signal=SIGSTOP",
    "SIGINT": "signal=SIGSTOP",
}
# Those that a program can answer are sent to it as a whole, while it is stopped at the call.
INTERRUPTS = {"SIGTERM": signal.SIGTERM, "SIGINT": signal.SIGINT}
DAYS = ["2024-08-30", "2024-08-31"]


def prepare(jss, work):
    """Makes inputs and the output folders that scenarios begin with."""
    work = pathlib.Path(work)
    (work / "policy.yaml").write_bytes(program.POLICY)
    must(jss, ["sample", "--out", "in", "--profiles", "4", "-q"], work)
    shutil.copytree(work / "in", work / "bad")
    with open(work / "bad" / "contracts.csv", "a") as stream:
        stream.write("no such record\n" * 10)
    befores = []
    for index, day in enumerate(DAYS):
        arguments = ["run", "in", "--as-of", day, "--out", "made", "--policy", "./policy.yaml", "-q"]
        must(jss, arguments, work)
        befores.append(work / f"before-{index}")
        shutil.copytree(work / "made", befores[index], symlinks=True)
    return befores


def must(jss, arguments, work):
    code, said = program.run(jss, arguments, work)
    if code != 0:
        sys.exit(f"jss {' '.join(arguments)}: exit code {code}: {said}")


def nights(jss, work, befores):
    """The scenarios, each in its own copy of the work folder."""
    latest = [os.path.basename(os.readlink(before / "latest")) for before in befores]
    today, again = ["in", "--as-of", DAYS[1]], ["in", "--as-of", DAYS[1], "--force"]
    scenarios = [
        ("a new run", befores[0], [*today, "--metrics", "jss.prom"], 0, None),
        ("a run in place of itself", befores[1], again, 0, None),
        ("a failed run", befores[0], ["bad", "--as-of", DAYS[1]], 65, today),
    ]
    for name, before, arguments, good, following in scenarios:
        place = pathlib.Path(work, name.replace(" ", "-"))
        place.mkdir()
        for folder in ["in", "bad"]:
            shutil.copytree(pathlib.Path(work, folder), place / folder)
        (place / "policy.yaml").write_bytes(program.POLICY)
        yield Night(name, jss, place, before, arguments, latest[1], good, following)


def sites(night):
    """Every call of an undisturbed run, as (call, which one)."""
    code, said, lines = night.traced()
    if code != night.good:
        sys.exit(f"{night.name}: exit code {code} without a fault: {said}")
    return [(call, number + 1) for call, count in sorted(program.calls(lines).items()) for number in range(count)]


def attempt(night, call, number, kind):
    """Tries one fault: (whether it hit, what doesn't hold)."""
    code, said, lines = night.traced(f"{call}:{KINDS[kind]}:when={number}", INTERRUPTS.get(kind))
    ending = -getattr(signal, kind, 0)
    hit = program.hits(lines) or ([f"{call} {number}"] if code == ending else [])
    faults = []
    if code == ending and kind in INTERRUPTS:
        faults += night.leftovers()
        # What it had to say of a failure of its own, it may have said before.
        faults += [f"it spoke: {said}"] if said and night.good == 0 else []
    faults += night.faults_after(code, ending)
    if faults:
        faults += [f"it said: {said.strip()}"] + hit[:1]
    return bool(hit), faults


def clone(night, index):
    """The same scenario in another folder, for another worker."""
    place = night.work.with_name(f"{night.work.name}-{index}")
    shutil.copytree(night.work, place, symlinks=True)
    other = Night.__new__(Night)
    other.__dict__.update(night.__dict__, work=place)
    return other


def full_disk(jss, work, befores):
    """The same on a disk of 2 MB that fills up; None where no such disk can be made."""
    mount = pathlib.Path(work, "disk")
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], capture_output=True).returncode:
        return None
    passed = failed = 0
    try:
        shutil.copytree(pathlib.Path(work, "in"), mount / "in")
        (mount / "policy.yaml").write_bytes(program.POLICY)
        night = Night("a full disk", jss, mount, befores[0], ["in", "--as-of", DAYS[1]], new_of(befores))
        size = shutil.disk_usage(mount).total
        for free in [0, 4096, 16384, 32768, 49152, 65536, 81920, 98304, 131072, 163840]:
            night.reset()
            with open(mount / "ballast", "wb") as ballast:
                ballast.write(b"\0" * max(0, shutil.disk_usage(mount).free - free))
            code, said = program.run(jss, [*night.arguments, "--policy", "./policy.yaml"], mount)
            (mount / "ballast").unlink()
            faults = list(night.faults_after(code))
            passed, failed = passed + (not faults), failed + bool(faults)
            if faults:
                tell("a full disk", f"{free} of {size} bytes free", faults + [said.strip()])
    finally:
        subprocess.run(["umount", mount], check=True)
    return passed, failed


def new_of(befores):
    return os.path.basename(os.readlink(befores[1] / "latest"))


def tell(name, place, faults):
    print(f"FAILED: {name}, {place}:", *faults, sep="\n    ", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--every", type=int, default=1, help="try one fault in so many")
    parser.add_argument("--seconds", type=float, help="stop a scenario after so many, however many were tried")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", help="one scenario alone, by its name")
    options = parser.parse_args()
    jss = os.path.abspath(options.program)
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="jss-faults-") as work:
        befores = prepare(jss, work)
        for night in nights(jss, work, befores):
            if options.only not in (None, night.name):
                continue
            try:
                all_faults = [(*site, kind) for site in sites(night) for kind in KINDS]
            except program.NoTracing as refusal:
                print(f"faults: skipped, since strace may not trace here: {refusal}")
                return
            chosen = random.Random(options.seed).sample(all_faults, -(-len(all_faults) // options.every))
            tried, bad = in_parallel(night, chosen, options.jobs, options.seconds)
            passed, failed = passed + tried - bad, failed + bad
            print(f"{night.name}: {len(all_faults)} faults, {tried} hit, {bad} failed", flush=True)
        if options.only in (None, "a full disk"):
            disk = full_disk(jss, work, befores)
            if disk is None:
                print("a full disk: skipped, since no tmpfs can be mounted here")
            else:
                passed, failed = passed + disk[0], failed + disk[1]
                print(f"a full disk: {sum(disk)} tried, {disk[1]} failed")
    print(f"faults: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def in_parallel(night, faults, jobs, seconds):
    """Tries the faults on several processors: (how many hit, how many of them broke a promise)."""
    deadline = time.monotonic() + (seconds or float("inf"))

    def work(index):
        own, tried, bad = clone(night, index), 0, 0
        for call, number, kind in faults[index::jobs]:
            if time.monotonic() > deadline:
                break
            hit, problems = attempt(own, call, number, kind)
            tried, bad = tried + (hit or bool(problems)), bad + bool(problems)
            if problems:
                tell(night.name, f"{kind} at {call} number {number}", problems)
        return tried, bad

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(work, range(jobs)))
    return sum(tried for tried, _ in results), sum(bad for _, bad in results)


if __name__ == "__main__":
    main()
