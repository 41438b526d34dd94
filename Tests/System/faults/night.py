"""One night: an output folder as it was before, the run that something happens to, and what must hold after it."""

import csv
import os
import pathlib
import shutil
import sqlite3
import stat
import tempfile

import program

# sysexits: no input, can't create, input or output failed, try again later.
FAILED_EXITS = {66, 73, 74, 75}


class Night:
    """A scenario in a folder of its own: `before` is what the output folder is set to for every fault."""

    def __init__(self, name, jss, work, before, arguments, new_run, good=0, next_arguments=None):
        self.name, self.jss, self.before = name, jss, before
        self.work = pathlib.Path(work)
        self.arguments = ["run", *arguments, *program.SMALL]
        self.next_arguments = ["run", *(next_arguments or arguments), *program.SMALL]
        self.old_run = os.path.basename(os.readlink(before / "latest")) if before else None
        self.new_run = new_run
        self.runs = {*(os.listdir(before / "runs") if before else ()), new_run}
        self.good = good

    @property
    def out(self):
        return self.work / "out"

    def reset(self):
        shutil.rmtree(self.out, ignore_errors=True)
        if self.before:
            shutil.copytree(self.before, self.out, symlinks=True)

    def traced(self, injection=None, interrupt=None):
        self.reset()
        return program.Traced(self.jss, self.arguments, self.work, injection).end(interrupt)

    def faults_after(self, code, ending=0):
        """What doesn't hold after a run that a fault hit, and after the next; nothing if all is well. `ending` is how a
        signal that it got ends it."""
        allowed = FAILED_EXITS | {0, self.good, ending}
        if code not in allowed:
            yield f"exit code {code}"
        yield from self.state(published=code == 0 and self.good == 0)
        yield from self.history_of_a_copy()
        code, said = program.run(self.jss, self.next_arguments, self.work)
        if code != 0:
            yield f"the next run: exit code {code}: {said.strip()}"
            return
        yield from self.state(published=True)
        yield from self.leftovers()
        yield from history_faults(self.out, complete=True)

    def state(self, published):
        """`latest` is the old run or the new one, whole; the new one where that was said."""
        if not os.path.islink(self.out / "latest"):
            if self.old_run or published:
                yield "there is no latest run"
            return
        latest = os.path.basename(os.readlink(self.out / "latest"))
        if latest not in ({self.new_run} if published else {self.old_run, self.new_run}):
            yield f"latest is {latest}"
        yield from self.modes()
        code, said = program.run(self.jss, ["verify", "out"], self.work)
        if code != 0:
            yield f"verify: exit code {code}: {said.strip()}"

    def modes(self):
        """What others may do with what is there."""
        for path in [self.out, *self.out.rglob("*")]:
            status = path.lstat()
            if not stat.S_ISLNK(status.st_mode) and status.st_mode & 0o077:
                yield f"{path.relative_to(self.work)} has the mode {stat.filemode(status.st_mode)}"

    def leftovers(self):
        """Names that a run leaves behind and the next should have removed."""
        for path in self.work.glob(".*.tmp"):
            yield f"left behind: {path.name}"
        known = {".lock", "history.sqlite", "latest", "runs", "failed"}
        for name in sorted(set(os.listdir(self.out)) - known):
            yield f"left behind: {name}"
        for name in sorted(os.listdir(self.out / "runs")):
            if name not in self.runs:
                yield f"left behind: runs/{name}"

    def history_of_a_copy(self):
        """The history as the fault left it; a copy, since whoever opens it also repairs it."""
        if not (self.out / "history.sqlite").exists():
            return
        with tempfile.TemporaryDirectory(dir=self.work) as copy:
            for name in ["history.sqlite", "history.sqlite-journal"]:
                if (self.out / name).exists():
                    shutil.copy(self.out / name, copy)
            published = {name.rsplit("-", 1)[1] for name in os.listdir(self.out / "runs") if not name.startswith(".")}
            yield from history_faults(pathlib.Path(copy), complete=False, published=published)


def history_faults(folder, complete, published=()):
    """What is wrong with a history; with `complete`, it has to hold the runs of its folder, score by score."""
    file = folder / "history.sqlite"
    database = sqlite3.connect(file)
    try:
        if (check := database.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            yield f"integrity_check: {check}"
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'run'").fetchall():
            return
        runs = dict(database.execute("SELECT run_id, number FROM run"))
        if not complete:
            if not set(runs) <= set(published):
                yield f"the history has {sorted(runs)}, published are {sorted(published)}"
            return
        for run in sorted(os.listdir(folder / "runs")):
            identity = run.rsplit("-", 1)[1]
            if identity not in runs:
                yield f"the history lacks {run}"
            elif recorded(database, runs[identity]) != listed(folder / "runs" / run / "scores.csv"):
                yield f"the history has other scores than {run}"
    finally:
        database.close()


def recorded(database, number):
    query = """SELECT profile.id, score.jss, score.exact FROM score JOIN profile ON profile.key = score.profile
               WHERE first_run <= ?1 AND (last_run IS NULL OR last_run >= ?1) ORDER BY profile.id"""
    return [(bytes(name).decode(), jss, exact) for name, jss, exact in database.execute(query, [number])]


def listed(table):
    with open(table, encoding="utf-8", newline="") as stream:
        return [
            (row["profile_id"], int(row["jss"]) if row["jss"] else None,
             int(row["jss_exact"].replace(".", "")) if row["jss_exact"] else None)
            for row in csv.DictReader(stream)]

