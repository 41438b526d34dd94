"""The program held against the reference on random marketplaces, on broken ones, and on folders that are no input at all."""

import functools
import os

import pytest

import check
import fatal_folders
import random_market
from compare import run_program
from reference.policies import BUILT_IN
from reference.random_policy import random_policy
from reference.reading import read_folder

pytestmark = pytest.mark.reference
RANDOM = ["random 0", "random 1", "random 2"]


@functools.cache
def joined(path):
    return read_folder(path)


@pytest.fixture(scope="session")
def market(tmp_path_factory):
    """A folder with the marketplace of a seed, and its day."""

    @functools.cache
    def made(seed, profiles, faults=False):
        folder = tmp_path_factory.mktemp(f"market-{seed}")
        market = random_market.make(seed, profiles, faults)
        market.write(folder, seed, faults)
        return str(folder), market.as_of

    return made


def differences(jss, folder, as_of, policy, seed, tmp_path, **what):
    """Every difference in words; none if all agree."""
    if policy in RANDOM:
        path = tmp_path / "policy.yaml"
        path.write_text(random_policy(f"{seed}-{RANDOM.index(policy)}"), encoding="utf-8")
        policy = str(path)
    found = check.compare_all(jss, folder, as_of, policy, joined(folder), **what)
    return check.described(found, folder) if found else ""


@pytest.mark.parametrize("policy", [*BUILT_IN, *RANDOM])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables(jss, market, tmp_path, seed, policy):
    assert differences(jss, *market(seed, 100), policy, seed, tmp_path, removals=True) == ""


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_tables_of_broken_input(jss, market, tmp_path, seed):
    assert differences(jss, *market(seed, 83, faults=True), "standard", seed, tmp_path, removals=True) == ""


@pytest.mark.parametrize("policy", ["standard", "random 0"])
@pytest.mark.parametrize("seed", [11, 12])
def test_badges_and_public_profiles(jss, market, tmp_path, seed, policy):
    assert differences(jss, *market(seed, 40), policy, seed, tmp_path, badges=True, visitors=4) == ""


@pytest.mark.parametrize("name", fatal_folders.FATAL)
def test_fatal_folders(jss, tmp_path, name):
    status, files = fatal_folders.FATAL[name]
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    fatal_folders.write(files, folder)
    assert run_program(jss, str(folder), "2024-06-01", "standard", str(out)).returncode == status
    assert not os.path.lexists(out / "latest")
