"""`kinoflow generate --prompts`: its manifest, going on after an interruption, prompts that fail."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

import kinoflow.inference
from kinoflow.cli import main
from kinoflow.errors import CheckpointError, PromptError
from kinoflow.inference.batch import Job, Manifest, run_jobs
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion import MotionClip
from kinoflow.motion.features import layout_fingerprint
from kinoflow.prompting.plan import plan_prompt
from kinoflow.runs import locked_folder

NETWORK = NetworkConfig(
    width=32, num_layers=3, num_heads=2, context_width=384, pooled_width=384, refiner_layers=1, patch_size=4
)
LINES = "A person walks.#60#1\nA person jumps.#90#2\nA person runs.##3\n"
RUNS = plan_prompt("A person runs.").frames
"""Length of the line that does not say."""
RUN = ["generate", "--model", "model", "--prompts", "p.txt", "-o", "out", "--seeds", "0,1"]


class Maker:
    """Makes the same motion for every prompt, and raises what it is told to."""

    description = ModelDescription(network=NETWORK)
    arranger = None

    def __init__(self, clip: MotionClip) -> None:
        self.clip = clip
        self.prompts: list[str] = []
        self.errors: dict[str, BaseException] = {}

    def from_pretrained(self, *_, **__) -> "Maker":
        return self

    def __call__(self, prompt: str, *, duration: float, seeds: list[int], **_) -> list[MotionClip]:
        self.prompts.append(prompt)
        if prompt in self.errors:
            raise self.errors[prompt]
        clip = self.clip.crop(0, min(round(duration * 30), self.clip.num_frames))
        return [clip.replace(metadata={"prompt": prompt, "seed": seed}) for seed in seeds]


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch, walk: MotionClip, tmp_path: Path) -> Maker:
    maker = Maker(walk)
    monkeypatch.setattr(kinoflow.inference, "MotionPipeline", maker)
    monkeypatch.chdir(tmp_path)
    torch.manual_seed(0)
    description = ModelDescription(network=NETWORK, layout=layout_fingerprint(), name="tiny", num_steps=2)
    save_model(tmp_path / "model", description, MotionModel(NETWORK).state_dict())
    (tmp_path / "p.txt").write_text(LINES)
    return maker


def manifest(path: str = "out/manifest.json") -> dict:
    return json.loads(Path(path).read_text())


def contents(folder: str = "out") -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path(folder).rglob("*.glb")}


def test_the_manifest_says_what_was_made(maker, capsys):
    assert main(RUN) == 0
    made = manifest()
    assert made["format"] == "kinoflow batch 1"
    assert made["model"]["name"] == "tiny"
    settings = {"solver": "euler", "guidance_interval": [0.0, 1.0], "time_shift": 1.0}
    settings |= {"steps": 2, "guidance_scale": 2.0, "smooth": True, "ground": True, "device": "cpu"}
    assert made["settings"].items() >= settings.items()
    assert [(r["id"], r["prompt"], r["frames"], r["seed"], r["file"]) for r in made["results"]] == [
        ("1", "A person walks.", 60, 0, "1_0.glb"),
        ("1", "A person walks.", 60, 1, "1_1.glb"),
        ("2", "A person jumps.", 90, 0, "2_0.glb"),
        ("2", "A person jumps.", 90, 1, "2_1.glb"),
        ("3", "A person runs.", RUNS, 0, "3_0.glb"),
        ("3", "A person runs.", RUNS, 1, "3_1.glb"),
    ]
    for result in made["results"]:
        data = Path("out", result["file"]).read_bytes()
        assert (result["bytes"], result["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert result["seconds"] >= 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [f"out/{r['file']}" for r in made["results"]]
    assert "results: out/manifest.json" in shown.err


def test_an_interrupted_batch_goes_on_where_it_stopped(maker, capsys):
    maker.errors["A person jumps."] = KeyboardInterrupt()
    assert main(RUN) == 130
    assert "the same command goes on" in capsys.readouterr().err
    assert [r["id"] for r in manifest()["results"]] == ["1", "1"]
    first = contents()
    maker.errors.clear()
    maker.prompts.clear()
    assert main(RUN) == 0
    assert maker.prompts == ["A person jumps.", "A person runs."]
    assert "1 of 3 prompts are finished" in capsys.readouterr().err
    assert contents().items() >= first.items()
    resumed = contents()
    assert main([*RUN[:-4], "-o", "other", "--seeds", "0,1"]) == 0
    assert [*contents("other").values()] == [*resumed.values()]
    maker.prompts.clear()
    assert main(RUN) == 0
    assert maker.prompts == []


def test_two_batches_in_one_folder(maker, capsys):
    """The second is refused, for the manifest of either would forget what the other made."""
    with locked_folder(Path("out")):
        assert main(RUN) == 2
    assert "another kinoflow is at work in it" in capsys.readouterr().err
    assert contents() == {}
    # What the other has written until it was done is taken up, however early this one looked.
    jobs = [Job(name, "", "A person walks.", 30, 1.0, (0,), (Path("out") / f"{name}.npz",)) for name in "ab"]
    first, second = (Manifest(Path("out/manifest.json"), {"model": "m"}, [job]) for job in jobs)
    for job, found in zip(jobs, (first, second), strict=True):
        run_jobs([job], found, lambda _: [maker.clip])
    assert sorted(result["id"] for result in manifest()["results"]) == ["a", "b"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"),
        lambda path: path.unlink(),
    ],
    ids=["cut", "changed", "gone"],
)
def test_a_file_that_is_not_what_was_written_is_made_again(maker, damage):
    assert main(RUN) == 0
    whole = contents()
    maker.prompts.clear()
    damage(Path("out/2_1.glb"))
    assert main(RUN) == 0
    assert maker.prompts == ["A person jumps."]
    assert contents() == whole


def test_a_changed_line_is_made_again_and_a_removed_one_is_kept(maker):
    assert main(RUN) == 0
    maker.prompts.clear()
    Path("p.txt").write_text("A person crawls.#60#1\nA person jumps.#60#2\nA person bows.#60#4")
    assert main(RUN) == 0
    assert maker.prompts == ["A person crawls.", "A person jumps.", "A person bows."]
    assert [(r["id"], r["frames"]) for r in manifest()["results"] if r["seed"] == 0] == [
        ("1", 60), ("2", 60), ("4", 60), ("3", RUNS),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (["--steps", "3"], "another settings.steps (2, now 3)"),
        (["--guidance", "4"], "another settings.guidance_scale (2.0, now 4.0)"),
        (["--solver", "heun"], 'another settings.solver ("euler", now "heun")'),
        (["--dtype", "bf16"], 'another settings.dtype ("fp32", now "bf16")'),
        (["--no-smooth"], "another settings.smooth (true, now false)"),
    ],
)
def test_changed_settings_are_refused_and_named(maker, capsys, change, named):
    assert main(RUN) == 0
    before = contents()
    assert main([*RUN, *change]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert named in error
    assert "--overwrite" in error
    assert contents() == before
    maker.prompts.clear()
    assert main([*RUN, *change, "--overwrite"]) == 0
    assert len(maker.prompts) == 3
    assert main([*RUN, *change]) == 0


def test_another_model_of_the_same_name_is_noticed(maker, capsys):
    assert main(RUN) == 0
    torch.manual_seed(1)
    description = ModelDescription(network=NETWORK, layout=layout_fingerprint(), name="tiny", num_steps=2)
    save_model("model", description, MotionModel(NETWORK).state_dict())
    assert main(RUN) == 2
    assert "another model.fingerprint;" in capsys.readouterr().err


def test_the_same_steps_said_or_not_are_the_same_settings(maker):
    assert main(RUN) == 0
    maker.prompts.clear()
    assert main([*RUN, "--steps", "2", "--guidance", "2"]) == 0
    assert maker.prompts == []


def test_prompts_that_fail_do_not_stop_the_others(maker, capsys):
    Path("p.txt").write_text(LINES + "no frames#x#5\nA person rests.#5#6\nA person falls.#60#7\nA person sits.#60#8")
    maker.errors["A person jumps."] = PromptError("too\nlong")
    maker.errors["A person falls."] = ZeroDivisionError("oh")
    assert main(RUN) == 2
    shown = capsys.readouterr()
    assert shown.err.splitlines()[-1].startswith("kinoflow: error: 4 of 7 prompts failed, the first is '2': too long;")
    errors = {r["id"]: r["error"] for r in manifest()["results"] if "error" in r}
    assert list(errors) == ["2", "5", "6", "7"]
    assert list(dict.fromkeys(r["id"] for r in manifest()["results"])) == [
        str(number) for number in range(1, 9) if number != 4
    ]
    assert errors["2"] == "too long"
    assert "'x' is no number of frames" in errors["5"]
    assert "lasts from 0.67" in errors["6"]
    assert errors["7"] == "unexpected ZeroDivisionError: oh"
    names = ["1_0.glb", "1_1.glb", "3_0.glb", "3_1.glb", "8_0.glb", "8_1.glb"]
    assert sorted(path.name for path in Path("out").glob("*.glb")) == names
    assert shown.out.splitlines() == [f"out/{name}" for name in names]
    # What failed is tried again.
    maker.errors.clear()
    maker.prompts.clear()
    assert main(RUN) == 2
    assert maker.prompts == ["A person jumps.", "A person falls."]


def test_what_would_stop_every_prompt_stops_the_batch(maker, capsys):
    maker.errors["A person jumps."] = CheckpointError("damaged")
    assert main(RUN) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "kinoflow: error: damaged"
    assert maker.prompts == ["A person walks.", "A person jumps."]
    assert [r["id"] for r in manifest()["results"]] == ["1", "1"]


def test_no_usable_prompt_writes_nothing(maker, capsys):
    Path("p.txt").write_text("...\n#40\n")
    assert main(RUN) == 2
    assert "no prompt can be used" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_foreign_file_in_the_place_of_the_manifest_is_left_alone(maker, capsys):
    Path("out").mkdir()
    for content in ("{}", '{"format": "other"}', "text", "[]"):
        Path("out/manifest.json").write_text(content)
        assert main(RUN) == 2
        assert "is no manifest of a batch" in capsys.readouterr().err
        assert Path("out/manifest.json").read_text() == content
    assert maker.prompts == []


@pytest.mark.slow
def test_the_page_of_a_resumed_batch_has_all_clips(maker):
    assert main([*RUN, "--view"]) == 0
    whole = Path("out/index.html").read_text()
    assert main([*RUN, "--view"]) == 0
    for prompt in ("A person walks.", "A person jumps.", "A person runs."):
        assert prompt in whole
        assert prompt in Path("out/index.html").read_text()
    # Pictures are written only, so its clips are made again for the page.
    strips = [*RUN[:-4], "-o", "out/set.png", "--view"]
    assert main(strips) == 0
    maker.prompts.clear()
    assert main(strips) == 0
    assert len(maker.prompts) == 3
    assert manifest("out/set_manifest.json")["results"][0]["file"] == "set_1.png"


@pytest.mark.slow
def test_a_killed_process_leaves_whole_files_and_its_work_is_not_done_again(maker):
    """A real process, killed without a chance to clean up."""
    lines = [f"A person walks.#{20 + number}#{number}" for number in range(300)]
    Path("p.txt").write_text("\n".join(lines))
    command = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]
    command += ["generate", "--model", "model", "--prompts", "p.txt", "-o", "out/set.npz"]
    path = Path("out/set_manifest.json")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while process.poll() is None and (not path.is_file() or len(json.loads(path.read_text())["results"]) < 3):
        time.sleep(0.05)
    process.kill()
    assert process.wait() == -signal.SIGKILL, "it was over before it could be killed"
    first = manifest(str(path))["results"]
    assert 3 <= len(first) < len(lines)
    before = {result["file"]: Path("out", result["file"]).stat().st_mtime_ns for result in first}
    Path("p.txt").write_text("\n".join(lines[: len(first) + 2]))
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
    results = manifest(str(path))["results"]
    assert [result["id"] for result in results] == [str(number) for number in range(len(first) + 2)]
    assert {name: Path("out", name).stat().st_mtime_ns for name in before} == before
    for result in results:
        data = Path("out", result["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == result["sha256"]
        assert MotionClip.load(Path("out", result["file"])).num_frames == result["frames"]
