"""How the tests of faults try what ``faults`` has, and say how many faults there were."""

import os
import tempfile

import pytest

import faults
import program


def folder(name):
    """A scratch folder for scenarios, in memory where that can be: what a disk would take for each fsync is most of the time."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix=f"jss-{name}-", dir=memory)


def each_system_call(scenarios, name, config, capsys, what):
    """The faults of a scenario: how many were tried, how many hit, and the promises that broke."""
    try:
        tried, hit, broken = faults.in_parallel(scenarios, name, config.getoption("--every"), config.getoption("--seed"))
    except program.NoTracing as refusal:
        pytest.skip(f"strace may not trace here: {refusal}")
    _say(capsys, f"{what}: {tried} faults, {hit} hit, {len(broken)} failed")
    return tried, hit, broken


def full_disk(scenarios, capsys, what):
    """The promises that broke on a disk that is full."""
    found = faults.full_disk(scenarios)
    if found is None:
        pytest.skip("no tmpfs can be mounted here")
    tried, broken = found
    _say(capsys, f"{what} on a full disk: {tried} times, {len(broken)} failed")
    return broken


def _say(capsys, line):
    """Prints a line past pytest, which keeps what tests print to itself."""
    with capsys.disabled():
        print(f"\n{line}")
