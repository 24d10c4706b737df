"""No broken file of any kind gives an untyped error, a warning, a hang, too much memory or an endless message.

A few cases of the formats that start fast run always; in the slow set, 300 of each target, and 100 of those of which
each case takes long. More by `KINOFLOW_FUZZ_CASES=5000`, others by `KINOFLOW_FUZZ_SEED=1`.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from fuzz.mutations import MUTATIONS, dumps, mutate
from fuzz.targets import TARGETS

CAMPAIGN = Path(__file__).with_name("campaign.py")
CASES = int(os.environ.get("KINOFLOW_FUZZ_CASES", "300"))
SEED = int(os.environ.get("KINOFLOW_FUZZ_SEED", "0"))
HEAVY = {
    *("encoders", "fbx", "mcp-generate", "mcp-perform", "mcp-show", "pieces", "run", "scene", "sentences", "settings"),
    *("upload-character", "upload-vrm"),
}
QUICK = [name for name in TARGETS if name not in HEAVY]
GROUPS = [[name] for name in sorted(HEAVY)] + [QUICK[start : start + 6] for start in range(0, len(QUICK), 6)]
"""Targets that are tried in one process: starting one takes as long as 300 cases of most."""
LIGHT = [name for name, target in TARGETS.items() if target.light]


def run(names: list[str], cases: int, seed: int = SEED) -> list[dict]:
    """Reports of a campaign in a process of its own, which has its own limits."""
    command = [sys.executable, str(CAMPAIGN), ",".join(names), "0", str(cases), str(seed)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(reports: list[dict], names: list[str], cases: int) -> None:
    faults = [report for report in reports if report.get("outcome") == "faults"]
    assert not faults, json.dumps(faults[:5], indent=1)
    totals = {report["target"]: report for report in reports}
    assert set(totals) == set(names)
    assert all(total["cases"] == cases for total in totals.values())


def test_formats_that_start_fast():
    check(run(LIGHT, 15), LIGHT, 15)


@pytest.mark.slow
@pytest.mark.parametrize("names", GROUPS, ids=",".join)
def test_no_broken_file_is_a_fault(names):
    cases = CASES // 3 if names[0] in HEAVY else CASES
    reports = run(names, cases)
    check(reports, names, cases)
    # Damage that nobody notices, or that nothing survives, would test little.
    for report in reports:
        if report["target"] not in ("prompt-cache", "kernel-choices"):  # without errors: what is damaged is made anew
            assert 0.05 * cases < report["refused"] < 0.98 * cases, report
            assert report["read"] > 0, report


def test_a_campaign_finds_faults(tmp_path):
    """The limits hold: a reader that raises, hangs, eats memory, warns or talks without end is caught."""
    script = tmp_path / "bad.py"
    script.write_text(
        f"""
import sys, warnings
sys.path[:0] = [{str(CAMPAIGN.parents[1])!r}]
from fuzz import campaign, targets
from kinoflow.errors import DataError, ResourceError

def spin(folder):
    while True:
        pass

def untyped(folder):
    raise KeyError("x")

def endless(folder):
    raise type("Talker", (DataError,), {{"__str__": lambda self: "x" * 1000}})

def hungry(folder):
    bytearray(8 << 30)

def warn(folder):
    warnings.warn("overflow", RuntimeWarning)

def typed(folder):
    raise DataError("x")

campaign.CPU_S = 0.2
for number, read in enumerate((untyped, endless, hungry, warn, spin, typed)):
    first = []
    def reader(folder, read=read, first=first):
        if first:
            read(folder)
        first.append(folder)
    name = read.__name__
    targets.TARGETS[name] = targets.Target(name, lambda f: (f / "a").write_text("1") and None, reader, {{"a": "text"}})
    campaign.main(name, 0, 2, 0)
"""
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = {report["target"]: report["kind"] for report in reports if "kind" in report}
    assert kinds == {
        "untyped": "KeyError",
        "endless": "message",
        "hungry": "memory",
        "warn": "RuntimeWarning",
        "spin": "hang",
    }
    assert {report["target"]: report.get("refused") for report in reports if "cases" in report}["typed"] == 2


@pytest.mark.parametrize("kind", MUTATIONS)
def test_damage_is_damage_and_depends_on_the_seed_alone(kind):
    buffer = io.BytesIO()
    np.savez(buffer, poses=np.zeros((3, 66)), fps=30.0)
    contents = {"npz": buffer.getvalue(), "jsonl": b'{"a": [1, 2]}\n{"b": {}}\n', "json": b'{"a": [1, {"b": "c"}]}'}
    if kind not in (*contents, "text", "yaml", "bytes", "npy"):
        pytest.skip("its targets make valid files of it")
    content = contents.get(kind, b"a: 1\nb: [2, 3]\n")
    damaged = [mutate(content, kind, Random(seed)) for seed in range(40)]
    assert damaged == [mutate(content, kind, Random(seed)) for seed in range(40)]
    assert len(set(damaged)) > 25
    assert sum(one != content for one in damaged) > 30


def test_json_of_damage_is_what_json_would_write():
    value = {"a": [1, 2.5, None, True, "é"], "b": {"c": []}}
    assert json.loads(dumps(value)) == value
