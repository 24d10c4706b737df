"""What a user does first, with nothing but the wheel: run by .ci/run on the oldest versions that are allowed.

    PYTHON .ci/smoke.py

Makes a motion, takes it through every format of motions that needs no extras, robot or character, builds a dataset,
trains a few steps, samples from what was trained, and asks the doctor. Ends with an error at the first thing that is
not as it should be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path

import numpy as np

import kinoflow as kinoflow_package
from kinoflow import MotionClip
from kinoflow.errors import MissingExtraError
from kinoflow.motion.clip import formats

os.environ |= {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}


def kinoflow(*arguments: str) -> str:
    """Run a command; what it printed."""
    script = "import sys; from kinoflow.cli import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-W", "error::DeprecationWarning:kinoflow", "-c", script, *arguments],
                          capture_output=True, text=True)  # fmt: skip
    print("kinoflow", *arguments, "->", done.returncode, flush=True)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    return done.stdout


def check_package() -> None:
    """It is the installed one, names its licences and carries them, and its text links to no file beside it."""
    package = distribution("kinoflow")
    assert Path(kinoflow_package.__file__).is_relative_to(str(package.locate_file(""))), kinoflow_package.__file__
    assert package.metadata["License-Expression"].startswith("Apache-2.0 AND CC0-1.0")
    carried = {path.name for path in package.files or () if "licenses" in path.parts}
    assert carried == {"LICENSE", "NOTICE", "licences.md"}, carried
    text = package.metadata.get_payload() or package.metadata["Description"]
    assert "make demo" in text
    assert "](docs/" not in text


def main() -> None:
    """Do it, in a folder that is removed at the end."""
    check_package()
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        for verb in ("generate", "data"):
            kinoflow(verb, "--help")
        kinoflow("generate", "A person walks forward.", "-o", "walk.glb", "--duration", "2", "--seeds", "0,1,2,3")
        first = MotionClip.load("walk_0.glb")
        for known in formats():
            if known.write is None or known.needs is not None or known.suffix in (".gif", ".png", ".csv", ".vrm"):
                continue
            kinoflow("convert", "walk_0.glb", f"out/walk{known.suffix}")
            if known.read is None:
                continue
            try:
                back = MotionClip.load(f"out/walk{known.suffix}")
            except MissingExtraError as error:
                print(f"{known.suffix} is not read back: {error}", flush=True)
                continue
            apart_m = np.abs(back.joints - first.joints).max()
            assert apart_m < 1e-3, f"{known.suffix}: joints are {apart_m} m apart"
        for number in range(4):
            MotionClip.load(f"walk_{number}.glb").save(f"motions/walk_{number}.bvh")
        kinoflow("data", "build", "motions", "-o", "dataset", "--workers", "2")
        settings = ("num_steps=2", "checkpoint_every=1", "sampler.batch_size=2")
        kinoflow("train", "pretrain", "--data", "dataset", "-o", "run", "--recipe", "toy", "--set", *settings)
        own = ("-o", "own.npz", "--model", "run/model", "--duration", "1", "--steps", "2")
        kinoflow("generate", "Someone waves.", *own)
        assert MotionClip.load(Path("own.npz")).num_frames == 30
        kinoflow("doctor")


if __name__ == "__main__":
    main()
