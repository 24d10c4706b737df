"""What the package says of itself where people look for packages."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hooks():
    spec = importlib.util.spec_from_file_location("kinoflow_hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXT = "![Three figures](docs/a.jpg)\n[guide](docs/b.md#c) and [below](#d) and [paper](https://arxiv.org/abs/1)"


def test_links_of_the_readme_lead_to_the_repository(hooks):
    assert hooks.published(TEXT, "https://example.org/k") == (
        "![Three figures](https://example.org/k/raw/main/docs/a.jpg)\n"
        "[guide](https://example.org/k/blob/main/docs/b.md#c) and [below](#d) and [paper](https://arxiv.org/abs/1)"
    )


def test_without_an_address_nothing_leads_nowhere(hooks):
    assert hooks.published(TEXT, "") == "\nguide and [below](#d) and [paper](https://arxiv.org/abs/1)"


def test_the_readme_of_the_package_has_no_link_to_a_file(hooks):
    text = hooks.published((ROOT / "README.md").read_text(encoding="utf-8"), "")
    assert "](docs/" not in text
    assert "](CONTRIBUTING" not in text


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://example.org/a/kinoflow.git", "https://example.org/a/kinoflow"),
        ("https://token@example.org/a/kinoflow", "https://example.org/a/kinoflow"),
        ("git@example.org:a/kinoflow.git", "https://example.org/a/kinoflow"),
        ("/somewhere/on/disk", ""),
        (None, ""),
    ],
)
def test_the_address_is_that_of_the_remote(hooks, tmp_path, monkeypatch, remote, address):
    monkeypatch.delenv("KINOFLOW_REPOSITORY", raising=False)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    if remote:
        subprocess.run(["git", "remote", "add", "origin", remote], cwd=tmp_path, check=True)
    assert hooks.repository(tmp_path) == address
    monkeypatch.setenv("KINOFLOW_REPOSITORY", "https://example.net/own/")
    assert hooks.repository(tmp_path) == "https://example.net/own"
