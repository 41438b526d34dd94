"""The panel's answers are the program's, in every digit: random histories and questions under all policies."""

import os

import panel_cases
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]

# `make test-browser-full` asks ten times as much.
SEEDS = range(int(os.environ.get("JSS_PANEL_SEEDS", "1")))


@pytest.fixture
def scripted(open_page):
    """A page whose script has `whatIf`."""
    import pathlib

    page = next(page for page in sorted(pathlib.Path(os.environ["JSS_PAGES"], "internal", "profiles").iterdir()))
    return open_page(page).page


@pytest.mark.parametrize("policy", panel_cases.POLICIES)
@pytest.mark.parametrize("seed", SEEDS)
def test_answers_are_the_programs(jss, scripted, tmp_path, seed, policy):
    number = 100 * seed + panel_cases.POLICIES.index(policy)
    cases = panel_cases.make(jss, tmp_path, number, policy, "internal", 16)
    cases += panel_cases.make(jss, tmp_path, number, policy, "talent", 4)
    assert len(cases) == 20
    assert panel_cases.differences(cases, scripted) == []
