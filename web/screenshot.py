"""Take a picture of a page that kinoflow wrote: python web/screenshot.py PAGE.html PICTURE.png --time 1.2

Needs the package `playwright` (extra `dev`) and Chromium: the one of the system, or playwright's own.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

# WebGL without a graphics card, and nothing sent over the network.
FLAGS = (
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser that draws WebGL in software."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def main() -> None:
    """Open the page, go to a time, and save what is seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--time", type=float, default=0.0, help="seconds into the motion")
    parser.add_argument("--view", choices=["perspective", "front", "side", "top"], default="perspective")
    parser.add_argument("--keys", default="", help="keys to press, such as pc for path and contacts, h to hide panels")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=810)
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels per CSS pixel")
    parser.add_argument("--theme", choices=["dark", "light"], default="dark")
    arguments = parser.parse_args()
    with chromium() as browser:
        page = browser.new_page(
            viewport={"width": arguments.width, "height": arguments.height},
            device_scale_factor=arguments.scale,
            color_scheme=arguments.theme,
            reduced_motion="reduce",  # no autoplay, no camera moves to wait for
        )
        failures: list[str] = []
        page.on("pageerror", lambda error: failures.append(error.stack or str(error)))
        page.goto(arguments.page.resolve().as_uri())
        if failures:
            sys.exit(f"the page fails: {failures[0]}")
        for key in arguments.keys:
            page.keyboard.press(key)
        page.evaluate(
            "([view, time]) => { kinoflow.setView(view); kinoflow.player.seek(time); }",
            [arguments.view, arguments.time],
        )
        page.wait_for_timeout(1000)
        page.screenshot(path=arguments.picture)


if __name__ == "__main__":
    main()
