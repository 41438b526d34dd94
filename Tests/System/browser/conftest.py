"""The browser, the pages of a folder, and what a page did while it was open."""

import os
import pathlib
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"


def pytest_addoption(parser):
    parser.addoption("--pages", required=True, help="a folder with pages, read with its subfolders")
    parser.addoption("--sample", type=int, default=40, help="at most so many pages, spread over all")


def pytest_generate_tests(metafunc):
    if "path" not in metafunc.fixturenames:
        return
    root = pathlib.Path(metafunc.config.getoption("--pages")).resolve()
    # The large pages have tests of their own: axe takes half a minute for each, and finds what it does on small ones.
    pages = sorted(page for page in root.rglob("*.html") if page.parent.name != "large")
    if not pages:
        raise pytest.UsageError(f"no page under {root}")
    step = -(-len(pages) // metafunc.config.getoption("--sample"))
    chosen = pages[::step]
    metafunc.parametrize("path", chosen, ids=[str(page.relative_to(root)) for page in chosen])


class Opened:
    """A page in the browser, and all it asked for and said."""

    def __init__(self, context):
        self.address = ""
        self.requests, self.messages, self.dialogs = [], [], []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, address, width, height, scheme):
        # From a page to a place on itself would be no opening.
        self.page.goto("about:blank")
        for past in [self.requests, self.messages, self.dialogs]:
            past.clear()
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
        self.address = address
        self.page.goto(address)

    def foreign_requests(self):
        """Requests for anything but the page and data within it."""
        plain = self.address.split("#")[0]
        return [url for url in self.requests if url.split("#")[0] != plain and not url.startswith("data:")]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs(browser):
    """The two tabs that all tests share, with and without scripts: to start new ones takes longer than most tests."""
    return {scripts: Opened(browser.new_context(java_script_enabled=scripts)) for scripts in [True, False]}


@pytest.fixture
def open_page(tabs):
    """Opens a file in its tab, in place of what was there: `open_page(path, fragment="", width=1280)`."""

    def opened(path, fragment="", width=1280, height=900, scheme="light", scripts=True):
        tab = tabs[scripts]
        tab.open(path.as_uri() + fragment, width, height, scheme)
        return tab

    return opened
