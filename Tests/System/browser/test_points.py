"""Charts answer a pointer and the arrow keys: what a point is, its value and its cause."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]


@pytest.fixture
def figures(path, open_page):
    page = open_page(path).page
    found = [chart for chart in page.locator(".chart:has(> svg[data-points])").all() if chart.is_visible()]
    if not found:
        pytest.skip("no charts on this page")
    return page, [chart for chart in found if chart.locator(".points").count()]


def test_the_arrow_keys_go_from_point_to_point(figures):
    page, charts = figures
    for chart in charts:
        slider, readout = chart.locator(".points"), chart.locator(".readout")
        slider.focus()
        first = readout.inner_text()
        assert slider.get_attribute("aria-valuetext") and re.search(r"\d|no score|none", first)
        if int(slider.get_attribute("max")) > 0:
            page.keyboard.press("ArrowRight")
            assert slider.input_value() == "1"
            assert chart.locator(".here").count() == 1
            page.keyboard.press("ArrowLeft")
            assert readout.inner_text() == first


def test_the_pointer_finds_the_point_below_it(figures):
    page, charts = figures
    for chart in charts:
        bars = chart.locator("[data-says]").all()
        for bar in bars[:: max(1, len(bars) // 4)]:
            bar.scroll_into_view_if_needed()
            box = bar.bounding_box()
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            assert chart.locator(".readout").text_content() == bar.get_attribute("data-says")


def test_a_waterfall_is_coloured_by_direction_and_its_labels_are_clear(path, open_page):
    page = open_page(path).page
    chart = page.locator("figure:has(#waterfall-title) > svg")
    if chart.count() == 0:
        pytest.skip("no waterfall on this page")
    colours = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("rect.costs, rect.adds")]
        .map((bar) => [bar.getAttribute("class"), getComputedStyle(bar).fill]))"""
    )
    assert len(set(colours.values())) == len(colours)
    crossed = chart.evaluate(
        """(chart) => {
          const box = (part) => part.getBoundingClientRect();
          const labels = [...chart.querySelectorAll("text")].filter((label) => label.getClientRects().length > 0);
          return labels.flatMap((label) => [...chart.querySelectorAll("line, rect")].filter((line) => {
            const [a, b] = [box(label), box(line)];
            return Math.min(a.right, b.right) >= Math.max(a.left, b.left) && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
          }).map(() => label.textContent));
        }"""
    )
    assert crossed == []
