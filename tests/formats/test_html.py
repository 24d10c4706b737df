"""The page: what is embedded is the clip, nothing in it can break out or reach out, and a real browser plays it."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kinoflow.errors import OptionError, OutputError
from kinoflow.formats import html as page_format
from kinoflow.formats.html import page_data, write_page
from kinoflow.formats.mannequin import mannequin_mesh
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.kinematics import forward_kinematics
from kinoflow.motion.rotations import axis_angle_to_matrix, quaternion_to_matrix

viewer_js = Path(page_format.__file__).parents[1] / "assets" / "viewer.js"


def random_clip(variant: int = 0, frames: int = 24, fps: float = 30.0, **metadata: Any) -> MotionClip:
    """Joints that swing, a pelvis that walks along +Z."""
    generator = np.random.default_rng(variant)
    phase = np.arange(frames)[:, None, None] / fps * 2 * np.pi + generator.uniform(0, 6, (22, 3))
    rotations = axis_angle_to_matrix(np.sin(phase) * generator.uniform(0, 0.6, (22, 3)))
    seconds = np.arange(frames) / fps
    translation = np.stack([0 * seconds, 0.93 + 0 * seconds, 1.2 * seconds], axis=-1)
    return MotionClip(rotations, translation, fps, metadata=metadata)


def decode(raw: str, dtype: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(raw), dtype=dtype)


class Scripts(HTMLParser):
    """A parser that follows the rules of HTML: where each script ends, and every tag outside."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.title = ""
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.scripts[-1] += data
        elif self._open == "title":
            self.title += data


@pytest.fixture
def viewer_stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_format, "_viewer", lambda: "start();")


def read(path: Path) -> tuple[Scripts, dict[str, Any]]:
    parser = Scripts()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser, json.loads(parser.scripts[0])


@pytest.mark.usefixtures("viewer_stub")
def test_embedded_data_is_the_clip(tmp_path: Path) -> None:
    clip = random_clip(frames=40, prompt="walk", seed=7)
    _, data = read(write_page([clip], tmp_path / "p.html"))
    raw = data["clips"][0]
    body = data["bodies"][raw["body"]]
    assert body["joint_names"] == list(MANNEQUIN.joint_names)
    xyzw = decode(raw["quaternions"], "<i2").reshape(40, 22, 4) / 32767
    translation = decode(raw["translation"], "<f4").reshape(40, 3)
    rest = np.array(body["rest"])
    offsets = np.array([rest[j] - rest[p] if p >= 0 else 0 * rest[j] for j, p in enumerate(body["parents"])])
    joints, _ = forward_kinematics(
        quaternion_to_matrix(np.roll(xyzw, 1, axis=-1)), translation, offsets, tuple(body["parents"])
    )
    assert np.abs(joints - clip.joints).max() < 1e-4
    # Neighbouring frames have neighbouring quaternions: the viewer slerps between them as they are.
    assert (np.sum(xyzw[1:] * xyzw[:-1], axis=-1) > 0).all()
    bits = decode(raw["contacts"], "u1")
    np.testing.assert_array_equal((bits[:, None] >> np.arange(4)) & 1, foot_contacts(clip))
    assert (raw["fps"], raw["frames"], raw["label"], raw["caption"]) == (30.0, 40, "seed 7", "walk")


@pytest.mark.usefixtures("viewer_stub")
def test_mesh_is_embedded_once_per_body(tmp_path: Path) -> None:
    clips = [random_clip(k) for k in range(3)]
    _, data = read(write_page(clips, tmp_path / "p.html"))
    assert len(data["bodies"]) == 1
    mesh = data["bodies"][0]["mesh"]
    vertices = decode(mesh["vertices"], "<f4").reshape(-1, 3)
    weights = decode(mesh["weights"], "u1").reshape(-1, 4)
    triangles = np.concatenate([decode(part, "<u2") for part in mesh["parts"].values()])
    assert 1.6 < vertices[:, 1].max() < 1.9
    assert (weights.astype(int).sum(axis=1) == 255).all()
    assert triangles.max() == len(vertices) - 1
    normals = decode(mesh["normals"], "i1").reshape(-1, 3) / 127
    assert np.abs(np.linalg.norm(normals, axis=1) - 1).max() < 0.02


NASTY = "</script><script>alert(1)</script><!-- <script> & \" ' \u2028 {title} \\u003c é 走 \x07"


@pytest.mark.usefixtures("viewer_stub")
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_out(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("page") / "p.html"
    prompt = NASTY + text.encode("utf-8", "replace").decode()
    parser, data = read(write_page([random_clip(frames=2, prompt=prompt, source=prompt)], path))
    assert data["clips"][0]["caption"] == prompt
    assert data["clips"][0]["metadata"]["source"] == prompt
    assert [tag for tag, _ in parser.tags].count("script") == 2
    assert parser.scripts[1] == "start();"
    assert "alert(1)" in parser.title


@pytest.mark.skipif(not viewer_js.is_file(), reason="the viewer has not been built (make web)")
def test_nothing_is_fetched(tmp_path: Path) -> None:
    parser, _ = read(write_page([random_clip()], tmp_path / "p.html"))
    names = [tag for tag, _ in parser.tags]
    assert names == ["html", "head", "meta", "meta", "meta", "meta", "title", "body", "main", "script", "script"]
    assert not [a for _, attributes in parser.tags for a in attributes if a in ("src", "href", "action", "data")]
    policy = next(a["content"] for _, a in parser.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert not re.search(r"<!--|</?script", parser.scripts[1], re.IGNORECASE)


@pytest.mark.usefixtures("viewer_stub")
def test_titles_and_bytes(tmp_path: Path) -> None:
    same = [random_clip(k, prompt="jump", seed=k) for k in range(2)]
    assert page_data(same)["title"] == "jump"
    assert page_data([*same, random_clip(prompt="run")])["title"] == "3 motions"
    assert page_data(same, "Demo")["title"] == "Demo"
    assert page_data([random_clip()])["title"] == "Motion"
    assert page_data([random_clip()])["clips"][0]["label"] == ""
    files = page_data([random_clip(source="a.bvh"), random_clip(source="b.bvh")])["clips"]
    assert [(c["caption"], c["label"]) for c in files] == [("a.bvh", "clip 1"), ("b.bvh", "clip 2")]
    first, second = (write_page(same, tmp_path / name) for name in ("a.html", "b.html"))
    assert first.read_bytes() == second.read_bytes()
    same[0].save(tmp_path / "deep" / "c.html")
    assert read(tmp_path / "deep" / "c.html")[1]["clips"][0]["label"] == "seed 0"


def test_errors_leave_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OptionError, match="at least one clip"):
        write_page([], tmp_path / "p.html")
    target = tmp_path / "p.html"
    target.write_text("mine")
    monkeypatch.setattr(page_format.resources, "files", lambda _: tmp_path / "nothing")
    with pytest.raises(OutputError, match="make web"):
        write_page([random_clip()], target)
    assert target.read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["p.html"]


# From here on, a real browser.


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens clips in a new window; afterwards, nothing may have been complained about or fetched."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts: list[Any] = []

    def opened(
        clips: list[MotionClip], width: int = 1000, height: int = 640, still: bool = True, script: str = ""
    ) -> Any:
        path = write_page(clips, tmp_path / "page.html")
        motion = "reduce" if still else "no-preference"
        size: Any = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, reduced_motion=motion, color_scheme="dark"))
        page = contexts[-1].new_page()
        if script:
            page.add_init_script(script)
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    # Software rendering stalls when pixels are read back, and Chromium says so; that is ours to cause.
    assert [c for c in complaints if "ReadPixels" not in c] == []
    assert [url for url in requests if not url.startswith("file://")] == []
    assert len(requests) == len(contexts)


FRAME_IS_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.slow
def test_the_browser_poses_what_we_computed(open_page: Callable[..., Any]) -> None:
    clip = random_clip(frames=30)
    page = open_page([clip])
    seconds_and_joints = [(k / 30, clip.joints[k]) for k in (0, 11, 29)] + [(5.0, clip.joints[29])]
    for seconds, joints in seconds_and_joints:
        shown = page.evaluate(
            "s => { const f = kinoflow.figures[0]; f.pose(s); return f.points.map(p => p.toArray()) }", seconds
        )
        assert np.abs(np.array(shown) - joints).max() < 2e-4
    between = page.evaluate("() => { const f = kinoflow.figures[0]; f.pose(10.5 / 30); return f.pelvis.toArray() }")
    np.testing.assert_allclose(between, clip.translation[10:12].mean(axis=0), atol=1e-5)


@pytest.mark.slow
def test_the_browser_skins_as_we_would(open_page: Callable[..., Any]) -> None:
    clip = random_clip(frames=30)
    page = open_page([clip])
    shown = page.evaluate("""() => {
        const { mesh, group, pose } = kinoflow.figures[0];
        kinoflow.figures[0].pose(12 / 30);
        const point = kinoflow.figures[0].pelvis.clone();
        return Array.from({ length: 60 }, (_, k) => mesh.getVertexPosition(100 * k, point).toArray());
    }""")
    mesh = mannequin_mesh()
    at = np.arange(60) * 100
    joints, weights = mesh.joints[at], mesh.weights[at] / 255
    moved = np.einsum(
        "vkab,vkb->vka",
        clip.global_rotations[12][joints],
        mesh.vertices[at][:, None] - MANNEQUIN.rest_positions[joints],
    )
    expected = np.einsum("vk,vka->va", weights, moved + clip.joints[12][joints])
    assert np.abs(np.array(shown) - expected).max() < 1e-3


@pytest.mark.slow
def test_playing_scrubbing_speed_and_keys(open_page: Callable[..., Any]) -> None:
    page = open_page([random_clip(k, frames=90, prompt="walk", seed=k) for k in range(2)], still=False)
    time, playing = "kinoflow.player.time", "kinoflow.player.playing"
    assert page.evaluate(playing)
    start = page.evaluate(time)
    for _ in range(100):  # a busy machine may take seconds for a picture
        page.evaluate(FRAME_IS_DRAWN)
        if page.evaluate(time) != start:
            break
    assert page.evaluate(time) != start
    page.keyboard.press("Space")
    assert not page.evaluate(playing)
    stopped = page.evaluate(time)
    page.evaluate(FRAME_IS_DRAWN)
    assert page.evaluate(time) == stopped

    slider = page.get_by_label("Time").bounding_box()
    page.mouse.click(slider["x"] + slider["width"] / 2, slider["y"] + slider["height"] / 2)
    end = page.evaluate("kinoflow.player.end")
    assert end == pytest.approx(89 / 30)
    assert page.evaluate(time) == pytest.approx(end / 2, abs=0.05)
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(time) == pytest.approx(2 / 30)
    assert page.locator("output.frame").inner_text() == "frame 2"

    page.get_by_label("Speed").select_option("0.5")
    assert page.evaluate(
        "() => { const p = kinoflow.player; p.seek(1); p.playing = true; p.advance(0.2); return p.time }"
    ) == pytest.approx(1.1)
    page.keyboard.press("l")
    assert page.evaluate(
        "() => { const p = kinoflow.player; p.play(); p.seek(p.end); p.advance(1); return [p.time, p.playing] }"
    ) == [pytest.approx(end), False]
    page.get_by_role("button", name="Play").click()
    assert page.evaluate(playing)
    page.keyboard.press("Space")  # once by the key, not a second time by the button that was clicked
    assert not page.evaluate(playing)


CLOCK_THAT_LAGS = """
window.seen = [];
const request = window.requestAnimationFrame.bind(window);
let calls = 0;
window.requestAnimationFrame = (callback) => request((now) => {
  calls += 1;
  callback(now - LAG_MS(calls));
  if (!window.kinoflow) return;
  const { player, figures } = window.kinoflow;
  const whole = figures.every((figure) => figure.points.every((point) => point.toArray().every(Number.isFinite)));
  // Read in the task that drew it, so that it is this picture and no later one.
  const picture = window.seen.length < 3 ? document.querySelector("canvas.scene").toDataURL() : "";
  window.seen.push({ time: player.time, whole, picture, clock: document.querySelector("footer output").textContent });
});
"""


def limb_pixels(picture: str) -> int:
    """How many pixels of a data URL have the colours of limbs: orange or blue, which nothing else in the scene has."""
    image = Image.open(io.BytesIO(base64.b64decode(picture.split(",", 1)[1]))).convert("HSV")
    hue, saturation, value = np.moveaxis(np.asarray(image).astype(int), -1, 0)
    limbs = (abs(hue - 18) < 12) | (abs(hue - 150) < 15)
    return int((limbs & (saturation > 90) & (value > 60)).sum())


@pytest.mark.slow
@pytest.mark.parametrize(
    "lag_ms",
    ["800", "calls < 3 ? 0 : 800"],
    ids=["pictures are late from the start", "the clock is set back while it plays"],
)
def test_the_first_second_shows_the_figure(open_page: Callable[..., Any], lag_ms: str) -> None:
    """Where starting takes long, the time of the first pictures lies before the time at which playing began."""
    script = CLOCK_THAT_LAGS.replace("LAG_MS(calls)", f"({lag_ms})")
    page = open_page([random_clip(frames=90, prompt="walk")], still=False, script=script)
    for _ in range(300):
        page.evaluate(FRAME_IS_DRAWN)
        if page.evaluate("window.seen.length") >= 5 and page.evaluate("window.seen.at(-1).time") > 0.1:
            break
    seen = page.evaluate("window.seen")
    drawn = [limb_pixels(one["picture"]) for one in seen if one["picture"]]
    blank = limb_pixels(
        page.evaluate("""() => {
        kinoflow.figures.forEach((figure) => { figure.group.visible = false; });
        kinoflow.stage.render(kinoflow.rig.camera);
        return document.querySelector("canvas.scene").toDataURL();
    }""")
    )
    assert len(drawn) == 3
    # Which moment of the clip is drawn, and so how much of the limbs is seen, depends on the machine.
    assert min(drawn) > 2 * blank + 100, (drawn, blank)
    assert min(one["time"] for one in seen) >= 0
    assert all(one["whole"] for one in seen)
    assert not [one["clock"] for one in seen if "-" in one["clock"] or "−" in one["clock"]]
    assert seen[-1]["time"] > 0.1  # and it plays


@pytest.mark.slow
def test_time_never_goes_back_below_zero(open_page: Callable[..., Any]) -> None:
    page = open_page([random_clip(frames=30)])
    times = page.evaluate("""() => {
        const { player } = kinoflow;
        player.seek(0);
        player.playing = true;
        return [-0.5, 0.25, -2].map((seconds) => { player.advance(seconds); return player.time; });
    }""")
    assert times == [0, 0.25, 0.25]


@pytest.mark.slow
def test_controls_show_the_state(open_page: Callable[..., Any]) -> None:
    page = open_page([random_clip(k, prompt=p) for k, p in enumerate(["walk", NASTY])])
    assert page.locator("h1").inner_text() == "2 motions"
    page.locator(".label").nth(1).click()
    assert "alert(1)" in page.locator("h1").inner_text()
    for key, name in (("3", "Side"), ("4", "Top"), ("b", "Both"), ("p", "Path"), ("c", "Contacts"), ("f", "Follow")):
        button = page.get_by_role("button", name=name, exact=True)
        assert button.get_attribute("aria-pressed") == "false"
        page.keyboard.press(key)
        assert button.get_attribute("aria-pressed") == "true"
    page.mouse.move(400, 300)
    page.mouse.down()
    page.mouse.move(480, 260, steps=4)
    page.mouse.up()
    page.evaluate(FRAME_IS_DRAWN)
    assert page.get_by_role("button", name="Free", exact=True).get_attribute("aria-pressed") == "true"
    page.keyboard.press("i")
    assert page.get_by_role("dialog", name="Details and keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    assert not page.locator("footer").is_visible()
    page.keyboard.press("h")
    assert page.locator("footer").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 800), (800, 380)])
def test_everything_is_in_the_picture(open_page: Callable[..., Any], width: int, height: int) -> None:
    page = open_page([random_clip(k, frames=60, prompt=f"number {k}") for k in range(3)], width, height)
    for selector in ("header", "aside", "footer"):
        box = page.locator(selector).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    top = page.locator("header").bounding_box()["height"]
    bottom = page.locator("footer").bounding_box()["y"]
    for view in ("perspective", "front", "side", "top"):
        points = page.evaluate(
            """([view, times]) => {
            kinoflow.setView(view);
            const camera = kinoflow.rig.camera;
            camera.updateMatrixWorld();
            return times.flatMap(t => kinoflow.figures.flatMap(f => {
                f.pose(t);
                return f.points.map(p => p.clone().add(f.group.position).project(camera).toArray());
            }));
        }""",
            [view, [0, 1, 59 / 30]],
        )
        x, y = ((np.array(points)[:, :2] * [1, -1] + 1) / 2 * [width, height]).T
        assert x.min() > 0
        assert x.max() < width
        assert y.min() > top
        assert y.max() < bottom
        # And no smaller than it has to be: it reaches near two opposite edges.
        assert max(np.ptp(x) / width, np.ptp(y) / (bottom - top)) > 0.5


@pytest.mark.slow
def test_following_keeps_the_figure_where_it_is_in_the_picture(open_page: Callable[..., Any]) -> None:
    page = open_page([random_clip(frames=90)])
    page.keyboard.press("f")

    def seen(seconds: float) -> list[float]:
        return page.evaluate(
            """s => {
            kinoflow.player.seek(s);
            kinoflow.update(0.01);
            const { figures: [figure], rig } = kinoflow;
            rig.camera.updateMatrixWorld();
            return figure.pelvis.clone().project(rig.camera).toArray().slice(0, 2);
        }""",
            seconds,
        )

    # The averaging that takes the sway out is exact on a straight path, away from its ends.
    assert seen(2.0) == pytest.approx(seen(1.0), abs=1e-3)
    page.set_viewport_size({"width": 700, "height": 500})
    page.evaluate(FRAME_IS_DRAWN)
    assert seen(1.0) == pytest.approx(seen(2.0), abs=1e-3)
    assert abs(seen(1.0)[0]) < 0.3
    page.keyboard.press("f")
    page.evaluate(FRAME_IS_DRAWN)
    assert seen(2.0) != pytest.approx(seen(1.0), abs=0.02)


@pytest.mark.slow
def test_the_picture(open_page: Callable[..., Any], tmp_path: Path) -> None:
    standing = MotionClip(np.tile(np.eye(3), (4, 22, 1, 1)), np.tile(MANNEQUIN.rest_positions[0], (4, 1)), 30.0)
    page = open_page([standing], 640, 480)
    page.keyboard.press("h")
    page.keyboard.press("2")
    page.evaluate(FRAME_IS_DRAWN)
    page.screenshot(path=tmp_path / "picture.png")
    pixels = np.asarray(Image.open(tmp_path / "picture.png").convert("RGB")).astype(float)
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 500
    red, blue = pixels[..., 0], pixels[..., 2]
    bright = pixels.mean(axis=-1) > 120  # brighter than the floor
    warm, cool = (np.argwhere(bright & (d > 18)) for d in (red - blue, blue - red))
    assert len(warm) > 500
    assert len(cool) > 500
    # Seen from the front, the left limbs (warm) are on the right of the picture; the arms of a T-pose are level.
    assert warm[:, 1].mean() > 330
    assert cool[:, 1].mean() < 310
    assert warm[:, 0].mean() == pytest.approx(cool[:, 0].mean(), abs=25)


@pytest.mark.slow
def test_what_the_page_saves_is_the_motion(open_page: Callable[..., Any], tmp_path: Path) -> None:
    """The part between the handles, read back by our readers: joints within 0.2 mm, and what was known of it."""
    clip = random_clip(frames=60, prompt="walk & wave é", seed=3)
    page = open_page([random_clip(1, frames=60, prompt="walk & wave é", seed=1), clip])
    page.locator(".label").nth(1).click()
    handles = page.get_by_role("slider", name="of the part")
    for handle, key in zip(handles.all(), ("ArrowRight", "PageDown"), strict=True):
        handle.press(key)
    page.get_by_role("button", name="Save", exact=True).click()
    for name in ("GLB", "BVH", "NPZ"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {name}").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert path.name == f"walk-wave-é-seed-3-part.{name.lower()}"
        read = MotionClip.load(path)
        assert (read.num_frames, read.fps) == (49, pytest.approx(30.0))
        np.testing.assert_allclose(read.joints, clip.joints[1:50], atol=2e-4)
        if name != "BVH":
            assert read.metadata["prompt"] == "walk & wave é"
            assert read.metadata["seed"] == 3
            assert read.skeleton.fingerprint == MANNEQUIN.fingerprint


@pytest.mark.slow
def test_only_the_chosen_part_plays_in_light_and_dark(open_page: Callable[..., Any]) -> None:
    page = open_page([random_clip(frames=61)])
    times = page.evaluate("""() => {
        const { player } = kinoflow;
        player.setPart(0.5, 1);
        player.seek(0);
        player.play();
        const times = [0.25, 0.3, 0.4].map((seconds) => { player.advance(seconds); return player.time; });
        player.pause();
        return times;
    }""")
    assert times == [pytest.approx(0.75), pytest.approx(0.55), pytest.approx(0.95)]

    def bright() -> float:
        page.evaluate(FRAME_IS_DRAWN)
        return float(np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L")).mean())

    assert bright() < 80
    page.keyboard.press("t")
    assert bright() > 170
    assert page.evaluate("[kinoflow.player.from, kinoflow.player.time]") == [0.5, pytest.approx(0.95)]
    page.get_by_role("button", name="Light or dark").click()
    assert bright() < 80

    page.get_by_role("button", name="Save", exact=True).click()
    assert "0.50 to 1.00 s" in page.get_by_role("dialog", name="Save the motion").inner_text()
    page.get_by_role("button", name="Take the whole motion").click()
    page.get_by_role("button", name="Close", exact=True).click()
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate("kinoflow.player.isWhole")


@pytest.mark.slow
def test_overlay_onion_skin_and_joints(open_page: Callable[..., Any]) -> None:
    clips = [random_clip(k, frames=60, prompt="walk", seed=k) for k in range(3)]
    page = open_page(clips)
    page.evaluate("kinoflow.player.seek(1)")
    page.get_by_role("button", name="Overlay").click()
    assert page.evaluate("kinoflow.figures.map(f => f.group.position.x)") == [0, 0, 0]
    page.locator(".label").nth(2).click()
    opacity = page.evaluate("kinoflow.figures.map(f => f.materials[0].opacity)")
    assert opacity[2] == 1
    assert max(opacity[:2]) < 0.5
    count = "kinoflow.stage.scene.children.length"
    before = page.evaluate(count)
    page.keyboard.press("n")
    page.evaluate(FRAME_IS_DRAWN)
    assert page.evaluate(count) == before + 4  # of the one that is selected
    page.keyboard.press("n")
    page.keyboard.press("j")
    page.get_by_label("Joint", exact=True).select_option("L_Wrist")
    page.evaluate(FRAME_IS_DRAWN)
    joint = MANNEQUIN.joint_names.index("L_Wrist")
    place, height, speed, _ = page.locator(".joints dd").all_inner_texts()
    np.testing.assert_allclose([float(value) for value in place.split()], clips[2].joints[30, joint], atol=1e-3)
    assert float(height.split()[0]) == pytest.approx(clips[2].joints[30, joint, 1], abs=1e-3)
    metres = np.linalg.norm(clips[2].joints[31, joint] - clips[2].joints[29, joint])
    assert float(speed.split()[0]) == pytest.approx(metres * 15, abs=0.01)
    page.keyboard.press("o")
    assert page.evaluate("new Set(kinoflow.figures.map(f => f.group.position.x)).size") == 3


BOXES = """selectors => [...document.querySelectorAll(selectors)].filter(node => node.checkVisibility()).map(node => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
})"""


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 800)])
def test_panels_meet_a_finger_and_cover_no_text(open_page: Callable[..., Any], width: int, height: int) -> None:
    page = open_page(
        [random_clip(k, frames=60, prompt="somebody walks a long way. " * 4) for k in range(2)], width, height
    )

    def boxes(selectors: str) -> list[list[float]]:
        found: list[list[float]] = page.evaluate(BOXES, selectors)
        return found

    def all_large() -> None:
        small = [b for b in boxes("button, select, [role=slider]") if min(b[2] - b[0], b[3] - b[1]) < 43.9]
        assert small == []

    def no_overlap(first: str, second: str) -> None:
        for a in boxes(first):
            for b in boxes(second):
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (first, second)

    all_large()
    no_overlap("h1, .facts", ".corner, .view-panel")
    no_overlap("footer", "aside .corner, .view-panel")
    if width < 900:
        page.get_by_label("View options").click()
        all_large()
        no_overlap("h1, .facts", ".view-panel")
        no_overlap("footer", ".view-panel")
    page.keyboard.press("j")
    assert page.locator(".joints").is_visible()
    page.keyboard.press("o")
    page.evaluate(FRAME_IS_DRAWN)
    no_overlap(".joints", "h1, .facts, footer, .view-panel, .label")
    no_overlap(".label", "h1, .facts, footer")
    for box in boxes("aside, .joints, .joints dd"):
        assert box[0] >= 0
        assert box[2] <= width
    for key in "is":
        page.keyboard.press(key)
        all_large()
        dialog = page.locator("dialog[open]")
        assert dialog.get_attribute("aria-label")
        dialog.get_by_role("button", name="Close", exact=True).click()
        assert page.locator("dialog[open]").count() == 0
