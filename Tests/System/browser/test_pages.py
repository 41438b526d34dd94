"""What every page promises, whatever it shows."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
OPEN_ALL = "document.querySelectorAll('details').forEach((part) => part.open = true)"
# The space between the margins of 16 mm, in the pixels of a style sheet.
PAPERS = {"A4": int((210 - 32) / 25.4 * 96), "Letter": int((215.9 - 32) / 25.4 * 96)}


def test_asks_for_nothing_and_says_nothing(path, open_page):
    opened = open_page(path)
    opened.page.mouse.wheel(0, 20_000)
    assert opened.foreign_requests() == []
    assert opened.messages == []
    assert opened.dialogs == []


def test_asks_a_server_for_nothing_either(path, browser):
    """From a server a browser also asks for an icon, if the page doesn't bring one; all pages have the same head."""
    if path.name != "index.html":
        pytest.skip("seen on the index")
    asked = []
    context = browser.new_context()
    page = context.new_page()

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(content_type="text/html; charset=utf-8", body=path.read_bytes())

    page.route("**/*", answer)
    page.goto("http://pages.invalid/page.html")
    page.wait_for_load_state("networkidle")
    context.close()
    assert asked == ["http://pages.invalid/page.html"]


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (320, "dark")])
def test_is_accessible(path, open_page, width, scheme):
    opened = open_page(path, width=width, scheme=scheme)
    opened.page.evaluate(OPEN_ALL)
    found = Axe().run(opened.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        f"{rule['id']}: {node['target']} {node.get('failureSummary')}" for rule in found for node in rule["nodes"]
    ] == []


def test_never_scrolls_sideways(path, open_page):
    page = open_page(path).page
    page.evaluate(OPEN_ALL)
    for width in [1280, 768, 390, 320]:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_letters_are_large_enough_on_a_phone(path, open_page):
    page = open_page(path, width=320).page
    small = page.evaluate(
        """[...document.querySelectorAll("p, td, th, dt, dd, li, small, text, summary, caption")]
        .filter((part) => part.getClientRects().length > 0)
        .filter((part) => parseFloat(getComputedStyle(part).fontSize) < 12).map((part) => part.outerHTML)"""
    )
    assert small == []


def test_labels_of_charts_lie_clear_of_each_other(path, open_page):
    for width in [1280, 768, 390, 320]:
        page = open_page(path, width=width).page
        crossed = page.evaluate(
            """[...document.querySelectorAll(".chart > svg")].flatMap((chart) => {
              const labels = [...chart.querySelectorAll("text")].filter((label) => label.getClientRects().length > 0)
                .map((label) => [label.textContent, label.getBoundingClientRect()]);
              return labels.flatMap(([text, a], index) => labels.slice(index + 1)
                .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
                .map(([other]) => [text, other]));
            })"""
        )
        assert crossed == [], width


def test_has_landmarks_and_one_title(path, open_page):
    page = open_page(path).page
    assert page.locator("html[lang]").count() == 1
    assert page.title()
    for landmark in ["header", "main", "footer"]:
        assert page.locator(f"body > {landmark}").count() == 1
    assert page.locator("h1").count() == 1
    names = page.evaluate("[...document.querySelectorAll('[id]')].map((part) => part.id)")
    assert len(names) == len(set(names))
    for target in page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1))"):
        assert target in names


def test_every_row_has_a_cell_for_each_heading(path, open_page):
    page = open_page(path).page
    uneven = page.evaluate(
        """[...document.querySelectorAll("tbody tr")]
        .filter((row) => row.cells.length !== row.closest("table").tHead.rows[0].cells.length)
        .map((row) => row.outerHTML)"""
    )
    assert uneven == []


def test_the_keyboard_reaches_the_content_first(path, open_page):
    page = open_page(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    box = page.locator("a:focus").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0


def test_reads_without_scripts(path, open_page):
    with_scripts = open_page(path).page
    without = open_page(path, scripts=False).page
    count = "document.querySelectorAll('tbody tr, svg text, dd, blockquote').length"
    # A tab without scripts runs none of the page's; what a test asks of it, it answers.
    assert without.evaluate(count) == with_scripts.evaluate(count)
    assert without.locator("button, input").count() == 0
    assert without.locator("main").inner_text().strip()
    for part in without.locator("main > section").all():
        assert part.is_visible()


@pytest.mark.parametrize("paper", PAPERS)
def test_prints(path, open_page, tmp_path, paper):
    page = open_page(path).page
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format=paper, print_background=False)
    assert file.read_bytes().startswith(b"%PDF-")
    width = PAPERS[paper]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut_off = page.evaluate(
        """(width) => {
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          const range = document.createRange(), found = [];
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.checkVisibility() || walker.currentNode.parentElement.closest(".unseen"))
              continue;
            range.selectNodeContents(walker.currentNode);
            const box = range.getBoundingClientRect();
            if (box.right > width + 1 || box.left < -1) found.push([walker.currentNode.data.slice(0, 80), box.right]);
          }
          return found;
        }""",
        width,
    )
    assert cut_off == []
    for hidden in page.locator(".find, nav").all():
        assert not hidden.is_visible()


def test_the_policy_stops_what_is_planted(path, open_page, tmp_path):
    source = path.read_text(encoding="utf-8")
    assert len(POLICY.findall(source)) == 1
    planted = """<main id="content"><script>document.title = "planted"</script>
      <p id="planted" style="color: rgb(1, 2, 3)" onclick="document.title = 'planted'">x</p>
      <style>#planted { font-size: 77px }</style><img src="https://pages.invalid/x.png" alt="">"""
    file = tmp_path / "planted.html"
    file.write_text(source.replace('<main id="content">', planted), encoding="utf-8")
    opened = open_page(file)
    opened.page.click("#planted")
    assert opened.page.title() != "planted"
    look = opened.page.evaluate("(({ color, fontSize }) => [color, fontSize])(getComputedStyle(planted))")
    assert look[0] != "rgb(1, 2, 3)" and look[1] != "77px"
    assert len(opened.messages) >= 4


def test_holds_without_the_policy_too(path, open_page, tmp_path):
    """What strangers wrote does nothing, even where nothing stops it."""
    file = tmp_path / "bare.html"
    file.write_text(POLICY.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    opened = open_page(file)
    assert opened.foreign_requests() == []
    assert opened.messages == []
    assert opened.dialogs == []
    # The script and the style of the panel, or of the search, where there is one.
    own = 2 if opened.page.locator("#try-data, #find").count() else 1
    assert opened.page.locator("script:not([type])").count() == own
    assert opened.page.locator("style").count() == own
    assert opened.page.locator("img, iframe, object, form, base").count() == 0
    handlers = opened.page.evaluate(
        """[...document.querySelectorAll("*")].flatMap((part) => [...part.attributes])
        .filter((attribute) => attribute.name.startsWith("on") || attribute.name === "style").length"""
    )
    assert handlers == 0


def test_links_stay_in_the_folder(path, open_page):
    page = open_page(path).page
    links = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
    for link in links:
        assert re.fullmatch(r"#[a-z0-9-]+|(\.\./)?(profiles/[0-9a-f]{16}\.html|[a-z]+\.(html|csv|json))", link), link
