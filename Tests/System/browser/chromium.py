"""The browser, and what a page did while it was open."""

import contextlib
import os
import shutil

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"


@contextlib.contextmanager
def launched():
    """The distribution's browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Tab:
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
