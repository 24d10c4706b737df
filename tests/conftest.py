"""What tests of several rooms use: a synthetic motion, and real files where they are at hand."""

import contextlib
import os
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from kinoflow import assets
from kinoflow.files import CACHE_VARIABLE
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint

# Examples are the same in every run, and a busy machine fails no test.
settings.register_profile(
    "kinoflow", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("kinoflow")


class FailuresAtOnce:
    """Names of failures as they come: a run that is stopped for its time has told what it knew."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print one line."""
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and reporter is not None:
            crash = getattr(report.longrepr, "reprcrash", None)
            reason = crash.message.strip().splitlines()[0][:200] if crash and crash.message.strip() else ""
            reporter.write_line(f"\nFAILED at once: {report.nodeid} ({report.when}) {reason}")


def pytest_configure(config: pytest.Config) -> None:
    """Workers of pytest-xdist print nothing."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(FailuresAtOnce(config))


SHARED = Path(os.environ.get("KINOFLOW_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Folder with the published motion data and the golden numbers; skips where it is not present."""
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED}: set KINOFLOW_SHARED to the one with the motion data")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Choices of kernels and text features that tests make are not the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def walk() -> MotionClip:
    """Three seconds of somebody striding along +Z with swinging arms, at 30 fps."""
    time = np.arange(90) / 30
    swing = np.sin(2 * np.pi * time)
    angles = np.zeros((90, MANNEQUIN.num_joints, 3))
    for name, size in (("L_Hip", 0.5), ("R_Hip", -0.5), ("L_Shoulder", -0.3), ("R_Shoulder", 0.3)):
        angles[:, joint(name), 0] = size * swing
    angles[:, joint("L_Shoulder"), 2] = -1.2
    angles[:, joint("R_Shoulder"), 2] = 1.2
    translation = MANNEQUIN.rest_positions[0] + time[:, None] * np.array([0.0, 0.0, 1.2])
    metadata = {"prompt": "A person walks forward.", "seed": 0}
    return MotionClip(axis_angle_to_matrix(angles), translation, 30.0, metadata=metadata)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless browser that draws WebGL; skips where it, or the viewer that pages carry, is missing."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
    if not (Path(assets.__file__).parent / "viewer.js").is_file():
        pytest.skip("the viewer has not been built (make web)")
    chromium = runpy.run_path(str(Path(__file__).parents[1] / "web" / "screenshot.py"))["chromium"]
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(chromium())
        except Exception as error:
            pytest.skip(f"no Chromium to open the page with: {str(error).splitlines()[0]}")
        yield running
