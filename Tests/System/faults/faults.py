#!/usr/bin/env python3
"""Fails or kills a run at every system call it makes, one after the other, and looks whether its promises hold.

After each fault: `latest` is the old run or the whole new one, the exit code is one of those allowed, the next run
succeeds without help and leaves nothing behind, and the history is whole and in step with what is published. A run that
is asked to end, by SIGTERM or SIGINT, leaves nothing behind itself, says nothing, and dies by that signal.

    Tests/System/faults/faults.py --program .build/static/jss                      all of it
    Tests/System/faults/faults.py --program .build/static/jss --every 20 --seed 7  a twentieth, chosen by the seed
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

KINDS = {"ENOSPC": "error=ENOSPC", "EIO": "error=EIO", "SIGKILL": "signal=SIGKILL"}
# Those that a program can answer are sent to it as a whole, while it is stopped at the call: one of them at each.
INTERRUPTS = {"SIGTERM": signal.SIGTERM, "SIGINT": signal.SIGINT}
DAYS = ["2024-08-30", "2024-08-31"]
INPUT = ["--profiles", "4"]


class Scenarios:
    """Inputs and the output folders that runs begin with, made once; each worker gets copies of its own."""

    def __init__(self, jss, work):
        self.jss, self.work = jss, pathlib.Path(work)
        (self.work / "policy.yaml").write_bytes(program.POLICY)
        self.must(["sample", "--out", "in", *INPUT, "-q"])
        shutil.copytree(self.work / "in", self.work / "bad")
        with open(self.work / "bad" / "contracts.csv", "a") as stream:
            stream.write("no such record\n" * 10)
        self.befores = []
        for index, day in enumerate(DAYS):
            self.must(["run", "in", "--as-of", day, *program.SMALL])
            self.befores.append(self.work / f"before-{index}")
            shutil.copytree(self.work / "out", self.befores[index], symlinks=True)
        self.new_run = os.path.basename(os.readlink(self.befores[1] / "latest"))

    def must(self, arguments):
        code, said = program.run(self.jss, arguments, self.work)
        if code != 0:
            sys.exit(f"jss {' '.join(arguments)}: exit code {code}: {said}")

    def night(self, name, place):
        """The scenario of a name in a folder, which gets a copy of all it needs."""
        today = ["in", "--as-of", DAYS[1]]
        before, arguments, good, following = {
            "a new run": (self.befores[0], [*today, "--metrics", "jss.prom"], 0, None),
            "a run in place of itself": (self.befores[1], [*today, "--force"], 0, None),
            "a failed run": (self.befores[0], ["bad", "--as-of", DAYS[1]], 65, today),
            "a full disk": (self.befores[0], today, 0, None),
        }[name]
        for folder in ["in", "bad"]:
            shutil.copytree(self.work / folder, place / folder)
        (place / "policy.yaml").write_bytes(program.POLICY)
        return Night(name, self.jss, place, before, arguments, self.new_run, good, following)


def sites(night):
    """Every call of an undisturbed run, as (call, which one)."""
    code, said, lines = night.traced()
    if code != night.good:
        sys.exit(f"{night.name}: exit code {code} without a fault: {said}")
    return [(call, number + 1) for call, count in sorted(program.calls(lines).items()) for number in range(count)]


def attempt(night, call, number, kind):
    """Tries one fault: (whether it hit, what doesn't hold)."""
    injection = KINDS.get(kind, "signal=SIGSTOP")
    code, said, lines = night.traced(f"{call}:{injection}:when={number}", INTERRUPTS.get(kind))
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


def in_parallel(scenarios, name, options):
    """Tries the faults of a scenario on all processors: how many there are, how many hit, how many broke a promise."""
    processors = sorted(os.sched_getaffinity(0))

    def places(index):
        place = scenarios.work / f"{name.replace(' ', '-')}-{index}"
        place.mkdir()
        return scenarios.night(name, place)

    nights = [places(index) for index in range(len(processors))]
    on_one_processor(processors[0])
    every = [(call, number, kind) for call, number in sites(nights[0])
             for kind in [*KINDS, "SIGINT" if number % 2 else "SIGTERM"]]
    chosen = random.Random(options.seed).sample(every, -(-len(every) // options.every))
    waiting = iter(chosen)  # Shared: whoever is free takes the next.

    def work(night, processor):
        on_one_processor(processor)
        hits = bad = 0
        for call, number, kind in waiting:
            # A call between two threads, as to wake one, comes in most runs only.
            for _ in range(5):
                hit, problems = attempt(night, call, number, kind)
                if hit or problems:
                    break
            hits, bad = hits + hit, bad + bool(problems)
            if problems:
                tell(name, f"{kind} at {call} number {number}", problems)
        return hits, bad

    with concurrent.futures.ThreadPoolExecutor(len(nights)) as pool:
        results = list(pool.map(work, nights, processors))
    os.sched_setaffinity(0, processors)
    return len(chosen), sum(hits for hits, _ in results), sum(bad for _, bad in results)


def on_one_processor(processor):
    """Holds this thread, and what it starts, to one processor: see ``program.Traced``."""
    os.sched_setaffinity(0, [processor])


def full_disk(scenarios):
    """The same on a disk of 2 MB with ever more room, until there is enough: how many runs, how many broke a promise; None
    where no such disk can be made."""
    mount = scenarios.work / "disk"
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], capture_output=True).returncode:
        return None
    tried = failed = good = free = 0
    try:
        night = scenarios.night("a full disk", mount)
        while good < 3:
            night.reset()
            with open(mount / "ballast", "wb") as ballast:
                ballast.write(b"\0" * max(0, shutil.disk_usage(mount).free - free))
            code, said = program.run(scenarios.jss, night.arguments, mount)
            (mount / "ballast").unlink()
            faults = list(night.faults_after(code))
            tried, failed, good = tried + 1, failed + bool(faults), good + (code == 0)
            if faults:
                tell("a full disk", f"{free} bytes free", faults + [said.strip()])
            free += 4096
    finally:
        subprocess.run(["umount", mount], check=True)
    return tried, failed


def tell(name, place, faults):
    print(f"FAILED: {name}, {place}:", *faults, sep="\n    ", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="jss, linked statically")
    parser.add_argument("--every", type=int, default=1, help="try one fault in so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one scenario alone, by its name")
    options = parser.parse_args()
    names = [options.only] if options.only else ["a new run", "a run in place of itself", "a failed run", "a full disk"]
    total = failures = 0
    # In memory where that can be: what a disk would take for each fsync is most of the time.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="jss-faults-", dir=memory) as work:
        scenarios = Scenarios(os.path.abspath(options.program), work)
        for name in names:
            begin = time.monotonic()
            try:
                counts = full_disk(scenarios) if name == "a full disk" else in_parallel(scenarios, name, options)
            except program.NoTracing as refusal:
                print(f"{name}: skipped, since strace may not trace here: {refusal}")
                continue
            if counts is None:
                print(f"{name}: skipped, since no tmpfs can be mounted here")
                continue
            *tried, bad = counts
            total, failures = total + tried[-1], failures + bad
            of = f"{tried[0]} faults, {tried[1]} hit" if len(tried) > 1 else f"{tried[0]} runs"
            print(f"{name}: {of}, {bad} failed, {time.monotonic() - begin:.0f} s", flush=True)
    print(f"faults: {total} tried, {failures} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
