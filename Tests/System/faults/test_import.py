"""Every system call of an import fails, or the import is killed or interrupted at it: the folder is the old one or the whole
new one, the next import succeeds, and nothing is left beside it."""

import pathlib
import shutil
import stat

import pytest

import program
import trials
from night import FAILED_EXITS

pytestmark = [pytest.mark.faults, pytest.mark.needs("strace")]

HEADER = "Date,Transaction ID,Transaction type,Transaction summary,Client team,Freelancer,Ref ID,Amount $\n"
FIRST = HEADER + "2026-03-06,1,Hourly,Shop theme,Larch & Vale,Ada,11,120.00\n"
SECOND = HEADER + "2026-03-13,2,Hourly,Shop theme,Larch & Vale,Ada,12,80.00\n2026-03-13,2,Service Fee,,,Ada,13,-8.00\n"


def contents(folder):
    """All files of a folder by their paths; None where there is no folder."""
    if not folder.is_dir():
        return None
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Imports:
    """Downloads, and the folders that imports begin with, made once."""

    def __init__(self, jss, work):
        self.jss, self.work = jss, pathlib.Path(work)
        (self.work / "first.csv").write_text(FIRST)
        (self.work / "second.csv").write_text(SECOND)
        for name in ["first.csv", "second.csv"]:
            code, said = program.run(jss, ["import", name, "--into", "out", "-q"], self.work)
            assert code == 0, said
            # A file of a person's own, which stays.
            (self.work / "out" / "notes.txt").write_text("mine")
            (self.work / "out" / "notes.txt").chmod(0o600)
            shutil.copytree(self.work / "out", self.work / f"after-{name}")

    def night(self, name, place):
        return Import(self, name, place)


class Import:
    """An import in a folder of its own, for every fault once more."""

    good = 0

    def __init__(self, imports, name, place):
        self.name, self.jss, self.work = name, imports.jss, pathlib.Path(place)
        self.before = imports.work / "after-first.csv" if name == "over an older one" else None
        self.file = "second.csv" if self.before else "first.csv"
        shutil.copy(imports.work / self.file, self.work)
        self.arguments = ["import", self.file, "--into", "out", "-q"]
        self.old = contents(self.before) if self.before else None
        self.new = contents(imports.work / f"after-{self.file}")
        if not self.before:
            del self.new[pathlib.Path("notes.txt")]

    @property
    def out(self):
        return self.work / "out"

    def reset(self):
        for path in [self.out, *self.work.glob(".out.*")]:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        if self.before:
            shutil.copytree(self.before, self.out)

    def traced(self, injection=None, interrupt=None):
        self.reset()
        return program.Traced(self.jss, self.arguments, self.work, injection).end(interrupt)

    def leftovers(self):
        for path in self.work.glob(".out.*"):
            yield f"left behind: {path.name}"

    def faults_after(self, code, ending=0):
        if code not in FAILED_EXITS | {0, ending}:
            yield f"exit code {code}"
        found = contents(self.out)
        if found != self.new and (code == 0 or found != self.old):
            yield f"the folder is neither the old one nor the new one: {sorted(map(str, found or []))}"
        code, said = program.run(self.jss, self.arguments, self.work)
        if code != 0:
            yield f"the next import: exit code {code}: {said.strip()}"
        elif contents(self.out) != self.new:
            yield "the next import makes another folder"
        for path in [self.out, *self.out.rglob("*")] if self.out.exists() else []:
            if path.lstat().st_mode & 0o077:
                yield f"{path.relative_to(self.work)} has the mode {stat.filemode(path.lstat().st_mode)}"
        yield from self.leftovers()


@pytest.fixture(scope="module")
def imports(jss):
    with trials.folder("imports") as work:
        yield Imports(jss, work)


@pytest.mark.parametrize("name", ["a new one", "over an older one"])
def test_each_system_call(imports, pytestconfig, capsys, name):
    tried, hit, broken = trials.each_system_call(imports, name, pytestconfig, capsys, f"an import, {name}")
    assert broken == []
    assert hit > tried / 2


def test_a_full_disk(imports, capsys):
    assert trials.full_disk(imports, capsys, "an import") == []
