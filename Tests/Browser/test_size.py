"""Large pages stay small and open without delay."""

import pathlib

import pytest


@pytest.fixture
def made(request):
    folder = pathlib.Path(request.config.getoption("--pages")) / "made"
    if not folder.exists():
        pytest.skip("no pages of the test's own making in this folder")
    return folder


def milliseconds(page):
    return page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")


def test_the_index_of_200_000_profiles(made, open_page):
    file = made / "large" / "index.html"
    assert file.stat().st_size < 1_000_000
    page = open_page(file).page
    # It takes a fraction of this on a slow machine: a bound for what a reader calls a delay.
    assert milliseconds(page) < 2_000
    text = page.locator("main").inner_text()
    assert "200,000" in text
    for rest, place in [("profiles at risk", "scores.csv"), ("deadlines", "actions.csv")]:
        assert f"{rest} are shown here. All stand in {place}." in text


def test_the_page_of_300_contracts(made, open_page):
    file = made / "large" / "profile.html"
    assert file.stat().st_size < 300_000
    page = open_page(file).page
    assert milliseconds(page) < 2_000
    assert page.locator("#contract-table tbody tr").count() == 300
