"""What an operator expects of a run that nobody watches: one at a time, whole or not at all, its own files only, a
history in step, rules that wake someone up."""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess

import pytest

import program
from night import history_faults

pytestmark = pytest.mark.faults
ROOT = pathlib.Path(__file__).resolve().parents[3]
TODAY, YESTERDAY = "2024-08-31", "2024-08-30"


class Case:
    """A folder with a small input, `in`, that goes with the test."""

    @pytest.fixture(autouse=True)
    def market(self, jss, tmp_path):
        self.program, self.work, self.out = jss, tmp_path, tmp_path / "out"
        self.jss(["sample", "--out", "in", "--profiles", "4", "-q"])

    def jss(self, arguments, code=0, **options):
        found, said = program.run(self.program, arguments, self.work, **options)
        assert found == code, said
        return said

    def run_day(self, day=TODAY, *more, code=0, **options):
        return self.jss(["run", "in", "--as-of", day, "--out", "out", *more], code, **options)

    def latest(self):
        link = self.out / "latest"
        return os.path.basename(os.readlink(link)) if link.is_symlink() else None

    def check_in_step(self):
        assert list(history_faults(self.out, complete=True)) == []

    def history(self, query):
        with contextlib.closing(sqlite3.connect(self.out / "history.sqlite")) as database:
            return database.execute(query).fetchall()


def stopped(case, call, path=None):
    """A run that is stopped at its first such call, until it is sent on."""
    (case.work / "policy.yaml").write_bytes(program.POLICY)
    run = program.Traced(
        case.program, ["run", "in", "--as-of", TODAY, *program.SMALL], case.work, f"{call}:signal=SIGSTOP:when=1",
        case.work / path if path else None)
    if not run.until_stopped():
        pytest.fail(f"the run could not be stopped: {run.end()}")
    return run


@pytest.mark.needs("strace")
class TestOneAtATime(Case):
    def test_a_second_run_names_the_holder_and_the_first_goes_on(self):
        first = stopped(self, "fsync")
        said = self.run_day(code=75)
        assert f"process {first.process.pid} " in said
        assert self.latest() is None
        assert first.end()[0] == 0
        assert self.latest() is not None
        self.check_in_step()

    def test_a_killed_holder_blocks_nobody(self):
        first = stopped(self, "fsync")
        assert (self.out / "runs" / ".staging").is_dir()
        assert first.end(signal.SIGKILL)[0] == -signal.SIGKILL
        self.run_day()
        assert os.listdir(self.out / "runs") == [self.latest()]
        self.check_in_step()

    def test_a_lock_is_a_lock_whoever_holds_it(self):
        self.run_day()
        with open(self.out / ".lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            before = self.latest()
            self.run_day(YESTERDAY, code=75)
            assert self.latest() == before


@pytest.mark.needs("strace")
class TestLasting(Case):
    def test_all_of_a_run_is_on_the_disk_before_it_has_its_name(self):
        (self.work / "policy.yaml").write_bytes(program.POLICY)
        run = program.Traced(self.program, ["run", "in", "--as-of", TODAY, *program.SMALL], self.work, names=True)
        code, said, lines = run.end()
        assert code == 0, said
        named = next(i for i, line in enumerate(lines) if re.search(r'rename\w*\(.*"\.staging"', line))
        staging = str(self.out.resolve() / "runs" / ".staging")
        before, after = ({path for line in part for path in re.findall(r"fsync\(\d+<(.*?)>", line)}
                         for part in [lines[:named], lines[named:]])
        published = self.out / "runs" / self.latest()
        whole = [published, *published.rglob("*")]
        assert len(whole) > 10
        for path in whole:
            assert os.path.normpath(os.path.join(staging, path.relative_to(published))) in before
        assert str(self.out.resolve() / "runs") in after


@pytest.mark.needs("strace")
class TestChangingInput(Case):
    def changed(self, change):
        (self.work / "policy.yaml").write_bytes(program.POLICY)
        self.run_day(YESTERDAY, "--policy", "./policy.yaml")
        before = self.latest()
        run = stopped(self, "pread64", "in/feedback.csv")
        change(self.work / "in" / "feedback.csv")
        code, said, _ = run.end()
        assert code == 75, said
        assert "feedback.csv" in said
        assert self.latest() == before
        assert os.listdir(self.out / "runs") == [before]

    def test_one_that_grows(self):
        def grow(file):
            with open(file, "ab") as stream:
                stream.write(stream.name.encode() + b"\n")
        self.changed(grow)

    def test_one_that_shrinks(self):
        self.changed(lambda file: os.truncate(file, os.path.getsize(file) // 2))


class TestModes(Case):
    def test_what_is_created_is_its_owners_alone_under_any_umask(self):
        for mask in [0o000, 0o022, 0o777]:
            shutil.rmtree(self.out, ignore_errors=True)
            self.run_day(YESTERDAY, umask=mask)
            self.run_day(TODAY, umask=mask)
            with open(self.work / "in" / "contracts.csv") as stream:
                good = stream.read()
            shutil.copytree(self.work / "in", self.work / "bad", dirs_exist_ok=True)
            (self.work / "bad" / "contracts.csv").write_text(good + "no record\n" * 50)
            self.jss(["run", "bad", "--as-of", TODAY, "--out", "out"], code=65, umask=mask)
            assert (self.out / "failed" / "rejects.csv").exists()
            for path in [self.out, *self.out.rglob("*")]:
                if not path.is_symlink():
                    mode = stat.S_IMODE(path.stat().st_mode)
                    assert oct(mode) == oct(0o700 if path.is_dir() else 0o600), path

    def test_metrics_are_their_owners_alone_unless_others_were_let(self):
        metrics = self.work / "jss.prom"
        self.run_day(TODAY, "--metrics", "jss.prom", umask=0o777)
        assert stat.S_IMODE(metrics.stat().st_mode) == 0o600
        metrics.chmod(0o644)
        self.run_day(TODAY, "--metrics", "jss.prom", umask=0o777)
        assert stat.S_IMODE(metrics.stat().st_mode) == 0o644


class TestInTheWay(Case):
    """What someone planted where a run wants to write is an error, and stays as it is."""

    def planted(self, name, plant, *more, code=73, named=True):
        target = self.work / "target"
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        (target / "file").write_text("theirs")
        self.run_day(YESTERDAY)
        place = self.work / name
        for old in [place] if place.exists() or place.is_symlink() else []:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        plant(place, target)
        said = self.run_day(TODAY, *more, code=code)
        if named:
            assert os.path.basename(name) in said
        assert os.listdir(target) == ["file"]
        assert (target / "file").read_text() == "theirs"

    @staticmethod
    def link_to_a_folder(place, target):
        place.symlink_to(target)

    @staticmethod
    def link_to_a_file(place, target):
        place.symlink_to(target / "file")

    @staticmethod
    def folder(place, target):
        place.mkdir()

    @staticmethod
    def pipe(place, target):
        os.mkfifo(place)

    def test_the_output_folder(self):
        self.planted("out", self.link_to_a_folder)

    def test_the_runs(self):
        for plant in [self.link_to_a_folder, self.link_to_a_file, self.pipe]:
            self.planted("out/runs", plant)

    def test_the_lock(self):
        for plant in [self.link_to_a_file, self.folder, self.pipe]:
            self.planted("out/.lock", plant)

    def test_latest(self):
        for plant in [self.link_to_a_folder, self.folder, self.pipe]:
            self.planted("out/latest", plant)

    def test_the_history_though_the_run_is_published(self):
        for plant in [self.link_to_a_file, self.folder, self.pipe]:
            self.planted("out/history.sqlite", plant)
            assert self.latest().startswith(TODAY)

    def test_what_sqlite_would_take_for_a_part_of_the_history(self):
        for end in ["-journal", "-wal", "-shm"]:
            for plant in [self.link_to_a_file, self.link_to_a_folder, self.folder, self.pipe]:
                self.planted("out/history.sqlite" + end, plant)
                assert self.latest().startswith(TODAY)

    def test_the_new_run(self):
        self.run_day(YESTERDAY)
        self.run_day(TODAY)
        name = "out/runs/" + self.latest()
        for plant in [self.link_to_a_file, self.link_to_a_folder, self.pipe]:
            self.planted(name, plant)

    def test_names_of_work_are_the_next_runs_to_remove(self):
        for name in ["runs/.staging", "runs/.aside", "runs/.stand-in", ".latest", ".failed", ".aside"]:
            for plant in [self.link_to_a_file, self.link_to_a_folder, self.folder, self.pipe]:
                self.planted("out/" + name, plant, code=0, named=False)
                assert self.latest().startswith(TODAY)
                assert not os.path.lexists(self.out / name)

    def test_the_metrics(self):
        for plant in [self.link_to_a_file, self.link_to_a_folder, self.folder, self.pipe]:
            self.planted(".jss.prom.tmp", plant, "--metrics", "jss.prom")
        for plant in [self.link_to_a_file, self.folder, self.pipe]:
            self.planted("jss.prom", plant, "--metrics", "jss.prom")

    def test_a_failed_run_keeps_its_own_error(self):
        self.run_day(YESTERDAY)
        (self.out / "failed").symlink_to(self.work)
        (self.work / "in" / "contracts.csv").unlink()
        said = self.run_day(TODAY, code=66)
        assert "failed could not be written" in said


class TestHostileArguments(Case):
    """What is at a path, or in a number, that nobody expects."""

    def test_no_file_argument_is_waited_for(self):
        os.mkfifo(self.work / "pipe.yaml")
        (self.work / "folder.yaml").mkdir()
        for path, words in [("pipe.yaml", "it is a pipe"), ("folder.yaml", "it is a folder"), ("/dev/zero", "device or socket")]:
            for arguments in [
                ["run", "in", "--out", "out", "--policy", path], ["score", "in", "--policy", path],
                ["policy", "check", path], ["policy", "show", path], ["policy", "diff", "standard", path],
                ["simulate", "in", "fl-amara", "--versus", path],
            ]:
                assert words in self.jss(arguments, code=66, timeout=20)
        os.mkfifo(self.work / "pipe")
        self.jss(["run", "in", "--out", "pipe"], code=73, timeout=20)
        self.jss(["run", "pipe", "--out", "out"], code=66, timeout=20)
        self.jss(["verify", "pipe"], code=73, timeout=20)
        self.jss(["history", "runs", "--history", "pipe"], code=73, timeout=20)
        self.jss(["promote", "any", "--out", "pipe"], code=73, timeout=20)
        self.jss(["report", "in", "fl-amara", "--out", "pipe"], code=73, timeout=20)
        self.jss(["sample", "--out", "pipe"], code=73, timeout=20)

    def test_numbers_may_be_as_large_as_numbers_are(self):
        most = str(2**63 - 1)
        for number in [str(2**62), most]:
            self.run_day(TODAY, "--pages", number, "--keep", number, "--force")
            self.jss(["history", "runs", "--out", "out", "--limit", number])
        for arguments in [
            ["actions", "in", "--within", most], ["simulate", "in", "fl-amara", "--plan", most],
            ["simulate", "in", "fl-amara", "--target", most], ["run", "in", "--history-days", most],
            ["run", "in", "--threads", most], ["sample", "--profiles", most, "--out", "x"],
            ["history", "movers", "--out", "out", "--limit", most], ["run", "in", "--fail-on", f"scored<{most}"],
        ]:
            code, said = program.run(self.program, arguments + ["-q"], self.work)
            assert code in (0, 64), (arguments, code, said)

    def test_too_few_open_files_are_told(self):
        # With four Swift's own runtime ends before the program begins.
        for number in range(5, 30):
            code, said = program.run(
                self.program, ["run", "in", "--as-of", TODAY, "--out", "out", "--threads", "2"], self.work,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (number, number)))
            assert code in (0, 74), (number, code, said)
            assert not code or "ulimit -n" in said, (number, said)
            shutil.rmtree(self.out, ignore_errors=True)

    def test_what_sample_makes_is_accepted_on_its_first_and_last_day(self):
        for day in ["1999-11-10", "2199-12-31"]:
            self.jss(["sample", "--out", day, "--profiles", "300", "--as-of", day, "-q"])
            self.jss(["validate", day, "--strict"])
        said = self.jss(["sample", "--out", "early", "--as-of", "1990-01-01"], code=64)
        assert "allowed: 1999-11-10 to 2199-12-31" in said
        assert not (self.work / "early").exists()

    def test_a_link_in_the_place_of_a_sample_leaves_nothing_behind(self):
        (self.work / "new").mkdir()
        (self.work / "new" / "feedback.csv").symlink_to(self.work / "elsewhere")
        self.jss(["sample", "--out", "new"], code=73)
        assert os.listdir(self.work / "new") == ["feedback.csv"]

    def test_an_interrupted_sample_leaves_nothing_behind(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            process = subprocess.Popen(
                [self.program, "sample", "--profiles", "1000000", "--out", "large", "-q"], cwd=self.work,
                # Who runs the tests in the background has the signal ignored, and so would the program.
                env=program.ENVIRONMENT, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            while not list(self.work.glob("large/.*.part")):
                assert process.poll() is None
            process.send_signal(number)
            assert process.wait(program.PATIENCE) == -number
            assert os.listdir(self.work / "large") == []


class TestHistory(Case):
    def test_a_run_that_a_crash_kept_out_is_recorded_by_the_next(self):
        self.run_day("2024-08-28")
        kept = (self.out / "history.sqlite").read_bytes()
        self.run_day(YESTERDAY)
        (self.out / "history.sqlite").write_bytes(kept)
        self.run_day(TODAY)
        self.check_in_step()
        days = self.history("SELECT as_of FROM run ORDER BY publication")
        assert days == [("2024-08-28",), (YESTERDAY,), (TODAY,)]

    def test_also_by_one_that_has_nothing_to_publish(self):
        self.run_day(YESTERDAY)
        self.run_day(TODAY)
        (self.out / "history.sqlite").unlink()
        assert "already published" in self.run_day(TODAY)
        self.check_in_step()

    def test_a_run_done_again_is_in_it_once(self):
        self.run_day(YESTERDAY)
        self.run_day(TODAY)
        self.run_day(TODAY, "--force")
        self.check_in_step()
        assert self.history("SELECT count(*) FROM run") == [(2,)]

    def test_a_damaged_one_is_refused_and_left_and_the_run_published(self):
        self.run_day(YESTERDAY)
        file = self.out / "history.sqlite"
        for damage in [b"no database at all", file.read_bytes()[:3000], b"SQLite format 3\0" + b"\0" * 9000]:
            shutil.rmtree(self.out / "runs", ignore_errors=True)
            (self.out / "latest").unlink(missing_ok=True)
            file.write_bytes(damage)
            assert "published, but not in the history" in self.run_day(TODAY, code=65)
            assert file.read_bytes() == damage
            self.jss(["verify", "out"])

    def test_one_of_a_later_version_is_refused_and_left(self):
        self.run_day(YESTERDAY)
        self.history("SELECT 1")
        with contextlib.closing(sqlite3.connect(self.out / "history.sqlite")) as database:
            database.execute("INSERT INTO grdb_migrations VALUES ('9 of the future')")
            database.commit()
        before = (self.out / "history.sqlite").read_bytes()
        assert "later version" in self.run_day(TODAY, code=65)
        assert (self.out / "history.sqlite").read_bytes() == before

    def test_scores_that_were_changed_after_publication_are_not_recorded(self):
        self.run_day(YESTERDAY)
        (self.out / "history.sqlite").unlink()
        scores = self.out / "latest" / "scores.csv"
        scores.write_text("".join(scores.read_text().splitlines(keepends=True)[:-1]))
        assert "jss verify" in self.run_day(TODAY, code=65)

    def test_scores_that_a_link_leads_to_are_not_recorded(self):
        self.run_day(YESTERDAY)
        (self.out / "history.sqlite").unlink()
        scores = self.out / "latest" / "scores.csv"
        scores.rename(self.work / "elsewhere.csv")
        scores.symlink_to(self.work / "elsewhere.csv")
        assert "jss verify" in self.run_day(TODAY, code=65)

    def test_days_bound_it(self):
        for day in ["2024-08-20", YESTERDAY, TODAY]:
            self.run_day(day)
        self.run_day("2024-09-01", "--history-days", "2")
        assert self.history("SELECT as_of FROM run ORDER BY as_of") == [(YESTERDAY,), (TODAY,), ("2024-09-01",)]
        # What it forgot stays forgotten.
        self.run_day("2024-09-02")
        assert len(self.history("SELECT 1 FROM run")) == 4

    def test_it_may_be_elsewhere(self):
        self.run_day(TODAY, "--history", "past.sqlite")
        assert not (self.out / "history.sqlite").exists()
        assert TODAY in self.jss(["history", "runs", "--history", "past.sqlite"])

    def test_it_answers(self):
        self.run_day("2024-06-30")
        self.run_day(TODAY)
        runs = json.loads(self.jss(["history", "runs", "--out", "out", "--json"]))["runs"]
        assert [run["as_of"] for run in runs] == [TODAY, "2024-06-30"]
        movers = json.loads(self.jss(["history", "movers", "--out", "out", "--input", "in", "--json"]))
        assert movers["drops"] or movers["rises"]
        for mover in movers["drops"] + movers["rises"]:
            assert mover["as_recorded"]
            parts = [cause["part"] for cause in mover["causes"]] + [mover["window_part"]]
            assert abs(sum(parts) - mover["change"]) <= 0.0001 * len(parts)
            answer = self.jss(["history", "profile", mover["profile_id"], "--out", "out", "--json"])
            scores = [score["jss_exact"] for score in json.loads(answer)["scores"]]
            assert scores == [mover["before"]["jss_exact"], mover["after"]["jss_exact"]]
        assert "did you mean" in self.jss(["history", "movers", "--out", "out", "--from", "2024-06-31"], code=64)
        assert "no recorded run" in self.jss(["history", "profile", "nobody", "--out", "out"], code=64)
        self.jss(["history", "runs", "--out", "nowhere"], code=66)


class TestRules(Case):
    def test_a_rule_that_matches_is_exit_code_3_and_the_run_is_published(self):
        self.run_day("2024-06-30", "--fail-on", "changed>0", "--fail-on", "scored<1")
        said = self.run_day(TODAY, "--fail-on", "changed>0", "--fail-on", "rejected>0", "-q", code=3)
        assert "error: the run is published, but a --fail-on rule matched" in said
        assert self.latest().startswith(TODAY)
        self.jss(["verify", "out"])
        # The same again is as bad.
        assert "already published" in self.run_day(TODAY, "--fail-on", "changed>0", code=3)

    def test_a_malformed_rule_is_told_with_what_is_allowed(self):
        assert "mean-change" in self.run_day(TODAY, "--fail-on", "rejcted>1", code=64)
        assert not self.out.exists()


class TestHolding(Case):
    """`--hold-on` and `jss promote`: a run waits in `runs` until somebody has looked at it."""

    BEFORE = "2024-06-30"

    def recorded(self):
        return [day for day, in self.history("SELECT as_of FROM run ORDER BY publication")]

    def held(self):
        """A run before, and one of today that is held; the name of each."""
        self.run_day(self.BEFORE, "--hold-on", "changed>0")
        before = self.latest()
        said = self.run_day(TODAY, "--hold-on", "changed>0", "--metrics", "jss.prom", code=3)
        assert "the run is held, because a --hold-on rule matched" in said
        assert self.latest() == before
        held, = set(os.listdir(self.out / "runs")) - {before}
        assert f"jss promote {held} --out out" in said
        return before, held

    def test_a_held_run_is_whole_but_neither_latest_nor_in_the_history(self):
        before, held = self.held()
        assert self.recorded() == [self.BEFORE]
        assert "it is held" in self.jss(["verify", f"out/runs/{held}"])
        assert json.loads((self.out / "runs" / held / "run.json").read_text())["status"] == "held"
        metrics = (self.work / "jss.prom").read_text()
        for line in ["jss_run_success 0", "jss_run_held 1", "jss_run_exit_code 3", 'jss_hold_on_matched{rule="changed>0"} 1']:
            assert f"\n{line}\n" in metrics
        # The same again is as bad, and done once.
        assert "already held" in self.run_day(TODAY, "--hold-on", "changed>0", code=3)
        assert len(os.listdir(self.out / "runs")) == 2
        # The next day is compared with the last one that was published, not with the held one.
        self.run_day("2024-09-01", "--hold-on", "rejected>99%")
        assert self.recorded() == [self.BEFORE, "2024-09-01"]
        manifest = json.loads((self.out / "latest" / "run.json").read_text())
        assert manifest["previous_run_id"] == before.rsplit("-", 1)[1]

    def test_a_promoted_run_is_latest_and_in_the_history(self):
        before, held = self.held()
        files = {path.name: path.read_bytes() for path in (self.out / "runs" / held).iterdir() if path.name.endswith(".csv")}
        answer = json.loads(self.jss(["promote", held, "--out", "out", "--json", "-q"]))
        assert answer == {
            "run_id": held[11:], "as_of": TODAY, "folder": f"runs/{held}", "was_latest": False,
            "latest_before": f"runs/{before}"}
        assert self.latest() == held
        assert self.recorded() == [self.BEFORE, TODAY]
        self.check_in_step()
        assert "is whole" in self.jss(["verify", "out"])
        assert files == {name: (self.out / "latest" / name).read_bytes() for name in files}
        assert self.jss(["promote", held[11:], "--out", "out"]).startswith("already the latest run")
        assert self.recorded() == [self.BEFORE, TODAY]
        # Once it is published, the same again is.
        assert "already published" in self.run_day(TODAY, "--hold-on", "changed>0")
        # Back to the one before: the next run is compared with it.
        self.jss(["promote", before, "--out", "out"])
        assert self.latest() == before
        self.check_in_step()
        assert self.recorded() == [TODAY, self.BEFORE]

    def test_without_the_rule_a_held_run_is_published(self):
        _, held = self.held()
        assert "published, which was held" in self.run_day(TODAY)
        assert self.latest() == held
        self.check_in_step()

    def test_a_forced_one_is_held_again_but_not_what_was_published(self):
        before, held = self.held()
        self.run_day(TODAY, "--hold-on", "changed>0", "--force", code=3)
        assert self.latest() == before
        self.run_day(self.BEFORE, "--hold-on", "scored>0", "--force")
        assert self.latest() == before
        self.run_day(TODAY, "--force")
        assert self.latest() == held

    def test_a_rule_that_needs_no_history_is_tried_without(self):
        (self.work / "past.sqlite").write_text("no database at all")
        self.run_day(TODAY, "--hold-on", "scored<1000", "--history", "past.sqlite", code=3)
        assert self.latest() is None
        said = self.run_day(TODAY, "--hold-on", "changed>0", "--history", "past.sqlite", code=65)
        assert "damaged" in said
        assert self.latest() is None

    def test_a_history_elsewhere_is_named(self):
        self.run_day(TODAY, "--hold-on", "scored<1000", "--history", "past.sqlite", code=3)
        run, = os.listdir(self.out / "runs")
        self.jss(["promote", run, "--out", "out", "--history", "past.sqlite"])
        assert not (self.out / "history.sqlite").exists()
        assert TODAY in self.jss(["history", "runs", "--history", "past.sqlite"])

    def test_what_cannot_be_promoted_is_told(self):
        _, held = self.held()
        said = self.jss(["promote", held[:-1] + "x", "--out", "out"], code=64)
        assert f"did you mean '{held}'?" in said and f"held: {held}" in said
        self.jss(["promote", held, "--out", "nowhere"], code=66)
        assert not (self.work / "nowhere").exists()
        with open(self.out / "runs" / held / "scores.csv", "a") as scores:
            scores.write("fl-new\n")
        before = self.latest()
        for arguments in [["promote", held, "--out", "out"], ["run", "in", "--as-of", TODAY, "--out", "out"]]:
            said = self.jss(arguments, code=65)
            assert "is not as it was written" in said and "scores.csv: has" in said
        (self.out / "runs" / held / "run.json").write_text("{")
        assert "--force" in self.jss(["promote", held, "--out", "out"], code=65)
        assert self.latest() == before
        assert self.recorded() == [self.BEFORE]

    @pytest.mark.needs("strace")
    def test_while_a_run_is_at_work_none_is_promoted(self):
        run = stopped(self, "fsync")
        assert f"process {run.process.pid} " in self.jss(["promote", "any", "--out", "out"], code=75)
        run.end()

    @pytest.mark.needs("strace")
    def test_a_promotion_that_is_killed_happened_or_did_not(self):
        before, held = self.held()
        saved = self.work / "saved"
        shutil.copytree(self.out, saved, symlinks=True)
        arguments = ["promote", held, "--out", "out", "-q"]
        _, _, lines = program.Traced(self.program, arguments, self.work).end()
        assert self.latest() == held
        for call, made in program.calls(lines).items():
            for number, line in enumerate(made, 1):
                if not program.changes_files(call, line):
                    continue
                shutil.rmtree(self.out)
                shutil.copytree(saved, self.out, symlinks=True)
                program.Traced(self.program, arguments, self.work, f"{call}:signal=SIGKILL:when={number}").end()
                assert self.latest() in (before, held)
                self.jss(["verify", "out"])
                self.run_day("2024-09-01")
                assert set(os.listdir(self.out)) == {".lock", "history.sqlite", "latest", "runs"}
                assert not [name for name in os.listdir(self.out / "runs") if name.startswith(".")]
                published = {
                    run[:10] for run in os.listdir(self.out / "runs")
                    if json.loads((self.out / "runs" / run / "run.json").read_text())["status"] == "published"}
                assert set(self.recorded()) == published


class TestScopes(Case):
    """An output folder and a history are of one audience, one policy and one user."""

    def refused(self, *arguments, of):
        before = {path: path.lstat().st_mtime_ns for path in self.out.rglob("*") if path.name != ".lock"}
        said = self.jss(["run", "in", "--as-of", TODAY, *arguments], code=73)
        assert of in said
        assert before == {path: path.lstat().st_mtime_ns for path in self.out.rglob("*") if path.name != ".lock"}
        return said

    def test_another_audience_or_policy_is_refused_and_told_what_to_do(self):
        self.run_day(YESTERDAY)
        (self.work / "mine.yaml").write_text("name: standard\nextends: standard\nlong_term_days: 60\n")
        for arguments, words in [
            (["--audience", "talent"], "audience internal, policy 'standard'"),
            (["--audience", "public"], "(audience public, policy 'standard'"),
            (["--policy", "./mine.yaml"], "policy 'standard' (SHA-256 "), (["--policy", "upwork-2020-11"], "'upwork-2020-11'"),
        ]:
            said = self.refused("--out", "out", *arguments, of=words)
            assert "--out" in said and "move this one away" in said
        # The same policy under another path is the same policy.
        self.run_day(TODAY, "--policy", "standard")

    def test_a_history_that_several_folders_share_is_of_one_as_well(self):
        self.run_day(YESTERDAY, "--history", "past.sqlite")
        kept = (self.work / "past.sqlite").read_bytes()
        for arguments in [["--audience", "talent"], ["--policy", "upwork-2020-11"]]:
            said = self.jss(
                ["run", "in", "--as-of", TODAY, "--out", "other", "--history", "past.sqlite", *arguments], code=73)
            assert "past.sqlite is of other runs (audience internal" in said and "--history" in said
            assert not (self.work / "other" / "latest").is_symlink()
        assert (self.work / "past.sqlite").read_bytes() == kept
        self.jss(["run", "in", "--as-of", TODAY, "--out", "other", "--history", "past.sqlite"])

    def test_the_history_says_whose_it_is(self):
        self.run_day(YESTERDAY, "--audience", "talent")
        assert self.jss(["history", "runs", "--out", "out"]).startswith("audience talent, policy 'standard' (SHA-256 ")
        answer = json.loads(self.jss(["history", "runs", "--out", "out", "--json"]))
        assert (answer["audience"], answer["policy"]["name"]) == ("talent", "standard")
        assert answer["runs"][0]["policy"] == answer["policy"]

    def test_the_rejects_of_a_failed_run_keep_others_out(self):
        with open(self.work / "in" / "contracts.csv", "a") as stream:
            stream.write("no such record\n" * 50)
        self.run_day(TODAY, code=65)
        said = self.run_day(TODAY, "--audience", "public", code=73)
        assert "out/failed is of a run for other readers (audience internal" in said

    def test_a_mixed_history_of_an_older_version_goes_on_with_the_last_runs_policy(self):
        self.run_day("2024-06-30")
        self.run_day(YESTERDAY)
        with contextlib.closing(sqlite3.connect(self.out / "history.sqlite")) as database:
            database.executescript("""
                DROP TABLE scope; DELETE FROM grdb_migrations WHERE identifier LIKE '2 %';
                ALTER TABLE run DROP COLUMN audience;
                UPDATE run SET policy_digest = 'another' WHERE as_of = '2024-06-30';""")
        said = self.run_day(TODAY, "--fail-on", "changed>100%")
        self.check_in_step()
        answer = json.loads(self.jss(["history", "runs", "--out", "out", "--json"]))
        assert answer["audience"] == "internal"
        assert answer["policy"]["sha256"] == answer["runs"][0]["policy"]["sha256"] != "another"

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
    def test_another_users_folder_is_refused_before_anything_is_written(self):
        self.run_day(YESTERDAY)
        for path in [self.out, *self.out.rglob("*")]:
            os.chown(path, 65534, 65534, follow_symlinks=False)
        times = {path: path.lstat().st_mtime_ns for path in [self.out, *self.out.rglob("*")]}
        said = self.run_day(TODAY, "--metrics", "jss.prom", code=73)
        assert "belongs to user 65534, but this run is of user 0" in said and "sudo -u '#65534'" in said
        said = self.jss(["promote", self.latest(), "--out", "out"], code=73)
        assert "belongs to user 65534" in said
        assert times == {path: path.lstat().st_mtime_ns for path in [self.out, *self.out.rglob("*")]}
        assert not (self.work / "jss.prom").exists()
        # Reading is for everyone who may.
        self.jss(["verify", "out"])


class TestVerify(Case):
    def test_it_names_what_differs(self):
        self.run_day()
        assert "is whole" in self.jss(["verify", "out"])
        self.jss(["verify", "out/latest"])
        scores = self.out / "latest" / "scores.csv"
        scores.write_bytes(scores.read_bytes().replace(b"fl-", b"FL-", 1))
        (self.out / "latest" / "extra").write_text("")
        (self.out / "latest" / "rejects.csv").unlink()
        said = self.jss(["verify", "out"], code=65)
        for words in ["scores.csv: has the SHA-256", "extra: there, but not listed", "rejects.csv: listed, but not there"]:
            assert words in said

    def test_a_manifest_that_was_tampered_with_is_told_and_not_printed(self):
        self.run_day()
        manifest = self.out / "latest" / "run.json"
        text = manifest.read_text()
        run = json.loads(text)["run_id"]
        (self.out / "latest" / "empty").mkdir()
        manifest.write_text(text.replace(f'"run_id": "{run}"', '"run_id": "\\u001b[2J\\u202e"'))
        for arguments in [["verify", "out"], ["verify", "out", "--json"], ["verify", "out", "--log-format", "json"]]:
            said = self.jss(arguments, code=65)
            assert "empty/: a folder that is there" in said
            assert "run_id has characters that can't be printed" in said
            assert f"but its folder is {TODAY}-{run}" in said
            assert all(0x20 <= ord(letter) < 0x7F or letter == "\n" for letter in said)

    def test_no_run_is_no_input(self):
        (self.work / "empty").mkdir()
        self.jss(["verify", "empty"], code=66)
        self.jss(["verify", "nowhere"], code=66)

    def test_digests_are_those_of_sha256sum(self):
        self.run_day()
        listed = json.loads((self.out / "latest" / "run.json").read_text())["outputs"]
        for output in listed:
            found = hashlib.sha256((self.out / "latest" / output["path"]).read_bytes()).hexdigest()
            assert found == output["sha256"]


class TestWatching(Case):
    def metrics(self):
        lines = (self.work / "jss.prom").read_text().splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    def check(self):
        promtool = shutil.which("promtool", path=f"{os.environ['PATH']}:{ROOT / '.cache'}")
        if promtool:
            with open(self.work / "jss.prom") as metrics:
                done = subprocess.run(
                    [promtool, "check", "metrics"], stdin=metrics, capture_output=True, text=True)
            assert (done.returncode, done.stdout + done.stderr) == (0, "")

    def test_metrics_of_a_run_and_of_a_failed_one(self):
        self.run_day(TODAY, "--metrics", "jss.prom", "--fail-on", "scored<1000", "--fail-on", "rejected>1%", code=3)
        good = self.metrics()
        self.check()
        assert good["jss_run_success"] == "1"
        assert good["jss_run_exit_code"] == "3"
        assert good['jss_fail_on_matched{rule="scored<1000"}'] == "1"
        assert good['jss_fail_on_matched{rule="rejected>1%"}'] == "0"
        (self.work / "in" / "feedback.csv").unlink()
        self.run_day(TODAY, "--metrics", "jss.prom", code=66)
        bad = self.metrics()
        self.check()
        assert (bad["jss_run_success"], bad["jss_run_exit_code"]) == ("0", "66")
        success = "jss_run_last_success_timestamp_seconds"
        assert int(bad[success]) <= int(good["jss_run_end_timestamp_seconds"])
        shutil.rmtree(self.out)
        self.run_day(TODAY, "--metrics", "jss.prom", code=66)
        self.check()
        assert success not in self.metrics()

    def test_every_log_line_is_a_json_object(self):
        for arguments, code in [
            (["run", "in", "--as-of", TODAY, "--out", "out"], 0),
            (["run", "in", "--as-of", TODAY, "--out", "out", "--fail-on", "scored<1000"], 3),
            (["run", "nowhere", "--as-of", TODAY, "--out", "out"], 66),
            (["run", "in", "--fail-on", "x"], 64), (["verify", "nowhere"], 66), (["rnu"], 64),
        ]:
            said = self.jss([*arguments, "--log-format", "json"], code)
            assert said
            for line in said.splitlines():
                entry = json.loads(line)
                assert {"time", "level", "message"} <= set(entry), line
            if code:
                assert entry["level"] == "error"
