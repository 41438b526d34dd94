"""Fails, interrupts or kills a run at every system call it makes, one after the other, and checks that its promises hold. A
full disk is tried at the calls that need space. A kill is tried at those that change a file or a folder: at any other it
leaves what it leaves at the next of those.

After each fault: `latest` is the old run or the whole new one, the exit code is one of those allowed, the next run
succeeds without help and leaves nothing behind, and the history is whole and in step with what is published. A run that
is asked to end, by SIGTERM or SIGINT, leaves nothing behind itself, says nothing, and dies by that signal.
"""

import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import subprocess

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
            stream.write("no such record\n" * 50)
        self.befores = []
        for index, day in enumerate(DAYS):
            self.must(["run", "in", "--as-of", day, *program.SMALL])
            self.befores.append(self.work / f"before-{index}")
            shutil.copytree(self.work / "out", self.befores[index], symlinks=True)
        self.new_run = os.path.basename(os.readlink(self.befores[1] / "latest"))

    def must(self, arguments):
        code, said = program.run(self.jss, arguments, self.work)
        if code != 0:
            raise AssertionError(f"jss {' '.join(arguments)}: exit code {code}: {said}")

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


def faults_of(night):
    """Every fault that is tried, as (call, which one, kind), from an undisturbed run."""
    code, said, lines = night.traced()
    if code != night.good:
        raise AssertionError(f"{night.name}: exit code {code} without a fault: {said}")
    found = []
    for call, made in sorted(program.calls(lines).items()):
        for number, line in enumerate(made, 1):
            kinds = ["EIO", "SIGINT" if number % 2 else "SIGTERM"]
            kinds += ["ENOSPC"] if call not in program.NEED_NO_SPACE else []
            kinds += ["SIGKILL"] if program.changes_files(call, line) else []
            found += [(call, number, kind) for kind in kinds]
    return found


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


def in_parallel(scenarios, name, every, seed):
    """Tries one in `every` faults of a scenario on all processors: how many there are, how many hit, and the promises that
    broke."""
    processors = sorted(os.sched_getaffinity(0))

    def places(index):
        place = scenarios.work / f"{name.replace(' ', '-')}-{index}"
        place.mkdir()
        return scenarios.night(name, place)

    nights = [places(index) for index in range(len(processors))]
    on_one_processor(processors[0])
    faults = faults_of(nights[0])
    chosen = random.Random(seed).sample(faults, -(-len(faults) // every))
    waiting = iter(chosen)  # Shared: whoever is free takes the next.

    def work(night, processor):
        on_one_processor(processor)
        hits, broken = 0, []
        for call, number, kind in waiting:
            # A call between two threads, as to wake one, comes in most runs only.
            for _ in range(5):
                hit, problems = attempt(night, call, number, kind)
                if hit or problems:
                    break
            hits += hit
            if problems:
                broken.append((f"{kind} at {call} number {number}", problems))
        return hits, broken

    with concurrent.futures.ThreadPoolExecutor(len(nights)) as pool:
        results = list(pool.map(work, nights, processors))
    os.sched_setaffinity(0, processors)
    return len(chosen), sum(hits for hits, _ in results), [each for _, broken in results for each in broken]


def on_one_processor(processor):
    """Holds this thread, and what it starts, to one processor: see ``program.Traced``."""
    os.sched_setaffinity(0, [processor])


def full_disk(scenarios):
    """A run on a disk of 2 MB with ever more space, until there is enough: how many runs, and the promises that broke; None
    where no such disk can be made."""
    mount = scenarios.work / "disk"
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], capture_output=True).returncode:
        return None
    tried = good = free = 0
    broken = []
    try:
        night = scenarios.night("a full disk", mount)
        while good < 3:
            night.reset()
            with open(mount / "ballast", "wb") as ballast:
                ballast.write(b"\0" * max(0, shutil.disk_usage(mount).free - free))
            code, said = program.run(scenarios.jss, night.arguments, mount)
            (mount / "ballast").unlink()
            tried, good = tried + 1, good + (code == 0)
            if faults := list(night.faults_after(code)):
                broken.append((f"{free} bytes free", faults + [said.strip()]))
            free += 4096
    finally:
        subprocess.run(["umount", mount], check=True)
    return tried, broken
