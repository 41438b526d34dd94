"""What the tests share: the program, the project's folder, the browser, and what becomes of a test whose tool is missing. The
scratch folder of a test is pytest's `tmp_path`."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    parser.addoption("--pages", help="browser: a folder with pages, instead of those that the tests make")
    parser.addoption("--sample", type=int, default=18, help="browser: at most so many pages, spread over all")
    parser.addoption("--every", type=int, default=1, help="faults: try one fault in so many")
    parser.addoption("--seed", type=int, default=1, help="faults: which ones")


def tool(name):
    """The path of a tool; an environment variable of its name, in capitals, comes first."""
    return os.environ.get(name.upper()) or shutil.which(name)


def pytest_runtest_setup(item):
    for marker in item.iter_markers("needs"):
        missing = [name for name in marker.args if not tool(name)]
        if missing:
            leave_out(f"there is no {' and no '.join(missing)} here")


def leave_out(reason):
    """Skips a test, but with CI set fails it."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and with CI set no test may be left out", pytrace=False)
    pytest.skip(reason)


def program():
    """JSS_PROGRAM, or the debug program."""
    built = ["swift", "build", "--show-bin-path"]
    named = os.environ.get("JSS_PROGRAM")
    return named or subprocess.run(built, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip() + "/jss"


@pytest.fixture(scope="session")
def jss():
    """The program's path."""
    os.environ["SWIFT_BACKTRACE"] = "enable=no"
    return os.path.abspath(program())


@pytest.fixture(scope="session")
def root():
    """The project's folder."""
    return ROOT


# The browser's tests are made for each page, so pages have to be there before tests are collected, and once for all workers.


def pytest_configure(config):
    chosen = config.option.markexpr or "browser"
    if hasattr(config, "workerinput") or "browser" not in chosen or "not browser" in chosen:
        return
    folder = config.getoption("--pages")
    if not folder:
        if not tool("chromium"):
            if os.environ.get("CI"):
                raise pytest.UsageError("there is no chromium here, and with CI set no test may be left out")
            return
        import pages

        folder = tempfile.mkdtemp(prefix="jss-pages-")
        config.add_cleanup(lambda: shutil.rmtree(folder))
        pages.make(pathlib.Path(folder), os.path.abspath(program()), ROOT)
    os.environ["JSS_PAGES"] = os.path.abspath(folder)


def pytest_generate_tests(metafunc):
    if "path" not in metafunc.fixturenames:
        return
    chosen, names = [], []
    if folder := os.environ.get("JSS_PAGES"):
        # The large pages have tests of their own: axe takes half a minute for each, and finds what it does on small ones.
        found = sorted(page for page in pathlib.Path(folder).rglob("*.html") if "large" not in page.relative_to(folder).parts)
        if not found:
            raise pytest.UsageError(f"no page under {folder}")
        chosen = found[:: -(-len(found) // metafunc.config.getoption("--sample"))]
        names = [str(page.relative_to(folder)) for page in chosen]
    metafunc.parametrize("path", chosen, ids=names)


@pytest.fixture(scope="session")
def browser():
    import chromium

    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def tabs(browser):
    """The two tabs that all tests share, with and without scripts: to start new ones takes longer than most tests."""
    from chromium import Tab

    return {scripts: Tab(browser.new_context(java_script_enabled=scripts)) for scripts in [True, False]}


@pytest.fixture
def open_page(tabs):
    """Opens a file in its tab, in place of what was there: `open_page(path, fragment="", width=1280)`."""

    def opened(path, fragment="", width=1280, height=900, scheme="light", scripts=True):
        tab = tabs[scripts]
        tab.open(path.as_uri() + fragment, width, height, scheme)
        return tab

    return opened
