"""Every system call of a run fails, or the run is killed or interrupted at it: its promises hold (faults.py)."""

import pytest

import faults
import trials

pytestmark = [pytest.mark.faults, pytest.mark.needs("strace")]


@pytest.fixture(scope="module")
def scenarios(jss):
    with trials.folder("faults") as work:
        yield faults.Scenarios(jss, work)


@pytest.mark.parametrize("name", ["a new run", "a run in place of itself", "a failed run"])
def test_each_system_call(scenarios, pytestconfig, capsys, name):
    tried, hit, broken = trials.each_system_call(scenarios, name, pytestconfig, capsys, name)
    assert broken == []
    assert hit > tried / 2


def test_a_full_disk(scenarios, capsys):
    assert trials.full_disk(scenarios, capsys, "a run") == []
