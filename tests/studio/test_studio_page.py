"""The page of `kinoflow studio` in a real browser, from its opening to a file on the disk."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinoflow import assets
from kinoflow.motion import MotionClip

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (Path(assets.__file__).parent / "studio.js").is_file(), reason="the page has not been built (make web)"
    ),
]
RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]
DESKTOP, PHONE = {"width": 1440, "height": 860}, {"width": 390, "height": 844}


@contextlib.contextmanager
def studio(folder: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Where the page is, and the process that serves it."""
    command = [*RUN, "studio", "--no-open", "--folder", str(folder), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip(), running
    finally:
        running.terminate()
        running.communicate(timeout=30)


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    with studio(tmp_path_factory.mktemp("studio")) as (url, _):
        yield url


@contextlib.contextmanager
def opened(
    browser: Any, address: str, size: dict[str, int], *, moves: bool = False, allowed: tuple[str, ...] = ()
) -> Iterator[Any]:
    """The page, once a figure is on it; at the end it has complained of nothing and asked nobody else."""
    complaints: list[str] = []
    page = browser.new_page(viewport=size, color_scheme="dark", reduced_motion="no-preference" if moves else "reduce")
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    own = (address, "blob:", "data:")
    page.on("request", lambda request: None if request.url.startswith(own) else complaints.append(request.url))
    page.goto(address)
    page.wait_for_selector(".viewer footer")
    try:
        yield page
        assert [text for text in complaints if not any(words in text for words in allowed)] == []
    finally:
        page.close()


def value(page: Any, expression: str) -> Any:
    """Of something of the viewer; strings are not evaluated within the page, whose policy forbids it."""
    return page.evaluate(f"() => {expression}")


def until(page: Any, expression: str) -> None:
    """Wait until this is so, however slow the machine draws."""
    for _ in range(600):
        if value(page, expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def make(page: Any, variants: int) -> None:
    """Ask for what is written, and wait until its variants are on the screen."""
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".working", state="detached")
    page.locator(".problem").wait_for(state="detached")
    page.locator(".variant").nth(variants - 1).wait_for(state="attached")
    until(page, f"kinoflow.figures.length === {variants}")


def test_a_clip_is_dancing_before_anything_was_made(browser, address):
    with opened(browser, address, DESKTOP, moves=True) as page:
        assert value(page, "kinoflow.player.playing")
        before = value(page, "kinoflow.player.time")
        until(page, f"kinoflow.player.time !== {before}")


def test_three_sentences_on_a_timeline_become_a_file(browser, address, tmp_path):
    with opened(browser, address, DESKTOP) as page:
        page.locator("textarea").fill("A person walks forward, then waves with the left hand.")
        page.locator(".read-as .action").nth(1).wait_for()
        assert page.locator(".read-as .action").all_inner_texts()[0].startswith("walk")
        page.locator(".timeline-bar button", has_text="Split").click()
        page.locator(".timeline-bar button", has_text="Add").click()
        page.keyboard.type("bows")
        texts = [box.input_value() for box in page.locator("textarea").all()]
        assert texts == ["A person walks forward", "waves with the left hand.", "bows"]

        page.locator(".read-as .action", has_text="bow").wait_for()  # lengths are known, and blocks stay where they are
        page.wait_for_timeout(300)

        # Drag the right edge of the first stretch: it has seconds of its own.
        edge = page.locator(".block .edge").first.bounding_box()
        page.mouse.move(edge["x"] + 4, edge["y"] + 20)
        page.mouse.down()
        page.mouse.move(edge["x"] - 40, edge["y"] + 20, steps=4)
        page.mouse.up()
        seconds = float(page.locator(".card .seconds input").first.input_value())
        assert seconds == pytest.approx(round(seconds * 2) / 2)

        # The third to the first place, and back by undo.
        grip = page.locator(".block").nth(2).bounding_box()
        page.mouse.move(grip["x"] + 20, grip["y"] + 20)
        page.mouse.down()
        page.mouse.move(page.locator(".block").first.bounding_box()["x"] - 5, grip["y"] + 20, steps=5)
        page.mouse.up()
        assert page.locator("textarea").first.input_value() == "bows"
        page.locator(".bar").click(position={"x": 300, "y": 20})
        page.keyboard.press("Control+z")
        assert [box.input_value() for box in page.locator("textarea").all()] == texts

        make(page, 4)
        lengths = value(page, "kinoflow.figures.map(f => f.clip.frames / f.clip.fps)")
        assert min(lengths) > seconds
        page.locator(".variant").nth(2).click()
        assert page.locator(".variant[aria-pressed=true]").inner_text().startswith("Seed 2")
        page.keyboard.press("o")
        until(page, "kinoflow.figures.length === 1")

        for suffix in (".fbx", ".npz"):
            with page.expect_download() as download:
                page.locator(f"[data-suffix='{suffix}']").click()
            download.value.save_as(tmp_path / f"made{suffix}")
        assert (tmp_path / "made.fbx").read_bytes().startswith(b"Kaydara FBX Binary")
        clip = MotionClip.load(tmp_path / "made.npz")
        assert clip.num_frames / clip.fps == pytest.approx(lengths[2])
        assert [part["action"] for part in clip.metadata["segments"]] == ["walk", "wave (side left)", "bow"]

        # What was made and written is there after the page is opened anew.
        page.reload()
        page.wait_for_selector(".viewer footer")
        page.wait_for_selector(".variant")
        assert [box.input_value() for box in page.locator("textarea").all()] == texts
        assert page.locator(".variant").count() == 4
        page.locator(".tabs [data-tab=made]").click()
        assert "bows" in page.locator(".made-row").first.inner_text()


def test_the_library_is_searched_and_played_from_the_keyboard(browser, address):
    with opened(browser, address, DESKTOP) as page:
        page.wait_for_timeout(300)
        page.keyboard.press("/")
        page.locator(".action-row").first.wait_for()
        page.keyboard.type("cartwheel")
        page.keyboard.press("Enter")
        page.locator(".variant", has_text="Seed 0").wait_for()
        page.wait_for_selector("h1:has-text('cartwheel')")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("+")
        assert page.locator("textarea").first.input_value() == "cartwheel"
        page.keyboard.press("Escape")
        page.locator(".tabs [data-tab=describe]").focus()
        page.keyboard.press("d")
        page.keyboard.press("Control+a")
        page.keyboard.type("claps")
        make(page, 4)
        page.keyboard.press("Escape")
        page.keyboard.press("]")
        assert page.locator(".variant[aria-pressed=true]").inner_text().startswith("Seed 1")
        page.keyboard.press("t")
        assert page.evaluate("() => document.documentElement.dataset.theme") == "light"


def test_everything_fits_a_phone(browser, address):
    with opened(browser, address, PHONE) as page:
        for tab in ("describe", "library", "made", "variants"):
            page.locator(f".tabs [data-tab={tab}]").click()
            page.wait_for_timeout(150)
            wide = page.evaluate(
                """() => [...document.querySelectorAll("#studio *")]
                    .filter((e) => e.offsetParent && !e.closest(".labels, .scale"))
                    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
                    .map((e) => e.className || e.tagName)"""
            )
            assert wide == []
        page.locator(".tabs [data-tab=describe]").click()
        page.locator("textarea").fill("waves")
        page.locator(".primary").click()
        page.locator(".variant").nth(3).wait_for(state="attached")


def test_a_server_that_ends_is_told_and_found_again(browser, tmp_path):
    with studio(tmp_path) as (url, running):
        port = int(url.rstrip("/").rpartition(":")[2])
        with opened(browser, url, DESKTOP, allowed=("ERR_CONNECTION_REFUSED", "Failed to load resource")) as page:
            page.locator("textarea").fill("A person jumps.")
            running.terminate()
            running.wait(timeout=30)
            page.locator(".banner").wait_for(timeout=15_000)
            assert page.locator(".primary").is_disabled()
            with studio(tmp_path, port):
                page.locator(".banner").wait_for(state="hidden", timeout=30_000)
                assert page.locator("textarea").input_value() == "A person jumps."
                make(page, 4)
