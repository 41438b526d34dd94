"""Pictures of pages: `shots.py OUT PAGE...`."""

import pathlib
import sys

import chromium

LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 800}, "color_scheme": "light", "device_scale_factor": 2},
}


def main(out, pages):
    out.mkdir(parents=True, exist_ok=True)
    with chromium.launched() as browser:
        for page_path in pages:
            for look, options in LOOKS.items():
                context = browser.new_context(reduced_motion="reduce", **options)
                page = context.new_page()
                page.goto(page_path.resolve().as_uri())
                stem = out / f"{page_path.stem}-{look}"
                page.screenshot(path=f"{stem}.png", full_page=True)
                if look == "light":
                    page.screenshot(path=f"{stem}-top.png")
                context.close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: Tests/System/browser/shots OUT PAGE...")
    main(pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]])
