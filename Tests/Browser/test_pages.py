"""What every page promises, whatever it shows."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


def test_asks_for_nothing_and_says_nothing(path, open_page):
    opened = open_page(path)
    opened.page.mouse.wheel(0, 20_000)
    assert opened.foreign_requests() == []
    assert opened.messages == []
    assert opened.dialogs == []


def test_asks_for_nothing_from_a_server_either(path, browser):
    """From a server a browser also asks for an icon, if the page doesn't bring one."""
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_is_accessible(path, open_page, scheme, width):
    opened = open_page(path, width=width, color_scheme=scheme, reduced_motion="reduce")
    opened.page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    found = Axe().run(opened.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        f"{rule['id']}: {node['target']} {node.get('failureSummary')}" for rule in found for node in rule["nodes"]
    ] == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_never_scrolls_sideways(path, open_page, width):
    page = open_page(path, width=width).page
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_letters_are_large_enough_on_a_phone(path, open_page):
    page = open_page(path, width=320).page
    small = page.evaluate(
        """[...document.querySelectorAll("p, td, th, dt, dd, li, text, summary, caption")]
        .filter((part) => part.getClientRects().length > 0)
        .filter((part) => parseFloat(getComputedStyle(part).fontSize) < 12).map((part) => part.outerHTML)"""
    )
    assert small == []


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


def test_the_keyboard_reaches_the_content_first(path, open_page):
    page = open_page(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    box = page.locator("a:focus").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0


def test_reads_without_scripts(path, open_page):
    with_scripts = open_page(path).page
    without = open_page(path, java_script_enabled=False).page
    rows = "tbody tr"
    assert without.locator(rows).count() == with_scripts.locator(rows).count()
    assert without.locator("button, input").count() == 0
    assert without.locator("main").inner_text().strip()


def test_prints(path, open_page, tmp_path):
    page = open_page(path).page
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4", print_background=False)
    assert file.read_bytes().startswith(b"%PDF-")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
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
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("style").count() == 1
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
