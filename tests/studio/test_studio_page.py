"""The page of `kinoflow studio` in a real browser, from its opening to a file on the disk."""

from __future__ import annotations

import base64
import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kinoflow import assets
from kinoflow.motion import MotionClip

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

from pygltflib import GLTF2
from serving import standing

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
    page.set_default_timeout(180_000)  # a busy machine fails no test

    def note(message: Any) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("console", note)
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
    for _ in range(3600):
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


BOXES = """() => {
    const { moved, mesh } = kinoflow.figures[0];
    moved.geometry.computeBoundingBox();
    mesh.computeBoundingBox();
    return [moved, { geometry: mesh }].map(({ geometry: { boundingBox: { min, max } } }) => [...min, ...max]);
}"""


def test_without_a_graphics_card_a_mesh_of_fewer_triangles_is_where_the_fine_one_is(browser, address):
    with opened(browser, address, DESKTOP) as page:
        assert value(page, "kinoflowStudio.mounted.software")
        fewer, all_of_it = (
            value(page, f"kinoflow.figures[0].{name}.geometry.index.count") for name in ("moved", "mesh")
        )
        assert fewer < 0.6 * all_of_it
        for seconds in (0.5, 2.0):
            value(page, f"kinoflow.player.seek({seconds})")
            until(page, "!kinoflow.dirty")
            coarse, fine = page.evaluate(BOXES)
            np.testing.assert_allclose(coarse, fine, atol=0.03)
        value(page, "kinoflowStudio.mounted.setQuality(0)")
        assert value(page, "kinoflow.figures[0].moved") is None
        assert value(page, "kinoflow.figures[0].mesh.visible")


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


def state(page: Any) -> Any:
    """Of the project."""
    return value(page, "kinoflowStudio.project.state")


def drag(page: Any, points: list[tuple[float, float]]) -> None:
    """With the mouse, from the first point over the others."""
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=4)
    page.mouse.up()


def drop(page: Any, path: Path) -> None:
    """A file onto the page."""
    page.evaluate(
        """([name, text]) => {
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([bytes], name));
            window.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [path.name, base64.b64encode(path.read_bytes()).decode()],
    )


def on_floor(page: Any, x: float, z: float) -> tuple[float, float]:
    """Where a place of the figure's world is in the window."""
    at = page.evaluate(
        "([x, z]) => kinoflowStudio.sketch.onScreen(kinoflow.figures[0].pelvis.clone().set(x, 0, z))", [x, z]
    )
    return at["x"], at["y"]


def held(page: Any, joint: str) -> tuple[float, float]:
    """Where the ball of a joint is in the window."""
    at = page.evaluate("(joint) => kinoflowStudio.sketch.onScreen(kinoflowStudio.sketch.held.place(joint))", joint)
    return at["x"], at["y"]


@pytest.fixture(scope="module")
def somebody(tmp_path_factory) -> Path:
    """A character: the mannequin with the names of another tool, in its rest pose."""
    path = tmp_path_factory.mktemp("character") / "somebody.glb"
    standing(2, prompt="rest").save(path, profile="mixamo")
    return path


def test_sentences_a_path_a_pose_and_a_variant_become_a_file_of_ones_own_character(
    browser, address, somebody, tmp_path
):
    with opened(browser, address, DESKTOP) as page:
        for number, text in enumerate(["A person walks forward", "claps", "waves with the left hand"]):
            if number:
                page.locator(".timeline-bar button", has_text="Add").click()
            page.locator("textarea").nth(number).fill(text)
        page.keyboard.press("Escape")
        make(page, 4)

        # A way over the floor.
        page.keyboard.press("w")
        until(page, "kinoflow.figures.length === 1")
        page.keyboard.press("4")  # from above, where what is near and far is equally large
        until(page, "!kinoflow.dirty")
        drag(page, [on_floor(page, *place) for place in ((0, 0), (0.1, 0.8), (0.5, 1.5), (1.3, 2.0))])
        path = state(page)["path"]
        assert path[0] == pytest.approx([0, 0], abs=0.05)
        assert path[-1] == pytest.approx([1.3, 2.0], abs=0.05)
        assert 2 < len(path) < 8
        page.keyboard.press("Escape")

        # A pose: the right hand is drawn up at some time.
        page.locator(".ruler").click(position={"x": page.locator(".ruler").bounding_box()["width"] * 0.7, "y": 8})
        page.keyboard.press("2")
        page.keyboard.press("e")
        page.locator(".tool-card", has_text="Nothing is fixed").wait_for()
        until(page, "!kinoflow.dirty")
        before = value(page, "kinoflowStudio.sketch.held.place('R_Wrist').y")
        x, y = held(page, "R_Wrist")
        drag(page, [(x, y), (x - 30, y - 120)])
        page.locator(".tool-card", has_text="Pose at").wait_for()
        (key,) = state(page)["keys"]
        assert (key["kind"], key["place"]) == ("pose", False)
        assert value(page, "kinoflowStudio.sketch.held.place('R_Wrist').y") > before + 0.2
        assert all(segment["seconds"] for segment in state(page)["segments"])  # times stay what they are
        page.keyboard.press("Escape")
        assert page.locator(".key").count() == 1

        make(page, 4)
        until(page, f"kinoflow.figures.every((f) => Math.abs(f.clip.translation[0] - {path[0][0]}) < 0.2)")
        page.locator(".variant").nth(2).click()
        card = page.locator(".variant[aria-pressed=true]")
        assert card.inner_text().startswith("Seed 2")
        assert "off by" in card.inner_text()
        chosen = page.evaluate("() => kinoflowStudio.chosenClip")
        met = {one["kind"]: one for one in chosen["met"]}
        assert met["keyframe"]["worst_cm"] < 0.1
        assert met["root_path"]["mean_cm"] < 2

        # One's own character, first as it stands at rest.
        drop(page, somebody)
        page.locator(".character-card", has_text="Rest pose").wait_for()
        assert "joints" in page.locator(".recognised").inner_text()
        page.locator("button", has_text="Put the motion on it").click()
        until(page, "kinoflowStudio.dressing.shown && kinoflowStudio.dressing.shown.mixer")
        with page.expect_download() as download:
            page.locator("[data-suffix='.glb']").click()
        download.value.save_as(tmp_path / "mine.glb")
        made = GLTF2().load(str(tmp_path / "mine.glb"))
        names = {node.name for node in made.nodes}
        assert {"mixamorig:Hips", "mixamorig:LeftHand"} <= names
        assert len(made.animations) == 2

        # Everything that was done can be undone, and done again.
        last = state(page)
        page.locator(".bar").click(position={"x": 300, "y": 20})
        steps = 0
        while page.locator("[aria-label=Undo]").is_enabled():
            page.keyboard.press("Control+z")
            steps += 1
            assert steps < 60
        first = state(page)
        assert (first["segments"], first["keys"], first["path"], first["target"]) == (
            [{"text": "", "seconds": None, "seed": None}],
            [],
            None,
            "",
        )
        for _ in range(steps):
            page.keyboard.press("Control+Shift+z")
        assert state(page) == last


def test_posing_and_drawing_take_nothing_but_keys(browser, address):
    with opened(browser, address, DESKTOP) as page:
        page.keyboard.press("d")
        page.keyboard.type("walks forward")
        make(page, 4)
        page.keyboard.press("Escape")
        page.keyboard.press("w")
        for key in ("ArrowDown", "ArrowDown", "Enter", "ArrowRight", "ArrowDown", "Enter"):
            page.keyboard.press(key)
        assert len(state(page)["path"]) == 3
        page.keyboard.press("Backspace")
        assert len(state(page)["path"]) == 2
        page.keyboard.press("Delete")
        assert state(page)["path"] is None
        page.keyboard.press("e")
        page.keyboard.press("v")  # a hand alone
        page.keyboard.press("x")  # the left one
        for _ in range(4):
            page.keyboard.press("Shift+ArrowUp")
        (key,) = state(page)["keys"]
        assert (key["kind"], key["joint"], key["time"]) == ("limb", "L_Wrist", 0)
        page.keyboard.press("v")
        page.keyboard.press("k")
        page.keyboard.press("q")
        assert [one["kind"] for one in state(page)["keys"]] == ["limb", "pose"]
        page.keyboard.press("Escape")
        page.locator(".key").nth(1).focus()
        page.keyboard.press("Shift+ArrowRight")
        assert state(page)["keys"][1]["time"] == pytest.approx(5 / 30)
        page.keyboard.press("Delete")
        page.keyboard.press("g")
        assert (len(state(page)["keys"]), state(page)["ghosts"]) == (1, False)
        make(page, 4)
        assert page.evaluate("() => kinoflowStudio.chosenClip.met[0].error_cm") < 0.3


TURNS = """() => kinoflow.clips.map(({ quaternions, frames, body }) => ({ frames, names: body.joint_names,
    turns: Array.from(quaternions) }))"""


def turns(page: Any) -> list[tuple[dict[str, int], np.ndarray]]:
    """Columns of joints by name, and quaternions [T, 22, 4], of every clip on the screen."""
    found = page.evaluate(TURNS)
    return [
        ({name: k for k, name in enumerate(one["names"])}, np.reshape(one["turns"], (one["frames"], -1, 4)))
        for one in found
    ]


@contextlib.contextmanager
def others_shown(page: Any) -> Iterator[None]:
    """What is done within leads to other clips on the screen."""
    page.evaluate("() => { window.clipsBefore = kinoflow.clips; }")
    yield
    until(page, "kinoflow.clips !== window.clipsBefore && !kinoflowStudio.job")


def test_the_card_of_a_tool_covers_no_figure(browser, address):
    """The middle of the figure's joints is where the card is not, and comes back when the tool is put away."""
    middle = """(() => {
      const { viewer, root } = kinoflowStudio.mounted;
      const { width, height } = root.getBoundingClientRect();
      const [x, y] = [viewer.rig.camera.view.offsetX, viewer.rig.camera.view.offsetY];
      return [width / 2 - x, height / 2 - y];
    })()"""
    with opened(browser, address, DESKTOP) as page:
        free = value(page, middle)
        for key, name in (("w", "path"), ("e", "pose")):
            page.keyboard.press(key)
            page.locator(f"[data-tool='{name}']").wait_for()
            card = page.locator(".tool-card").bounding_box()
            room = page.locator(".scene-room").bounding_box()
            left = card["x"] + card["width"] - room["x"]
            assert value(page, middle)[0] >= (left + room["width"]) / 2 - 40
            page.keyboard.press("Escape")
            assert value(page, middle) == free


def test_one_limb_of_a_motion_is_changed_and_all_else_stays(browser, address):
    with opened(browser, address, DESKTOP) as page:
        page.keyboard.press("d")
        page.keyboard.type("A person walks forward")
        page.locator("[data-value='2']").click()
        make(page, 2)
        page.keyboard.press("Escape")
        page.keyboard.press("]")
        column, before = turns(page)[1]

        # With keys alone; what is not said is asked for.
        page.keyboard.press("a")
        page.keyboard.press("Enter")
        page.locator(".limb [role=status]", has_text="Say what the right arm does").wait_for()
        page.locator(".limb select").first.focus()
        page.keyboard.type("left arm")
        page.keyboard.press("Tab")
        page.keyboard.type("waves")
        with others_shown(page):
            page.keyboard.press("Enter")
        arm = [column[f"L_{name}"] for name in ("Shoulder", "Elbow", "Wrist")]
        others = [k for name, k in column.items() if not name.startswith("L_") or name in ("L_Hip", "L_Knee")]
        for _, after in turns(page):
            np.testing.assert_array_equal(after[:, others], before[:, others])
            assert np.abs(after[:, arm] - before[:, arm]).max() > 0.1
        assert value(page, "kinoflowStudio.isCurrent()")  # the text still says what is seen
        # The seed is that of the box, and what a card tells needs no physics.
        names = page.locator(".variant .variant-head b").all_inner_texts()
        assert names == [f"Seed {state(page)['seed'] + k}" for k in range(2)]
        assert "jerk" not in page.locator(".variant").first.inner_text()
        assert "jerk" in page.locator(".variant .numbers").first.get_attribute("title")

        # Some seconds alone.
        column, before = turns(page)[0]
        page.locator(".limb select").nth(1).select_option("time")
        page.locator("[aria-label='From second']").fill("1")
        page.locator("[aria-label='To second']").fill("2")
        page.locator(".limb select").first.select_option("head")
        page.locator(".limb [type=text]").fill("nods")
        shown = state(page)["shown"]
        with others_shown(page):
            page.locator(".limb .go").click()
        after = turns(page)[0][1]
        np.testing.assert_array_equal(after[:30], before[:30])
        np.testing.assert_array_equal(after[60:], before[60:])
        assert np.abs(after[30:60, column["Head"]] - before[30:60, column["Head"]]).max() > 0.01

        # Undone, done again, and there when the page is opened anew.
        last = state(page)["shown"]
        page.locator(".bar").click(position={"x": 300, "y": 20})
        with others_shown(page):
            page.keyboard.press("Control+z")
        assert state(page)["shown"] == shown
        np.testing.assert_array_equal(turns(page)[0][1], before)
        with others_shown(page):
            page.keyboard.press("Control+Shift+z")
        assert state(page)["shown"] == last
        page.reload()
        page.wait_for_selector(".variant")
        until(page, "kinoflowStudio.isCurrent()")
        page.locator(".tabs [data-tab=made]").click()
        assert page.locator(".made-row").first.inner_text().startswith("head: nods")


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


def test_what_the_library_does_not_have_is_told_with_what_helps(browser, address):
    # A preview may be gone by the time that the page asks for it; it goes on without.
    with opened(browser, address, DESKTOP, allowed=("/preview)",)) as page:
        page.locator(".choice [data-value='1']").click()
        page.locator(".choice [data-value=library]").click()
        page.locator("textarea").fill("blorps the quantum zibble for 1 second")
        page.keyboard.press("Control+Enter")
        problem = page.locator(".problem[role=alert]")
        problem.wait_for()
        assert "the library has no action like" in problem.inner_text()
        assert "kinoflow author" not in problem.inner_text()
        with others_shown(page):
            problem.locator("button", has_text="Let the network help out").click()
        assert state(page)["source"] == "auto"
        assert page.evaluate("() => kinoflowStudio.chosenClip.source") == "network"


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
        page.locator(".state", has_text="making").wait_for()
        assert page.locator("[aria-label=Keys]").bounding_box()["x"] < PHONE["width"] - 20  # nothing is pushed out
        page.locator(".variant").nth(3).wait_for(state="attached")


def test_a_server_that_ends_is_told_and_found_again(browser, tmp_path):
    with studio(tmp_path) as (url, running):
        port = int(url.rstrip("/").rpartition(":")[2])
        with opened(browser, url, DESKTOP, allowed=("ERR_CONNECTION_REFUSED", "Failed to load resource")) as page:
            page.locator("textarea").fill("A person jumps.")
            running.terminate()
            running.wait(timeout=30)
            page.locator(".banner").wait_for()
            assert page.locator(".primary").is_disabled()
            with studio(tmp_path, port):
                page.locator(".banner").wait_for(state="hidden")
                assert page.locator("textarea").input_value() == "A person jumps."
                make(page, 4)
