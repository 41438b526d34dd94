"""Sorting and searching, by mouse and by keyboard, and a link that brings both back."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]


def first_table(page, selector):
    table = page.locator(selector).first
    if table.count() == 0:
        pytest.skip(f"no {selector} on this page")
    return table


def sortable(page):
    return first_table(page, "table:visible:has(th[data-sort])")


def searchable(page):
    # Long tables are folded away.
    page.evaluate("document.querySelectorAll('details:has(table[data-search])').forEach((part) => part.open = true)")
    return first_table(page, "table[data-search]:visible")


def rows(table):
    return table.evaluate(
        "(table) => [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.textContent)"
    )


def keys(table, column):
    return table.evaluate(
        """(table, column) => [...table.tBodies[0].rows].map((row) => row.cells[column])
        .map((cell) => cell.dataset.value ?? cell.textContent)""",
        column,
    )


def number_column(table):
    kinds = table.evaluate("(table) => [...table.tHead.rows[0].cells].map((cell) => cell.dataset.sort)")
    return kinds.index("number") if "number" in kinds else None


def test_a_heading_sorts_up_down_and_back(path, open_page):
    table = sortable(open_page(path).page)
    before = rows(table)
    for index, head in enumerate(table.locator("th[data-sort]").all()):
        button = head.locator("button")
        button.click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert sorted(rows(table)) == sorted(before)
        button.click()
        assert head.get_attribute("aria-sort") == "descending"
        button.click()
        assert head.get_attribute("aria-sort") is None
        assert rows(table) == before, index


def test_numbers_sort_as_numbers_and_none_comes_last(path, open_page):
    table = sortable(open_page(path).page)
    column = number_column(table)
    if column is None:
        pytest.skip("no column of numbers")
    button = table.locator("thead th").nth(column).locator("button")
    for way in [1, -1]:
        button.click()
        found = keys(table, column)
        known = [key for key in found if key]
        assert found == known + [""] * (len(found) - len(known))
        try:
            figures = [float(key) * way for key in known]
        except ValueError:
            pytest.skip("the column holds no numbers")
        assert figures == sorted(figures)


def test_sorting_keeps_equal_rows_in_order(path, open_page):
    table = sortable(open_page(path).page)
    before = rows(table)
    for index, head in enumerate(table.locator("th[data-sort]").all()):
        places = {text: place for place, text in enumerate(before)}
        head.locator("button").click()
        column = head.evaluate("(head) => head.cellIndex")
        pairs = list(zip(keys(table, column), rows(table)))
        for (key, row), (next_key, next_row) in zip(pairs, pairs[1:]):
            if key == next_key and before.count(row) == before.count(next_row) == 1:
                assert places[row] < places[next_row]
        head.locator("button").click()
        head.locator("button").click()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_sorts(path, open_page, key):
    page = open_page(path).page
    head = sortable(page).locator("th[data-sort]").first
    head.locator("button").focus()
    page.keyboard.press(key)
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th') !== null")
    page.keyboard.press(key)
    assert head.get_attribute("aria-sort") == "descending"


def word_of(table):
    """A word of some row that not all rows have, or none."""
    texts = [text.lower() for text in rows(table)]
    words = [word for text in texts for word in text.split() if word.isascii() and word.isalnum()]
    return next((word for word in words if not all(word in text for text in texts)), None)


def test_searching_narrows_and_counts(path, open_page):
    page = open_page(path).page
    table = searchable(page)
    field = page.locator(f"#{table.get_attribute('id')}-find")
    assert page.locator(f"label[for='{field.get_attribute('id')}']").inner_text() == table.get_attribute("data-search")
    count = field.locator("xpath=../span[@role='status']")
    before, word = rows(table), word_of(table)
    assert count.inner_text() == f"{len(before):,} rows"
    if word is None:
        pytest.skip("all rows read the same")
    field.focus()
    page.keyboard.type(word.upper())
    wanted = [text for text in before if word in text.lower()]
    assert rows(table) == wanted
    assert count.inner_text() == f"{len(wanted):,} of {len(before):,} rows"
    field.fill("")
    assert rows(table) == before


def test_a_link_brings_the_state_back(path, open_page):
    opened = open_page(path)
    table = searchable(opened.page)
    name, word = table.get_attribute("id"), word_of(table)
    # By its name, for a table that is folded away comes to light below.
    table = opened.page.locator(f"#{name}")
    table.locator("th[data-sort] button").first.click()
    table.locator("th[data-sort] button").first.click()
    opened.page.fill(f"#{name}-find", word or "a")
    details = opened.page.locator("details[id]:not([open]) > summary")
    folded = details.count() > 0
    if folded:
        details.first.click()
        expect(opened.page).to_have_url(re.compile("open="))
    fragment = opened.page.evaluate("location.hash")
    shown = rows(table)

    again = open_page(path, fragment=fragment)
    table = again.page.locator(f"#{name}")
    assert rows(table) == shown
    assert again.page.input_value(f"#{name}-find") == (word or "a")
    assert table.locator("th[data-sort]").first.get_attribute("aria-sort") == "descending"
    if folded:
        assert again.page.locator("details[id][open]").count() > 0
    assert again.page.evaluate("location.hash") == fragment
    assert again.messages == []


def test_a_broken_link_does_no_harm(path, open_page):
    for fragment in ["#%", "#a=b&c", "#open=content&x.sort=99.up", "#=&&&", "#contract-table.sort=-1.up", "#%00=%ff"]:
        opened = open_page(path, fragment=fragment)
        assert opened.messages == []


def test_regions_that_scroll_take_the_focus(path, open_page):
    page = open_page(path, width=320).page
    page.wait_for_timeout(100)
    regions = page.evaluate(
        """[...document.querySelectorAll(".scroll")].filter((part) => part.checkVisibility({ contentVisibilityAuto: true }))
        .map((part) => [part.scrollWidth > part.clientWidth, part.tabIndex])"""
    )
    assert all((tab == 0) == scrolls for scrolls, tab in regions)
