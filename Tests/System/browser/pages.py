"""Makes the pages that are opened: those of runs over the sample for each audience, over a market of hostile texts and over
large profiles, and those that a Swift test makes."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import hostile_market
import large_market

AS_OF = "2024-08-31"
# How many contracts a large profile has, and how many of them ended on a day; its pages are in `large/COUNT`.
LARGE = [(300, 1), (5_000, 10)]


def make(folder, program, root):
    """A folder of pages for each run, and `made`."""
    with tempfile.TemporaryDirectory() as work:

        def run(name, audience, source, pages, *profiles):
            out = os.path.join(work, name.replace("/", "-"))
            command = [program, "run", source, "--as-of", AS_OF, "--quiet", "--out", out, "--audience", audience]
            command += ["--pages", str(pages)] + [word for profile in profiles for word in ["--profile", profile]]
            subprocess.run(command, check=True)
            shutil.copytree(os.path.join(out, "latest"), folder / name)

        sample = root / "SampleData"
        run("internal", "internal", sample, 3, "fl-amara", "ag-northwind", "fl-ines")
        run("talent", "talent", sample, 2, "fl-amara", "fl-ines")
        run("public", "public", sample, 2, "fl-amara", "ag-northwind")
        market = pathlib.Path(work, "market")
        hostile_market.make(market)
        run("hostile", "internal", market, 2, hostile_market.IDS[0], hostile_market.IDS[5])
        for count, a_day in LARGE:
            market = pathlib.Path(work, f"large-{count}")
            large_market.make(market, AS_OF, count, a_day)
            run(f"large/{count}", "internal", market, 1)
    subprocess.run(
        [root / "scripts/quietly", "swift", "test", "--skip-build", "--scratch-path", os.environ.get("JSS_TEST_BUILD", ".build"),
         "--filter", "PagesForBrowsers"], cwd=root,
        env=os.environ | {"JSS_DEMONSTRATION": str(folder / "made")}, check=True)
