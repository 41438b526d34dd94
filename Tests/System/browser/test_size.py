"""Large pages stay small, in bytes and in elements."""

import hashlib
import os
import pathlib
import re

import large_market
import pytest

AMARA = hashlib.sha256(b"fl-amara").hexdigest()[:16] + ".html"

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]


@pytest.fixture
def made():
    folder = pathlib.Path(os.environ["JSS_PAGES"]) / "made"
    if not folder.exists():
        pytest.skip("no pages of the test's own making in this folder")
    return folder


def check(opened):
    assert opened.page.evaluate("document.querySelectorAll('*').length") < 20_000
    assert (opened.foreign_requests(), opened.messages) == ([], [])
    for width in [1280, 320]:
        opened.page.set_viewport_size({"width": width, "height": 900})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_index_of_200_000_profiles(made, open_page):
    file = made / "large" / "index.html"
    assert file.stat().st_size < 1_000_000
    opened = open_page(file)
    check(opened)
    text = opened.page.locator("main").inner_text()
    assert "200,000" in text
    for rest, place in [("profiles at risk", "scores.csv"), ("deadlines", "actions.csv")]:
        assert f"{rest} are shown here. All are in {place}." in text
    assert "The list of all 200,000 profiles is a page of its own." in text
    opened.page.fill("#page-table-find", "fl-999")
    assert opened.page.locator("#page-table tbody tr:visible").count() == 1


def test_the_page_of_300_contracts(open_page):
    file = large_market.page(300)
    assert file.stat().st_size < 400_000
    opened = open_page(file)
    check(opened)
    assert opened.page.locator("#contract-table tbody tr").count() == 300


def test_a_page_is_five_screens_and_six_sheets(open_page, tmp_path):
    """Amara's: 49 contracts, three of them unhappy, long tables folded."""
    file = pathlib.Path(os.environ["JSS_PAGES"]) / "internal" / "profiles" / AMARA
    if not file.exists():
        pytest.skip("no page of the sample's fl-amara in this folder")
    page = open_page(file, width=1280).page
    assert page.evaluate("document.documentElement.scrollHeight") <= 5 * 1080
    sheets = tmp_path / "page.pdf"
    page.pdf(path=sheets, format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheets.read_bytes())) <= 6
