"""What help says, and what shells complete."""

import re
import shutil
import subprocess
from importlib import import_module

import pytest

from kinoflow.cli import VERBS, main


def commands() -> list[list[str]]:
    """Every command: verbs, and verbs of verbs."""
    found = []
    for verb in VERBS:
        command = import_module(f"kinoflow.cli.{verb.replace('-', '_')}").command
        found += [[verb, inner] for inner in command] if isinstance(command, dict) else [[verb]]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_help_says_no_default_where_there_is_none(command, capsys):
    assert main([*command, "--help"]) == 0
    shown = re.sub(r"[│╭╰─\s]+", " ", capsys.readouterr().out)
    assert "default: None" not in shown
    assert "(default: )" not in shown
    assert "{None" not in shown


def test_other_defaults_are_said(capsys):
    assert main(["convert", "--help"]) == 0
    shown = re.sub(r"[│╭╰─\s]+", " ", capsys.readouterr().out)
    assert "Second at which to begin. (default: 0.0)" in shown
    assert "--profile {mixamo,ue5,unity,vrm,rigify}" in shown
    assert "--up AXIS" in shown


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("completion") / "kinoflow.bash"
    with path.open("w") as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", file)
        assert main(["completion", "bash"]) == 0
    return path


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["con"], {"convert", "convert-checkpoint"}),
        (["data", ""], {"build", "caption", "show", "pack", "unpack"}),
        (["train", "pre"], {"pretrain"}),
        (["convert", "--so"], {"--source-fps"}),
        (["convert", "a.bvh", "b.glb", "--root"], {"--root-motion"}),
        (["data", "build", "caption", "--lic"], {"--licence"}),
        (["convert-checkpoint", "--so"], set()),
        (["convert", "wal"], {"walk.bvh"}),
    ],
)
def test_bash_completes(script, tmp_path, words, expected):
    (tmp_path / "walk.bvh").touch()
    words = " ".join(f"'{word}'" for word in ["kinoflow", *words])
    code = f'source "{script}"; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _kinoflow'
    code += '; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == expected
    assert done.stderr == ""


@pytest.mark.parametrize(("shell", "line"), [("fish", "-l root-motion"), ("zsh", "bashcompinit")])
def test_other_shells(shell, line, capsys):
    assert main(["completion", shell]) == 0
    assert line in capsys.readouterr().out
