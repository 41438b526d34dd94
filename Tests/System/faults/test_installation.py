"""What `make install` puts where, and whether it works from there: program, pages of the manual, completions, the units of
systemd and cron's line."""

import json
import pathlib
import re
import shutil
import stat
import subprocess

import pytest

import program

ROOT = pathlib.Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.faults


def install_files(*arguments, umask=0o022):
    subprocess.run([ROOT / "scripts" / "install-files", *map(str, arguments)], check=True, umask=umask)


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


@pytest.fixture(scope="module")
def installed(jss, tmp_path_factory):
    """A folder with an installation in `prefix`, made once for all tests."""
    work = tmp_path_factory.mktemp("installed")
    install_files(jss, "", work / "prefix", umask=0o077)
    return work


class TestInstallation:
    @pytest.fixture(autouse=True)
    def places(self, jss, installed):
        self.jss, self.work, self.prefix = jss, installed, installed / "prefix"

    def unit(self, name):
        return (self.prefix / "lib" / "systemd" / "system" / name).read_text()

    def test_the_program_runs_from_there(self):
        code, said = program.run(self.prefix / "bin" / "jss", ["--version"], self.work)
        assert (code, said) == program.run(self.jss, ["--version"], self.work)

    def test_everyone_may_read_it(self):
        for path in self.prefix.rglob("*"):
            runs = path.is_dir() or path == self.prefix / "bin" / "jss"
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if runs else 0o644)

    def test_the_manual_has_a_section_for_each_command(self):
        page = (self.prefix / "share" / "man" / "man1" / "jss.1").read_text()
        for command in ["run", "history movers", "policy check", "verify"]:
            assert f".SS jss {command}\n" in page
        if shutil.which("man"):
            rendered = subprocess.run(
                ["man", "--warnings", "-l", self.prefix / "share" / "man" / "man1" / "jss.1"], capture_output=True,
                text=True, check=True, env={**program.ENVIRONMENT, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
            assert rendered.stderr == ""

    def test_bash_takes_the_completions(self):
        script = self.prefix / "share" / "bash-completion" / "completions" / "jss"
        subprocess.run(["bash", "-n", script], check=True)

    def test_the_licences_name_every_library(self):
        text = (self.prefix / "share" / "doc" / "jss" / "LICENSES-of-libraries.txt").read_text()
        for name in ["libcsv", "GRDB", "Yams", "swift-argument-parser", "swift-log", "Nettle"]:
            assert name in text, name

    @pytest.mark.needs("systemd-analyze")
    def test_systemd_understands_the_units(self):
        folder = self.prefix / "lib" / "systemd" / "system"
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", folder / "jss.service", folder / "jss.timer"],
            capture_output=True, text=True)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")

    def run_of(self, command, place):
        """Runs a command of the unit or the crontab as it is there, but with inputs and outputs below `place`."""
        place.mkdir()
        for folder in ["reports", "metrics"]:
            (place / folder).mkdir()
        code, said = program.run(self.jss, ["sample", "--out", "exports", "--profiles", "4", "-q"], place)
        assert code == 0, said
        command = command.replace("/srv/exports", str(place / "exports")).replace("/var/lib/jss", str(place))
        done = subprocess.run(["sh", "-c", command], cwd="/", capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        code, said = program.run(self.jss, ["verify", "reports"], place)
        assert code == 0, said
        return done.stdout + done.stderr

    def test_the_service_is_bounded(self):
        unit = self.unit("jss.service")
        for bound in ["MemoryMax=75%", "MemorySwapMax=0", "TimeoutStartSec=2h", "PrivateNetwork=yes", "NoNewPrivileges=yes"]:
            assert f"\n{bound}\n" in unit

    def test_the_services_command_runs(self):
        command = re.search(r"^ExecStart=(.*)$", self.unit("jss.service"), re.M).group(1).replace("%%", "%")
        self.run_of(command, self.work / "service")
        assert (self.work / "service" / "metrics" / "jss.prom").exists()

    def test_the_services_metrics_can_be_read_by_all(self):
        place = self.work / "state"
        (place / "metrics").mkdir(parents=True)
        metrics = place / "metrics" / "jss.prom"
        for text in ["", "theirs"]:
            command = re.search(r"^ExecStartPre=/bin/sh -c '(.*)'$", self.unit("jss.service"), re.M).group(1)
            subprocess.run(["sh", "-c", command], cwd=place, check=True, umask=0o077)
            assert (metrics.read_text(), stat.S_IMODE(metrics.stat().st_mode)) == (text, 0o644)
            metrics.write_text("theirs")

    def test_crons_line_runs_and_says_nothing(self):
        text = (self.prefix / "share" / "doc" / "jss" / "crontab").read_text()
        line = next(line for line in text.splitlines() if not line.startswith("#"))
        *when, user, command = line.split(maxsplit=6)
        assert (when, user) == (["0", "3", "*", "*", "*"], "jss")
        assert re.findall(r"(?<!\\)%", command) == []
        assert self.run_of(command.replace("\\%", "%"), self.work / "cron") == ""


class TestUninstallation:
    def test_it_takes_away_what_was_installed_and_nothing_else(self, jss, tmp_path):
        theirs = tmp_path / "usr" / "share" / "doc" / "jss" / "theirs"
        theirs.parent.mkdir(parents=True)
        theirs.write_text("")
        install_files(jss, tmp_path, "/usr")
        assert "/usr/bin/jss run" in (tmp_path / "usr/lib/systemd/system/jss.service").read_text()
        assert len(files(tmp_path)) > 10
        install_files("remove", tmp_path, "/usr")
        assert files(tmp_path) == ["usr/share/doc/jss/theirs"]


class TestPins:
    """What is built from and tested with is named exactly."""

    def test_packages(self):
        wanted = dict(re.findall(r'url: "([^"]+)", exact: "([^"]+)"', (ROOT / "Package.swift").read_text()))
        assert len(wanted) == (ROOT / "Package.swift").read_text().count(".package(url:") > 0
        resolved = json.loads((ROOT / "Package.resolved").read_text())["pins"]
        found = {pin["location"]: pin["state"] for pin in resolved}
        assert wanted == {url: found[url]["version"] for url in wanted}
        assert all(re.fullmatch("[0-9a-f]{40}", state["revision"]) for state in found.values())

    def test_pythons_packages(self):
        lines = (ROOT / "Tests/System/requirements.txt").read_text().splitlines()
        lines += re.search(r"^PEERS = \[(.*)\]$", (ROOT / "Benchmarks/bench.py").read_text(), re.M).group(1).split(", ")
        for line in lines:
            assert line.startswith("#") or re.fullmatch(r'"?[A-Za-z_-]+==[0-9][0-9.]*"?', line), line
