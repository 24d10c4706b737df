"""Pictures of the page in docs/studio.md: a real studio, asked through a real browser as somebody would.

    python tools/studio_pictures.py [docs/images] [--only limb]

Needs the extras dev and studio, Chromium, and a page that has been built (make web). Look at what it wrote.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

HOME = Path(__file__).resolve().parents[1]
RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())", "studio", "--no-open"]
DESKTOP, PHONE = {"width": 1440, "height": 860}, {"width": 390, "height": 844}
GAP_PX = 20
SENTENCES = (("A person walks forward", "3"), ("sits down on a chair", ""), ("waves with the left hand", "2.5"))
PATH = [[0, 0], [0, 1.2], [0.8, 2.1], [2.2, 2.4]]
JPEG_QUALITY = 88


@contextlib.contextmanager
def studio(folder: Path) -> Iterator[str]:
    """The address of a studio."""
    running = subprocess.Popen([*RUN, "--folder", str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
    finally:
        running.terminate()
        running.communicate(timeout=60)


@contextlib.contextmanager
def opened(browser: Any, address: str, size: dict[str, int], theme: str = "dark") -> Iterator[Any]:
    """The page with a figure on it, drawn as a graphics card would."""
    page = browser.new_page(viewport=size, color_scheme=theme, reduced_motion="reduce")
    page.set_default_timeout(180_000)
    page.goto(address)
    page.wait_for_selector(".viewer footer")
    page.evaluate("() => kinoflowStudio.mounted.setQuality(0)")
    try:
        yield page
    finally:
        page.close()


def until(page: Any, expression: str) -> None:
    """Wait until this is so."""
    while not page.evaluate(f"() => {expression}"):
        page.wait_for_timeout(100)


def make(page: Any) -> None:
    """What is written, and its four variants on the screen."""
    page.evaluate("() => { window.clipsBefore = kinoflow.clips; }")
    page.keyboard.press("Control+Enter")
    until(page, "kinoflow.clips !== window.clipsBefore && !kinoflowStudio.job")
    page.keyboard.press("Escape")


def three_sentences(page: Any) -> None:
    """Written, made, and the third variant chosen."""
    for number, (text, seconds) in enumerate(SENTENCES):
        if number:
            page.locator(".timeline-bar button", has_text="Add").click()
        page.locator("textarea").nth(number).fill(text)
        if seconds:
            page.locator(".card .seconds input").nth(number).fill(seconds)
    page.keyboard.press("Escape")
    page.locator(".read-as .action").nth(len(SENTENCES) - 1).wait_for()
    make(page)
    page.locator(".variant").nth(2).click()


def at(page: Any, seconds: float) -> None:
    """The motion at a time, drawn."""
    page.evaluate("(seconds) => { kinoflow.player.pause(); kinoflow.player.seek(seconds); }", seconds)
    page.wait_for_timeout(1500)


def shot(page: Any) -> Image.Image:
    """What is seen."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def front(browser: Any, address: str, folder: Path) -> Image.Image:
    """Three sentences, four variants."""
    with opened(browser, address, DESKTOP) as page:
        three_sentences(page)
        at(page, 6.6)
        return shot(page)


def pose(browser: Any, address: str, folder: Path) -> Image.Image:
    """A path that is drawn, and a hand that is drawn up."""
    with opened(browser, address, DESKTOP) as page:
        three_sentences(page)
        page.evaluate("(path) => kinoflowStudio.project.change({ path })", PATH)
        make(page)
        page.keyboard.press("e")
        until(page, "kinoflow.figures.length === 1")
        at(page, 7.2)
        page.locator(".tool-card", has_text="Nothing is fixed").wait_for()
        page.evaluate("() => kinoflow.setView('perspective')")
        page.wait_for_timeout(1500)
        x, y = page.evaluate(
            "() => { const at = kinoflowStudio.sketch.onScreen(kinoflowStudio.sketch.held.place('R_Wrist')); "
            "return [at.x, at.y]; }"
        )
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 40, y - 130, steps=6)
        page.mouse.up()
        page.locator(".tool-card", has_text="Pose at").wait_for()
        page.wait_for_timeout(1500)
        return shot(page)


def character(browser: Any, address: str, folder: Path) -> Image.Image:
    """A character of one's own in its rest pose: the mannequin with the joint names of another tool."""
    from kinoflow.motion import MANNEQUIN, MotionClip

    path = folder / "somebody.glb"
    still = np.tile(np.eye(3), (2, MANNEQUIN.num_joints, 1, 1))
    MotionClip(still, np.tile(MANNEQUIN.rest_positions[0], (2, 1)), 30.0).save(path, profile="mixamo")
    with opened(browser, address, DESKTOP) as page:
        page.locator(".side.right input[type=file]").set_input_files(path)
        page.locator(".character-card", has_text="Rest pose").wait_for()
        page.wait_for_timeout(2500)
        return shot(page)


def library(browser: Any, address: str, folder: Path) -> Image.Image:
    """Actions that are searched, in light colours."""
    with opened(browser, address, DESKTOP, "light") as page:
        page.keyboard.press("/")
        page.locator(".action-row").first.wait_for()
        page.keyboard.type("kick")
        page.evaluate("() => { window.clipsBefore = kinoflow.clips; }")
        page.locator(".action-row:visible", has_text="roundhouse").first.click()
        until(page, "kinoflow.clips !== window.clipsBefore")
        at(page, 0.48 * page.evaluate("() => kinoflow.player.end"))
        return shot(page)


def limb(browser: Any, address: str, folder: Path) -> Image.Image:
    """The left arm of somebody who walks waves."""
    with opened(browser, address, DESKTOP) as page:
        page.locator("textarea").fill("A person walks forward")
        make(page)
        page.keyboard.press("a")
        page.locator(".limb select").first.select_option("left arm")
        page.locator(".limb [type=text]").fill("waves")
        page.evaluate("() => { window.clipsBefore = kinoflow.clips; }")
        page.keyboard.press("Enter")
        until(page, "kinoflow.clips !== window.clipsBefore && !kinoflowStudio.job")
        at(page, 2.2)
        return shot(page)


def phone(browser: Any, address: str, folder: Path) -> Image.Image:
    """Describing, and choosing among variants, beside each other."""
    with opened(browser, address, PHONE) as page:
        page.locator("textarea").fill("two squats, then a jump")
        page.locator(".read-as .action").nth(1).wait_for()
        make(page)
        at(page, 1.2)
        first = shot(page)
        page.locator(".tabs [data-tab=variants]").click()
        at(page, 4.4)
        second = shot(page)
    both = Image.new("RGB", (2 * PHONE["width"] + GAP_PX, PHONE["height"]), "#ffffff")
    both.paste(first, (0, 0))
    both.paste(second, (PHONE["width"] + GAP_PX, 0))
    return both


PICTURES: dict[str, Callable[[Any, str, Path], Image.Image]] = {
    "": front,
    "pose": pose,
    "character": character,
    "library": library,
    "limb": limb,
    "phone": phone,
}


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HOME / "docs" / "images")
    parser.add_argument("--only", choices=[name for name in PICTURES if name])
    options = parser.parse_args()
    with runpy.run_path(str(HOME / "web" / "screenshot.py"))["chromium"]() as browser:
        for name, take in PICTURES.items():
            if options.only and name != options.only:
                continue
            with tempfile.TemporaryDirectory() as place, studio(Path(place) / "studio") as address:
                picture = take(browser, address, Path(place))
            path = options.folder / f"studio{'-' * bool(name)}{name}.jpg"
            picture.save(path, quality=JPEG_QUALITY)
            print(f"{path}: {picture.width} x {picture.height}, {path.stat().st_size // 1000} kB", flush=True)


if __name__ == "__main__":
    main()
