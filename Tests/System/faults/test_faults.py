"""Every system call of a run fails, or the run is killed or interrupted at it: its promises hold (faults.py)."""

import os
import tempfile

import pytest

import faults
import program

pytestmark = [pytest.mark.faults, pytest.mark.needs("strace")]


@pytest.fixture(scope="module")
def scenarios(jss):
    # In memory where that can be: what a disk would take for each fsync is most of the time.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="jss-faults-", dir=memory) as work:
        yield faults.Scenarios(jss, work)


@pytest.fixture
def say(capsys):
    """Prints a line past pytest, which keeps what tests print to itself."""

    def said(line):
        with capsys.disabled():
            print(f"\n{line}")

    return said


@pytest.mark.parametrize("name", ["a new run", "a run in place of itself", "a failed run"])
def test_each_system_call(scenarios, pytestconfig, say, name):
    try:
        tried, hit, broken = faults.in_parallel(
            scenarios, name, pytestconfig.getoption("--every"), pytestconfig.getoption("--seed"))
    except program.NoTracing as refusal:
        pytest.skip(f"strace may not trace here: {refusal}")
    say(f"{name}: {tried} faults, {hit} hit, {len(broken)} failed")
    assert broken == []
    assert hit > tried / 2


def test_a_full_disk(scenarios, say):
    found = faults.full_disk(scenarios)
    if found is None:
        pytest.skip("no tmpfs can be mounted here")
    tried, broken = found
    say(f"a full disk: {tried} runs, {len(broken)} failed")
    assert broken == []
