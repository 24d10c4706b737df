"""The page: what is embedded is the clip, nothing in it can break out or reach out, and a real browser plays it."""

from __future__ import annotations

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.errors import OptionError, OutputError
from kinoflow.formats import html as page_format
from kinoflow.formats.html import page_data, write_page
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
    assert (raw["fps"], raw["frames"], raw["label"], raw["prompt"]) == (30.0, 40, "seed 7", "walk")


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
    assert data["clips"][0]["prompt"] == prompt
    assert data["clips"][0]["details"]["source"] == prompt
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
